import { assert, describe, it } from "@effect/vitest"
import { type Clock, Duration, Effect, FiberSet, Logger, Metric, TestClock } from "effect"
import * as Budget from "../../packages/server/src/internal/budget.js"
import { askHere } from "../../packages/server/src/internal/book.js"
import { settingsOf } from "../../packages/server/src/internal/settings.js"
import * as Shared from "../../packages/server/src/internal/shared.js"
import { call, densest, start } from "./budgetFixture.js"

/** A store on the clock of the test, which can be made to fail. */
interface Place {
  readonly store: Shared.Store
  answers: "at once" | "never" | "by throwing" | Error
  processes: number
  asked: number
  /** How often somebody was asked for while the lane had asked already. */
  overlaps: number
  renewed: number
}

const makePlace = (clock: Clock.Clock): Place => {
  const reply = <A>(answer: () => A): Promise<A> => {
    place.asked += 1
    if (place.answers === "by throwing") throw new Error("ECONNRESET")
    if (place.answers === "never") return new Promise(() => {})
    return place.answers === "at once" ? Promise.resolve(answer()) : Promise.reject(place.answers)
  }
  const under = new Set<string>()
  const now = () => clock.unsafeCurrentTimeMillis() * 1000
  const place: Place = {
    store: {
      ask: (book, line, { patience }) => {
        const { name } = line.lane
        if (under.has(name)) place.overlaps += 1
        under.add(name)
        return reply(() => askHere(book, line, patience, now())).finally(() => under.delete(name))
      },
      refuse: () => reply(() => ({ level: 5000, pause: 1_000_000 })),
      beat: () => reply(() => place.processes),
      renew: () => {
        place.renewed += 1
      }
    },
    answers: "at once",
    processes: 1,
    asked: 0,
    overlaps: 0,
    renewed: 0
  }
  return place
}

const make = (onFailure: "local" | "fail" = "local", maxWait: Duration.DurationInput = "1 minute") =>
  Effect.gen(function* () {
    const clock = yield* Effect.clock
    const place = makePlace(clock)
    const warnings: Array<string> = []
    const logger = Logger.make(({ logLevel, message }) => void warnings.push(`${logLevel.label} ${String(message)}`))
    const settings = yield* settingsOf({ plan: "development", maxWait })
    const run = yield* FiberSet.makeRuntime<never>().pipe(Effect.provide(Logger.replace(Logger.defaultLogger, logger)))
    const ledger = Shared.make(place.store, { clock, run, onFailure })
    return { place, warnings, budget: yield* Budget.make(settings, ledger, clock, run) }
  })

const gauge = Effect.map(Metric.value(Shared.alone), ({ value }) => value)

/** Lets promises settle, and what waits for them. */
const settle = Effect.promise(() => new Promise((resolve) => void setImmediate(resolve)))

/** Time that passes in steps, between which promises settle. */
const pass = (millis: number, step = 50) =>
  Effect.repeatN(Effect.zipRight(TestClock.adjust(step), settle), Math.ceil(millis / step) - 1)

const times = (n: number, lane = "login") => Array.from({ length: n }, () => call(lane))

describe("a budget that is shared", () => {
  it.scoped("is asked for one call of a lane at a time", () =>
    Effect.gen(function* () {
      const { budget, place } = yield* make()
      const { ended } = yield* start(budget, ...times(5), ...times(5, "bulk"))
      yield* pass(2500)
      assert.strictEqual(ended.filter(({ lane }) => lane === "login").length, 5)
      assert.isAtMost(densest(ended.map(({ at }) => at)), 5)
      assert.strictEqual(place.overlaps, 0)
      // Each login asks once; the others look again when their turn may have come.
      assert.isAtMost(place.asked, 30)
    })
  )

  it.scoped("goes on alone when its store has not answered twice, 100 ms each, and says so once", () =>
    Effect.gen(function* () {
      const { budget, place, warnings } = yield* make()
      place.answers = "never"
      const { ended } = yield* start(budget, ...times(3))
      yield* TestClock.adjust(99)
      assert.strictEqual(place.asked, 2)
      yield* TestClock.adjust(100)
      assert.isEmpty(ended)
      yield* pass(1000)
      assert.strictEqual(ended.length, 3)
      assert.isAtMost(ended[0]?.at ?? Infinity, 420)
      assert.deepStrictEqual(warnings, [
        "WARN The rate budget's store does not answer (no answer): this process goes on alone, with its part of the rate"
      ])
      assert.strictEqual(yield* gauge, 1)
    })
  )

  it.scoped("does so at once where its store refuses, or its driver throws", () =>
    Effect.gen(function* () {
      for (const answers of ["by throwing", new Error("connect ECONNREFUSED 127.0.0.1:6379")] as const) {
        const { budget, place, warnings } = yield* make()
        place.answers = answers
        const { ended } = yield* start(budget, call())
        yield* settle
        yield* pass(210)
        assert.strictEqual(ended.length, 1)
        assert.strictEqual(warnings.length, 1)
        assert.notInclude(warnings[0], "127.0.0.1")
      }
    })
  )

  it.scoped("has its part of the rate then, by the last known number of processes", () =>
    Effect.gen(function* () {
      const { budget, place } = yield* make()
      place.processes = 4
      yield* start(budget, call())
      yield* settle
      place.answers = "never"
      const { ended } = yield* start(budget, ...times(30))
      yield* pass(300)
      yield* TestClock.adjust("10 seconds")
      const first = ended[0]?.at ?? NaN
      assert.approximately(ended.filter(({ at }) => at < first + 8000).length, (8 * 5) / 4 / 1.05, 1)
    })
  )

  it.scoped("keeps its lanes then", () =>
    Effect.gen(function* () {
      const { budget, place } = yield* make()
      place.answers = "never"
      const { ended } = yield* start(budget, ...times(30, "bulk"))
      yield* pass(4000)
      const { ended: logins } = yield* start(budget, ...times(3))
      yield* pass(1000)
      assert.isAtMost(densest(ended.map(({ at }) => at)), 3)
      assert.isAtMost((logins[2]?.at ?? Infinity) - (logins[0]?.at ?? 0), 420)
    })
  )

  it.scoped("looks once a second whether its store is back, and returns to it", () =>
    Effect.gen(function* () {
      const { budget, place, warnings } = yield* make()
      place.answers = "never"
      yield* start(budget, call())
      yield* pass(500)
      const asked = place.asked
      yield* pass(2000)
      assert.approximately(place.asked - asked, 2, 1)
      place.answers = "at once"
      place.processes = 3
      yield* pass(1500)
      assert.strictEqual(yield* gauge, 0)
      assert.deepStrictEqual(warnings.slice(1), ["INFO The rate budget's store answers again"])
      const before = place.asked
      const { ended } = yield* start(budget, call())
      yield* settle
      assert.strictEqual(ended.length, 1)
      assert.strictEqual(place.asked, before + 1)
    })
  )

  it.scoped("opens another connection when the one that it has stays silent", () =>
    Effect.gen(function* () {
      const { budget, place } = yield* make()
      place.answers = "never"
      yield* start(budget, call())
      yield* pass(3000)
      assert.strictEqual(place.renewed, 0)
      yield* pass(1000)
      assert.strictEqual(place.renewed, 1)
    })
  )

  it.scoped("forgets a single miss", () =>
    Effect.gen(function* () {
      const { budget, place, warnings } = yield* make()
      for (let i = 0; i < 3; i++) {
        place.answers = "never"
        const { ended } = yield* start(budget, call())
        yield* TestClock.adjust(50)
        place.answers = "at once"
        yield* pass(500)
        assert.strictEqual(ended.length, 1)
      }
      assert.isEmpty(warnings)
    })
  )

  it.scoped("refuses calls while its store is gone, where it is told to", () =>
    Effect.gen(function* () {
      const { budget, place, warnings } = yield* make("fail")
      place.answers = "never"
      const { ended } = yield* start(budget, ...times(3))
      yield* pass(250)
      assert.deepStrictEqual(
        ended.map(({ outcome, retryAfter }) => [outcome, retryAfter]),
        Array.from({ length: 3 }, () => ["refused" as const, 1000])
      )
      assert.strictEqual(warnings.length, 1)
      place.answers = "at once"
      yield* pass(1000)
      const { ended: later } = yield* start(budget, call())
      yield* settle
      assert.strictEqual(later[0]?.outcome, "admitted")
    })
  )

  it.scoped("owes one slot at most for callers that are interrupted while it asks", () =>
    Effect.gen(function* () {
      const { budget, place } = yield* make()
      const { fibers } = yield* start(budget, ...times(11))
      for (const fiber of fibers) yield* fiber.interruptAsFork(fiber.id())
      yield* settle
      const { ended } = yield* start(budget, call())
      yield* pass(1000)
      assert.strictEqual(ended[0]?.at, 210)
      assert.isAtMost(place.asked, 4)
    })
  )

  it.scoped("pauses here at once where it is told of a refusal, and at the others by its store", () =>
    Effect.gen(function* () {
      const { budget, place } = yield* make()
      yield* start(budget, call())
      yield* settle
      const asked = place.asked
      yield* budget.refused(call(), Duration.seconds(5))
      assert.strictEqual(place.asked, asked + 1)
    })
  )

  it.effect("closes while its store does not answer", () =>
    Effect.gen(function* () {
      const ended = yield* Effect.scoped(
        Effect.gen(function* () {
          const { budget, place } = yield* make()
          place.answers = "never"
          const running = yield* start(budget, ...times(3))
          return running.ended
        })
      )
      yield* Effect.yieldNow()
      assert.strictEqual(ended.length, 3)
    })
  )
})
