import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { run } from "../support/fuzz.js"
import { demoTarget, emulatorTarget } from "../support/fuzzTargets.js"

describe("requests that nobody means", () => {
  for (const [name, server] of [
    ["the emulator's server", emulatorTarget],
    ["the demo", demoTarget]
  ] as const) {
    it.scopedLive(`are answered by ${name}, which fails at none and carries out none that is cut off`, () =>
      Effect.gen(function* () {
        const { base, dictionary, state } = yield* server
        const statuses = yield* run(base, dictionary, state, { runs: 250, seed: 1 })
        // They get past its door, and some are right by chance.
        for (const status of [200, 400, 403, 413, 421, 431]) {
          assert.isAbove(statuses.get(status) ?? 0, 0, `${status} in ${JSON.stringify([...statuses])}`)
        }
      })
    )
  }
})
