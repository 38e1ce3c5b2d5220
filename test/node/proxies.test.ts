import { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Retry from "@loginradius-effect/core/Retry"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { ConfigProvider, Context, Effect, Exit, Fiber, Layer, Queue, Redacted } from "effect"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { createServer as createTlsServer } from "node:https"
import { connect, type Socket } from "node:net"
import type { Duplex } from "node:stream"
import { proxyOf } from "../../packages/node/src/internal/proxies.js"
import { apiKey } from "../support/client.js"
import { clientOf, listen, startHttpServer, startTcpServer } from "../support/sockets.js"
import { authority, serverTls } from "../support/tls.js"
import { countSockets } from "./manualServer.js"

/** A proxy whose tunnels all lead to one port; its base URL, and its requests. */
const tunnelProxy = (port: number, server: Server = createServer()) =>
  Effect.gen(function* () {
    const requests: Array<{ readonly target: string | undefined; readonly credentials: string | undefined }> = []
    server.on("request", (_request, response) => {
      requests.push({ target: "not a tunnel", credentials: undefined })
      response.end()
    })
    server.on("connect", (request: IncomingMessage, downstream: Duplex) => {
      requests.push({ target: request.url, credentials: request.headers["proxy-authorization"] })
      const upstream: Socket = connect(port, "127.0.0.1", () => {
        downstream.write("HTTP/1.1 200 Connection Established\r\n\r\n")
        upstream.pipe(downstream)
        downstream.pipe(upstream)
      })
      for (const [one, other] of [
        [upstream, downstream],
        [downstream, upstream]
      ] as const) {
        one.on("error", () => other.destroy())
        one.on("close", () => other.destroy())
      }
    })
    return { requests, url: `http://127.0.0.1:${yield* listen(server)}` }
  })

const tlsServer = listen(
  createTlsServer(serverTls, (request, response) => response.end(`${request.headers.host}${request.url}`))
)

const textOf = (client: HttpClient.HttpClient, url: string) =>
  Effect.flatMap(client.get(url), (response) => response.text)

/** A client configured by the environment. It calls by http, because TLS needs an authority, which only an option sets. */
const clientFromEnv = (variables: { readonly [name: string]: string }) =>
  Effect.map(
    Effect.withConfigProvider(
      Layer.build(LoginRadiusNode.layerClientFromEnv),
      ConfigProvider.fromMap(new Map(Object.entries(variables)))
    ),
    Context.get(HttpClient.HttpClient)
  )

describe("a proxy", () => {
  it.scopedLive("gets the host's name and its own credentials, and cannot read the TLS between client and host", () =>
    Effect.gen(function* () {
      const port = yield* tlsServer
      const { requests, url } = yield* tunnelProxy(port)
      const proxy = Redacted.make(url.replace("//", "//user:p%40ss@"))
      const client = yield* clientOf({ proxy, ca: authority })
      assert.strictEqual(yield* textOf(client, "https://api.example.test/path?a=1"), "api.example.test/path?a=1")
      assert.strictEqual(yield* textOf(client, "https://api.example.test/again"), "api.example.test/again")
      const credentials = `Basic ${Buffer.from("user:p@ss").toString("base64")}`
      assert.deepStrictEqual(requests[0], { target: "api.example.test:443", credentials })
      const single = yield* clientOf({ proxy, ca: authority, connections: 1 })
      for (const url of ["https://other.example.test/", "https://other.example.test/again"]) {
        const strange = yield* Effect.flip(single.get(url))
        assert.propertyVal(strange.cause, "code" as never, "ERR_TLS_CERT_ALTNAME_INVALID")
      }
    })
  )

  it.scopedLive("may use TLS, with a certificate for its own name", () =>
    Effect.gen(function* () {
      const names: Array<unknown> = []
      const server = createTlsServer(serverTls)
      server.on("secureConnection", (socket) => names.push(socket.servername))
      const { requests, url } = yield* tunnelProxy(yield* tlsServer, server)
      const proxy = url.replace("http://127.0.0.1", "https://localhost")
      const client = yield* clientOf({ proxy, ca: authority })
      assert.strictEqual(yield* textOf(client, "https://api.example.test/path"), "api.example.test/path")
      assert.deepStrictEqual([requests.length, names], [1, ["localhost"]])
    })
  )

  it.scopedLive("does not change the request that goes through it", () =>
    Effect.gen(function* () {
      const { url } = yield* tunnelProxy(yield* tlsServer)
      const client = yield* clientOf({ proxy: url, ca: authority })
      const response = yield* client.get("https://api.example.test/", { headers: { "x-a": "1" } })
      assert.deepStrictEqual(Object.keys(response.request.headers), ["x-a"])
    })
  )

  it.scopedLive("gets what there is of user and password", () =>
    Effect.gen(function* () {
      const { requests, url } = yield* tunnelProxy(yield* tlsServer)
      const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString("base64")}`
      const expected: ReadonlyArray<readonly [string, string | undefined]> = [
        ["user:password@", basic("user:password")],
        ["user@", basic("user:")],
        ["user:@", basic("user:")],
        [":password@", basic(":password")],
        ["a%40b:%25%3A@", basic("a@b:%:")],
        [":@", undefined],
        ["@", undefined],
        ["", undefined]
      ]
      for (const [written, sent] of expected) {
        for (const scheme of ["http://", ""]) {
          const client = yield* clientOf({ proxy: url.replace("http://", scheme + written), ca: authority })
          assert.strictEqual(yield* textOf(client, "https://api.example.test/"), "api.example.test/")
          assert.strictEqual(requests.at(-1)?.credentials, sent, written)
        }
      }
    })
  )

  it.scopedLive("may open a tunnel with any status of success", () =>
    Effect.gen(function* () {
      const proxy = yield* startTcpServer((socket) => {
        socket.once("data", () => {
          socket.write("HTTP/1.1 204 Connected\r\n\r\n")
          socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"))
        })
      })
      const client = yield* clientOf({ proxy })
      assert.strictEqual(yield* textOf(client, "http://api.example.test/"), "ok")
    })
  )

  it.scopedLive("that opens no tunnel is named with its status, and nothing was sent", () =>
    Effect.gen(function* () {
      const answers: ReadonlyArray<readonly [string, string]> = [
        ["HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n", "ERR_PROXY_TUNNEL_407"],
        ["HTTP/1.1 403 Forbidden\r\ncontent-length: 4\r\n\r\n<ht>", "ERR_PROXY_TUNNEL_403"],
        ["HTTP/1.0 502 Bad Gateway\r\n\r\n", "ERR_PROXY_TUNNEL_502"],
        ["HTTP/1.1 302 Found\r\nlocation: /\r\n\r\n", "ERR_PROXY_TUNNEL_302"],
        ["SSH-2.0-OpenSSH\r\n", "ERR_PROXY_TUNNEL"],
        [`HTTP/1.1 200 OK\r\nx-large: ${"a".repeat(20_000)}\r\n\r\n`, "ERR_PROXY_TUNNEL"]
      ]
      for (const [answer, code] of answers) {
        const proxy = yield* startTcpServer((socket) => socket.once("data", () => socket.end(answer)))
        const client = yield* clientOf({ proxy })
        for (const url of ["https://api.example.test/", "http://api.example.test/"]) {
          const error = yield* Effect.flip(client.get(url))
          assert.containSubset(error, { _tag: "RequestError", reason: "Transport", unsent: true, cause: { code } })
        }
        const error = yield* Authentication.forgotPassword({
          email: "ann@example.com",
          resetPasswordUrl: "https://example.com/reset"
        }).pipe(
          Effect.flip,
          Effect.provide(Layer.orDie(LoginRadiusNode.layerOptions({ apiKey, retry: Retry.none }, { proxy })))
        )
        assert.containSubset(error, { _tag: "TransportFailed", sent: false, system: code })
        assert.include(error.message, code)
      }
    })
  )

  it.scopedLive("that refuses or fails is a typed error, and nothing is sent", () =>
    Effect.gen(function* () {
      const refusing = yield* startTcpServer((socket) => {
        socket.once("data", () => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n"))
      })
      const gone = yield* Effect.scoped(startHttpServer(() => {}))
      let connections = 0
      const closing = yield* startTcpServer((socket) => {
        connections += 1
        socket.once("data", () => socket.destroy())
      })
      for (const proxy of [refusing, gone, closing]) {
        const client = yield* clientOf({ proxy })
        const error = yield* Effect.flip(client.get("https://api.example.test/"))
        assert.deepStrictEqual([error._tag, error.reason], ["RequestError", "Transport"])
        assert.propertyVal(error, "unsent", true)
      }
      assert.isAtMost(connections, 3)
    })
  )

  it.scopedLive("that refuses and keeps the connection open is disconnected", () =>
    Effect.gen(function* () {
      const closed = yield* Queue.unbounded<void>()
      const proxy = yield* startTcpServer((socket) => {
        socket.once("data", () => socket.write("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n"))
        socket.on("close", () => Queue.unsafeOffer(closed, undefined))
      })
      const count = yield* countSockets(proxy)
      const client = yield* clientOf({ proxy, connections: 1 })
      for (const url of ["https://api.example.test/", "http://api.example.test/"]) {
        const error = yield* Effect.flip(client.get(url))
        assert.propertyVal(error, "unsent", true)
        assert.propertyVal(error.cause, "code" as never, "ERR_PROXY_TUNNEL_403")
        yield* Queue.take(closed)
      }
      assert.deepStrictEqual(count, { made: 2, open: 0, most: 1 })
    })
  )

  it.scopedLive("that closes during the host's TLS handshake fails the call, and the next call connects again", () =>
    Effect.gen(function* () {
      let connections = 0
      const proxy = yield* startTcpServer((socket) => {
        connections += 1
        socket.once("data", () => {
          socket.write("HTTP/1.1 200 Connection Established\r\n\r\n")
          socket.once("data", () => socket.end())
        })
      })
      const client = yield* clientOf({ proxy, connections: 1 })
      for (const expected of [1, 2]) {
        const error = yield* Effect.flip(client.get("https://api.example.test/"))
        assert.propertyVal(error, "unsent", true)
        assert.strictEqual(connections, expected)
      }
    })
  )

  it.scopedLive("gets no more connections for a host than the limit, also when calls are interrupted in flight", () =>
    Effect.gen(function* () {
      const arrivals = yield* Queue.unbounded<ServerResponse>()
      const port = yield* listen(
        createTlsServer(serverTls, (_request, response) => void Queue.unsafeOffer(arrivals, response))
      )
      const { url } = yield* tunnelProxy(port)
      const count = yield* countSockets(url)
      const client = yield* clientOf({ connections: 2, proxy: url, ca: authority })
      const call = Effect.fork(client.get("https://api.example.test/"))
      for (const _ of [1, 2, 3]) {
        const calls = [yield* call, yield* call, yield* call]
        yield* Queue.take(arrivals)
        yield* Queue.take(arrivals)
        yield* Fiber.interruptAll(calls)
      }
      const last = yield* call
      const response = yield* Queue.take(arrivals)
      response.end()
      yield* Fiber.join(last)
      assert.deepStrictEqual([count.made, count.most], [7, 2])
    })
  )

  it.scopedLive("that sends nothing delays neither an interruption nor the end of the layer", () =>
    Effect.gen(function* () {
      const silent = yield* startTcpServer((socket) => socket.resume())
      yield* Effect.scoped(
        Effect.gen(function* () {
          const client = yield* clientOf({ proxy: silent })
          const fiber = yield* Effect.fork(client.get("https://api.example.test/"))
          yield* Effect.yieldNow()
          assert.isTrue(Exit.isInterrupted(yield* Fiber.interrupt(fiber)))
          yield* Effect.fork(client.get("https://api.example.test/"))
        })
      )
    })
  )
})

describe("the proxy of a URL", () => {
  it("is the one for its scheme, unless its host is excluded by name, by parent domain or by port", () => {
    const of = (origin: string, none = "", https = "https") => proxyOf({ http: "http", https, none }, origin)
    assert.strictEqual(of("http://a.test"), "http")
    assert.strictEqual(of("https://a.test"), "https")
    assert.strictEqual(of("https://a.test", "", ""), "http")
    assert.isUndefined(proxyOf({ http: "", https: "https", none: "" }, "http://a.test"))
    const excluded = ["a.test", ".a.test", "*.a.test", "A.Test", "b.test,a.test", "b.test a.test", "a.test:443", "test"]
    for (const none of excluded) assert.isUndefined(of("https://a.test", none), none)
    for (const none of ["a.test", "*.A.test:8443"]) assert.isUndefined(of("https://b.a.test:8443", none), none)
    assert.isUndefined(of("http://[::1]:3000", "[::1]"))
    const others = ["", ",", "b.a.test", "xa.test", "a.test:80", "a.test:8443", "a", "."]
    for (const none of others) assert.strictEqual(of("https://a.test", none), "https", none)
  })
})

describe("the environment", () => {
  it.scopedLive("names proxies for https and http, in lower case first, then in upper case", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer((request, response) => response.end(request.headers.host))
      const { requests, url } = yield* tunnelProxy(Number(new URL(base).port))
      const unused = yield* Effect.scoped(startHttpServer(() => {}))
      for (const variables of [{ HTTP_PROXY: url }, { http_proxy: url, HTTP_PROXY: unused }]) {
        const client = yield* clientFromEnv(variables)
        assert.strictEqual(yield* textOf(client, "http://api.example.test/"), "api.example.test")
      }
      assert.deepStrictEqual(
        requests.map(({ target }) => target),
        ["api.example.test:80", "api.example.test:80"]
      )
      for (const variables of [{ HTTPS_PROXY: url }, { https_proxy: url }, { HTTP_PROXY: url }]) {
        const client = yield* clientFromEnv(variables)
        yield* Effect.flip(client.get("https://api.example.test/"))
        assert.strictEqual(requests.at(-1)?.target, "api.example.test:443")
      }
      assert.lengthOf(requests, 5)
    })
  )

  it.scopedLive("uses no proxy for this machine and the hosts of NO_PROXY", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer((_request, response) => response.end("direct"))
      const { requests, url } = yield* tunnelProxy(1)
      const local = yield* clientFromEnv({ HTTP_PROXY: url })
      assert.strictEqual(yield* textOf(local, base), "direct")
      assert.strictEqual(yield* textOf(local, base.replace("127.0.0.1", "localhost")), "direct")
      const listed = [
        "*",
        "other.test, .example.test",
        "other.test *",
        "no.example.test:80",
        "*.Example.test other.test:1"
      ]
      for (const none of listed) {
        const client = yield* clientFromEnv({ HTTP_PROXY: url, HTTPS_PROXY: url, NO_PROXY: none })
        const error = yield* Effect.flip(client.get("http://no.example.test/"))
        assert.strictEqual(error.reason, "Transport")
      }
      assert.isEmpty(requests)
      const direct = yield* clientFromEnv({ HTTP_PROXY: " ", HTTPS_PROXY: "" })
      assert.strictEqual(yield* textOf(direct, base), "direct")
    })
  )

  it.scopedLive("may name a proxy without a scheme, which is http then", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer((request, response) => response.end(request.headers.host))
      const { requests, url } = yield* tunnelProxy(Number(new URL(base).port))
      const { host, port } = new URL(url)
      const names = [host, `${host}/`, `user:password@${host}`, `localhost:${port}`, `http:${host}`, `HTTP://${host}`]
      for (const [at, name] of names.entries()) {
        const client = yield* clientFromEnv({ HTTPS_PROXY: name, HTTP_PROXY: name })
        assert.strictEqual(yield* textOf(client, "http://api.example.test/"), "api.example.test", name)
        yield* Effect.flip(client.get("https://api.example.test/"))
        assert.lengthOf(requests, 2 * at + 2, name)
      }
    })
  )

  it.scopedLive("is refused with the name of a variable that is not a URL", () =>
    Effect.gen(function* () {
      for (const text of ["socks5://hidden:3128", "hidden:port", "hidden host", "http://", "http://%hidden@host"]) {
        for (const name of ["HTTPS_PROXY", "HTTP_PROXY"]) {
          const error = yield* Effect.flip(clientFromEnv({ [name]: text }))
          assert(error._tag === "InvalidConfig")
          assert.strictEqual(error.option, name)
          assert.notInclude(JSON.stringify(error), "hidden")
        }
      }
    })
  )
})
