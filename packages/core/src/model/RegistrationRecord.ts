/**
 * Entries of the lists that users choose from when they register.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const recordMembers = () => ({
  /** 24 hexadecimal digits. */
  Id: Wire.required(Wire.string),
  /** The list that the entry is in. */
  Type: Wire.string,
  Key: Wire.string,
  Value: Wire.string,
  /** The entry that this one is below, `null` at the top. */
  ParentId: Wire.string,
  /** The list that the parent is in. */
  ParentType: Wire.string,
  IsActive: Wire.boolean,
  /** What a user has to know to choose the entry. Hidden from front ends. */
  Code: Wire.secret,
  DateCreated: Wire.dateTime,
  DateModified: Wire.dateTime
})

/**
 * An entry of a registration data list.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegistrationRecord extends Wire.Type<typeof recordMembers> {}

/**
 * `RegistrationRecord` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegistrationRecordEncoded extends Wire.Encoded<typeof recordMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RegistrationRecord: Wire.Wire<RegistrationRecord, RegistrationRecordEncoded, unknown> =
  /* @__PURE__ */ Wire.document("RegistrationRecord", recordMembers)

const newRecordMembers = () => ({
  /** The list that the entry goes into. */
  Type: Wire.required(Wire.name),
  Key: Wire.required(Wire.string),
  Value: Wire.required(Wire.string),
  /** The entry that this one goes below, left out at the top. */
  ParentId: Wire.string,
  /** What a user has to know to choose the entry, where anything. */
  Code: Wire.secret,
  IsActive: Wire.boolean
})

/**
 * A new entry of a registration data list.
 *
 * @since 0.1.0
 * @category models
 */
export interface NewRegistrationRecord extends Wire.Type<typeof newRecordMembers> {}

/**
 * `NewRegistrationRecord` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface NewRegistrationRecordEncoded extends Wire.Encoded<typeof newRecordMembers> {}

/**
 * `NewRegistrationRecord` as it is written: the code may be a plain string.
 *
 * @since 0.1.0
 * @category models
 */
export interface NewRegistrationRecordInput extends Wire.Input<typeof newRecordMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const NewRegistrationRecord: Wire.Wire<
  NewRegistrationRecord,
  NewRegistrationRecordEncoded,
  NewRegistrationRecordInput
> = /* @__PURE__ */ Wire.document("NewRegistrationRecord", newRecordMembers)

const postedRecordMembers = () => ({
  IsPosted: Wire.required(Wire.boolean),
  Data: RegistrationRecord
})

/**
 * An entry as it is after a change.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegistrationRecordPostResponse extends Wire.Type<typeof postedRecordMembers> {}

/**
 * `RegistrationRecordPostResponse` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegistrationRecordPostResponseEncoded extends Wire.Encoded<typeof postedRecordMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RegistrationRecordPostResponse: Wire.Wire<
  RegistrationRecordPostResponse,
  RegistrationRecordPostResponseEncoded,
  unknown
> = /* @__PURE__ */ Wire.document("RegistrationRecordPostResponse", postedRecordMembers)

const validMembers = () => ({
  IsValid: Wire.required(Wire.boolean)
})

/**
 * Whether what was checked is right.
 *
 * @since 0.1.0
 * @category models
 */
export interface ValidResponse extends Wire.Type<typeof validMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ValidResponse: Wire.Wire<ValidResponse> = /* @__PURE__ */ Wire.document("ValidResponse", validMembers)
