import { HttpClient, HttpClientError } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import { Data, Effect, Either } from "effect"
import { inspect } from "node:util"
import { config } from "../support/client.js"
import { failure, read, refusal, run } from "./callFixture.js"

const callFields = { endpoint: "Account.profilesByUid", message: "Account.profilesByUid: …" }
const answerFields = { ...callFields, description: "…", family: "identity", status: 403, requestId: undefined } as const

/** A common error and a documented one. */
const invalid = new LoginRadiusError.InvalidInput({ ...callFields, field: "uid", reason: "expected a value" })
const notFound = new ErrorCode.UserNotFound({ ...answerFields, code: 938 })

/** An error of the application with the tag and category of an error of the SDK. */
class Own extends Data.TaggedError("UserNotFound")<{ readonly category: "notFound" }> {}

const own = new Own({ category: "notFound" })

describe("catchAny", () => {
  it.effect("handles every error of the SDK, and no other error", () =>
    Effect.gen(function* () {
      const tag = (error: LoginRadiusError.LoginRadiusError) => Effect.succeed(error._tag)
      for (const error of [invalid, notFound]) {
        assert.strictEqual(yield* LoginRadiusError.catchAny(Effect.fail(error), tag), error._tag)
        assert.strictEqual(yield* Effect.fail(error).pipe(LoginRadiusError.catchAny(tag)), error._tag)
      }
      assert.strictEqual(yield* Effect.flip(LoginRadiusError.catchAny(Effect.fail(own), tag)), own)
      assert.strictEqual(yield* Effect.flip(Effect.fail(own).pipe(LoginRadiusError.catchAny(tag))), own)
      assert.strictEqual(yield* LoginRadiusError.catchAny(Effect.succeed(1), tag), 1)
    })
  )
})

describe("retryable", () => {
  const failed = (reason: LoginRadiusError.TransportReason, sent: boolean) =>
    new LoginRadiusError.TransportFailed({ ...callFields, reason, sent, system: undefined })
  const lost = { ...callFields, reason: "ConnectionLost", status: undefined, system: undefined } as const
  const noCode = { ...callFields, status: 500, requestId: undefined }
  const facts: ReadonlyArray<readonly [LoginRadiusError.LoginRadiusError, boolean]> = [
    [failed("Refused", false), true],
    [failed("NameNotResolved", false), true],
    [failed("ConnectTimeout", false), true],
    [failed("ConnectionLost", true), true],
    [failed("Deadline", true), true],
    [failed("InvalidRequest", false), false],
    [new LoginRadiusError.RateLimited({ ...noCode, status: 429, retryAfter: undefined, sent: true }), true],
    [new LoginRadiusError.ServerFailed({ ...noCode, body: "" }), true],
    [new LoginRadiusError.OutcomeUnknown(lost), false],
    [new LoginRadiusError.MalformedResponse({ ...noCode, path: "", expected: "JSON" }), false],
    [invalid, false],
    [new LoginRadiusError.CredentialsMissing({ ...callFields, option: "apiSecret" }), false],
    [new LoginRadiusError.ApiCredentialsRejected({ ...answerFields, code: 901, reason: "KeyUnknown" }), false],
    [new LoginRadiusError.Unrecognized({ ...answerFields, code: 950 }), false],
    [notFound, false],
    [new ErrorCode.UnknownError({ ...answerFields, code: 950 }), true]
  ]

  for (const [error, expected] of facts) {
    const of = "reason" in error ? ` because of ${error.reason}` : ""
    it(`is ${expected} of ${error._tag}${of}`, () => {
      assert.strictEqual(error.retryable, expected)
    })
  }

  it("is not part of an error as JSON or text", () => {
    for (const [error] of facts) {
      assert.notInclude(Object.keys(error), "retryable")
      for (const text of [JSON.stringify(error), inspect(error), String(error)]) assert.notInclude(text, "retryable")
    }
  })

  it.effect("is false of a request that the client cannot make, and the call is not repeated", () =>
    Effect.gen(function* () {
      let attempts = 0
      const client = HttpClient.make((request) => {
        attempts++
        return Effect.fail(new HttpClientError.RequestError({ request, reason: "InvalidUrl" }))
      })
      const call = Infrastructure.getServerTime().pipe(
        Effect.provideService(HttpClient.HttpClient, client),
        Effect.provide(config())
      )
      const error = yield* Effect.flip(call)
      assert(error._tag === "TransportFailed")
      assert.deepStrictEqual([error.reason, error.retryable, attempts], ["InvalidRequest", false, 1])
    })
  )
})

describe("catchCategory and catchCode", () => {
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
