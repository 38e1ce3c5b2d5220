/**
 * What users accepted of the privacy policy.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import { AcceptedPrivacyPolicy } from "./AccountState.js"

const privacyPolicyHistoryMembers = () => ({
  Uid: Wire.required(Wire.string),
  /** The latest that the user has accepted; `null` if there is none. */
  Current: AcceptedPrivacyPolicy,
  /** All that the user has accepted, the latest included. */
  History: Wire.array(AcceptedPrivacyPolicy)
})

/**
 * The versions of the privacy policy that a user accepted.
 *
 * @since 0.1.0
 * @category models
 */
export interface PrivacyPolicyHistory extends Wire.Type<typeof privacyPolicyHistoryMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PrivacyPolicyHistory: Wire.Wire<PrivacyPolicyHistory> = /* @__PURE__ */ Wire.document(
  "PrivacyPolicyHistory",
  privacyPolicyHistoryMembers
)
