/** What undici decides, as packages/node/README.md says: these tests go red where another undici decides otherwise. */
import { assert, describe, it } from "@effect/vitest"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as Retry from "@loginradius-effect/core/Retry"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Effect, Layer } from "effect"
import { subscribe, unsubscribe } from "node:diagnostics_channel"
import { apiKey } from "../support/client.js"
import { startHttpServer, startTcpServer } from "../support/sockets.js"

const call = (base: string) =>
  Infrastructure.getServerTime().pipe(
    Effect.provide(Layer.orDie(LoginRadiusNode.layerOptions({ apiKey, baseUrls: { api: base }, retry: Retry.none })))
  )

const json = '{"CurrentTime":"2026-01-01 00:00:00"}'
const whole = `HTTP/1.1 200 OK\r\ncontent-length: ${json.length}\r\n\r\n${json}`

/** A server that answers with a text and resets the connection when the client has read it. */
const resetting = (answer: string) =>
  startTcpServer((socket) =>
    socket.once("data", () =>
      // The client is in this process: it has read the text within two turns of the event loop.
      socket.write(answer, () => setImmediate(() => setImmediate(() => socket.resetAndDestroy())))
    )
  )

describe("undici", () => {
  it.scopedLive("fails a call for an interim 100 that was not asked for, and skips other interim answers", () =>
    Effect.gen(function* () {
      const answering = (interim: string) =>
        startTcpServer((socket) => socket.once("data", () => socket.end(`HTTP/1.1 ${interim}\r\n\r\n${whole}`)))
      const error = yield* Effect.flip(call(yield* answering("100 Continue")))
      assert.containSubset(error, { _tag: "TransportFailed", reason: "ConnectionLost", sent: true })
      for (const interim of ["102 Processing", "103 Early Hints"]) {
        assert.strictEqual((yield* call(yield* answering(interim))).CurrentTime, "2026-01-01 00:00:00")
      }
    })
  )

  it.scopedLive("takes a reset after a body of unknown length for its end, and no other reset", () =>
    Effect.gen(function* () {
      const head = "HTTP/1.1 200 OK\r\nconnection: close\r\n"
      const info = yield* call(yield* resetting(`${head}\r\n${json}`))
      assert.strictEqual(info.CurrentTime, "2026-01-01 00:00:00")
      const half = yield* Effect.flip(call(yield* resetting(`${head}\r\n${json.slice(0, 20)}`)))
      assert.containSubset(half, { _tag: "MalformedResponse", status: 200, path: "", expected: "JSON" })
      const cut = yield* Effect.flip(call(yield* resetting(`${head}content-length: 100\r\n\r\n${json}`)))
      assert.containSubset(cut, { _tag: "TransportFailed", reason: "ConnectionLost", sent: true })
    })
  )

  it.scopedLive("shows each request to those that subscribe to its channels, with the origin to tell it by", () =>
    Effect.gen(function* () {
      const seen: Array<unknown> = []
      const see = (message: unknown): void => void seen.push((message as { readonly request: unknown }).request)
      yield* Effect.acquireRelease(
        Effect.sync(() => subscribe("undici:request:create", see)),
        () => Effect.sync(() => unsubscribe("undici:request:create", see))
      )
      const base = yield* startHttpServer((_request, response) => response.end(json))
      yield* call(base)
      assert.containSubset(seen, [{ origin: base, path: `/identity/v2/serverinfo?apikey=${apiKey}` }])
    })
  )
})
