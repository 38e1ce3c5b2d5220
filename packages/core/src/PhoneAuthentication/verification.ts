/** Verification of a phone number by passcode. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import {
  accountErrors,
  barredErrors,
  lockoutErrors,
  otpErrors,
  phoneErrors,
  smsErrors,
  uidErrors
} from "../internal/endpoints/errorGroups.js"
import {
  gRecaptchaResponse,
  hCaptchaResponse,
  isVoiceOtp,
  passcode,
  phoneSentTo,
  phoneToSendTo,
  qqCaptcha,
  securityAnswer,
  smsOtp,
  smsTemplate
} from "../internal/endpoints/parameters.js"
import * as Login from "../model/Login.js"
import { DeleteResponse, PostResponse } from "../model/Answers.js"
import * as Wire from "../Wire.js"

const resendErrors = () =>
  [
    ErrorCode.PhoneNumberNotFound,
    ...barredErrors(),
    ErrorCode.MfaPhoneNotRegistered,
    ErrorCode.PhoneAlreadyVerified,
    ...phoneErrors(),
    ...smsErrors()
  ] as const

/**
 * Sends the passcode that verifies a phone number once more.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-resend-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const resendVerificationOtp = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.resendVerificationOtp", () => ({
  route: "POST /identity/v2/auth/phone/otp",
  auth: Credential.apiKey,
  query: passcode(),
  body: phoneToSendTo(),
  success: PostResponse,
  errors: resendErrors(),
  safety: "sendsMessage",
  docs: "customer-identity-api/phone-authentication/phone-resend-otp"
}))

/**
 * Sends the passcode that verifies the user's phone number once more, also that of a number the user changes to.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-resend-otp-by-token}
 * @since 0.1.0
 * @category endpoints
 */
export const resendVerificationOtpByAccessToken = /* @__PURE__ */ Endpoint.make(
  "PhoneAuthentication.resendVerificationOtpByAccessToken",
  () => ({
    route: "POST /identity/v2/auth/phone/otp",
    auth: Credential.accessToken,
    query: passcode(),
    body: phoneToSendTo(),
    success: PostResponse,
    errors: resendErrors(),
    safety: "sendsMessage",
    when: "accessToken",
    docs: "customer-identity-api/phone-authentication/phone-resend-otp-by-token"
  })
)

/**
 * Verifies a phone number by the passcode from the SMS, and logs in by it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-verify-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyOtp = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.verifyOtp", () => ({
  route: "PUT /identity/v2/auth/phone/otp",
  auth: Credential.apiKey,
  query: { ...smsOtp(), ...smsTemplate(), ...isVoiceOtp("isVoiceOtp") },
  body: phoneSentTo(),
  success: Login.Login,
  errors: [
    ErrorCode.PhoneNumberNotFound,
    ErrorCode.PhoneAlreadyVerified,
    ErrorCode.PhoneAlreadyRegistered,
    ...phoneErrors(),
    ...otpErrors(),
    ...accountErrors(),
    ErrorCode.ParameterMalformed
  ],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/phone-authentication/phone-verify-otp"
}))

/**
 * Verifies the phone number of the user who is logged in, or the one that the user changes to.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-verify-otp-by-token}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyOtpByAccessToken = /* @__PURE__ */ Endpoint.make(
  "PhoneAuthentication.verifyOtpByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/phone/otp",
    auth: Credential.accessToken,
    query: { ...smsOtp(), ...smsTemplate(), ...isVoiceOtp("isVoiceOtp") },
    success: PostResponse,
    errors: [
      ErrorCode.AccessTokenInvalidOrPhoneVerified,
      ErrorCode.PhoneAlreadyRegistered,
      ErrorCode.PhoneLoginNotEnabled,
      ...otpErrors(),
      ErrorCode.ParameterMalformed
    ],
    safety: "consumesCode",
    when: "accessToken",
    docs: "customer-identity-api/phone-authentication/phone-verify-otp-by-token"
  })
)

/**
 * Marks the phone number of an account as unverified, and sends a passcode to verify it anew.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/reset-phone-id-verification}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPhoneIdVerification = /* @__PURE__ */ Endpoint.make(
  "PhoneAuthentication.resetPhoneIdVerification",
  () => ({
    route: "PUT /identity/v2/manage/account/:uid/invalidatephone",
    auth: Credential.secret,
    query: { ...smsTemplate("smsTemplate"), ...isVoiceOtp() },
    success: PostResponse,
    errors: [
      ...barredErrors(),
      ...uidErrors(),
      ErrorCode.NoPhoneToInvalidate,
      ErrorCode.PhoneAlreadyUnverified,
      ErrorCode.PhoneLoginNotEnabled,
      ...smsErrors()
    ],
    safety: "sendsMessage",
    docs: "customer-identity-api/phone-authentication/reset-phone-id-verification"
  })
)

/**
 * Sends an SMS with a passcode to the user's phone, which deletes the user's account by `deleteAccountByOtp`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/send-account-delete-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const sendAccountDeleteOtp = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.sendAccountDeleteOtp", () => ({
  route: "GET /identity/v2/auth/account/otp",
  auth: Credential.accessToken,
  query: smsTemplate(),
  success: PostResponse,
  errors: [ErrorCode.PhoneNumberInvalid, ...smsErrors()],
  safety: "sendsMessage",
  docs: "customer-identity-api/phone-authentication/send-account-delete-otp"
}))

/**
 * Deletes the user's own account by the passcode of `sendAccountDeleteOtp`, and ends its sessions.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/account-delete-by-otp-and-token}
 * @since 0.1.0
 * @category endpoints
 */
export const deleteAccountByOtp = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.deleteAccountByOtp", () => ({
  route: "POST /identity/v2/auth/account/delete",
  auth: Credential.accessToken,
  body: {
    /** The passcode from the SMS. It works once. */
    otp: Wire.named(Wire.secret, "OTP"),
    ...securityAnswer(),
    ...qqCaptcha(),
    ...gRecaptchaResponse(),
    ...hCaptchaResponse()
  },
  success: DeleteResponse,
  errors: [ErrorCode.OtpInvalid, ErrorCode.OtpAlreadyUsed, ErrorCode.OtpExpired, ...lockoutErrors()],
  safety: "destroys",
  docs: "customer-identity-api/phone-authentication/account-delete-by-otp-and-token"
}))
