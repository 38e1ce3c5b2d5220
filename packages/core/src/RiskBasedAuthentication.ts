/**
 * Risk-based authentication: logins by password that name the templates of the messages about what is unusual in them.
 *
 * Whether a login is judged is a setting of the app, and not of the call: `Authentication.loginByEmail` and its like are judged too, with
 * the default templates.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { passwordErrors, passwordLoginErrors, phoneErrors, smsErrors } from "./internal/endpoints/errorGroups.js"
import {
  email,
  emailTemplate,
  passwordAndAnswer,
  phone,
  riskEmailTemplates,
  smsTemplate,
  username,
  verificationUrl
} from "./internal/endpoints/parameters.js"
import * as Login from "./model/Login.js"
import * as Wire from "./Wire.js"

const query = () => ({
  ...verificationUrl("verificationUrl"),
  ...emailTemplate("emailTemplate"),
  ...smsTemplate("smsTemplate"),
  /** The URL of the page that the user logs in on; the service notes it in its log of logins. */
  loginUrl: Wire.optional(Wire.string),
  /** `true`: the password is checked by another service. */
  passwordDelegation: Wire.optional(Wire.boolean),
  /** The name of the app whose service checks the password. */
  passwordDelegationApp: Wire.optional(Wire.string),
  ...riskEmailTemplates(),
  /** The name of the template for the mail about a login with an unknown device, where the app sends such mails. */
  rbaDeviceEmailTemplate: Wire.optional(Wire.string),
  /** The name of the template for the SMS about a login with an unknown browser, where the app sends such SMS. */
  rbaBrowserSmsTemplate: Wire.optional(Wire.string),
  /** The name of the template for the SMS about a login from an unknown city, where the app sends such SMS. */
  rbaCitySmsTemplate: Wire.optional(Wire.string),
  /** The name of the template for the SMS about a login from an unknown country, where the app sends such SMS. */
  rbaCountrySmsTemplate: Wire.optional(Wire.string),
  /** The name of the template for the SMS about a login from an unknown IP address, where the app sends such SMS. */
  rbaIpSmsTemplate: Wire.optional(Wire.string),
  /** The name of the template for the SMS about a login with an unknown device, where the app sends such SMS. */
  rbaDeviceSmsTemplate: Wire.optional(Wire.string),
  /** The name of the template for the mail whose link logs in (`RiskEmailCodeSent`). */
  rbaOneclickEmailTemplate: Wire.optional(Wire.string),
  /** The name of the template for the SMS whose passcode logs in (`RiskPhoneCodeSent`). */
  rbaOTPSmsTemplate: Wire.optional(Wire.string)
})

/**
 * Logs a user in by e-mail address and password, with templates for the messages about a login that looks risky.
 *
 * @since 0.1.0
 * @category endpoints
 */
export const loginByEmail = /* @__PURE__ */ Endpoint.make("RiskBasedAuthentication.loginByEmail", () => ({
  route: "POST /identity/v2/auth/login",
  auth: Credential.apiKey,
  query: query(),
  body: { ...email(), ...passwordAndAnswer() },
  success: Login.Login,
  errors: [
    ...passwordLoginErrors(),
    ...smsErrors(),
    ErrorCode.EmailIdInvalid,
    ErrorCode.PhoneLoginRequired,
    ErrorCode.UsernameLoginRequired
  ],
  safety: "creates",
  when: "email",
  projectable: true
}))

/**
 * Logs a user in by user name and password, with templates for the messages about a login that looks risky.
 *
 * @since 0.1.0
 * @category endpoints
 */
export const loginByUsername = /* @__PURE__ */ Endpoint.make("RiskBasedAuthentication.loginByUsername", () => ({
  route: "POST /identity/v2/auth/login",
  auth: Credential.apiKey,
  query: query(),
  body: { ...username(), ...passwordAndAnswer() },
  success: Login.Login,
  errors: [...passwordLoginErrors(), ...smsErrors(), ErrorCode.UsernameRequired, ErrorCode.UsernameLoginNotEnabled],
  safety: "creates",
  when: "username",
  projectable: true
}))

/**
 * Logs a user in by phone number and password, with templates for the messages about a login that looks risky.
 *
 * @since 0.1.0
 * @category endpoints
 */
export const loginByPhone = /* @__PURE__ */ Endpoint.make("RiskBasedAuthentication.loginByPhone", () => ({
  route: "POST /identity/v2/auth/login",
  auth: Credential.apiKey,
  query: query(),
  body: { ...phone(), ...passwordAndAnswer() },
  success: Login.Login,
  errors: [
    ...passwordErrors(),
    ErrorCode.MfaRequired,
    ErrorCode.EmailSendLimitReached,
    ErrorCode.PhoneNotVerified,
    ErrorCode.UsernameLoginRequired,
    ...phoneErrors(),
    ...smsErrors()
  ],
  safety: "creates",
  when: "phone",
  projectable: true
}))
