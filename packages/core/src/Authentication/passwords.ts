/** New passwords: by the old one, a mailed link or passcode, or the answers to security questions. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import {
  barredErrors,
  consentErrors,
  emailOtpErrors,
  linkErrors,
  passwordRuleErrors,
  securityQuestionErrors
} from "../internal/endpoints/errorGroups.js"
import {
  email,
  emailOrUsername,
  emailTemplate,
  mailedOtp,
  newPassword,
  phone,
  resetPasswordEmailTemplate,
  username,
  welcomeEmailTemplate
} from "../internal/endpoints/parameters.js"
import * as Login from "../model/Login.js"
import { PostResponse } from "../model/Answers.js"
import * as Wire from "../Wire.js"

const confirmedPassword = () => ({ ...newPassword(), ...resetPasswordEmailTemplate() })

const answers = () => ({
  /** The user's answers by the `QuestionId` of their questions. They have to be right. */
  securityAnswer: Wire.named(Wire.record(Wire.secret), "securityanswer")
})

const resetByAnswerErrors = () =>
  [
    ErrorCode.UserNotFound,
    ErrorCode.SecurityAnswerIncorrect,
    ErrorCode.SecurityQuestionOrAnswerIncorrect,
    ErrorCode.SecurityQuestionInvalid,
    ...securityQuestionErrors(),
    ...barredErrors(),
    ...passwordRuleErrors(),
    ...consentErrors()
  ] as const

/**
 * Mails a link, or a one-time passcode, for a new password.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-forgot-password}
 * @since 0.1.0
 * @category endpoints
 */
export const forgotPassword = /* @__PURE__ */ Endpoint.make("Authentication.forgotPassword", () => ({
  route: "POST /identity/v2/auth/password",
  auth: Credential.apiKey,
  query: {
    /** The page that the link in the mail opens; the service appends `vtype` and `vtoken` to its query. */
    resetPasswordUrl: Wire.named(Wire.string, "resetpasswordurl"),
    ...emailTemplate()
  },
  body: emailOrUsername(),
  success: PostResponse,
  errors: [
    ...barredErrors(),
    ErrorCode.UserNotFound,
    ErrorCode.EmailIdInvalid,
    ErrorCode.VerificationUrlInvalid,
    ErrorCode.EmailSendLimitReached,
    ErrorCode.ParameterMalformed
  ],
  safety: "sendsMessage",
  oneOf: ["email", "username"],
  docs: "customer-identity-api/authentication/auth-forgot-password"
}))

/**
 * Changes the user's password. The user's other sessions end by that where the LoginRadius app forces logouts.
 *
 * Not repeated: after a success the old password is wrong, and a wrong password counts toward a lock.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-change-password}
 * @since 0.1.0
 * @category endpoints
 */
export const changePassword = /* @__PURE__ */ Endpoint.make("Authentication.changePassword", () => ({
  route: "PUT /identity/v2/auth/password/change",
  auth: Credential.accessToken,
  body: {
    /** The new password in plain text; it has to keep to the app's password rules. */
    newPassword: Wire.named(Wire.secret, "newpassword"),
    /** The password that the user has. A wrong one counts toward a lock of the account, where the app has locks. */
    oldPassword: Wire.named(Wire.secret, "oldpassword")
  },
  success: PostResponse,
  errors: [
    ErrorCode.CurrentPasswordInvalid,
    ...passwordRuleErrors(),
    ErrorCode.EmailProfileNotFound,
    ErrorCode.AccountLockedCaptchaRequired,
    ErrorCode.AccountLockedSecurityAnswerRequired
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/authentication/auth-change-password"
}))

/**
 * Sets a new password by the token of a mailed link, and verifies the e-mail address by it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-reset-password-by-reset-token}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordByResetToken = /* @__PURE__ */ Endpoint.make(
  "Authentication.resetPasswordByResetToken",
  () => ({
    route: "PUT /identity/v2/auth/password/reset",
    auth: Credential.apiKey,
    body: {
      /** The token from the link in the mail (its `vtoken`), or of `Account.forgotPasswordToken`. It works once. */
      resetToken: Wire.named(Wire.secret, "resettoken"),
      ...confirmedPassword(),
      ...welcomeEmailTemplate()
    },
    success: Login.PostedOrTokens,
    errors: [...linkErrors(), ErrorCode.UserNotFound, ...barredErrors(), ...passwordRuleErrors(), ...consentErrors()],
    safety: "consumesCode",
    when: "resetToken",
    docs: "customer-identity-api/authentication/auth-reset-password-by-reset-token"
  })
)

const resetByOtpErrors = () =>
  [
    ...emailOtpErrors(),
    ErrorCode.UserNotFound,
    ErrorCode.EmailProfileNotFound,
    ...barredErrors(),
    ErrorCode.AccountTemporarilyLocked,
    ErrorCode.AccountLockedCaptchaRequired,
    ErrorCode.AccountLockedSecurityAnswerRequired,
    ...passwordRuleErrors(),
    ...consentErrors()
  ] as const

/**
 * Sets a new password by a mailed one-time passcode.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-reset-password-by-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordByOtp = /* @__PURE__ */ Endpoint.make("Authentication.resetPasswordByOtp", () => ({
  route: "PUT /identity/v2/auth/password/reset",
  auth: Credential.apiKey,
  body: {
    ...mailedOtp(),
    /** The e-mail address that the passcode was mailed to. */
    email: Wire.named(Wire.string, "Email"),
    ...confirmedPassword(),
    ...welcomeEmailTemplate()
  },
  success: Login.PostedOrTokens,
  errors: resetByOtpErrors(),
  safety: "consumesCode",
  when: "otp",
  docs: "customer-identity-api/authentication/auth-reset-password-by-otp"
}))

/**
 * Sets a new password by a mailed one-time passcode, for the user with a user name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-reset-password-by-otp-and-username}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordByOtpAndUsername = /* @__PURE__ */ Endpoint.make(
  "Authentication.resetPasswordByOtpAndUsername",
  () => ({
    route: "PUT /identity/v2/auth/password/reset",
    auth: Credential.apiKey,
    body: {
      ...mailedOtp(),
      /** The user name (`UserName`) of the account that the passcode was mailed to. */
      username: Wire.named(Wire.string, "Username"),
      ...confirmedPassword(),
      ...welcomeEmailTemplate()
    },
    success: Login.PostedOrTokens,
    errors: resetByOtpErrors(),
    safety: "consumesCode",
    when: "username",
    docs: "customer-identity-api/authentication/auth-reset-password-by-otp-and-username"
  })
)

/**
 * Sets a new password by the answers to security questions, for the user with an e-mail address.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-reset-password-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordBySecurityAnswerAndEmail = /* @__PURE__ */ Endpoint.make(
  "Authentication.resetPasswordBySecurityAnswerAndEmail",
  () => ({
    route: "PUT /identity/v2/auth/password/securityanswer",
    auth: Credential.apiKey,
    body: { ...answers(), ...email(), ...confirmedPassword() },
    success: Login.PostedOrTokens,
    errors: resetByAnswerErrors(),
    safety: "consumesCode",
    when: "email",
    docs: "customer-identity-api/authentication/auth-reset-password-by-email"
  })
)

/**
 * Sets a new password by the answers to security questions, for the user with a phone number.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-reset-password-by-phone}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordBySecurityAnswerAndPhone = /* @__PURE__ */ Endpoint.make(
  "Authentication.resetPasswordBySecurityAnswerAndPhone",
  () => ({
    route: "PUT /identity/v2/auth/password/securityanswer",
    auth: Credential.apiKey,
    body: { ...answers(), ...phone(), ...confirmedPassword() },
    success: Login.PostedOrTokens,
    errors: [...resetByAnswerErrors(), ErrorCode.EmailProfileNotFound],
    safety: "consumesCode",
    when: "phone",
    docs: "customer-identity-api/authentication/auth-reset-password-by-phone"
  })
)

/**
 * Sets a new password by the answers to security questions, for the user with a user name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-reset-password-by-username}
 * @since 0.1.0
 * @category endpoints
 */
export const resetPasswordBySecurityAnswerAndUsername = /* @__PURE__ */ Endpoint.make(
  "Authentication.resetPasswordBySecurityAnswerAndUsername",
  () => ({
    route: "PUT /identity/v2/auth/password/securityanswer",
    auth: Credential.apiKey,
    body: { ...answers(), ...username(), ...confirmedPassword() },
    success: Login.PostedOrTokens,
    errors: resetByAnswerErrors(),
    safety: "consumesCode",
    when: "username",
    docs: "customer-identity-api/authentication/auth-reset-password-by-username"
  })
)
