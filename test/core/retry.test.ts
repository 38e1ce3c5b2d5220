import type { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import type * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as Retry from "@loginradius-effect/core/Retry"
import { Duration, Effect, Either, Fiber, Layer, Schedule, TestClock } from "effect"
import { config, type Reply, scriptedClient } from "../support/client.js"
import { failure, manage, ok, read, refusal, run, send } from "./callFixture.js"

describe("429", () => {
  for (const [form, header, seconds] of [
    ["seconds", "7", 7],
    ["a date", "Thu, 01 Jan 1970 00:00:09 GMT", 9],
    ["a date that is past", "Wed, 31 Dec 1969 23:59:59 GMT", 0],
    ["invalid text", "soon", undefined],
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
