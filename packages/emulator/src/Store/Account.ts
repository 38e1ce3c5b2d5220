/**
 * An account: what LoginRadius keeps about a person, apart from sessions and codes.
 *
 * @since 0.1.0
 */
import type { RoleContext } from "./Role.js"

/** An object of JSON values. */
export interface Json {
  readonly [member: string]: unknown
}

/** An e-mail address with its type. */
export interface EmailAddress {
  readonly Type: string
  readonly Value: string
}

/** A profile at a social provider. */
export interface SocialIdentity {
  /** Lower case, as in `google`. */
  readonly provider: string
  /** The provider's own id of the person. */
  readonly id: string
  readonly emails: ReadonlyArray<EmailAddress>
  readonly emailVerified: boolean
  /** What the provider told, by LoginRadius' member names. */
  readonly fields: Json
  readonly createdAt: number
}

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
  readonly social: ReadonlyArray<SocialIdentity>
  /** Names of roles. */
  readonly roles: ReadonlyArray<string>
  readonly roleContexts: ReadonlyArray<RoleContext>
  /** Ids of accounts that were merged into this one. */
  readonly previousUids: ReadonlyArray<string>
}

/** An account with nothing in it. */
export const blank = (uid: string, now: number): Account => ({
  uid,
  emailProfileId: undefined,
  isCustomUid: false,
  fields: {},
  emails: [],
  unverified: [],
  emailVerified: false,
  userName: undefined,
  phoneId: undefined,
  phoneIdVerified: false,
  pendingPhone: undefined,
  passwordHash: undefined,
  passwordHistory: [],
  passwordChangedAt: undefined,
  passwordExpiresAt: undefined,
  isPasswordSecure: true,
  isPasswordBreached: false,
  wasBreachMailed: false,
  pinHash: undefined,
  securityAnswers: {},
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
  policies: [],
  social: [],
  roles: [],
  roleContexts: [],
  previousUids: []
})

/** The form in which addresses are compared. */
export const emailKey = (address: string): string => address.trim().toLowerCase()

/** The form in which phone numbers are compared: with and without `+`, blanks and dashes they are the same. */
export const phoneKey = (phone: string): string => phone.replaceAll(/\D/g, "")

/** The addresses that the account is found by. */
export const addressesOf = (account: Account): ReadonlyArray<EmailAddress> => [
  ...account.emails,
  ...account.social.flatMap(({ emails }) => emails)
]
