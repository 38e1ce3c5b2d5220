import { HttpClient, HttpClientError, HttpClientResponse } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Retry from "@loginradius-effect/core/Retry"
import { Effect, Layer } from "effect"
import { config } from "../support/client.js"
import { type AnyCall, failure, manage, read, run, send } from "./callFixture.js"

const sending = send({ accessToken: "t", otp: "1" })

describe("connections", () => {
  for (const [reason, codes] of [
    ["Refused", ["ECONNREFUSED", "EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN", "EADDRNOTAVAIL"]],
    ["Refused", ["ConnectionRefused", "FailedToOpenSocket"]],
    ["NameNotResolved", ["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA", "EAI_FAIL"]],
    ["ConnectTimeout", ["UND_ERR_CONNECT_TIMEOUT"]],
    [
      "TlsFailed",
      ["DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN", "CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"]
    ],
    [
      "TlsFailed",
      ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "CERT_REVOKED", "INVALID_CA"]
    ],
    ["TlsFailed", ["ERR_TLS_CERT_ALTNAME_INVALID", "ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_UNSUPPORTED_PROTOCOL"]],
    ["TlsFailed", ["ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE", "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION"]],
    ["TlsFailed", ["PATH_LENGTH_EXCEEDED", "HOSTNAME_MISMATCH", "KEYUSAGE_NO_CERTSIGN", "UNSPECIFIED"]],
    ["ProxyRefused", ["ERR_PROXY_TUNNEL_407", "ERR_PROXY_TUNNEL_403"]],
    ["InvalidRequest", ["UND_ERR_INVALID_ARG", "UND_ERR_NOT_SUPPORTED", "ERR_INVALID_CHAR"]]
  ] as const) {
    for (const system of codes) {
      it.effect(`that fail with ${system} have sent nothing`, () =>
        Effect.gen(function* () {
          const { result, sent } = yield* run(sending, [{ fails: system }])
          const error = failure(result, "TransportFailed")
          assert.strictEqual(error.reason, reason)
          assert.isFalse(error.sent)
          assert.strictEqual(error.system, system)
          const isMended = !["TlsFailed", "ProxyRefused", "InvalidRequest"].includes(reason)
          assert.strictEqual(error.retryable, isMended)
          assert.strictEqual(sent.length, isMended ? 4 : 1)
        })
      )
    }
  }

  for (const system of [
    "ECONNRESET",
    "EPIPE",
    "ETIMEDOUT",
    "UND_ERR_SOCKET",
    "UND_ERR_HEADERS_TIMEOUT",
    "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC",
    "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED",
    "ERR_HTTP2_PROTOCOL_ERROR",
    "HPE_INVALID_CONSTANT",
    "HPE_INVALID_VERSION",
    "ERR_INVALID_STATE",
    "UND_ERR_REQ_RETRY"
  ]) {
    it.effect(`that fail with ${system} leave open what came of a message`, () =>
      Effect.gen(function* () {
        const { result, sent } = yield* run(sending, [{ fails: system }])
        assert.strictEqual(failure(result, "OutcomeUnknown").system, system)
        assert.strictEqual(sent.length, 1)
        const again = yield* run(read({ id: "1" }), [{ fails: system }])
        assert.isTrue(failure(again.result, "TransportFailed").sent)
        assert.strictEqual(again.sent.length, 4)
      })
    )
  }

  const failing = (cause: object) =>
    Layer.succeed(
      HttpClient.HttpClient,
      HttpClient.make((request) =>
        Effect.fail(new HttpClientError.RequestError({ request, reason: "Transport", cause }))
      )
    )

  for (const code of ["EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN"]) {
    for (const syscall of ["read", "write"]) {
      it.effect(`that were there and fail with ${code} at ${syscall} leave open what came of a message`, () =>
        Effect.gen(function* () {
          const cause = Object.assign(new Error(), { code, syscall })
          const layer = Layer.merge(failing(new TypeError("fetch failed", { cause })), config({ retry: Retry.none }))
          const error = yield* Effect.flip(Effect.provide(sending, layer))
          assert(error._tag === "OutcomeUnknown", error._tag)
          assert.strictEqual(error.system, code)
        })
      )
    }
  }

  for (const [what, cause] of [
    ["for each address", new AggregateError([Object.assign(new Error(), { code: "ETIMEDOUT" })])],
    ["for all addresses", Object.assign(new AggregateError([new Error()]), { code: "ETIMEDOUT" })],
    ["beneath another error", Object.assign(new Error(), { code: "ETIMEDOUT", syscall: "connect" })]
  ] as const) {
    it.effect(`that time out ${what} have sent nothing`, () =>
      Effect.gen(function* () {
        const layer = Layer.merge(failing(new TypeError("fetch failed", { cause })), config({ retry: Retry.none }))
        const error = yield* Effect.flip(Effect.provide(sending, layer))
        assert(error._tag === "TransportFailed", error._tag)
        assert.strictEqual(error.reason, "ConnectTimeout")
        assert.isFalse(error.sent)
        assert.strictEqual(error.system, "ETIMEDOUT")
      })
    )
  }
})

describe("an answer that cannot be read", () => {
  for (const [expected, codes] of [
    ["headers within the limit of the HTTP client", ["UND_ERR_HEADERS_OVERFLOW", "HPE_HEADER_OVERFLOW"]],
    ["within maxAnswerBytes", ["ERR_BODY_TOO_LARGE", "ERR_BUFFER_TOO_LARGE", "UND_ERR_RES_EXCEEDED_MAX_SIZE"]],
    ["in its content coding", ["Z_DATA_ERROR", "Z_BUF_ERROR", "ERR__ERROR_FORMAT_PADDING_1", "ERR_CONTENT_ENCODING"]]
  ] as const) {
    for (const system of codes) {
      it.effect(`is malformed for every call, and not asked for again: ${system}`, () =>
        Effect.gen(function* () {
          const calls: ReadonlyArray<readonly [AnyCall, isOpen: boolean]> = [
            [read({ id: "1" }), false],
            [manage({ id: "1" }), false],
            [sending, true]
          ]
          for (const [call, isOpen] of calls) {
            const { result, sent } = yield* run(call, [{ fails: system }])
            const error = failure(result, "MalformedResponse")
            assert.strictEqual(error.path, "")
            assert.strictEqual(error.expected, expected)
            assert.strictEqual(error.status, 0)
            assert.strictEqual(error.message.endsWith("; the call may have taken effect"), isOpen)
            assert.strictEqual(sent.length, 1)
          }
        })
      )
    }
  }

  for (const [status, tag] of [
    [403, "Unrecognized"],
    [429, "RateLimited"],
    [500, "ServerFailed"]
  ] as const) {
    it.effect(`is the error of its status where that is ${status}, for a message too`, () =>
      Effect.gen(function* () {
        let sent = 0
        const client = HttpClient.make((request) => {
          sent++
          const response = HttpClientResponse.fromWeb(request, new Response("", { status }))
          const cause = Object.assign(new Error(), { code: "Z_DATA_ERROR" })
          return Effect.fail(new HttpClientError.ResponseError({ request, response, reason: "Decode", cause }))
        })
        const layer = Layer.merge(Layer.succeed(HttpClient.HttpClient, client), config({ retry: Retry.none }))
        const error = yield* Effect.flip(Effect.provide(sending, layer))
        assert(error._tag === tag, error._tag)
        assert.strictEqual(error.status, status)
        assert.strictEqual(sent, 1)
      })
    )
  }

  it.effect("has its status where one was read", () =>
    Effect.gen(function* () {
      const { result, sent } = yield* run(read({ id: "1" }), [{ body: "x".repeat(2000) }], { maxAnswerBytes: 1024 })
      const error = failure(result, "MalformedResponse")
      assert.strictEqual(error.status, 200)
      assert.strictEqual(error.expected, "within maxAnswerBytes")
      assert.strictEqual(sent.length, 1)
    })
  )
})
