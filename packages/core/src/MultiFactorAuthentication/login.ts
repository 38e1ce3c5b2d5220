/** Logins by password that may ask for a second factor. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { duoRedirectErrors, firstFactorErrors, smsErrors } from "../internal/endpoints/errorGroups.js"
import {
  duoRedirectUri,
  email,
  emailTemplate2FA,
  gRecaptchaResponse,
  isVoiceOtp,
  loginUrl,
  passwordAndAnswer,
  phone,
  preventions,
  qqCaptcha,
  smsTemplate,
  smsTemplate2FA,
  username,
  verificationMail
} from "../internal/endpoints/parameters.js"
import * as Login from "../model/Login.js"

const loginQuery = () => ({
  ...loginUrl(),
  ...verificationMail(),
  ...smsTemplate("smsTemplate"),
  ...smsTemplate2FA()
})

const passwordBody = () => ({ ...passwordAndAnswer(), ...qqCaptcha(), ...gRecaptchaResponse() })

const loginErrors = () =>
  [
    ...firstFactorErrors(),
    ErrorCode.MfaNotEnabled,
    ErrorCode.MfaNotConfigured,
    ErrorCode.MfaNotConfiguredForProfile,
    ErrorCode.PhoneNumberInvalid,
    ...smsErrors(),
    ...duoRedirectErrors()
  ] as const

/**
 * Checks an e-mail address and a password, as the first of two factors. A user with a second factor comes back as
 * `SecondFactorRequired` with the steps to choose from; one without, where it is optional, is logged in at once.
 * Fails with `MfaNotEnabled` where the app has no second factor: `Login.byEmail` is for both.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/mfa-email-login}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByEmail = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.loginByEmail", () => ({
  route: "POST /identity/v2/auth/login/2fa",
  auth: Credential.apiKey,
  query: {
    ...loginQuery(),
    ...emailTemplate2FA(),
    ...isVoiceOtp("isVoiceOtp"),
    ...preventions(),
    ...duoRedirectUri()
  },
  body: { ...email(), ...passwordBody() },
  success: Login.Login,
  errors: [...loginErrors(), ErrorCode.EmailIdInvalid, ErrorCode.PhoneLoginRequired, ErrorCode.UsernameLoginRequired],
  safety: "creates",
  when: "email",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/mfa-email-login"
}))

/**
 * Checks a user name and a password, as the first of two factors. A user with a second factor comes back as
 * `SecondFactorRequired` with the steps to choose from; one without, where it is optional, is logged in at once.
 * Fails with `MfaNotEnabled` where the app has no second factor: `Login.byUsername` is for both.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/mfa-user-name-login}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByUsername = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.loginByUsername", () => ({
  route: "POST /identity/v2/auth/login/2fa",
  auth: Credential.apiKey,
  query: { ...loginQuery(), ...emailTemplate2FA("emailTemplate2FA"), ...isVoiceOtp("isVoiceOtp"), ...duoRedirectUri() },
  body: { ...username(), ...passwordBody() },
  success: Login.Login,
  errors: [...loginErrors(), ErrorCode.UsernameRequired, ErrorCode.UsernameLoginNotEnabled],
  safety: "creates",
  when: "username",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/mfa-user-name-login"
}))

/**
 * Checks a phone number and a password, as the first of two factors. A user with a second factor comes back as
 * `SecondFactorRequired` with the steps to choose from; one without, where it is optional, is logged in at once.
 * Fails with `MfaNotEnabled` where the app has no second factor: `Login.byPhone` is for both.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/mfa-phone-login}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByPhone = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.loginByPhone", () => ({
  route: "POST /identity/v2/auth/login/2fa",
  auth: Credential.apiKey,
  query: { ...loginQuery(), ...emailTemplate2FA(), ...isVoiceOtp(), ...preventions(), ...duoRedirectUri() },
  body: { ...phone(), ...passwordBody() },
  success: Login.Login,
  errors: [
    ...loginErrors(),
    ErrorCode.PhoneNumberRequired,
    ErrorCode.PhoneLoginNotEnabled,
    ErrorCode.PhoneNotVerified,
    ErrorCode.UsernameLoginRequired
  ],
  safety: "creates",
  when: "phone",
  projectable: true,
  docs: "customer-identity-api/multi-factor-authentication/mfa-phone-login"
}))
