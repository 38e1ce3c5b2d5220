import { assert, describe, it } from "@effect/vitest"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as Retry from "@loginradius-effect/core/Retry"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Effect, Layer } from "effect"
import { createServer } from "node:https"
import { rootCertificates } from "node:tls"
import { apiKey } from "../support/client.js"
import { clientOf, listen } from "../support/sockets.js"
import { authority, serverTls } from "../support/tls.js"

/** A TLS server; its port, and the number of its requests. */
const tlsServer = Effect.gen(function* () {
  const seen = { requests: 0 }
  const server = createServer(serverTls, (_request, response) => {
    seen.requests += 1
    response.setHeader("content-type", "application/json")
    response.end('{"CurrentTime":"2026-01-01 00:00:00"}')
  })
  return { port: yield* listen(server), seen }
})

describe("a server with a private certificate authority", () => {
  it.scopedLive("is reached by a client that trusts the authority", () =>
    Effect.gen(function* () {
      const { port } = yield* tlsServer
      for (const ca of [authority, [authority], [...rootCertificates, authority]]) {
        const client = yield* clientOf({ ca })
        const response = yield* client.get(`https://127.0.0.1:${port}/`)
        assert.strictEqual(response.status, 200)
      }
      const info = yield* Infrastructure.getServerTime().pipe(
        Effect.provide(
          Layer.orDie(
            LoginRadiusNode.layerOptions(
              { apiKey, baseUrls: { api: `https://localhost:${port}` }, retry: Retry.none },
              { ca: authority }
            )
          )
        )
      )
      assert.strictEqual(info.CurrentTime, "2026-01-01 00:00:00")
    })
  )

  it.scopedLive("gets nothing from a client that does not trust it", () =>
    Effect.gen(function* () {
      const { port, seen } = yield* tlsServer
      for (const options of [{}, { ca: rootCertificates }]) {
        const client = yield* clientOf(options)
        const error = yield* Effect.flip(client.get(`https://127.0.0.1:${port}/`))
        assert(error._tag === "RequestError")
        assert.strictEqual(error.reason, "Transport")
        assert.propertyVal(error.cause, "code" as never, "UNABLE_TO_VERIFY_LEAF_SIGNATURE")
        assert.propertyVal(error, "unsent", true)
      }
      assert.strictEqual(seen.requests, 0)
    })
  )
})
