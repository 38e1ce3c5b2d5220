import type { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Admission from "@loginradius-effect/core/Admission"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Retry from "@loginradius-effect/core/Retry"
import * as Telemetry from "@loginradius-effect/core/Telemetry"
import * as Wire from "@loginradius-effect/core/Wire"
import { Cause, Clock, Deferred, Duration, Effect, Exit, Fiber, Layer, Metric, Redacted, TestClock } from "effect"
import { defaultLifetime, fromPeriod } from "../../packages/core/src/internal/auth/sott.js"
import { apiKey, apiSecret, config, type Reply, scriptedClient } from "../support/client.js"
import { type RecordedSpan, spansOf } from "../support/spans.js"
import { failure, manage, ok, read, refusal, send } from "./callFixture.js"

/** A budget that notes what it is asked and told, with the milliseconds on the clock. */
const budgetOf = (admit: (call: Admission.Call) => Effect.Effect<void, Admission.NotAdmitted> = () => Effect.void) => {
  const asked: Array<readonly [millis: number, call: Admission.Call]> = []
  const told: Array<readonly [millis: number, call: Admission.Call, retryAfter: Duration.Duration | undefined]> = []
  const made = Admission.make({
    shared: false,
    admit: (call) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        asked.push([now, call])
        return admit(call)
      }),
    refused: (call, retryAfter) => Effect.map(Clock.currentTimeMillis, (now) => void told.push([now, call, retryAfter]))
  })
  return { asked, told, made }
}

type Needs = LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient

/** A call under a budget, in a fiber of its own. */
const started = <A, E>(
  effect: Effect.Effect<A, E, Needs>,
  budget: Admission.Admission | undefined,
  script: ReadonlyArray<Reply>,
  options?: Partial<LoginRadiusConfig.Options>
) => {
  const { layer, sent } = scriptedClient(...script)
  const provided = Layer.mergeAll(layer, config(options), Layer.succeed(Admission.Admission, budget))
  return Effect.map(Effect.fork(spansOf(Effect.provide(effect, provided))), (fiber) => ({ fiber, sent }))
}

/** The same, three hours later. */
const run = <A, E>(
  effect: Effect.Effect<A, E, Needs>,
  budget: Admission.Admission | undefined,
  script: ReadonlyArray<Reply>,
  options?: Partial<LoginRadiusConfig.Options>
) =>
  Effect.gen(function* () {
    const { fiber, sent } = yield* started(Effect.either(effect), budget, script, options)
    yield* TestClock.adjust("3 hours")
    const { spans, value: result } = yield* Fiber.join(fiber)
    return { result, sent, span: spans[0] as RecordedSpan }
  })

const sends = send({ accessToken: "t", otp: "1" })

const search = Endpoint.make("Test.search", () => ({
  route: "GET /identity/v2/search",
  host: "cloud",
  auth: Credential.inQuery({ apiKey: "key", apiSecret: "secret", accessToken: "token" }),
  success: Wire.document("Thing", () => ({ Id: Wire.required(Wire.string) })),
  safety: "read"
}))

const refused = (retryAfter?: string): Reply => ({
  status: 429,
  headers: retryAfter === undefined ? {} : { "retry-after": retryAfter, "x-request-id": "r-1" }
})

/** How many waits there are with these labels. */
const waits = (lane: string, outcome: string) =>
  Effect.map(
    Metric.value(Telemetry.wait.pipe(Metric.tagged("lane", lane), Metric.tagged("outcome", outcome))),
    ({ count, sum }) => ({ count, sum })
  )

describe("a budget", () => {
  it.effect("is asked before each attempt, also before a repeat", () =>
    Effect.gen(function* () {
      const { asked, made, told } = budgetOf()
      const { sent } = yield* run(read({ id: "1" }), made, [{ status: 503 }, { fails: "ECONNRESET" }, ok])
      const call = { application: apiKey, bucket: "core", endpoint: "Test.read", safety: "read", lane: "login" }
      assert.deepStrictEqual(
        asked.map(([, asked]) => asked),
        [1, 2, 3].map((attempt) => ({ ...call, attempt })) as ReadonlyArray<Admission.Call>
      )
      assert.lengthOf(sent, 3)
      assert.lengthOf(told, 0)
    })
  )

  it.effect("is asked by the quota, the safety class and the credential of a call", () =>
    Effect.gen(function* () {
      const { asked, made } = budgetOf()
      yield* run(manage({ id: "1" }), made, [ok])
      yield* run(sends, made, [ok])
      yield* run(search({ accessToken: "t" }), made, [ok])
      assert.deepStrictEqual(
        asked.map(([, { bucket, lane, safety }]) => [bucket, safety, lane]),
        [
          ["core", "idempotent", "admin"],
          ["core", "sendsMessage", "login"],
          ["search", "read", "admin"]
        ]
      )
    })
  )

  it.effect("is asked again for a call that is sent once more with its token in another place", () =>
    Effect.gen(function* () {
      const { asked, made } = budgetOf()
      const add = Authentication.addEmail({ accessToken: "t", email: "ada@example.com", type: "Work" })
      const { sent } = yield* run(add, made, [refusal(1060), { body: { IsPosted: true } }])
      assert.deepStrictEqual([asked.map(([, { attempt }]) => attempt), sent.length], [[1, 2], 2])
    })
  )

  it.effect("is not asked for a call that cannot be sent", () =>
    Effect.gen(function* () {
      const { asked, made } = budgetOf()
      const { result } = yield* run(read({ id: ".." }), made, [ok])
      failure(result, "InvalidInput")
      assert.lengthOf(asked, 0)
    })
  )

  it.effect("makes a call wait, which is sent then and not earlier", () =>
    Effect.gen(function* () {
      const { made } = budgetOf(() => Effect.sleep("3 seconds"))
      const { fiber, sent } = yield* started(sends, made, [ok])
      yield* TestClock.adjust("2999 millis")
      assert.lengthOf(sent, 0)
      yield* TestClock.adjust("1 millis")
      yield* Fiber.join(fiber)
      assert.lengthOf(sent, 1)
    })
  )

  it.effect("takes nothing of the deadline", () =>
    Effect.gen(function* () {
      const { made } = budgetOf(() => Effect.sleep("40 seconds"))
      // The deadline is 30 seconds. A message that was never sent has no unknown outcome.
      assert.strictEqual((yield* run(sends, made, [ok])).result._tag, "Right")
      const { fiber, sent } = yield* started(Effect.exit(sends), made, ["hangs"])
      yield* TestClock.adjust("69999 millis")
      assert.lengthOf(sent, 1)
      assert.isNull(yield* Fiber.poll(fiber).pipe(Effect.map((exit) => (exit._tag === "None" ? null : exit))))
      yield* TestClock.adjust("1 millis")
      const { value } = yield* Fiber.join(fiber)
      assert(Exit.isFailure(value))
      assert.include(Cause.pretty(value.cause), "Deadline")
    })
  )

  it.effect("makes no one-time token old: it is made after the wait", () =>
    Effect.gen(function* () {
      const { made } = budgetOf(() => Effect.sleep("2 hours"))
      const create = Authentication.userRegistrationByEmail({
        profile: { Email: [{ Type: "Primary", Value: "ada@example.com" }], Password: "correct horse 7" }
      })
      const { sent } = yield* run(create, made, [ok])
      const then = 2 * 60 * 60 * 1000
      const token = yield* fromPeriod(apiKey, Redacted.make(apiSecret), then, then + defaultLifetime)
      assert.strictEqual(sent[0]?.headers["x-loginradius-sott"], Redacted.value(token))
    })
  )

  it.effect("that fails is a defect of the call, whose span is ended", () =>
    Effect.gen(function* () {
      const { made } = budgetOf(() => Effect.die("broken"))
      const { fiber, sent } = yield* started(Effect.exit(sends), made, [ok])
      const { spans, value } = yield* Fiber.join(fiber)
      assert(Exit.isFailure(value) && Cause.isDie(value.cause))
      assert.strictEqual(spans[0]?.status._tag, "Ended")
      assert.lengthOf(sent, 0)
    })
  )
})

describe("a call that is not admitted", () => {
  const full = (retryAfter: Duration.Duration | undefined) => () =>
    Effect.fail(new Admission.NotAdmitted({ retryAfter }))

  it.effect("fails with RateLimited, was not sent, is not repeated, and is no refusal of the service", () =>
    Effect.gen(function* () {
      for (const retryAfter of [Duration.seconds(12), undefined]) {
        const { asked, made, told } = budgetOf(full(retryAfter))
        const { result, sent } = yield* run(read({ id: "1" }), made, [ok])
        const error = failure(result, "RateLimited")
        assert.deepStrictEqual(
          [error.sent, error.retryAfter, error.status, error.requestId],
          [false, retryAfter, undefined, undefined]
        )
        assert.deepStrictEqual([error.endpoint, error.category, error.retryable], ["Test.read", "rateLimit", true])
        assert.deepStrictEqual([asked.length, told.length, sent.length], [1, 0, 0])
        assert.notInclude(`${Cause.pretty(Cause.fail(error))} ${JSON.stringify(error)}`, apiKey)
      }
    })
  )

  it.effect("ends there also as a repeat", () =>
    Effect.gen(function* () {
      const { made, told } = budgetOf(({ attempt }) => (attempt === 1 ? Effect.void : full(Duration.seconds(1))()))
      const { result, sent } = yield* run(read({ id: "1" }), made, [refused("5"), ok])
      assert.isFalse(failure(result, "RateLimited").sent)
      assert.deepStrictEqual([sent.length, told.length], [1, 1])
    })
  )
})

describe("a refusal of the service", () => {
  for (const [form, header, retryAfter] of [
    ["as seconds", "7", Duration.seconds(7)],
    ["as a date", "Thu, 01 Jan 1970 00:00:09 GMT", Duration.seconds(9)],
    ["without a time", undefined, undefined]
  ] as const) {
    it.effect(`is told to the budget at once, ${form}, whether the call is repeated or not`, () =>
      Effect.gen(function* () {
        for (const retry of [Retry.bySafety(), Retry.none]) {
          const { made, told } = budgetOf()
          const { fiber } = yield* started(Effect.either(sends), made, [refused(header), ok], { retry })
          yield* TestClock.setTime(0)
          assert.deepStrictEqual(
            told.map(([now, { attempt, endpoint }, retryAfter]) => [now, attempt, endpoint, retryAfter]),
            [[0, 1, "Test.send", retryAfter]]
          )
          yield* TestClock.adjust("1 minute")
          const { value } = yield* Fiber.join(fiber)
          if (retry === Retry.none) assert.isTrue(failure(value, "RateLimited").sent)
          yield* TestClock.setTime(0)
        }
      })
    )
  }

  it.effect("is the only answer that is told", () =>
    Effect.gen(function* () {
      const { made, told } = budgetOf()
      yield* run(sends, made, [refusal(938)])
      yield* run(read({ id: "1" }), made, [{ status: 503, headers: { "retry-after": "2" } }])
      yield* run(sends, made, [{ fails: "ECONNRESET" }])
      assert.lengthOf(told, 0)
    })
  )

  it.effect("makes the call wait once: for the service and for the budget's pause at the same time", () =>
    Effect.gen(function* () {
      for (const [pause, seconds] of [
        [20, 20],
        [5, 20],
        [24, 24]
      ] as const) {
        yield* TestClock.setTime(0)
        let until = 0
        const budget = Admission.make({
          shared: false,
          admit: () => Effect.flatMap(Clock.currentTimeMillis, (now) => Effect.sleep(Math.max(0, until - now))),
          refused: () => Effect.sync(() => void (until = pause * 1000))
        })
        const { fiber, sent } = yield* started(sends, budget, [refused("20"), ok])
        yield* TestClock.adjust(`${seconds * 1000 - 1} millis`)
        assert.lengthOf(sent, 1)
        yield* TestClock.adjust("1 millis")
        yield* Fiber.join(fiber)
        assert.lengthOf(sent, 2)
      }
    })
  )

  it.effect("of which a budget makes no end can be interrupted", () =>
    Effect.gen(function* () {
      const budget = Admission.make({ shared: false, admit: () => Effect.void, refused: () => Effect.never })
      const { fiber } = yield* started(sends, budget, [refused("1"), ok])
      yield* TestClock.adjust("1 minute")
      assert.isTrue(Exit.isInterrupted(yield* Fiber.interrupt(fiber)))
    })
  )
})

describe("a call that is interrupted while it waits", () => {
  it.effect("sends nothing, and leaves the queue", () =>
    Effect.gen(function* () {
      const left = yield* Deferred.make<void>()
      const before = yield* waits("login", "interrupted")
      const { made } = budgetOf(() => Effect.onInterrupt(Effect.never, () => Deferred.succeed(left, undefined)))
      const { fiber, sent } = yield* started(sends, made, [ok])
      yield* TestClock.adjust("2 seconds")
      assert.isTrue(Exit.isInterrupted(yield* Fiber.interrupt(fiber)))
      yield* Deferred.await(left)
      assert.lengthOf(sent, 0)
      const after = yield* waits("login", "interrupted")
      assert.deepStrictEqual([after.count - before.count, after.sum - before.sum], [1, 2000])
    })
  )
})

describe("a lane", () => {
  const lanesOf = (effect: Effect.Effect<unknown, unknown, Needs>) =>
    Effect.gen(function* () {
      const { asked, made } = budgetOf()
      yield* run(effect, made, [ok])
      return asked.map(([, { lane }]) => lane)
    })

  it.effect("is that of the innermost effect that names one, before that of the credential", () =>
    Effect.gen(function* () {
      const call = manage({ id: "1" })
      const both = Effect.zipRight(call, call)
      assert.deepStrictEqual(yield* lanesOf(call), ["admin"])
      assert.deepStrictEqual(yield* lanesOf(call.pipe(Admission.lane("bulk"))), ["bulk"])
      assert.deepStrictEqual(yield* lanesOf(both.pipe(Admission.lane("bulk"))), ["bulk", "bulk"])
      assert.deepStrictEqual(yield* lanesOf(both.pipe(Admission.lane("verify"), Admission.lane("bulk"))), [
        "verify",
        "verify"
      ])
      assert.deepStrictEqual(yield* lanesOf(call.pipe(Admission.lane("login"), Admission.lane("bulk"))), ["login"])
      assert.deepStrictEqual(
        yield* lanesOf(Effect.zipRight(call.pipe(Admission.lane("verify")), call).pipe(Admission.lane("bulk"))),
        ["verify", "bulk"]
      )
    })
  )

  it.effect("stands beside the other options of a call", () =>
    Effect.gen(function* () {
      const { asked, made } = budgetOf()
      const call = sends.pipe(Admission.lane("bulk"), LoginRadiusConfig.override({ originIp: "203.0.113.7" }))
      const { sent } = yield* run(call, made, [ok])
      assert.deepStrictEqual([asked[0]?.[1].lane, sent[0]?.headers["x-origin-ip"]], ["bulk", "203.0.113.7"])
    })
  )

  it.effect("that is no text is refused before anything is asked", () =>
    Effect.gen(function* () {
      const { asked, made } = budgetOf()
      const { result } = yield* run(sends.pipe(Admission.lane(7 as never)), made, [ok])
      assert.strictEqual(failure(result, "InvalidInput").field, "lane")
      assert.lengthOf(asked, 0)
    })
  )
})

describe("waiting", () => {
  it.effect("is in the span as the milliseconds of all attempts, and in the metric by lane and outcome", () =>
    Effect.gen(function* () {
      const { made } = budgetOf(({ attempt }) =>
        attempt === 3 ? Effect.fail(new Admission.NotAdmitted({ retryAfter: undefined })) : Effect.sleep("300 millis")
      )
      const read = yield* waits("metered", "admitted")
      const full = yield* waits("metered", "refused")
      const { span } = yield* run(sends.pipe(Admission.lane("metered")), made, [refused("1")])
      assert.strictEqual(span.attributes.get("loginradius.waited_ms"), 600)
      assert.strictEqual(span.attributes.get("loginradius.attempt"), 3)
      assert.strictEqual(span.attributes.get("error.type"), "RateLimited")
      assert.deepStrictEqual(yield* waits("metered", "admitted"), { count: read.count + 2, sum: read.sum + 600 })
      assert.deepStrictEqual(yield* waits("metered", "refused"), { count: full.count + 1, sum: full.sum })
    })
  )

  it.effect("is not there where there is no budget", () =>
    Effect.gen(function* () {
      const before = yield* waits("login", "admitted")
      const { span } = yield* run(sends, undefined, [ok])
      assert.isFalse(span.attributes.has("loginradius.waited_ms"))
      assert.deepStrictEqual(yield* waits("login", "admitted"), before)
    })
  )
})
