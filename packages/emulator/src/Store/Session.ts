/**
 * Sessions: what an access token opens, and the refresh token beside it.
 *
 * @since 0.1.0
 */

/** Points in time are milliseconds since 1970. */
export interface Session {
  readonly token: string
  readonly uid: string
  /** The profile that logged in. */
  readonly profileId: string
  readonly provider: string
  readonly isRememberMe: boolean
  readonly createdAt: number
  readonly expiresAt: number
  readonly lifetime: number
  /** Whether each use moves the end of the session to now plus its lifetime. */
  readonly isSliding: boolean
  /** Undefined where refresh tokens are switched off, and once it is spent or revoked. */
  readonly refresh: Refresh | undefined
  /** Whether the access token was invalidated while its refresh token stays good. */
  readonly isInvalidated: boolean
}

export interface Refresh {
  readonly token: string
  readonly expiresAt: number
}

/** What an access token turned out to be. */
export type Found =
  | { readonly _tag: "Valid"; readonly session: Session }
  | { readonly _tag: "Expired" }
  | { readonly _tag: "Unknown" }
