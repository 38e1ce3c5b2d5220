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
  /** Where it was opened from, where that is known. */
  readonly visitor?: Visitor | undefined
  /** Whether the access token was invalidated while its refresh token stays good. */
  readonly isInvalidated: boolean
}

/** What a request tells about whoever sent it. */
export interface Visitor {
  readonly ip: string | undefined
  readonly userAgent: string | undefined
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
