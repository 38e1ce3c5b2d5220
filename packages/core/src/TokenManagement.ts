/**
 * Access tokens: made from those of social providers, refreshed, and listed.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { barredErrors, socialLoginErrors } from "./internal/endpoints/errorGroups.js"
import { paged } from "./internal/endpoints/paged.js"
import * as Login from "./model/Login.js"
import { ActiveSessions } from "./model/Session.js"
import * as Profile from "./Profile.js"
import * as Wire from "./Wire.js"

export type { ActiveSession, ActiveSessionEncoded, ActiveSessions, ActiveSessionsEncoded } from "./model/Session.js"

const socialAppName = () => ({
  /** The name of the provider's app that the token is from, where the LoginRadius app has several of one provider. */
  socialAppName: Wire.optional(Wire.string, "socialappname")
})

/**
 * Logs a user in by a token of Facebook's, as an app gets it from Facebook's own SDK. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-facebook-token}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaFacebookToken = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.accessTokenViaFacebookToken",
  () => ({
    route: "GET /api/v2/access_token/facebook",
    auth: Credential.inQuery({ apiKey: "key" }),
    query: {
      /** The access token that Facebook gave out for the user; the service reads the profile with it. */
      fbAccessToken: Wire.named(Wire.secret, "fb_access_token"),
      ...socialAppName()
    },
    success: Login.Tokens,
    errors: [ErrorCode.ProviderAccessTokenMissing, ErrorCode.SocialProviderError, ...socialLoginErrors()],
    safety: "creates",
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-facebook-token"
  })
)

/**
 * Logs a user in by a token of Twitter's and its secret, as an app gets them from Twitter's own SDK. The first time makes
 * an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-twitter-token}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaTwitterToken = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.accessTokenViaTwitterToken",
  () => ({
    route: "GET /api/v2/access_token/twitter",
    auth: Credential.inQuery({ apiKey: "key" }),
    query: {
      /** The access token that Twitter gave out for the user; the service reads the profile with it. */
      twAccessToken: Wire.named(Wire.secret, "tw_access_token"),
      /** The secret that Twitter gave out with `twAccessToken`. */
      twTokenSecret: Wire.named(Wire.secret, "tw_token_secret"),
      ...socialAppName()
    },
    success: Login.Tokens,
    errors: [
      ErrorCode.ProviderAccessTokenMissing,
      ErrorCode.ProviderTokenSecretMissing,
      ErrorCode.SocialProviderError,
      ...socialLoginErrors()
    ],
    safety: "creates",
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-twitter-token"
  })
)

/**
 * Logs a user in by a token of Vkontakte's, as an app gets it from Vkontakte's own SDK. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-vkontakte-token}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaVkontakteToken = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.accessTokenViaVkontakteToken",
  () => ({
    route: "GET /api/v2/access_token/vkontakte",
    auth: Credential.inQuery({ apiKey: "key" }),
    query: {
      /** The access token that Vkontakte gave out for the user; the service reads the profile with it. */
      vkAccessToken: Wire.named(Wire.secret, "vk_access_token")
    },
    success: Login.Tokens,
    errors: [ErrorCode.ProviderAccessTokenMissing, ErrorCode.SocialProviderError, ...socialLoginErrors()],
    safety: "creates",
    deprecated: {},
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-vkontakte-token"
  })
)

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
 * Lists the sessions of the user whom an access token belongs to. `.items` streams them one by one.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/session/get-active-session-details}
 * @since 0.1.0
 * @category endpoints
 */
export const getActiveSessionDetails = /* @__PURE__ */ paged(
  /* @__PURE__ */ Endpoint.make("TokenManagement.getActiveSessionDetails", () => ({
    route: "GET /api/v2/access_token/activesession",
    auth: Credential.inQuery({ apiKey: "key", apiSecret: "secret" }),
    query: {
      /** An access token of the user whose sessions are listed. */
      token: Wire.secret
    },
    success: ActiveSessions,
    errors: [...barredErrors(), ErrorCode.SessionExpired],
    safety: "read",
    docs: "customer-identity-api/session/get-active-session-details"
  })),
  {
    items: ({ data }) => data,
    // No source says how a page after the first would be asked for.
    next: () => undefined
  }
)
