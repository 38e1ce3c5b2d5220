/**
 * The mail that verifies the address of a social profile.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const verificationMailedMembers = () => ({
  IsPosted: Wire.required(Wire.boolean),
  /** The id of the mail, which `verifyEmailByOtp` takes. Only where the mail has a passcode in place of a link. */
  UUID: Wire.aliased(Wire.string, "uuid")
})

/**
 * The mail that verifies the address of a social profile is on its way.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerificationMailed extends Wire.Type<typeof verificationMailedMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const VerificationMailed: Wire.Wire<VerificationMailed> = /* @__PURE__ */ Wire.document(
  "VerificationMailed",
  verificationMailedMembers
)
