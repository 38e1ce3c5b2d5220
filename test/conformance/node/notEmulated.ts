/** LoginRadius' Node SDK 11.7.0: all functions whose endpoint is not emulated. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { readFileSync } from "node:fs"
import { withLayer } from "../setup.js"
import { argumentsFor, emulated, local } from "../operations.js"
import { lastExchange, names, parametersOf, run, sdk } from "../sdk.js"

/** What makes the same call, as docs/migration.md lists it. */
const counterparts = JSON.parse(readFileSync(new URL("../../fixtures/nodeSdk.json", import.meta.url), "utf8")) as object

const flows: ReadonlyArray<string> = Object.values(emulated).flat()
const known = new Set([...flows, ...Object.keys(local)])
const others = names.filter((name) => !known.has(name))

/** A value for each parameter: an object where the SDK looks for one, else the parameter's name. */
const argumentsOf = (name: string): ReadonlyArray<unknown> =>
  parametersOf(name).map((parameter) => (parameter.isObject ? { given: parameter.name } : parameter.name))

/** The catalogue knows all of them: each is named, or several of one route are. */
const operation = /^[A-Z]\w+\.\w+(, [A-Z]\w+\.\w+)*$/

export const notEmulated = () => {
  describe("the functions of the SDK", () => {
    it("are 210 that call LoginRadius, and 8 helpers", () => {
      const helpers = names.filter((name) => name.startsWith("helper."))
      assert.deepStrictEqual([names.length - helpers.length, helpers.length], [210, 8])
      assert.sameMembers(
        names.filter((name) => !helpers.includes(name)),
        Object.keys(counterparts)
      )
    })

    it("of the lists in operations.ts exist, and each is in one list", () => {
      const named = [...flows, ...Object.keys(local)]
      assert.deepStrictEqual(
        [...named, ...Object.keys(argumentsFor)].filter((name) => !names.includes(name)),
        []
      )
      assert.lengthOf(named, known.size)
      assert.deepStrictEqual(
        Object.keys(argumentsFor).filter((name) => known.has(name)),
        []
      )
    })
  })

  withLayer(sdk())("the emulator answers 501, which the SDK rejects with, to", (each) => {
    each(others)("%s", (name) =>
      Effect.gen(function* () {
        const { Description, ...error } = yield* Effect.flip(run(name, ...(argumentsFor[name] ?? argumentsOf(name))))
        const { method, path, status } = yield* lastExchange
        const route = path.slice(0, path.includes("?") ? path.indexOf("?") : undefined)
        assert.strictEqual(status, 501)
        assert.deepStrictEqual<unknown>(error, {
          ErrorCode: 100_501,
          Message: `The emulator does not handle ${method} ${route}`,
          emulator: "not emulated"
        })
        assert.match(String(Description), operation)
        assert.include((yield* Emulator.refusals).at(-1), { method, route, status: 501, endpoint: undefined })
      })
    )
  })
}
