/** Logins by password. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { passwordLoginErrors, smsErrors } from "../internal/endpoints/errorGroups.js"
import {
  anyCaptcha,
  email,
  gRecaptchaResponse,
  isVoiceOtp,
  loginUrl,
  passwordAndAnswer,
  preventions,
  qqCaptcha,
  securityAnswer,
  smsTemplate,
  username,
  verificationMail
} from "../internal/endpoints/parameters.js"
import { PostResponse } from "../model/Answers.js"
import * as Login from "../model/Login.js"

const loginQuery = () => ({
  ...verificationMail(),
  ...loginUrl(),
  ...smsTemplate(),
  ...preventions(),
  ...anyCaptcha()
})

/**
 * Logs a user in by e-mail address and password. Refuses one who has to prove a second factor with `MfaRequired`, where
 * `Login.byEmail` goes on by itself; newer apps answer `SecondFactorRequired` in place of that.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-login-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByEmail = /* @__PURE__ */ Endpoint.make("Authentication.loginByEmail", () => ({
  route: "POST /identity/v2/auth/login",
  auth: Credential.apiKey,
  query: { ...loginQuery(), ...isVoiceOtp() },
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
  projectable: true,
  docs: "customer-identity-api/authentication/auth-login-by-email"
}))

/**
 * Logs a user in by user name and password. Refuses one who has to prove a second factor with `MfaRequired`, where
 * `Login.byUsername` goes on by itself; newer apps answer `SecondFactorRequired` in place of that.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-login-by-username}
 * @since 0.1.0
 * @category endpoints
 */
export const loginByUsername = /* @__PURE__ */ Endpoint.make("Authentication.loginByUsername", () => ({
  route: "POST /identity/v2/auth/login",
  auth: Credential.apiKey,
  query: loginQuery(),
  body: { ...username(), ...passwordAndAnswer() },
  success: Login.Login,
  errors: [...passwordLoginErrors(), ...smsErrors(), ErrorCode.UsernameRequired, ErrorCode.UsernameLoginNotEnabled],
  safety: "creates",
  when: "username",
  projectable: true,
  docs: "customer-identity-api/authentication/auth-login-by-username"
}))

/**
 * Lifts the lock of the user's own account, which too many failed logins have brought about: by the answer to a security question,
 * or to a captcha, whichever the lock asks for. A lock that ends by itself, and a blocked account, stay.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-unlock-account-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const unlockAccountByAccessToken = /* @__PURE__ */ Endpoint.make(
  "Authentication.unlockAccountByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/account/unlock",
    auth: Credential.accessToken,
    body: {
      ...securityAnswer(),
      ...qqCaptcha(),
      ...gRecaptchaResponse()
    },
    success: PostResponse,
    errors: [
      ErrorCode.JsonPutBodyInvalid,
      ErrorCode.AccountAlreadyUnlocked,
      ErrorCode.SecurityQuestionOrAnswerIncorrect,
      ErrorCode.CaptchaInvalid,
      ErrorCode.OnlyEmailInProfile
    ],
    safety: "consumesCode",
    docs: "customer-identity-api/authentication/auth-unlock-account-by-access-token"
  })
)
