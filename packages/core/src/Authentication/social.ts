/** Social profiles of an account: read, linked, taken off. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { socialLoginErrors } from "../internal/endpoints/errorGroups.js"
import { clientGuid, emailTemplate, verificationUrl, welcomeEmailTemplate } from "../internal/endpoints/parameters.js"
import { DeleteResponse, PostResponse } from "../model/Answers.js"
import { PingedLogin } from "../model/PingedLogin.js"
import { VerificationMailed } from "../model/SocialVerification.js"
import * as Profile from "../Profile.js"
import * as Wire from "../Wire.js"

/**
 * Reads the social profile behind a token, and keeps an account from being made for it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-social-identity}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const socialIdentity = /* @__PURE__ */ Endpoint.make("Authentication.socialIdentity", () => ({
  route: "GET /identity/v2/auth/socialidentity",
  auth: Credential.accessToken,
  success: Profile.SocialProfile,
  safety: "idempotent",
  projectable: true,
  deprecated: {},
  docs: "customer-identity-api/authentication/auth-social-identity"
}))

/**
 * Links a social profile to the user's account, by the access token of a login with that profile.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-link-social-identities}
 * @since 0.1.0
 * @category endpoints
 */
export const linkSocialIdentities = /* @__PURE__ */ Endpoint.make("Authentication.linkSocialIdentities", () => ({
  route: "POST /identity/v2/auth/socialidentity",
  auth: Credential.accessToken,
  body: {
    /** The access token of a login with the social profile that is to be linked. */
    candidateToken: Wire.named(Wire.secret, "candidatetoken")
  },
  success: PostResponse,
  errors: [ErrorCode.AccountAlreadyLinked, ErrorCode.AccountCannotBeLinked, ErrorCode.AccountLinkingDisabled],
  safety: "consumesCode",
  docs: "customer-identity-api/authentication/auth-link-social-identities"
}))

/**
 * Takes a social profile off the user's account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-unlink-social-identities}
 * @since 0.1.0
 * @category endpoints
 */
export const unlinkSocialIdentities = /* @__PURE__ */ Endpoint.make("Authentication.unlinkSocialIdentities", () => ({
  route: "DELETE /identity/v2/auth/socialidentity",
  auth: Credential.accessToken,
  body: {
    /** The profile's provider, such as `google`: `Provider` in the account's `Identities`. */
    provider: Wire.string,
    /** The profile's id at the provider: `ID` in the account's `Identities`. */
    providerId: Wire.named(Wire.string, "providerid")
  },
  success: DeleteResponse,
  errors: [
    ErrorCode.AccountNotLinked,
    ErrorCode.ProviderIdNotLinked,
    ErrorCode.ProviderNameOrIdInvalid,
    ErrorCode.ProviderCannotBeUnlinked,
    ErrorCode.AccountCannotUnlinkItself
  ],
  safety: "destroys",
  docs: "customer-identity-api/authentication/auth-unlink-social-identities"
}))

/**
 * Asks by client GUID for the result of a login at a social provider's page, which was opened with `nocallback=true` and the GUID as
 * `callbackguid`. Until the user has signed in there, it fails with `SmartLoginLinkNotVerified`, which is not repeated by itself:
 * ask again some seconds later. The result comes once.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/social-login/social-login-by-ping}
 * @since 0.1.0
 * @category endpoints
 */
export const profileByPing = /* @__PURE__ */ Endpoint.make("Authentication.profileByPing", () => ({
  route: "GET /identity/v2/auth/account/ping",
  auth: Credential.apiKey,
  query: {
    ...clientGuid(),
    ...emailTemplate(),
    ...verificationUrl(),
    ...welcomeEmailTemplate()
  },
  success: PingedLogin,
  errors: [
    ErrorCode.SmartLoginLinkNotVerified,
    ErrorCode.ClientGuidInvalid,
    ErrorCode.NoCallbackLoginNotEnabled,
    ...socialLoginErrors()
  ],
  safety: "consumesCode",
  projectable: true,
  docs: "customer-identity-api/social-login/social-login-by-ping"
}))

/**
 * Links the social profile to the user's account with which somebody has signed in at a provider's page that was opened with
 * `nocallback=true` and the client GUID as `callbackguid`. Asks as `profileByPing` does; the GUID works once.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-link-social-identities-clientguid}
 * @since 0.1.0
 * @category endpoints
 */
export const linkSocialIdentitiesByPing = /* @__PURE__ */ Endpoint.make(
  "Authentication.linkSocialIdentitiesByPing",
  () => ({
    route: "POST /identity/v2/auth/socialidentity/ping",
    auth: Credential.accessToken,
    body: {
      /** The client GUID that the provider's page was opened with. */
      clientGuid: Wire.secret
    },
    success: PostResponse,
    errors: [
      ErrorCode.SmartLoginLinkNotVerified,
      ErrorCode.ClientGuidInvalid,
      ErrorCode.NoCallbackLoginNotEnabled,
      ErrorCode.AccountLinkingDisabled,
      ErrorCode.AccountAlreadyLinked,
      ErrorCode.AccountCannotBeLinked
    ],
    safety: "consumesCode",
    docs: "customer-identity-api/authentication/auth-link-social-identities-clientguid"
  })
)

/**
 * Mails what verifies the e-mail address of a social profile: a link, or a passcode where the app has those; the answer then has the
 * `UUID` that `verifyEmailByOtp` takes. It is what to do after `SocialLoginEmailNotVerified`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-send-social-link-verification-email}
 * @since 0.1.0
 * @category endpoints
 */
export const sendSocialLinkVerificationEmail = /* @__PURE__ */ Endpoint.make(
  "Authentication.sendSocialLinkVerificationEmail",
  () => ({
    route: "GET /identity/v2/auth/email/sendverificationemail",
    auth: Credential.accessToken,
    query: {
      ...clientGuid(),
      ...emailTemplate(),
      ...verificationUrl()
    },
    success: VerificationMailed,
    errors: [
      ErrorCode.ParameterMalformed,
      ErrorCode.EmailAlreadyVerified,
      ErrorCode.EmailVerificationDisabled,
      ErrorCode.EmailSendLimitReached
    ],
    safety: "sendsMessage",
    docs: "customer-identity-api/authentication/auth-send-social-link-verification-email"
  })
)
