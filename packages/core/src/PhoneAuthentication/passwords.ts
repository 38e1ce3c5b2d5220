/** New passwords by a passcode in an SMS. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import {
  barredErrors,
  otpErrors,
  passwordRuleErrors,
  phoneErrors,
  smsErrors
} from "../internal/endpoints/errorGroups.js"
import {
  isVoiceOtp,
  newPassword,
  phoneSentTo,
  phoneToSendTo,
  resetPasswordEmailTemplate,
  smsOtp,
  smsTemplate
} from "../internal/endpoints/parameters.js"
import * as Login from "../model/Login.js"
import { PostResponse } from "../model/Answers.js"

/**
 * Sends a passcode for a new password by SMS.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-forgot-password-by-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const forgotPasswordByOtp = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.forgotPasswordByOtp", () => ({
  route: "POST /identity/v2/auth/password/otp",
  auth: Credential.apiKey,
  query: { ...smsTemplate(), ...isVoiceOtp("isVoiceOtp") },
  body: phoneToSendTo(),
  success: PostResponse,
  errors: [ErrorCode.UserNotFound, ...barredErrors(), ...phoneErrors(), ...smsErrors()],
  safety: "sendsMessage",
  docs: "customer-identity-api/phone-authentication/phone-forgot-password-by-otp"
}))

/**
 * Sets a new password by the passcode of `forgotPasswordByOtp`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-reset-password-by-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordByOtp = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.resetPasswordByOtp", () => ({
  route: "PUT /identity/v2/auth/password/otp",
  auth: Credential.apiKey,
  query: isVoiceOtp(),
  body: {
    ...phoneSentTo(),
    ...smsOtp(),
    ...newPassword(),
    ...smsTemplate(),
    ...resetPasswordEmailTemplate()
  },
  success: Login.PostedOrTokens,
  errors: [
    ErrorCode.UserNotFound,
    ErrorCode.EmailProfileNotFound,
    ...barredErrors(),
    ErrorCode.AccountTemporarilyLocked,
    ErrorCode.AccountLockedCaptchaRequired,
    ErrorCode.AccountLockedSecurityAnswerRequired,
    ...phoneErrors(),
    ...otpErrors(),
    ...passwordRuleErrors(),
    ErrorCode.PrivacyPolicyNotAccepted,
    ErrorCode.ConsentRequired
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/phone-authentication/phone-reset-password-by-otp"
}))
