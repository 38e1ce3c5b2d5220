/** Social profiles of an account: read, linked, taken off. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { DeleteResponse, PostResponse } from "../model/Answers.js"
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
