import { assert, describe, it } from "@effect/vitest"
import { Admission } from "@loginradius-effect/core"
import * as RedisBudget from "@loginradius-effect/server/Redis"
import { Clock, Duration, Effect, Layer, Metric } from "effect"
import { listen } from "../support/sockets.js"
import { redisServer, runsRedis } from "../support/redisServer.js"
import { createServer } from "node:net"
import { call, densest } from "./budgetFixture.js"
import { budgetIn, clientOf, digest, grantsIn, logged, notedBudgetIn, options, until } from "./redisFixture.js"

const runs = await runsRedis("test/server/redis.test.ts")

const gauge = Effect.map(Metric.value(RedisBudget.alone), ({ value }) => value)

/** Milliseconds that an effect takes. */
const took = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.timed(effect), ([duration]) => Duration.toMillis(duration))

const application = "22222222-2222-4222-8222-222222222222"

/** A clock that is so far from the real one. */
const shifted = (millis: number): Clock.Clock => {
  const real = Clock.make()
  return {
    ...real,
    currentTimeMillis: Effect.map(real.currentTimeMillis, (now) => now + millis),
    currentTimeNanos: Effect.map(real.currentTimeNanos, (now) => now + BigInt(millis) * BigInt(1e6)),
    unsafeCurrentTimeMillis: () => real.unsafeCurrentTimeMillis() + millis,
    unsafeCurrentTimeNanos: () => real.unsafeCurrentTimeNanos() + BigInt(millis) * BigInt(1e6),
    sleep: (duration) => real.sleep(duration)
  }
}

describe.skipIf(!runs)("a budget in Redis", () => {
  it.scopedLive("is one for all who draw on it, and tells so", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const a = yield* budgetIn(server, { plan: "development" })
      const b = yield* budgetIn(server, { plan: "development" })
      assert.isTrue(a.shared)
      yield* a.admit(call())
      const waited = yield* took(b.admit(call()))
      assert.isAtLeast(waited, 100)
    })
  )

  it.scopedLive("does not let one application feel another, nor one bucket the other", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const redis = yield* clientOf(server)
      const budget = yield* budgetIn(server, { plan: { core: 0.1, search: 0.1 }, maxWait: "1 minute" })
      // Each of these would wait 10 seconds for the one before, if they had a budget in common.
      yield* budget.admit(call())
      yield* budget.admit(call("login", { application }))
      yield* budget.admit(call("login", { bucket: "search" }))
      yield* budget.refused(call(), Duration.seconds(30))
      yield* until(
        () => redis.keys("*:pause"),
        ({ length }) => length === 1
      )
      const other = yield* budgetIn(server, { plan: "standard" })
      yield* other.admit(call("bulk", { application, bucket: "search" }))
    })
  )

  it.scopedLive(
    "goes by Redis' time: hosts whose clocks are a minute apart have the rate together, and each its half",
    () =>
      Effect.gen(function* () {
        const server = yield* redisServer
        const redis = yield* clientOf(server)
        const hosts = yield* Effect.forEach(
          [
            ["early", -60_000],
            ["late", 0]
          ] as const,
          ([name, millis]) =>
            Effect.map(Effect.withClock(notedBudgetIn(server, name), shifted(millis)), ({ admit }) =>
              Effect.withClock(Effect.forever(admit(call())), shifted(millis))
            )
        )
        yield* Effect.raceFirst(
          Effect.all(hosts, { concurrency: "unbounded" }),
          until(
            () => grantsIn(redis),
            ({ length }) => length >= 100
          )
        )
        const grants = yield* Effect.promise(() => grantsIn(redis))
        const times = grants.map(({ at }) => at)
        assert.isAtMost(densest(times, 1_000_000), 50)
        for (const name of ["early", "late"]) {
          const own = grants.filter(({ process }) => process === name).length
          assert.approximately(own, grants.length / 2, grants.length / 10, name)
        }
      })
  )

  it.scopedLive("pauses for all when one is refused", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const redis = yield* clientOf(server)
      const a = yield* budgetIn(server)
      const b = yield* budgetIn(server)
      yield* a.admit(call())
      yield* a.refused(call(), Duration.millis(400))
      yield* until(
        () => redis.keys("*:pause"),
        ({ length }) => length === 1
      )
      const waited = yield* took(b.admit(call()))
      assert.isAtLeast(waited, 200)
      const [key = ""] = yield* Effect.promise(() => redis.keys("*:pause"))
      const kept = yield* Effect.promise(() => redis.get(key))
      assert.match(String(kept), /^\d+ \d+ 5000$/)
    })
  )

  it.scopedLive("keeps all of a bucket in one hash tag, which names no key, and all of it expires", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const redis = yield* clientOf(server)
      const budget = yield* budgetIn(server, { plan: { core: 0.5, search: 1 }, prefix: "ours" })
      yield* budget.admit(call("bulk"))
      yield* budget.admit(call("admin", { bucket: "search" }))
      yield* budget.refused(call(), undefined)
      const keys = yield* until(
        () => redis.keys("*"),
        ({ length }) => length === 7
      )
      const core = `{ours:${digest(call().application)}:core}`
      const search = `{ours:${digest(call().application)}:search}`
      assert.deepStrictEqual(keys.sort(), [
        `${core}:lane:bulk`,
        `${core}:next`,
        `${core}:pause`,
        `${core}:processes`,
        `${search}:lane:admin`,
        `${search}:next`,
        `${search}:processes`
      ])
      for (const key of keys) {
        const left = yield* Effect.promise(() => redis.pttl(key))
        assert.isAtMost(left, 16_000, key)
        assert.notStrictEqual(left, -1, key)
      }
    })
  )

  it.scopedLive("counts who draws on it, until they leave", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const redis = yield* clientOf(server)
      const processes = () => redis.keys("*:processes").then(([key]) => (key === undefined ? 0 : redis.zcard(key)))
      const stay = yield* budgetIn(server)
      yield* stay.admit(call())
      yield* Effect.scoped(
        Effect.gen(function* () {
          const go = yield* budgetIn(server)
          yield* go.admit(call())
          yield* until(processes, (count) => count === 2)
        })
      )
      yield* until(processes, (count) => count === 1)
    })
  )

  it.scopedLive("goes on through a Redis that is killed and comes back, with one warning", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const lines: Array<string> = []
      const longest = { millis: 0 }
      const program = Effect.gen(function* () {
        const budget = yield* budgetIn(server)
        const admit = Effect.map(took(budget.admit(call())), (millis) => {
          longest.millis = Math.max(longest.millis, millis)
        })
        const calls = (n: number) => Effect.repeatN(admit, n - 1)
        yield* calls(10)
        assert.strictEqual(yield* gauge, 0)
        yield* Effect.promise(server.kill)
        yield* calls(60)
        assert.strictEqual(yield* gauge, 1)
        yield* Effect.promise(server.start)
        yield* Effect.iterate(1, {
          while: (value) => value === 1,
          body: () => Effect.zipRight(calls(5), gauge)
        })
        yield* calls(20)
        yield* Effect.promise(server.kill)
      })
      yield* logged(Effect.scoped(program), lines)
      assert.isAtMost(longest.millis, 5000)
      assert.match(
        lines[0] ?? "",
        /^WARN The rate budget's store does not answer \(\w+( \w+)?\): this process goes on alone/
      )
      assert.deepStrictEqual(lines.slice(1), ["INFO The rate budget's store answers again"])
    })
  )

  it.scopedLive("closes while Redis hangs, and admits until then", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const closed = yield* took(
        Effect.scoped(
          Effect.gen(function* () {
            const budget = yield* budgetIn(server)
            yield* budget.admit(call())
            server.signal("SIGSTOP")
            yield* budget.admit(call())
            yield* budget.admit(call())
          })
        )
      )
      server.signal("SIGCONT")
      assert.isAtMost(closed, 10_000)
    }).pipe((effect) => logged(effect, []))
  )

  it.scopedLive("is provided to calls by its layer", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const budget = yield* Effect.provide(Admission.Admission, RedisBudget.layerBudget(options(server)))
      assert.isTrue(budget?.shared)
    })
  )
})

describe("a budget in a Redis that is not there", () => {
  it.scopedLive("admits calls, each process for itself, and closes", () =>
    Effect.gen(function* () {
      const lines: Array<string> = []
      yield* logged(
        Effect.scoped(
          Effect.gen(function* () {
            // A server that accepts connections and says nothing.
            const port = yield* listen(createServer())
            const silent = yield* RedisBudget.makeBudget({ plan: "standard", redis: { port } })
            yield* Effect.all([silent.admit(call()), silent.admit(call("bulk"))])
            const none = yield* RedisBudget.makeBudget({ plan: "standard", redis: { port: 1 } })
            yield* Effect.all([none.admit(call()), none.admit(call("bulk"))])
          })
        ),
        lines
      )
      assert.strictEqual(lines.length, 2)
    })
  )

  it.scopedLive("refuses calls where it is told to", () =>
    Effect.gen(function* () {
      const budget = yield* RedisBudget.makeBudget({ plan: "standard", redis: { port: 1 }, onStoreFailure: "fail" })
      const error = yield* Effect.flip(budget.admit(call()))
      assert.strictEqual(error._tag, "NotAdmitted")
    }).pipe((effect) => logged(effect, []))
  )
})

describe("options of a budget in Redis", () => {
  const wrong: ReadonlyArray<readonly [option: string, options: object]> = [
    ["redis", { redis: undefined }],
    ["redis", { redis: "redis://localhost" }],
    ["prefix", { prefix: "" }],
    ["prefix", { prefix: "a{b" }],
    ["prefix", { prefix: 7 }],
    ["onStoreFailure", { onStoreFailure: "ignore" }],
    ["plan.core", { plan: { core: 0, search: 1 } }],
    ["lanes.login", { lanes: { login: 2 } }],
    ["headroom", { headroom: 1 }]
  ]

  it.live.each(wrong)("that are wrong fail the layer and are named: %s %j", ([option, options]) =>
    Effect.gen(function* () {
      const given = { plan: "standard", redis: { port: 1 }, ...options }
      const error = yield* Effect.flip(Effect.scoped(Layer.build(RedisBudget.layerBudget(given as never))))
      assert.deepStrictEqual([error._tag, error.option], ["InvalidConfig", option])
    })
  )
})
