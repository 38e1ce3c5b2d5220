/**
 * Logins by a link or a passcode in a mail, for users who have an account.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { accountErrors, barredErrors } from "./internal/endpoints/errorGroups.js"
import {
  email,
  emailToSendTo,
  username,
  usernameToSendTo,
  verificationToken,
  welcomeEmailTemplate
} from "./internal/endpoints/parameters.js"
import * as Login from "./model/Login.js"
import { PostResponse } from "./model/Answers.js"
import * as Wire from "./Wire.js"

const loginMail = () => ({
  /** The name of the template for the mail with the link. Left out, the default template is used. */
  passwordlessLoginTemplate: Wire.optional(Wire.string, "passwordlesslogintemplate"),
  /** The page that the link in the mail opens; the service appends `vtype` and `vtoken` to its query. */
  verificationUrl: Wire.optional(Wire.string, "verificationurl")
})

const loginMailErrors = () =>
  [
    ErrorCode.UserNotFound,
    ErrorCode.PasswordlessLoginNotEnabled,
    ...barredErrors(),
    ErrorCode.EmailSendLimitReached
  ] as const

/**
 * Mails a link that logs in, to the user with an e-mail address.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/passwordless-login/passwordless-login-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByEmail = /* @__PURE__ */ Endpoint.make("PasswordlessLogin.loginByEmail", () => ({
  route: "GET /identity/v2/auth/login/passwordlesslogin/email",
  auth: Credential.apiKey,
  query: { ...emailToSendTo(), ...loginMail() },
  success: PostResponse,
  errors: [...loginMailErrors(), ErrorCode.EmailIdInvalid],
  safety: "sendsMessage",
  when: "email",
  docs: "customer-identity-api/passwordless-login/passwordless-login-by-email"
}))

/**
 * Mails a link that logs in, to the user with a user name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/passwordless-login/passwordless-login-by-username}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByUsername = /* @__PURE__ */ Endpoint.make("PasswordlessLogin.loginByUsername", () => ({
  route: "GET /identity/v2/auth/login/passwordlesslogin/email",
  auth: Credential.apiKey,
  query: { ...usernameToSendTo(), ...loginMail() },
  success: PostResponse,
  errors: [
    ...loginMailErrors(),
    ErrorCode.UsernameRequired,
    ErrorCode.UsernameLoginNotEnabled,
    ErrorCode.EmailProfileNotFound
  ],
  safety: "sendsMessage",
  when: "username",
  docs: "customer-identity-api/passwordless-login/passwordless-login-by-username"
}))

/**
 * Logs in by the token of the mailed link, and verifies the e-mail address by it. Where the app asks for a second factor,
 * that is still to come.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/passwordless-login/passwordless-login-verification}
 * @since 0.1.0
 * @category endpoints
 */
export const loginVerification = /* @__PURE__ */ Endpoint.make("PasswordlessLogin.loginVerification", () => ({
  route: "GET /identity/v2/auth/login/passwordlesslogin/email/verify",
  auth: Credential.apiKey,
  query: { ...verificationToken(), ...welcomeEmailTemplate() },
  success: Login.Login,
  errors: [
    ErrorCode.PasswordlessLoginNotEnabled,
    ErrorCode.VerificationTokenInvalid,
    ErrorCode.PasswordlessLinkAlreadyUsed,
    ErrorCode.VerificationLinkExpired,
    ...accountErrors(),
    ErrorCode.ParameterMalformed
  ],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/passwordless-login/passwordless-login-verification"
}))

const loginOtpErrors = () =>
  [
    ErrorCode.PasswordlessLoginNotEnabled,
    ErrorCode.UserNotFound,
    ErrorCode.VerificationOtpInvalid,
    ErrorCode.EmailOtpAlreadyUsed,
    ErrorCode.EmailOtpExpired,
    ...accountErrors()
  ] as const

/**
 * Logs in with the passcode from a mail, which `loginByEmail` has sent where the mails of the app carry passcodes in place of links.
 * Verifies the address too.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/passwordless-login/passwordless-login-verify-by-email-and-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyByEmailAndOtp = /* @__PURE__ */ Endpoint.make("PasswordlessLogin.verifyByEmailAndOtp", () => ({
  route: "POST /identity/v2/auth/login/passwordlesslogin/email/verifyotp",
  auth: Credential.apiKey,
  body: {
    ...email(),
    /** The passcode from the mail. It works once. */
    otp: Wire.secret,
    ...welcomeEmailTemplate()
  },
  success: Login.Login,
  errors: [...loginOtpErrors(), ErrorCode.EmailIdInvalid],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/passwordless-login/passwordless-login-verify-by-email-and-otp"
}))

/**
 * Logs in with the passcode from a mail, which `loginByUsername` has sent where the mails of the app carry passcodes in place of links.
 * Verifies the address too.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/passwordless-login/passwordless-login-verify-by-username-and-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyByUsernameAndOtp = /* @__PURE__ */ Endpoint.make("PasswordlessLogin.verifyByUsernameAndOtp", () => ({
  route: "POST /identity/v2/auth/login/passwordlesslogin/username/verifyotp",
  auth: Credential.apiKey,
  body: {
    ...username(),
    /** The passcode from the mail. It works once. */
    otp: Wire.secret,
    ...welcomeEmailTemplate()
  },
  success: Login.Login,
  errors: [...loginOtpErrors(), ErrorCode.UsernameLoginNotEnabled, ErrorCode.EmailProfileNotFound],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/passwordless-login/passwordless-login-verify-by-username-and-otp"
}))
