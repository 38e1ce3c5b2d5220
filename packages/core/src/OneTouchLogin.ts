/**
 * Logins by a link in a mail or a passcode in an SMS that make the account where there is none yet.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { accountErrors, clientLinkErrors, otpErrors, phoneErrors, smsErrors } from "./internal/endpoints/errorGroups.js"
import * as Login from "./Login.js"
import { PostResponse } from "./model/Answers.js"
import { SmsSent, VerifiedResponse } from "./model/PasswordlessAnswers.js"
import * as Wire from "./Wire.js"

const captcha = () => ({
  /** The captcha's answer, where the app asks for one. */
  gRecaptchaResponse: Wire.optional(Wire.string, "g-recaptcha-response"),
  qqCaptchaTicket: Wire.optional(Wire.string, "qq_captcha_ticket"),
  qqCaptchaRandstr: Wire.optional(Wire.string, "qq_captcha_randstr")
})

const startErrors = () =>
  [
    ErrorCode.OneTouchLoginNotEnabled,
    ErrorCode.CaptchaInvalid,
    ErrorCode.RegistrationDisabled,
    ErrorCode.AccountBlocked,
    ErrorCode.LoginDisabled,
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
    /** Where the link in the mail leads; the service adds the token to it. */
    redirectUrl: Wire.optional(Wire.string, "redirecturl"),
    oneTouchLoginEmailTemplate: Wire.optional(Wire.string, "onetouchloginemailtemplate"),
    welcomeEmailTemplate: Wire.optional(Wire.string, "welcomeemailtemplate")
  },
  body: {
    /** Any text that nobody else knows, new for each login. Whoever has it gets the tokens. */
    clientGuid: Wire.named(Wire.secret, "clientguid"),
    email: Wire.string,
    /** The name of a new user. */
    name: Wire.optional(Wire.string),
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
  query: {
    smsTemplate: Wire.optional(Wire.string, "smstemplate"),
    /** `true`: a call that reads the passcode out, in place of an SMS. */
    isVoiceOtp: Wire.optional(Wire.boolean, "isvoiceotp")
  },
  body: {
    phone: Wire.string,
    /** The name of a new user. */
    name: Wire.optional(Wire.string),
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
  query: {
    verificationToken: Wire.named(Wire.secret, "verificationtoken"),
    welcomeEmailTemplate: Wire.optional(Wire.string, "welcomeemailtemplate")
  },
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
  query: {
    otp: Wire.secret,
    smsTemplate: Wire.optional(Wire.string, "smstemplate"),
    isVoiceOtp: Wire.optional(Wire.boolean, "isvoiceotp")
  },
  body: { phone: Wire.string },
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
