/** LoginRadius' Node SDK 11.7.0: functions that the emulator has nothing for. None of them is left out. */
import { assert, describe, it, layer } from "@effect/vitest"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { createRequire } from "node:module"
import { apiKey, apiSecret } from "./lab.js"
import { local, shared, telling } from "./operations.js"
import { type Api, lastExchange, run, sdk } from "./sdk.js"

const api = (createRequire(import.meta.url)("loginradius-sdk") as (options: object) => Api)({ apiKey, apiSecret })

const all = Object.entries(api).flatMap(([group, functions]) =>
  Object.keys(functions).map((name) => `${group}.${name}`)
)

const known = new Set<string>([...Object.values(shared).flat(), ...Object.keys(local)])

const unhandled = all.filter((name) => !known.has(name))

/** A value for each parameter: an object where the SDK looks for one, else the parameter's name. */
const argumentsOf = (name: string): ReadonlyArray<unknown> => {
  const [group, member] = name.split(".") as [string, string]
  const source = String(api[group]![member])
  const parameters = /^function\s*\(([^)]*)\)/.exec(source)?.[1]?.split(",") ?? []
  return parameters
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter !== "")
    .map((parameter) => (source.includes(`checkJson(${parameter})`) ? { given: parameter } : parameter))
}

describe("the functions of the SDK", () => {
  it("are 210 that call LoginRadius, and 8 that help with it", () => {
    const helpers = all.filter((name) => name.startsWith("helper."))
    assert.deepStrictEqual([all.length - helpers.length, helpers.length], [210, 8])
  })

  it("exist, where these tests name them", () => {
    assert.deepStrictEqual(
      [...known, ...Object.keys(telling)].filter((name) => !all.includes(name)),
      []
    )
  })
})

layer(sdk(), { excludeTestServices: true })("the emulator answers 501, which the SDK takes for a success, to", (it) => {
  it.effect.each(unhandled)("%s", (name) =>
    Effect.gen(function* () {
      const answer = yield* run(name, ...(telling[name] ?? argumentsOf(name)))
      const { method, path, status } = yield* lastExchange
      const route = path.slice(0, path.includes("?") ? path.indexOf("?") : undefined)
      assert.strictEqual(status, 501)
      assert.deepStrictEqual(answer, { message: `The emulator does not handle ${method} ${route}` })
      assert.include((yield* Emulator.refusals).at(-1), { method, route, status: 501, endpoint: undefined })
    })
  )
})
