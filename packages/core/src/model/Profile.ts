/**
 * The profile of an account as it reads, and the documents that write it.
 *
 * @since 0.1.0
 */
import {
  AcceptedPrivacyPolicy,
  ConsentProfile,
  OrganizationMembership,
  PasskeyLogin,
  PinInformation,
  RegistrationData
} from "./AccountState.js"
import { Email, ExternalId } from "./Person.js"
import { ConsentSubmission, NewPin, PrivacyPolicyVersion } from "./ProfileInput.js"
import { descriptiveMembers, socialMembers, SocialProfile } from "./SocialProfile.js"
import * as Wire from "../Wire.js"

const accountMembers = () => ({
  /** The account's id. The ids of its profiles are other ones. */
  Uid: Wire.required(Wire.string),
  /** The id of the profile that was read, at its provider. */
  ID: Wire.string,
  UserName: Wire.string,
  /** The phone number that the user logs in with. */
  PhoneId: Wire.aliased(Wire.string, "phoneId"),
  PhoneIdVerified: Wire.boolean,
  EmailVerified: Wire.boolean,
  EmailVerifiedFromSocial: Wire.boolean,
  /** Addresses that wait for their verification. */
  UnverifiedEmail: Wire.oneOf(Wire.array(Email), Wire.string),
  IsEmailSubscribed: Wire.boolean,
  /** A hash. What is written under this name is a new password in plain text. */
  Password: Wire.secret,
  IsSecurePassword: Wire.boolean,
  IsPasswordBreached: Wire.boolean,
  /** `0001-01-01T00:00:00`: never. */
  PasswordExpirationDate: Wire.dateTime,
  LastPasswordChangeDate: Wire.dateTime,
  LastPasswordChangeToken: Wire.secret,
  PIN: PinInformation,
  PasskeyLogin,
  /** `false`: blocked. */
  IsActive: Wire.boolean,
  IsDeleted: Wire.boolean,
  DisableLogin: Wire.boolean,
  IsLoginLocked: Wire.boolean,
  /** What lifts the lock; `0` stands for `None`. */
  LoginLockedType: Wire.oneOf(Wire.literals("None", "Suspend", "Captcha", "SecurityQuestion", "Block"), Wire.integer),
  LoginLockedTimeout: Wire.dateTime,
  FailedLoginAttempt: Wire.integer,
  SecurityQuestionFailedLoginAttempt: Wire.integer,
  SecurityQuestionFailedResetPasswordAttempts: Wire.integer,
  NoOfLogins: Wire.integer,
  LastLoginLocation: Wire.string,
  SessionLimit: Wire.integer,
  KnownLoginVariables: Wire.unknown,
  /** Your own fields; their values are text. See `withCustomFields`. */
  CustomFields: Wire.record(Wire.string),
  RegistrationData,
  RegistrationProvider: Wire.string,
  RegistrationSource: Wire.string,
  SignupLog: Wire.unknown,
  IsRequiredFieldsFilledOnce: Wire.boolean,
  IsCustomUid: Wire.boolean,
  ExternalIds: Wire.array(ExternalId),
  ExternalUserLoginId: Wire.string,
  PrivacyPolicy: AcceptedPrivacyPolicy,
  ConsentProfile,
  Consents: Wire.unknown,
  LastAcceptedConsentVersion: Wire.integer,
  /** The names of the account's roles. */
  Roles: Wire.array(Wire.string),
  Organizations: Wire.array(OrganizationMembership),
  AppName: Wire.string,
  user_agent: Wire.unknown,
  /** The social profiles that are linked to the account; `null` when there is none. */
  Identities: Wire.array(SocialProfile)
})

/** @internal */
export const profileMembers = () => ({ ...descriptiveMembers(), ...socialMembers(), ...accountMembers() })

/**
 * The profile of an account. Members that are not set are `null`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Profile extends Wire.Type<typeof profileMembers> {}

/**
 * `Profile` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProfileEncoded extends Wire.Encoded<typeof profileMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Profile: Wire.Wire<Profile, ProfileEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "Profile",
  profileMembers
)

/**
 * What can be read, and written back with the same meaning.
 *
 * @internal
 */
export const settableMembers = () => ({
  ...descriptiveMembers(),
  ExternalUserLoginId: Wire.string,
  IsEmailSubscribed: Wire.boolean,
  /** Your own fields, each a text of at most 1000 characters. See `withCustomFields`. */
  CustomFields: Wire.record(Wire.string)
})

const writableMembers = () => ({
  ...settableMembers(),
  UserName: Wire.string,
  /** The phone number that the user logs in with. */
  PhoneId: Wire.string,
  PINInfo: NewPin,
  /** The answer by the `QuestionId` of its question. */
  SecurityQuestionAnswer: Wire.record(Wire.secret)
})

/**
 * A profile that was read is not accepted where a profile is written: some of its members mean something else there.
 * Make
 * an update of it with `toUpdate`.
 *
 * @since 0.1.0
 * @category models
 */
export interface NotAsRead {
  /** The service gives out the ids of profiles: see `toUpdate`. */
  readonly ID?: never
}

interface WritableDecoded extends Wire.Type<typeof writableMembers> {}
interface WritableEncoded extends Wire.Encoded<typeof writableMembers> {}
interface Writable extends Wire.Input<typeof writableMembers>, NotAsRead {}

const updateOnlyMembers = () => ({
  /** What happens to addresses that are not listed depends on the endpoint: most only add. */
  Email: Wire.array(Email),
  ExternalIds: Wire.array(ExternalId),
  /** `true`: a `null` clears its member, instead of leaving it alone. */
  NullSupport: Wire.boolean
})

const updateMembers = () => ({ ...writableMembers(), ...updateOnlyMembers() })

/**
 * What a user can change in their own profile. Members that are left out stay as they are.
 *
 * @since 0.1.0
 * @category models
 */
export interface Update extends Writable, Wire.Input<typeof updateOnlyMembers> {}

/**
 * `Update` as the service reads it.
 *
 * @since 0.1.0
 * @category models
 */
export interface UpdateDecoded extends WritableDecoded, Wire.Type<typeof updateOnlyMembers> {}

/**
 * `Update` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface UpdateEncoded extends WritableEncoded, Wire.Encoded<typeof updateOnlyMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Update: Wire.Wire<UpdateDecoded, UpdateEncoded, Update> = /* @__PURE__ */ Wire.document(
  "Update",
  updateMembers
)

const managementOnlyMembers = () => ({
  /** A new password in plain text. */
  Password: Wire.secret,
  EmailVerified: Wire.boolean,
  PhoneIdVerified: Wire.boolean,
  /** `false` blocks the account. */
  IsActive: Wire.boolean,
  IsDeleted: Wire.boolean,
  /** `false` lifts a lock. */
  IsLoginLocked: Wire.boolean,
  DisableLogin: Wire.boolean,
  PrivacyPolicy: PrivacyPolicyVersion,
  RegistrationSource: Wire.string
})

const managementUpdateMembers = () => ({ ...updateMembers(), ...managementOnlyMembers() })

/**
 * What your server can change in an account. Members that are left out stay as they are.
 *
 * @since 0.1.0
 * @category models
 */
export interface ManagementUpdate extends Update, Wire.Input<typeof managementOnlyMembers> {}

/**
 * `ManagementUpdate` as the service reads it.
 *
 * @since 0.1.0
 * @category models
 */
export interface ManagementUpdateDecoded extends UpdateDecoded, Wire.Type<typeof managementOnlyMembers> {}

/**
 * `ManagementUpdate` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface ManagementUpdateEncoded extends UpdateEncoded, Wire.Encoded<typeof managementOnlyMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ManagementUpdate: Wire.Wire<ManagementUpdateDecoded, ManagementUpdateEncoded, ManagementUpdate> =
  /* @__PURE__ */ Wire.document("ManagementUpdate", managementUpdateMembers)

const newAccountMembers = () => ({
  AcceptPrivacyPolicy: Wire.boolean,
  Consents: ConsentSubmission,
  IsTwoFactorAuthenticationEnabled: Wire.boolean
})

const registrationOnlyMembers = () => ({
  ...newAccountMembers(),
  /** The first address is the `Primary` one. */
  Email: Wire.required(Wire.array(Email)),
  /** The password in plain text. */
  Password: Wire.required(Wire.secret)
})

const registrationMembers = () => ({ ...writableMembers(), ...registrationOnlyMembers() })

/**
 * The profile of a new user, with an e-mail address and a password.
 *
 * @since 0.1.0
 * @category models
 */
export interface Registration extends Writable, Wire.Input<typeof registrationOnlyMembers> {}

/**
 * `Registration` as the service reads it.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegistrationDecoded extends WritableDecoded, Wire.Type<typeof registrationOnlyMembers> {}

/**
 * `Registration` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegistrationEncoded extends WritableEncoded, Wire.Encoded<typeof registrationOnlyMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Registration: Wire.Wire<RegistrationDecoded, RegistrationEncoded, Registration> =
  /* @__PURE__ */ Wire.document("Registration", registrationMembers)

const captchaMembers = () => ({
  /** The token of a solved Google reCAPTCHA. Give it or that of Tencent's captcha. */
  "g-recaptcha-response": Wire.string,
  /** The ticket of a solved Tencent captcha. */
  qq_captcha_ticket: Wire.string,
  /** The random text that Tencent's captcha hands out with `qq_captcha_ticket`. */
  qq_captcha_randstr: Wire.string
})

const captchaRegistrationMembers = () => ({ ...registrationMembers(), ...captchaMembers() })

/**
 * The profile of a new user, with an e-mail address, a password, and the answer to a captcha.
 *
 * @since 0.1.0
 * @category models
 */
export interface CaptchaRegistration extends Registration, Wire.Input<typeof captchaMembers> {}

/**
 * `CaptchaRegistration` as the service reads it.
 *
 * @since 0.1.0
 * @category models
 */
export interface CaptchaRegistrationDecoded extends RegistrationDecoded, Wire.Type<typeof captchaMembers> {}

/**
 * `CaptchaRegistration` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface CaptchaRegistrationEncoded extends RegistrationEncoded, Wire.Encoded<typeof captchaMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const CaptchaRegistration: Wire.Wire<
  CaptchaRegistrationDecoded,
  CaptchaRegistrationEncoded,
  CaptchaRegistration
> = /* @__PURE__ */ Wire.document("CaptchaRegistration", captchaRegistrationMembers)

const phoneRegistrationOnlyMembers = () => ({
  ...newAccountMembers(),
  /** Addresses to have beside the phone number. */
  Email: Wire.array(Email),
  /** The password in plain text. */
  Password: Wire.required(Wire.secret)
})

const phoneRegistrationMembers = () => ({
  ...writableMembers(),
  ...phoneRegistrationOnlyMembers(),
  PhoneId: Wire.required(Wire.string)
})

/**
 * The profile of a new user who logs in by phone number, with that number (`PhoneId`) and a password.
 *
 * @since 0.1.0
 * @category models
 */
export interface PhoneRegistration extends Writable, Wire.Input<typeof phoneRegistrationOnlyMembers> {
  /** The phone number that the user logs in with. */
  readonly PhoneId: string
}

/**
 * `PhoneRegistration` as the service reads it.
 *
 * @since 0.1.0
 * @category models
 */
export interface PhoneRegistrationDecoded extends WritableDecoded, Wire.Type<typeof phoneRegistrationOnlyMembers> {
  readonly PhoneId: string
}

/**
 * `PhoneRegistration` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface PhoneRegistrationEncoded extends WritableEncoded, Wire.Encoded<typeof phoneRegistrationOnlyMembers> {
  readonly PhoneId: string
}

/**
 * @since 0.1.0
 * @category models
 */
export const PhoneRegistration: Wire.Wire<PhoneRegistrationDecoded, PhoneRegistrationEncoded, PhoneRegistration> =
  /* @__PURE__ */ Wire.document("PhoneRegistration", phoneRegistrationMembers)

const creationOnlyMembers = () => ({
  ...newAccountMembers(),
  /** The first address is the `Primary` one. */
  Email: Wire.array(Email),
  /** The password in plain text. */
  Password: Wire.secret,
  /** An id of your own choice for the account. */
  Uid: Wire.name,
  /** `true`: the address needs no verification. */
  EmailVerified: Wire.boolean,
  PhoneIdVerified: Wire.boolean,
  DisableLogin: Wire.boolean,
  PrivacyPolicy: PrivacyPolicyVersion,
  RegistrationSource: Wire.string
})

const creationMembers = () => ({ ...writableMembers(), ...creationOnlyMembers() })

/**
 * The profile of a new account, and its state, such as `EmailVerified`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Creation extends Writable, Wire.Input<typeof creationOnlyMembers> {}

/**
 * `Creation` as the service reads it.
 *
 * @since 0.1.0
 * @category models
 */
export interface CreationDecoded extends WritableDecoded, Wire.Type<typeof creationOnlyMembers> {}

/**
 * `Creation` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface CreationEncoded extends WritableEncoded, Wire.Encoded<typeof creationOnlyMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Creation: Wire.Wire<CreationDecoded, CreationEncoded, Creation> = /* @__PURE__ */ Wire.document(
  "Creation",
  creationMembers
)
