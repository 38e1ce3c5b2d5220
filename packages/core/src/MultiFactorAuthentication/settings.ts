/** Which second factors a user has, and how the user sets one up. */
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
  duoRedirectUri,
  emailTemplate2FA,
  firstPasscode,
  googleAuthenticatorCode,
  isVoiceOtp,
  mailedOtp,
  otpAndAnswers,
  phoneNo2FA,
  smsTemplate,
  smsTemplate2FA
} from "../internal/endpoints/parameters.js"
import { PostResponse, SmsStatus } from "../model/Answers.js"
import { SecondFactorSettings } from "../model/SecondFactor.js"
import * as Profile from "../Profile.js"
import * as Wire from "../Wire.js"

/**
 * Reads which factors the user has. Where the authenticator app, push or Duo is not one of them yet, the answer has what sets it
 * up: Duo's needs `duoRedirectUri`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/mfa-validate-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const validateAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.validateAccessToken",
  () => ({
    route: "GET /identity/v2/auth/account/2fa",
    auth: Credential.accessToken,
    query: { ...smsTemplate2FA(), ...isVoiceOtp(), ...duoRedirectUri() },
    success: SecondFactorSettings,
    errors: [ErrorCode.MfaNotEnabled, ...duoRedirectErrors()],
    safety: "sendsMessage",
    docs: "customer-identity-api/multi-factor-authentication/mfa-validate-access-token"
  })
)

/**
 * Sends a passcode to a phone number that is to become the second factor of the user.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-update-phone-number-by-token}
 * @since 0.1.0
 * @category endpoints
 */
export const updatePhoneNumberByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.updatePhoneNumberByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/account/2fa",
    auth: Credential.accessToken,
    query: firstPasscode(),
    body: phoneNo2FA(),
    success: SmsStatus,
    errors: [
      ErrorCode.MfaNotEnabled,
      ErrorCode.OtpMfaNotEnabled,
      ErrorCode.PhoneNumberInvalid,
      ErrorCode.MfaPhoneAlreadyRegistered,
      ...smsErrors()
    ],
    safety: "sendsMessage",
    docs: "customer-identity-api/multi-factor-authentication/sms-authenticator/mfa-update-phone-number-by-token"
  })
)

/**
 * Sets Google Authenticator up for the user by the code that it shows.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/authenticator/update-mfa-by-access-token}
 * @deprecated LoginRadius has replaced it by `verifyAuthenticatorCode`.
 * @since 0.1.0
 * @category endpoints
 */
export const updateMfaByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.updateMfaByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/account/2fa/verification/googleauthenticatorcode",
    auth: Credential.accessToken,
    query: smsTemplate(),
    body: googleAuthenticatorCode(),
    success: Profile.Profile,
    errors: [ErrorCode.MfaNotEnabled, ...secondFactorLockErrors(), ...authenticatorErrors()],
    safety: "consumesCode",
    projectable: true,
    deprecated: { replacedBy: "MultiFactorAuthentication.verifyAuthenticatorCode" },
    docs: "customer-identity-api/multi-factor-authentication/authenticator/update-mfa-by-access-token"
  })
)

/**
 * Sets the authenticator app up for the user by the code that it shows.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/authenticator/mfa-verify-authenticator-code}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyAuthenticatorCode = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.verifyAuthenticatorCode",
  () => ({
    route: "PUT /identity/v2/auth/account/2fa/verification/authenticatorcode",
    auth: Credential.accessToken,
    body: authenticatorCode(),
    success: Profile.Profile,
    errors: [ErrorCode.MfaNotEnabled, ...secondFactorLockErrors(), ...authenticatorErrors()],
    safety: "consumesCode",
    projectable: true,
    docs: "customer-identity-api/multi-factor-authentication/authenticator/mfa-verify-authenticator-code"
  })
)

/**
 * Sets the SMS factor up for the user by the passcode that was sent.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/sms-authenticator/update-mfa-setting}
 * @since 0.1.0
 * @category endpoints
 */
export const updateMfaSetting = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.updateMfaSetting", () => ({
  route: "PUT /identity/v2/auth/account/2fa/verification/otp",
  auth: Credential.accessToken,
  body: otpAndAnswers(),
  success: Profile.Profile,
  errors: [ErrorCode.MfaNotEnabled, ...secondFactorLockErrors(), ...smsFactorErrors()],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/sms-authenticator/update-mfa-setting"
}))

/**
 * Mails a passcode that sets the e-mail factor up for the user.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/email-authenticator/send-mfa-email-otp-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const emailOtpByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.emailOtpByAccessToken",
  () => ({
    route: "GET /identity/v2/auth/account/2fa/otp/email",
    auth: Credential.accessToken,
    query: {
      /** The e-mail address that gets the passcode: one of the user's. */
      emailId: Wire.named(Wire.string, "emailid"),
      ...emailTemplate2FA()
    },
    success: PostResponse,
    errors: [
      ErrorCode.MfaNotEnabled,
      ErrorCode.EmailOtpMfaNotEnabled,
      ErrorCode.EmailNotInProfile,
      ErrorCode.EmailSendLimitReached
    ],
    safety: "sendsMessage",
    docs: "customer-identity-api/multi-factor-authentication/email-authenticator/send-mfa-email-otp-by-access-token"
  })
)

/**
 * Sets the e-mail factor up for the user by the passcode that was mailed.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/email-authenticator/verify-mfa-email-otp-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const validateEmailOtpByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.validateEmailOtpByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/account/2fa/verification/otp/email",
    auth: Credential.accessToken,
    body: {
      /** The e-mail address that the passcode was mailed to. */
      emailId: Wire.optional(Wire.string, "EmailId"),
      ...mailedOtp()
    },
    success: Profile.Profile,
    errors: [
      ErrorCode.MfaNotEnabled,
      ...secondFactorLockErrors(),
      ErrorCode.EmailOtpMfaNotEnabled,
      ErrorCode.EmailNotInProfile,
      ...emailOtpErrors()
    ],
    safety: "consumesCode",
    projectable: true,
    docs: "customer-identity-api/multi-factor-authentication/email-authenticator/verify-mfa-email-otp-by-access-token"
  })
)
