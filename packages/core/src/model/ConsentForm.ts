/**
 * The consent forms of an app, as pages show them.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const consentFormEventMembers = () => ({
  /** `Register`, `FirstLogin`, `Login`, or the name of one of the app's own. */
  Name: Wire.string,
  /** Whether the event is one of the app's own, as a text. */
  IsCustom: Wire.literals("true", "false")
})

/**
 * An event that a form is shown at.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentFormEvent extends Wire.Type<typeof consentFormEventMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentFormEvent: Wire.Wire<ConsentFormEvent> = /* @__PURE__ */ Wire.document(
  "ConsentFormEvent",
  consentFormEventMembers
)

const consentChoiceMembers = () => ({
  /** What submissions name as `ConsentOptionId`. */
  ConsentId: Wire.string,
  Title: Wire.string,
  Description: Wire.string,
  /** Whether the form is accepted only with this one. */
  IsRequired: Wire.boolean
})

/**
 * Something to agree to.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentChoice extends Wire.Type<typeof consentChoiceMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentChoice: Wire.Wire<ConsentChoice> = /* @__PURE__ */ Wire.document(
  "ConsentChoice",
  consentChoiceMembers
)

const consentFormSectionMembers = () => ({
  Type: Wire.literals("Consent", "Group"),
  /** The id of a group. */
  GroupId: Wire.string,
  Title: Wire.string,
  Description: Wire.string,
  /** Whether the form is accepted only with at least one consent of the group. */
  IsRequiredAtleastOne: Wire.boolean,
  Consents: Wire.array(ConsentChoice)
})

/**
 * A part of a form: a consent, or a group of them.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentFormSection extends Wire.Type<typeof consentFormSectionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentFormSection: Wire.Wire<ConsentFormSection> = /* @__PURE__ */ Wire.document(
  "ConsentFormSection",
  consentFormSectionMembers
)

const consentFormMembers = () => ({
  /** The events that it is shown at. */
  Events: Wire.array(ConsentFormEvent),
  ConsentForm: Wire.array(ConsentFormSection),
  TermOfService: Wire.string,
  PrivacyPolicy: Wire.string
})

/**
 * A form in force.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentForm extends Wire.Type<typeof consentFormMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentForm: Wire.Wire<ConsentForm> = /* @__PURE__ */ Wire.document("ConsentForm", consentFormMembers)
