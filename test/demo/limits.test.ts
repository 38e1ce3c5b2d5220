/** What the server keeps for browsers and of attempts is limited, and what somebody gets for free pushes out nothing else. */
import { HttpApp, HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as BrowserSessions from "@loginradius-effect/demo/server/session/BrowserSessions"
import * as RateLimit from "@loginradius-effect/demo/server/session/RateLimit"
import * as Site from "@loginradius-effect/demo/server/host/Site"
import { Effect, Layer, Redacted, TestClock } from "effect"
import { origin } from "./demo.js"

const ada = { email: "ada@example.com" }

const from = (cookie = "") =>
  Layer.succeed(
    HttpServerRequest.HttpServerRequest,
    HttpServerRequest.fromWeb(new Request(origin, { headers: { cookie } }))
  )

const sessions = (most: number) =>
  BrowserSessions.make({ idle: "30 minutes", most }).pipe(Effect.provide(Site.layer(origin)))

const by = ({ id }: BrowserSessions.Browser) => from(`${BrowserSessions.sessionCookie}=${Redacted.value(id)}`)

const signedIn: BrowserSessions.SignedIn = {
  user: { uid: "1", email: ada.email, name: "Ada" },
  accessToken: Redacted.make("token")
}

/** What a browser sends once a user has signed in in it. */
const signedInAt = (service: BrowserSessions.Service) =>
  Effect.promise(async () => {
    const handler = HttpApp.toWebHandler(Effect.as(service.signIn(signedIn), HttpServerResponse.empty()))
    return from((await handler(new Request(origin))).headers.getSetCookie()[0]?.split(";")[0])
  })

/** A new session. */
const opened = (service: BrowserSessions.Service) => service.open.pipe(Effect.provide(from()))

describe("a session", () => {
  it.effect("of a signed-in user survives visits and logins that are not finished", () =>
    Effect.gen(function* () {
      const service = yield* sessions(2)
      const user = yield* signedInAt(service)
      for (let n = 0; n < 5; n += 1) {
        const other = yield* opened(service)
        yield* service.await({ phone: "+12025550100" }).pipe(Effect.provide(by(other)))
        yield* opened(service)
      }
      const found = yield* Effect.provide(service.find, user)
      assert.strictEqual(found?.signedIn?.user.email, ada.email)
    })
  )

  it.effect("that waits for a code or a link survives visits, and visits survive neither each other nor time", () =>
    Effect.gen(function* () {
      const service = yield* sessions(2)
      const waiting = yield* opened(service)
      yield* service.await({ phone: "+12025550100" }).pipe(Effect.provide(by(waiting)))
      const visits = [yield* opened(service), yield* opened(service), yield* opened(service)] as const
      const finds = (browser: BrowserSessions.Browser) =>
        Effect.map(Effect.provide(service.find, by(browser)), (found) => found !== undefined)
      assert.deepStrictEqual(yield* Effect.forEach([waiting, ...visits], finds), [true, false, true, true])
      yield* TestClock.adjust("31 minutes")
      assert.deepStrictEqual(yield* Effect.forEach([waiting, ...visits], finds), [false, false, false, false])
    })
  )

  it.effect("makes room for others of its kind alone, also after it has changed its kind", () =>
    Effect.gen(function* () {
      const service = yield* sessions(1)
      const first = yield* opened(service)
      yield* service.await({ phone: "1" }).pipe(Effect.provide(by(first)))
      yield* service.await({}).pipe(Effect.provide(by(first)))
      yield* opened(service)
      assert.isUndefined(yield* Effect.provide(service.find, by(first)))
    }).pipe(Effect.scoped)
  )
})

const limiter = (limit: number, most: number) => RateLimit.make({ limit, most, period: "5 minutes" })

describe("attempts at one account", () => {
  it.scoped("are remembered while there are attempts at ten thousand others", () =>
    Effect.gen(function* () {
      const { count } = limiter(10, 10_000)
      for (let n = 0; n < 9; n += 1) yield* count(ada.email)
      for (let n = 0; n < 25_000; n += 1) yield* count(`${n}@example.com`)
      yield* count(ada.email)
      for (let n = 0; n < 25_000; n += 1) yield* count(`${n}@example.org`)
      assert.strictEqual((yield* Effect.flip(count(ada.email)))._tag, "TooManyAttempts")
    }).pipe(Effect.provide(from()))
  )

  it.effect("are forgotten when their time is over, before any that count", () =>
    Effect.gen(function* () {
      const { count } = limiter(3, 2)
      for (let n = 0; n < 3; n += 1) yield* count("old@example.com")
      yield* TestClock.adjust("6 minutes")
      yield* count("a@example.com")
      yield* count("a@example.com")
      yield* count("b@example.com")
      yield* count("a@example.com")
      assert.strictEqual((yield* Effect.flip(count("a@example.com")))._tag, "TooManyAttempts")
      yield* count("b@example.com")
      yield* count("b@example.com")
      assert.strictEqual((yield* Effect.flip(count("b@example.com")))._tag, "TooManyAttempts")
      yield* count("old@example.com")
    }).pipe(Effect.provide(from()))
  )

  it.effect("are counted where all counters are in use", () =>
    Effect.gen(function* () {
      const { count } = limiter(2, 2)
      for (const email of ["a@example.com", "b@example.com", "c@example.com"]) {
        yield* count(email)
        yield* count(email)
        assert.strictEqual((yield* Effect.flip(count(email)))._tag, "TooManyAttempts", email)
      }
    }).pipe(Effect.provide(from()))
  )
})
