import { assert, describe, it } from "@effect/vitest"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import { Effect, Schema } from "effect"
import { inspect } from "node:util"

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
  it.effect(
    "gives the object of a record its type, and keeps the record and members that are unknown to the schema",
    () =>
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

  it.effect("names the path of a value that does not fit, and never the value", () =>
    Effect.gen(function* () {
      const wrong = [
        [{ items: [{ name: "tea", pieces: "hunter2" }] }, ["CustomObject", "items", 0, "pieces"]],
        [{ items: "hunter2" }, ["CustomObject", "items"]],
        ["hunter2", ["CustomObject"]],
        [undefined, ["CustomObject"]],
        [null, ["CustomObject"]]
      ] as const
      for (const [stored, path] of wrong) {
        const error = yield* Effect.flip(Cart.decode(record(stored)))
        assert.strictEqual(error._tag, "InvalidCustomObject")
        assert.deepStrictEqual(error.path, path)
        assert.strictEqual(error.message, `${path.join(".")} does not fit the schema of the custom object`)
        assert.notInclude(inspect(error) + JSON.stringify(error), "hunter2")
      }
      const error = yield* Effect.flip(Cart.encode({ items: [{ name: "tea", pieces: 1.5 }] }))
      assert.deepStrictEqual(error.path, ["CustomObject", "items", 0, "pieces"])
    })
  )
})
