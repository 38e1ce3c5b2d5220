/**
 * The second factor: what a login answers while it is still to come, which factors a user has, and backup codes.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import { SecurityQuestion, SmsStatus } from "./Answers.js"

const emailOtpStatusMembers = () => ({
  /** Where the one-time passcode went, with most letters hidden. */
  Email: Wire.string
})

/**
 * Where a one-time passcode was mailed to.
 *
 * @since 0.1.0
 * @category models
 */
export interface EmailOtpStatus extends Wire.Type<typeof emailOtpStatusMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const EmailOtpStatus: Wire.Wire<EmailOtpStatus> = /* @__PURE__ */ Wire.document(
  "EmailOtpStatus",
  emailOtpStatusMembers
)

const settingsMembers = () => ({
  /** An image's address, or the image itself as a `data:` URI. Secret: it shows the key of the authenticator app. */
  QRCode: Wire.secret,
  /** The key of the authenticator app, in base32. */
  ManualEntryCode: Wire.secret,
  IsGoogleAuthenticatorVerified: Wire.boolean,
  /** The newer name of `IsGoogleAuthenticatorVerified`. */
  IsAuthenticatorVerified: Wire.boolean,
  IsEmailOtpAuthenticatorVerified: Wire.boolean,
  /** The SMS factor. */
  IsOTPAuthenticatorVerified: Wire.boolean,
  /** The number that passcodes go to. */
  OTPPhoneNo: Wire.string,
  /** Set when a passcode has just been sent by SMS. */
  OTPStatus: SmsStatus,
  /** The addresses that a passcode can be mailed to, with most letters hidden. */
  Email: Wire.array(Wire.string),
  /** Set when a passcode has just been mailed. */
  EmailOTPStatus: EmailOtpStatus,
  IsSecurityQuestionAuthenticatorVerified: Wire.boolean,
  IsSecurityQuestionEnabled: Wire.boolean,
  SecurityQuestions: Wire.array(SecurityQuestion),
  IsPushDeviceRegistered: Wire.boolean,
  PushQRCode: Wire.secret,
  IsDuoAuthenticatorVerified: Wire.boolean,
  DuoAuthEndpoint: Wire.secret,
  IsPasskeyAuthenticatorVerified: Wire.boolean
})

/** A login is judged by all that is said of its second factor. */
const allStrict = <M extends Wire.Members>(members: M): M =>
  Object.fromEntries(Object.entries(members).map(([name, wire]) => [name, Wire.strict(wire)])) as M

const secondFactorMembers = () => ({
  SecondFactorAuthenticationToken: Wire.required(Wire.secret),
  /** When the token expires. */
  ExpireIn: Wire.strict(Wire.dateTime),
  ...allStrict(settingsMembers())
})

/** @internal The same in an answer that has no member for it: there it is judged by whoever reads the answer. */
export const flatSecondFactorMembers = () => ({
  SecondFactorAuthenticationToken: Wire.secret,
  /** When the token expires. */
  ExpireIn: Wire.dateTime,
  ...settingsMembers()
})

/**
 * The token of a login that waits for its second factor, and the factors to choose from.
 *
 * @since 0.1.0
 * @category models
 */
export interface SecondFactor extends Wire.Type<typeof secondFactorMembers> {}

/**
 * `SecondFactor` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface SecondFactorEncoded extends Wire.Encoded<typeof secondFactorMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SecondFactor: Wire.Wire<SecondFactor, SecondFactorEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "SecondFactor",
  secondFactorMembers
)

const securityAnswerMembers = () => ({
  /** Which question it answers: from `SecurityQuestions`. */
  QuestionId: Wire.required(Wire.string),
  Answer: Wire.required(Wire.secret)
})

/**
 * An answer to a security question, where they are the second factor.
 *
 * @since 0.1.0
 * @category models
 */
export interface SecurityAnswer extends Wire.Input<typeof securityAnswerMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SecurityAnswer: Wire.Wire<
  Wire.Type<typeof securityAnswerMembers>,
  Wire.Encoded<typeof securityAnswerMembers>,
  SecurityAnswer
> = /* @__PURE__ */ Wire.document("SecurityAnswer", securityAnswerMembers)

const pushRegistrationMembers = () => ({
  /** Whether the user's phone has scanned the image of the settings. */
  IsRegistered: Wire.required(Wire.boolean)
})

/**
 * Whether a device that approves logins is registered.
 *
 * @since 0.1.0
 * @category models
 */
export interface PushRegistration extends Wire.Type<typeof pushRegistrationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PushRegistration: Wire.Wire<PushRegistration> = /* @__PURE__ */ Wire.document(
  "PushRegistration",
  pushRegistrationMembers
)

const secondFactorSettingsMembers = () => ({
  ...settingsMembers(),
  /** The SMS factor. */
  IsOTPAuthenticatorVerified: Wire.required(Wire.boolean),
  /** Only where the settings are asked for to confirm a single action: until when that can be confirmed. */
  ExpireIn: Wire.dateTime,
  /** The same, where the app is of the newer ones: what the device that approves logins is asked by. */
  SecondFactorAuthenticationToken: Wire.secret
})

/**
 * The factors of a user who is logged in, and what they need to set up an authenticator app.
 *
 * @since 0.1.0
 * @category models
 */
export interface SecondFactorSettings extends Wire.Type<typeof secondFactorSettingsMembers> {}

/**
 * `SecondFactorSettings` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface SecondFactorSettingsEncoded extends Wire.Encoded<typeof secondFactorSettingsMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SecondFactorSettings: Wire.Wire<SecondFactorSettings, SecondFactorSettingsEncoded, unknown> =
  /* @__PURE__ */ Wire.document("SecondFactorSettings", secondFactorSettingsMembers)

const backupCodesMembers = () => ({
  /** Each works once, in place of a code of the second factor. */
  BackUpCodes: Wire.required(Wire.array(Wire.secret))
})

/**
 * Codes for a user who has lost the second factor.
 *
 * @since 0.1.0
 * @category models
 */
export interface BackupCodes extends Wire.Type<typeof backupCodesMembers> {}

/**
 * `BackupCodes` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface BackupCodesEncoded extends Wire.Encoded<typeof backupCodesMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const BackupCodes: Wire.Wire<BackupCodes, BackupCodesEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "BackupCodes",
  backupCodesMembers
)
