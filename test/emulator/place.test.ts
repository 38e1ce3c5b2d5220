/** Where the links and addresses lead that the emulator makes. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Outbox } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect, Exit, Redacted, Scope } from "effect"
import { connect } from "node:net"
import { account, at, emulator as make, key, send } from "./support.js"

const email = "ada@example.com"
const login = `/identity/v2/auth/login/passwordlesslogin/email?apikey=${key}&email=${email}`
const appInfo = `/ciam/appinfo?apikey=${key}`
const inProcess = "http://emulator.localhost/auth.aspx"

const emulator = make({ passwordlessEmail: true, socialProviders: ["google"] })

/** The link of the mail that a call sends, up to its query. */
const linkOf = <A, E, R>(call: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.zipRight(call, Outbox.take({ to: email })), ({ link }) => Redacted.value(link!).split("?")[0])

/** The body of the answer to a GET with any `Host`, which `fetch` does not set. */
const ask = (base: string, host: string, target: string) =>
  Effect.async<unknown>((resume) => {
    const { hostname, port } = new URL(base)
    const socket = connect(Number(port), hostname)
    socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    let text = ""
    socket.on("data", (chunk) => (text += String(chunk)))
    socket.on("end", () => resume(Effect.succeed(JSON.parse(/\r\n\r\n.*?(\{.*\})/s.exec(text)?.[1] ?? "null"))))
  })

/** Where the configuration says that logins by Google begin, up to the query. */
const hubOf = (answer: unknown) => String(at(answer, "SocialSchema.Providers.0.Endpoint")).split("?")[0]

describe("links of mails", () => {
  it.scopedLive("lead to the server, whoever causes them and under whatever name of it", () =>
    Effect.gen(function* () {
      yield* account(email)
      const base = yield* serve()
      const { port } = new URL(base)
      const page = `${base}/auth.aspx`
      assert.strictEqual(yield* linkOf(Effect.promise(() => fetch(`${base}${login}`))), page)
      assert.strictEqual(yield* linkOf(send({ path: login })), page)
      for (const host of [`localhost:${port}`, "localhost", "api.loginradius.com", "x.hub.loginradius.com"]) {
        assert.strictEqual(yield* linkOf(ask(base, host, login)), page, host)
      }
    }).pipe(Effect.provide(emulator))
  )

  it.scopedLive("lead to a page that says which operation takes the token, and does not spend it", () =>
    Effect.gen(function* () {
      yield* account(email)
      const base = yield* serve()
      yield* send({ path: login })
      const { link } = yield* Outbox.take({ to: email })
      const shown = yield* Effect.promise(() => fetch(Redacted.value(link!)))
      assert.deepStrictEqual([shown.status, shown.headers.get("content-type")], [200, "text/html; charset=utf-8"])
      const token = new URL(Redacted.value(link!)).searchParams.get("vtoken") ?? "none"
      const body = yield* Effect.promise(() => shown.text())
      assert.include(body, "PasswordlessLogin.loginVerification")
      assert.notInclude(body, token)
      const verify = `/identity/v2/auth/login/passwordlesslogin/email/verify?apikey=${key}&verificationtoken=${token}`
      assert.strictEqual((yield* Effect.promise(() => fetch(base + verify))).status, 200)
      const odd = yield* Effect.promise(() => fetch(`${base}/auth.aspx?vtype=<script>&vtoken=1`))
      assert.notInclude(yield* Effect.promise(() => odd.text()), "<script>")
    }).pipe(Effect.provide(emulator))
  )

  it.scopedLive("lead elsewhere in process, before there is a server and when there is none left", () =>
    Effect.gen(function* () {
      yield* account(email)
      assert.strictEqual(yield* linkOf(send({ path: login })), inProcess)
      const [outer, inner] = [yield* Scope.make(), yield* Scope.make()]
      const first = yield* Scope.extend(serve(), outer)
      const second = yield* Scope.extend(serve({ host: "::1" }), inner)
      assert.match(second, /^http:\/\/\[::1\]:\d+$/)
      assert.strictEqual(yield* linkOf(send({ path: login })), `${second}/auth.aspx`)
      yield* Emulator.Emulator.pipe(Effect.flatMap(({ reset }) => reset))
      yield* Emulator.configure({ passwordlessEmail: true })
      yield* account(email)
      yield* Scope.close(inner, Exit.void)
      assert.strictEqual(yield* linkOf(send({ path: login })), `${first}/auth.aspx`)
      yield* Scope.close(outer, Exit.void)
      assert.strictEqual(yield* linkOf(send({ path: login })), inProcess)
    }).pipe(Effect.provide(emulator))
  )

  it.scopedLive("lead to the usual address of a server on all of them", () =>
    Effect.gen(function* () {
      yield* account(email)
      const base = yield* serve({ host: "0.0.0.0" })
      assert.match(base, /^http:\/\/127\.0\.0\.1:\d+$/)
      assert.strictEqual(yield* linkOf(ask(base, "localhost", login)), `${base}/auth.aspx`)
    }).pipe(Effect.provide(emulator))
  )

  it.scopedLive("lead to the origin that a server has for others, which is allowed", () =>
    Effect.gen(function* () {
      yield* account(email)
      const base = yield* serve({ publicOrigin: "https://Auth.example.test:443" })
      assert.match(base, /^http:\/\/127\.0\.0\.1:\d+$/)
      const page = "https://auth.example.test/auth.aspx"
      assert.strictEqual(yield* linkOf(Effect.promise(() => fetch(`${base}${login}`))), page)
      assert.strictEqual(yield* linkOf(ask(base, "auth.example.test", login)), page)
      const origin = { headers: { origin: "https://auth.example.test" } }
      assert.strictEqual((yield* Effect.promise(() => fetch(`${base}${appInfo}`, origin))).status, 200)
      for (const publicOrigin of ["auth.example.test", "https://auth.example.test/x", "ftp://a.test", "null", ""]) {
        const error = yield* Effect.flip(serve({ publicOrigin }))
        assert.strictEqual(error._tag, "InvalidSettings", publicOrigin)
        assert.strictEqual(at(error, "option"), "publicOrigin")
      }
    }).pipe(Effect.provide(emulator))
  )
})

describe("the addresses of the hub in the configuration", () => {
  it.scopedLive("are those under which the client reaches the server", () =>
    Effect.gen(function* () {
      assert.strictEqual(hubOf((yield* send({ path: appInfo })).body), "http://emulator.localhost/RequestHandler.aspx")
      const base = yield* serve()
      const { host, port } = new URL(base)
      for (const [asked, answered] of [
        [host, host],
        [`localhost:${port}`, `localhost:${port}`],
        [`APP.localhost:${port}`, `app.localhost:${port}`],
        // A hosts file, a proxy or a redirected client: nothing is at port 80, or the service itself is.
        ["localhost", host],
        ["api.loginradius.com", host],
        [`api.loginradius.com:${port}`, host],
        ["config.lrcontent.com", host]
      ] as const) {
        assert.strictEqual(hubOf(yield* ask(base, asked, appInfo)), `http://${answered}/RequestHandler.aspx`, asked)
      }
      assert.strictEqual(hubOf((yield* send({ path: appInfo })).body), `${base}/RequestHandler.aspx`)
    }).pipe(Effect.provide(emulator))
  )
})
