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
  /** How long the access token lives from each use or renewal on. */
  readonly lifetime: number
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
