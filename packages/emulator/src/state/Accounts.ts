/**
 * Accounts: what LoginRadius keeps about people, and what goes with an account when it goes.
 *
 * @since 0.1.0
 */
import * as ClientLogins from "./ClientLogins.js"
import * as Codes from "./Codes.js"
import * as Consents from "./Consents.js"
import * as CustomObjects from "./CustomObjects.js"
import type { Json } from "./Json.js"
import { emailKey, phoneKey, unique } from "./keys.js"
import * as Pins from "./Pins.js"
import * as RiskValues from "./RiskValues.js"
import type * as Roles from "./Roles.js"
import * as SecondFactors from "./SecondFactors.js"
import * as SentMessages from "./SentMessages.js"
import * as Sessions from "./Sessions.js"
import type { EmailAddress, SocialIdentity } from "./SocialIdentity.js"
import * as StepUps from "./StepUps.js"
import type { Definition, Rows, WritableRows } from "./table.js"

/** Why a login does not get as far as the password. */
export interface Lock {
  readonly type: "Suspend" | "Captcha" | "SecurityQuestion" | "Block"
  /** When the lock ends by itself, in milliseconds since 1970. */
  readonly until: number | undefined
}

/** A version of the privacy policy, and when it was accepted. */
export interface AcceptedPolicy {
  readonly version: string
  readonly source: string
  readonly at: number
}

/** A context in which an account has roles. Its name is unique in the account. */
export interface RoleContext {
  readonly context: string
  /** Names of roles. */
  readonly roles: ReadonlyArray<string>
  readonly additionalPermissions: ReadonlyArray<string>
  /** In milliseconds since 1970. */
  readonly expiresAt: number | undefined
}

/** Points in time are milliseconds since 1970. */
export interface Account {
  readonly uid: string
  /** The id of the profile with the password; undefined while the account has social profiles only. */
  readonly emailProfileId: string | undefined
  readonly isCustomUid: boolean
  /** What can be written of the profile and has no rules across members, by LoginRadius' member names. */
  readonly fields: Json
  readonly emails: ReadonlyArray<EmailAddress>
  /** Addresses that were added and wait for their verification. */
  readonly unverified: ReadonlyArray<EmailAddress>
  readonly emailVerified: boolean
  readonly userName: string | undefined
  readonly phoneId: string | undefined
  readonly phoneIdVerified: boolean
  /** The number that the user changes to, until it is verified. */
  readonly pendingPhone: string | undefined
  readonly passwordHash: string | undefined
  /** Earlier hashes, the newest first. */
  readonly passwordHistory: ReadonlyArray<string>
  readonly passwordChangedAt: number | undefined
  readonly passwordExpiresAt: number | undefined
  readonly isPasswordSecure: boolean
  readonly isPasswordBreached: boolean
  /** Whether the mail about the breached password went out. */
  readonly wasBreachMailed: boolean
  readonly pinHash: string | undefined
  readonly pinChangedAt?: number | undefined
  /** When the user said that they would do without a PIN for now. */
  readonly pinSkippedAt?: number | undefined
  /** Hashes of the answers, by the id of the question. */
  readonly securityAnswers: { readonly [questionId: string]: string }
  readonly isActive: boolean
  readonly isDeleted: boolean
  readonly isLoginDisabled: boolean
  readonly failedLogins: number
  readonly failedSecurityAnswers: number
  readonly lock: Lock | undefined
  readonly logins: number
  readonly lastLoginAt: number | undefined
  readonly createdAt: number
  readonly modifiedAt: number
  readonly registrationProvider: string
  readonly registrationSource: string
  readonly wasWelcomed: boolean
  /** The newest last. */
  readonly policies: ReadonlyArray<AcceptedPolicy>
  /** What the user agrees to by consent forms; undefined while they were never asked. */
  readonly consents?: Consents.Given | undefined
  readonly social: ReadonlyArray<SocialIdentity>
  /** Names of roles. */
  readonly roles: ReadonlyArray<string>
  readonly roleContexts: ReadonlyArray<RoleContext>
  /** Ids of accounts that were merged into this one. */
  readonly previousUids: ReadonlyArray<string>
}

/** Shared by all accounts, of which most have nothing there. */
const none: ReadonlyArray<never> = []
const nothing = {}

/** An account with nothing in it. */
export const blank = (uid: string, now: number): Account => ({
  uid,
  emailProfileId: undefined,
  isCustomUid: false,
  fields: nothing,
  emails: none,
  unverified: none,
  emailVerified: false,
  userName: undefined,
  phoneId: undefined,
  phoneIdVerified: false,
  pendingPhone: undefined,
  passwordHash: undefined,
  passwordHistory: none,
  passwordChangedAt: undefined,
  passwordExpiresAt: undefined,
  isPasswordSecure: true,
  isPasswordBreached: false,
  wasBreachMailed: false,
  pinHash: undefined,
  pinChangedAt: undefined,
  pinSkippedAt: undefined,
  securityAnswers: nothing,
  isActive: true,
  isDeleted: false,
  isLoginDisabled: false,
  failedLogins: 0,
  failedSecurityAnswers: 0,
  lock: undefined,
  logins: 0,
  lastLoginAt: undefined,
  createdAt: now,
  modifiedAt: now,
  registrationProvider: "Email",
  registrationSource: "API",
  wasWelcomed: false,
  policies: none,
  consents: undefined,
  social: none,
  roles: none,
  roleContexts: none,
  previousUids: none
})

/** The addresses that the account is found by. */
export const addressesOf = (account: Account): ReadonlyArray<EmailAddress> =>
  account.social.length === 0 ? account.emails : [...account.emails, ...account.social.flatMap(({ emails }) => emails)]

/** Whether an account has social profiles only, and no password of its own. */
export const isSocialOnly = (account: Account): boolean =>
  account.emailProfileId === undefined && account.social.length > 0

/** Whether a lock holds; a suspension ends by itself. */
export const isLocked = ({ lock }: Account, now: number): boolean =>
  lock !== undefined && (lock.until === undefined || lock.until > now)

type Index = "email" | "pendingEmail" | "userName" | "phone" | "pendingPhone" | "social" | "role" | "roleContext"

const socialKey = (provider: string, id: string): string => `${provider.toLowerCase()} ${id}`

const keysOf = (addresses: ReadonlyArray<EmailAddress>): ReadonlyArray<string> =>
  addresses.length === 0 ? none : unique(addresses.map(({ Value }) => emailKey(Value)))

const rolesOf = ({ roleContexts, roles }: Account): ReadonlyArray<string> =>
  roleContexts.length === 0 ? roles : unique([...roles, ...roleContexts.flatMap((context) => context.roles)])

/** By `uid`. User names are found without regard to case, and compared with it where that counts. */
export const definition: Definition<Account, Index> = {
  key: ({ uid }) => uid,
  indexes: {
    email: (account) => keysOf(addressesOf(account)),
    pendingEmail: ({ unverified }) => keysOf(unverified),
    userName: ({ userName }) => (userName === undefined ? none : [userName.toLowerCase()]),
    phone: ({ phoneId }) => (phoneId === undefined ? none : [phoneKey(phoneId)]),
    pendingPhone: ({ pendingPhone }) => (pendingPhone === undefined ? none : [phoneKey(pendingPhone)]),
    social: ({ social }) =>
      social.length === 0 ? none : unique(social.map(({ id, provider }) => socialKey(provider, id))),
    role: rolesOf,
    roleContext: ({ roleContexts }) => (roleContexts.length === 0 ? none : roleContexts.map(({ context }) => context))
  }
}

export interface Reads {
  readonly accounts: Rows<Account, Index>
}

/** What is written with an account, or goes with it. */
export interface Writes
  extends
    Sessions.Writes,
    Codes.Writes,
    ClientLogins.Writes,
    SecondFactors.Writes,
    Pins.Writes,
    Consents.Writes,
    StepUps.Writes,
    RiskValues.Writes,
    CustomObjects.Writes,
    SentMessages.Writes {
  readonly accounts: WritableRows<Account, Index>
}

export const byUid =
  (uid: string) =>
  ({ accounts }: Reads): Account | undefined =>
    accounts.get(uid)

/** All accounts, the oldest first. */
export const all = ({ accounts }: Reads): ReadonlyArray<Account> => oldestFirst(accounts.all())

const oldestFirst = (accounts: ReadonlyArray<Account>): ReadonlyArray<Account> =>
  [...accounts].sort((a, b) => a.createdAt - b.createdAt || (a.uid < b.uid ? -1 : 1))

/** By an address that the account is known by; one that waits for its verification does not count. */
export const byEmail =
  (address: string) =>
  ({ accounts }: Reads): Account | undefined =>
    accounts.by("email", emailKey(address))[0]

/** The same, where accounts may share an address. */
export const allByEmail =
  (address: string) =>
  ({ accounts }: Reads): ReadonlyArray<Account> =>
    accounts.by("email", emailKey(address))

/** The accounts that have an address, also as one that waits for its verification. */
export const holdersOf =
  (address: string) =>
  ({ accounts }: Reads): ReadonlyArray<Account> => [
    ...accounts.by("email", emailKey(address)),
    ...accounts.by("pendingEmail", emailKey(address))
  ]

export const byUserName =
  (userName: string, caseSensitive: boolean) =>
  ({ accounts }: Reads): Account | undefined =>
    accounts.by("userName", userName.toLowerCase()).find((account) => !caseSensitive || account.userName === userName)

export const byPhone =
  (phone: string) =>
  ({ accounts }: Reads): Account | undefined =>
    phoneKey(phone) === "" ? undefined : accounts.by("phone", phoneKey(phone))[0]

/** The accounts that change to a phone number, which is not theirs yet; the oldest first. */
export const changingTo =
  (phone: string) =>
  ({ accounts }: Reads): ReadonlyArray<Account> =>
    oldestFirst(accounts.by("pendingPhone", phoneKey(phone)))

export const bySocial =
  (provider: string, id: string) =>
  ({ accounts }: Reads): Account | undefined =>
    accounts.by("social", socialKey(provider, id))[0]

const emailsOf = (account: Account): ReadonlyArray<EmailAddress> => [...addressesOf(account), ...account.unverified]

/** What the addresses of an account are compared by. */
export const emailKeysOf = (account: Account): ReadonlyArray<string> =>
  emailsOf(account).map(({ Value }) => emailKey(Value))

/** Whether an account has the addresses of another one, as after most changes. */
const hasSameEmails = (account: Account, other: Account | undefined): boolean =>
  other !== undefined &&
  account.emails === other.emails &&
  account.unverified === other.unverified &&
  account.social === other.social

/** The accounts that have a role context of a name, the oldest first. */
export const inRoleContext =
  (name: string) =>
  ({ accounts }: Reads): ReadonlyArray<Account> =>
    oldestFirst(accounts.by("roleContext", name))

/** How the uniqueness of what identifies an account is judged. */
export interface Uniqueness {
  /** Whether accounts may share an address; they are then told apart by their user names. */
  readonly sharedEmails: boolean
  readonly caseSensitiveUserNames: boolean
}

/** What two accounts must not share, and who has it. */
export type Conflict =
  | { readonly _tag: "Email"; readonly address: string; readonly holder: Account }
  | { readonly _tag: "UserName"; readonly holder: Account }
  | { readonly _tag: "Phone"; readonly holder: Account }
  | { readonly _tag: "Social"; readonly holder: Account }

/**
 * What an account would share with another one; with one that is to go, it may share everything. What it has shared before, when the
 * settings allowed that, it may go on to share.
 */
export const conflict =
  (account: Account, uniqueness: Uniqueness, goes?: string) =>
  ({ accounts }: Reads): Conflict | undefined => {
    const was = accounts.get(account.uid)
    const isOther = ({ uid }: Account): boolean => uid !== account.uid && uid !== goes
    for (const { id, provider } of account.social) {
      const holder = accounts.by("social", socialKey(provider, id)).find(isOther)
      if (holder !== undefined) return { _tag: "Social", holder }
    }
    const emails = uniqueness.sharedEmails || hasSameEmails(account, was) ? none : emailsOf(account)
    const own = emails.length === 0 || was === undefined ? none : emailKeysOf(was)
    for (const { Value } of emails) {
      if (own.includes(emailKey(Value))) continue
      const holder = holdersOf(Value)({ accounts }).find(isOther)
      if (holder !== undefined) return { _tag: "Email", address: Value, holder }
    }
    if (account.userName !== undefined && account.userName !== was?.userName) {
      const { userName } = account
      const holder = accounts
        .by("userName", userName.toLowerCase())
        .find((other) => isOther(other) && (!uniqueness.caseSensitiveUserNames || other.userName === userName))
      if (holder !== undefined) return { _tag: "UserName", holder }
    }
    const holder =
      account.phoneId === undefined ? undefined : accounts.by("phone", phoneKey(account.phoneId)).find(isOther)
    return holder === undefined ? undefined : { _tag: "Phone", holder }
  }

/** Writes an account. Where there is a conflict, it answers that instead and writes nothing. */
export const put =
  (account: Account, uniqueness: Uniqueness) =>
  (tables: Writes): Conflict | undefined => {
    const found = conflict(account, uniqueness)(tables)
    if (found === undefined) write(account)(tables)
    return found
  }

/** An account that is marked as deleted keeps neither sessions nor codes nor custom objects. */
const write =
  (account: Account) =>
  (tables: Writes): void => {
    const before = tables.accounts.get(account.uid)
    tables.accounts.put(account)
    if (account.isDeleted) withdraw(account.uid)(tables)
    else if (!account.isActive) StepUps.removeOf(account.uid)(tables)
    // Sessions and logins that wait end when the account is blocked. They are kept until it no longer is, to tell by them why.
    else if (before?.isActive === false) {
      Sessions.removeOf(account.uid)(tables)
      endPending(account.uid)(tables)
    }
  }

/** Removes an account with its sessions, codes and custom objects. */
export const remove =
  (uid: string) =>
  (tables: Writes): void => {
    tables.accounts.remove(uid)
    withdraw(uid)(tables)
  }

/** Writes an account that takes over another one: its sessions and custom objects move, and it is gone. */
export const merge =
  (from: string, into: Account, uniqueness: Uniqueness) =>
  (tables: Writes): Conflict | undefined => {
    const found = conflict(into, uniqueness, from)(tables)
    if (found !== undefined) return found
    Sessions.move(from, into.uid)(tables)
    CustomObjects.move(from, into.uid)(tables)
    remove(from)(tables)
    write(into)(tables)
    return undefined
  }

/** Ends the logins of an account that wait for a second factor, for consents or a PIN, and what its user has stepped up with. */
export const endPending =
  (uid: string) =>
  (
    tables: Pick<SecondFactors.Writes, "challenges" | "pendingLogins"> &
      Pick<Pins.Writes, "pinLogins"> &
      Pick<Consents.Writes, "consentLogins"> &
      StepUps.Writes
  ): void => {
    StepUps.removeOf(uid)(tables)
    SecondFactors.closePendingOf(uid)(tables)
    Consents.closeLoginsOf(uid)(tables)
    Pins.closeLoginsOf(uid)(tables)
  }

/** Gives an account another id, which no account has: all that belongs to it goes along. */
export const rename =
  (from: string, renamed: Account) =>
  (tables: Writes): void => {
    tables.accounts.remove(from)
    tables.accounts.put(renamed)
    Sessions.move(from, renamed.uid)(tables)
    Codes.move(from, renamed.uid)(tables)
    ClientLogins.move(from, renamed.uid)(tables)
    SecondFactors.move(from, renamed.uid)(tables)
    Pins.move(from, renamed.uid)(tables)
    Consents.move(from, renamed.uid)(tables)
    StepUps.move(from, renamed.uid)(tables)
    RiskValues.move(from, renamed.uid)(tables)
    CustomObjects.move(from, renamed.uid)(tables)
    SentMessages.move(from, renamed.uid)(tables)
  }

/**
 * Ends the sessions of an account, except one, its logins that wait for a second factor, for consents or a PIN, and the session
 * tokens that a PIN logs in by.
 */
export const endLogins =
  (uid: string, kept?: string) =>
  (
    tables: Sessions.Writes &
      Pick<SecondFactors.Writes, "challenges" | "pendingLogins"> &
      Pins.Writes &
      Pick<Consents.Writes, "consentLogins"> &
      StepUps.Writes
  ): void => {
    endPending(uid)(tables)
    Sessions.removeOf(uid, kept)(tables)
    Pins.removeOf(uid)(tables)
  }

/** Removes a role, also from the accounts that have it. */
export const removeRole =
  (name: string) =>
  ({ accounts, roles }: Pick<Writes, "accounts"> & Roles.Writes): void => {
    roles.remove(name)
    for (const account of accounts.by("role", name)) accounts.put(withoutRole(account, name))
  }

const withoutRole = (account: Account, name: string): Account => {
  const without = (names: ReadonlyArray<string>): ReadonlyArray<string> => names.filter((other) => other !== name)
  return {
    ...account,
    roles: without(account.roles),
    roleContexts: account.roleContexts.map((context) => ({ ...context, roles: without(context.roles) }))
  }
}

const withdraw =
  (uid: string) =>
  (tables: Writes): void => {
    Sessions.removeOf(uid)(tables)
    Codes.removeOf(uid)(tables)
    ClientLogins.removeOf(uid)(tables)
    SecondFactors.removeOf(uid)(tables)
    Pins.removeOf(uid)(tables)
    Consents.removeOf(uid)(tables)
    StepUps.removeOf(uid)(tables)
    RiskValues.removeOf(uid)(tables)
    CustomObjects.removeOf(uid)(tables)
    SentMessages.removeOf(uid)(tables)
  }
