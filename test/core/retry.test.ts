import type { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import type * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as Retry from "@loginradius-effect/core/Retry"
import { Duration, Effect, Either, Fiber, Layer, Schedule, TestClock } from "effect"
import { config, type Reply, scriptedClient } from "../support/client.js"
import { type AnyCall, failure, manage, ok, read, refusal, run, send } from "./callFixture.js"

describe("429", () => {
  for (const [form, header, seconds] of [
    ["seconds", "7", 7],
    ["a date", "Thu, 01 Jan 1970 00:00:09 GMT", 9],
    ["a date that is past", "Wed, 31 Dec 1969 23:59:59 GMT", 0],
    ["a part of a second", "1.5", 2],
    ["a little more than seconds", "2.0001", 3],
    ["less than a second", ".2", 1],
    ["zero", "0", 0],
    ["seconds with spaces around them", " 7 ", 7],
    ["an RFC 850 date", "Thursday, 01-Jan-70 00:00:09 GMT", 9],
    ["an RFC 850 date that is past", "Sunday, 06-Nov-94 08:49:37 GMT", 784111777],
    ["an asctime date", "Thu Jan  1 00:00:09 1970", 9],
    ["an asctime date with two digits", "Sun Jan 11 00:00:00 1970", 864000],
    ["a negative number", "-1", undefined],
    ["a number with an exponent", "1e3", undefined],
    ["a day that there is not", "Sat, 31 Feb 1970 00:00:00 GMT", undefined],
    ["an hour that there is not", "Thu, 01 Jan 1970 24:00:01 GMT", undefined],
    ["a date without a zone", "Thu, 01 Jan 1970 00:00:09", undefined],
    ["a date of another zone", "Thu, 01 Jan 1970 00:00:09 +0100", undefined],
    ["an ISO date", "1970-01-01T00:00:09Z", undefined],
    ["invalid text", "soon", undefined],
    ["blank", " ", undefined],
    ["missing", undefined, undefined]
  ] as const) {
    it.effect(`reads Retry-After as ${form}`, () =>
      Effect.gen(function* () {
        const headers = header === undefined ? {} : { "retry-after": header }
        const { result } = yield* run(send({ accessToken: "t", otp: "1" }), [{ status: 429, headers }], {
          retry: Retry.none
        })
        const error = failure(result, "RateLimited")
        assert.strictEqual(error.retryAfter === undefined ? undefined : Duration.toSeconds(error.retryAfter), seconds)
      })
    )
  }

  it.effect("is repeated after the time of Retry-After, even for a call that sends a message", () =>
    Effect.gen(function* () {
      const { layer, sent } = scriptedClient({ status: 429, headers: { "retry-after": "20" } }, ok)
      const fiber = yield* send({ accessToken: "t", otp: "1" }).pipe(
        Effect.provide(Layer.merge(layer, config())),
        Effect.fork
      )
      yield* TestClock.adjust("19 seconds")
      assert.strictEqual(sent.length, 1)
      yield* TestClock.adjust("1 seconds")
      yield* Fiber.join(fiber)
      assert.strictEqual(sent.length, 2)
    })
  )

  it.effect("is repeated after the policy's cap where Retry-After is longer", () =>
    Effect.gen(function* () {
      const { layer, sent } = scriptedClient({ status: 429, headers: { "retry-after": "86400" } }, ok)
      const fiber = yield* read({ id: "1" }).pipe(Effect.provide(Layer.merge(layer, config())), Effect.fork)
      yield* TestClock.adjust("30 seconds")
      yield* Fiber.join(fiber)
      assert.strictEqual(sent.length, 2)
    })
  )
})

describe("the answer of a gateway", () => {
  const gateways = [408, 499, 502, 503, 504, 509, 520, 521, 525, 530, 598, 599]
  const others = [500, 501, 505, 507, 511, 519, 531, 597]

  for (const status of gateways) {
    it.effect(`with ${status} leaves a read to be repeated, and open what came of a message`, () =>
      Effect.gen(function* () {
        const headers = { "retry-after": "2" }
        const { result, sent } = yield* run(read({ id: "1" }), [{ status, headers }, ok])
        assert(Either.isRight(result))
        assert.strictEqual(sent.length, 2)
        const again = yield* run(manage({ id: "1" }), [{ status, headers }])
        assert.strictEqual(again.sent.length, 4)
        const failed = failure(again.result, "ServerFailed")
        assert.strictEqual(failed.status, status)
        assert.deepStrictEqual(failed.retryAfter, Duration.seconds(2))
        const once = yield* run(send({ accessToken: "t", otp: "1" }), [{ status, headers }])
        assert.strictEqual(once.sent.length, 1)
        const unknown = failure(once.result, "OutcomeUnknown")
        assert.strictEqual(unknown.reason, "GatewayError")
        assert.strictEqual(unknown.status, status)
        assert.deepStrictEqual(unknown.retryAfter, Duration.seconds(2))
      })
    )
  }

  it.effect("is not a 501 with a code of its own, which is not repeated either", () =>
    Effect.gen(function* () {
      const body = { ErrorCode: 100_501, Message: "m", Description: "d", emulator: "not emulated" }
      for (const call of [
        read({ id: "1" }),
        manage({ id: "1" }),
        send({ accessToken: "t", otp: "1" })
      ] as ReadonlyArray<AnyCall>) {
        const { result, sent } = yield* run(call, [{ status: 501, body }])
        assert.strictEqual(failure(result, "ServerFailed").status, 501)
        assert.strictEqual(sent.length, 1)
      }
    })
  )

  for (const status of others) {
    it.effect(`is not ${status}, which is not repeated`, () =>
      Effect.gen(function* () {
        const calls: ReadonlyArray<AnyCall> = [read({ id: "1" }), send({ accessToken: "t", otp: "1" })]
        for (const call of calls) {
          const { result, sent } = yield* run(call, [{ status }])
          assert.strictEqual(failure(result, "ServerFailed").status, status)
          assert.strictEqual(sent.length, 1)
        }
      })
    )
  }

  it.effect("is not one that has a code", () =>
    Effect.gen(function* () {
      const { result, sent } = yield* run(send({ accessToken: "t", otp: "1" }), [{ ...refusal(4711), status: 504 }])
      failure(result, "Unrecognized")
      assert.strictEqual(sent.length, 1)
    })
  )

  it.effect("is repeated after the time of Retry-After, up to the policy's cap", () =>
    Effect.gen(function* () {
      for (const [asked, seconds] of [
        ["20", 20],
        ["86400", 30]
      ] as const) {
        const { layer, sent } = scriptedClient({ status: 503, headers: { "retry-after": asked } }, ok)
        const fiber = yield* read({ id: "1" }).pipe(Effect.provide(Layer.merge(layer, config())), Effect.fork)
        yield* TestClock.adjust(`${seconds - 1} seconds`)
        assert.strictEqual(sent.length, 1)
        yield* TestClock.adjust("1 seconds")
        yield* Fiber.join(fiber)
        assert.strictEqual(sent.length, 2)
      }
    })
  )
})

describe("repeats", () => {
  const attempts = (
    effect: Effect.Effect<
      unknown,
      LoginRadiusError.LoginRadiusError,
      LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient
    >,
    script: ReadonlyArray<Reply>,
    options?: Partial<LoginRadiusConfig.Options>
  ) =>
    Effect.map(run(effect, script, options), ({ result, sent }) => ({
      n: sent.length,
      tag: Either.isLeft(result) ? result.left._tag : "ok"
    }))

  const reads = read({ id: "1" })
  const sends = send({ accessToken: "t", otp: "1" })

  for (const [what, effect, script, n, tag] of [
    ["a read after 503", reads, [{ status: 503 }, { status: 502 }, ok], 3, "ok"],
    ["a read after a lost connection", reads, [{ fails: "ECONNRESET" }, ok], 2, "ok"],
    ["a read after the service's own error 950", reads, [refusal(950), ok], 2, "ok"],
    ["a read at most three times", reads, [{ status: 503 }], 4, "ServerFailed"],
    ["an idempotent call after a lost connection", manage({ id: "1" }), [{ fails: "EPIPE" }, ok], 2, "ok"],
    [
      "a message-sending call that was never sent",
      sends,
      [{ fails: "ECONNREFUSED" }, { fails: "ENOTFOUND" }, ok],
      3,
      "ok"
    ],
    ["no message-sending call after a lost connection", sends, [{ fails: "ECONNRESET" }, ok], 1, "OutcomeUnknown"],
    ["no message-sending call after 503", sends, [{ status: 503 }, ok], 1, "OutcomeUnknown"],
    ["no message-sending call after a plain 500", sends, [{ status: 500 }, ok], 1, "ServerFailed"],
    ["no refusal", reads, [refusal(938), ok], 1, "UserNotFound"],
    ["no read after a plain 500", reads, [{ status: 500 }, ok], 1, "ServerFailed"],
    ["no malformed answer", reads, [{ body: "{" }, ok], 1, "MalformedResponse"]
  ] as const) {
    it.effect(`repeats ${what}`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* attempts(effect, script as ReadonlyArray<Reply>), { n, tag })
      })
    )
  }

  it.effect("are off with Retry.none, for the client or for one effect", () =>
    Effect.gen(function* () {
      const script = [{ status: 503 }, ok]
      assert.deepStrictEqual(yield* attempts(reads, script, { retry: Retry.none }), { n: 1, tag: "ServerFailed" })
      const off = reads.pipe(LoginRadiusConfig.override({ retry: Retry.none }))
      assert.deepStrictEqual(yield* attempts(off, script), { n: 1, tag: "ServerFailed" })
    })
  )

  it.effect("follow a custom policy, which gets the last error", () =>
    Effect.gen(function* () {
      const seen: Array<string> = []
      const policy = Retry.make({
        schedule: Schedule.recurs(5).pipe(
          Schedule.zipRight(Schedule.identity<Retry.Failure>()),
          Schedule.tapOutput((failure) =>
            Effect.sync(() => seen.push(`${failure.error._tag} ${failure.safety} ${failure.attempt}`))
          ),
          Schedule.whileInput((failure: Retry.Failure) => failure.attempt < 3)
        )
      })
      assert.deepStrictEqual(yield* attempts(reads, [{ status: 503 }], { retry: policy }), {
        n: 3,
        tag: "ServerFailed"
      })
      assert.deepStrictEqual(seen.slice(0, 2), ["ServerFailed read 1", "ServerFailed read 2"])
    })
  )

  it.effect("start at 200 ms and double, with a fifth of jitter either way", () =>
    Effect.gen(function* () {
      const { layer, sent } = scriptedClient({ status: 503 })
      const fiber = yield* reads.pipe(Effect.either, Effect.provide(Layer.merge(layer, config())), Effect.fork)
      const counts: Array<number> = []
      for (const wait of [159, 82, 238, 242]) {
        yield* TestClock.adjust(wait)
        counts.push(sent.length)
      }
      assert.deepStrictEqual(counts, [1, 2, 2, 3])
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(fiber)
    })
  )
})
