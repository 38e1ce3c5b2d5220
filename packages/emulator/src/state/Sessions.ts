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
  /** Undefined for the first access token of a session. */
  readonly renewal?: Renewal | undefined
}

/** Which session a further access token belongs to. */
export interface Renewal {
  /** Its first access token. */
  readonly of: string
  /** How many access tokens it had before this one. */
  readonly number: number
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

type Index = "uid" | "profileId" | "refreshToken"

/** By access token. A session ends with the last of its tokens. */
export const definition: Definition<Session, Index> = {
  key: ({ token }) => token,
  indexes: {
    uid: ({ uid }) => [uid],
    profileId: ({ profileId }) => [profileId],
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

/** The sessions that were opened with a profile, also those that have ended. */
export const ofProfile =
  (profileId: string) =>
  ({ sessions }: Reads): ReadonlyArray<Session> =>
    sessions.by("profileId", profileId)

/** What access tokens of one session have in common. */
export const idOf = ({ renewal, token }: Session): string => renewal?.of ?? token

/** The sessions whose access tokens are good, each by the latest one, the latest session first. */
export const active = (sessions: ReadonlyArray<Session>, now: number): ReadonlyArray<Session> => {
  const latest = new Map<string, Session>()
  for (const session of sessions) {
    if (session.isInvalidated || session.expiresAt <= now) continue
    const known = latest.get(idOf(session))
    if (known === undefined || numberOf(known) < numberOf(session)) latest.set(idOf(session), session)
  }
  return [...latest.values()].sort((a, b) => b.createdAt - a.createdAt || (a.token < b.token ? -1 : 1))
}

const numberOf = ({ renewal }: Session): number => renewal?.number ?? 0

/** The same session with another pair of tokens. */
export const renewed = (
  session: Session,
  pair: Pick<Session, "token" | "refresh" | "expiresAt" | "lifetime" | "isSliding">
): Session => ({
  ...session,
  ...pair,
  isInvalidated: false,
  renewal: { of: idOf(session), number: numberOf(session) + 1 }
})

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

/** Spends the refresh token of a session for another one, or for another pair of tokens of the same. */
export const renew =
  (token: string, next: Session) =>
  (tables: Writes): void => {
    spendRefresh(token)(tables)
    tables.sessions.put(next)
  }

/** Revokes the refresh tokens of an account. */
export const spendRefreshesOf =
  (uid: string) =>
  (tables: Writes): void => {
    for (const { token } of tables.sessions.by("uid", uid)) spendRefresh(token)(tables)
  }

/** Removes the sessions of an account, except the one of an access token. */
export const removeOf =
  (uid: string, kept?: string) =>
  ({ sessions }: Writes): void => {
    const own = kept === undefined ? undefined : sessions.get(kept)
    const id = own === undefined ? kept : idOf(own)
    for (const session of sessions.by("uid", uid))
      if (id === undefined || !isSame(idOf(session), id)) sessions.remove(session.token)
  }

/** Gives the sessions of an account to another one. */
export const move =
  (from: string, to: string) =>
  ({ sessions }: Writes): void => {
    for (const session of sessions.by("uid", from)) {
      // An account without a profile of its own is its own profile.
      sessions.put({ ...session, uid: to, profileId: session.profileId === from ? to : session.profileId })
    }
  }
