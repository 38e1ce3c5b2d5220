/** Whether the token of a step-up is good: for your server to ask, before it acts. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { ValidResponse } from "../model/RegistrationRecord.js"
import * as Wire from "../Wire.js"

const token = () => ({
  /** The `SecondFactorValidationToken` that the user's page got, and passed on to you. */
  secondFactorValidationToken: Wire.named(Wire.secret, "secondfactorvalidationtoken")
})

const errors = () =>
  [ErrorCode.MfaValidationTokenInvalid, ErrorCode.UserNotFound, ErrorCode.JsonPostBodyInvalid] as const

/**
 * Tells your server whether a user has proven a second factor, or had a passcode mailed. A token that is not good is
 * `MfaValidationTokenInvalid`: it is another user's, of another kind, or has expired.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/mfa/step-up-auth-validate-mfa}
 * @since 0.1.0
 * @category endpoints
 */
export const validateMfa = /* @__PURE__ */ Endpoint.make("ReAuthentication.validateMfa", () => ({
  route: "POST /identity/v2/manage/account/:uid/reauth/2fa",
  auth: Credential.secret,
  body: token(),
  success: ValidResponse,
  errors: errors(),
  // Whether a token is good a second time is not documented.
  safety: "consumesCode",
  docs: "customer-identity-api/step-up-authentication/mfa/step-up-auth-validate-mfa"
}))

/**
 * Tells your server whether a user has proven the password. A token that is not good is `MfaValidationTokenInvalid`: it is another
 * user's, of another kind, or has expired.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/step-up-auth-validate-password}
 * @since 0.1.0
 * @category endpoints
 */
export const validatePassword = /* @__PURE__ */ Endpoint.make("ReAuthentication.validatePassword", () => ({
  route: "POST /identity/v2/manage/account/:uid/reauth/password",
  auth: Credential.secret,
  body: token(),
  success: ValidResponse,
  errors: errors(),
  safety: "consumesCode",
  docs: "customer-identity-api/step-up-authentication/step-up-auth-validate-password"
}))

/**
 * Tells your server whether a user has proven the PIN. A token that is not good is `MfaValidationTokenInvalid`: it is another
 * user's, of another kind, or has expired.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/step-up-authentication/pin/step-up-auth-validate-pin}
 * @since 0.1.0
 * @category endpoints
 */
export const validatePin = /* @__PURE__ */ Endpoint.make("ReAuthentication.validatePin", () => ({
  route: "POST /identity/v2/manage/account/:uid/reauth/pin",
  auth: Credential.secret,
  body: token(),
  success: ValidResponse,
  errors: errors(),
  safety: "consumesCode",
  docs: "customer-identity-api/step-up-authentication/pin/step-up-auth-validate-pin"
}))
