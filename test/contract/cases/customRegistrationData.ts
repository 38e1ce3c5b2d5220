import * as CustomRegistrationData from "@loginradius-effect/core/CustomRegistrationData"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { type Case, documented, refusalOf, refuses, reveal, shows } from "../support.js"

const list = (type = "Country", parentId?: string) => CustomRegistrationData.getRegistrationData({ type, parentId })

const publicList = (type = "Country", parentId?: string) =>
  CustomRegistrationData.authGetRegistrationData({ type, parentId })

const add = (...data: ReadonlyArray<CustomRegistrationData.NewRegistrationRecordInput>) =>
  CustomRegistrationData.addRegistrationData({ data })

const entry = (Value: string, more: Partial<CustomRegistrationData.NewRegistrationRecordInput> = {}) => ({
  Type: "Country",
  Key: Value.slice(0, 2).toUpperCase(),
  Value,
  ...more
})

/** Adds entries; their ids, in order. */
const addAll = (...data: ReadonlyArray<CustomRegistrationData.NewRegistrationRecordInput>) =>
  Effect.gen(function* () {
    yield* add(...data)
    return (yield* list(data[0]?.Type, data[0]?.ParentId ?? undefined)).slice(-data.length).map(({ Id }) => Id)
  })

const gone = { code: 1150, status: 403 }

export const cases: ReadonlyArray<Case> = [
  shows(
    CustomRegistrationData.addRegistrationData,
    "adds entries to the end of a list, also below a parent",
    Effect.gen(function* () {
      const [canada = ""] = yield* addAll(entry("Canada"), entry("Mexico", { IsActive: false }))
      assert.deepEqual(
        (yield* list()).map(({ IsActive, Key, Value }) => [Value, Key, IsActive]),
        [
          ["Canada", "CA", true],
          ["Mexico", "ME", false]
        ]
      )
      yield* add(entry("Ontario", { Type: "Province", ParentId: canada }))
      const [ontario] = yield* list("province", canada)
      assert.deepEqual(
        [ontario?.Value, ontario?.ParentId, ontario?.ParentType, ontario?.Type],
        ["Ontario", canada, "Country", "Province"]
      )
      assert.deepEqual(yield* list("Province"), [])
    })
  ),
  refuses(
    CustomRegistrationData.addRegistrationData,
    "adds no entry where one of them is invalid",
    Effect.gen(function* () {
      yield* refusalOf(
        add(entry("Canada"), entry("Ontario", { ParentId: "0123456789abcdef01234567" })),
        ErrorCode.RegistrationDataParentNotFound,
        { code: 1154, status: 403 }
      )
      yield* refusalOf(add(entry("Canada"), entry(" ")), ErrorCode.RegistrationDataInvalid, { code: 1151, status: 403 })
      yield* refusalOf(add(), ErrorCode.RegistrationDataInvalid, { code: 1151, status: 403 })
      yield* refusalOf(list(), ErrorCode.RegistrationDataTypeEmpty, { code: 1155, status: 403 })
    })
  ),
  refuses(
    CustomRegistrationData.addRegistrationData,
    "refuses an unknown list",
    refusalOf(add(entry("Canada")), ErrorCode.RegistrationDataTypeInvalid, { code: 1158, status: 403 }),
    { registrationDataTypes: ["Province"] }
  ),

  shows(
    CustomRegistrationData.getRegistrationData,
    "lists entries with their codes, by skip and limit",
    Effect.gen(function* () {
      yield* add(entry("Canada", { Code: "maple" }), entry("Mexico"), entry("Peru"))
      const page = yield* CustomRegistrationData.getRegistrationData({ type: "Country", skip: 1, limit: 1 })
      assert.deepEqual(
        page.map(({ Value }) => Value),
        ["Mexico"]
      )
      const [canada] = yield* list()
      assert.equal(reveal(canada!.Code!), "maple")
    })
  ),
  refuses(
    CustomRegistrationData.getRegistrationData,
    "refuses a list without entries, and a parent without children",
    Effect.gen(function* () {
      yield* refusalOf(list(), ErrorCode.RegistrationDataTypeEmpty, { code: 1155, status: 403 })
      const [canada] = yield* addAll(entry("Canada"))
      yield* refusalOf(list("Country", canada), ErrorCode.RegistrationDataChildNotFound, { code: 1156, status: 403 })
      yield* refusalOf(list("Country", "4711"), ErrorCode.RegistrationDataParentNotFound, { code: 1154, status: 403 })
    })
  ),

  shows(
    CustomRegistrationData.authGetRegistrationData,
    "lists the same entries without their codes",
    Effect.gen(function* () {
      yield* add(entry("Canada", { Code: "maple" }), entry("Mexico"))
      const hidden = (yield* list()).map((entry) => ({ ...entry, Code: null }))
      assert.deepEqual(yield* publicList(), hidden)
    })
  ),
  refuses(
    CustomRegistrationData.authGetRegistrationData,
    "refuses an unknown list, and a negative skip",
    Effect.gen(function* () {
      yield* refusalOf(publicList(), ErrorCode.RegistrationDataTypeInvalid, { code: 1158, status: 403 })
      yield* refusalOf(
        CustomRegistrationData.authGetRegistrationData({ type: "Province", skip: -1 }),
        ErrorCode.ParameterMalformed,
        { code: 908, status: 400 }
      )
    }),
    { registrationDataTypes: ["Province"] }
  ),

  shows(
    CustomRegistrationData.updateRegistrationData,
    "replaces an entry and keeps the others",
    Effect.gen(function* () {
      const [canada = "", mexico = ""] = yield* addAll(entry("Canada", { Code: "maple" }), entry("Mexico"))
      yield* TestClock.adjust("1 minute")
      const answer = yield* CustomRegistrationData.updateRegistrationData({
        recordId: mexico,
        type: "Country",
        key: "MX",
        value: "México",
        isActive: false,
        code: "agave",
        parentId: canada
      })
      const [first, ...rest] = yield* list()
      assert.deepEqual([first?.Value, rest], ["Canada", []])
      const [changed] = yield* list("Country", canada)
      assert.deepEqual(
        [changed?.Id, changed?.Key, changed?.Value, changed?.IsActive, reveal(changed!.Code!)],
        [mexico, "MX", "México", false, "agave"]
      )
      assert.deepEqual(
        [answer.Data?.DateCreated, answer.Data?.DateModified],
        ["1970-01-01T00:00:00.000Z", "1970-01-01T00:01:00.000Z"]
      )
    })
  ),
  refuses(
    CustomRegistrationData.updateRegistrationData,
    "refuses an unknown entry, an unknown parent, and a parent below the entry itself",
    Effect.gen(function* () {
      const [canada = ""] = yield* addAll(entry("Canada"))
      const [ontario = ""] = yield* addAll(entry("Ontario", { ParentId: canada }))
      const update = (recordId: string, parentId?: string) =>
        CustomRegistrationData.updateRegistrationData({
          recordId,
          type: "Country",
          key: "CA",
          value: "Canada",
          isActive: true,
          parentId
        })
      yield* refusalOf(update("4711"), ErrorCode.RegistrationDataNotFound, gone)
      yield* refusalOf(update(canada, "4711"), ErrorCode.RegistrationDataParentNotFound, { code: 1154, status: 403 })
      yield* refusalOf(update(canada, ontario), ErrorCode.RegistrationDataInvalid, { code: 1151, status: 403 })
      yield* refusalOf(update(canada, canada), ErrorCode.RegistrationDataInvalid, { code: 1151, status: 403 })
    })
  ),

  shows(
    CustomRegistrationData.deleteRegistrationData,
    "deletes an entry and everything below it",
    Effect.gen(function* () {
      const [canada = "", mexico = ""] = yield* addAll(entry("Canada"), entry("Mexico"))
      yield* addAll(entry("Ontario", { Type: "Province", ParentId: canada }))
      assert.deepEqual(yield* CustomRegistrationData.deleteRegistrationData({ recordId: canada }), { IsDeleted: true })
      assert.deepEqual(
        (yield* list()).map(({ Id }) => Id),
        [mexico]
      )
      yield* refusalOf(list("Province"), ErrorCode.RegistrationDataTypeEmpty, { code: 1155, status: 403 })
    })
  ),
  refuses(
    CustomRegistrationData.deleteRegistrationData,
    "refuses an unknown or deleted entry",
    Effect.gen(function* () {
      const [recordId = ""] = yield* addAll(entry("Canada"))
      const remove = CustomRegistrationData.deleteRegistrationData({ recordId })
      yield* remove
      yield* refusalOf(remove, ErrorCode.RegistrationDataNotFound, gone)
    })
  ),

  shows(
    CustomRegistrationData.validateCode,
    "accepts the code of an entry until it is changed",
    Effect.gen(function* () {
      const [recordId = ""] = yield* addAll(entry("Canada", { Code: "maple" }))
      const validate = (code: string) => CustomRegistrationData.validateCode({ recordId, code })
      assert.deepEqual(yield* validate("maple"), { IsValid: true })
      yield* CustomRegistrationData.updateRegistrationData({
        recordId,
        type: "Country",
        key: "CA",
        value: "Canada",
        isActive: true,
        code: "moose"
      })
      yield* refusalOf(validate("maple"), ErrorCode.RegistrationCodeInvalid, { code: 1153, status: 403 })
      assert.deepEqual(yield* validate("moose"), { IsValid: true })
    })
  ),
  refuses(
    CustomRegistrationData.validateCode,
    "refuses a wrong code, an entry without a code, an inactive entry and an unknown one",
    Effect.gen(function* () {
      const [canada, mexico, peru] = yield* addAll(
        entry("Canada", { Code: "maple" }),
        entry("Mexico"),
        entry("Peru", { Code: "llama", IsActive: false })
      )
      const validate = (recordId: string | undefined, code: string) =>
        CustomRegistrationData.validateCode({ recordId: recordId ?? "", code })
      yield* refusalOf(validate(canada, "Maple"), ErrorCode.RegistrationCodeInvalid, { code: 1153, status: 403 })
      yield* refusalOf(validate(canada, " "), ErrorCode.RegistrationCodeRequired, { code: 1157, status: 403 })
      yield* refusalOf(validate(mexico, "maple"), ErrorCode.RegistrationDataHasNoCode, { code: 1152, status: 403 })
      yield* refusalOf(validate(peru, "llama"), ErrorCode.RegistrationDataInvalid, { code: 1151, status: 403 })
      yield* refusalOf(validate("4711", "maple"), ErrorCode.RegistrationDataNotFound, gone)
    })
  ),

  shows(
    CustomRegistrationData.deleteAllRecordsByDataSource,
    "removes the list, in any letter case, and what is below its entries, and leaves others",
    Effect.gen(function* () {
      const [parent = ""] = yield* addAll(entry("Germany"), entry("France"))
      yield* addAll(entry("Berlin", { Type: "City", ParentId: parent }))
      yield* addAll(entry("Red", { Type: "Colour" }))
      const removed = yield* CustomRegistrationData.deleteAllRecordsByDataSource({ type: "country" })
      assert.deepEqual(removed, { IsDeleted: true })
      for (const type of ["Country", "City"]) {
        yield* refusalOf(list(type), ErrorCode.RegistrationDataTypeEmpty, documented(1155))
      }
      assert.equal((yield* list("Colour")).length, 1)
    })
  ),
  refuses(
    CustomRegistrationData.deleteAllRecordsByDataSource,
    "refuses a list without entries",
    refusalOf(
      CustomRegistrationData.deleteAllRecordsByDataSource({ type: "Country" }),
      ErrorCode.RegistrationDataNotFound,
      gone
    )
  )
]
