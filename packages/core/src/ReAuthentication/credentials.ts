/** What a user who is logged in proves it by without a second factor: the password, the PIN, or a mailed passcode. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { emailOtpErrors, lockoutErrors, pinErrors } from "../internal/endpoints/errorGroups.js"
import {
  emailTemplate,
  gRecaptchaResponse,
  qqCaptcha,
  securityAnswer,
  smsTemplate2FA
} from "../internal/endpoints/parameters.js"
import { PostResponse } from "../model/Answers.js"
import { ReAuthenticationToken } from "../model/ReAuthentication.js"
import * as Wire from "../Wire.js"

/**
 * Has the user prove it by the password. The token is for `validatePassword`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/step-up-auth-by-password}
 * @since 0.1.0
 * @category endpoints
 */
export const byPassword = /* @__PURE__ */ Endpoint.make("ReAuthentication.byPassword", () => ({
  route: "PUT /identity/v2/auth/account/reauth/password",
  auth: Credential.accessToken,
  query: smsTemplate2FA(),
  body: {
    /** The user's password. A wrong one counts toward a lock of the account, where the app has locks. */
    password: Wire.named(Wire.secret, "Password"),
    ...securityAnswer("SecurityAnswer"),
    ...qqCaptcha(),
    ...gRecaptchaResponse()
  },
  success: ReAuthenticationToken,
  errors: [
    ErrorCode.CurrentPasswordInvalid,
    ErrorCode.InvalidCredentials,
    ErrorCode.AccountBlocked,
    ...lockoutErrors()
  ],
  safety: "creates",
  docs: "customer-identity-api/step-up-authentication/step-up-auth-by-password"
}))

/**
 * Has the user prove it by the PIN, also where PINs do not log in. The token is for `validatePin`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/pin/step-up-auth-by-pin}
 * @since 0.1.0
 * @category endpoints
 */
export const byPin = /* @__PURE__ */ Endpoint.make("ReAuthentication.byPin", () => ({
  route: "PUT /identity/v2/auth/account/reauth/pin",
  auth: Credential.accessToken,
  query: {
    /** The name of the template for the SMS with the second factor's passcode. Left out, the default one is used. */
    smsTemplate2FA: Wire.optional(Wire.string)
  },
  body: {
    /** The user's PIN. A wrong one counts toward a lock of the account, where the app has locks. */
    pin: Wire.named(Wire.secret, "PIN")
  },
  success: ReAuthenticationToken,
  errors: [...pinErrors(), ErrorCode.PinNotSet, ErrorCode.PinInvalid, ...lockoutErrors()],
  safety: "creates",
  docs: "customer-identity-api/step-up-authentication/pin/step-up-auth-by-pin"
}))

/**
 * Mails a passcode for `byEmailOtpWithoutMfa`, also where the app has no second factor.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/send-email-otp-for-step-up-auth-without-mfa}
 * @since 0.1.0
 * @category endpoints
 */
export const sendEmailOtpWithoutMfa = /* @__PURE__ */ Endpoint.make("ReAuthentication.sendEmailOtpWithoutMfa", () => ({
  route: "GET /identity/v2/auth/account/reauth/otp/email",
  auth: Credential.accessToken,
  query: {
    /** The e-mail address that the passcode goes to: one of the user's own. Left out, it is the main one. */
    emailId: Wire.optional(Wire.string, "emailid"),
    ...emailTemplate()
  },
  success: PostResponse,
  errors: [ErrorCode.EmailNotInProfile, ErrorCode.EmailSendLimitReached],
  safety: "sendsMessage",
  docs: "customer-identity-api/step-up-authentication/send-email-otp-for-step-up-auth-without-mfa"
}))

/**
 * Has the user prove it by the passcode that `sendEmailOtpWithoutMfa` has mailed. The token is for `validateMfa`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/verify-email-otp-for-step-up-auth-without-mfa}
 * @since 0.1.0
 * @category endpoints
 */
export const byEmailOtpWithoutMfa = /* @__PURE__ */ Endpoint.make("ReAuthentication.byEmailOtpWithoutMfa", () => ({
  route: "PUT /identity/v2/auth/account/reauth/otp/email",
  auth: Credential.accessToken,
  body: {
    /** The e-mail address that the passcode went to. Left out, it may be any of the user's own. */
    emailId: Wire.optional(Wire.string, "emailid"),
    /** The passcode from the mail. It works once. A wrong one counts toward a lock of the account, where the app has locks. */
    otp: Wire.named(Wire.secret, "OTP")
  },
  success: ReAuthenticationToken,
  errors: [ErrorCode.EmailNotInProfile, ...emailOtpErrors(), ...lockoutErrors()],
  safety: "consumesCode",
  docs: "customer-identity-api/step-up-authentication/verify-email-otp-for-step-up-auth-without-mfa"
}))
