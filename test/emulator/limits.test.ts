/** The server's limits on a request, and its answers to one that is too large, too slow or incomplete. */
import { assert, describe, it } from "@effect/vitest"
import type { Emulator } from "@loginradius-effect/emulator"
import { httpServer, serve } from "@loginradius-effect/emulator/server"
import { Effect, Fiber, Layer, Logger } from "effect"
import { connect } from "node:net"
import { answerTo, type ClientClose, parseAnswer } from "../support/sockets.js"
import * as support from "./support.js"
import { account, at, key, manage, secret, send } from "./support.js"

const email = "ada@example.com"

/** Drops the log, which has a line for each refusal. */
const quiet = Logger.remove(Logger.defaultLogger)

const emulator = (options?: Emulator.Options) => Layer.merge(support.emulator(options), quiet)

const head = (line: string, ...headers: ReadonlyArray<string>) =>
  [`${line} HTTP/1.1`, "Host: localhost", ...headers, "", ""].join("\r\n")

const answerOf = (base: string, sent: string, leaving?: ClientClose) =>
  Effect.map(answerTo(base, sent, leaving), parseAnswer)

/** Whether the server answers an ordinary request. */
const isServing = (base: string) =>
  Effect.map(
    answerOf(base, head(`GET /ciam/appinfo?apikey=${key}`, "Connection: close")),
    ({ body, status }) => status === 200 && body.includes("AppName")
  )

/** Sends an endless body in chunks until the server answers; the answer, and the number of bytes sent. */
const pour = (base: string, first: string, chunk: string) =>
  Effect.async<{ readonly answer: string; readonly sent: number }>((resume) => {
    const socket = connect(Number(new URL(base).port), "127.0.0.1")
    let answer = ""
    let sent = 0
    const more = (): void => {
      if (answer !== "" || !socket.writable) return
      sent += chunk.length
      socket.write(chunk, () => setImmediate(more))
    }
    socket.setEncoding("utf8").on("data", (text: string) => (answer += text))
    socket.on("error", () => {})
    socket.once("close", () => resume(Effect.succeed({ answer, sent })))
    socket.write(first, more)
  })

describe("a body", () => {
  it.scopedLive("with a Content-Length above 1 MiB is refused before it is read", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      const { body, headers, status } = yield* answerOf(
        base,
        head("POST /identity/v2/auth/login", "Content-Length: 629145600")
      )
      assert.deepStrictEqual([status, headers["content-type"]], [413, "application/json; charset=utf-8"])
      assert.deepStrictEqual(JSON.parse(body), { message: "The body is larger than 1048576 bytes." })
      assert.isTrue(yield* isServing(base))
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("without a Content-Length is refused once it is larger than 1 MiB", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`
      const { answer, sent } = yield* pour(base, head("POST /any", "Transfer-Encoding: chunked"), chunk)
      assert.strictEqual(parseAnswer(answer).status, 413)
      assert.isBelow(sent, 64 * 1024 * 1024)
      assert.isTrue(yield* isServing(base))
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("of 1 MiB is taken", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      const start = '{"email":"a@example.com","password":"'
      const text = `${start}${"x".repeat(1024 * 1024 - start.length - 2)}"}`
      const post = head(`POST /identity/v2/auth/login?apikey=${key}`, "Content-Length: 1048576", "Connection: close")
      const { body } = yield* answerOf(base, post + text)
      assert.strictEqual(at(JSON.parse(body), "ErrorCode"), 938)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("is read after 100 Continue where the client expects that", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      const waiting = head(
        `POST /identity/v2/auth/login?apikey=${key}`,
        "Expect: 100-continue",
        "Content-Length: 2",
        "Connection: close"
      )
      const answer = yield* answerTo(base, `${waiting}{}`)
      assert.match(answer, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 400 /)
      assert.match(yield* answerTo(base, waiting.replace("Length: 2", "Length: 1048577")), /^HTTP\/1\.1 413 /)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("is read of a request for a protocol upgrade too", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      const upgrade = ["Connection: Upgrade, close", "Upgrade: h2c", "Content-Length: 25"]
      const { body } = yield* answerOf(
        base,
        `${head(`POST /identity/v2/auth/login?apikey=${key}`, ...upgrade)}{"email":"a@example.com"}`
      )
      assert.strictEqual(at(JSON.parse(body), "ErrorCode"), 1089)
    }).pipe(Effect.provide(emulator()))
  )
})

describe("a request that is not HTTP for this server", () => {
  it.scopedLive("is refused: CONNECT, and a body that is not UTF-8", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      const tunnel = yield* answerOf(base, head("CONNECT localhost:1"))
      assert.deepStrictEqual([tunnel.status, JSON.parse(tunnel.body)], [405, { message: "This is not a proxy." }])
      const post = head(`POST /identity/v2/auth/login?apikey=${key}`, "Content-Length: 14")
      const { body, status } = yield* answerOf(base, `${post}{"email":"a\xff"}`)
      assert.deepStrictEqual([status, JSON.parse(body)], [400, { message: "The body is not UTF-8." }])
    }).pipe(Effect.provide(emulator()))
  )
})

describe("headers", () => {
  it.scopedLive("of more than 16 KiB are refused", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      for (const large of [head("GET /any", `X-Large: ${"x".repeat(20_000)}`), head(`GET /${"x".repeat(20_000)}`)]) {
        const { body, status } = yield* answerOf(base, large)
        assert.deepStrictEqual([status, JSON.parse(body)], [431, { message: "The headers are too large." }])
      }
      assert.isTrue(yield* isServing(base))
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("are all read, whatever their number", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      const many = Array.from({ length: 2100 }, (_, n) => `a${n}:`)
      const { status } = yield* answerOf(base, head("GET /any", ...many.map((name) => `${name}1`), "Connection: close"))
      assert.strictEqual(status, 501)
      const { status: late } = yield* answerOf(
        base,
        head("GET /any", ...many.map((name) => `${name}1`), "Origin: null")
      )
      assert.strictEqual(late, 403)
    }).pipe(Effect.provide(emulator()))
  )
})

describe("a request that takes too long to arrive", () => {
  const slow = Effect.gen(function* () {
    const { address, serve } = yield* httpServer({
      host: "127.0.0.1",
      port: 0,
      maxBodyBytes: 1000,
      requestTimeout: "500 millis"
    })
    yield* serve((_received, response) => void response.end("handled"))
    return `http://127.0.0.1:${address.port}`
  })

  for (const [part, sent] of [
    ["its first line", "GET /a"],
    ["its headers", "GET /any HTTP/1.1\r\nHost: localhost\r\nX-Slow: a"],
    ["its body", head("POST /any", "Content-Length: 10") + "12345"]
  ] as const) {
    it.scopedLive(`with ${part} is refused with 408`, () =>
      Effect.gen(function* () {
        const base = yield* slow
        const { body, status } = yield* answerOf(base, sent)
        assert.deepStrictEqual([status, JSON.parse(body)], [408, { message: "The request took too long to arrive." }])
        const { body: next } = yield* answerOf(base, head("GET /any", "Connection: close"))
        assert.strictEqual(next, "handled")
      }).pipe(Effect.provide(quiet))
    )
  }
})

describe("a truncated request", () => {
  const shapes: ReadonlyArray<readonly [name: string, length: string, body: string, ClientClose, status: number]> = [
    ["by its end", "Content-Length: 100", '{"a":', "half-closes", 400],
    ["by a reset", "Content-Length: 100", '{"a":', "resets", 0],
    ["in a chunk", "Transfer-Encoding: chunked", '64\r\n{"a":', "half-closes", 400],
    ["before the last chunk", "Transfer-Encoding: chunked", "2\r\n{}\r\n", "half-closes", 400],
    ["by a malformed chunk", "Transfer-Encoding: chunked", "2\r\n{}\r\nzz\r\n", "waits", 400],
    ["by a reset between chunks", "Transfer-Encoding: chunked", "2\r\n{}\r\n", "resets", 0]
  ]
  for (const [name, length, body, leaving, status] of shapes) {
    it.scopedLive(`${name} changes nothing`, () =>
      Effect.gen(function* () {
        const base = yield* serve()
        const uid = yield* account(email)
        const path = `/identity/v2/manage/account/${uid}?apikey=${key}`
        const remove = (...more: ReadonlyArray<string>) =>
          head(`DELETE ${path}`, `X-LoginRadius-ApiSecret: ${secret}`, ...more)
        const refused = yield* answerOf(base, remove(length) + body, leaving)
        assert.strictEqual(refused.status, status)
        if (leaving !== "resets") assert.property(JSON.parse(refused.body), "message")
        assert.isTrue(yield* isServing(base))
        assert.strictEqual((yield* manage({ path })).status, 200)
        // The same request, complete.
        const whole = yield* answerOf(base, `${remove("Content-Length: 2", "Connection: close")}{}`)
        assert.deepStrictEqual([whole.status, JSON.parse(whole.body)], [200, { IsDeleted: true }])
      }).pipe(Effect.provide(emulator()))
    )
  }

  it.scopedLive("does not suppress the answer to an earlier one on its connection", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      const uid = yield* account(email)
      const path = `/identity/v2/manage/account/${uid}?apikey=${key}`
      const remove = head(`DELETE ${path}`, `X-LoginRadius-ApiSecret: ${secret}`, "Content-Length: 2")
      const answer = yield* answerTo(base, `${remove}{}${remove}{`, "half-closes")
      const [first = "", second = ""] = answer.split(/(?=HTTP\/1\.1 400)/)
      assert.deepStrictEqual([parseAnswer(first).status, parseAnswer(second).status], [200, 400])
      assert.deepStrictEqual(JSON.parse(parseAnswer(first).body), { IsDeleted: true })
    }).pipe(Effect.provide(emulator()))
  )
})

describe("JSON", () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`
  const path = `/identity/v2/manage/account/uid/customobject?apikey=${key}&objectname=things`

  it.effect("that is nested deeper than 100 is refused by every operation, without a defect", () =>
    Effect.gen(function* () {
      const uid = yield* account(email)
      const create = (body: string) => manage({ method: "POST", path: path.replace("/uid/", `/${uid}/`), body })
      assert.strictEqual((yield* create(nested(100))).status, 200)
      for (const depth of [101, 2_000, 200_000]) {
        const { body, status } = yield* create(nested(depth))
        assert.deepStrictEqual([status, at(body, "ErrorCode")], [400, 1035])
        for (const method of ["POST", "PUT", "DELETE"]) {
          for (const route of ["auth/login", "manage/account", "auth/register", `manage/account/${uid}`]) {
            const { status } = yield* manage({
              method,
              path: `/identity/v2/${route}?apikey=${key}`,
              body: nested(depth)
            })
            assert.include([400, 403, 501], status, `${method} ${route}`)
          }
        }
      }
    }).pipe(Effect.provide(emulator({ customObjects: { names: ["things"] } })))
  )

  it.effect("may have brackets in its texts", () =>
    Effect.gen(function* () {
      const brackets = `${"[{".repeat(200)}\\"${"[".repeat(200)}`
      const { body } = yield* send({
        method: "POST",
        path: `/identity/v2/auth/login?apikey=${key}`,
        body: `{"email":"a@example.com","password":"${brackets}"}`
      })
      assert.strictEqual(at(body, "ErrorCode"), 938)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("can be projected to the same depth", () =>
    Effect.gen(function* () {
      const uid = yield* account(email)
      const read = (fields: string) =>
        manage({ path: `/identity/v2/manage/account/${uid}?apikey=${key}&fields=${fields}` })
      assert.strictEqual((yield* read(`${"a(".repeat(99)}b${")".repeat(99)}`)).status, 200)
      for (const fields of [`${"a(".repeat(5_000)}b${")".repeat(5_000)}`, `${"a/".repeat(5_000)}b`]) {
        assert.deepStrictEqual(at((yield* read(fields)).body, "ErrorCode"), 908)
      }
    }).pipe(Effect.provide(emulator()))
  )
})

describe("a defect of a handler", () => {
  it.scopedLive("is answered with 500 and a body, and logged", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      const { body, status } = yield* answerOf(base, head(`GET /ciam/appinfo?apikey=${key}`, "Connection: close"))
      assert.deepStrictEqual([status, JSON.parse(body)], [500, { message: "The emulator failed: its log says more." }])
    }).pipe(
      Effect.provide(
        emulator({
          handlers: (standard) =>
            standard.map((handler) => ({ ...handler, run: () => Effect.die("a fault of the test") }))
        })
      )
    )
  )
})

it.scopedLive("a request that comes before anything serves is answered once something does", () =>
  Effect.gen(function* () {
    const { address, serve } = yield* httpServer({ host: "127.0.0.1", port: 0, maxBodyBytes: 1000 })
    const base = `http://127.0.0.1:${address.port}`
    const early = yield* Effect.fork(
      answerOf(base, head("POST /any", "Content-Length: 5", "Connection: close") + "12345")
    )
    // What is malformed is refused in any case: once it is, the earlier request is there.
    assert.strictEqual((yield* answerOf(base, "no request\r\n\r\n")).status, 400)
    yield* serve(({ body }, response) => void response.end(`handled ${body}`))
    assert.strictEqual((yield* Fiber.join(early)).body, "handled 12345")
  }).pipe(Effect.timeout("10 seconds"), Effect.provide(quiet))
)
