/**
 * Replaces each handler of the emulator, one at a time, by one that always succeeds, and asks whether the contract notices: the
 * cases that show the endpoint's effect must fail. The refusals are not asked, they would notice every mutant.
 *
 * A mutant answers a full and well-formed document, once with every flag set and once with none.
 *
 * Arguments restrict it to modules, as in `pnpm test:mutants RolesManagement Account`.
 */
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as Handler from "@loginradius-effect/core/Handler"
import type * as Wire from "@loginradius-effect/core/Wire"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, Exit, Layer, TestContext } from "effect"
import { cases } from "../test/contract/cases/index.js"
import type { Case } from "../test/contract/support.js"
import { modules } from "./docs/endpoints.js"

/** Members whose presence says something that the mutant does not want to say. */
const leftOut = new Set(["SecondFactorAuthentication", "ErrorCode", "op"])

/** Deep enough for a profile in a login in an envelope, and shallow enough for profiles that hold profiles. */
const deepest = 4

/** A document that fits a description. */
const sample = (wire: Wire.Any, flag: boolean, depth = 0): unknown => {
  const description = wire.description
  switch (description.kind) {
    case "string":
      return description.format === "date-time" ? "2030-01-01T00:00:00.000Z" : "0123456789abcdef0123456789abcdef"
    case "secret":
      return "01234567-89ab-4cde-8f01-23456789abcd"
    case "literals":
      return description.values[0]
    case "number":
    case "integer":
      return 1
    case "boolean":
      return flag
    case "array":
      return depth > deepest ? [] : [sample(description.item, flag, depth + 1)]
    case "record":
      return { member: sample(description.value, flag, depth + 1) }
    case "oneOf":
      return description.variants[0] === undefined ? null : sample(description.variants[0], flag, depth)
    case "answer":
      return sample(description.of, flag, depth)
    case "document":
      return Object.fromEntries(
        description
          .members()
          .filter(({ name, wire }) => !leftOut.has(name) && (depth <= deepest || wire.presence === "required"))
          .map(({ name, wire }) => [name, sample(wire, flag, depth + 1)])
      )
    default:
      return null
  }
}

const withMutant =
  (endpoint: Endpoint.Any, flag: boolean) =>
  (handlers: ReadonlyArray<Handler.Handler<Emulator.Services>>): ReadonlyArray<Handler.Handler<Emulator.Services>> => {
    const document = sample(endpoint.spec.success, flag)
    return handlers.map((handler) =>
      handler.endpoint.id === endpoint.id ? { ...handler, run: () => Effect.succeed(document) } : handler
    )
  }

const passes = ({ options, test }: Case, handlers: Emulator.Options["handlers"]): Effect.Effect<boolean> =>
  test.pipe(
    Effect.provide(Layer.provideMerge(Emulator.layer({ ...options, handlers }), TestContext.TestContext)),
    Effect.exit,
    Effect.map(Exit.isSuccess)
  )

const wanted = process.argv.slice(2).filter((argument) => argument !== "--")
const unknown = wanted.filter((name) => !modules.some(({ module }) => module === name))
if (unknown.length > 0) {
  console.log(`No module is called ${unknown.join(", ")}. Modules: ${modules.map(({ module }) => module).join(", ")}`)
  process.exit(1)
}

const selected = modules
  .filter(({ module }) => wanted.length === 0 || wanted.includes(module))
  .flatMap(({ endpoints }) => endpoints)

const program = Effect.gen(function* () {
  const started = performance.now()
  const survivors: Array<string> = []
  let count = 0
  for (const endpoint of selected) {
    const shown = cases.filter((candidate) => candidate.kind === "effect" && candidate.endpoint.id === endpoint.id)
    if (!Emulator.handlers.some((handler) => handler.endpoint.id === endpoint.id)) {
      survivors.push(`${endpoint.id}: it has no handler`)
      continue
    }
    if (!(yield* Effect.every(shown, (shows) => passes(shows, undefined)))) {
      survivors.push(`${endpoint.id}: its cases fail without a mutant`)
      continue
    }
    for (const flag of [true, false]) {
      count++
      if (yield* Effect.every(shown, (shows) => passes(shows, withMutant(endpoint, flag)))) {
        survivors.push(`${endpoint.id}, which always answers the same with every flag ${flag}`)
      }
    }
  }
  for (const survivor of survivors) console.log(`survived: ${survivor}`)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`= ${count} mutants of ${selected.length} endpoints, ${survivors.length} survived, ${seconds} s`)
  process.exitCode = survivors.length === 0 ? 0 : 1
})

await Effect.runPromise(program)
