/**
 * Consents, and what users said of them.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import { listAnswer } from "../internal/endpoints/listAnswer.js"
import { ConsentProfile, ConsentVersion } from "./AccountState.js"

const consentVerificationMembers = () => ({
  /** Whether the version in force of the event's form was accepted. */
  IsValid: Wire.required(Wire.boolean),
  /** All that the user agrees to; `null` where the user was never asked. */
  ConsentProfile: ConsentProfile
})

/**
 * Whether a user has given the consents of an event.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentVerification extends Wire.Type<typeof consentVerificationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentVerification: Wire.Wire<ConsentVerification> = /* @__PURE__ */ Wire.document(
  "ConsentVerification",
  consentVerificationMembers
)

const consentLogEntryMembers = () => ({
  ConsentId: Wire.string,
  /** `NotOpted`: the user did not consent, and had not before. */
  Event: Wire.literals("Subscribe", "Unsubscribe", "NotOpted")
})

/**
 * What a user said of a consent.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentLogEntry extends Wire.Type<typeof consentLogEntryMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentLogEntry: Wire.Wire<ConsentLogEntry> = /* @__PURE__ */ Wire.document(
  "ConsentLogEntry",
  consentLogEntryMembers
)

const consentLogMembers = () => ({
  Id: Wire.string,
  /** What became of each consent. */
  ConsentLogs: Wire.array(ConsentLogEntry),
  /** The versions of forms that were accepted by then. */
  CurrentConsentFormsVersions: Wire.array(ConsentVersion),
  Host: Wire.string,
  IP: Wire.string,
  LoggedOnDate: Wire.dateTime,
  /** `Default`: a form was submitted. `ConsentEditor`: single consents were changed. */
  UpdateType: Wire.literals("Default", "ConsentEditor", "FormMigration"),
  UserAgent: Wire.string
})

/**
 * One change of a user's consents.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentLog extends Wire.Type<typeof consentLogMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentLog: Wire.Wire<ConsentLog> = /* @__PURE__ */ Wire.document("ConsentLog", consentLogMembers)

const consentLogsMembers = () => ({
  Uid: Wire.string,
  ConsentLogs: Wire.array(ConsentLog)
})

/**
 * `ConsentLogs` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentLogsEncoded extends Wire.Type<typeof consentLogsMembers> {}

/**
 * The changes of a user's consents, the newest first.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentLogs extends Omit<ConsentLogsEncoded, "ConsentLogs"> {
  readonly ConsentLogs: ReadonlyArray<ConsentLog>
}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentLogs: Wire.Wire<ConsentLogs, ConsentLogsEncoded> = /* @__PURE__ */ listAnswer(
  "ConsentLogs",
  /* @__PURE__ */ Wire.document("ConsentLogs", consentLogsMembers),
  "ConsentLogs"
)
