import { HttpBody, HttpClient, HttpClientRequest, HttpClientResponse } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import type { LoginRadiusNode } from "@loginradius-effect/node"
import { Chunk, Context, Effect, FastCheck, Option, Schedule, Stream, Tracer } from "effect"
import type { IncomingMessage, RequestListener } from "node:http"
import { gzipSync } from "node:zlib"
import { clientOf, startHttpServer, startTcpServer } from "../support/sockets.js"
import { exchange, outcome } from "./manualServer.js"

/** The key under which core gives a wrapped client the limit of an answer. */
const FetchOptions = Context.GenericTag<never, { readonly maxAnswerBytes: number }>(
  "@effect/platform/FetchHttpClient/FetchOptions"
)

/** Answers with the request itself: method, path, headers and body. */
const echo: RequestListener = (request, response) => {
  const chunks: Array<Buffer> = []
  request.on("data", (chunk: Buffer) => chunks.push(chunk))
  request.on("end", () => {
    const { headers, method, url } = request
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }))
  })
}

interface Echo {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage["headers"]
  readonly body: string
}

const echoOf = (client: HttpClient.HttpClient, request: HttpClientRequest.HttpClientRequest) =>
  client.execute(request).pipe(
    Effect.flatMap((response) => response.json),
    Effect.map((json) => json as Echo)
  )

/** The response of a client to one answer of a server. */
const responseTo = (listener: RequestListener, options: LoginRadiusNode.ClientOptions = {}) =>
  Effect.gen(function* () {
    const base = yield* startHttpServer(listener)
    const client = yield* clientOf(options)
    return yield* client.get(base)
  })

const body =
  (bytes: Uint8Array, headers: { readonly [name: string]: string } = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(200, headers)
    response.end(bytes)
  }

describe("requests", () => {
  it.scopedLive("arrive with their method, path, query, headers and body", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer(echo)
      const client = yield* clientOf()
      const got = yield* echoOf(
        client,
        HttpClientRequest.get(`${base}/a/b?x=1`, { headers: { "X-Key": "k" }, urlParams: { y: "ä b" } })
      )
      assert.deepStrictEqual([got.method, got.url, got.body], ["GET", "/a/b?x=1&y=%C3%A4+b", ""])
      assert.strictEqual(got.headers["x-key"], "k")
      assert.isUndefined(got.headers["accept-encoding"])
      for (const method of ["POST", "PUT", "DELETE"] as const) {
        const request = HttpClientRequest.make(method)(`${base}/c`).pipe(
          HttpClientRequest.bodyText('{"a":"ä"}', "application/json")
        )
        const sent = yield* echoOf(client, request)
        assert.deepStrictEqual([sent.method, sent.body], [method, '{"a":"ä"}'])
        assert.strictEqual(sent.headers["content-type"], "application/json")
        assert.strictEqual(sent.headers["content-length"], "10")
      }
    })
  )

  it.scopedLive("may have a raw body, a stream or a form", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer(echo)
      const client = yield* clientOf()
      const post = HttpClientRequest.post(base)
      const { bodyFormData, bodyStream, setBody } = HttpClientRequest
      const chunks = Stream.make("one ", "two").pipe(Stream.encodeText)
      assert.strictEqual((yield* echoOf(client, bodyStream(post, chunks))).body, "one two")
      const raw = setBody(post, HttpBody.raw("as it is"))
      assert.strictEqual((yield* echoOf(client, raw)).body, "as it is")
      const form = new FormData()
      form.set("field", "value")
      const sent = yield* echoOf(client, bodyFormData(post, form))
      assert.match(String(sent.headers["content-type"]), /^multipart\/form-data; boundary=/)
      assert.match(sent.body, /name="field"\r\n\r\nvalue/)
    })
  )

  it.scopedLive("carry no trace headers and make no spans", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer(echo)
      const client = yield* clientOf()
      const names: Array<string> = []
      const native = yield* Effect.tracer
      const tracer = Tracer.make({
        span: (name, ...rest) => {
          names.push(name)
          return native.span(name, ...rest)
        },
        context: native.context
      })
      const { headers } = yield* echoOf(client, HttpClientRequest.get(base)).pipe(
        Effect.withSpan("outer"),
        Effect.withTracer(tracer)
      )
      assert.deepStrictEqual(names, ["outer"])
      assert.deepStrictEqual(Object.keys(headers).sort(), ["connection", "host"])
    })
  )

  it.scopedLive("go to the path of the URL parser, for any text as a path", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer(echo)
      const path = FastCheck.string({ unit: FastCheck.constantFrom(..."ab/.%2eE?=&'\"[]{}|\\^~#é +@:;,") })
      const paths = ["/..", "/a/../b", "/a/%2e%2E/b", "/a/.b", "//x", "/a?b=../c", ...FastCheck.sample(path, 200)]
      const client = yield* clientOf()
      for (const path of paths) {
        const url = `${base}/${path}#fragment`
        const expected = new URL(url)
        const { url: got } = yield* echoOf(client, HttpClientRequest.get(url))
        assert.strictEqual(got, expected.pathname + expected.search)
      }
    })
  )

  it.scopedLive("reuse connections", () =>
    Effect.gen(function* () {
      const ports = new Set<number | undefined>()
      const base = yield* startHttpServer((request, response) => {
        ports.add(request.socket.remotePort)
        response.end()
      })
      const client = yield* clientOf({ connections: 8 })
      yield* Effect.forEach(Array.from({ length: 20 }), () => client.get(base))
      // undici frees a connection one turn of the event loop after the answer: the next call may open a second one.
      assert.isAtMost(ports.size, 2)
      yield* Effect.forEach(Array.from({ length: 100 }), () => client.get(base), { concurrency: "unbounded" })
      assert.isAtMost(ports.size, 8)
    })
  )

  it.scopedLive("work with the combinators of HttpClient", () =>
    Effect.gen(function* () {
      let calls = 0
      const base = yield* startHttpServer((request, response) => {
        calls += 1
        response.statusCode = calls < 3 ? 503 : 200
        response.end(`${request.url} ${request.headers["x-added"]}`)
      })
      const client = (yield* clientOf()).pipe(
        HttpClient.mapRequest(HttpClientRequest.prependUrl(base)),
        HttpClient.mapRequest(HttpClientRequest.setHeader("x-added", "yes")),
        HttpClient.filterStatusOk,
        HttpClient.retry(Schedule.recurs(2)),
        HttpClient.transformResponse(Effect.tap((response) => assert.strictEqual(response.status, 200)))
      )
      assert.strictEqual(yield* Effect.flatMap(client.get("/path"), (response) => response.text), "/path yes")
      assert.strictEqual(calls, 3)
    })
  )

  it.scopedLive("go through a client that keeps deadlines by itself, unless it is wrapped", () =>
    Effect.gen(function* () {
      const opening = Symbol.for("@loginradius-effect/core/OpenExchange")
      const client = yield* clientOf()
      assert.property(client, opening as never)
      assert.notProperty(HttpClient.mapRequest(client, HttpClientRequest.acceptJson), opening as never)
    })
  )
})

describe("answers", () => {
  it.scopedLive("can be read as text, JSON, bytes, form and stream, and more than once", () =>
    Effect.gen(function* () {
      const response = yield* responseTo(body(Buffer.from('{"a":"ä"}')))
      for (const _ of [1, 2]) {
        assert.strictEqual(yield* response.text, '{"a":"ä"}')
        assert.deepStrictEqual(yield* response.json, { a: "ä" })
        const bytes = yield* response.arrayBuffer
        assert.strictEqual(Buffer.from(bytes).toString(), '{"a":"ä"}')
        new Uint8Array(bytes).fill(0)
        const streamed = yield* response.stream.pipe(Stream.decodeText(), Stream.mkString)
        assert.strictEqual(streamed, '{"a":"ä"}')
      }
      const params = yield* responseTo(body(Buffer.from("a=1&b=%20")))
      assert.deepStrictEqual(yield* params.urlParamsBody, [
        ["a", "1"],
        ["b", " "]
      ])
      const form = yield* responseTo(
        body(Buffer.from("a=1"), { "content-type": "application/x-www-form-urlencoded; charset=utf-8" })
      )
      assert.strictEqual((yield* form.formData).get("a"), "1")
      const empty = yield* responseTo(body(Buffer.from("")))
      assert.deepStrictEqual([yield* empty.text, yield* empty.json], ["", null])
      assert.deepStrictEqual(yield* Stream.runCollect(empty.stream), Chunk.empty())
      const noJson = yield* Effect.flip((yield* responseTo(body(Buffer.from("<html>")))).json)
      assert.deepStrictEqual([noJson._tag, noJson.reason], ["ResponseError", "Decode"])
    })
  )

  it.scopedLive("are decoded as UTF-8 like in a browser, wherever the chunks are cut", () =>
    Effect.gen(function* () {
      const text = "grüße 世界 👋🏽"
      const split = yield* responseTo((_request, response) => {
        for (const byte of Buffer.from(text)) response.write(Buffer.of(byte))
        response.end()
      })
      assert.strictEqual(yield* split.text, text)
      assert.isAbove(Chunk.size(yield* Stream.runCollect(split.stream)), 0)
      for (const bytes of ["efbbbf41", "efbbbfefbbbf41", "41efbbbf", "ff41", "f09f41", "eda080", "c3", "e4b896e4"]) {
        const raw = Buffer.from(bytes, "hex")
        const response = yield* responseTo(body(raw))
        assert.strictEqual(yield* response.text, new TextDecoder().decode(raw), bytes)
      }
    })
  )

  it.scopedLive("have status, headers and cookies, also where an interim answer came first", () =>
    Effect.gen(function* () {
      const response = yield* responseTo((_request, response) => {
        response.writeEarlyHints({ link: "</a>; rel=preload" }, () => {
          response.writeHead(404, { "X-Two": ["a", "b"], "set-cookie": ["s=1; Path=/", "t=2"] })
          response.end("no")
        })
      })
      assert.strictEqual(response.status, 404)
      assert.strictEqual(response.headers["x-two"], "a, b")
      assert.isUndefined(response.headers["link"])
      assert.deepStrictEqual(Object.keys(response.cookies.cookies), ["s", "t"])
      assert.deepStrictEqual(response.remoteAddress, Option.none())
      const refused = yield* Effect.flip(HttpClientResponse.filterStatusOk(response))
      assert.strictEqual(refused.reason, "StatusCode")
    })
  )

  const tooLarge = (error: object) =>
    assert.containSubset(error, { _tag: "ResponseError", reason: "Decode", cause: { code: "ERR_BODY_TOO_LARGE" } })

  it.scopedLive("may have as many bytes as the caller allows, and no more, compressed or not", () =>
    Effect.gen(function* () {
      const gzip = { "content-encoding": "gzip" }
      const within = (maxBytes: number, listener: RequestListener) =>
        Effect.provideService(responseTo(listener), FetchOptions, { maxAnswerBytes: maxBytes })
      const fits = yield* within(1000, body(Buffer.alloc(1000, "a")))
      assert.lengthOf(yield* fits.text, 1000)
      const zipped = yield* within(1000, body(gzipSync(Buffer.alloc(1000)), gzip))
      assert.lengthOf(yield* zipped.text, 1000)
      const long = yield* Effect.flip(within(1000, body(Buffer.alloc(1001))))
      assert.match(long.message, /the body is larger than 1000 bytes/)
      const bomb = gzipSync(Buffer.alloc(10_000_000))
      for (const error of [long, yield* Effect.flip(within(bomb.length, body(bomb, gzip)))]) tooLarge(error)
      // Never ends by itself: the client has to close the connection.
      const endless: RequestListener = (_request, response) => {
        const more = (): void => {
          while (response.write(Buffer.alloc(10_000)));
          response.once("drain", more)
        }
        more()
      }
      tooLarge(yield* Effect.flip(within(1000, endless)))
    })
  )

  it.scopedLive("may have 16 MiB where the caller says nothing", () =>
    Effect.gen(function* () {
      const most = 16 * 1024 * 1024
      assert.lengthOf(yield* (yield* responseTo(body(Buffer.alloc(most, "a")))).text, most)
      tooLarge(yield* Effect.flip(responseTo(body(Buffer.alloc(most + 1)))))
    })
  )

  it.scopedLive("have no body where it is longer than the limit of the exchange", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer(body(Buffer.alloc(1001, "a"), { "x-request-id": "r1" }))
      const client = yield* clientOf()
      const sized = (maxBytes?: number) =>
        outcome(exchange(client, HttpClientRequest.get(`${base}/`), 30_000, maxBytes))
      const { body: none, headers, status } = yield* sized(1000)
      assert.deepStrictEqual([none, status, headers["x-request-id"]], [undefined, 200, "r1"])
      assert.lengthOf(yield* (yield* sized(1001)).text, 1001)
    })
  )

  it.scopedLive("print neither the request nor the answer", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer(
        body(Buffer.from('{"access_token":"hidden"}'), { "content-type": "application/json" })
      )
      const client = yield* clientOf()
      const response = yield* client.get(`${base}/?token=hidden`, { headers: { authorization: "hidden" } })
      assert.notInclude(`${String(response)} ${JSON.stringify(response)}`, "hidden")
      assert.include(String(response), "200")
    })
  )
})

describe("failures", () => {
  const codeOf = (cause: unknown): unknown => (cause as { readonly code?: unknown }).code

  it.scopedLive("before a connection are request errors with `unsent`", () =>
    Effect.gen(function* () {
      const closed = yield* Effect.scoped(startHttpServer(echo))
      const client = yield* clientOf()
      const error = yield* Effect.flip(client.get(closed))
      assert(error._tag === "RequestError")
      assert.strictEqual(error.reason, "Transport")
      assert.strictEqual(codeOf(error.cause), "ECONNREFUSED")
      assert.propertyVal(error, "unsent", true)
    })
  )

  it.scopedLive("of a request that cannot be sent name the reason", () =>
    Effect.gen(function* () {
      let arrived = 0
      const base = yield* startHttpServer((_request, response) => {
        arrived += 1
        response.end()
      })
      const client = yield* clientOf()
      const refused = [
        HttpClientRequest.get(base, { headers: { "x-a": "1\r\nx-b: 2" } }),
        HttpClientRequest.get(base, { headers: { "x a": "1" } }),
        HttpClientRequest.get(base, { headers: { "transfer-encoding": "chunked" } }),
        HttpClientRequest.setHeader(
          HttpClientRequest.bodyText(HttpClientRequest.post(base), "abc"),
          "content-length",
          "9"
        )
      ]
      for (const request of refused) {
        const error = yield* Effect.flip(client.execute(request))
        assert.deepStrictEqual([error._tag, error.reason], ["RequestError", "Encode"])
        assert.propertyVal(error, "unsent", true)
      }
      for (const url of ["not a url", "http://", "ftp://127.0.0.1/", base.replace("//", "//user:password@")]) {
        const error = yield* Effect.flip(client.get(url))
        assert.deepStrictEqual([error._tag, error.reason], ["RequestError", "InvalidUrl"])
      }
      assert.strictEqual(arrived, 0)
    })
  )

  it.scopedLive("after sending are request errors before the headers, and response errors after them", () =>
    Effect.gen(function* () {
      const client = yield* clientOf()
      const cut = yield* startHttpServer((request) => request.socket.destroy())
      const noise = yield* startTcpServer((socket) => socket.end("SSH-2.0-OpenSSH\r\n"))
      const hinted = yield* startTcpServer((socket) =>
        socket.once("data", () => socket.end("HTTP/1.1 103 Early Hints\r\n\r\n"))
      )
      for (const base of [cut, noise, hinted]) {
        const error = yield* Effect.flip(client.get(base))
        assert.deepStrictEqual([error._tag, error.reason], ["RequestError", "Transport"])
        assert.notProperty(error, "unsent")
      }
      const middle = yield* startTcpServer((socket) => {
        socket.on("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"))
      })
      const error = yield* Effect.flip(client.get(middle))
      assert(error._tag === "ResponseError")
      assert.deepStrictEqual([error.reason, error.response.status], ["Decode", 200])
    })
  )

  it.scopedLive("of headers that are too large say so, with the status where it was read", () =>
    Effect.gen(function* () {
      const client = yield* clientOf()
      const large = `x-large: ${"a".repeat(20_000)}\r\n`
      const answers: ReadonlyArray<readonly [string, number | undefined]> = [
        [`HTTP/1.1 200 OK\r\n${large}content-length: 2\r\n\r\nok`, undefined],
        [`HTTP/1.1 103 Early Hints\r\n${large}\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok`, undefined],
        [`HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n${large}\r\n`, 201]
      ]
      for (const [answer, status] of answers) {
        const base = yield* startTcpServer((socket) => socket.once("data", () => socket.end(answer)))
        const get = HttpClientRequest.get(`${base}/`)
        for (const call of [client.execute(get), outcome(exchange(client, get, 30_000))]) {
          const error = yield* Effect.flip(call)
          assert.containSubset(error, { cause: { code: "UND_ERR_HEADERS_OVERFLOW" } })
          assert.strictEqual(error._tag === "ResponseError" ? error.response.status : undefined, status)
          assert.notProperty(error, "unsent")
        }
      }
    })
  )

  it.scopedLive("of the stream of a body are typed too", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer(echo)
      const client = yield* clientOf()
      const broken = Stream.concat(Stream.encodeText(Stream.make("one")), Stream.fail("no more"))
      const error = yield* Effect.flip(
        client.execute(HttpClientRequest.bodyStream(HttpClientRequest.post(base), broken))
      )
      assert.deepStrictEqual([error._tag, error.reason], ["RequestError", "Transport"])
    })
  )

  it.effect("of invalid options name the option and never show its value", () =>
    Effect.gen(function* () {
      const invalid: ReadonlyArray<readonly [string, LoginRadiusNode.ClientOptions]> = [
        ["connections", { connections: 0 }],
        ["connections", { connections: 1.5 }],
        ["ca", { ca: "not a certificate" }],
        ["ca", { ca: [] }],
        ["proxy", { proxy: "socks5://hidden:3128" }],
        ["proxy", { proxy: "socks5:hidden:3128" }],
        ["proxy", { proxy: "hidden:port" }],
        ["proxy", { proxy: "http:/%hidden" }],
        ["proxy", { proxy: "http://user:%hidden@127.0.0.1" }],
        ["proxy", { proxy: "%hidden@127.0.0.1" }]
      ]
      for (const [option, options] of invalid) {
        const error = yield* Effect.flip(Effect.scoped(clientOf(options)))
        assert.deepStrictEqual([error._tag, error.option], ["InvalidConfig", option])
        assert.notInclude(JSON.stringify(error), "hidden")
      }
    })
  )
})
