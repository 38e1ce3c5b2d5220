/** The second factor of a login: its passcodes, and its proof. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import {
  authenticatorErrors,
  emailOtpErrors,
  endingErrors,
  pendingErrors,
  secondFactorLockErrors,
  smsErrors,
  smsFactorErrors
} from "../internal/endpoints/errorGroups.js"
import {
  authenticatorCode,
  emailTemplate2FA,
  firstPasscode,
  googleAuthenticatorCode,
  isVoiceOtp,
  mailedOtp,
  otpAndAnswers,
  phoneNo2FA,
  riskEmailTemplates,
  secondFactorAuthenticationToken,
  smsTemplate2FA
} from "../internal/endpoints/parameters.js"
import * as Login from "../model/Login.js"
import { PostResponse, SmsStatus } from "../model/Answers.js"
import * as Wire from "../Wire.js"

const emailErrors = () =>
  [ErrorCode.EmailOtpMfaNotEnabled, ErrorCode.EmailNotInProfile, ErrorCode.MfaNotConfiguredForProfile] as const

/**
 * Ends a login with a backup code in place of the second factor.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/backup-codes/mfa-validate-backup-code}
 * @since 0.1.0
 * @category endpoints
 */
export const validateBackupCode = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.validateBackupCode", () => ({
  route: "PUT /identity/v2/auth/login/2fa/verification/backupcode",
  auth: Credential.apiKey,
  query: { ...secondFactorAuthenticationToken(), ...riskEmailTemplates() },
  body: {
    /** One of the user's ten backup codes, such as `0a1b2-c3d4e`. It works once. */
    backupCode: Wire.named(Wire.secret, "backupcode")
  },
  success: Login.Authenticated,
  errors: [...endingErrors(), ErrorCode.BackupCodeInvalidOrUsed, ErrorCode.BackupCodeNotConfigured],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/backup-codes/mfa-validate-backup-code"
}))

/**
 * Ends a login with the passcode that came by SMS, and sets the SMS factor up where it was being set up.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-validate-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const validateOtp = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.validateOtp", () => ({
  route: "PUT /identity/v2/auth/login/2fa/verification/otp",
  auth: Credential.apiKey,
  query: { ...secondFactorAuthenticationToken(), ...smsTemplate2FA(), ...riskEmailTemplates(), ...isVoiceOtp() },
  body: otpAndAnswers(),
  success: Login.Authenticated,
  errors: [...endingErrors(), ...smsFactorErrors()],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-validate-otp"
}))

/**
 * Ends a login with the code that Google Authenticator shows.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/authenticator/mfa-validate-google-auth-code}
 * @deprecated LoginRadius has replaced it by `validateAuthenticatorCode`.
 * @since 0.1.0
 * @category endpoints
 */
export const validateGoogleAuthCode = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.validateGoogleAuthCode",
  () => ({
    route: "PUT /identity/v2/auth/login/2fa/verification/googleauthenticatorcode",
    auth: Credential.apiKey,
    query: { ...secondFactorAuthenticationToken(), ...smsTemplate2FA(), ...riskEmailTemplates(), ...isVoiceOtp() },
    body: googleAuthenticatorCode(),
    success: Login.Authenticated,
    errors: [...endingErrors(), ...authenticatorErrors()],
    safety: "consumesCode",
    projectable: true,
    deprecated: { replacedBy: "MultiFactorAuthentication.validateAuthenticatorCode" },
    docs: "customer-identity-api/multi-factor-authentication/authenticator/mfa-validate-google-auth-code"
  })
)

/**
 * Ends a login with the code that the authenticator app shows, and sets the app up where it was being set up.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/authenticator/mfa-validate-authenticator-code}
 * @since 0.1.0
 * @category endpoints
 */
export const validateAuthenticatorCode = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.validateAuthenticatorCode",
  () => ({
    route: "PUT /identity/v2/auth/login/2fa/verification/authenticatorcode",
    auth: Credential.apiKey,
    query: secondFactorAuthenticationToken(),
    body: authenticatorCode(),
    success: Login.Authenticated,
    errors: [...endingErrors(), ...authenticatorErrors()],
    safety: "consumesCode",
    projectable: true,
    docs: "customer-identity-api/multi-factor-authentication/authenticator/mfa-validate-authenticator-code"
  })
)

/**
 * Sends a passcode to a phone number that is to become the second factor, in a login of a user who has none.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-update-phone-number}
 * @since 0.1.0
 * @category endpoints
 */
export const updatePhoneNumber = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.updatePhoneNumber", () => ({
  route: "PUT /identity/v2/auth/login/2fa",
  auth: Credential.apiKey,
  query: { ...secondFactorAuthenticationToken(), ...firstPasscode() },
  body: phoneNo2FA(),
  success: SmsStatus,
  errors: [
    ...pendingErrors(),
    ...secondFactorLockErrors(),
    ErrorCode.OtpMfaNotEnabled,
    ErrorCode.PhoneNumberInvalid,
    ErrorCode.MfaPhoneAlreadyRegistered,
    ErrorCode.MfaPhoneUpdateNotAllowed,
    ...smsErrors()
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-update-phone-number"
}))

/**
 * Sends another passcode by SMS in a login that waits for one.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/resend-twofactorauthentication-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const resendOtp = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.resendOtp", () => ({
  route: "GET /identity/v2/auth/login/2fa/resend",
  auth: Credential.apiKey,
  query: { ...secondFactorAuthenticationToken(), ...smsTemplate2FA(), ...isVoiceOtp() },
  success: SmsStatus,
  errors: [
    ...pendingErrors(),
    ...secondFactorLockErrors(),
    ErrorCode.OtpMfaNotEnabled,
    ErrorCode.MfaNotConfiguredForProfile,
    ...smsErrors()
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/multi-factor-authentication/resend-twofactorauthentication-otp"
}))

/**
 * Mails a passcode in a login that waits for the second factor.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/email-authenticator/send-mfa-email-otp-by-mfa-token}
 * @since 0.1.0
 * @category endpoints
 */
export const emailOtp = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.emailOtp", () => ({
  route: "POST /identity/v2/auth/login/2fa/otp/email",
  auth: Credential.apiKey,
  query: { ...secondFactorAuthenticationToken(), ...emailTemplate2FA() },
  body: {
    /** The e-mail address that gets the passcode: one from `SecondFactorRequired`, masked as it is there or in full. */
    emailId: Wire.named(Wire.string, "emailid")
  },
  success: PostResponse,
  errors: [...pendingErrors(), ...secondFactorLockErrors(), ...emailErrors(), ErrorCode.EmailSendLimitReached],
  safety: "sendsMessage",
  docs: "customer-identity-api/multi-factor-authentication/email-authenticator/send-mfa-email-otp-by-mfa-token"
}))

/**
 * Ends a login with the passcode that was mailed, and sets the e-mail factor up where it was being set up.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/email-authenticator/verify-mfa-email-otp-by-mfa-token}
 * @since 0.1.0
 * @category endpoints
 */
export const validateEmailOtp = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.validateEmailOtp", () => ({
  route: "PUT /identity/v2/auth/login/2fa/verification/otp/email",
  auth: Credential.apiKey,
  query: { ...secondFactorAuthenticationToken(), ...riskEmailTemplates(), ...isVoiceOtp() },
  body: {
    /** The e-mail address that the passcode was mailed to, masked as in `SecondFactorRequired` or in full. */
    emailId: Wire.named(Wire.string, "emailid"),
    ...mailedOtp()
  },
  success: Login.Authenticated,
  errors: [...endingErrors(), ...emailErrors(), ...emailOtpErrors()],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/email-authenticator/verify-mfa-email-otp-by-mfa-token"
}))
