import { assert, describe, it } from "@effect/vitest"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Retry from "@loginradius-effect/core/Retry"
import { Effect, Either } from "effect"
import type { Reply } from "../support/client.js"
import { failure, ok, read, refusal, run } from "./callFixture.js"

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
    [
      "a code alone decides, without a text",
      { status: 403, body: { ErrorCode: 938, Message: null } },
      "UserNotFound",
      { code: 938, message: "Test.read: code 938, HTTP 403", description: "code 938, HTTP 403" }
    ],
    [
      "a code alone decides, whatever the gateway's status",
      { status: 502, body: { ErrorCode: 938, Description: 42 } },
      "UserNotFound",
      { code: 938, status: 502 }
    ],
    [
      "a code alone makes a success a failure",
      { status: 200, body: { ErrorCode: 938 } },
      "UserNotFound",
      { code: 938 }
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
      "a refused key is ApiCredentialsRejected",
      refusal(901),
      "ApiCredentialsRejected",
      { reason: "KeyUnknown", code: 901 }
    ],
    [
      "a refused signature is ApiCredentialsRejected too",
      refusal(1208),
      "ApiCredentialsRejected",
      { reason: "SignatureWrong" }
    ],
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
      "a gateway's HTML page is reported by media type and length",
      { status: 502, headers: { "content-type": "text/html; charset=utf-8" }, body: "<html>secret</html>" },
      "ServerFailed",
      { status: 502, body: "text/html, 19 characters" }
    ],
    ["an empty 500 is a server's failure", { status: 500 }, "ServerFailed", { status: 500, body: "no body" }],
    [
      "a 501 with a code from 100,000 on is a server's failure, and repeats what it says",
      { ...refusal(100_501, { Message: "not here", Description: "Test.read" }), status: 501 },
      "ServerFailed",
      { status: 501, body: "not here", message: "Test.read: HTTP 501: not here" }
    ],
    [
      "a 500 with the code 100,000 is a server's failure",
      { ...refusal(100_000), status: 500 },
      "ServerFailed",
      { status: 500 }
    ],
    [
      "a 500 with a code below 100,000 may be LoginRadius'",
      { ...refusal(99_999), status: 500 },
      "Unrecognized",
      { code: 99_999, status: 500 }
    ],
    [
      "a refusal with a code from 100,000 on has none of LoginRadius' codes",
      { ...refusal(100_403, { Message: "not here" }), status: 403 },
      "Unrecognized",
      { code: undefined, status: 403, description: "not here" }
    ],
    [
      "a code from 100,000 on is no success, whatever the status",
      { ...refusal(100_501, { Id: "1", Message: "not here" }), status: 200 },
      "Unrecognized",
      { code: undefined, status: 200 }
    ],
    [
      "a page with 404 has no code",
      { status: 404, headers: { "content-type": "text/html" }, body: "<h1>" },
      "Unrecognized",
      { code: undefined, status: 404 }
    ],
    ["a redirect is not a success", { status: 302, body: "" }, "Unrecognized", { status: 302 }],
    ["an empty success is malformed", { status: 200 }, "MalformedResponse", { path: "", expected: "JSON" }],
    ["truncated JSON is malformed", { body: '{"Id":"1' }, "MalformedResponse", { expected: "JSON" }],
    ["an answer without a required member is malformed", { body: {} }, "MalformedResponse", { path: "Id" }],
    ["a required member that is null is malformed", { body: { Id: null } }, "MalformedResponse", { path: "Id" }],
    ["an array where an object is due is malformed", { body: [] }, "MalformedResponse", { expected: "an object" }],
    ["a bare string is malformed", { body: '"x"' }, "MalformedResponse", { expected: "an object" }],
    ["a required member of another type names its path", { body: { Id: 1 } }, "MalformedResponse", { path: "Id" }],
    ["an error code that is not a number is no error code", { body: { Id: "1", ErrorCode: "938" } }, "ok", {}]
  ] as const) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const { result } = yield* run(read({ id: "1" }), [answer as Reply], { retry: Retry.none })
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

  it.effect("show no secret of the request, in any encoding", () =>
    Effect.gen(function* () {
      const token = "tok/en+ü&1-of-some-length"
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
