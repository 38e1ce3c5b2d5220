/** Access tokens, and the profile behind one. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { socialLoginErrors } from "../internal/endpoints/errorGroups.js"
import { preventRefresh } from "../internal/endpoints/parameters.js"
import * as Login from "../model/Login.js"
import { LegacyPostResponse } from "../model/SocialLists.js"
import * as Profile from "../Profile.js"
import * as Wire from "../Wire.js"

/**
 * Trades the request token that a social login has posted to the callback for an access token. Works once, within 15
 * minutes. LoginRadius' sources call what is traded "request token" here and "access token" there: the emulator takes either.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/session/access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const accessToken = /* @__PURE__ */ Endpoint.make("SocialLogin.accessToken", () => ({
  route: "GET /api/v2/access_token",
  auth: Credential.inQuery({ apiSecret: "secret" }),
  query: {
    /** The request token: the field `token` that the social login has posted to your callback. */
    token: Wire.secret
  },
  success: Login.Tokens,
  errors: [
    ErrorCode.RequestTokenInvalid,
    ErrorCode.RequestTokenExpired,
    ErrorCode.SocialProviderError,
    ...socialLoginErrors()
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/session/access-token"
}))

/**
 * Checks an access token with key and secret, and answers when it expires.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/session/validate-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const validateAccessToken = /* @__PURE__ */ Endpoint.make("SocialLogin.validateAccessToken", () => ({
  route: "GET /api/v2/access_token/validate",
  auth: Credential.inQuery({ apiKey: "key", apiSecret: "secret", accessToken: "access_token" }),
  success: Login.Tokens,
  safety: "read",
  docs: "customer-identity-api/session/validate-access-token"
}))

/**
 * Ends an access token with key and secret. A repeat is refused, as the token is gone.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/session/invalidate-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const invalidateAccessToken = /* @__PURE__ */ Endpoint.make("SocialLogin.invalidateAccessToken", () => ({
  route: "GET /api/v2/access_token/invalidate",
  auth: Credential.inQuery({ apiKey: "key", apiSecret: "secret", accessToken: "access_token" }),
  query: preventRefresh(),
  success: LegacyPostResponse,
  safety: "destroys",
  docs: "customer-identity-api/session/invalidate-access-token"
}))

/**
 * Reads the profile behind an access token.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/authentication/social-login/user-profile}
 * @deprecated Use `Authentication.readProfilesByAccessToken`.
 * @since 0.1.0
 * @category endpoints
 */
export const userProfile = /* @__PURE__ */ Endpoint.make("SocialLogin.userProfile", () => ({
  route: "GET /api/v2/userprofile",
  auth: Credential.inQuery({ accessToken: "access_token" }),
  success: Profile.Profile,
  errors: [ErrorCode.SocialProviderError],
  safety: "read",
  projectable: true,
  deprecated: { replacedBy: "Authentication.readProfilesByAccessToken" },
  docs: "authentication/social-login/user-profile"
}))
