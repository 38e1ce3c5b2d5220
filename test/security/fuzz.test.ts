import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { run } from "../support/fuzz.js"
import { demoTarget, emulatorTarget } from "../support/fuzzTargets.js"

describe("random requests, most of them malformed,", () => {
  for (const [name, server] of [
    ["the emulator's server", emulatorTarget],
    ["the demo", demoTarget]
  ] as const) {
    it.scopedLive(`are answered by ${name} without a failure, and truncated ones change nothing`, () =>
      Effect.gen(function* () {
        const { base, dictionary, state } = yield* server
        const statuses = yield* run(base, dictionary, state, { runs: 250, seed: 1 })
        // They pass the checks of host and size, and some are valid.
        for (const status of [200, 400, 403, 413, 421, 431]) {
          assert.isAbove(statuses.get(status) ?? 0, 0, `${status} in ${JSON.stringify([...statuses])}`)
        }
      })
    )
  }
})
