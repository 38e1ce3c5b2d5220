/**
 * What can be written together with a profile and reads otherwise, or not at all.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const newPinMembers = () => ({
  PIN: Wire.secret,
  /** `true`: the user would rather do without a PIN for now. */
  Skipped: Wire.boolean
})

/**
 * A PIN to set.
 *
 * @since 0.1.0
 * @category models
 */
export interface NewPin extends Wire.Type<typeof newPinMembers> {}

/**
 * `NewPin` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface NewPinEncoded extends Wire.Encoded<typeof newPinMembers> {}

/**
 * `NewPin` as it is written: secrets may be plain strings.
 *
 * @since 0.1.0
 * @category models
 */
export interface NewPinInput extends Wire.Input<typeof newPinMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const NewPin: Wire.Wire<NewPin, NewPinEncoded, NewPinInput> = /* @__PURE__ */ Wire.document(
  "NewPin",
  newPinMembers
)

const privacyPolicyVersionMembers = () => ({
  Version: Wire.string
})

/**
 * The version of the privacy policy that a user has accepted.
 *
 * @since 0.1.0
 * @category models
 */
export interface PrivacyPolicyVersion extends Wire.Type<typeof privacyPolicyVersionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PrivacyPolicyVersion: Wire.Wire<PrivacyPolicyVersion> = /* @__PURE__ */ Wire.document(
  "PrivacyPolicyVersion",
  privacyPolicyVersionMembers
)

const consentDecisionMembers = () => ({
  ConsentOptionId: Wire.string,
  IsAccepted: Wire.boolean
})

/**
 * A consent, given or refused.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentDecision extends Wire.Type<typeof consentDecisionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentDecision: Wire.Wire<ConsentDecision> = /* @__PURE__ */ Wire.document(
  "ConsentDecision",
  consentDecisionMembers
)

const consentEventMembers = () => ({
  Event: Wire.string,
  IsCustom: Wire.boolean
})

/**
 * The event that a consent form belongs to.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentEvent extends Wire.Type<typeof consentEventMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentEvent: Wire.Wire<ConsentEvent> = /* @__PURE__ */ Wire.document("ConsentEvent", consentEventMembers)

const consentSubmissionMembers = () => ({
  Data: Wire.array(ConsentDecision),
  Events: Wire.array(ConsentEvent)
})

/**
 * A filled-in consent form.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentSubmission extends Wire.Type<typeof consentSubmissionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentSubmission: Wire.Wire<ConsentSubmission> = /* @__PURE__ */ Wire.document(
  "ConsentSubmission",
  consentSubmissionMembers
)
