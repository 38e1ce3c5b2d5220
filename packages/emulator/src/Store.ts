/**
 * The state of the emulated LoginRadius, and the rules that always hold in it.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import { type Account, addressesOf, emailKey, phoneKey } from "./Store/Account.js"
import type { Checked, Code, Purpose } from "./Store/Code.js"
import type { Found, Session } from "./Store/Session.js"

export type { Account, EmailAddress, Json, Lock, SocialIdentity } from "./Store/Account.js"
export type { Checked, Code, Purpose } from "./Store/Code.js"
export type { Found, Session } from "./Store/Session.js"

/** Everything there is, as one value. */
export interface State {
  readonly accounts: ReadonlyMap<string, Account>
  /** By access token. */
  readonly sessions: ReadonlyMap<string, Session>
  readonly codes: ReadonlyArray<Code>
  /** When messages of a kind went to an account, for throttling: `<uid> <kind>` to milliseconds since 1970. */
  readonly sent: ReadonlyMap<string, ReadonlyArray<number>>
}

/** The state of a new application. */
export const empty: State = { accounts: new Map(), sessions: new Map(), codes: [], sent: new Map() }

/** What two accounts must not share. */
export type Conflict =
  | { readonly _tag: "Uid" }
  | { readonly _tag: "Email"; readonly address: string; readonly holder: Account }
  | { readonly _tag: "UserName"; readonly holder: Account }
  | { readonly _tag: "Phone"; readonly holder: Account }
  | { readonly _tag: "Social"; readonly holder: Account }

/** How the uniqueness of what identifies an account is judged. */
export interface Uniqueness {
  /** Whether accounts may share an address, and are told apart by their user names. */
  readonly sharedEmails: boolean
  readonly caseSensitiveUserNames: boolean
}

/**
 * The state with its operations. All of them are synchronous; each leaves the invariants of `violations` intact.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  readonly state: () => State
  readonly clear: () => void
  readonly accounts: () => ReadonlyArray<Account>
  readonly account: (uid: string) => Account | undefined
  /** By an address that the account logs in with. */
  readonly byEmail: (address: string) => Account | undefined
  readonly allByEmail: (address: string) => ReadonlyArray<Account>
  readonly byUserName: (userName: string, caseSensitive: boolean) => Account | undefined
  readonly byPhone: (phone: string) => Account | undefined
  readonly bySocial: (provider: string, id: string) => Account | undefined
  /** Whether any account has the address, also one that waits for its verification. */
  readonly isEmailTaken: (address: string) => boolean
  /** What an account would share with another one. */
  readonly conflict: (account: Account, uniqueness: Uniqueness) => Conflict | undefined
  /** Writes an account. Answers the conflict instead, when there is one, and has then written nothing. */
  readonly put: (account: Account, uniqueness: Uniqueness) => Conflict | undefined
  /** Removes an account with its sessions and codes. */
  readonly remove: (uid: string) => void
  /** Moves the sessions of one account to another and removes it. */
  readonly merge: (from: string, into: Account, uniqueness: Uniqueness) => Conflict | undefined
  readonly findSession: (accessToken: string, nowMillis: number) => Found
  readonly sessionsOf: (uid: string) => ReadonlyArray<Session>
  readonly open: (session: Session) => void
  readonly replace: (session: Session) => void
  /** Invalidates an access token; with `refresh` its refresh token too. */
  readonly invalidate: (accessToken: string, options: { readonly refresh: boolean }) => void
  /** Ends the sessions of an account, except one. */
  readonly closeOthers: (uid: string, kept: string | undefined) => void
  readonly findRefresh: (refreshToken: string, nowMillis: number) => Session | undefined
  /** Spends a refresh token: its session goes, the new one comes. */
  readonly renew: (refreshToken: string, next: Session, nowMillis: number) => boolean
  readonly issue: (code: Code) => void
  readonly checkToken: (purpose: Purpose | ReadonlyArray<Purpose>, token: string, nowMillis: number) => Checked
  /** An OTP is looked up among those of one account, by its message or by its account. */
  readonly checkOtp: (purpose: Purpose | ReadonlyArray<Purpose>, uid: string, otp: string, nowMillis: number) => Checked
  readonly byMessage: (messageId: string) => Code | undefined
  /** Marks a code as used, and withdraws the other ones of its account and purpose. */
  readonly spend: (code: Code) => void
  /** Counts a message of a kind; answers how many went out since. */
  readonly countSent: (uid: string, kind: string, sinceMillis: number) => number
  readonly markSent: (uid: string, kind: string, nowMillis: number) => void
  readonly violations: (uniqueness: Uniqueness) => ReadonlyArray<string>
}

/**
 * @since 0.1.0
 * @category tags
 */
export class Store extends Context.Tag("@loginradius-effect/emulator/Store")<Store, Service>() {}
