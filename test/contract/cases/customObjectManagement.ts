import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { type Documented, refusalOf, refuses, shows, user } from "../support.js"

const objectName = "cart"
const noId = "000000000000000000000000"
const notFound: Documented = { code: 1057, status: 403 }
const tea = { items: ["tea"], paid: { by: "card", at: null } }

/** A user with one object, created by management. */
const withObject = Effect.gen(function* () {
  const { accessToken, uid } = yield* user()
  const record = yield* CustomObjectManagement.createByUid({ uid, objectName, object: tea })
  return { accessToken, uid, record, objectRecordId: record.Id }
})

const stranger = user({ email: "grace@example.com" })

export const cases = [
  shows(
    CustomObjectManagement.createByUid,
    "stores an object of any form, which the user can read",
    Effect.gen(function* () {
      yield* TestClock.setTime(1_700_000_000_000)
      const { accessToken, record, uid } = yield* withObject
      assert.match(record.Id, /^[0-9a-f]{24}$/)
      assert.deepEqual(record, {
        Id: record.Id,
        Uid: uid,
        IsActive: true,
        IsDeleted: false,
        DateCreated: "2023-11-14T22:13:20.000Z",
        DateModified: "2023-11-14T22:13:20.000Z",
        CustomObject: tea
      })
      const list = yield* CustomObjectManagement.getByAccessToken({ accessToken, objectName })
      assert.deepEqual(list, { data: [record], Count: 1 })
    })
  ),
  refuses(
    CustomObjectManagement.createByUid,
    "refuses an unknown name",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* refusalOf(
        CustomObjectManagement.createByUid({ uid, objectName: "wishes", object: {} }),
        ErrorCode.CustomObjectNameInvalid,
        { code: 1064, status: 403 }
      )
    }),
    { customObjects: { names: ["cart"] } }
  ),

  shows(
    CustomObjectManagement.createByAccessToken,
    "stores many objects of one name, which management can read",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const first = yield* CustomObjectManagement.createByAccessToken({ accessToken, objectName, object: tea })
      const second = yield* CustomObjectManagement.createByAccessToken({ accessToken, objectName, object: {} })
      yield* CustomObjectManagement.createByAccessToken({ accessToken, objectName: "wishes", object: {} })
      const list = yield* CustomObjectManagement.getByUid({ uid, objectName })
      assert.deepEqual(list, { data: [first, second], Count: 2 })
      assert.deepEqual(first.CustomObject, tea)
    })
  ),
  refuses(
    CustomObjectManagement.createByAccessToken,
    "refuses more records than the limit for a name",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const create = (objectName: string) =>
        CustomObjectManagement.createByAccessToken({ accessToken, objectName, object: {} })
      yield* create("cart")
      yield* create("wishes")
      yield* refusalOf(create("cart"), ErrorCode.CustomObjectLimitReached, { code: 1002, status: 403 })
    }),
    { customObjects: { recordLimit: 1 } }
  ),

  shows(
    CustomObjectManagement.getByObjectRecordIdAndUid,
    "reads an object of the user",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const made = yield* CustomObjectManagement.createByAccessToken({ accessToken, objectName, object: tea })
      yield* CustomObjectManagement.createByAccessToken({ accessToken, objectName, object: {} })
      const read = yield* CustomObjectManagement.getByObjectRecordIdAndUid({
        uid,
        objectName,
        objectRecordId: made.Id
      })
      assert.deepEqual(read, made)
    })
  ),
  refuses(
    CustomObjectManagement.getByObjectRecordIdAndUid,
    "refuses a malformed id",
    Effect.gen(function* () {
      const { uid } = yield* withObject
      yield* refusalOf(
        CustomObjectManagement.getByObjectRecordIdAndUid({ uid, objectName, objectRecordId: "first" }),
        ErrorCode.CustomObjectIdInvalid,
        { code: 1001, status: 403 }
      )
    })
  ),

  shows(
    CustomObjectManagement.getByObjectRecordIdAndAccessToken,
    "reads an object of management",
    Effect.gen(function* () {
      const { accessToken, objectRecordId, record } = yield* withObject
      const read = yield* CustomObjectManagement.getByObjectRecordIdAndAccessToken({
        accessToken,
        objectName,
        objectRecordId
      })
      assert.deepEqual(read, record)
    })
  ),
  refuses(
    CustomObjectManagement.getByObjectRecordIdAndAccessToken,
    "refuses a record of another user, and one of another name",
    Effect.gen(function* () {
      const { accessToken, objectRecordId } = yield* withObject
      const grace = yield* stranger
      const read = CustomObjectManagement.getByObjectRecordIdAndAccessToken
      yield* refusalOf(
        read({ accessToken: grace.accessToken, objectName, objectRecordId }),
        ErrorCode.CustomObjectNotFound,
        notFound
      )
      yield* refusalOf(
        read({ accessToken, objectName: "wishes", objectRecordId }),
        ErrorCode.CustomObjectNotFound,
        notFound
      )
    })
  ),

  shows(
    CustomObjectManagement.getByAccessToken,
    "lists the user's own objects of one name",
    Effect.gen(function* () {
      const { accessToken, record } = yield* withObject
      const grace = yield* stranger
      const list = (accessToken: typeof grace.accessToken) =>
        CustomObjectManagement.getByAccessToken({ accessToken, objectName })
      assert.deepEqual(yield* list(accessToken), { data: [record], Count: 1 })
      assert.deepEqual(yield* list(grace.accessToken), { data: [], Count: 0 })
    })
  ),
  refuses(
    CustomObjectManagement.getByAccessToken,
    "refuses where the application has no custom objects",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        CustomObjectManagement.getByAccessToken({ accessToken, objectName }),
        ErrorCode.CustomObjectNotConfigured,
        { code: 999, status: 403 }
      )
    }),
    { customObjects: { enabled: false } }
  ),

  shows(
    CustomObjectManagement.getByUid,
    "lists an account's objects of one name",
    Effect.gen(function* () {
      const { record, uid } = yield* withObject
      yield* CustomObjectManagement.createByUid({ uid, objectName: "wishes", object: {} })
      assert.deepEqual(yield* CustomObjectManagement.getByUid({ uid, objectName }), { data: [record], Count: 1 })
      assert.deepEqual(yield* CustomObjectManagement.getByUid({ uid, objectName: "x" }), { data: [], Count: 0 })
    })
  ),
  refuses(
    CustomObjectManagement.getByUid,
    "refuses an empty list where the settings say so",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* refusalOf(CustomObjectManagement.getByUid({ uid, objectName }), ErrorCode.CustomObjectNotFound, notFound)
    }),
    { customObjects: { emptyIsNotFound: true } }
  ),

  shows(
    CustomObjectManagement.updateByObjectRecordIdAndUid,
    "replaces the whole object, or only the given members of its first level",
    Effect.gen(function* () {
      const { accessToken, objectRecordId, record, uid } = yield* withObject
      yield* TestClock.adjust("1 minute")
      const read = CustomObjectManagement.getByObjectRecordIdAndAccessToken({ accessToken, objectName, objectRecordId })
      const update = (object: object, updateType?: "replace" | "partialreplace") =>
        CustomObjectManagement.updateByObjectRecordIdAndUid({ uid, objectName, objectRecordId, object, updateType })
      const partly = yield* update({ paid: { by: "cash" }, note: null }, "partialreplace")
      assert.deepEqual(partly, {
        ...record,
        DateModified: "1970-01-01T00:01:00.000Z",
        CustomObject: { items: ["tea"], paid: { by: "cash" }, note: null }
      })
      assert.deepEqual(yield* read, partly)
      yield* update({ items: [] }, "replace")
      assert.deepEqual((yield* read).CustomObject, { items: [] })
      yield* update({ note: "gift" })
      assert.deepEqual((yield* read).CustomObject, { note: "gift" })
    })
  ),
  refuses(
    CustomObjectManagement.updateByObjectRecordIdAndUid,
    "refuses an unknown kind of update",
    Effect.gen(function* () {
      const { objectRecordId, uid } = yield* withObject
      yield* refusalOf(
        CustomObjectManagement.updateByObjectRecordIdAndUid({
          uid,
          objectName,
          objectRecordId,
          object: {},
          updateType: "merge"
        }),
        ErrorCode.ParameterMalformed,
        { code: 908, status: 400 }
      )
    })
  ),

  shows(
    CustomObjectManagement.updateByObjectRecordIdAndAccessToken,
    "changes one record and keeps the others",
    Effect.gen(function* () {
      const { accessToken, objectRecordId, uid } = yield* withObject
      const other = yield* CustomObjectManagement.createByUid({ uid, objectName, object: { items: ["milk"] } })
      yield* CustomObjectManagement.updateByObjectRecordIdAndAccessToken({
        accessToken,
        objectName,
        objectRecordId,
        object: { items: [] },
        updateType: "partialreplace"
      })
      const { data } = yield* CustomObjectManagement.getByUid({ uid, objectName })
      assert.deepEqual(
        data.map(({ CustomObject, Id }) => [Id, CustomObject]),
        [
          [objectRecordId, { ...tea, items: [] }],
          [other.Id, { items: ["milk"] }]
        ]
      )
    })
  ),
  refuses(
    CustomObjectManagement.updateByObjectRecordIdAndAccessToken,
    "refuses an unknown record",
    Effect.gen(function* () {
      const { accessToken } = yield* withObject
      yield* refusalOf(
        CustomObjectManagement.updateByObjectRecordIdAndAccessToken({
          accessToken,
          objectName,
          objectRecordId: noId,
          object: {}
        }),
        ErrorCode.CustomObjectNotFound,
        notFound
      )
    })
  ),

  shows(
    CustomObjectManagement.deleteByObjectRecordIdAndUid,
    "deletes an object of the user",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const make = CustomObjectManagement.createByAccessToken({ accessToken, objectName, object: tea })
      const [first, second] = [yield* make, yield* make]
      const { IsDeleted } = yield* CustomObjectManagement.deleteByObjectRecordIdAndUid({
        uid,
        objectName,
        objectRecordId: first.Id
      })
      assert.equal(IsDeleted, true)
      const { data } = yield* CustomObjectManagement.getByAccessToken({ accessToken, objectName })
      assert.deepEqual(data, [second])
    })
  ),
  refuses(
    CustomObjectManagement.deleteByObjectRecordIdAndUid,
    "refuses a deleted record",
    Effect.gen(function* () {
      const { objectRecordId, uid } = yield* withObject
      const remove = CustomObjectManagement.deleteByObjectRecordIdAndUid({ uid, objectName, objectRecordId })
      yield* remove
      yield* refusalOf(remove, ErrorCode.CustomObjectNotFound, notFound)
    })
  ),

  shows(
    CustomObjectManagement.deleteByObjectRecordIdAndAccessToken,
    "deletes an object of management",
    Effect.gen(function* () {
      const { accessToken, objectRecordId, uid } = yield* withObject
      yield* CustomObjectManagement.deleteByObjectRecordIdAndAccessToken({ accessToken, objectName, objectRecordId })
      assert.deepEqual(yield* CustomObjectManagement.getByUid({ uid, objectName }), { data: [], Count: 0 })
    })
  ),
  refuses(
    CustomObjectManagement.deleteByObjectRecordIdAndAccessToken,
    "refuses a record of another user, and keeps it",
    Effect.gen(function* () {
      const { objectRecordId, record, uid } = yield* withObject
      const { accessToken } = yield* stranger
      yield* refusalOf(
        CustomObjectManagement.deleteByObjectRecordIdAndAccessToken({ accessToken, objectName, objectRecordId }),
        ErrorCode.CustomObjectNotFound,
        notFound
      )
      assert.deepEqual((yield* CustomObjectManagement.getByUid({ uid, objectName })).data, [record])
    })
  )
]
