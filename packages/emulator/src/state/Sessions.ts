/**
 * Sessions: what an access token opens, and the refresh token beside it.
 *
 * @since 0.1.0
 */
import { isSame } from "../internal/secrets.js"
import type { Definition, Rows, WritableRows } from "./table.js"

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

type Index = "uid" | "refreshToken"

/** By access token. A session ends with the last of its tokens. */
export const definition: Definition<Session, Index> = {
  key: ({ token }) => token,
  indexes: {
    uid: ({ uid }) => [uid],
    refreshToken: ({ refresh }) => (refresh === undefined ? [] : [refresh.token])
  },
  endsAt: ({ expiresAt, isInvalidated, refresh }) =>
    Math.max(isInvalidated ? -Infinity : expiresAt, refresh?.expiresAt ?? -Infinity)
}

export interface Reads {
  readonly sessions: Rows<Session, Index>
}

export interface Writes {
  readonly sessions: WritableRows<Session, Index>
}

/** What an access token opens. */
export const find =
  (token: string, now: number) =>
  ({ sessions }: Reads): Found => {
    const session = sessions.get(token)
    if (session === undefined || session.isInvalidated) return { _tag: "Unknown" }
    return session.expiresAt <= now ? { _tag: "Expired" } : { _tag: "Valid", session }
  }

/** The same; a sliding session is extended by it. */
export const use =
  (token: string, now: number) =>
  (tables: Writes): Found => {
    const found = find(token, now)(tables)
    if (found._tag !== "Valid" || !found.session.isSliding) return found
    const session = { ...found.session, expiresAt: now + found.session.lifetime }
    tables.sessions.put(session)
    return { _tag: "Valid", session }
  }

/** The sessions of an account, also those that have ended. */
export const ofAccount =
  (uid: string) =>
  ({ sessions }: Reads): ReadonlyArray<Session> =>
    sessions.by("uid", uid)

/** The session that a refresh token renews. */
export const byRefreshToken =
  (refreshToken: string, now: number) =>
  ({ sessions }: Reads): Session | undefined =>
    sessions.by("refreshToken", refreshToken).find(({ refresh }) => refresh !== undefined && refresh.expiresAt > now)

export const open =
  (session: Session) =>
  ({ sessions }: Writes): void =>
    sessions.put(session)

/** Invalidates an access token, and its refresh token if asked to. */
export const invalidate =
  (token: string, options: { readonly refresh: boolean }) =>
  ({ sessions }: Writes): void => {
    const session = sessions.get(token)
    if (session === undefined) return
    if (options.refresh || session.refresh === undefined) sessions.remove(token)
    else sessions.put({ ...session, isInvalidated: true })
  }

/** Spends the refresh token of a session. Its access token lives on until it expires. */
export const spendRefresh =
  (token: string) =>
  ({ sessions }: Writes): void => {
    const session = sessions.get(token)
    if (session?.refresh === undefined) return
    if (session.isInvalidated) sessions.remove(token)
    else sessions.put({ ...session, refresh: undefined })
  }

/** Spends a refresh token for a new session; answers whether it was good. */
export const renew =
  (refreshToken: string, next: Session, now: number) =>
  (tables: Writes): boolean => {
    const spent = byRefreshToken(refreshToken, now)(tables)
    if (spent === undefined) return false
    spendRefresh(spent.token)(tables)
    tables.sessions.put(next)
    return true
  }

/** Removes the sessions of an account, except one. */
export const removeOf =
  (uid: string, kept?: string) =>
  ({ sessions }: Writes): void => {
    for (const { token } of sessions.by("uid", uid))
      if (kept === undefined || !isSame(token, kept)) sessions.remove(token)
  }

/** Gives the sessions of an account to another one. */
export const move =
  (from: string, to: string) =>
  ({ sessions }: Writes): void => {
    for (const session of sessions.by("uid", from)) sessions.put({ ...session, uid: to })
  }
