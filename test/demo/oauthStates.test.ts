import { assert, describe, it } from "@effect/vitest"
import * as OAuthStates from "@loginradius-effect/demo/server/session/OAuthStates"
import { Effect, Redacted, TestClock } from "effect"

const token = Redacted.make("token")

const options: OAuthStates.Options = { period: "1 minute", most: 2 }

describe("the token of a state", () => {
  it.effect("is taken once", () =>
    Effect.gen(function* () {
      const { createState, putToken, takeToken } = OAuthStates.make(options)
      const state = yield* createState
      yield* putToken(state, token)
      assert.strictEqual(yield* takeToken(state), token)
      assert.isUndefined(yield* takeToken(state))
      yield* putToken(state, token)
      assert.isUndefined(yield* takeToken(state))
    })
  )

  it.effect("is not stored for an unknown state", () =>
    Effect.gen(function* () {
      const { putToken, takeToken } = OAuthStates.make(options)
      yield* putToken("made-up", token)
      assert.isUndefined(yield* takeToken("made-up"))
    })
  )

  it.effect("expires with its state", () =>
    Effect.gen(function* () {
      const { createState, putToken, takeToken } = OAuthStates.make(options)
      const state = yield* createState
      yield* putToken(state, token)
      yield* TestClock.adjust("61 seconds")
      assert.isUndefined(yield* takeToken(state))
    })
  )

  it.effect("is dropped when there are too many, the oldest first", () =>
    Effect.gen(function* () {
      const { createState, putToken, takeToken } = OAuthStates.make(options)
      const [first, ...others] = [yield* createState, yield* createState, yield* createState]
      for (const state of [first, ...others]) yield* putToken(state, token)
      assert.isUndefined(yield* takeToken(first))
      for (const state of others) assert.strictEqual(yield* takeToken(state), token)
    })
  )
})
