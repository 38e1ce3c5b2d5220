import { assert, describe, it } from "@effect/vitest"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import type * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Either, Schema } from "effect"
import { inspect } from "node:util"
import { decode } from "../../packages/core/src/internal/wire/codec.js"

const Cart = CustomObjectManagement.withSchema(
  Schema.Struct({
    items: Schema.Array(Schema.Struct({ name: Schema.String, pieces: Schema.Int })),
    since: Schema.optional(Schema.Date)
  })
)

const record = (CustomObject: unknown): CustomObjectManagement.CustomObjectRecord => ({
  Id: "0123456789abcdef01234567",
  IsActive: true,
  CustomObject
})

describe("CustomObjectManagement.withSchema", () => {
  it.effect("gives the object of a record its type, and keeps the record and what the schema does not know", () =>
    Effect.gen(function* () {
      const stored = {
        items: [{ name: "tea", pieces: 1, colour: "green" }],
        since: "2030-01-01T00:00:00.000Z",
        note: null
      }
      const typed = yield* Cart.decode(record(stored))
      assert.deepStrictEqual<unknown>(typed, {
        Id: "0123456789abcdef01234567",
        IsActive: true,
        CustomObject: { ...stored, since: new Date("2030-01-01T00:00:00Z") }
      })
    })
  )

  it.effect("encodes back what it has decoded", () =>
    Effect.gen(function* () {
      const stored = { items: [], since: "2030-01-01T00:00:00.000Z", note: { deep: [1] } }
      const { CustomObject } = yield* Cart.decode(record(stored))
      assert.deepStrictEqual<unknown>(yield* Cart.encode(CustomObject), stored)
    })
  )

  it.effect("names the place that does not fit, and never the value", () =>
    Effect.gen(function* () {
      const wrong = [
        [{ items: [{ name: "tea", pieces: "canary" }] }, ["CustomObject", "items", 0, "pieces"]],
        [{ items: "canary" }, ["CustomObject", "items"]],
        ["canary", ["CustomObject"]],
        [undefined, ["CustomObject"]],
        [null, ["CustomObject"]]
      ] as const
      for (const [stored, path] of wrong) {
        const error = yield* Effect.flip(Cart.decode(record(stored)))
        assert.strictEqual(error._tag, "InvalidCustomObject")
        assert.deepStrictEqual(error.path, path)
        assert.strictEqual(error.message, `${path.join(".")} does not fit the schema of the custom object`)
        assert.notInclude(inspect(error) + JSON.stringify(error), "canary")
      }
      const error = yield* Effect.flip(Cart.encode({ items: [{ name: "tea", pieces: 1.5 }] }))
      assert.deepStrictEqual(error.path, ["CustomObject", "items", 0, "pieces"])
    })
  )
})

describe("lists of roles, contexts and objects", () => {
  const lists: ReadonlyArray<readonly [wire: Wire.Wire<object, unknown, unknown>, member: string, item: unknown]> = [
    [RolesManagement.RoleList, "data", { Name: "admin", Permissions: null }],
    [RolesManagement.AccountRoles, "Roles", "admin"],
    [RolesManagement.RoleContextList, "Data", { Context: "blog", Expiration: null }],
    [CustomObjectManagement.CustomObjectList, "data", { Id: "0", CustomObject: [1] }]
  ]

  it("read as they came", () => {
    for (const [wire, member, item] of lists) {
      const answer = { [member]: [item], Count: 1, later: null }
      assert.deepStrictEqual(Either.getOrThrow(decode(wire, answer)), answer)
    }
  })

  it("read as empty where the service answers null, and keep what else there is", () => {
    for (const [wire, member] of lists) {
      const answer = Either.getOrThrow(decode(wire, { [member]: null, later: 1 }))
      assert.deepStrictEqual<unknown>(answer, { [member]: [], later: 1 })
    }
  })

  it("are not accepted without the list, or with items that are something else", () => {
    for (const [wire, member] of lists) {
      for (const answer of [{}, { IsPosted: true }, { [member]: {} }, { [member]: [{}] }, null, []]) {
        assert.isTrue(Either.isLeft(decode(wire, answer)), JSON.stringify(answer))
      }
    }
  })
})

describe("RolesManagement.formatExpiration", () => {
  it("writes a date in UTC with twelve hours", () => {
    const written = [
      ["2030-01-02T00:03:04Z", "01/02/2030 12:03:04 AM"],
      ["2030-01-02T09:30:00Z", "01/02/2030 9:30:00 AM"],
      ["2030-11-12T12:00:00Z", "11/12/2030 12:00:00 PM"],
      ["2030-12-31T23:59:59.999+01:00", "12/31/2030 10:59:59 PM"]
    ] as const
    for (const [given, expected] of written) {
      assert.strictEqual(RolesManagement.formatExpiration(new Date(given)), expected)
    }
  })
})
