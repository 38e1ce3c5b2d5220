import { assert, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as Retry from "@loginradius-effect/core/Retry"
import { Emulator, Faults } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect, Random } from "effect"
import * as net from "node:net"
import { account, emulator, key, type Raw, request } from "./support.js"

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const provider = `/RequestHandler.aspx?apikey=${key}&provider=google&callback=http%3A%2F%2Flocalhost`

const kinds: ReadonlyArray<readonly [kind: string, status: number, raw: Raw]> = [
  ["success", 200, { path: `/identity/v2/serverinfo?apikey=${key}` }],
  ["refusal of a key", 400, { path: "/identity/v2/serverinfo" }],
  ["refusal of a token", 400, { path: `/identity/v2/auth/account?apikey=${key}` }],
  ["refusal of a handler", 403, { path: `/identity/v2/auth/account/delete?apikey=${key}&deletetoken=none` }],
  ["refusal of a body", 400, { method: "POST", path: `/identity/v2/auth/login?apikey=${key}`, body: "{" }],
  ["page", 200, { path: provider }],
  ["refusal of a page", 400, { path: "/RequestHandler.aspx" }],
  ["operation that is not emulated", 501, { path: `/identity/v2/auth/nothing?apikey=${key}` }],
  ["path without an operation", 501, { path: "/" }]
]

/** The id in the answer to a raw request. */
const idOf = (raw: Raw, expected: number) =>
  Effect.gen(function* () {
    const { handle } = yield* Emulator.Emulator
    const { headers, status } = yield* Effect.orDie(handle(request(raw)))
    assert.strictEqual(status, expected)
    return headers?.["x-request-id"] ?? ""
  })

describe("x-request-id", () => {
  for (const [kind, status, raw] of kinds) {
    it.effect(`is in the answer of a ${kind}, another one each time`, () =>
      Effect.gen(function* () {
        const [one, two] = [yield* idOf(raw, status), yield* idOf(raw, status)]
        assert.match(one, guid)
        assert.match(two, guid)
        assert.notStrictEqual(one, two)
      }).pipe(Effect.provide(emulator()))
    )
  }

  it.effect("is the same from the same random numbers", () => {
    const ids = Effect.suspend(() =>
      Effect.forEach(kinds, ([, status, raw]) => idOf(raw, status)).pipe(
        Effect.provide(emulator()),
        Effect.withRandom(Random.make("ids"))
      )
    )
    return Effect.map(Effect.all([ids, ids]), ([one, two]) => assert.deepStrictEqual(one, two))
  })

  it.effect("is one for a request whose password has to be hashed", () =>
    Effect.gen(function* () {
      yield* account("ada@example.com")
      const login = {
        method: "POST",
        path: `/identity/v2/auth/login?apikey=${key}`,
        body: { email: "ada@example.com", password: "password" }
      }
      assert.match(yield* idOf(login, 200), guid)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("is a fault's own, where it has one", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.status(429, { headers: { "X-Request-Id": "r-1" } }))
      yield* Emulator.inject(Faults.status(429))
      const { handle } = yield* Emulator.Emulator
      const [own, other] = yield* Effect.all([handle(request({ path: "/" })), handle(request({ path: "/" }))])
      assert.deepStrictEqual(own.headers, { "X-Request-Id": "r-1" })
      assert.match(other.headers?.["x-request-id"] ?? "", guid)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("is the requestId of values and errors", () =>
    Effect.gen(function* () {
      const { requestId } = yield* Endpoint.withResponse(Infrastructure.getServerTime)()
      assert.match(requestId ?? "", guid)
      const refused = yield* Effect.flip(Authentication.verifyEmail({ verificationToken: "none" }))
      assert.match("requestId" in refused ? (refused.requestId ?? "") : "", guid)
      yield* Emulator.inject(Faults.status(503, { body: "busy" }))
      const failed = yield* Effect.flip(Infrastructure.getServerTime())
      assert.strictEqual(failed._tag, "ServerFailed")
      assert.match("requestId" in failed ? (failed.requestId ?? "") : "", guid)
    }).pipe(Effect.provide(emulator({ client: { retry: Retry.none } })))
  )
})

/** The first head that comes back for bytes that are sent. */
const exchange = (base: string, bytes: string) =>
  Effect.async<string>((resume) => {
    const socket = net.connect(Number(new URL(base).port), "127.0.0.1", () => socket.write(bytes))
    let answer = ""
    socket.on("data", (data) => {
      answer += data.toString()
      if (!answer.includes("\r\n\r\n")) return
      socket.destroy()
      resume(Effect.succeed(answer))
    })
  })

describe("x-request-id of the server", () => {
  const local = "Host: localhost\r\n"
  for (const [what, bytes, status] of [
    ["an answer", `GET /identity/v2/serverinfo?apikey=${key} HTTP/1.1\r\n${local}\r\n`, 200],
    ["a foreign host", "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n", 421],
    ["a foreign page", `GET / HTTP/1.1\r\n${local}Origin: https://example.com\r\n\r\n`, 403],
    [
      "a preflight",
      `OPTIONS / HTTP/1.1\r\n${local}Origin: http://localhost\r\nAccess-Control-Request-Method: GET\r\n\r\n`,
      204
    ],
    ["a HEAD that is not answered", `HEAD /identity/v2/auth/email?apikey=${key} HTTP/1.1\r\n${local}\r\n`, 405],
    ["a body that is too large", `POST / HTTP/1.1\r\n${local}Content-Length: 9999999\r\n\r\n`, 413],
    ["headers that are too large", `GET / HTTP/1.1\r\n${local}A: ${"a".repeat(20_000)}\r\n\r\n`, 431],
    ["what is no request", "nonsense\r\n\r\n", 400]
  ] as const) {
    it.scopedLive(`is in the answer to ${what}, once`, () =>
      Effect.gen(function* () {
        const head = yield* exchange(yield* serve(), bytes)
        assert.match(head, new RegExp(`^HTTP/1.1 ${status} `))
        const ids = [...head.matchAll(/^x-request-id: (.*)\r$/gim)].map(([, id]) => id ?? "")
        assert.lengthOf(ids, 1)
        assert.match(ids[0] ?? "", guid)
      }).pipe(Effect.provide(Emulator.layer()))
    )
  }
})
