/** Access tokens: their check and their end. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import { preventRefresh } from "../internal/endpoints/parameters.js"
import * as Login from "../model/Login.js"
import { PostResponse } from "../model/Answers.js"
import { AccessTokenInfo } from "../model/Tokens.js"

/**
 * Checks an access token, and answers when it expires.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-validate-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const validateAccessToken = /* @__PURE__ */ Endpoint.make("Authentication.validateAccessToken", () => ({
  route: "GET /identity/v2/auth/access_token/validate",
  auth: Credential.accessToken,
  success: Login.Tokens,
  safety: "read",
  docs: "customer-identity-api/authentication/auth-validate-access-token"
}))

/**
 * Ends a session. Its refresh token goes on working unless `preventRefresh` is `true`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-invalidate-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const invalidateAccessToken = /* @__PURE__ */ Endpoint.make("Authentication.invalidateAccessToken", () => ({
  route: "GET /identity/v2/auth/access_token/invalidate",
  auth: Credential.accessToken,
  query: preventRefresh(),
  success: PostResponse,
  safety: "destroys",
  docs: "customer-identity-api/authentication/auth-invalidate-access-token"
}))

/**
 * Tells which provider an access token was opened by, and whether its user asked to be remembered.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-access-token-info}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenInfo = /* @__PURE__ */ Endpoint.make("Authentication.accessTokenInfo", () => ({
  route: "GET /identity/v2/auth/access_token",
  auth: Credential.accessToken,
  success: AccessTokenInfo,
  safety: "read",
  docs: "customer-identity-api/authentication/auth-access-token-info"
}))
