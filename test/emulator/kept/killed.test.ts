import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { kill } from "../../support/killed.js"
import { temporaryDirectory } from "./support.js"

describe("an emulator that is killed while it is written to", () => {
  // In real time: it is another process.
  it.scopedLive(
    "has all that it has acknowledged, and nothing in it is wrong",
    () =>
      Effect.gen(function* () {
        const { acknowledged, lost } = yield* kill(yield* temporaryDirectory, 1)
        assert.isAbove(acknowledged, 10)
        assert.deepStrictEqual(lost, [])
      }),
    60_000
  )
})
