/**
 * Custom objects: JSON of your own form that is kept with an account, under a name that the application has for it.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { codecOf } from "./internal/effect/schema.js"
import { uidErrors } from "./internal/endpoints/errorGroups.js"
import { DeleteResponse } from "./model/Answers.js"
import { CustomObject, CustomObjectList, CustomObjectRecord } from "./model/CustomObjects.js"
import * as Wire from "./Wire.js"

export * from "./model/CustomObjects.js"

const nameQuery = () => ({
  /** The name of the custom object, as it is configured for the app. An account can have many objects of one name. */
  objectName: Wire.named(Wire.string, "objectname")
})

const updateQuery = () => ({
  ...nameQuery(),
  /** `partialreplace`: members of `object` replace those of the same name. `replace`, or left out: all is replaced. */
  updateType: Wire.optional(Wire.literals("replace", "partialreplace"), "updatetype")
})

const nameErrors = () => [ErrorCode.CustomObjectNotConfigured, ErrorCode.CustomObjectNameInvalid] as const

const recordErrors = () => [...nameErrors(), ErrorCode.CustomObjectIdInvalid, ErrorCode.CustomObjectNotFound] as const

/**
 * Keeps a custom object with an account. There can be many of one name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/custom-object/create-custom-object-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const createByUid = /* @__PURE__ */ Endpoint.make("CustomObjectManagement.createByUid", () => ({
  route: "POST /identity/v2/manage/account/:uid/customobject",
  auth: Credential.secret,
  query: nameQuery(),
  body: Wire.whole("object", CustomObject),
  success: CustomObjectRecord,
  errors: [...uidErrors(), ...nameErrors(), ErrorCode.CustomObjectLimitReached, ErrorCode.CustomObjectJsonInvalid],
  safety: "creates",
  docs: "customer-identity-api/custom-object/create-custom-object-by-uid"
}))

/**
 * Keeps a custom object with the user's account. There can be many of one name.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/custom-object/create-custom-object-by-token}
 * @since 0.1.0
 * @category endpoints
 */
export const createByAccessToken = /* @__PURE__ */ Endpoint.make("CustomObjectManagement.createByAccessToken", () => ({
  route: "POST /identity/v2/auth/customobject",
  auth: Credential.accessToken,
  query: nameQuery(),
  body: Wire.whole("object", CustomObject),
  success: CustomObjectRecord,
  errors: [...nameErrors(), ErrorCode.CustomObjectLimitReached, ErrorCode.CustomObjectJsonInvalid],
  safety: "creates",
  docs: "customer-identity-api/custom-object/create-custom-object-by-token"
}))

/**
 * Reads a custom object of an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/custom-object/custom-object-by-objectrecordid-and-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const getByObjectRecordIdAndUid = /* @__PURE__ */ Endpoint.make(
  "CustomObjectManagement.getByObjectRecordIdAndUid",
  () => ({
    route: "GET /identity/v2/manage/account/:uid/customobject/:objectRecordId",
    auth: Credential.secret,
    query: nameQuery(),
    success: CustomObjectRecord,
    errors: [...uidErrors(), ...recordErrors()],
    safety: "read",
    docs: "customer-identity-api/custom-object/custom-object-by-objectrecordid-and-uid"
  })
)

/**
 * Reads a custom object of the user.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/custom-object/custom-object-by-objectrecordid-and-token}
 * @since 0.1.0
 * @category endpoints
 */
export const getByObjectRecordIdAndAccessToken = /* @__PURE__ */ Endpoint.make(
  "CustomObjectManagement.getByObjectRecordIdAndAccessToken",
  () => ({
    route: "GET /identity/v2/auth/customobject/:objectRecordId",
    auth: Credential.accessToken,
    query: nameQuery(),
    success: CustomObjectRecord,
    errors: recordErrors(),
    safety: "read",
    docs: "customer-identity-api/custom-object/custom-object-by-objectrecordid-and-token"
  })
)

/**
 * Reads the custom objects of one name that the user has.
 *
 * Where there are none, some applications answer `CustomObjectNotFound`, others an empty list.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/custom-object/custom-object-by-token}
 * @since 0.1.0
 * @category endpoints
 */
export const getByAccessToken = /* @__PURE__ */ Endpoint.make("CustomObjectManagement.getByAccessToken", () => ({
  route: "GET /identity/v2/auth/customobject",
  auth: Credential.accessToken,
  query: nameQuery(),
  success: CustomObjectList,
  errors: [...nameErrors(), ErrorCode.CustomObjectNotFound],
  safety: "read",
  docs: "customer-identity-api/custom-object/custom-object-by-token"
}))

/**
 * Reads the custom objects of one name that an account has.
 *
 * Where there are none, some applications answer `CustomObjectNotFound`, others an empty list.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/custom-object/custom-object-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const getByUid = /* @__PURE__ */ Endpoint.make("CustomObjectManagement.getByUid", () => ({
  route: "GET /identity/v2/manage/account/:uid/customobject",
  auth: Credential.secret,
  query: nameQuery(),
  success: CustomObjectList,
  errors: [...uidErrors(), ...nameErrors(), ErrorCode.CustomObjectNotFound],
  safety: "read",
  docs: "customer-identity-api/custom-object/custom-object-by-uid"
}))

/**
 * Writes over a custom object of an account.
 *
 * The record is replaced as a whole, unless `updateType` is `partialreplace`: then the members of `object` replace those of
 * the same name, and all others stay.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/custom-object/custom-object-update-by-objectrecordid-and-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const updateByObjectRecordIdAndUid = /* @__PURE__ */ Endpoint.make(
  "CustomObjectManagement.updateByObjectRecordIdAndUid",
  () => ({
    route: "PUT /identity/v2/manage/account/:uid/customobject/:objectRecordId",
    auth: Credential.secret,
    query: updateQuery(),
    body: Wire.whole("object", CustomObject),
    success: CustomObjectRecord,
    errors: [...uidErrors(), ...recordErrors(), ErrorCode.CustomObjectJsonInvalid, ErrorCode.ParameterMalformed],
    safety: "idempotent",
    docs: "customer-identity-api/custom-object/custom-object-update-by-objectrecordid-and-uid"
  })
)

/**
 * Writes over a custom object of the user.
 *
 * The record is replaced as a whole, unless `updateType` is `partialreplace`: then the members of `object` replace those of
 * the same name, and all others stay.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/custom-object/custom-object-update-by-objectrecordid-and-token}
 * @since 0.1.0
 * @category endpoints
 */
export const updateByObjectRecordIdAndAccessToken = /* @__PURE__ */ Endpoint.make(
  "CustomObjectManagement.updateByObjectRecordIdAndAccessToken",
  () => ({
    route: "PUT /identity/v2/auth/customobject/:objectRecordId",
    auth: Credential.accessToken,
    query: updateQuery(),
    body: Wire.whole("object", CustomObject),
    success: CustomObjectRecord,
    errors: [...recordErrors(), ErrorCode.CustomObjectJsonInvalid, ErrorCode.ParameterMalformed],
    safety: "idempotent",
    docs: "customer-identity-api/custom-object/custom-object-update-by-objectrecordid-and-token"
  })
)

/**
 * Deletes a custom object of an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/custom-object/custom-object-delete-by-objectrecordid-and-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const deleteByObjectRecordIdAndUid = /* @__PURE__ */ Endpoint.make(
  "CustomObjectManagement.deleteByObjectRecordIdAndUid",
  () => ({
    route: "DELETE /identity/v2/manage/account/:uid/customobject/:objectRecordId",
    auth: Credential.secret,
    query: nameQuery(),
    success: DeleteResponse,
    errors: [...uidErrors(), ...recordErrors()],
    safety: "destroys",
    docs: "customer-identity-api/custom-object/custom-object-delete-by-objectrecordid-and-uid"
  })
)

/**
 * Deletes a custom object of the user.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/custom-object/custom-object-delete-by-objectrecordid-and-token}
 * @since 0.1.0
 * @category endpoints
 */
export const deleteByObjectRecordIdAndAccessToken = /* @__PURE__ */ Endpoint.make(
  "CustomObjectManagement.deleteByObjectRecordIdAndAccessToken",
  () => ({
    route: "DELETE /identity/v2/auth/customobject/:objectRecordId",
    auth: Credential.accessToken,
    query: nameQuery(),
    success: DeleteResponse,
    errors: recordErrors(),
    safety: "destroys",
    docs: "customer-identity-api/custom-object/custom-object-delete-by-objectrecordid-and-token"
  })
)

/**
 * A custom object that does not fit its schema. Names the place, never the value.
 *
 * @since 0.1.0
 * @category errors
 */
export class InvalidCustomObject
  extends /* @__PURE__ */ Data.TaggedError("InvalidCustomObject")<{
    /** From `CustomObject` down to the member at fault. */
    readonly path: ReadonlyArray<PropertyKey>
  }>
{
  override get message(): string {
    return `${this.path.map(String).join(".")} does not fit the schema of the custom object`
  }
}

/**
 * A record whose custom object has a type of yours.
 *
 * @since 0.1.0
 * @category typed objects
 */
export interface TypedRecord<A> extends Omit<CustomObjectRecord, "CustomObject"> {
  readonly CustomObject: A
}

/**
 * Reads and writes custom objects by a schema of yours: `encode` makes the `object` of a call, `decode` reads a record that was
 * answered. Members that the schema does not know are kept. For a `partialreplace`, encode by `Schema.partial` of it.
 *
 * @since 0.1.0
 * @category typed objects
 * @example
 * ```ts
 * import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
 * import * as Effect from "effect/Effect"
 * import * as Schema from "effect/Schema"
 *
 * const Cart = CustomObjectManagement.withSchema(
 *   Schema.Struct({ items: Schema.Array(Schema.String), since: Schema.Date })
 * )
 *
 * const program = Effect.gen(function* () {
 *   const object = yield* Cart.encode({ items: ["tea"], since: new Date("2030-01-01") })
 *   const record = yield* CustomObjectManagement.createByUid({ uid: "u", objectName: "cart", object })
 *   const cart = yield* Cart.decode(record)
 *   return cart.CustomObject.since.getUTCFullYear()
 * })
 * ```
 */
export const withSchema = <A, I extends object>(
  schema: Schema.Schema<A, I>
): {
  readonly decode: (record: CustomObjectRecord) => Effect.Effect<TypedRecord<A>, InvalidCustomObject>
  readonly encode: (object: A) => Effect.Effect<I, InvalidCustomObject>
} => {
  const { decode, encode } = codecOf(schema)
  return {
    decode: (record) =>
      decode(record.CustomObject).pipe(
        Effect.map((CustomObject) => ({ ...record, CustomObject })),
        Effect.mapError(invalid)
      ),
    encode: (object) => Effect.mapError(encode(object), invalid)
  }
}

const invalid = (path: ReadonlyArray<PropertyKey>): InvalidCustomObject =>
  new InvalidCustomObject({ path: ["CustomObject", ...path] })
