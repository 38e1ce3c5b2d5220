/** The hosts, targets and origins that the server accepts, and its answers to pages of other sites. */
import { assert, describe, it } from "@effect/vitest"
import type { Emulator } from "@loginradius-effect/emulator"
import { type Options, serve } from "@loginradius-effect/emulator/server"
import { Effect, Layer, Logger } from "effect"
import { answerTo, parseAnswer } from "../support/sockets.js"
import * as support from "./support.js"
import { account, at, key, secret } from "./support.js"

const quiet = Logger.remove(Logger.defaultLogger)
const emulator = (options?: Emulator.Options) => Layer.merge(support.emulator(options), quiet)

const appInfo = `/ciam/appinfo?apikey=${key}`

interface Request {
  readonly line: string
  readonly host?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Sends the text of a request unchanged. */
const ask = (base: string, { body = "", headers = {}, host = "localhost", line }: Request) => {
  const lines = Object.entries({ Host: host, Connection: "close", ...headers }).map(
    ([name, value]) => `${name}: ${value}`
  )
  const length = body === "" ? [] : [`Content-Length: ${body.length}`]
  return Effect.map(answerTo(base, [`${line} HTTP/1.1`, ...lines, ...length, "", body].join("\r\n")), parseAnswer)
}

const statusOf = (base: string, request: Request) => Effect.map(ask(base, request), ({ status }) => status)

/** Starts a server. The port of its URL is not needed, because `ask` sends a Host header of its own. */
const startServer = (options?: Options) => serve(options)

describe("a host", () => {
  it.scopedLive("is accepted if it is this machine, LoginRadius or an allowed one; others get 421", () =>
    Effect.gen(function* () {
      const base = yield* startServer({ allowHosts: ["Auth.Example.test", "[2001:db8::1]"] })
      const { host } = new URL(base)
      for (const name of [
        host,
        "localhost",
        "LOCALHOST:1",
        "app.localhost",
        "127.8.9.10:80",
        "[::1]:4080",
        "api.loginradius.com",
        "config.lrcontent.com",
        "cloud-api.loginradius.com",
        "shop.hub.loginradius.com",
        "auth.example.test:8080",
        "[2001:db8::1]"
      ]) {
        assert.strictEqual(yield* statusOf(base, { line: `GET ${appInfo}`, host: name }), 200, name)
      }
      for (const name of [
        "evil.test",
        "localhost.evil.test",
        "evillocalhost",
        "127.0.0.1.evil.test",
        "api.loginradius.com.evil.test",
        "evilapi.loginradius.com",
        "192.168.0.1",
        "0.0.0.0",
        "x.auth.example.test"
      ]) {
        const { body, headers, status } = yield* ask(base, { line: `GET ${appInfo}`, host: name })
        assert.deepStrictEqual([status, headers["content-type"]], [421, "application/json; charset=utf-8"], name)
        assert.deepStrictEqual(Object.keys(JSON.parse(body)), ["message"])
      }
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("that the server listens on is accepted, and is the one of its base URL", () =>
    Effect.gen(function* () {
      const base = yield* startServer({ host: "localhost" })
      assert.match(base, /^http:\/\/localhost:\d+$/)
      const all = yield* startServer({ host: "0.0.0.0" })
      assert.match(all, /^http:\/\/127\.0\.0\.1:\d+$/)
      assert.strictEqual(yield* statusOf(all, { line: `GET ${appInfo}`, host: "0.0.0.0" }), 200)
    }).pipe(Effect.provide(emulator()))
  )
})

describe("a target", () => {
  it.scopedLive("or a host that is malformed gets 400, with a log line that does not repeat it", () => {
    const logged: Array<string> = []
    const logger = Logger.replace(
      Logger.defaultLogger,
      Logger.make(({ message }) => void logged.push(String(message)))
    )
    return Effect.gen(function* () {
      const base = yield* startServer()
      const hosts = ["a b", "[", "a:99999", "", "a@localhost", "local/host", "%", "[::1", "a:b:c", "secret\\"]
      const targets = [
        "http://[",
        "http://",
        "http://a:99999/",
        "ftp://localhost/",
        "secret",
        "*",
        "http://a@localhost/"
      ]
      for (const request of [
        ...hosts.map((host) => ({ line: `GET ${appInfo}`, host })),
        ...targets.map((target) => ({ line: `GET ${target}` }))
      ]) {
        const { body, headers, status } = yield* ask(base, request)
        assert.deepStrictEqual(
          [status, headers["content-type"]],
          [400, "application/json; charset=utf-8"],
          JSON.stringify(request)
        )
        assert.isString(at(JSON.parse(body), "message"))
      }
      assert.lengthOf(logged, hosts.length + targets.length)
      assert.notInclude(logged.join(), "secret")
      const twice = ["GET / HTTP/1.1", "Host: localhost", "Host: localhost", "", ""].join("\r\n")
      assert.strictEqual(parseAnswer(yield* answerTo(base, twice)).status, 400)
      assert.strictEqual(parseAnswer(yield* answerTo(base, "GET / HTTP/1.1\r\n\r\n")).status, 400)
    }).pipe(Effect.provide(Layer.merge(support.emulator(), logger)))
  })

  it.scopedLive("that starts with two slashes is a path that is not emulated", () =>
    Effect.gen(function* () {
      const base = yield* startServer()
      for (const target of ["//", "//[", `//localhost${appInfo}`, "//evil.test/x"]) {
        const { body, status } = yield* ask(base, { line: `GET ${target}` })
        assert.deepStrictEqual([status, at(JSON.parse(body), "Description")], [501, `GET ${target.split("?")[0]}`])
      }
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("in absolute form is accepted if its authority is allowed, which wins over Host", () =>
    Effect.gen(function* () {
      const base = yield* startServer()
      const short = yield* ask(base, { line: `GET ${appInfo}` })
      for (const authority of ["http://localhost", "https://api.loginradius.com", "HTTP://127.0.0.1:1"]) {
        const { body, status } = yield* ask(base, { line: `GET ${authority}${appInfo}`, host: "evil.test" })
        assert.deepStrictEqual([status, body], [200, short.body])
      }
      assert.strictEqual(yield* statusOf(base, { line: "GET http://localhost?apikey=x" }), 501)
      assert.strictEqual(yield* statusOf(base, { line: `GET http://evil.test${appInfo}` }), 421)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("with a trailing slash is the same route", () =>
    Effect.gen(function* () {
      const base = yield* startServer()
      yield* account("ada@example.com")
      const { body } = yield* ask(base, {
        line: `GET /identity/v2/manage/account/?apikey=${key}&email=ada@example.com`,
        headers: { "X-LoginRadius-ApiSecret": secret }
      })
      assert.strictEqual(at(JSON.parse(body), "Email.0.Value"), "ada@example.com")
      const linking = { line: `PUT /identity/v2/auth/socialidentity/?apikey=${key}`, body: "{}" }
      assert.strictEqual(at(JSON.parse((yield* ask(base, linking)).body), "ErrorCode"), 1060)
      for (const page of ["/RequestHandler.aspx/", "/auth.aspx/"]) {
        assert.strictEqual(yield* statusOf(base, { line: `GET ${page}` }), 400, page)
      }
    }).pipe(Effect.provide(emulator()))
  )
})

const login = { line: `POST /identity/v2/auth/login?apikey=${key}`, body: "{}" }

describe("an origin", () => {
  it.scopedLive("of another site, or `null`, gets 403 before the body is read", () =>
    Effect.gen(function* () {
      const base = yield* startServer()
      const simple = { "Content-Type": "text/plain", "X-LoginRadius-ApiSecret": secret }
      const create = {
        line: `POST /identity/v2/manage/account?apikey=${key}`,
        body: '{"Email":[{"Type":"Primary","Value":"eve@example.com"}]}'
      }
      for (const origin of [
        "null",
        "http://evil.test",
        "https://localhost.evil.test",
        "http://evil.test#localhost",
        "http://localhost, http://evil.test",
        "http://localhost@evil.test",
        "http://localhost\\.evil.test",
        "localhost",
        "file://"
      ]) {
        const { body, headers, status } = yield* ask(base, { ...create, headers: { ...simple, Origin: origin } })
        assert.strictEqual(status, 403, origin)
        assert.deepStrictEqual(Object.keys(JSON.parse(body)), ["message"])
        assert.isUndefined(headers["access-control-allow-origin"])
        // Refused although the body never arrives.
        const endless = { line: create.line, headers: { ...simple, Origin: origin, "Content-Length": "1000" } }
        assert.strictEqual(yield* statusOf(base, endless), 403)
      }
      const exists = yield* ask(base, { line: `GET /identity/v2/auth/email?apikey=${key}&email=eve@example.com` })
      assert.deepStrictEqual(JSON.parse(exists.body), { IsExist: false })
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("of this machine, of the request's host or in corsOrigins gets CORS headers in every answer", () =>
    Effect.gen(function* () {
      const base = yield* startServer({
        corsOrigins: ["https://app.example.test:443", "capacitor://app", "https://bücher.example"]
      })
      for (const [origin, host] of [
        ["http://localhost:3000", undefined],
        ["https://my.app.localhost", undefined],
        ["http://127.0.0.1:5173", undefined],
        ["http://[::1]:80", undefined],
        ["capacitor://localhost", undefined],
        ["https://APP.example.test", undefined],
        ["capacitor://app", undefined],
        ["https://xn--bcher-kva.example", undefined],
        ["http://api.loginradius.com", "api.loginradius.com"]
      ] as const) {
        for (const [line, status] of [
          [`GET ${appInfo}`, 200],
          ["GET /nothing", 501],
          [`GET /identity/v2/auth/account?apikey=${key}`, 400],
          ["POST /any", 413]
        ] as const) {
          const headers = { Origin: origin, ...(status === 413 ? { "Content-Length": "9999999" } : {}) }
          const answer = yield* ask(base, { line, host, headers })
          assert.strictEqual(answer.status, status, `${origin} ${line}`)
          assert.deepInclude(answer.headers, {
            "access-control-allow-origin": origin,
            "access-control-expose-headers": "x-request-id, retry-after",
            vary: "origin"
          })
          assert.isUndefined(answer.headers["access-control-allow-credentials"])
        }
      }
      assert.strictEqual(
        yield* statusOf(base, { ...login, headers: { Origin: "https://app.example.test.evil.test" } }),
        403
      )
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("gets an answer to a CORS preflight without a key", () =>
    Effect.gen(function* () {
      const base = yield* startServer()
      const asking = {
        Origin: "http://localhost:3000",
        "Access-Control-Request-Method": "DELETE",
        "Access-Control-Request-Headers": "authorization,x-loginradius-sott"
      }
      const line = "OPTIONS /identity/v2/auth/account"
      const { body, headers, status } = yield* ask(base, { line, headers: asking })
      assert.deepStrictEqual([status, body], [204, ""])
      assert.deepInclude(headers, {
        "access-control-allow-origin": "http://localhost:3000",
        "access-control-allow-methods": "GET, HEAD, POST, PUT, DELETE, OPTIONS",
        "access-control-allow-headers": "authorization,x-loginradius-sott",
        "access-control-max-age": "600",
        vary: "origin"
      })
      assert.isUndefined(headers["access-control-allow-private-network"])
      const fromOutside = { ...asking, "Access-Control-Request-Private-Network": "true" }
      const asked = yield* ask(base, { line, headers: fromOutside })
      assert.strictEqual(asked.headers["access-control-allow-private-network"], "true")
      assert.strictEqual(yield* statusOf(base, { line, headers: { ...asking, Origin: "http://evil.test" } }), 403)
      assert.strictEqual(yield* statusOf(base, { line }), 501)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("is required where Sec-Fetch-Site is cross-site, except for navigation to a page", () =>
    Effect.gen(function* () {
      const base = yield* startServer()
      const cross = { "Sec-Fetch-Site": "cross-site" }
      const link = { ...cross, "Sec-Fetch-Mode": "navigate" }
      assert.strictEqual(yield* statusOf(base, { line: `GET ${appInfo}`, headers: cross }), 403)
      assert.strictEqual(yield* statusOf(base, { line: `GET ${appInfo}`, headers: link }), 403)
      assert.strictEqual(yield* statusOf(base, { ...login, headers: link }), 403)
      for (const page of ["/RequestHandler.aspx", "/auth.aspx"]) {
        assert.strictEqual(yield* statusOf(base, { line: `GET ${page}`, headers: link }), 400, page)
        assert.strictEqual(yield* statusOf(base, { line: `GET ${page}`, headers: cross }), 403, page)
        assert.strictEqual(yield* statusOf(base, { line: `POST ${page}`, headers: link, body: "a=b" }), 403, page)
      }
      const allowed = { ...cross, Origin: "http://localhost:3000" }
      assert.strictEqual(yield* statusOf(base, { line: `GET ${appInfo}`, headers: allowed }), 200)
      for (const site of ["same-origin", "same-site", "none"]) {
        assert.strictEqual(yield* statusOf(base, { line: `GET ${appInfo}`, headers: { "Sec-Fetch-Site": site } }), 200)
      }
    }).pipe(Effect.provide(emulator()))
  )
})

describe("HEAD", () => {
  it.scopedLive("answers as GET where that only reads, and uses up no token elsewhere", () =>
    Effect.gen(function* () {
      const base = yield* startServer()
      const get = yield* ask(base, { line: `GET ${appInfo}` })
      const head = yield* ask(base, { line: `HEAD ${appInfo}` })
      assert.deepStrictEqual([head.status, head.body], [200, ""])
      assert.strictEqual(head.headers["content-length"], get.headers["content-length"])
      const verify = yield* ask(base, { line: `HEAD /identity/v2/auth/email?apikey=${key}&verificationtoken=abc` })
      assert.deepStrictEqual([verify.status, verify.headers["allow"]], [405, "GET, POST, PUT, DELETE"])
      const posted = yield* ask(base, { line: `HEAD /identity/v2/auth/login?apikey=${key}` })
      assert.deepStrictEqual([posted.status, posted.headers["allow"]], [405, "POST"])
      assert.strictEqual(yield* statusOf(base, { line: "HEAD /nothing" }), 501)
      assert.strictEqual(yield* statusOf(base, { line: "HEAD /auth.aspx" }), 400)
      // Reading an account changes nothing, unless it sends a mail.
      const read = (more: string) => statusOf(base, { line: `HEAD /identity/v2/auth/account?apikey=${key}${more}` })
      assert.deepStrictEqual([yield* read(""), yield* read("&welcomeemailtemplate=a")], [400, 405])
    }).pipe(Effect.provide(emulator()))
  )
})

describe("options", () => {
  it.scopedLive("that are invalid are refused by name", () =>
    Effect.gen(function* () {
      for (const [option, options] of [
        ["port", { port: 65_536 }],
        ["port", { port: 1.5 }],
        ["host", { host: " " }],
        ["allowHosts", { allowHosts: ["https://example.test"] }],
        ["allowHosts", { allowHosts: ["example.test:80"] }],
        ["allowHosts", { allowHosts: ["a b"] }],
        ["corsOrigins", { corsOrigins: ["example.test"] }],
        ["corsOrigins", { corsOrigins: ["null"] }],
        ["corsOrigins", { corsOrigins: ["https://example.test/path"] }],
        ["corsOrigins", { corsOrigins: ["*"] }]
      ] as const) {
        const error = yield* Effect.flip(serve(options))
        assert.strictEqual(error._tag, "InvalidSettings", JSON.stringify(options))
        assert.strictEqual(at(error, "option"), option)
      }
    }).pipe(Effect.provide(emulator()))
  )
})
