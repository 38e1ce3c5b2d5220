/** How many requests are answered in any second. */
import { assert, describe, it } from "@effect/vitest"
import { Infrastructure, Retry } from "@loginradius-effect/core"
import { Emulator, Settings } from "@loginradius-effect/emulator"
import { Effect, Either, TestClock } from "effect"
import { make as makeLimiter } from "../../packages/emulator/src/pipeline/limits.js"
import { emulator, key, request } from "./support.js"

const path = `/identity/v2/serverinfo?apikey=${key}`

const answer = Effect.flatMap(Emulator.Emulator, ({ handle }) => Effect.orDie(handle(request({ path }))))

/** The statuses of so many requests. */
const statuses = (count: number) =>
  Effect.map(Effect.replicateEffect(answer, count), (all) => all.map(({ status }) => status))

/** How many of so many requests are answered. */
const answered = (count: number) => Effect.map(statuses(count), (all) => all.filter((status) => status === 200).length)

describe("a limit", () => {
  it.effect("answers no more than its number in any second, and 429 with a text to the others", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* statuses(2), [200, 200])
      yield* TestClock.adjust("600 millis")
      assert.deepStrictEqual(yield* statuses(2), [200, 429])
      yield* TestClock.adjust("399 millis")
      assert.deepStrictEqual(yield* statuses(1), [429])
      yield* TestClock.adjust("1 millis")
      assert.deepStrictEqual(yield* statuses(3), [200, 200, 429])
      const { body, headers, status } = yield* answer
      assert.deepStrictEqual([status, body, headers?.["retry-after"]], [429, "Too many requests", undefined])
      const last = (yield* Emulator.refusals).at(-1)
      assert.deepStrictEqual(
        [last?.endpoint, last?.status, last?.code, last?.reason],
        ["Infrastructure.getServerTime", 429, undefined, "more than 3 core requests in a second"]
      )
    }).pipe(Effect.provide(emulator({ limits: { core: 3 } })))
  )

  it.effect("is an error of its own for a client", () =>
    Effect.gen(function* () {
      yield* Infrastructure.getServerTime()
      assert.strictEqual((yield* Effect.flip(Infrastructure.getServerTime()))._tag, "RateLimited")
    }).pipe(Effect.provide(emulator({ limits: { core: 1 }, client: { retry: Retry.none } })))
  )

  it.effect("is off unless it is set, and can be the documented one", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* answered(200), 200)
      yield* Emulator.configure({ limits: "documented" })
      assert.strictEqual(yield* answered(200), 50)
      yield* Emulator.configure({ limits: "off" })
      assert.strictEqual(yield* answered(1), 1)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("goes by the emulated clock, and holds nobody up who puts it back", () =>
    Effect.gen(function* () {
      yield* Emulator.advance("1 day")
      assert.deepStrictEqual(yield* statuses(2), [200, 429])
      yield* Emulator.advance("1 second")
      assert.deepStrictEqual(yield* statuses(2), [200, 429])
      yield* Emulator.freezeAt(0)
      assert.deepStrictEqual(yield* statuses(2), [200, 429])
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(yield* statuses(1), [429])
    }).pipe(Effect.provide(emulator({ limits: { core: 1 } })))
  )

  it.effect("begins anew with a reset", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* statuses(2), [200, 429])
      yield* Emulator.reset
      assert.deepStrictEqual(yield* statuses(2), [200, 429])
    }).pipe(Effect.provide(emulator({ limits: { core: 1 } })))
  )

  it("counts searches apart from the others", () => {
    const { exceeded } = makeLimiter()
    const limits = { core: 1, search: 2 }
    const isAnswered = (isSearch: boolean) => exceeded(isSearch, limits, 0) === undefined
    assert.deepStrictEqual([false, true, false, true, true].map(isAnswered), [true, true, false, true, false])
    assert.strictEqual(exceeded(true, limits, 0), "more than 2 search requests in a second")
  })

  it("has numbers of at least 1, and those left out are the documented ones", () => {
    const made = (limits: unknown) =>
      Either.match(Settings.make({ limits } as Settings.Options), {
        onLeft: ({ option }) => option,
        onRight: ({ limits }) => limits
      })
    assert.deepStrictEqual(made({ core: 7 }), { core: 7, search: 10 })
    assert.strictEqual(made({ core: 0 }), "limits.core")
    assert.strictEqual(made({ cores: 1 }), "limits.cores")
    assert.strictEqual(made("on"), "limits")
  })
})
