/** LoginRadius' Node SDK 11.7.0: the endpoints of all its functions are emulated. */
import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { emulated, local } from "../operations.js"
import { names } from "../sdk.js"

/** What makes the same call, as docs/migration.md lists it. */
const counterparts = JSON.parse(readFileSync(new URL("../../fixtures/nodeSdk.json", import.meta.url), "utf8")) as object

export const functions = () => {
  describe("the functions of the SDK", () => {
    it("are 210 that call LoginRadius, and 8 helpers", () => {
      const helpers = names.filter((name) => name.startsWith("helper."))
      assert.deepStrictEqual([names.length - helpers.length, helpers.length], [210, 8])
      assert.sameMembers(
        names.filter((name) => !helpers.includes(name)),
        Object.keys(counterparts)
      )
    })

    it("are those of the lists in operations.ts, each in one list: none is left that is not emulated", () => {
      assert.sameMembers([...Object.values(emulated).flat(), ...Object.keys(local)], [...names])
    })
  })
}
