/**
 * What goes with consents: what users agreed to, logins that wait for a form, and the log of what was said.
 *
 * @since 0.1.0
 */
import type { PinToken as WaitingLogin } from "./Pins.js"
import type { Definition, Rows, WritableRows } from "./table.js"

/** An event at which a form is shown. Names of the application's own are compared among themselves. */
export interface ConsentEvent {
  readonly event: string
  readonly isCustom: boolean
}

/** A version of an event's form. */
export interface ConsentVersion extends ConsentEvent {
  readonly version: number
}

/** What a user has agreed to. */
export interface Given {
  /** One per event: the newest that was accepted. */
  readonly versions: ReadonlyArray<ConsentVersion>
  readonly options: ReadonlyArray<{
    readonly id: string
    /** In milliseconds since 1970. */
    readonly at: number
  }>
}

/** What became of consents at one time. */
export interface ConsentLog {
  /** 24 hexadecimal digits. */
  readonly id: string
  readonly uid: string
  readonly updateType: "Default" | "ConsentEditor"
  /** The versions that were accepted by then. */
  readonly versions: ReadonlyArray<ConsentVersion>
  readonly entries: ReadonlyArray<{
    readonly id: string
    readonly event: "Subscribe" | "Unsubscribe" | "NotOpted"
  }>
  /** In milliseconds since 1970. */
  readonly at: number
  readonly ip: string | undefined
  readonly userAgent: string | undefined
  readonly host: string | undefined
}

export type { WaitingLogin }

/** What a token turned out to be. */
export type Found =
  | { readonly _tag: "Valid"; readonly row: WaitingLogin }
  | { readonly _tag: "Expired" }
  | { readonly _tag: "Unknown" }

export const loginsDefinition: Definition<WaitingLogin, "uid"> = {
  key: ({ token }) => token,
  indexes: { uid: ({ uid }) => [uid] },
  endsAt: ({ expiresAt }) => expiresAt
}

export const logsDefinition: Definition<ConsentLog, "uid"> = {
  key: ({ id }) => id,
  indexes: { uid: ({ uid }) => [uid] }
}

export interface Reads {
  /** Logins that wait for consent forms, by the token that submits them. */
  readonly consentLogins: Rows<WaitingLogin, "uid">
  readonly consentLogs: Rows<ConsentLog, "uid">
}

export interface Writes {
  readonly consentLogins: WritableRows<WaitingLogin, "uid">
  readonly consentLogs: WritableRows<ConsentLog, "uid">
}

export const findLogin =
  (token: string, now: number) =>
  ({ consentLogins }: Pick<Reads, "consentLogins">): Found => {
    const row = consentLogins.get(token)
    if (row === undefined) return { _tag: "Unknown" }
    return row.expiresAt <= now ? { _tag: "Expired" } : { _tag: "Valid", row }
  }

export const openLogin =
  (login: WaitingLogin) =>
  ({ consentLogins }: Pick<Writes, "consentLogins">): void =>
    consentLogins.put(login)

export const closeLogin =
  (token: string) =>
  ({ consentLogins }: Pick<Writes, "consentLogins">): void =>
    consentLogins.remove(token)

export const log =
  (entry: ConsentLog) =>
  ({ consentLogs }: Pick<Writes, "consentLogs">): void =>
    consentLogs.put(entry)

/** The log of an account, the newest first. */
export const logsOf =
  (uid: string) =>
  ({ consentLogs }: Pick<Reads, "consentLogs">): ReadonlyArray<ConsentLog> =>
    [...consentLogs.by("uid", uid)].reverse()

/** Ends the logins of an account that wait for consent forms. */
export const closeLoginsOf =
  (uid: string) =>
  ({ consentLogins }: Pick<Writes, "consentLogins">): void => {
    for (const { token } of consentLogins.by("uid", uid)) consentLogins.remove(token)
  }

/** Gives what an account has to another one. */
export const move =
  (from: string, to: string) =>
  ({ consentLogins, consentLogs }: Writes): void => {
    for (const row of consentLogins.by("uid", from)) {
      consentLogins.put({ ...row, uid: to, profileId: row.profileId === from ? to : row.profileId })
    }
    for (const row of consentLogs.by("uid", from)) consentLogs.put({ ...row, uid: to })
  }

/** Ends what an account has. */
export const removeOf =
  (uid: string) =>
  (tables: Writes): void => {
    closeLoginsOf(uid)(tables)
    for (const { id } of tables.consentLogs.by("uid", uid)) tables.consentLogs.remove(id)
  }
