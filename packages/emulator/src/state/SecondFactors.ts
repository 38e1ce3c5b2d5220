/**
 * The second factors of accounts, and the logins that wait for one.
 *
 * @since 0.1.0
 */
import * as Challenges from "./Challenges.js"
import type { Definition, Rows, WritableRows } from "./table.js"

export interface Authenticator {
  /** 32 hex digits, whose text is the key; or `base32:` and the key. */
  readonly key: string
  /** Whether the user has shown that their app has the key. */
  readonly isVerified: boolean
  /** The time step of the last code that was taken. */
  readonly lastStep: number | undefined
}

export interface BackupCode {
  readonly code: string
  readonly isUsed: boolean
}

export interface Factors {
  readonly uid: string
  readonly authenticator: Authenticator | undefined
  /** The number that passcodes go to. */
  readonly phone: string | undefined
  /** A number that is to be the next one, once a passcode to it has come back. */
  readonly nextPhone: string | undefined
  readonly isEmailOn: boolean
  /** Undefined until they are made. */
  readonly backupCodes: ReadonlyArray<BackupCode> | undefined
  /** Whether the security answers of the account are a factor. */
  readonly areAnswersOn?: boolean | undefined
  /** The device that approves logins. */
  readonly device?: Device | undefined
  readonly isDuoOn?: boolean | undefined
}

export interface Device {
  /** In milliseconds since 1970. */
  readonly pairedAt: number
}

/** A login whose password was right, and that waits for the second factor. */
export interface PendingLogin {
  readonly token: string
  readonly uid: string
  /** In milliseconds since 1970. */
  readonly expiresAt: number
}

/** What the token of a login that waits turned out to be. */
export type FoundLogin =
  | { readonly _tag: "Valid"; readonly login: PendingLogin }
  | { readonly _tag: "Expired" }
  | { readonly _tag: "Unknown" }

/** No factors at all. */
export const none = (uid: string): Factors => ({
  uid,
  authenticator: undefined,
  phone: undefined,
  nextPhone: undefined,
  isEmailOn: false,
  backupCodes: undefined
})

/** Whether there is any factor that the user has set up. */
export const isAny = ({ areAnswersOn, authenticator, device, isDuoOn, isEmailOn, phone }: Factors): boolean =>
  authenticator?.isVerified === true ||
  phone !== undefined ||
  isEmailOn ||
  areAnswersOn === true ||
  device !== undefined ||
  isDuoOn === true

/** By account. */
export const definition: Definition<Factors, never> = { key: ({ uid }) => uid, indexes: {} }

/** By token. */
export const pendingDefinition: Definition<PendingLogin, "uid"> = {
  key: ({ token }) => token,
  indexes: { uid: ({ uid }) => [uid] },
  endsAt: ({ expiresAt }) => expiresAt
}

export interface Reads {
  readonly factors: Rows<Factors>
  readonly pendingLogins: Rows<PendingLogin, "uid">
}

export interface Writes extends Challenges.Writes {
  readonly factors: WritableRows<Factors>
  readonly pendingLogins: WritableRows<PendingLogin, "uid">
}

/** The factors of an account, none of them to begin with. */
export const ofAccount =
  (uid: string) =>
  ({ factors }: Pick<Reads, "factors">): Factors =>
    factors.get(uid) ?? none(uid)

/** Writes factors; backup codes do not outlive the last of them, and what is asked of a factor does not outlive it. */
export const put =
  (changed: Factors) =>
  ({ challenges, factors }: Pick<Writes, "challenges" | "factors">): void => {
    const before = ofAccount(changed.uid)({ factors })
    if (before.device !== undefined && changed.device === undefined)
      Challenges.endOf(changed.uid, ["pairing", "push"])({ challenges })
    if (before.isDuoOn === true && changed.isDuoOn !== true) Challenges.endOf(changed.uid, ["duo"])({ challenges })
    factors.put(isAny(changed) ? changed : { ...changed, backupCodes: undefined })
  }

/** Keeps a login whose second factor is still to come. */
export const openPending =
  (login: PendingLogin) =>
  ({ pendingLogins }: Pick<Writes, "pendingLogins">): void =>
    pendingLogins.put(login)

export const findPending =
  (token: string, now: number) =>
  ({ pendingLogins }: Pick<Reads, "pendingLogins">): FoundLogin => {
    const login = pendingLogins.get(token)
    if (login === undefined) return { _tag: "Unknown" }
    return login.expiresAt <= now ? { _tag: "Expired" } : { _tag: "Valid", login }
  }

/** Ends a login that waits, and what it waits for. */
export const closePending =
  (token: string) =>
  ({ challenges, pendingLogins }: Pick<Writes, "challenges" | "pendingLogins">): void => {
    pendingLogins.remove(token)
    Challenges.endOfLogin(token)({ challenges })
  }

/** Ends the logins of an account that wait. */
export const closePendingOf =
  (uid: string) =>
  ({ challenges, pendingLogins }: Pick<Writes, "challenges" | "pendingLogins">): void => {
    for (const { token } of pendingLogins.by("uid", uid)) closePending(token)({ challenges, pendingLogins })
  }

/** Gives the factors and the waiting logins of an account to another one, which has none yet. */
export const move =
  (from: string, to: string) =>
  (tables: Writes): void => {
    const own = tables.factors.get(from)
    tables.factors.remove(from)
    if (own !== undefined) tables.factors.put({ ...own, uid: to })
    for (const login of tables.pendingLogins.by("uid", from)) tables.pendingLogins.put({ ...login, uid: to })
    Challenges.move(from, to)(tables)
  }

export const removeOf =
  (uid: string) =>
  (tables: Writes): void => {
    closePendingOf(uid)(tables)
    Challenges.removeOf(uid)(tables)
    tables.factors.remove(uid)
  }
