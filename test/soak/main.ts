/**
 * Many more random requests than a test has time for, and the memory that they leave in use; and an emulator that is killed while
 * it is written to; processes that share a rate budget. Prints figures, and fails where a server fails or loses something, or the budget
 * does not hold. `RUNS` sets the number of requests for each server, `KILLS` how often it is killed, `SECONDS` how long the processes
 * call at each rate, `SEED` the random seed. Names of parts run those alone: `requests`, `killed`, `budget`. Needs `--expose-gc`.
 */
import { Effect, Random } from "effect"
import { run } from "../support/fuzz.js"
import { temporaryDirectory } from "../emulator/kept/support.js"
import { kill } from "../support/killed.js"
import { budget } from "./budget.js"
import { demoTarget, emulatorTarget } from "../support/fuzzTargets.js"

const runs = Number(process.env["RUNS"] ?? 10_000)
const kills = Number(process.env["KILLS"] ?? 20)
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31)

/** The size of reachable memory in MB. */
const heap = (): number => {
  for (let n = 0; n < 3; n += 1) globalThis.gc?.()
  return Math.round(process.memoryUsage().heapUsed / 1e5) / 10
}

const soak = Effect.gen(function* () {
  console.log(`seed ${seed}`)
  for (const [name, server] of Object.entries({ emulator: emulatorTarget, demo: demoTarget })) {
    yield* Effect.scoped(
      Effect.gen(function* () {
        const { base, dictionary, state } = yield* server
        // Fills everything that is made once: compiled code, decoders, connections.
        yield* run(base, dictionary, state, { runs: Math.ceil(runs / 10), seed: seed + 1 })
        const marks = [heap()]
        const total = new Map<number, number>()
        for (let part = 0; part < 4; part += 1) {
          const statuses = yield* run(base, dictionary, state, { runs: Math.ceil(runs / 4), seed: seed + 2 + part })
          for (const [status, count] of statuses) total.set(status, (total.get(status) ?? 0) + count)
          marks.push(heap())
        }
        const answers = [...total].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
        console.log(`${name}: ${answers.join(", ")}; heap after each quarter ${marks.join(", ")} MB`)
      })
    )
  }
})

const killed = Effect.gen(function* () {
  const { acknowledged, lost } = yield* kill(yield* temporaryDirectory, kills)
  console.log(`killed ${kills} times: ${acknowledged} writes acknowledged, ${lost.length} of them lost`)
  if (lost.length > 0) return yield* Effect.dieMessage(`lost: ${lost.join(", ")}`)
})

const parts = {
  requests: soak,
  killed: Effect.scoped(killed).pipe(Effect.withRandom(Random.make(seed))),
  budget: budget(Number(process.env["SECONDS"] ?? 20))
}

const isPart = (name: string): name is keyof typeof parts => Object.hasOwn(parts, name)

const named = process.argv.slice(2).filter((argument) => argument !== "--")
const unknown = named.find((name) => !isPart(name))
if (unknown !== undefined) throw new Error(`no part is called ${unknown}: ${Object.keys(parts).join(", ")}`)
for (const name of named.length > 0 ? named : Object.keys(parts)) {
  if (isPart(name)) await Effect.runPromise(parts[name])
}
process.exit(0)
