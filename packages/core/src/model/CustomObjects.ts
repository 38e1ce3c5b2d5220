/**
 * Custom objects: data of your own form that LoginRadius keeps with an account.
 *
 * @since 0.1.0
 */
import { listAnswer } from "../internal/endpoints/listAnswer.js"
import * as Wire from "../Wire.js"

/**
 * The content of a custom object: any JSON object.
 *
 * @since 0.1.0
 * @category models
 */
export interface CustomObject {
  readonly [member: string]: unknown
}

/**
 * @since 0.1.0
 * @category models
 */
export const CustomObject: Wire.Wire<CustomObject, CustomObject, object> = /* @__PURE__ */ Wire.record(Wire.unknown)

const recordMembers = () => ({
  /** Names the record, in all other calls. */
  Id: Wire.required(Wire.string),
  /** The account that it belongs to. */
  Uid: Wire.string,
  IsActive: Wire.boolean,
  IsDeleted: Wire.boolean,
  DateCreated: Wire.dateTime,
  DateModified: Wire.dateTime,
  /** What was stored; `CustomObjectManagement.withSchema` gives it a type. */
  CustomObject: Wire.unknown
})

/**
 * A custom object as it is kept.
 *
 * @since 0.1.0
 * @category models
 */
export interface CustomObjectRecord extends Wire.Type<typeof recordMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const CustomObjectRecord: Wire.Wire<CustomObjectRecord> = /* @__PURE__ */ Wire.document(
  "CustomObjectRecord",
  recordMembers
)

const recordListMembers = () => ({
  data: Wire.strict(Wire.array(CustomObjectRecord)),
  Count: Wire.integer
})

/**
 * The custom objects of one name that an account has.
 *
 * @since 0.1.0
 * @category models
 */
export interface CustomObjectList extends Omit<CustomObjectListEncoded, "data"> {
  readonly data: ReadonlyArray<CustomObjectRecord>
}

/**
 * `CustomObjectList` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface CustomObjectListEncoded extends Wire.Type<typeof recordListMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const CustomObjectList: Wire.Wire<CustomObjectList, CustomObjectListEncoded> = /* @__PURE__ */ listAnswer(
  "CustomObjectList",
  /* @__PURE__ */ Wire.document("CustomObjectList", recordListMembers),
  "data"
)
