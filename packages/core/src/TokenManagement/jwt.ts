/** Logins by JWTs: the ID tokens of social providers, and the tokens of a server of your own. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { providerTokenErrors, socialLoginErrors } from "../internal/endpoints/errorGroups.js"
import * as Login from "../model/Login.js"
import * as Wire from "../Wire.js"

/**
 * Logs a user in by an ID token of Google's. Their provider is `googlejwt` from then on. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-googlejwt}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaGoogleJwt = /* @__PURE__ */ Endpoint.make("TokenManagement.accessTokenViaGoogleJwt", () => ({
  route: "GET /api/v2/access_token/googlejwt",
  auth: Credential.inQuery({ apiKey: "key" }),
  query: {
    /** The ID token that Google gave out for the user. */
    idToken: Wire.named(Wire.secret, "id_token")
  },
  success: Login.Tokens,
  errors: providerTokenErrors(),
  safety: "creates",
  docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-googlejwt"
}))

/**
 * Logs a user in by an ID token of Apple's, as Sign in with Apple gives it to an app. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-apple-jwt-id-token}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaAppleJwt = /* @__PURE__ */ Endpoint.make("TokenManagement.accessTokenViaAppleJwt", () => ({
  route: "GET /api/v2/access_token/applejwt",
  auth: Credential.inQuery({ apiKey: "key" }),
  query: {
    /** The ID token that Apple gave out for the user. */
    idToken: Wire.named(Wire.secret, "Id_Token")
  },
  success: Login.Tokens,
  errors: providerTokenErrors(),
  safety: "creates",
  docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-apple-jwt-id-token"
}))

/**
 * Logs a user in by an ID token of Facebook's, as Limited Login gives it to an app. The first time makes an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-via-facebookjwt-token}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaFacebookJwt = /* @__PURE__ */ Endpoint.make(
  "TokenManagement.accessTokenViaFacebookJwt",
  () => ({
    route: "GET /api/v2/access_token/facebookjwt",
    auth: Credential.inQuery({ apiKey: "key" }),
    query: {
      /** The ID token that Facebook gave out for the user. */
      idToken: Wire.named(Wire.secret, "id_token")
    },
    success: Login.Tokens,
    errors: providerTokenErrors(),
    safety: "creates",
    docs: "customer-identity-api/social-login/native-social-login-api/access-token-via-facebookjwt-token"
  })
)

/**
 * Logs a user in by a JWT of a server of your own, which the LoginRadius app knows as a JWT provider. The first time makes an
 * account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/native-social-login-api/access-token-by-custom-jwt-token}
 * @since 0.1.0
 * @category endpoints
 */
export const accessTokenViaCustomJwt = /* @__PURE__ */ Endpoint.make("TokenManagement.accessTokenViaCustomJwt", () => ({
  route: "GET /api/v2/access_token/jwt",
  auth: Credential.inQuery({ apiKey: "key" }),
  query: {
    /** The JWT that your server has signed for the user. */
    idToken: Wire.named(Wire.secret, "id_token"),
    /** The name of the JWT provider, as in the app's configuration. */
    providerName: Wire.named(Wire.string, "providername")
  },
  success: Login.Tokens,
  errors: [
    ErrorCode.ProviderAccessTokenMissing,
    ErrorCode.JwtUniqueIdentifierMissing,
    ErrorCode.JwtInvalid,
    ...socialLoginErrors()
  ],
  safety: "creates",
  docs: "customer-identity-api/social-login/native-social-login-api/access-token-by-custom-jwt-token"
}))
