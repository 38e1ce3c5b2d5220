/**
 * Logging in on one device by a link that is followed on another one: the first device starts and asks again and again,
 * the user follows the mailed link anywhere.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { accountErrors, barredErrors, clientLinkErrors } from "./internal/endpoints/errorGroups.js"
import {
  clientGuid,
  emailToSendTo,
  redirectUrl,
  usernameToSendTo,
  verificationToken,
  welcomeEmailTemplate
} from "./internal/endpoints/parameters.js"
import * as Login from "./model/Login.js"
import { PostResponse } from "./model/Answers.js"
import { VerifiedResponse } from "./model/PasswordlessAnswers.js"
import * as Wire from "./Wire.js"

const start = () => ({
  ...clientGuid(),
  /** The name of the template for the mail with the link. Left out, the default template is used. */
  smartLoginEmailTemplate: Wire.optional(Wire.string, "smartloginemailtemplate"),
  ...welcomeEmailTemplate(),
  ...redirectUrl()
})

const startErrors = () =>
  [
    ErrorCode.UserNotFound,
    ErrorCode.SmartLoginNotEnabled,
    ErrorCode.ClientGuidAlreadyUsed,
    ...barredErrors(),
    ErrorCode.EmailSendLimitReached,
    ErrorCode.ParameterMalformed
  ] as const

/**
 * Mails a link to the user with an e-mail address; once it has been followed, `ping` logs in.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/smart-login/smart-login-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByEmail = /* @__PURE__ */ Endpoint.make("SmartLogin.loginByEmail", () => ({
  route: "GET /identity/v2/auth/login/smartlogin",
  auth: Credential.apiKey,
  query: { ...emailToSendTo(), ...start() },
  success: PostResponse,
  errors: [...startErrors(), ErrorCode.EmailIdInvalid],
  safety: "sendsMessage",
  when: "email",
  docs: "customer-identity-api/smart-login/smart-login-by-email"
}))

/**
 * Mails a link to the user with a user name; once it has been followed, `ping` logs in.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/smart-login/smart-login-by-username}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByUsername = /* @__PURE__ */ Endpoint.make("SmartLogin.loginByUsername", () => ({
  route: "GET /identity/v2/auth/login/smartlogin",
  auth: Credential.apiKey,
  query: { ...usernameToSendTo(), ...start() },
  success: PostResponse,
  errors: [
    ...startErrors(),
    ErrorCode.UsernameRequired,
    ErrorCode.UsernameLoginNotEnabled,
    ErrorCode.EmailProfileNotFound
  ],
  safety: "sendsMessage",
  when: "username",
  docs: "customer-identity-api/smart-login/smart-login-by-username"
}))

/**
 * Logs in once the link has been followed, also that of a One Touch Login. Until then it fails with
 * `SmartLoginLinkNotVerified`, and can be asked again.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/smart-login/smart-login-ping}
 * @since 0.1.0
 * @category endpoints
 */
export const ping = /* @__PURE__ */ Endpoint.make("SmartLogin.ping", () => ({
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
  docs: "customer-identity-api/smart-login/smart-login-ping"
}))

/**
 * Takes the token of the mailed link, and with it verifies the e-mail address. The device that asked for the mail logs in,
 * not this one.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/smart-login/smart-login-verify-token}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyToken = /* @__PURE__ */ Endpoint.make("SmartLogin.verifyToken", () => ({
  route: "GET /identity/v2/auth/email/smartlogin",
  auth: Credential.apiKey,
  query: { ...verificationToken(), ...welcomeEmailTemplate() },
  success: VerifiedResponse,
  errors: clientLinkErrors(),
  safety: "consumesCode",
  docs: "customer-identity-api/smart-login/smart-login-verify-token"
}))
