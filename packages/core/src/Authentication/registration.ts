/** Registration, and whether an address or a name is still free. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { registrationErrors } from "../internal/endpoints/errorGroups.js"
import {
  isVoiceOtp,
  passcode,
  preventions,
  verificationMail,
  welcomeEmailTemplate
} from "../internal/endpoints/parameters.js"
import * as Login from "../model/Login.js"
import { ExistResponse } from "../model/Answers.js"
import * as Profile from "../Profile.js"
import * as Wire from "../Wire.js"

/**
 * Registers a new user by e-mail address and password. Whether it logs in depends on the verification flow of the app.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-user-registration-by-email}
 * @since 0.1.0
 * @category endpoints
 */
export const userRegistrationByEmail = /* @__PURE__ */ Endpoint.make("Authentication.userRegistrationByEmail", () => ({
  route: "POST /identity/v2/auth/register",
  auth: Credential.sott,
  query: {
    ...verificationMail(),
    ...welcomeEmailTemplate(),
    ...preventions(),
    ...isVoiceOtp()
  },
  body: Wire.whole("profile", Profile.Registration),
  success: Login.PostedOrLogin,
  errors: [...registrationErrors(), ErrorCode.EmailAddressInvalid],
  safety: "creates",
  projectable: true,
  docs: "customer-identity-api/authentication/auth-user-registration-by-email"
}))

/**
 * Registers a new user by e-mail address and password, with the answer to a captcha in place of a SOTT. Whether it logs in depends on
 * the verification flow of the app.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-user-registration-by-recaptcha}
 * @since 0.1.0
 * @category endpoints
 */
export const userRegistrationByCaptcha = /* @__PURE__ */ Endpoint.make(
  "Authentication.userRegistrationByCaptcha",
  () => ({
    route: "POST /identity/v2/auth/register/captcha",
    auth: Credential.apiKey,
    query: {
      ...verificationMail(),
      ...welcomeEmailTemplate(),
      ...preventions(),
      ...passcode()
    },
    body: Wire.whole("profile", Profile.CaptchaRegistration),
    success: Login.PostedOrLogin,
    errors: [...registrationErrors(), ErrorCode.EmailAddressInvalid, ErrorCode.CaptchaInvalid],
    safety: "creates",
    projectable: true,
    docs: "customer-identity-api/authentication/auth-user-registration-by-recaptcha"
  })
)

/**
 * Tells whether an e-mail address is taken.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-email-availability}
 * @since 0.1.0
 * @category endpoints
 */
export const checkEmailAvailability = /* @__PURE__ */ Endpoint.make("Authentication.checkEmailAvailability", () => ({
  route: "GET /identity/v2/auth/email",
  auth: Credential.apiKey,
  query: {
    /** The e-mail address to look for among all accounts. */
    email: Wire.string
  },
  success: ExistResponse,
  errors: [ErrorCode.EmailIdInvalid, ErrorCode.ParameterMalformed],
  safety: "read",
  when: "email",
  docs: "customer-identity-api/authentication/auth-email-availability"
}))

/**
 * Tells whether a user name is taken.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-username-availability}
 * @since 0.1.0
 * @category endpoints
 */
export const checkUsernameAvailability = /* @__PURE__ */ Endpoint.make(
  "Authentication.checkUsernameAvailability",
  () => ({
    route: "GET /identity/v2/auth/username",
    auth: Credential.apiKey,
    query: {
      /** The user name to look for among all accounts. */
      username: Wire.string
    },
    success: ExistResponse,
    errors: [ErrorCode.ParameterMalformed],
    safety: "read",
    docs: "customer-identity-api/authentication/auth-username-availability"
  })
)
