/**
 * What a login answers when a second factor is still to come.
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

const secondFactorMembers = () => ({
  SecondFactorAuthenticationToken: Wire.required(Wire.secret),
  /** When the token expires. */
  ExpireIn: Wire.dateTime,
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
