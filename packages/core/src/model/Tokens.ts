/**
 * Tokens, and what is known of them.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const accessTokenInfoMembers = () => ({
  access_token: Wire.required(Wire.secret),
  /** The provider that the user logged in by. */
  provider: Wire.string,
  /** Whether the user asked to be remembered. */
  isrememberme: Wire.boolean
})

/**
 * What is known of an access token.
 *
 * @since 0.1.0
 * @category models
 */
export interface AccessTokenInfo extends Wire.Type<typeof accessTokenInfoMembers> {}

/**
 * `AccessTokenInfo` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface AccessTokenInfoEncoded extends Wire.Encoded<typeof accessTokenInfoMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const AccessTokenInfo: Wire.Wire<AccessTokenInfo, AccessTokenInfoEncoded, unknown> =
  /* @__PURE__ */ Wire.document("AccessTokenInfo", accessTokenInfoMembers)

const multipurposeTokenMembers = () => ({
  /** What the call of its purpose takes. Works once. */
  Token: Wire.required(Wire.secret),
  /** When the token expires: a point in time, not a number of seconds. */
  ExpiresIn: Wire.dateTime,
  /** The social providers that the user signs in with. */
  IdentityProviders: Wire.array(Wire.string)
})

/**
 * A token or a passcode that was made for a purpose, and not sent.
 *
 * @since 0.1.0
 * @category models
 */
export interface MultipurposeToken extends Wire.Type<typeof multipurposeTokenMembers> {}

/**
 * `MultipurposeToken` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface MultipurposeTokenEncoded extends Wire.Encoded<typeof multipurposeTokenMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const MultipurposeToken: Wire.Wire<MultipurposeToken, MultipurposeTokenEncoded, unknown> =
  /* @__PURE__ */ Wire.document("MultipurposeToken", multipurposeTokenMembers)
