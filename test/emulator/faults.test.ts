/** Faults: which requests they meet, and what they make of them. */
import { assert, describe, it } from "@effect/vitest"
import { Account, Authentication, Infrastructure, Retry } from "@loginradius-effect/core"
import { Emulator, Faults } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Duration, Effect, Fiber, Option, TestClock } from "effect"
import { answerTo } from "../support/sockets.js"
import { account, at, emulator, key, manage, type Raw, request, secret, send, token } from "./support.js"

const ada = "ada@example.com"
const bob = "bob@example.com"

const quiet = emulator({ client: { retry: Retry.none } })

const serverTime: Raw = { path: `/identity/v2/serverinfo?apikey=${key}` }
const availability: Raw = { path: `/identity/v2/auth/email?apikey=${key}&email=${ada}` }

/** The statuses of requests, one after the other. */
const statuses = (...requests: ReadonlyArray<Raw>) =>
  Effect.forEach(requests, (raw) => Effect.map(send(raw), ({ status }) => status))

const teapot = Faults.status(418, { body: {} })

describe("a fault meets requests", () => {
  it.effect("of a method", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(teapot, { method: "post" })
      const login: Raw = { method: "POST", path: `/identity/v2/auth/login?apikey=${key}`, body: { email: ada } }
      assert.deepStrictEqual(yield* statuses(serverTime, login, login), [200, 418, 400])
    }).pipe(Effect.provide(quiet))
  )

  it.effect("of a path, or of paths with any text in place of each *", () =>
    Effect.gen(function* () {
      const meets = (path: string) =>
        Effect.gen(function* () {
          const id = yield* Emulator.inject(teapot, { path })
          const [status] = yield* statuses(serverTime)
          yield* Emulator.removeFault(id)
          return status === 418
        })
      for (const path of [
        "/identity/v2/serverinfo",
        "/IDENTITY/*",
        "*info",
        "/*/v2/*erver*",
        "*",
        "/identity/v2/serverinfo*"
      ]) {
        assert.isTrue(yield* meets(path), path)
      }
      for (const path of [
        "/identity/v2/server",
        "/identity/v2",
        "*inf",
        "/*/v3/*",
        "*serverinfo*serverinfo",
        "*o/",
        "?"
      ]) {
        assert.isFalse(yield* meets(path), path)
      }
    }).pipe(Effect.provide(quiet))
  )

  it.effect("that name an account, or carry a token of it", () =>
    Effect.gen(function* () {
      const uid = yield* account(ada)
      const other = yield* account(bob)
      const profile = (accessToken: string): Raw => ({
        path: `/identity/v2/auth/account?apikey=${key}`,
        headers: { authorization: `Bearer ${accessToken}` }
      })
      const byUid = (uid: string): Raw => ({
        path: `/identity/v2/manage/account/${uid}?apikey=${key}`,
        headers: { "x-loginradius-apisecret": secret }
      })
      const login = (email: string): Raw => ({
        method: "POST",
        path: `/identity/v2/auth/login?apikey=${key}`,
        body: { Email: email, password: "password" }
      })
      const create = (email: string): Raw => ({
        method: "POST",
        path: `/identity/v2/manage/account?apikey=${key}`,
        headers: { "x-loginradius-apisecret": secret },
        body: { Email: [{ Type: "Primary", Value: email }] }
      })
      const tokens = [yield* token(ada), yield* token(bob)] as const
      for (const named of [uid, ada.toUpperCase()]) {
        yield* Emulator.inject(teapot, { account: named, times: 5 })
        const theirs = [profile(tokens[0]), byUid(uid), login(ada), availability, create(ada)]
        assert.deepStrictEqual(yield* statuses(byUid(other), profile(tokens[1]), login(bob)), [200, 200, 200])
        assert.deepStrictEqual(yield* statuses(...theirs), [418, 418, 418, 418, 418])
        assert.deepStrictEqual(yield* statuses(byUid(uid)), [200])
      }
      // Of an address that nobody has, too: its registration can be made to fail.
      yield* Emulator.inject(teapot, { account: "new@example.com" })
      assert.deepStrictEqual(yield* statuses(create("new@example.com"), create("new@example.com")), [418, 200])
    }).pipe(Effect.provide(quiet))
  )

  it.effect("from the nth one on that fits, so many of them", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(teapot, { endpoint: Infrastructure.getServerTime, nth: 3, times: 2 })
      const requests = [serverTime, availability, serverTime, serverTime, serverTime, serverTime]
      assert.deepStrictEqual(yield* statuses(...requests), [200, 200, 200, 418, 418, 200])
    }).pipe(Effect.provide(quiet))
  )

  it.effect("that fit all that is said, and counts those that another fault meets", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.status(503, { body: {} }), { nth: 1 })
      yield* Emulator.inject(teapot, { path: "/identity/*", method: "GET", nth: 2 })
      assert.deepStrictEqual(yield* statuses(serverTime, serverTime, serverTime), [503, 418, 200])
    }).pipe(Effect.provide(quiet))
  )
})

describe("faults", () => {
  it.effect("are listed with what they have met and are still to meet, and go by their ids or by a reset", () =>
    Effect.gen(function* () {
      const first = yield* Emulator.inject(teapot, { times: 2, path: "/identity/*" })
      const second = yield* Emulator.inject(Faults.dropAfter, { account: ada, nth: 2, method: "GET" })
      const shown = Effect.map(Emulator.faults, (faults) => faults.map(({ fired, id, left }) => [id, fired, left]))
      yield* send(serverTime)
      assert.deepStrictEqual(yield* shown, [
        [first, 1, 1],
        [second, 0, 1]
      ])
      yield* send(serverTime)
      assert.deepStrictEqual(yield* shown, [
        [first, 2, 0],
        [second, 0, 1]
      ])
      const [, listed] = yield* Emulator.faults
      assert.deepStrictEqual(listed, {
        id: second,
        fault: Faults.dropAfter,
        endpoint: undefined,
        method: "GET",
        path: undefined,
        account: ada,
        nth: 2,
        fired: 0,
        left: 1
      })
      assert.isTrue(yield* Emulator.removeFault(second))
      assert.isFalse(yield* Emulator.removeFault(second))
      assert.deepStrictEqual(yield* shown, [[first, 2, 0]])
      assert.strictEqual((yield* send(availability)).status, 200)
      yield* Emulator.inject(teapot)
      yield* Emulator.reset
      assert.deepStrictEqual(yield* shown, [])
      assert.deepStrictEqual(yield* statuses(serverTime), [200])
    }).pipe(Effect.provide(quiet))
  )

  it.effect("keep the latest hundred that have met all", () =>
    Effect.gen(function* () {
      for (let i = 0; i < 120; i++) {
        yield* Emulator.inject(teapot)
        yield* send(serverTime)
      }
      const listed = yield* Emulator.faults
      assert.deepStrictEqual([listed.length, listed[0]?.id, listed.at(-1)?.id], [100, "21", "120"])
    }).pipe(Effect.provide(quiet))
  )
})

describe("a fault answers", () => {
  it.effect("with an error of LoginRadius by its code", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.error(1122))
      const { body, status } = yield* send(serverTime)
      assert.deepStrictEqual(
        [status, body],
        [
          403,
          {
            Description: "Email send limit reached",
            ErrorCode: 1122,
            Message: "Email send limit reached",
            IsProviderError: false,
            ProviderErrorResponse: null
          }
        ]
      )
      yield* Emulator.inject(Faults.error(966, { status: 418, description: "Not today" }))
      const other = yield* send(serverTime)
      assert.deepStrictEqual([other.status, at(other.body, "Description")], [418, "Not today"])
      yield* Emulator.inject(Faults.error(1122))
      const error = yield* Effect.flip(
        Authentication.forgotPassword({ email: ada, resetPasswordUrl: "https://app.example.com" })
      )
      assert.strictEqual(error._tag, "EmailSendLimitReached")
    }).pipe(Effect.provide(quiet))
  )

  it.effect("429 with Retry-After in whole seconds, or without", () =>
    Effect.gen(function* () {
      const limited = Effect.gen(function* () {
        const error = yield* Effect.flip(Infrastructure.getServerTime())
        return error._tag === "RateLimited" ? error.retryAfter : error._tag
      })
      yield* Emulator.inject(Faults.rateLimited({ retryAfter: "1500 millis" }))
      assert.deepStrictEqual(yield* limited, Duration.seconds(2))
      yield* Emulator.inject(Faults.rateLimited())
      assert.isUndefined(yield* limited)
    }).pipe(Effect.provide(quiet))
  )

  it.effect("with the page of a gateway", () =>
    Effect.gen(function* () {
      const emulated = yield* Emulator.Emulator
      yield* Emulator.inject(Faults.gateway(504))
      const { body, headers, status } = yield* Effect.orDie(emulated.handle(request(serverTime)))
      assert.deepStrictEqual([status, headers?.["content-type"]], [504, "text/html"])
      assert.include(body, "<h1>504 Gateway Time-out</h1>")
      yield* Emulator.inject(Faults.gateway())
      const error = yield* Effect.flip(Infrastructure.getServerTime())
      assert.strictEqual(error._tag === "ServerFailed" ? error.status : error._tag, 502)
    }).pipe(Effect.provide(quiet))
  )
})

// Without a password, whose hash takes real time.
const create = Account.create({ profile: { Email: [{ Type: "Primary", Value: ada }], EmailVerified: true } })

const exists = Effect.map(send(availability), ({ body }) => at(body, "IsExist"))

describe("in process, a client sees", () => {
  it.effect("a lost connection where a body is cut, and the request took effect", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.cutBody)
      assert.strictEqual((yield* Effect.flip(create))._tag, "OutcomeUnknown")
      assert.isTrue(yield* exists)
    }).pipe(Effect.provide(quiet))
  )

  it.effect("a lost connection after the commit, and none of it before", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.dropBefore)
      assert.strictEqual((yield* Effect.flip(create))._tag, "OutcomeUnknown")
      assert.isFalse(yield* exists)
      yield* Emulator.inject(Faults.dropAfter)
      assert.strictEqual((yield* Effect.flip(create))._tag, "OutcomeUnknown")
      assert.isTrue(yield* exists)
    }).pipe(Effect.provide(quiet))
  )

  it.effect("an answer that is late where its body is slow, while the request has taken effect", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.slowBody("1 minute"))
      const call = yield* Effect.fork(create)
      yield* TestClock.adjust("59 seconds")
      assert.isTrue(Option.isNone(yield* Fiber.poll(call)))
      assert.isTrue(yield* exists)
      yield* TestClock.adjust("1 second")
      assert.isDefined((yield* Fiber.join(call)).Uid)
    }).pipe(Effect.provide(emulator({ client: { retry: Retry.none, deadline: "1 hour" } })))
  )
})

const asked = [
  "GET /identity/v2/serverinfo?apikey=" + key + " HTTP/1.1",
  "Host: localhost",
  "Connection: close",
  "",
  ""
].join("\r\n")

/** How long the body of an answer is said to be, and the body that came. */
const received = (answer: string) => {
  const [head = "", body = ""] = answer.split("\r\n\r\n")
  return { length: Number(/content-length: (\d+)/i.exec(head)?.[1]), body }
}

describe("over a socket, a client sees", () => {
  it.scopedLive("the first half of a body that is cut, and the end of the connection", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      yield* Emulator.inject(Faults.cutBody)
      const { body, length } = received(yield* answerTo(base, asked))
      assert.strictEqual(body.length, length >> 1)
      assert.isTrue(body.startsWith("{"))
      yield* manage(serverTime)
    }).pipe(Effect.provide(quiet))
  )

  it.scopedLive("the whole of a body that is slow", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      yield* Emulator.inject(Faults.slowBody("50 millis"))
      const start = performance.now()
      const { body, length } = received(yield* answerTo(base, asked))
      assert.strictEqual(body.length, length)
      assert.isDefined(at(JSON.parse(body), "CurrentTime"))
      assert.isAtLeast(performance.now() - start, 45)
    }).pipe(Effect.provide(quiet))
  )

  it.scopedLive("no body where a HEAD is cut", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      yield* Emulator.inject(Faults.cutBody)
      const { body, length } = received(yield* answerTo(base, asked.replace("GET", "HEAD")))
      assert.deepStrictEqual([body, length > 0], ["", true])
    }).pipe(Effect.provide(quiet))
  )
})
