/**
 * What goes with PINs: logins that wait for their user's first PIN, and the session tokens that a PIN logs in by.
 *
 * @since 0.1.0
 */
import type { Definition, Rows, WritableRows } from "./table.js"

/** What somebody has who needs a PIN, and nothing else, to be logged in. */
export interface PinToken {
  readonly token: string
  readonly uid: string
  /** The profile that is logged in; undefined stands for the main one. */
  readonly profileId: string | undefined
  /** In milliseconds since 1970. */
  readonly expiresAt: number
}

/** What a token turned out to be. */
export type Found =
  | { readonly _tag: "Valid"; readonly row: PinToken }
  | { readonly _tag: "Expired" }
  | { readonly _tag: "Unknown" }

/** By token. */
export const definition: Definition<PinToken, "uid"> = {
  key: ({ token }) => token,
  indexes: { uid: ({ uid }) => [uid] },
  endsAt: ({ expiresAt }) => expiresAt
}

export interface Reads {
  /** Logins that wait for the first PIN, by the token that sets it. */
  readonly pinLogins: Rows<PinToken, "uid">
  /** By the session token. */
  readonly pinSessions: Rows<PinToken, "uid">
}

export interface Writes {
  readonly pinLogins: WritableRows<PinToken, "uid">
  readonly pinSessions: WritableRows<PinToken, "uid">
}

const judge = (row: PinToken | undefined, now: number): Found =>
  row === undefined ? { _tag: "Unknown" } : row.expiresAt <= now ? { _tag: "Expired" } : { _tag: "Valid", row }

/** The login that waits for the first PIN. */
export const findLogin =
  (token: string, now: number) =>
  ({ pinLogins }: Reads): Found =>
    judge(pinLogins.get(token), now)

/** What a session token opens to whoever knows the PIN. */
export const findSession =
  (token: string, now: number) =>
  ({ pinSessions }: Reads): Found =>
    judge(pinSessions.get(token), now)

export const openLogin =
  (login: PinToken) =>
  ({ pinLogins }: Writes): void =>
    pinLogins.put(login)

export const closeLogin =
  (token: string) =>
  ({ pinLogins }: Writes): void =>
    pinLogins.remove(token)

export const openSession =
  (session: PinToken) =>
  ({ pinSessions }: Writes): void =>
    pinSessions.put(session)

export const closeSession =
  (token: string) =>
  ({ pinSessions }: Writes): void =>
    pinSessions.remove(token)

/** Ends the logins of an account that wait for its first PIN. */
export const closeLoginsOf =
  (uid: string) =>
  ({ pinLogins }: Pick<Writes, "pinLogins">): void => {
    for (const { token } of pinLogins.by("uid", uid)) pinLogins.remove(token)
  }

/** Gives what an account has of both to another one. */
export const move =
  (from: string, to: string) =>
  ({ pinLogins, pinSessions }: Writes): void => {
    const moved = (row: PinToken): PinToken => ({
      ...row,
      uid: to,
      profileId: row.profileId === from ? to : row.profileId
    })
    for (const row of pinLogins.by("uid", from)) pinLogins.put(moved(row))
    for (const row of pinSessions.by("uid", from)) pinSessions.put(moved(row))
  }

/** Ends what an account has of both. */
export const removeOf =
  (uid: string) =>
  (tables: Writes): void => {
    closeLoginsOf(uid)(tables)
    for (const { token } of tables.pinSessions.by("uid", uid)) tables.pinSessions.remove(token)
  }
