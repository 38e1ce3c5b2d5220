import { assert, describe, it } from "@effect/vitest"
import {
  Account,
  Admission,
  Authentication,
  LoginRadiusConfig,
  LoginRadiusError,
  Retry
} from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { RateBudget } from "@loginradius-effect/server"
import { Clock, Effect, Either, Fiber, Layer, TestClock } from "effect"
import { config, type Reply, scriptedClient } from "../support/client.js"

const check = (retry: Retry.Policy = Retry.none) =>
  Authentication.checkEmailAvailability({ email: "ada@example.com" }).pipe(
    LoginRadiusConfig.override({ retry }),
    Effect.either,
    Effect.zip(Clock.currentTimeMillis)
  )

const free: Reply = { body: { IsExist: false } }

const refusal = (retryAfter: string): Reply => ({ status: 429, headers: { "retry-after": retryAfter } })

/** An emulator that answers 5 calls a second, and calls without repeats. */
const limited = Emulator.layer({ limits: { core: 5 }, client: { retry: Retry.none } })

/** An import that never stops, and 30 logins in 20 seconds: how each call ended. */
const busy = Effect.gen(function* () {
  const imported: Array<string> = []
  const logins: Array<string> = []
  const noting = <A, E extends { readonly _tag: string }, R>(to: Array<string>, call: Effect.Effect<A, E, R>) =>
    Effect.map(
      Effect.match(call, { onSuccess: () => "ok", onFailure: ({ _tag }) => _tag }),
      (outcome) => void to.push(outcome)
    )
  const next = noting(imported, Account.identitiesByEmail({ email: "ada@example.com" })).pipe(
    Admission.lane("bulk"),
    Effect.zipRight(Effect.sleep(20))
  )
  const importing = yield* Effect.all([Effect.forever(next), Effect.forever(next)], { concurrency: "unbounded" }).pipe(
    Effect.fork
  )
  const login = Authentication.checkEmailAvailability({ email: "ada@example.com" })
  const loggingIn = yield* Effect.fork(
    Effect.repeatN(Effect.zipRight(Effect.fork(noting(logins, login)), Effect.sleep("660 millis")), 29)
  )
  yield* TestClock.adjust("20 seconds")
  yield* Fiber.join(loggingIn)
  yield* Fiber.interrupt(importing)
  return { imported, logins }
})

const count = (outcomes: ReadonlyArray<string>, outcome: string) => outcomes.filter((one) => one === outcome).length

describe("calls under a budget of one process", () => {
  it.effect("do not use up their deadline by waiting", () =>
    Effect.gen(function* () {
      const { layer, sent } = scriptedClient(free)
      const calls = yield* Effect.all(
        Array.from({ length: 20 }, () => check()),
        { concurrency: "unbounded" }
      ).pipe(
        Effect.provide(
          Layer.mergeAll(layer, config({ deadline: "1 second" }), RateBudget.layer({ plan: "development" }))
        ),
        Effect.fork
      )
      yield* TestClock.adjust("10 seconds")
      const results = yield* Fiber.join(calls)
      assert.isTrue(results.every(([result]) => Either.isRight(result)))
      assert.strictEqual(Math.max(...results.map(([, at]) => at)), 19 * 210)
      assert.strictEqual(sent.length, 20)
    })
  )

  for (const [form, header] of [
    ["in seconds", "2"],
    ["as a date", new Date(2000).toUTCString()]
  ] as const) {
    it.effect(`wait for what a 429 asks ${form}, all of them, and once`, () =>
      Effect.gen(function* () {
        const { layer, sent } = scriptedClient(refusal(header), free)
        const repeat = Retry.bySafety({ times: 1, base: "1 millis", cap: "1 millis" })
        const calls = yield* Effect.all([check(repeat), check()], { concurrency: "unbounded" }).pipe(
          Effect.provide(Layer.mergeAll(layer, config(), RateBudget.layer({ plan: "development" }))),
          Effect.fork
        )
        yield* TestClock.adjust("10 seconds")
        const results = yield* Fiber.join(calls)
        assert.isTrue(results.every(([result]) => Either.isRight(result)))
        assert.strictEqual(sent.length, 3)
        const times = results.map(([, at]) => at).sort((a, b) => a - b)
        assert.isAtLeast(times[0] as number, 2000)
        // The pause is a tenth longer at most, and the second of them comes a slot of half the rate later.
        assert.isAtMost(times[1] as number, 2200 + 420)
      })
    )
  }

  it.effect("fail without having been sent where the budget has no room", () =>
    Effect.gen(function* () {
      const { layer, sent } = scriptedClient(free)
      const results = yield* Effect.all(
        Array.from({ length: 3 }, () => check()),
        { concurrency: "unbounded" }
      ).pipe(
        Effect.provide(
          Layer.mergeAll(layer, config(), RateBudget.layer({ plan: "development", maxWait: "100 millis" }))
        )
      )
      const errors = results.flatMap(([result]) => (Either.isLeft(result) ? [result.left] : []))
      assert.strictEqual(errors.length, 2)
      for (const error of errors) {
        assert(error instanceof LoginRadiusError.RateLimited)
        assert.isFalse(error.sent)
      }
      assert.strictEqual(sent.length, 1)
    })
  )

  it.effect("let an import run at a plan's limit without a refusal or a failed login, and have what logins leave", () =>
    Effect.gen(function* () {
      const { imported, logins } = yield* busy
      assert.strictEqual(count(imported, "RateLimited") + count(logins, "RateLimited"), 0)
      assert.strictEqual(logins.length, 30)
      // Bulk has three of five calls in a second; there are 20.
      assert.isAtLeast(imported.length, 0.8 * 3 * 20)
    }).pipe(Effect.provide(Layer.merge(limited, RateBudget.layer({ plan: "development" }))))
  )

  it.effect("and without a budget is refused most of the time, as are logins", () =>
    Effect.gen(function* () {
      const { imported, logins } = yield* busy
      assert.isAbove(count(imported, "RateLimited"), imported.length / 2)
      assert.isAbove(count(logins, "RateLimited"), logins.length / 2)
    }).pipe(Effect.provide(limited))
  )
})
