/** Logins by tokens and codes of social providers, as apps get them from the providers' own SDKs. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { providerTokenErrors, socialLoginErrors } from "../internal/endpoints/errorGroups.js"
import * as Login from "../model/Login.js"
import * as Wire from "../Wire.js"

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
    errors: providerTokenErrors(),
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
    errors: providerTokenErrors(),
    safety: "creates",
    deprecated: {},
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-vkontakte-token"
  })
)

/**
 * Logs a user in by an access token of Google's, as an app gets it from Google's own SDK. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-google-token}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaGoogleToken = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.accessTokenViaGoogleToken",
  () => ({
    route: "GET /api/v2/access_token/google",
    auth: Credential.inQuery({ apiKey: "key" }),
    query: {
      /** The access token that Google gave out for the user; the service reads the profile with it. */
      googleAccessToken: Wire.named(Wire.secret, "google_access_token"),
      /** The client id of the Google app that the token is from. */
      clientId: Wire.optional(Wire.string, "client_id"),
      /** The refresh token that Google gave out with `googleAccessToken`. */
      refreshToken: Wire.optional(Wire.secret, "refresh_token"),
      ...socialAppName()
    },
    success: Login.Tokens,
    errors: providerTokenErrors(),
    safety: "creates",
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-google-token"
  })
)

/**
 * Logs a user in by an authorization code of Google's, which works once. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-google-auth-code}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaGoogleAuthCode = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.accessTokenViaGoogleAuthCode",
  () => ({
    route: "GET /api/v2/access_token/google",
    auth: Credential.apiKey,
    query: {
      /** The authorization code that Google gave out for the user. It works once. */
      googleAuthCode: Wire.named(Wire.secret, "google_authcode"),
      ...socialAppName()
    },
    success: Login.Tokens,
    errors: providerTokenErrors(),
    safety: "consumesCode",
    when: "googleAuthCode",
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-google-auth-code"
  })
)

/**
 * Logs a user in by an access token of LinkedIn's. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-linkedin-token}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaLinkedinToken = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.accessTokenViaLinkedinToken",
  () => ({
    route: "GET /api/v2/access_token/linkedin",
    auth: Credential.inQuery({ apiKey: "key" }),
    query: {
      /** The access token that LinkedIn gave out for the user; the service reads the profile with it. */
      lnAccessToken: Wire.named(Wire.secret, "ln_access_token"),
      ...socialAppName()
    },
    success: Login.Tokens,
    errors: providerTokenErrors(),
    safety: "creates",
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-linkedin-token"
  })
)

/**
 * Logs a user in by an access token of Foursquare's. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-foursquare-token}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaFoursquareToken = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.accessTokenViaFoursquareToken",
  () => ({
    route: "GET /api/v2/access_token/foursquare",
    auth: Credential.inQuery({ apiKey: "key" }),
    query: {
      /** The access token that Foursquare gave out for the user; the service reads the profile with it. */
      fsAccessToken: Wire.named(Wire.secret, "fs_access_token")
    },
    success: Login.Tokens,
    errors: providerTokenErrors(),
    safety: "creates",
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-foursquare-token"
  })
)

/**
 * Logs a user in by an authorization code of Apple's, which works once. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-apple-id-code}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaAppleIdCode = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.accessTokenViaAppleIdCode",
  () => ({
    route: "GET /api/v2/access_token/apple",
    auth: Credential.inQuery({ apiKey: "key" }),
    query: {
      /** The authorization code that Apple gave out for the user. It works once. */
      code: Wire.secret,
      ...socialAppName()
    },
    success: Login.Tokens,
    errors: providerTokenErrors(),
    safety: "consumesCode",
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-apple-id-code"
  })
)

/**
 * Logs a user in by a refresh token of Apple's, which Apple lets its app use again. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-apple-refresh-token}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaAppleRefreshToken = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.accessTokenViaAppleRefreshToken",
  () => ({
    route: "GET /api/v2/access_token/applert",
    auth: Credential.inQuery({ apiKey: "key" }),
    query: {
      /** The refresh token that Apple gave out for the user. */
      refreshToken: Wire.named(Wire.secret, "refresh_token")
    },
    success: Login.Tokens,
    errors: [ErrorCode.ProviderRefreshTokenMissing, ErrorCode.SocialProviderError, ...socialLoginErrors()],
    safety: "creates",
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-apple-refresh-token"
  })
)

/**
 * Logs a user in by an authorization code of WeChat's, which works once. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-wechat-code}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaWeChatCode = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.accessTokenViaWeChatCode",
  () => ({
    route: "GET /api/v2/access_token/wechat",
    auth: Credential.inQuery({ apiKey: "key" }),
    query: {
      /** The authorization code that WeChat gave out for the user. It works once. */
      code: Wire.secret
    },
    success: Login.Tokens,
    errors: providerTokenErrors(),
    safety: "consumesCode",
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-wechat-code"
  })
)
