/** Tokens that are renewed and revoked, and profiles that are fetched anew. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { barredErrors } from "../internal/endpoints/errorGroups.js"
import { DeleteResponse } from "../model/Answers.js"
import * as Login from "../model/Login.js"
import * as Profile from "../Profile.js"
import * as Wire from "../Wire.js"

/**
 * Fetches the profile anew from the user's social provider, and answers it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/refresh-token/refresh-user-profile}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const refreshUserProfile = /* @__PURE__ */ Endpoint.make("TokenManagement.refreshUserProfile", () => ({
  route: "GET /api/v2/userprofile/refresh",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: Profile.Profile,
  errors: [ErrorCode.SocialProviderError],
  safety: "idempotent",
  projectable: true,
  deprecated: {},
  docs: "customer-identity-api/refresh-token/refresh-user-profile"
}))

/**
 * Trades an access token that is still good for a new one. Has to be switched on for the LoginRadius app.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/refresh-token/refresh-token}
 * @since 0.1.0
 * @category endpoints
 */
export const refreshAccessToken = /* @__PURE__ */ Endpoint.make("TokenManagement.refreshAccessToken", () => ({
  route: "GET /api/v2/access_token/refresh",
  auth: Credential.inQuery({ apiSecret: "secret", accessToken: "access_token" }),
  query: {
    /** How many minutes the new token is good for. Left out or 0, as many as the app's other tokens. */
    expiresIn: Wire.optional(Wire.integer),
    /** `false`: the token is from a native app. For Apple only; left out, the service assumes `true`. */
    isWeb: Wire.optional(Wire.boolean)
  },
  success: Login.Tokens,
  errors: [ErrorCode.ParameterMalformed],
  safety: "creates",
  docs: "customer-identity-api/refresh-token/refresh-token"
}))

/**
 * Makes another pair of tokens for the user of an access token, each use of which extends its life. The presented token lives on
 * until it expires. Has to be switched on for the LoginRadius app. LoginRadius' own SDKs have it, and no page of the documentation.
 *
 * @since 0.1.0
 * @category endpoints
 */
export const slidingAccessToken = /* @__PURE__ */ Endpoint.make("TokenManagement.slidingAccessToken", () => ({
  route: "GET /identity/v2/auth/access_token/sliding_token",
  auth: Credential.accessToken,
  success: Login.Tokens,
  safety: "creates"
}))

const refreshToken = () => ({
  /** The refresh token of a session, from its login or its latest refresh. */
  refreshToken: Wire.named(Wire.secret, "refresh_token")
})

/**
 * Renews a session: trades its refresh token, which works once, for a new access token and a new refresh token. Works also when
 * the access token has expired. An access token that has not lives on until it does.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/refresh-token/refresh-access-token-by-refresh-token}
 * @since 0.1.0
 * @category endpoints
 */
export const refreshAccessTokenByRefreshToken = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.refreshAccessTokenByRefreshToken",
  () => ({
    route: "GET /identity/v2/manage/account/access_token/refresh",
    auth: Credential.secret,
    query: refreshToken(),
    success: Login.Tokens,
    errors: [ErrorCode.ProviderRefreshTokenMissing, ErrorCode.RefreshTokenInvalid, ...barredErrors()],
    safety: "consumesCode",
    docs: "customer-identity-api/refresh-token/refresh-access-token-by-refresh-token"
  })
)

/**
 * Revokes a refresh token, so that its session cannot be renewed. Its access token lives on until it expires: to end that too, call
 * `Authentication.invalidateAccessToken`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/refresh-token/revoke-refresh-token}
 * @since 0.1.0
 * @category endpoints
 */
export const revokeRefreshToken = /* @__PURE__ */ Endpoint.make("TokenManagement.revokeRefreshToken", () => ({
  route: "GET /identity/v2/manage/account/access_token/refresh/revoke",
  auth: Credential.secret,
  query: refreshToken(),
  success: DeleteResponse,
  errors: [ErrorCode.ProviderRefreshTokenMissing, ErrorCode.RefreshTokenInvalid],
  safety: "destroys",
  docs: "customer-identity-api/refresh-token/revoke-refresh-token"
}))

/**
 * Revokes all refresh tokens of an account, so that none of its sessions can be renewed. Its access tokens live on until they expire.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/refresh-token/revoke-all-refresh-token}
 * @since 0.1.0
 * @category endpoints
 */
export const revokeAllRefreshToken = /* @__PURE__ */ Endpoint.make("TokenManagement.revokeAllRefreshToken", () => ({
  route: "DELETE /identity/v2/manage/account/:uid/access_token/refresh/revoke",
  auth: Credential.secret,
  success: DeleteResponse,
  errors: [ErrorCode.ParameterMalformed, ErrorCode.UserNotFound],
  safety: "destroys",
  docs: "customer-identity-api/refresh-token/revoke-all-refresh-token"
}))
