import { assert, describe } from "@effect/vitest"
import * as CustomRegistrationData from "@loginradius-effect/core/CustomRegistrationData"
import { Emulator } from "@loginradius-effect/emulator"
import { Chunk, Effect, Stream } from "effect"
import { flow, raw } from "../flow.js"
import { reveal } from "../support.js"

const add = (...values: ReadonlyArray<string>) =>
  CustomRegistrationData.addRegistrationData({
    data: values.map((Value) => ({ Type: "Country", Key: Value, Value }))
  })

const secret = { "x-loginradius-apisecret": reveal(Emulator.apiSecret) }

describe("registration data", () => {
  flow(
    "streams all entries of a list, for any length of its pages",
    Effect.gen(function* () {
      const values = ["Canada", "Mexico", "Peru", "Chile", "Cuba"]
      yield* add(...values)
      for (const limit of [undefined, 1, 2, 5, 100]) {
        const managed = CustomRegistrationData.getRegistrationData.items({ type: "Country", limit })
        const shown = CustomRegistrationData.authGetRegistrationData.items({ type: "Country", limit })
        for (const stream of [managed, shown]) {
          const entries = Chunk.toReadonlyArray(yield* Stream.runCollect(stream))
          assert.deepStrictEqual(
            entries.map(({ Value }) => Value),
            values
          )
        }
      }
      const pages = yield* Stream.runCollect(
        CustomRegistrationData.getRegistrationData.pages({ type: "Country", skip: 1, limit: 3 })
      )
      assert.deepStrictEqual(
        Chunk.toReadonlyArray(pages).map((page) => page.map(({ Value }) => Value)),
        [["Mexico", "Peru", "Chile"], ["Cuba"], []]
      )
    })
  )

  flow(
    "is accepted in the documentation's spelling, in which a blank parent is the top level",
    Effect.gen(function* () {
      const data = [
        { type: "Company", key: "1", value: "Initech", parentid: "", code: "", isactive: true },
        { type: "Company", key: "2", value: "Globex", parentid: "", code: "secret", isactive: false }
      ]
      const added = yield* raw("POST", "/identity/v2/manage/registrationdata", { data }, { headers: secret })
      assert.deepStrictEqual([added.status, added.body], [200, { IsPosted: true }])
      const listed = yield* raw(
        "GET",
        "/identity/v2/manage/registrationdata/company?parentid=&skip=&limit=",
        undefined,
        { headers: secret }
      )
      const [first, second] = listed.body as unknown as ReadonlyArray<{ readonly [member: string]: unknown }>
      assert.deepStrictEqual(Object.keys(first ?? {}), [
        "Code",
        "Id",
        "DateCreated",
        "DateModified",
        "IsActive",
        "Type",
        "Key",
        "Value",
        "ParentId",
        "ParentType"
      ])
      assert.match(String(first?.["Id"]), /^[0-9a-f]{24}$/)
      assert.deepInclude(first, { Code: null, ParentId: null, ParentType: null, IsActive: true, Value: "Initech" })
      assert.deepInclude(second, { Code: "secret", IsActive: false })
    })
  )

  flow(
    "cannot be added to a list whose name would change a path",
    Effect.gen(function* () {
      yield* add("Canada")
      const [entry] = yield* CustomRegistrationData.getRegistrationData({ type: "Country" })
      assert(entry !== undefined)
      const path = "/identity/v2/manage/registrationdata"
      for (const Type of [".", "..", " .. ", "\ud800"]) {
        const data = { Type, Key: "1", Value: "Initech", IsActive: true }
        for (const { body, status } of [
          yield* raw("POST", path, { Data: [{ ...data, Type: "Country" }, data] }, { headers: secret }),
          yield* raw("PUT", `${path}/${entry.Id}`, data, { headers: secret })
        ]) {
          assert.deepStrictEqual([body["ErrorCode"], status], [1158, 403], JSON.stringify(Type))
        }
      }
      assert.deepStrictEqual(yield* CustomRegistrationData.getRegistrationData({ type: "Country" }), [entry])
    })
  )

  flow(
    "needs the secret, except for the endpoints for front ends",
    Effect.gen(function* () {
      const refusal = (method: string, path: string, body?: unknown) =>
        Effect.map(raw(method, path, body), ({ body, status }) => [status, body["ErrorCode"]])
      const manage = "/identity/v2/manage/registrationdata"
      const missing = [400, 923]
      assert.deepStrictEqual(yield* refusal("POST", manage, { Data: [] }), missing)
      assert.deepStrictEqual(yield* refusal("GET", `${manage}/Country`), missing)
      assert.deepStrictEqual(yield* refusal("PUT", `${manage}/1`, { Value: "1" }), missing)
      assert.deepStrictEqual(yield* refusal("DELETE", `${manage}/1`, {}), missing)
      yield* add("Canada")
      const shown = yield* raw("GET", "/identity/v2/auth/registrationdata/Country")
      assert.strictEqual(shown.status, 200)
    })
  )
})
