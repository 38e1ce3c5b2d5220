import { assert, describe, it } from "@effect/vitest"
import type { Handler } from "@loginradius-effect/core/Handler"
import { Emulator, Faults, Outbox, Seed } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Cause, Deferred, Effect, Exit, Fiber, Layer, Logger, Scope } from "effect"
import { connect } from "node:net"
import { account, at, emulator, key, secret } from "./support.js"

const email = "ada@example.com"

const fetchText = (url: string, init: RequestInit = {}) =>
  Effect.tryPromise(() =>
    fetch(url, init).then((response) =>
      response.text().then((text) => ({ status: response.status, headers: response.headers, text }))
    )
  )

const json = (url: string, init: RequestInit = {}) =>
  Effect.map(fetchText(url, init), ({ status, text }) => ({ status, body: JSON.parse(text) as unknown }))

const request = `GET /ciam/appinfo?apikey=${key} HTTP/1.1\r\nHost: localhost\r\n\r\n`

describe("serve", () => {
  it.scopedLive("answers all hosts of LoginRadius on one port of this machine", () =>
    Effect.gen(function* () {
      const url = yield* serve()
      assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
      const create = yield* json(`${url}/identity/v2/manage/account?apikey=${key}`, {
        method: "POST",
        headers: { "X-LoginRadius-ApiSecret": secret, "Content-Type": "application/json" },
        body: JSON.stringify({ Email: [{ Type: "Primary", Value: "ädä@example.com" }], FirstName: "Ädä €" })
      })
      assert.strictEqual(create.status, 200)
      assert.strictEqual(at(create.body, "FirstName"), "Ädä €")
      const config = yield* json(`${url}/ciam/appinfo?apikey=${key}`)
      assert.strictEqual(at(config.body, "AppName"), "emulator")
      const refused = yield* json(`${url}/identity/v2/auth/account?apikey=${key}`)
      assert.deepStrictEqual([refused.status, at(refused.body, "ErrorCode")], [400, 1060])
      const nothing = yield* json(`${url}/nothing`)
      assert.deepStrictEqual(
        [nothing.status, at(nothing.body, "Message")],
        [501, "The emulator does not handle GET /nothing"]
      )
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("knows from where a session was opened, unless a server says it of a browser", () =>
    Effect.gen(function* () {
      const url = yield* serve()
      const uid = yield* Emulator.seed(Seed.account({ email, password: "a long enough password" }))
      const logIn = (headers: Record<string, string>) =>
        json(`${url}/identity/v2/auth/login?apikey=${key}`, {
          method: "POST",
          headers,
          body: JSON.stringify({ email, password: "a long enough password" })
        })
      yield* logIn({})
      yield* logIn({ "x-origin-ip": "203.0.113.7" })
      const of = `key=${key}&secret=${secret}&accountId=${uid}`
      const { body } = yield* json(`${url}/api/v2/access_token/activesession?${of}`)
      const addresses = (at(body, "data") as ReadonlyArray<unknown>).map((session) => at(session, "Ip"))
      assert.deepStrictEqual(addresses.slice(-2).sort(), ["127.0.0.1", "203.0.113.7"])
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("answers JSON that is not compressed", () =>
    Effect.gen(function* () {
      const url = yield* serve()
      const { headers } = yield* fetchText(`${url}/ciam/appinfo?apikey=${key}`, {
        headers: { "accept-encoding": "gzip" }
      })
      assert.strictEqual(headers.get("content-type"), "application/json; charset=utf-8")
      assert.isNull(headers.get("content-encoding"))
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("shares state and outbox with the layer in process", () =>
    Effect.gen(function* () {
      const url = yield* serve()
      yield* account(email)
      const path = `${url}/identity/v2/auth/password?apikey=${key}&resetpasswordurl=http://localhost/reset`
      const posted = yield* json(path, { method: "POST", body: JSON.stringify({ email }) })
      assert.deepStrictEqual(posted.body, { IsPosted: true })
      const mail = yield* Outbox.take({ to: email })
      assert.strictEqual(mail.kind, "mail")
    }).pipe(Effect.provide(emulator()))
  )

  for (const [name, fault, isDone] of [
    ["a drop before the commit", Faults.dropBefore, false],
    ["a drop after the commit", Faults.dropAfter, true],
    ["a refused connection", Faults.refuse, false]
  ] as const) {
    it.scopedLive(`resets the connection for ${name}`, () =>
      Effect.gen(function* () {
        const url = yield* serve()
        yield* Emulator.inject(fault, { endpoint: "Account.create" })
        const failure = yield* Effect.flip(
          fetchText(`${url}/identity/v2/manage/account?apikey=${key}&apisecret=${secret}`, {
            method: "POST",
            body: JSON.stringify({ Email: [{ Type: "Primary", Value: email }] })
          })
        )
        assert.match(String(at(failure, "error.cause.code")), /ECONNRESET|UND_ERR_SOCKET/)
        const { body } = yield* json(`${url}/identity/v2/auth/email?apikey=${key}&email=${email}`)
        assert.deepStrictEqual(body, { IsExist: isDone })
      }).pipe(Effect.provide(emulator()))
    )
  }

  it.scopedLive("ends a dropped connection with a reset, not with an end", () =>
    Effect.gen(function* () {
      const url = yield* serve()
      yield* Emulator.inject(Faults.dropBefore)
      const code = yield* Effect.async<unknown>((resume) => {
        const socket = connect(Number(new URL(url).port), "127.0.0.1")
        socket.on("error", (error) => resume(Effect.succeed(at(error, "code"))))
        socket.on("end", () => resume(Effect.succeed("end")))
        socket.write(request)
      })
      assert.strictEqual(code, "ECONNRESET")
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("answers a status fault with its headers", () =>
    Effect.gen(function* () {
      const url = yield* serve()
      yield* Emulator.inject(Faults.status(429, { headers: { "retry-after": "2" }, body: "slow down" }))
      const { headers, status, text } = yield* fetchText(`${url}/ciam/appinfo`)
      assert.deepStrictEqual([status, headers.get("retry-after"), text], [429, "2", "slow down"])
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("answers nothing with Content-Length 0", () =>
    Effect.gen(function* () {
      const url = yield* serve()
      yield* Emulator.inject(Faults.status(503))
      const { headers, status, text } = yield* fetchText(`${url}/ciam/appinfo`)
      assert.deepStrictEqual([status, headers.get("content-length"), text], [503, "0", ""])
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("answers 500 for a fault that HTTP cannot send, and logs it", () => {
    const logged: Array<string> = []
    const logger = Logger.replace(
      Logger.defaultLogger,
      Logger.make(({ message }) => void logged.push(String(message)))
    )
    return Effect.gen(function* () {
      const url = yield* serve()
      for (const fault of [Faults.status(99), Faults.status(200, { headers: { "x-a": "b\nc" } })]) {
        yield* Emulator.inject(fault)
        const { body, status } = yield* json(`${url}/ciam/appinfo`)
        assert.deepStrictEqual([status, body], [500, { message: "The emulator failed: its log says more." }])
      }
      assert.lengthOf(logged, 2)
    }).pipe(Effect.provide(Layer.merge(emulator(), logger)))
  })

  it.scopedLive("carries out a request whose client has hung up, and interrupts only what may be interrupted", () =>
    Effect.gen(function* () {
      const arrived = yield* Deferred.make<void>()
      const wait = yield* Deferred.make<Exit.Exit<never>>()
      const emulator = yield* Emulator.Emulator
      const url = yield* Effect.provideService(serve(), Emulator.Emulator, {
        ...emulator,
        handle: (request) =>
          Deferred.succeed(arrived, undefined).pipe(
            Effect.zipRight(Effect.exit(Effect.interruptible(Effect.never))),
            Effect.flatMap((exit) => Deferred.succeed(wait, exit)),
            Effect.zipRight(emulator.handle(request))
          )
      })
      const socket = connect(Number(new URL(url).port), "127.0.0.1")
      socket.write(request)
      yield* Deferred.await(arrived)
      socket.destroy()
      const exit = yield* Deferred.await(wait)
      assert.isTrue(Exit.isFailure(exit) && Cause.isInterruptedOnly(exit.cause))
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("answers 503 for a handler that interrupts itself", () =>
    Effect.gen(function* () {
      const url = yield* serve()
      const { status, text } = yield* fetchText(`${url}/ciam/appinfo?apikey=${key}`)
      assert.deepStrictEqual([status, text], [503, ""])
    }).pipe(
      Effect.provide(
        emulator({ handlers: (handlers) => handlers.map((handler) => ({ ...handler, run: () => Effect.interrupt })) })
      )
    )
  )

  it.scopedLive("resets unanswered requests when its scope closes", () =>
    Effect.gen(function* () {
      const arrived = yield* Deferred.make<void>()
      const neverAnswers = <R>(handler: Handler<R>): Handler<R> => ({
        ...handler,
        run: () => Effect.zipRight(Deferred.succeed(arrived, undefined), Effect.never)
      })
      yield* Effect.gen(function* () {
        const scope = yield* Scope.make()
        const url = yield* Scope.extend(serve(), scope)
        const fiber = yield* Effect.fork(Effect.flip(fetchText(`${url}/ciam/appinfo?apikey=${key}`)))
        yield* Deferred.await(arrived)
        yield* Scope.close(scope, Exit.void)
        const failure = yield* Fiber.join(fiber)
        assert.match(String(at(failure, "error.cause.code")), /ECONNRESET|UND_ERR_SOCKET/)
      }).pipe(Effect.provide(emulator({ handlers: (handlers) => handlers.map(neverAnswers) })))
    })
  )

  it.scopedLive("listens on the given port, and frees it at once when its scope closes", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const url = yield* Scope.extend(serve(), scope)
      yield* fetchText(`${url}/ciam/appinfo`)
      const port = Number(new URL(url).port)
      const before = yield* Effect.clockWith((clock) => clock.currentTimeMillis)
      yield* Scope.close(scope, Exit.void)
      const after = yield* Effect.clockWith((clock) => clock.currentTimeMillis)
      // Less than the 5 seconds for which Node keeps an idle connection.
      assert.isBelow(after - before, 4000)
      assert.strictEqual(at(yield* Effect.flip(fetchText(`${url}/ciam/appinfo`)), "error.cause.code"), "ECONNREFUSED")
      assert.strictEqual(yield* serve({ port }), `http://127.0.0.1:${port}`)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("says in the first line of its error that a port is in use", () =>
    Effect.gen(function* () {
      const port = Number(new URL(yield* serve()).port)
      const taken = yield* Effect.flip(serve({ port }))
      assert(taken._tag === "ServeError")
      const first = `ServeError: port ${port} of 127.0.0.1 is in use (EADDRINUSE)`
      assert.strictEqual(String(taken), first)
      assert.strictEqual(taken.stack?.split("\n")[0], first)
      assert.strictEqual(Cause.pretty(Cause.fail(taken)).split("\n")[0], first)
      assert.strictEqual(at(taken.cause, "code"), "EADDRINUSE")
      const nowhere = yield* Effect.flip(serve({ host: "192.0.2.1" }))
      assert.match(String(nowhere), /^ServeError: port 0 of 192\.0\.2\.1.*EADDRNOTAVAIL/)
    }).pipe(Effect.provide(emulator()))
  )
})
