/**
 * Lists that users choose from when they register: trees of entries, some of which take a code to be chosen.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { paged } from "./internal/endpoints/paged.js"
import { answeredLength } from "./internal/wire/codec.js"
import { DeleteResponse, PostResponse } from "./model/Answers.js"
import {
  NewRegistrationRecord,
  RegistrationRecord,
  RegistrationRecordPostResponse,
  ValidResponse
} from "./model/RegistrationRecord.js"
import * as Wire from "./Wire.js"

export type {
  NewRegistrationRecord,
  NewRegistrationRecordEncoded,
  NewRegistrationRecordInput,
  RegistrationRecord,
  RegistrationRecordEncoded,
  RegistrationRecordPostResponse,
  RegistrationRecordPostResponseEncoded,
  ValidResponse
} from "./model/RegistrationRecord.js"

const pageQuery = () => ({
  /** The `Id` of an entry, to list the entries directly below it. Left out, those at the top are listed. */
  parentId: Wire.optional(Wire.string, "parentid"),
  /** How many entries to skip, from the oldest on. */
  skip: Wire.optional(Wire.integer),
  /** How many entries to answer at most. */
  limit: Wire.optional(Wire.integer)
})

const listErrors = () =>
  [
    ErrorCode.RegistrationDataTypeEmpty,
    ErrorCode.RegistrationDataParentNotFound,
    ErrorCode.RegistrationDataChildNotFound,
    ErrorCode.RegistrationDataTypeInvalid,
    ErrorCode.ParameterMalformed
  ] as const

interface Page {
  readonly skip?: number | undefined
  readonly limit?: number | undefined
}

/** A page that is shorter than asked for may be as long as the service makes them, so only an empty one is the last. */
const afterAll = <I extends Page>(page: ReadonlyArray<unknown>, input: I): I | undefined => {
  const length = answeredLength(page)
  return length === 0 ? undefined : { ...input, skip: (input.skip ?? 0) + length }
}

const isPastLast = ({ _tag }: { readonly _tag: string }): boolean =>
  _tag === "RegistrationDataTypeEmpty" || _tag === "RegistrationDataChildNotFound"

/**
 * Adds entries to lists. Their ids are read back by `getRegistrationData`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/governance/custom-registration-data/add-registration-data}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const addRegistrationData = /* @__PURE__ */ Endpoint.make("CustomRegistrationData.addRegistrationData", () => ({
  route: "POST /identity/v2/manage/registrationdata",
  auth: Credential.secret,
  body: {
    /** The entries to add, each with the list that it goes into: `[{ Type: "color", Key: "r", Value: "Red" }]`. */
    data: Wire.named(Wire.array(NewRegistrationRecord), "Data")
  },
  success: PostResponse,
  errors: [
    ErrorCode.RegistrationDataParentNotFound,
    ErrorCode.RegistrationDataTypeInvalid,
    ErrorCode.RegistrationDataInvalid
  ],
  safety: "creates",
  deprecated: {},
  docs: "governance/custom-registration-data/add-registration-data"
}))

/**
 * Checks the code that an entry takes.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/governance/custom-registration-data/validate-code}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const validateCode = /* @__PURE__ */ Endpoint.make("CustomRegistrationData.validateCode", () => ({
  route: "POST /identity/v2/auth/registrationdata/validatecode",
  auth: Credential.apiKey,
  body: {
    /** The code that the user has typed; it is compared with the entry's. */
    code: Wire.secret,
    /** The `Id` of the entry that the user has chosen: 24 hexadecimal digits. */
    recordId: Wire.named(Wire.string, "recordid")
  },
  success: ValidResponse,
  errors: [
    ErrorCode.RegistrationDataNotFound,
    ErrorCode.RegistrationDataInvalid,
    ErrorCode.RegistrationDataHasNoCode,
    ErrorCode.RegistrationCodeInvalid,
    ErrorCode.RegistrationCodeRequired
  ],
  safety: "read",
  deprecated: {},
  docs: "governance/custom-registration-data/validate-code"
}))

/**
 * Lists the entries of a list with their codes, the oldest first. `.pages` and `.items` stream them all, `limit` at a time.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/governance/custom-registration-data/get-registration-data}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const getRegistrationData = /* @__PURE__ */ paged(
  /* @__PURE__ */ Endpoint.make("CustomRegistrationData.getRegistrationData", () => ({
    route: "GET /identity/v2/manage/registrationdata/:type",
    auth: Credential.secret,
    query: pageQuery(),
    success: Wire.array(RegistrationRecord),
    errors: listErrors(),
    safety: "read",
    deprecated: {},
    docs: "governance/custom-registration-data/get-registration-data"
  })),
  { items: (page) => page, next: afterAll, isEnd: isPastLast }
)

/**
 * Lists the entries of a list without their codes, for a front end. `.pages` and `.items` stream them all, `limit` at a time.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/governance/custom-registration-data/auth-get-registration-data}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const authGetRegistrationData = /* @__PURE__ */ paged(
  /* @__PURE__ */ Endpoint.make("CustomRegistrationData.authGetRegistrationData", () => ({
    route: "GET /identity/v2/auth/registrationdata/:type",
    auth: Credential.apiKey,
    query: pageQuery(),
    success: Wire.array(RegistrationRecord),
    errors: listErrors(),
    safety: "read",
    deprecated: {},
    docs: "governance/custom-registration-data/auth-get-registration-data"
  })),
  { items: (page) => page, next: afterAll, isEnd: isPastLast }
)

/**
 * Writes an entry anew.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/governance/custom-registration-data/update-registration-data}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const updateRegistrationData = /* @__PURE__ */ Endpoint.make(
  "CustomRegistrationData.updateRegistrationData",
  () => ({
    route: "PUT /identity/v2/manage/registrationdata/:recordId",
    auth: Credential.secret,
    body: {
      /** Whether the entry is in use. */
      isActive: Wire.named(Wire.boolean, "IsActive"),
      /** The name of the list that the entry goes into. */
      type: Wire.named(Wire.name, "Type"),
      /** The entry's new key, a text by which your application knows it. */
      key: Wire.named(Wire.string, "Key"),
      /** The entry's new value, the text that users choose. */
      value: Wire.named(Wire.string, "Value"),
      /** The `Id` of the entry that this one goes below. Left out, it goes to the top. */
      parentId: Wire.optional(Wire.string, "ParentId"),
      /** The code that a user has to know to choose the entry. Left out, it has none. */
      code: Wire.optional(Wire.secret, "Code")
    },
    success: RegistrationRecordPostResponse,
    errors: [
      ErrorCode.RegistrationDataNotFound,
      ErrorCode.RegistrationDataParentNotFound,
      ErrorCode.RegistrationDataTypeInvalid,
      ErrorCode.RegistrationDataInvalid
    ],
    safety: "idempotent",
    deprecated: {},
    docs: "governance/custom-registration-data/update-registration-data"
  })
)

/**
 * Deletes an entry.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/governance/custom-registration-data/delete-registration-data}
 * @deprecated LoginRadius has taken it out of its own SDKs without a successor.
 * @since 0.1.0
 * @category endpoints
 */
export const deleteRegistrationData = /* @__PURE__ */ Endpoint.make(
  "CustomRegistrationData.deleteRegistrationData",
  () => ({
    route: "DELETE /identity/v2/manage/registrationdata/:recordId",
    auth: Credential.secret,
    success: DeleteResponse,
    errors: [ErrorCode.RegistrationDataNotFound],
    safety: "destroys",
    deprecated: {},
    docs: "governance/custom-registration-data/delete-registration-data"
  })
)

/**
 * Deletes all entries of a list, with what is below them.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/governance/custom-registration-data/delete-all-records-by-datasource}
 * @deprecated LoginRadius has given it up, and names no successor.
 * @since 0.1.0
 * @category endpoints
 */
export const deleteAllRecordsByDataSource = /* @__PURE__ */ Endpoint.make(
  "CustomRegistrationData.deleteAllRecordsByDataSource",
  () => ({
    route: "DELETE /identity/v2/manage/registrationdata/type/:type",
    auth: Credential.secret,
    success: DeleteResponse,
    errors: [ErrorCode.RegistrationDataNotFound, ErrorCode.RegistrationDataTypeInvalid],
    safety: "destroys",
    deprecated: {},
    docs: "governance/custom-registration-data/delete-all-records-by-datasource"
  })
)
