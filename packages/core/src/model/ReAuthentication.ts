/**
 * What a step-up answers.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const reAuthenticationTokenMembers = () => ({
  /** The proof, for your server. It need not be of any form. */
  SecondFactorValidationToken: Wire.required(Wire.secret),
  /** When the token expires. */
  ExpireIn: Wire.dateTime
})

/**
 * The proof that a user has proven once more who they are. Pass it on to your server, which has it validated.
 *
 * @since 0.1.0
 * @category models
 */
export interface ReAuthenticationToken extends Wire.Type<typeof reAuthenticationTokenMembers> {}

/**
 * `ReAuthenticationToken` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface ReAuthenticationTokenEncoded extends Wire.Encoded<typeof reAuthenticationTokenMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ReAuthenticationToken: Wire.Wire<ReAuthenticationToken, ReAuthenticationTokenEncoded, unknown> =
  /* @__PURE__ */ Wire.document("ReAuthenticationToken", reAuthenticationTokenMembers)
