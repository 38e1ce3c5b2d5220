import { assert, describe, it } from "@effect/vitest"
import { Admission } from "@loginradius-effect/core"
import { RateBudget } from "@loginradius-effect/server"
import { Duration, Effect, Fiber, Logger, TestClock } from "effect"
import { call, densest, start } from "./budgetFixture.js"

const times = (n: number, lane: string) => Array.from({ length: n }, () => call(lane))

const at = (ended: ReadonlyArray<{ readonly at: number; readonly lane: string }>, lane?: string) =>
  ended.flatMap((one) => (lane === undefined || one.lane === lane ? [one.at] : []))

describe("a budget of one process", () => {
  it.scoped("lets calls go a slot apart, in the order in which they came", () =>
    Effect.gen(function* () {
      const budget = yield* RateBudget.make({ plan: "development" })
      const { ended } = yield* start(budget, ...times(6, "login"))
      assert.deepStrictEqual(at(ended), [0])
      yield* TestClock.adjust("5 seconds")
      assert.deepStrictEqual(at(ended), [0, 210, 420, 630, 840, 1050])
    })
  )

  it.scoped("keeps buckets and applications apart", () =>
    Effect.gen(function* () {
      const budget = yield* RateBudget.make({ plan: "development" })
      const other = { application: "22222222-2222-4222-8222-222222222222" }
      const { ended } = yield* start(budget, call(), call("login", { bucket: "search" }), call("login", other), call())
      assert.deepStrictEqual(at(ended), [0, 0, 0])
    })
  )

  it.scoped("has a login wait for other logins and for one slot, however many others wait", () =>
    Effect.gen(function* () {
      const budget = yield* RateBudget.make({ plan: "development" })
      const { ended: bulk } = yield* start(budget, ...times(30, "bulk"))
      yield* TestClock.adjust("2 seconds")
      const before = bulk.length
      const { ended: logins } = yield* start(budget, ...times(3, "login"))
      yield* TestClock.adjust("2 seconds")
      assert.isAtMost(Math.max(...at(logins)), 2000 + 3 * 210)
      assert.isAbove(at(bulk)[before] as number, Math.max(...at(logins)))
      assert.isAbove(bulk.length, before + 1)
    })
  )

  it.scoped("gives each lane its share at most, and all of them the rate", () =>
    Effect.gen(function* () {
      const budget = yield* RateBudget.make({ plan: "standard", maxWait: "1 minute" })
      const { ended } = yield* start(budget, ...times(400, "bulk"), ...times(400, "admin"), ...times(50, "login"))
      yield* TestClock.adjust("8 seconds")
      assert.isAtMost(densest(at(ended)), 50)
      for (const [lane, most] of [
        ["bulk", 30],
        ["admin", 40]
      ] as const) {
        const own = at(ended, lane)
        assert.isAtMost(densest(own), most, lane)
        assert.isAbove(own.length, 7 * (50 - most) * 0.9, lane)
      }
      // Fifty logins came first.
      assert.isAtMost(Math.max(...at(ended, "login")), 50 * 21 + 21)
    })
  )

  it.scoped("counts an unknown lane as one of the last, and warns once", () =>
    Effect.gen(function* () {
      const warnings: Array<unknown> = []
      const logger = Logger.make(({ logLevel, message }) => void warnings.push([logLevel.label, String(message)]))
      const budget = yield* RateBudget.make({ plan: "development" })
      const { ended } = yield* start(budget, ...times(3, "imports")).pipe(
        Effect.provide(Logger.replace(Logger.defaultLogger, logger))
      )
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(at(ended), [0, 350, 700])
      assert.deepStrictEqual(warnings, [["WARN", 'The rate budget has no lane "imports": such calls go by "bulk"']])
    })
  )

  it.scoped("takes nothing for callers that are interrupted while they wait", () =>
    Effect.gen(function* () {
      const budget = yield* RateBudget.make({ plan: "development" })
      const { ended, fibers } = yield* start(budget, ...times(11, "login"))
      yield* TestClock.adjust(100)
      yield* Fiber.interruptAll(fibers.slice(1))
      assert.strictEqual(ended.filter(({ outcome }) => outcome === "interrupted").length, 10)
      const { ended: later } = yield* start(budget, call(), call())
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(at(later), [210, 420])
    })
  )

  it.scoped("owes one slot at most when all who waited are gone", () =>
    Effect.gen(function* () {
      const budget = yield* RateBudget.make({ plan: "development" })
      const { fibers } = yield* start(budget, ...times(11, "login"))
      yield* TestClock.adjust(100)
      yield* Fiber.interruptAll(fibers.slice(1))
      yield* TestClock.adjust(200)
      const { ended } = yield* start(budget, call())
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(at(ended), [420])
    })
  )

  it.scoped("refuses at once whose place in the queue would take longer than maxWait", () =>
    Effect.gen(function* () {
      const budget = yield* RateBudget.make({ plan: "development", maxWait: "1 second" })
      const { ended } = yield* start(budget, ...times(8, "login"))
      const refused = ended.filter(({ outcome }) => outcome === "refused")
      assert.deepStrictEqual(
        refused.map(({ at, retryAfter }) => [at, retryAfter]),
        [
          [0, 1050],
          [0, 1050],
          [0, 1050]
        ]
      )
      yield* TestClock.adjust("2 seconds")
      assert.deepStrictEqual(at(ended.filter(({ outcome }) => outcome === "admitted")), [0, 210, 420, 630, 840])
    })
  )

  it.scoped("has nobody wait longer than maxWait, also where others take all slots", () =>
    Effect.gen(function* () {
      const budget = yield* RateBudget.make({ plan: "development", maxWait: "2 seconds" })
      const { ended } = yield* start(budget, call("bulk"), call("bulk"))
      for (let i = 0; i < 30; i++) {
        yield* start(budget, call(), call())
        yield* TestClock.adjust(100)
      }
      const last = ended.at(-1)
      assert.strictEqual(last?.outcome, "refused")
      assert.isAtMost(last?.at ?? Infinity, 2000)
      assert.isAbove(last?.retryAfter ?? 0, 0)
    })
  )

  it.scoped("refuses at once during a pause that is longer than maxWait, and says when it is over", () =>
    Effect.gen(function* () {
      const budget = yield* RateBudget.make({ plan: "development" })
      yield* budget.refused(call(), Duration.seconds(30))
      const { ended } = yield* start(budget, call(), call("bulk"))
      assert.deepStrictEqual(
        ended.map(({ at, outcome, retryAfter }) => [at, outcome, retryAfter]),
        [
          [0, "refused", 30_000],
          [0, "refused", 30_000]
        ]
      )
    })
  )

  it.scoped("pauses the bucket for what the service asked, then has half of the rate, and gets it back", () =>
    Effect.gen(function* () {
      const budget = yield* RateBudget.make({ plan: "development", maxWait: "1 minute" })
      yield* start(budget, call())
      yield* budget.refused(call(), Duration.seconds(2))
      const { ended } = yield* start(budget, ...times(60, "login"))
      yield* TestClock.adjust(1999)
      assert.isEmpty(ended)
      yield* TestClock.adjust(201)
      const [first = 0] = at(ended)
      assert.isAtLeast(first, 2000)
      assert.isAtMost(first, 2200)
      yield* TestClock.adjust("20 seconds")
      const gaps = at(ended).flatMap((time, i, all) => (i === 0 ? [] : [time - (all[i - 1] as number)]))
      assert.strictEqual(gaps[0], 420)
      assert.strictEqual(gaps.at(-1), 210)
      // Timers count whole milliseconds.
      for (const [i, gap] of gaps.entries()) assert.isAtMost(gap, (gaps[i - 1] ?? gap) + 1)
      // Half, then a tenth more in each of five seconds.
      assert.approximately(at(ended).filter((time) => time < first + 5000).length, (5 * 0.7 * 5) / 1.05, 2)
    })
  )

  it.scoped("pauses for a second where the service does not say how long, and for half a minute at most", () =>
    Effect.gen(function* () {
      for (const [asked, least, most] of [
        [undefined, 1000, 1100],
        [Duration.hours(1), 30_000, 30_000],
        [Duration.zero, 0, 0]
      ] as const) {
        const budget = yield* RateBudget.make({ plan: "development", maxWait: "1 minute" })
        yield* budget.refused(call(), asked)
        const begun = yield* TestClock.currentTimeMillis
        const { ended } = yield* start(budget, call())
        yield* TestClock.adjust("31 seconds")
        const waited = (ended[0]?.at ?? NaN) - begun
        assert.isAtLeast(waited, least)
        assert.isAtMost(waited, most)
      }
    })
  )

  it.scoped("has a pause hold back who had a slot already", () =>
    Effect.gen(function* () {
      const budget = yield* RateBudget.make({ plan: "development" })
      const { ended } = yield* start(budget, call(), call())
      yield* budget.refused(call(), Duration.seconds(5))
      yield* TestClock.adjust("4 seconds")
      assert.strictEqual(ended.length, 1)
      yield* TestClock.adjust("2 seconds")
      assert.strictEqual(ended.length, 2)
    })
  )

  it.effect("leaves nobody waiting when its layer closes", () =>
    Effect.gen(function* () {
      const { ended } = yield* Effect.scoped(
        Effect.flatMap(RateBudget.make({ plan: "development" }), (budget) => start(budget, ...times(3, "bulk")))
      )
      yield* Effect.yieldNow()
      assert.deepStrictEqual(
        ended.map(({ outcome }) => outcome),
        ["admitted", "refused", "refused"]
      )
    })
  )

  it.effect("is what calls ask where its layer is provided", () =>
    Effect.gen(function* () {
      const budget = yield* Admission.Admission
      assert.isFalse(budget?.shared)
    }).pipe(Effect.provide(RateBudget.layer({ plan: { core: 20, search: 3 } })))
  )
})

describe("options of a budget", () => {
  const wrong: ReadonlyArray<readonly [option: string, options: object]> = [
    ["options", undefined as never],
    ["plan", { plan: undefined }],
    ["plan", { plan: "huge" }],
    ["plan", { plan: "toString" }],
    ["plan.core", { plan: { search: 1 } }],
    ["plan.core", { plan: { core: 0, search: 1 } }],
    ["plan.core", { plan: { core: -5, search: 1 } }],
    ["plan.core", { plan: { core: Infinity, search: 1 } }],
    ["plan.search", { plan: { core: 50, search: NaN } }],
    ["plan.search", { plan: { core: 50, search: "10" } }],
    ["lanes", { lanes: {} }],
    ["lanes", { lanes: ["login"] }],
    ["lanes.bulk", { lanes: { login: 1, bulk: 0 } }],
    ["lanes.bulk", { lanes: { login: 1, bulk: 1.01 } }],
    ["lanes.login", { lanes: { login: -1 } }],
    ["lanes.7", { lanes: { login: 1, 7: 0.5 } }],
    ["headroom", { headroom: 1 }],
    ["headroom", { headroom: -0.1 }],
    ["headroom", { headroom: NaN }],
    ["maxWait", { maxWait: "soon" }],
    ["maxWait", { maxWait: -1 }],
    ["maxWait", { maxWait: NaN }]
  ]

  it.effect.each(wrong)("that are wrong fail the layer and are named: %s %j", ([option, options]) =>
    Effect.gen(function* () {
      const given = options === undefined ? options : { plan: "standard", ...options }
      const error = yield* Effect.scoped(RateBudget.make(given as never)).pipe(Effect.flip)
      assert.deepStrictEqual([error._tag, error.option], ["InvalidConfig", option])
    })
  )

  it.scoped("are taken at their limits", () =>
    Effect.gen(function* () {
      yield* RateBudget.make({ plan: { core: 1_000_000, search: 0.001 }, headroom: 0, maxWait: Duration.infinity })
      yield* RateBudget.make({ plan: "large", lanes: { only: 1 }, headroom: 0.99, maxWait: 0 })
    })
  )
})
