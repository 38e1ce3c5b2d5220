/**
 * Users who are known by a phone number: registration, verification, login and new passwords by passcodes in SMS.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import {
  accountErrors,
  otpErrors,
  passwordErrors,
  passwordRuleErrors,
  phoneErrors,
  registrationErrors,
  smsErrors,
  uidErrors
} from "./internal/endpoints/errorGroups.js"
import {
  anyCaptcha,
  captcha,
  isVoiceOtp,
  loginUrl,
  passcode,
  passwordAndAnswer,
  phone,
  preventions,
  resetPasswordEmailTemplate,
  securityAnswer,
  smsTemplate,
  verificationMail,
  welcomeEmailTemplate
} from "./internal/endpoints/parameters.js"
import * as Login from "./Login.js"
import { DeleteResponse, ExistResponse, PostResponse } from "./model/Answers.js"
import { SmsSent } from "./model/PasswordlessAnswers.js"
import * as Profile from "./Profile.js"
import * as Wire from "./Wire.js"

/**
 * Logs a user in by phone number and password.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-login}
 * @since 0.1.0
 * @category endpoints
 */
export const login = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.login", () => ({
  route: "POST /identity/v2/auth/login",
  auth: Credential.apiKey,
  query: {
    ...loginUrl(),
    ...smsTemplate(),
    ...preventions(),
    ...anyCaptcha()
  },
  body: { ...phone(), ...passwordAndAnswer() },
  success: Login.Login,
  errors: [
    ...passwordErrors(),
    ErrorCode.MfaRequired,
    ErrorCode.PhoneNotVerified,
    ErrorCode.UsernameLoginRequired,
    ...phoneErrors(),
    ...smsErrors()
  ],
  safety: "creates",
  when: "phone",
  projectable: true,
  docs: "customer-identity-api/phone-authentication/phone-login"
}))

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
  body: phone(),
  success: PostResponse,
  errors: [ErrorCode.UserNotFound, ErrorCode.AccountBlocked, ...phoneErrors(), ...smsErrors()],
  safety: "sendsMessage",
  docs: "customer-identity-api/phone-authentication/phone-forgot-password-by-otp"
}))

const resendErrors = () =>
  [
    ErrorCode.PhoneNumberNotFound,
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
  body: phone(),
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
    body: phone(),
    success: PostResponse,
    errors: resendErrors(),
    safety: "sendsMessage",
    when: "accessToken",
    docs: "customer-identity-api/phone-authentication/phone-resend-otp-by-token"
  })
)

/**
 * Registers a new user by phone number and password. The passcode in the SMS verifies the number.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-user-registration-by-sms}
 * @since 0.1.0
 * @category endpoints
 */
export const userRegistrationBySms = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.userRegistrationBySms", () => ({
  route: "POST /identity/v2/auth/register",
  auth: Credential.sott,
  query: {
    // For a user who has an address too.
    ...verificationMail(),
    ...welcomeEmailTemplate("welcomeEmailTemplate"),
    ...smsTemplate(),
    ...preventions(),
    ...isVoiceOtp("isVoiceOtp")
  },
  body: Wire.whole("profile", Profile.PhoneRegistration),
  success: Login.PostedOrLogin,
  errors: [...registrationErrors(), ErrorCode.PhoneLoginNotEnabled, ErrorCode.OtpSendFailed],
  safety: "creates",
  when: "profile.PhoneId",
  projectable: true,
  docs: "customer-identity-api/phone-authentication/phone-user-registration-by-sms"
}))

/**
 * Tells whether a phone number is taken.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-number-availability}
 * @since 0.1.0
 * @category endpoints
 */
export const phoneNumberAvailability = /* @__PURE__ */ Endpoint.make(
  "PhoneAuthentication.phoneNumberAvailability",
  () => ({
    route: "GET /identity/v2/auth/phone",
    auth: Credential.apiKey,
    query: { phone: Wire.string },
    success: ExistResponse,
    errors: phoneErrors(),
    safety: "read",
    docs: "customer-identity-api/phone-authentication/phone-number-availability"
  })
)

/**
 * Sends a passcode that logs in, to a phone number that is verified.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/passwordless-login/passwordless-login-by-phone}
 * @since 0.1.0
 * @category endpoints
 */
export const sendOneTimePasscode = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.sendOneTimePasscode", () => ({
  route: "GET /identity/v2/auth/login/passwordlesslogin/otp",
  auth: Credential.apiKey,
  query: { ...phone(), ...passcode() },
  success: SmsSent,
  errors: [
    ErrorCode.UserNotFound,
    ErrorCode.PasswordlessLoginNotEnabled,
    ErrorCode.PhoneNotVerified,
    ErrorCode.AccountBlocked,
    ErrorCode.LoginDisabled,
    ...phoneErrors(),
    ...smsErrors()
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/passwordless-login/passwordless-login-by-phone"
}))

/**
 * Logs in by the passcode of `sendOneTimePasscode`. Where the app asks for a second factor, that is still to come.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/passwordless-login/passwordless-login-phone-verification}
 * @since 0.1.0
 * @category endpoints
 */
export const loginUsingOneTimePasscode = /* @__PURE__ */ Endpoint.make(
  "PhoneAuthentication.loginUsingOneTimePasscode",
  () => ({
    route: "PUT /identity/v2/auth/login/passwordlesslogin/otp/verify",
    auth: Credential.apiKey,
    query: passcode(),
    body: {
      ...phone(),
      otp: Wire.secret,
      ...securityAnswer(),
      ...captcha()
    },
    success: Login.Login,
    errors: [
      ErrorCode.UserNotFound,
      ErrorCode.PasswordlessLoginNotEnabled,
      ErrorCode.PhoneNotVerified,
      ...phoneErrors(),
      ...otpErrors(),
      ...accountErrors()
    ],
    safety: "consumesCode",
    projectable: true,
    docs: "customer-identity-api/passwordless-login/passwordless-login-phone-verification"
  })
)

/**
 * Sends a passcode to a new phone number, which becomes the user's when `verifyOtpByAccessToken` verifies it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/phone-number-update}
 * @since 0.1.0
 * @category endpoints
 */
export const phoneNumberUpdate = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.phoneNumberUpdate", () => ({
  route: "PUT /identity/v2/auth/phone",
  auth: Credential.accessToken,
  query: passcode(),
  body: { phone: Wire.string },
  success: PostResponse,
  errors: [ErrorCode.PhoneAlreadyRegistered, ...phoneErrors(), ...smsErrors()],
  safety: "sendsMessage",
  docs: "customer-identity-api/phone-authentication/phone-number-update"
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
    ...phone(),
    otp: Wire.secret,
    /** The new password. */
    password: Wire.secret,
    ...smsTemplate(),
    ...resetPasswordEmailTemplate()
  },
  success: Login.PostedOrTokens,
  errors: [
    ErrorCode.UserNotFound,
    ErrorCode.EmailProfileNotFound,
    ErrorCode.AccountBlocked,
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
  query: {
    otp: Wire.secret,
    ...smsTemplate(),
    ...isVoiceOtp("isVoiceOtp")
  },
  body: phone(),
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
    query: {
      otp: Wire.secret,
      ...smsTemplate(),
      ...isVoiceOtp("isVoiceOtp")
    },
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
 * Takes the phone number off the user's account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/phone-authentication/remove-phone-id-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const removePhoneIdByAccessToken = /* @__PURE__ */ Endpoint.make(
  "PhoneAuthentication.removePhoneIdByAccessToken",
  () => ({
    route: "DELETE /identity/v2/auth/phone",
    auth: Credential.accessToken,
    success: DeleteResponse,
    errors: [ErrorCode.PhoneNotLinked, ErrorCode.PhoneLoginNotEnabled],
    safety: "destroys",
    docs: "customer-identity-api/phone-authentication/remove-phone-id-by-access-token"
  })
)
