/** The profile documents that the service answers with: every member is there, unset ones as `null`, `0` or `false`. */
import * as Profile from "@loginradius-effect/core/Profile"
import type * as Wire from "@loginradius-effect/core/Wire"
import { iso, isoOrNever, never } from "../internal/time.js"
import { type AcceptedPolicy, type Account, isLocked, isSocialOnly } from "../state/Accounts.js"
import type { Json } from "../state/Json.js"
import type { EmailAddress, SocialIdentity } from "../state/SocialIdentity.js"
import { ageOf } from "./birthDate.js"
import * as consent from "./consent.js"
import { countryCode } from "./countryCodes.js"

/** The members of a document with their unset values. */
const unset = (wire: Wire.Any): Json => {
  const description = wire.description
  if (description.kind !== "document") return {}
  return Object.fromEntries(description.members().map(({ name, wire }) => [name, emptyOf(wire)]))
}

const emptyOf = (wire: Wire.Any): unknown => {
  const description = wire.description
  switch (description.kind) {
    case "boolean":
      return false
    case "number":
    case "integer":
      return 0
    case "oneOf":
      return description.variants[0] === undefined ? null : emptyOf(description.variants[0])
    default:
      return null
  }
}

let unsetProfile: Json | undefined
let unsetIdentity: Json | undefined

/** The profile that an account is seen by: the one that logged in, or else its main one. */
export const document = (account: Account, now: number, profileId?: string): Profile.ProfileEncoded => {
  const viewed =
    account.social.find(({ id }) => id === profileId) ?? (isSocialOnly(account) ? account.social[0] : undefined)
  const others = account.social.filter((identity) => identity !== viewed)
  const own = viewed === undefined ? [] : ownIdentity(account, now)
  const linked = [...own, ...others.map((identity) => social(identity, account, now))]
  return {
    ...(unsetProfile ??= unset(Profile.Profile)),
    ...(viewed === undefined ? account.fields : { ...viewed.fields, ...account.fields }),
    ...state(account, now),
    ...person(viewed === undefined ? account.fields : { ...viewed.fields, ...account.fields }, now),
    Uid: account.uid,
    ID: viewed?.id ?? account.emailProfileId ?? account.uid,
    Provider: viewed?.provider ?? providerOf(account),
    Email: listed(viewed === undefined || account.emails.length > 0 ? account.emails : viewed.emails),
    Identities: linked.length === 0 ? null : linked
  }
}

/** What the account's own profile counts as. */
export const providerOf = (account: Account): string =>
  account.emails.length === 0 && account.phoneId !== undefined ? "Phone" : "Email"

const listed = (addresses: ReadonlyArray<EmailAddress>): ReadonlyArray<EmailAddress> | null =>
  addresses.length === 0 ? null : addresses

/** What is put together from what was written. */
const person = (fields: Json, now: number): Json => ({
  FullName:
    [fields["FirstName"], fields["LastName"]].filter((name) => typeof name === "string" && name !== "").join(" ") ||
    null,
  Age: ageOf(fields["BirthDate"], now),
  Country: withCode(fields["Country"])
})

const withCode = (country: unknown): unknown => {
  if (typeof country !== "object" || country === null) return null
  const name: unknown = Reflect.get(country, "Name")
  return {
    ...country,
    Code: (typeof name === "string" ? countryCode(name) : undefined) ?? Reflect.get(country, "Code") ?? null
  }
}

const state = (account: Account, now: number): Partial<Profile.ProfileEncoded> => {
  const policy = account.policies.at(-1)
  return {
    UserName: account.userName ?? null,
    PhoneId: account.phoneId ?? null,
    PhoneIdVerified: account.phoneIdVerified,
    EmailVerified: account.emailVerified,
    UnverifiedEmail: listed(account.unverified),
    Password: account.passwordHash ?? null,
    IsSecurePassword: account.isPasswordSecure,
    IsPasswordBreached: account.isPasswordBreached,
    PasswordExpirationDate: isoOrNever(account.passwordExpiresAt),
    LastPasswordChangeDate: isoOrNever(account.passwordChangedAt),
    PIN: pin(account),
    IsActive: account.isActive,
    IsDeleted: account.isDeleted,
    DisableLogin: account.isLoginDisabled,
    IsLoginLocked: isLocked(account, now),
    // Suspending locks an account without a word about the type.
    LoginLockedType: account.lock === undefined || account.lock.type === "Suspend" ? "None" : account.lock.type,
    LoginLockedTimeout: isoOrNever(isLocked(account, now) ? account.lock?.until : undefined),
    FailedLoginAttempt: account.failedLogins,
    SecurityQuestionFailedResetPasswordAttempts: account.failedSecurityAnswers,
    NoOfLogins: account.logins,
    FirstLogin: account.logins === 1,
    LastLoginDate: isoOrNever(account.lastLoginAt),
    SignupDate: iso(account.createdAt),
    CreatedDate: iso(account.createdAt),
    ModifiedDate: iso(account.modifiedAt),
    ProfileModifiedDate: iso(account.modifiedAt),
    RegistrationProvider: account.registrationProvider,
    RegistrationSource: account.registrationSource,
    IsCustomUid: account.isCustomUid,
    PrivacyPolicy: policy === undefined ? null : accepted(policy),
    ConsentProfile: consent.givenIfAny(account.consents),
    Roles: account.roles.length === 0 ? null : account.roles,
    PreviousUids: account.previousUids.length === 0 ? null : account.previousUids
  }
}

/** The hash of the PIN, or that the user does without one for now. */
const pin = ({ pinChangedAt, pinHash, pinSkippedAt }: Account): Profile.ProfileEncoded["PIN"] =>
  pinHash === undefined && pinSkippedAt === undefined
    ? null
    : {
        PIN: pinHash ?? null,
        Skipped: pinSkippedAt === undefined ? null : true,
        LastPINChangeDate: isoOrNever(pinChangedAt),
        SkippedDate: isoOrNever(pinSkippedAt)
      }

const accepted = ({ at, source, version }: AcceptedPolicy) => ({
  Version: version,
  AcceptSource: source,
  AcceptDateTime: iso(at)
})

/** The versions of the privacy policy that an account has accepted: the one in force for it is among them. */
export const policyHistory = ({ policies, uid }: Account) => {
  const latest = policies.at(-1)
  return { Uid: uid, Current: latest === undefined ? null : accepted(latest), History: policies.map(accepted) }
}

/** One profile of an account: the one that logged in, or else its main one. */
export const socialDocument = (account: Account, now: number, profileId: string): Profile.SocialProfileEncoded => {
  const viewed =
    account.social.find(({ id }) => id === profileId) ?? (isSocialOnly(account) ? account.social[0] : undefined)
  const one =
    viewed === undefined
      ? identity(
          account.emailProfileId ?? account.uid,
          providerOf(account),
          account.fields,
          account.emails,
          account,
          now
        )
      : social(viewed, account, now)
  const withUid: Json = { ...one, Uid: account.uid }
  return withUid as Json & Profile.SocialProfileEncoded
}

/** The profile with the password, as one identity among others. */
const ownIdentity = (account: Account, now: number): ReadonlyArray<Profile.SocialProfileEncoded> =>
  account.emailProfileId === undefined
    ? []
    : [identity(account.emailProfileId, "Email", account.fields, account.emails, account, now)]

const social = ({ emails, fields, id, provider }: SocialIdentity, account: Account, now: number) =>
  identity(id, provider, fields, emails, account, now)

const identity = (
  id: string,
  provider: string,
  fields: Json,
  emails: ReadonlyArray<EmailAddress>,
  account: Account,
  now: number
): Profile.SocialProfileEncoded => ({
  ...(unsetIdentity ??= unset(Profile.SocialProfile)),
  ...fields,
  ...person(fields, now),
  ID: id,
  Provider: provider,
  Email: listed(emails),
  LastLoginDate: never,
  SignupDate: iso(account.createdAt),
  CreatedDate: iso(account.createdAt),
  ModifiedDate: iso(account.modifiedAt),
  ProfileModifiedDate: iso(account.modifiedAt)
})
