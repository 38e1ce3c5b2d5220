import { describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Schema } from "effect"
import assert from "node:assert/strict"
import { documented, flow, google, raw, unknownUid } from "../flow.js"
import { refusalOf, reveal, type Services, user } from "../support.js"

const objectName = "cart"

const secret = { "x-loginradius-apisecret": reveal(Emulator.apiSecret) }

const countOf = (uid: string, name = objectName) =>
  Effect.map(CustomObjectManagement.getByUid({ uid, objectName: name }), ({ Count }) => Count)

describe("custom objects", () => {
  flow(
    "have a type where the application has a schema for them",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const Cart = CustomObjectManagement.withSchema(
        Schema.Struct({ items: Schema.Array(Schema.String), since: Schema.Date })
      )
      const since = new Date("2030-01-01T00:00:00Z")
      const object = yield* Cart.encode({ items: ["tea"], since })
      const made = yield* CustomObjectManagement.createByAccessToken({ accessToken, objectName, object })
      const { CustomObject, Id } = yield* Cart.decode(made)
      assert.deepEqual([CustomObject.items, CustomObject.since, Id], [["tea"], since, made.Id])
    })
  )

  flow(
    "are deleted with their account",
    Effect.gen(function* () {
      const { uid } = yield* user({ uid: "ada" })
      yield* CustomObjectManagement.createByUid({ uid, objectName, object: {} })
      yield* Account.delete({ uid })
      yield* refusalOf(countOf(uid), ErrorCode.AccountIdInvalid, documented(984))
      yield* user({ uid: "ada" })
      assert.equal(yield* countOf(uid), 0)
    })
  )

  flow(
    "move to the account that a social account is linked to",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const social = yield* Emulator.seed(Seed.socialLogin({ ...google, emailVerified: false, email: "x@example.com" }))
      const { Id } = yield* CustomObjectManagement.createByUid({ uid: social.uid, objectName, object: { a: 1 } })
      yield* CustomObjectManagement.createByUid({ uid, objectName, object: {} })
      yield* Authentication.linkSocialIdentities({ accessToken, candidateToken: social.accessToken })
      const { data } = yield* CustomObjectManagement.getByUid({ uid, objectName })
      assert.deepEqual(
        data.map(({ Uid }) => Uid),
        [uid, uid]
      )
      assert.ok(data.some((record) => record.Id === Id))
    })
  )

  flow(
    "are refused for unknown accounts by every endpoint",
    Effect.gen(function* () {
      const uid = unknownUid
      const objectRecordId = "000000000000000000000000"
      const input = { uid, objectName, objectRecordId, object: {} }
      const attempts: ReadonlyArray<Effect.Effect<unknown, unknown, Services>> = [
        CustomObjectManagement.createByUid(input),
        CustomObjectManagement.getByUid(input),
        CustomObjectManagement.getByObjectRecordIdAndUid(input),
        CustomObjectManagement.updateByObjectRecordIdAndUid(input),
        CustomObjectManagement.deleteByObjectRecordIdAndUid(input)
      ]
      for (const attempt of attempts) yield* refusalOf(attempt, ErrorCode.AccountIdInvalid, documented(984))
    })
  )

  flow(
    "are refused with an unknown name or id by every endpoint",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const ways = (
        objectName: string,
        objectRecordId: string
      ): ReadonlyArray<Effect.Effect<unknown, unknown, Services>> => {
        const input = { uid, accessToken, objectName, objectRecordId, object: {} }
        return [
          CustomObjectManagement.getByObjectRecordIdAndUid(input),
          CustomObjectManagement.getByObjectRecordIdAndAccessToken(input),
          CustomObjectManagement.updateByObjectRecordIdAndUid(input),
          CustomObjectManagement.updateByObjectRecordIdAndAccessToken(input),
          CustomObjectManagement.deleteByObjectRecordIdAndUid(input),
          CustomObjectManagement.deleteByObjectRecordIdAndAccessToken(input)
        ]
      }
      const id = "0123456789abcdef01234567"
      for (const way of ways("wishes", id)) {
        yield* refusalOf(way, ErrorCode.CustomObjectNameInvalid, documented(1064))
      }
      for (const way of ways(objectName, "0123")) {
        yield* refusalOf(way, ErrorCode.CustomObjectIdInvalid, documented(1001))
      }
      for (const way of ways(objectName, id)) {
        yield* refusalOf(way, ErrorCode.CustomObjectNotFound, documented(1057))
      }
    }),
    { customObjects: { names: ["cart"] } }
  )

  flow(
    "are refused if they are not JSON objects, or without a name",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const path = `/identity/v2/manage/account/${uid}/customobject`
      for (const body of [[1], "text", 1]) {
        const { body: refusal, status } = yield* raw("POST", `${path}?objectname=cart`, body, { headers: secret })
        assert.deepEqual([refusal["ErrorCode"], status], [1035, 400])
      }
      const nameless = yield* raw("POST", path, {}, { headers: secret })
      assert.deepEqual([nameless.body["ErrorCode"], nameless.status], [908, 400])
      const blank = yield* raw("GET", "/identity/v2/auth/customobject?objectname=", undefined, { accessToken })
      assert.deepEqual([blank.body["ErrorCode"], blank.status], [908, 400])
      assert.equal(yield* countOf(uid), 0)
    })
  )

  flow(
    "can be written by other clients with other spellings of the parameters",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const made = yield* raw("POST", "/identity/v2/Auth/CustomObject?objectName=cart", { a: 1, B: 2 }, { accessToken })
      const path = `/identity/v2/auth/customobject/${String(made.body["Id"]).toUpperCase()}`
      const updated = yield* raw("PUT", `${path}?objectName=cart&updateType=PartialReplace`, { b: 3 }, { accessToken })
      assert.deepEqual(updated.body["CustomObject"], { a: 1, B: 2, b: 3 })
      const replaced = yield* raw("PUT", `${path}?objectname=cart&updatetype=`, { c: 4 }, { accessToken })
      assert.deepEqual(replaced.body["CustomObject"], { c: 4 })
      assert.equal(yield* countOf(uid), 1)
      assert.equal(yield* countOf(uid, "Cart"), 0)
    })
  )
})
