import { assert, describe, it } from "@effect/vitest"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import { Effect, Layer } from "effect"
import { config, scriptedClient } from "../support/client.js"

describe("RolesManagement.formatExpiration", () => {
  it.effect("hands back what has no such form, and the call refuses it", () =>
    Effect.gen(function* () {
      const nonsense = [new Date(Number.NaN), new Date(8.64e15), new Date(-1e14), "2030-01-01", 0, {}]
      for (const end of nonsense) {
        const Expiration = RolesManagement.formatExpiration(end as Date)
        assert.notMatch(String(Expiration), /NaN:/)
        if (typeof end === "string") continue
        const { layer, sent } = scriptedClient({ body: { Data: [] } })
        const error = yield* Effect.flip(
          RolesManagement.upsertContext({ uid: "u", roleContext: [{ Context: "c", Expiration }] })
        ).pipe(Effect.provide(Layer.merge(layer, config())))
        assert(error._tag === "InvalidInput")
        assert.strictEqual(error.field, "roleContext[0].Expiration")
        assert.lengthOf(sent, 0)
      }
    })
  )

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
