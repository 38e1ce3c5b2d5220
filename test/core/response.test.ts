import { FetchHttpClient, HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as Retry from "@loginradius-effect/core/Retry"
import * as Wire from "@loginradius-effect/core/Wire"
import { Duration, Effect, Either, Fiber, Layer, Schedule, TestClock } from "effect"
import { config, scripted, type Scripted } from "../support/client.js"

const Thing = Wire.document("Thing", () => ({ Id: Wire.required(Wire.string), Count: Wire.integer }))

const read = Endpoint.make("Test.read", () => ({
  route: "GET /identity/v2/thing/:id",
  auth: Credential.apiKey,
  query: { token: Wire.optional(Wire.secret) },
  success: Thing,
  errors: [ErrorCode.UserNotFound, ErrorCode.AccountTemporarilyLocked, ErrorCode.FieldValidationFailed],
  safety: "read"
}))

const send = Endpoint.make("Test.send", () => ({
  route: "POST /identity/v2/thing",
  auth: Credential.accessToken,
  body: { otp: Wire.secret },
  success: Thing,
  errors: [ErrorCode.OtpInvalid],
  safety: "sendsMessage"
}))

const manage = Endpoint.make("Test.manage", () => ({
  route: "DELETE /identity/v2/manage/thing/:id",
  auth: Credential.secret,
  success: Thing,
  safety: "idempotent"
}))

const ok = { body: { Id: "1" } }

/** Calls an endpoint against a script; time passes by itself. */
const run = <A, E>(
  effect: Effect.Effect<A, E, LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient>,
  script: ReadonlyArray<Scripted>,
  options?: Partial<LoginRadiusConfig.Options>
) => {
  const { layer, sent } = scripted(...script)
  return Effect.gen(function* () {
    const fiber = yield* Effect.fork(Effect.either(Effect.provide(effect, Layer.merge(layer, config(options)))))
    yield* TestClock.adjust("10 minutes")
    return { result: yield* Fiber.join(fiber), sent }
  })
}

/** The failure of a result, which has to have this tag. */
const failure = <A, E extends { readonly _tag: string }, T extends E["_tag"]>(result: Either.Either<A, E>, tag: T) => {
  assert(Either.isLeft(result), "expected a failure")
  assert.strictEqual(result.left._tag, tag)
  return result.left as Extract<E, { readonly _tag: T }>
}

const refusal = (code: number, extra?: object) => ({
  status: 403,
  body: { ErrorCode: code, Message: "No", Description: "Not like this", ...extra }
})

describe("answers", () => {
  it.effect("are decoded, and unknown members kept", () =>
    Effect.gen(function* () {
      const { result } = yield* run(read({ id: "1" }), [{ body: { Id: "1", Count: null, New: { a: [1] } } }])
      assert.deepStrictEqual<unknown>(Either.getOrThrow(result), { Id: "1", Count: null, New: { a: [1] } })
    })
  )

  for (const [what, answer, tag, check] of [
    [
      "a documented code becomes its class",
      refusal(938),
      "UserNotFound",
      { code: 938, status: 403, family: "identity" }
    ],
    [
      "the lower-case envelope is read too",
      { status: 403, body: { errorCode: 938, message: "No", description: "x" } },
      "UserNotFound",
      { code: 938, description: "x" }
    ],
    ["the status does not matter for the class", { ...refusal(938), status: 400 }, "UserNotFound", { status: 400 }],
    ["a success that carries an error is a failure", { ...refusal(938), status: 200 }, "UserNotFound", { status: 200 }],
    [
      "an undeclared code keeps number and text",
      refusal(4711),
      "Unrecognized",
      { code: 4711, description: "Not like this" }
    ],
    ["a documented code that is not declared stays unrecognized", refusal(1047), "Unrecognized", { code: 1047 }],
    [
      "a refused key is an operations' mistake",
      refusal(901),
      "ApiCredentialsRejected",
      { reason: "KeyUnknown", code: 901 }
    ],
    ["a refused signature too", refusal(1208), "ApiCredentialsRejected", { reason: "SignatureWrong" }],
    [
      "the payload of a lock is typed",
      refusal(1198, { Data: { LoginLockedTimeout: "2026-01-01T00:00:00Z" } }),
      "AccountTemporarilyLocked",
      { loginLockedTimeout: "2026-01-01T00:00:00Z" }
    ],
    [
      "the fields of a validation error are typed",
      refusal(1134, { Errors: [{ FieldName: "Password", ErrorMessage: "too short" }] }),
      "FieldValidationFailed",
      { errors: [{ fieldName: "Password", errorMessage: "too short" }] }
    ],
    [
      "a gateway's page is reported by media type and length",
      { status: 502, headers: { "content-type": "text/html; charset=utf-8" }, body: "<html>secret</html>" },
      "ServerFailed",
      { status: 502, body: "text/html, 19 characters" }
    ],
    ["an empty 500 is a server's failure", { status: 500 }, "ServerFailed", { status: 500, body: "no body" }],
    [
      "a page with 404 has no code",
      { status: 404, headers: { "content-type": "text/html" }, body: "<h1>" },
      "Unrecognized",
      { code: undefined, status: 404 }
    ],
    ["a redirect is not a success", { status: 302, body: "" }, "Unrecognized", { status: 302 }],
    ["an empty success is malformed", { status: 200 }, "MalformedResponse", { path: "", expected: "JSON" }],
    ["truncated JSON is malformed", { body: '{"Id":"1' }, "MalformedResponse", { expected: "JSON" }],
    ["an answer without its witness is malformed", { body: {} }, "MalformedResponse", { path: "Id" }],
    ["a null witness is malformed", { body: { Id: null } }, "MalformedResponse", { path: "Id" }],
    ["an array where an object is due is malformed", { body: [] }, "MalformedResponse", { expected: "an object" }],
    ["a bare string is malformed", { body: '"x"' }, "MalformedResponse", { expected: "an object" }],
    ["a wrong type names its path", { body: { Id: "1", Count: "2" } }, "MalformedResponse", { path: "Count" }],
    ["an error code that is not a number is no error code", { body: { Id: "1", ErrorCode: "938" } }, "ok", {}]
  ] as const) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const { result } = yield* run(read({ id: "1" }), [answer as Scripted], { retry: Retry.none })
        if (tag === "ok") return assert(Either.isRight(result))
        const error = failure(result, tag)
        assert.strictEqual(error.endpoint, "Test.read")
        for (const [key, value] of Object.entries(check)) assert.deepStrictEqual(Reflect.get(error, key), value, key)
      })
    )
  }

  it.effect("keep the service's request id, on errors and on successes", () =>
    Effect.gen(function* () {
      const headers = { "content-type": "application/json", "x-request-id": "r-1" }
      const failed = yield* run(read({ id: "1" }), [{ ...refusal(938), headers }])
      assert.strictEqual(failure(failed.result, "UserNotFound").requestId, "r-1")
      const { result } = yield* run(Endpoint.withResponse(read)({ id: "1" }), [{ ...ok, headers }])
      const response = Either.getOrThrow(result)
      assert.deepStrictEqual(response.value, { Id: "1" })
      assert.strictEqual(response.status, 200)
      assert.strictEqual(response.requestId, "r-1")
    })
  )

  it.effect("repeat no secret that the call sent, however it is spelled", () =>
    Effect.gen(function* () {
      const token = "tok/en+ü&1"
      const description = `bad ${token} and ${encodeURIComponent(token)} and ${token.toUpperCase()}`
      const { result } = yield* run(read({ id: "1", token }), [
        refusal(1134, { Description: description, Errors: [{ FieldName: "token", ErrorMessage: `${token} is bad` }] })
      ])
      const error = failure(result, "FieldValidationFailed")
      assert.strictEqual(error.description, "bad <redacted> and <redacted> and <redacted>")
      assert.strictEqual(error.errors[0]?.errorMessage, "<redacted> is bad")
    })
  )
})

describe("429", () => {
  for (const [form, header, seconds] of [
    ["seconds", "7", 7],
    ["a date", "Thu, 01 Jan 1970 00:00:09 GMT", 9],
    ["a date that is past", "Wed, 31 Dec 1969 23:59:59 GMT", 0],
    ["nonsense", "soon", undefined],
    ["nothing", undefined, undefined]
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

  it.effect("is repeated even for a call that sends a message, after the time that was asked for", () =>
    Effect.gen(function* () {
      const { layer, sent } = scripted({ status: 429, headers: { "retry-after": "20" } }, ok)
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

  it.effect("is not waited for longer than the policy's cap", () =>
    Effect.gen(function* () {
      const { layer, sent } = scripted({ status: 429, headers: { "retry-after": "86400" } }, ok)
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
    script: ReadonlyArray<Scripted>,
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
    ["a read after the service's own hiccup (950)", reads, [refusal(950), ok], 2, "ok"],
    ["a read at most three times", reads, [{ status: 503 }], 4, "ServerFailed"],
    ["an idempotent call after a lost connection", manage({ id: "1" }), [{ fails: "EPIPE" }, ok], 2, "ok"],
    ["a message-sending call that never left", sends, [{ fails: "ECONNREFUSED" }, { fails: "ENOTFOUND" }, ok], 3, "ok"],
    ["no message-sending call after a lost connection", sends, [{ fails: "ECONNRESET" }, ok], 1, "OutcomeUnknown"],
    ["no message-sending call after 503", sends, [{ status: 503 }, ok], 1, "OutcomeUnknown"],
    ["no message-sending call after a plain 500", sends, [{ status: 500 }, ok], 1, "ServerFailed"],
    ["no refusal", reads, [refusal(938), ok], 1, "UserNotFound"],
    ["no read after a plain 500", reads, [{ status: 500 }, ok], 1, "ServerFailed"],
    ["no malformed answer", reads, [{ body: "{" }, ok], 1, "MalformedResponse"]
  ] as const) {
    it.effect(`repeats ${what}`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* attempts(effect, script as ReadonlyArray<Scripted>), { n, tag })
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

  it.effect("follow a policy of one's own, which sees the last error", () =>
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
      const { layer, sent } = scripted({ status: 503 })
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

describe("deadlines", () => {
  it.effect("end each attempt after 30 seconds", () =>
    Effect.gen(function* () {
      const { result, sent } = yield* run(read({ id: "1" }), ["hangs", "hangs", ok])
      assert(Either.isRight(result))
      assert.strictEqual(sent.length, 3)
    })
  )

  it.effect("leave the outcome open where a repeat is not safe", () =>
    Effect.gen(function* () {
      const { result, sent } = yield* run(send({ accessToken: "t", otp: "1" }), ["hangs"])
      const error = failure(result, "OutcomeUnknown")
      assert.strictEqual(error.reason, "Deadline")
      assert.strictEqual(sent.length, 1)
    })
  )

  it.effect("can be set for one effect", () =>
    Effect.gen(function* () {
      const { layer } = scripted("hangs")
      const fiber = yield* read({ id: "1" }).pipe(
        LoginRadiusConfig.override({ deadline: "2 seconds", retry: Retry.none }),
        Effect.flip,
        Effect.provide(Layer.merge(layer, config())),
        Effect.fork
      )
      yield* TestClock.adjust("2 seconds")
      const error = yield* Fiber.join(fiber)
      assert(error._tag === "TransportFailed")
      assert.strictEqual(error.reason, "Deadline")
      assert.isTrue(error.sent)
    })
  )
})

describe("connections", () => {
  for (const [system, reason] of [
    ["ECONNREFUSED", "Refused"],
    ["ENOTFOUND", "NameNotResolved"],
    ["EAI_AGAIN", "NameNotResolved"],
    ["UND_ERR_CONNECT_TIMEOUT", "ConnectTimeout"]
  ] as const) {
    it.effect(`that fail with ${system} are known not to have carried the request`, () =>
      Effect.gen(function* () {
        const { result } = yield* run(send({ accessToken: "t", otp: "1" }), [{ fails: system }], {
          retry: Retry.none
        })
        const error = failure(result, "TransportFailed")
        assert.strictEqual(error.reason, reason)
        assert.isFalse(error.sent)
        assert.strictEqual(error.system, system)
      })
    )
  }

  it.effect("are given up when the caller is interrupted", () =>
    Effect.gen(function* () {
      let aborted = false
      const { layer } = scripted("hangs")
      const fiber = yield* read({ id: "1" }).pipe(
        Effect.provide(
          Layer.merge(
            layer,
            config({
              transformClient: HttpClient.transformResponse((answer) =>
                Effect.onInterrupt(answer, () => Effect.sync(() => void (aborted = true)))
              )
            })
          )
        ),
        Effect.fork
      )
      yield* TestClock.adjust(1)
      yield* Fiber.interrupt(fiber)
      assert.isTrue(aborted)
    })
  )
})

describe("redirects", () => {
  const { RequestInit } = FetchHttpClient

  /** The options that `fetch` is called with. */
  const fetched = (options?: Partial<LoginRadiusConfig.Options>) =>
    Effect.gen(function* () {
      let seen: RequestInit = {}
      const fetch: typeof globalThis.fetch = (_, init) => {
        seen = init ?? {}
        return Promise.resolve(new Response(JSON.stringify({ Id: "1" })))
      }
      const client = Layer.provide(FetchHttpClient.layer, Layer.succeed(FetchHttpClient.Fetch, fetch))
      yield* Effect.provide(read({ id: "1" }), Layer.merge(client, config(options)))
      return seen
    })

  it.effect("are not left to fetch, which would take the secret along", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* fetched()).redirect, "manual")
    })
  )

  it.effect("and other options of fetch are those of transformClient", () =>
    Effect.gen(function* () {
      const init = { redirect: "error", credentials: "include" } as const
      const transformClient = HttpClient.transformResponse(Effect.provideService(RequestInit, init))
      const { credentials, redirect } = yield* fetched({ transformClient })
      assert.deepStrictEqual({ credentials, redirect }, init)
    })
  )
})

describe("categories and codes", () => {
  it.effect("catchCategory handles every error of a category and no other", () =>
    Effect.gen(function* () {
      const caught = yield* run(
        read({ id: "1" }).pipe(LoginRadiusError.catchCategory("notFound", (e) => Effect.succeed(e._tag))),
        [refusal(938)]
      )
      assert.strictEqual<unknown>(Either.getOrThrow(caught.result), "UserNotFound")
      const passed = yield* run(
        read({ id: "1" }).pipe(LoginRadiusError.catchCategory(["token", "mfa"], () => Effect.succeed("x"))),
        [refusal(938)]
      )
      failure(passed.result, "UserNotFound")
    })
  )

  it.effect("catchCode handles the class, and the code where the endpoint does not declare it", () =>
    Effect.gen(function* () {
      for (const [errorClass, code] of [
        [ErrorCode.UserNotFound, 938],
        [ErrorCode.RoleNotFound, 1047]
      ] as const) {
        const { result } = yield* run(
          read({ id: "1" }).pipe(LoginRadiusError.catchCode(errorClass, (e) => Effect.succeed(e.code))),
          [refusal(code)]
        )
        assert.strictEqual<unknown>(Either.getOrThrow(result), code)
      }
    })
  )
})
