/** Duo as the second factor: it asks the user on a page of its own, `DuoAuthEndpoint`, and sends them back. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { endingErrors, secondFactorLockErrors, uidErrors } from "../internal/endpoints/errorGroups.js"
import { duoAnswer, secondFactorAuthenticationToken, uid } from "../internal/endpoints/parameters.js"
import { DeleteResponse } from "../model/Answers.js"
import * as Login from "../model/Login.js"
import * as Profile from "../Profile.js"

const duoErrors = () =>
  [
    ErrorCode.DuoMfaNotEnabled,
    ErrorCode.DuoConfigurationError,
    ErrorCode.DuoVerificationFailed,
    ErrorCode.DuoStateInvalid
  ] as const

/**
 * Ends a login with what Duo sent the user back with, and sets Duo up where it was being set up.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/duo-security-authenticator/mfa-verify-duo-security-authenticator-by-mfa-token}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyDuoByMfaToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.verifyDuoByMfaToken",
  () => ({
    route: "PUT /identity/v2/auth/login/2fa/verification/duo",
    auth: Credential.apiKey,
    query: secondFactorAuthenticationToken(),
    body: duoAnswer(),
    success: Login.Authenticated,
    errors: [...endingErrors(), ...duoErrors(), ErrorCode.DuoMfaNotConfiguredForProfile],
    safety: "consumesCode",
    docs: "customer-identity-api/multi-factor-authentication/duo-security-authenticator/mfa-verify-duo-security-authenticator-by-mfa-token"
  })
)

/**
 * Sets Duo up for the user with what it sent the user back with.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/duo-security-authenticator/mfa-verify-duo-security-authenticator-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyDuoByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.verifyDuoByAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/account/2fa/verification/duo",
    auth: Credential.accessToken,
    body: duoAnswer(),
    success: Profile.Profile,
    errors: [ErrorCode.MfaNotEnabled, ...secondFactorLockErrors(), ...duoErrors()],
    safety: "consumesCode",
    docs: "customer-identity-api/multi-factor-authentication/duo-security-authenticator/mfa-verify-duo-security-authenticator-by-access-token"
  })
)

/**
 * Takes Duo off the user. Where a second factor is required, the last one stays.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/duo-security-authenticator/reset-mfa-duo-security-authenticator-settings}
 * @since 0.1.0
 * @category endpoints
 */
export const resetDuoByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetDuoByAccessToken",
  () => ({
    route: "DELETE /identity/v2/auth/account/2fa/authenticator/duo",
    auth: Credential.accessToken,
    success: DeleteResponse,
    errors: [ErrorCode.MfaNotEnabled, ErrorCode.DuoMfaNotConfiguredForProfile, ErrorCode.MfaRemovalRequestInvalid],
    safety: "destroys",
    docs: "customer-identity-api/multi-factor-authentication/duo-security-authenticator/reset-mfa-duo-security-authenticator-settings"
  })
)

/**
 * Takes Duo off an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/duo-security-authenticator/reset-mfa-duo-security-authenticator-settings-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const resetDuoByUid = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.resetDuoByUid", () => ({
  route: "DELETE /identity/v2/manage/account/2fa/authenticator/duo",
  auth: Credential.secret,
  query: uid(),
  success: DeleteResponse,
  errors: [...uidErrors(), ErrorCode.DuoMfaNotConfiguredForProfile],
  safety: "destroys",
  docs: "customer-identity-api/multi-factor-authentication/duo-security-authenticator/reset-mfa-duo-security-authenticator-settings-by-uid"
}))
