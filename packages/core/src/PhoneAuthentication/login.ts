/** Logins by phone number, with a password or a passcode. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import {
  barredErrors,
  accountErrors,
  otpErrors,
  passwordErrors,
  phoneErrors,
  smsErrors
} from "../internal/endpoints/errorGroups.js"
import {
  anyCaptcha,
  captcha,
  loginUrl,
  passcode,
  passwordAndAnswer,
  phone,
  phoneSentTo,
  phoneToSendTo,
  preventions,
  securityAnswer,
  smsOtp,
  smsTemplate
} from "../internal/endpoints/parameters.js"
import * as Login from "../model/Login.js"
import { SmsSent } from "../model/PasswordlessAnswers.js"

/**
 * Logs a user in by phone number and password. Refuses one who has to prove a second factor with `MfaRequired`, where
 * `Login.byPhone` goes on by itself; newer apps answer `SecondFactorRequired` in place of that.
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
    ErrorCode.EmailSendLimitReached,
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
 * Sends a passcode that logs in, to a phone number that is verified.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/passwordless-login/passwordless-login-by-phone}
 * @since 0.1.0
 * @category endpoints
 */
export const sendOneTimePasscode = /* @__PURE__ */ Endpoint.make("PhoneAuthentication.sendOneTimePasscode", () => ({
  route: "GET /identity/v2/auth/login/passwordlesslogin/otp",
  auth: Credential.apiKey,
  query: { ...phoneToSendTo(), ...passcode() },
  success: SmsSent,
  errors: [
    ErrorCode.UserNotFound,
    ErrorCode.PasswordlessLoginNotEnabled,
    ErrorCode.PhoneNotVerified,
    ...barredErrors(),
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
      ...phoneSentTo(),
      ...smsOtp(),
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
