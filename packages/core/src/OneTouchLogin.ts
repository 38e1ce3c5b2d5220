/**
 * Logins by a link in a mail or a passcode in an SMS that make the account where there is none yet.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import {
  barredErrors,
  accountErrors,
  clientLinkErrors,
  otpErrors,
  phoneErrors,
  smsErrors
} from "./internal/endpoints/errorGroups.js"
import {
  captcha,
  clientGuid,
  passcode,
  phoneSentTo,
  redirectUrl,
  smsOtp,
  verificationToken,
  welcomeEmailTemplate
} from "./internal/endpoints/parameters.js"
import * as Login from "./model/Login.js"
import { PostResponse } from "./model/Answers.js"
import { SmsSent, VerifiedResponse } from "./model/PasswordlessAnswers.js"
import * as Wire from "./Wire.js"

const name = () => ({
  /** The user's name, for an account that the call makes. */
  name: Wire.optional(Wire.string)
})

const startErrors = () =>
  [
    ErrorCode.UserNotFound,
    ErrorCode.OneTouchLoginNotEnabled,
    ErrorCode.CaptchaInvalid,
    ErrorCode.RegistrationDisabled,
    ErrorCode.DangerousRequest,
    ...barredErrors(),
    ErrorCode.ParameterMalformed,
    ErrorCode.JsonPostBodyInvalid,
    ErrorCode.PayloadInvalid
  ] as const

/**
 * Mails a link, and makes an account for an address that has none. Once the link has been followed, `SmartLogin.ping` logs
 * in with the same `clientGuid`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/one-touch-login/one-touch-login-by-email-captcha}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByEmail = /* @__PURE__ */ Endpoint.make("OneTouchLogin.loginByEmail", () => ({
  route: "POST /identity/v2/auth/onetouchlogin/email",
  auth: Credential.apiKey,
  query: {
    ...redirectUrl(),
    /** The name of the template for the mail with the link. Left out, the default template is used. */
    oneTouchLoginEmailTemplate: Wire.optional(Wire.string, "onetouchloginemailtemplate"),
    ...welcomeEmailTemplate()
  },
  body: {
    ...clientGuid(),
    /** The e-mail address that gets the link. Where no account has it, one is made. */
    email: Wire.string,
    ...name(),
    ...captcha()
  },
  success: PostResponse,
  errors: [
    ...startErrors(),
    ErrorCode.ClientGuidAlreadyUsed,
    ErrorCode.EmailIdInvalid,
    ErrorCode.EmailAlreadyRegistered,
    ErrorCode.EmailNotAllowedToRegister,
    ErrorCode.EmailDomainNotAllowed,
    ErrorCode.EmailSendLimitReached
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/one-touch-login/one-touch-login-by-email-captcha"
}))

/**
 * Sends a passcode by SMS, and makes an account for a phone number that has none.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/one-touch-login/one-touch-login-by-phone-captcha}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByPhone = /* @__PURE__ */ Endpoint.make("OneTouchLogin.loginByPhone", () => ({
  route: "POST /identity/v2/auth/onetouchlogin/phone",
  auth: Credential.apiKey,
  query: passcode(),
  body: {
    /** The phone number that gets the passcode, such as `+12025550123`. Where no account has it, one is made. */
    phone: Wire.string,
    ...name(),
    ...captcha()
  },
  success: SmsSent,
  errors: [...startErrors(), ...phoneErrors(), ...smsErrors()],
  safety: "sendsMessage",
  docs: "customer-identity-api/one-touch-login/one-touch-login-by-phone-captcha"
}))

/**
 * Takes the token of the mailed link, and with it verifies the e-mail address. The device that asked for the mail logs in,
 * by `SmartLogin.ping`, and not this one.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/one-touch-login/one-touch-email-verification}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyOtpByEmail = /* @__PURE__ */ Endpoint.make("OneTouchLogin.verifyOtpByEmail", () => ({
  route: "GET /identity/v2/auth/email/onetouchlogin",
  auth: Credential.apiKey,
  query: { ...verificationToken(), ...welcomeEmailTemplate() },
  success: VerifiedResponse,
  errors: clientLinkErrors(),
  safety: "consumesCode",
  docs: "customer-identity-api/one-touch-login/one-touch-email-verification"
}))

/**
 * Logs in by the passcode from the SMS, and verifies the phone number by it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/one-touch-login/one-touch-otp-verification}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyOtp = /* @__PURE__ */ Endpoint.make("OneTouchLogin.verifyOtp", () => ({
  route: "PUT /identity/v2/auth/onetouchlogin/phone/verify",
  auth: Credential.apiKey,
  query: { ...smsOtp(), ...passcode() },
  body: phoneSentTo(),
  success: Login.Login,
  errors: [
    ErrorCode.OneTouchLoginNotEnabled,
    ErrorCode.PhoneNumberNotFound,
    ...phoneErrors(),
    ...otpErrors(),
    ...accountErrors(),
    ErrorCode.ParameterMalformed
  ],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/one-touch-login/one-touch-otp-verification"
}))

/**
 * Asks by client GUID whether the link of a One Touch Login has been followed, and answers the login once it has. Until then, it
 * fails with `SmartLoginLinkNotVerified`, which is not repeated by itself: ask again some seconds later.
 *
 * It is the call that `SmartLogin.ping` makes.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/one-touch-login/one-touch-login-ping}
 * @since 0.1.0
 * @category endpoints
 */
export const ping = /* @__PURE__ */ Endpoint.make("OneTouchLogin.ping", () => ({
  route: "GET /identity/v2/auth/login/smartlogin/ping",
  auth: Credential.apiKey,
  query: {
    /** The `clientGuid` of the call that had the link mailed. */
    clientGuid: Wire.named(Wire.secret, "clientguid")
  },
  success: Login.Login,
  errors: [
    ErrorCode.SmartLoginLinkNotVerified,
    ErrorCode.ClientGuidInvalid,
    ErrorCode.SmartLoginLinkAlreadyUsed,
    ErrorCode.OneTouchLinkAlreadyUsed,
    ErrorCode.SmartLoginNotEnabled,
    ErrorCode.OneTouchLoginNotEnabled,
    ...accountErrors(),
    ErrorCode.ParameterMalformed
  ],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/one-touch-login/one-touch-login-ping"
}))
