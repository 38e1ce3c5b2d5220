/** Failures of real networks, as the clients report them. */
import { FetchHttpClient, type HttpClient } from "@effect/platform"
import { NodeHttpClient } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Effect, Layer } from "effect"
import { createServer } from "node:https"
import { configOf } from "./clients.js"
import { listen, startHttpServer } from "../support/sockets.js"
import { serverTls } from "../support/tls.js"

const sends = Authentication.forgotPassword({ email: "ann@example.com", resetPasswordUrl: "https://example.com/reset" })

const clients: Readonly<Record<string, Layer.Layer<HttpClient.HttpClient>>> = {
  fetch: FetchHttpClient.layer,
  undici: NodeHttpClient.layerUndici,
  "our own": Layer.orDie(LoginRadiusNode.layerClient)
}

for (const [name, layer] of Object.entries(clients)) {
  const failureAt = (base: string) =>
    Effect.flatMap(configOf(base, {}), (config) =>
      Effect.flip(Effect.provide(sends, Layer.merge(layer, Layer.succeed(LoginRadiusConfig.LoginRadiusConfig, config))))
    )

  describe(`over ${name}`, () => {
    it.scopedLive("a certificate that is not trusted gets nothing, and is tried once", () =>
      Effect.gen(function* () {
        let connections = 0
        const server = createServer(serverTls, (_request, response) => response.end("{}"))
        server.on("connection", () => connections++)
        const error = yield* failureAt(`https://127.0.0.1:${yield* listen(server)}`)
        assert.deepInclude(error, {
          _tag: "TransportFailed",
          reason: "TlsFailed",
          sent: false,
          system: "UNABLE_TO_VERIFY_LEAF_SIGNATURE"
        } as object)
        assert.strictEqual(connections, 1)
      })
    )

    it.scopedLive("TLS with a server that has none gets nothing", () =>
      Effect.gen(function* () {
        const base = yield* startHttpServer((_request, response) => response.end("{}"))
        const error = yield* failureAt(base.replace("http:", "https:"))
        assert.deepInclude(error, { _tag: "TransportFailed", reason: "TlsFailed", sent: false } as object)
      })
    )

    it.scopedLive("headers that are too large are an answer that cannot be read, once", () =>
      Effect.gen(function* () {
        let requests = 0
        const base = yield* startHttpServer((_request, response) => {
          requests++
          response.setHeader("x-large", "a".repeat(20_000)).end("{}")
        })
        const error = yield* failureAt(base)
        assert.deepInclude(error, {
          _tag: "MalformedResponse",
          status: 0,
          path: "",
          expected: "headers within the limit of the HTTP client"
        } as object)
        assert.match(error.message, /; the call may have taken effect$/)
        assert.strictEqual(requests, 1)
      })
    )

    // The platform's client for undici undoes no codings.
    if (name !== "undici") {
      it.scopedLive("a body that is not in its coding is an answer that cannot be read", () =>
        Effect.gen(function* () {
          const headers = { "content-type": "application/json", "content-encoding": "gzip" }
          const base = yield* startHttpServer((_request, response) => response.writeHead(200, headers).end("not gzip"))
          const error = yield* failureAt(base)
          assert.deepInclude(error, {
            _tag: "MalformedResponse",
            status: 200,
            path: "",
            expected: "in its content coding"
          } as object)
        })
      )
    }
  })
}
