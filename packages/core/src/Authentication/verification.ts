/** Verification of an e-mail address, by a mailed link or passcode. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { barredErrors, emailOtpErrors, linkErrors, lockoutErrors } from "../internal/endpoints/errorGroups.js"
import {
  captcha,
  emailToVerify,
  securityAnswer,
  verificationMail,
  verificationToken,
  welcomeEmailTemplate
} from "../internal/endpoints/parameters.js"
import * as Login from "../model/Login.js"
import { PostResponse } from "../model/Answers.js"
import * as Wire from "../Wire.js"

const url = () => ({
  /** The URL of the page that verifies the address; the service notes its domain. */
  url: Wire.optional(Wire.string)
})

/**
 * Verifies an e-mail address by the token of a mailed link. Whether it logs in depends on the settings of the app.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-verify-email}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyEmail = /* @__PURE__ */ Endpoint.make("Authentication.verifyEmail", () => ({
  route: "GET /identity/v2/auth/email",
  auth: Credential.apiKey,
  query: {
    ...verificationToken(),
    ...url(),
    ...welcomeEmailTemplate(),
    /** `UUID` of the answer to the call that sent the mail, where the mail had a passcode in place of a link. */
    uuid: Wire.optional(Wire.string),
    /** The e-mail address that the mail went to, where the mail had a passcode in place of a link. */
    email: Wire.optional(Wire.string)
  },
  success: Login.PostedOrLogin,
  errors: [
    ...barredErrors(),
    ...linkErrors(),
    ErrorCode.VerificationLinkInvalid,
    ErrorCode.LinkExpiredOrUsed,
    ErrorCode.ParameterMalformed
  ],
  safety: "consumesCode",
  when: "verificationToken",
  projectable: true,
  docs: "customer-identity-api/authentication/auth-verify-email"
}))

/**
 * Verifies an e-mail address by a mailed one-time passcode. Whether it logs in depends on the settings of the app.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-verify-email-by-otp}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyEmailByOtp = /* @__PURE__ */ Endpoint.make("Authentication.verifyEmailByOtp", () => ({
  route: "PUT /identity/v2/auth/email",
  auth: Credential.apiKey,
  query: { ...url(), ...welcomeEmailTemplate() },
  body: {
    /** The passcode from the mail. It works once. */
    otp: Wire.secret,
    /** The e-mail address that the passcode was mailed to. Give it or `uuid`. */
    email: Wire.optional(Wire.string),
    /** `UUID` of the answer to the call that mailed the passcode. Give it or `email`. */
    uuid: Wire.optional(Wire.string),
    ...securityAnswer("SecurityAnswer"),
    ...captcha()
  },
  success: Login.PostedOrLogin,
  errors: [
    ...barredErrors(),
    ...emailOtpErrors(),
    ErrorCode.EmailOtpInvalid,
    ErrorCode.EmailOtpVerificationNotEnabled,
    ErrorCode.UserNotFound,
    ...lockoutErrors()
  ],
  safety: "consumesCode",
  oneOf: ["email", "uuid"],
  projectable: true,
  docs: "customer-identity-api/authentication/auth-verify-email-by-otp"
}))

/**
 * Mails the link that verifies an e-mail address once more.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-resend-email-verification}
 * @since 0.1.0
 * @category endpoints
 */
export const resendEmailVerification = /* @__PURE__ */ Endpoint.make("Authentication.resendEmailVerification", () => ({
  route: "PUT /identity/v2/auth/register",
  auth: Credential.apiKey,
  query: verificationMail(),
  body: emailToVerify(),
  success: PostResponse,
  errors: [
    ...barredErrors(),
    ErrorCode.UserNotFound,
    ErrorCode.EmailIdInvalid,
    ErrorCode.EmailAlreadyVerified,
    ErrorCode.EmailVerificationDisabled,
    ErrorCode.EmailSendLimitReached
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/authentication/auth-resend-email-verification"
}))
