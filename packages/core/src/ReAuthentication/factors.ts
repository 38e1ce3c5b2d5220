/** What a user who is logged in proves it by: one of the second factors that are set up. The tokens are for `validateMfa`. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import {
  authenticatorErrors,
  duoRedirectErrors,
  emailOtpErrors,
  secondFactorLockErrors,
  smsErrors,
  smsFactorErrors
} from "../internal/endpoints/errorGroups.js"
import {
  authenticatorCode,
  duoAnswer,
  duoRedirectUri,
  emailTemplate2FA,
  googleAuthenticatorCode,
  isVoiceOtp,
  mailedOtp,
  otpAndAnswers,
  securityAnswers2FA,
  smsTemplate2FA
} from "../internal/endpoints/parameters.js"
import { PostResponse } from "../model/Answers.js"
import { ReAuthenticationToken } from "../model/ReAuthentication.js"
import { SecondFactorSettings } from "../model/SecondFactor.js"
import * as Wire from "../Wire.js"

/** An app whose users cannot step up by a second factor. */
const offErrors = () => [ErrorCode.StepUpMfaNotEnabled, ErrorCode.MfaNotEnabled] as const

const attemptErrors = () => [...offErrors(), ...secondFactorLockErrors()] as const

/**
 * Begins a step-up: answers which second factors the user can prove it by. Where SMS is one of them, the passcode is sent. Duo is
 * asked where `duoRedirectUri` is given: lead the user to `DuoAuthEndpoint`. What it has asked holds until `ExpireIn`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/mfa/step-up-auth-trigger}
 * @since 0.1.0
 * @category endpoints
 */
export const trigger = /* @__PURE__ */ Endpoint.make("ReAuthentication.trigger", () => ({
  route: "GET /identity/v2/auth/account/reauth/2fa",
  auth: Credential.accessToken,
  query: { ...smsTemplate2FA(), ...isVoiceOtp(), ...duoRedirectUri() },
  success: SecondFactorSettings,
  errors: [...offErrors(), ErrorCode.MfaNotConfigured, ...smsErrors(), ...duoRedirectErrors()],
  safety: "sendsMessage",
  docs: "customer-identity-api/step-up-authentication/mfa/step-up-auth-trigger"
}))

/**
 * Has the user prove it by the passcode that `trigger` has sent by SMS. A wrong one counts toward a lock of the account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/mfa/step-up-auth-by-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const byOtp = /* @__PURE__ */ Endpoint.make("ReAuthentication.byOtp", () => ({
  route: "PUT /identity/v2/auth/account/reauth/2fa/otp",
  auth: Credential.accessToken,
  query: smsTemplate2FA(),
  body: otpAndAnswers(),
  success: ReAuthenticationToken,
  errors: [...attemptErrors(), ...smsFactorErrors(), ErrorCode.MfaCodeRequired],
  safety: "consumesCode",
  docs: "customer-identity-api/step-up-authentication/mfa/step-up-auth-by-otp"
}))

/**
 * Has the user prove it by a backup code, which is used then. A wrong one counts toward a lock of the account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/mfa/step-up-auth-by-backup-code}
 * @since 0.1.0
 * @category endpoints
 */
export const byBackupCode = /* @__PURE__ */ Endpoint.make("ReAuthentication.byBackupCode", () => ({
  route: "PUT /identity/v2/auth/account/reauth/2fa/backupcode",
  auth: Credential.accessToken,
  query: isVoiceOtp(),
  body: {
    /** One of the user's backup codes. It works once. */
    backupCode: Wire.named(Wire.secret, "backupcode")
  },
  success: ReAuthenticationToken,
  errors: [
    ...attemptErrors(),
    ErrorCode.BackupCodeNotConfigured,
    ErrorCode.BackupCodeInvalidOrUsed,
    ErrorCode.MfaCodeRequired
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/step-up-authentication/mfa/step-up-auth-by-backup-code"
}))

/**
 * Has the user prove it by a code of the authenticator app. A wrong one counts toward a lock of the account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/mfa/mfa-step-up-authentication-by-authenticator-code}
 * @since 0.1.0
 * @category endpoints
 */
export const byAuthenticatorCode = /* @__PURE__ */ Endpoint.make("ReAuthentication.byAuthenticatorCode", () => ({
  route: "PUT /identity/v2/auth/account/reauth/2fa/authenticatorcode",
  auth: Credential.accessToken,
  body: authenticatorCode(),
  success: ReAuthenticationToken,
  errors: [...attemptErrors(), ...authenticatorErrors()],
  safety: "consumesCode",
  docs: "customer-identity-api/step-up-authentication/mfa/mfa-step-up-authentication-by-authenticator-code"
}))

/**
 * Has the user prove it by a code of Google Authenticator. A wrong one counts toward a lock of the account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/mfa/step-up-auth-by-google-authenticator-code}
 * @deprecated LoginRadius has replaced it by `byAuthenticatorCode`.
 * @since 0.1.0
 * @category endpoints
 */
export const byGoogleAuthenticatorCode = /* @__PURE__ */ Endpoint.make(
  "ReAuthentication.byGoogleAuthenticatorCode",
  () => ({
    route: "PUT /identity/v2/auth/account/reauth/2fa/googleauthenticatorcode",
    auth: Credential.accessToken,
    body: googleAuthenticatorCode(),
    success: ReAuthenticationToken,
    errors: [...attemptErrors(), ...authenticatorErrors()],
    safety: "consumesCode",
    deprecated: { replacedBy: "ReAuthentication.byAuthenticatorCode" },
    docs: "customer-identity-api/step-up-authentication/mfa/step-up-auth-by-google-authenticator-code"
  })
)

/**
 * Mails a passcode for `byEmailOtp` to a user who has passcodes by mail as a second factor.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/mfa/send-mfa-step-up-auth-email-otp-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const sendEmailOtp = /* @__PURE__ */ Endpoint.make("ReAuthentication.sendEmailOtp", () => ({
  route: "GET /identity/v2/auth/account/reauth/2fa/otp/email",
  auth: Credential.accessToken,
  query: {
    /** The e-mail address that the passcode goes to: one of the user's own, or as `trigger` answers it. */
    emailId: Wire.named(Wire.string, "emailid"),
    ...emailTemplate2FA()
  },
  success: PostResponse,
  errors: [
    ...offErrors(),
    ErrorCode.EmailOtpMfaNotEnabled,
    ErrorCode.MfaNotConfiguredForProfile,
    ErrorCode.EmailNotInProfile,
    ErrorCode.EmailSendLimitReached
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/step-up-authentication/mfa/send-mfa-step-up-auth-email-otp-by-access-token"
}))

/**
 * Has the user prove it by the passcode that `sendEmailOtp` has mailed. A wrong one counts toward a lock of the account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/mfa/mfa-step-up-authentication-by-email-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const byEmailOtp = /* @__PURE__ */ Endpoint.make("ReAuthentication.byEmailOtp", () => ({
  route: "PUT /identity/v2/auth/account/reauth/2fa/otp/email/verify",
  auth: Credential.accessToken,
  body: {
    /** The e-mail address that the passcode went to. Left out, it may be any of the user's own. */
    emailId: Wire.optional(Wire.string, "emailid"),
    ...mailedOtp()
  },
  success: ReAuthenticationToken,
  errors: [
    ...attemptErrors(),
    ErrorCode.EmailOtpMfaNotEnabled,
    ErrorCode.MfaNotConfiguredForProfile,
    ErrorCode.EmailNotInProfile,
    ...emailOtpErrors()
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/step-up-authentication/mfa/mfa-step-up-authentication-by-email-otp"
}))

/**
 * Has the user prove it by the answers to the security questions that `trigger` has answered, all of them. Wrong ones count toward
 * a lock of the account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/mfa/step-up-auth-by-security-question}
 * @since 0.1.0
 * @category endpoints
 */
export const bySecurityQuestion = /* @__PURE__ */ Endpoint.make("ReAuthentication.bySecurityQuestion", () => ({
  route: "POST /identity/v2/auth/account/reauth/2fa/securityquestionanswer/verify",
  auth: Credential.accessToken,
  body: securityAnswers2FA(),
  success: ReAuthenticationToken,
  errors: [
    ...attemptErrors(),
    ErrorCode.SecurityQuestionMfaNotEnabled,
    ErrorCode.SecurityQuestionMfaNotVerified,
    ErrorCode.SecurityAnswersInsufficient,
    ErrorCode.SecurityQuestionOrAnswerIncorrect
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/step-up-authentication/mfa/step-up-auth-by-security-question"
}))

/**
 * Has the user prove it by Duo, whose page `trigger` has answered.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/duo-security-authenticator/mfa-re-authentication-by-duo-security-authenticator}
 * @since 0.1.0
 * @category endpoints
 */
export const byDuo = /* @__PURE__ */ Endpoint.make("ReAuthentication.byDuo", () => ({
  route: "PUT /identity/v2/auth/account/reauth/2fa/duo",
  auth: Credential.accessToken,
  body: duoAnswer(),
  success: ReAuthenticationToken,
  errors: [
    ...attemptErrors(),
    ErrorCode.DuoMfaNotEnabled,
    ErrorCode.DuoConfigurationError,
    ErrorCode.DuoVerificationFailed,
    ErrorCode.DuoStateInvalid,
    ErrorCode.DuoMfaNotConfiguredForProfile
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/multi-factor-authentication/duo-security-authenticator/mfa-re-authentication-by-duo-security-authenticator"
}))
