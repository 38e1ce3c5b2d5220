import { assert, describe, it } from "@effect/vitest"
import * as Departures from "@loginradius-effect/demo/server/Departures"
import { Effect, Redacted, TestClock } from "effect"

const token = Redacted.make("token")

const options: Departures.Options = { period: "1 minute", most: 2 }

describe("the token of a trip to a provider", () => {
  it.effect("is taken once", () =>
    Effect.gen(function* () {
      const { bring, leave, take } = Departures.make(options)
      const state = yield* leave
      yield* bring(state, token)
      assert.strictEqual(yield* take(state), token)
      assert.isUndefined(yield* take(state))
      yield* bring(state, token)
      assert.isUndefined(yield* take(state))
    })
  )

  it.effect("is not stored for an unknown state", () =>
    Effect.gen(function* () {
      const { bring, take } = Departures.make(options)
      yield* bring("made-up", token)
      assert.isUndefined(yield* take("made-up"))
    })
  )

  it.effect("expires with the trip", () =>
    Effect.gen(function* () {
      const { bring, leave, take } = Departures.make(options)
      const state = yield* leave
      yield* bring(state, token)
      yield* TestClock.adjust("61 seconds")
      assert.isUndefined(yield* take(state))
    })
  )

  it.effect("is dropped when there are too many, the oldest first", () =>
    Effect.gen(function* () {
      const { bring, leave, take } = Departures.make(options)
      const [first, ...others] = [yield* leave, yield* leave, yield* leave]
      for (const state of [first, ...others]) yield* bring(state, token)
      assert.isUndefined(yield* take(first))
      for (const state of others) assert.strictEqual(yield* take(state), token)
    })
  )
})
