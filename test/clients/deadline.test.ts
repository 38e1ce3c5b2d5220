import { HttpClient } from "@effect/platform"
import { assert } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { Duration, Effect, Either, Fiber, Option, TestClock, TestContext, TestServices } from "effect"
import { withLayer } from "../conformance/setup.js"
import { clientOf } from "../support/sockets.js"
import { all, type Behaviour, layer, type Name, overSockets, testClient } from "./clients.js"

const reads = Effect.asVoid(Infrastructure.getServerTime())
const sends = Effect.asVoid(
  Authentication.forgotPassword({ email: "ann@example.com", resetPasswordUrl: "https://example.com/reset" })
)

const now = { body: { ServerName: "s", CurrentTime: "2026-03-04T05:06:07Z" } }

const soon = LoginRadiusConfig.override({ deadline: "30 millis" })

/** Fails unless the error is that of a deadline, after the request was sent. */
const assertLate = (error: object, isSafe: boolean) => {
  const { _tag, reason, sent } = error as { readonly [member: string]: unknown }
  const expected = isSafe ? ["TransportFailed", "Deadline", true] : ["OutcomeUnknown", "Deadline", undefined]
  assert.deepStrictEqual([_tag, reason, sent], expected)
}

/** Behaviour of a peer that exceeds a deadline. */
const slow: ReadonlyArray<readonly [what: string, behaviour: Behaviour, over: ReadonlyArray<Name>]> = [
  ["is silent", "is silent", all],
  ["stops in the middle of its answer", "stalls", overSockets]
]

withLayer(layer)("a deadline", (each) => {
  for (const [what, behaviour, over] of slow) {
    each(over)(`ends a call when the service ${what}: %s`, (name) =>
      Effect.gen(function* () {
        const { arrivals, run } = yield* testClient(name)
        for (const call of [reads, sends]) {
          // On a machine under load the deadline can pass before the request is sent: then the call is made again.
          const { arrived, error } = yield* Effect.flip(run(soon(call), behaviour)).pipe(
            Effect.bindTo("error"),
            Effect.bind("arrived", () => arrivals),
            Effect.repeat({ until: ({ arrived }) => arrived.length > 0, times: 200 })
          )
          assert.isAbove(arrived.length, 0)
          assertLate(error, call === reads)
          for (const { released } of arrived) yield* released
        }
      })
    )

    each(over)(`of 30 seconds is that of Effect's clock when the service ${what}, and ends the request: %s`, (name) =>
      Effect.gen(function* () {
        const { arrival, run } = yield* testClient(name)
        for (const call of [reads, sends]) {
          const fiber = yield* Effect.fork(Effect.flip(run(call, behaviour)))
          const { released } = yield* arrival
          yield* TestClock.adjust("29999 millis")
          assert.isTrue(Option.isNone(yield* Fiber.poll(fiber)))
          yield* TestClock.adjust("1 millis")
          assertLate(yield* Fiber.join(fiber), call === reads)
          yield* released
        }
      }).pipe(Effect.provide(TestContext.TestContext))
    )
  }

  each(all)("on a test clock does not pass by itself: %s", (name) =>
    Effect.gen(function* () {
      const { arrival, change, run } = yield* testClient(name)
      const calls = Effect.gen(function* () {
        const waiting = yield* Effect.fork(Effect.either(soon(reads)))
        const { released } = yield* arrival
        // The same deadline on the live clock.
        const { _tag } = yield* TestServices.provideLive(Effect.flip(soon(reads)))
        assert.strictEqual(_tag, "TransportFailed")
        assert.isTrue(Option.isNone(yield* Fiber.poll(waiting)))
        yield* TestClock.adjust("30 millis")
        assert.isTrue(Either.isLeft(yield* Fiber.join(waiting)))
        yield* released
        yield* change(now)
        yield* reads
      })
      yield* run(calls, "is silent")
    }).pipe(Effect.provide(TestContext.TestContext))
  )

  each(["LoginRadiusNode"] as const)(
    "that passes while the call is queued is an error with `sent: false`: %s",
    (name) =>
      Effect.scoped(
        Effect.gen(function* () {
          const { arrival, arrivals, change, run } = yield* testClient(name)
          const single = yield* clientOf({ connections: 1 })
          const calls = Effect.gen(function* () {
            const first = yield* Effect.fork(reads)
            const held = yield* arrival
            // The first queued call waits for the connection, the others for the pool.
            const late = yield* Effect.all([sends, sends, reads].map(soon).map(Effect.flip), {
              concurrency: "unbounded"
            })
            for (const { _tag, ...error } of late) {
              assert.strictEqual(_tag, "TransportFailed")
              assert.deepInclude(error, { reason: "Deadline", sent: false })
            }
            assert.lengthOf(yield* arrivals, 0)
            yield* change(now)
            yield* Fiber.interrupt(first)
            yield* held.released
            yield* reads
          })
          yield* run(Effect.provideService(calls, HttpClient.HttpClient, single), "is silent")
          assert.lengthOf(yield* arrivals, 1)
        })
      )
  )

  each(overSockets)("never passes if it is infinite: %s", (name) =>
    Effect.gen(function* () {
      const { arrival, run } = yield* testClient(name)
      const endless = LoginRadiusConfig.override({ deadline: Duration.infinity })
      const fiber = yield* Effect.fork(run(endless(reads), "is silent"))
      const { released } = yield* arrival
      yield* TestClock.adjust("1000 days")
      assert.isTrue(Option.isNone(yield* Fiber.poll(fiber)))
      yield* Fiber.interrupt(fiber)
      yield* released
    }).pipe(Effect.provide(TestContext.TestContext))
  )
})
