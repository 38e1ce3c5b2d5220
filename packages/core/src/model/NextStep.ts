/**
 * What the user can do about a second factor that is still to come.
 *
 * @since 0.1.0
 */
import * as Arr from "effect/Array"
import type * as Redacted from "effect/Redacted"
import type { SecurityQuestion } from "./Answers.js"
import type { SecondFactor } from "./SecondFactor.js"

/**
 * The user has an authenticator app: `MultiFactorAuthentication.validateAuthenticatorCode` takes what it shows.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifyAuthenticator {
  readonly _tag: "VerifyAuthenticator"
}

/**
 * The user can set up an authenticator app: show the image or the key, and let
 * `MultiFactorAuthentication.validateAuthenticatorCode` take the app's first code.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnrolAuthenticator {
  readonly _tag: "EnrolAuthenticator"
  /** The address of an image, or the image as a `data:` URI. */
  readonly qrCode: Redacted.Redacted<string> | undefined
  /** The key in base32, to type where the image cannot be scanned. */
  readonly manualEntryCode: Redacted.Redacted<string> | undefined
}

/**
 * Passcodes go to the user's phone: `MultiFactorAuthentication.validateOtp` takes the one that was sent,
 * `MultiFactorAuthentication.resendOtp` sends another.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifySms {
  readonly _tag: "VerifySms"
  /** The number, with most digits hidden. */
  readonly phone: string | undefined
  /** Whether a passcode has just been sent. */
  readonly isSent: boolean
}

/**
 * The user can set up passcodes by SMS: `MultiFactorAuthentication.updatePhoneNumber` takes the number and sends one. The
 * answer does not say whether the application offers SMS: its configuration does, and where it is not offered, the call is
 * refused with `OtpMfaNotEnabled`.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnrolSms {
  readonly _tag: "EnrolSms"
}

/**
 * Passcodes go to the user's mailbox: `MultiFactorAuthentication.emailOtp` sends one,
 * `MultiFactorAuthentication.validateEmailOtp` takes it.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifyEmailOtp {
  readonly _tag: "VerifyEmailOtp"
  /** The addresses to choose from, with most letters hidden. */
  readonly emails: ReadonlyArray<string>
  /** Where a passcode has just been sent. */
  readonly sentTo: string | undefined
}

/**
 * The user can set up passcodes by mail, by the same two calls.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnrolEmailOtp {
  readonly _tag: "EnrolEmailOtp"
  /** The addresses to choose from, with most letters hidden. */
  readonly emails: ReadonlyArray<string>
}

/**
 * The user answers the security questions that they have answered before:
 * `MultiFactorAuthentication.securityQuestionAnswerVerification` takes the answers to all of them.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifySecurityQuestions {
  readonly _tag: "VerifySecurityQuestions"
  readonly questions: ReadonlyArray<SecurityQuestion>
}

/**
 * The user can choose answers to security questions: `MultiFactorAuthentication.securityQuestionAnswer` takes them.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnrolSecurityQuestions {
  readonly _tag: "EnrolSecurityQuestions"
  readonly questions: ReadonlyArray<SecurityQuestion>
}

/**
 * The user's registered device has been asked: `MultiFactorAuthentication.pushLoginPing` logs in once the user has approved the
 * login there, `MultiFactorAuthentication.resendPushNotification` asks once more.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifyPush {
  readonly _tag: "VerifyPush"
}

/**
 * The user can register a device by an image: show it, and call `MultiFactorAuthentication.pushLoginPing` until the device has
 * scanned it and the user has approved the login there.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnrolPush {
  readonly _tag: "EnrolPush"
  readonly qrCode: Redacted.Redacted<string>
}

/**
 * Duo asks the user, on a page of its own: `MultiFactorAuthentication.verifyDuoByMfaToken` takes what it sends the user back with.
 * There is no page where the login did not say by `duoRedirectUri` where to send the user.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifyDuo {
  readonly _tag: "VerifyDuo"
  readonly endpoint: Redacted.Redacted<string> | undefined
}

/**
 * The user can set up Duo, on a page of its own: `MultiFactorAuthentication.verifyDuoByMfaToken` takes what it sends the user back
 * with.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnrolDuo {
  readonly _tag: "EnrolDuo"
  readonly endpoint: Redacted.Redacted<string>
}

/**
 * The user has a passkey.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifyPasskey {
  readonly _tag: "VerifyPasskey"
}

/**
 * The user may have backup codes: `MultiFactorAuthentication.validateBackupCode` takes one. The answer does not say whether
 * there are any left.
 *
 * @since 0.1.0
 * @category models
 */
export interface UseBackupCode {
  readonly _tag: "UseBackupCode"
}

/**
 * One way to go on. `Verify…`: a factor that the user has. `Enrol…`: one that they can set up right now, as they have none.
 *
 * @since 0.1.0
 * @category models
 */
export type NextStep =
  | VerifyAuthenticator
  | VerifySms
  | VerifyEmailOtp
  | VerifySecurityQuestions
  | VerifyPush
  | VerifyDuo
  | VerifyPasskey
  | UseBackupCode
  | EnrolAuthenticator
  | EnrolSms
  | EnrolEmailOtp
  | EnrolSecurityQuestions
  | EnrolPush
  | EnrolDuo

/** A user who has a factor proves one; nobody sets up another before that. */
export const nextSteps = (factor: SecondFactor): Arr.NonEmptyReadonlyArray<NextStep> => {
  const [first, ...others] = verifications(factor)
  return first === undefined
    ? Arr.append(enrolments(factor), { _tag: "EnrolSms" } as const)
    : [first, ...others, { _tag: "UseBackupCode" }]
}

const verifications = (factor: SecondFactor): ReadonlyArray<NextStep> => {
  const steps: Array<NextStep> = []
  if (factor.IsAuthenticatorVerified || factor.IsGoogleAuthenticatorVerified)
    steps.push({ _tag: "VerifyAuthenticator" })
  if (factor.IsOTPAuthenticatorVerified) {
    steps.push({ _tag: "VerifySms", phone: factor.OTPPhoneNo ?? undefined, isSent: isThere(factor.OTPStatus) })
  }
  if (factor.IsEmailOtpAuthenticatorVerified) {
    const sentTo = factor.EmailOTPStatus?.Email ?? undefined
    steps.push({ _tag: "VerifyEmailOtp", emails: factor.Email ?? [], sentTo })
  }
  if (factor.IsSecurityQuestionAuthenticatorVerified) {
    steps.push({ _tag: "VerifySecurityQuestions", questions: factor.SecurityQuestions ?? [] })
  }
  if (factor.IsPushDeviceRegistered) steps.push({ _tag: "VerifyPush" })
  if (factor.IsDuoAuthenticatorVerified) {
    steps.push({ _tag: "VerifyDuo", endpoint: factor.DuoAuthEndpoint ?? undefined })
  }
  if (factor.IsPasskeyAuthenticatorVerified) steps.push({ _tag: "VerifyPasskey" })
  return steps
}

const enrolments = (factor: SecondFactor): ReadonlyArray<NextStep> => {
  const { DuoAuthEndpoint, Email, ManualEntryCode, PushQRCode, QRCode, SecurityQuestions } = factor
  const steps: Array<NextStep> = []
  if (isThere(QRCode) || isThere(ManualEntryCode)) {
    steps.push({
      _tag: "EnrolAuthenticator",
      qrCode: QRCode ?? undefined,
      manualEntryCode: ManualEntryCode ?? undefined
    })
  }
  if (isThere(Email) && Email.length > 0) steps.push({ _tag: "EnrolEmailOtp", emails: Email })
  if (isThere(SecurityQuestions) && SecurityQuestions.length > 0) {
    steps.push({ _tag: "EnrolSecurityQuestions", questions: SecurityQuestions })
  }
  if (isThere(PushQRCode)) steps.push({ _tag: "EnrolPush", qrCode: PushQRCode })
  if (isThere(DuoAuthEndpoint)) steps.push({ _tag: "EnrolDuo", endpoint: DuoAuthEndpoint })
  return steps
}

const isThere = <A>(value: A | null | undefined): value is A => value !== null && value !== undefined
