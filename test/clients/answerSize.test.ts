/** The limit of an answer's size, with every HTTP client. */
import { FetchHttpClient, HttpClient } from "@effect/platform"
import { NodeHttpClient } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import { Emulator } from "@loginradius-effect/emulator"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Deferred, Effect, FiberId, Layer } from "effect"
import type { RequestListener, ServerResponse } from "node:http"
import { gzipSync } from "node:zlib"
import { startHttpServer } from "../support/sockets.js"
import { configOf } from "./clients.js"

const reads = Infrastructure.getServerTime()

/** A call that may not be repeated. */
const sends = Authentication.forgotPassword({ email: "ann@example.com", resetPasswordUrl: "https://example.com/reset" })

/** A change of the client, as an application can configure it. */
const transformClient = HttpClient.tapRequest(() => Effect.void)

const clients: Readonly<
  Record<
    string,
    { readonly layer: Layer.Layer<HttpClient.HttpClient>; readonly transformClient?: typeof transformClient }
  >
> = {
  fetch: { layer: FetchHttpClient.layer },
  undici: { layer: NodeHttpClient.layerUndici },
  "node:http": { layer: NodeHttpClient.layer },
  "our own": { layer: Layer.orDie(LoginRadiusNode.layerClient) },
  "our own with something around it": { layer: Layer.orDie(LoginRadiusNode.layerClient), transformClient }
}

/** An endless answer. `hungUp` completes with the number of pieces written when the client closes the connection. */
const endlessAnswer = (head: (response: ServerResponse) => void, piece: Buffer) => {
  const hungUp = Deferred.unsafeMake<number>(FiberId.none)
  let requests = 0
  const listener: RequestListener = (_request, response) => {
    let pieces = 0
    requests += 1
    response.once("close", () => Deferred.unsafeDone(hungUp, Effect.succeed(pieces)))
    head(response)
    const more = (): void => {
      while (!response.destroyed) {
        pieces += 1
        if (!response.write(piece)) return void response.once("drain", more)
      }
    }
    more()
  }
  return { listener, hungUp: Deferred.await(hungUp), requests: () => requests }
}

/** Whether a client decompresses answers. The platform's clients for Node do not. */
const decompresses = (name: string): boolean => name === "fetch" || name.startsWith("our own")

const json = { "content-type": "application/json" }

/** 1 MiB of blanks, compressed to 1 KiB. Several of them one after the other are a valid body. */
const gzipOfBlanks = gzipSync(Buffer.alloc(1024 * 1024, " "))

describe("an answer", () => {
  for (const [name, { layer, transformClient }] of Object.entries(clients)) {
    const call = <A, E>(
      effect: Effect.Effect<A, E, LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient>,
      base: string,
      maxAnswerBytes?: number
    ) =>
      Effect.flatMap(configOf(base, { maxAnswerBytes, transformClient }), (config) =>
        Effect.provide(effect, Layer.merge(layer, Layer.succeed(LoginRadiusConfig.LoginRadiusConfig, config)))
      )
    const isTooLarge = (error: { readonly _tag: string }) => {
      const what =
        transformClient === undefined
          ? "the body is not within maxAnswerBytes (application/json, too many characters)"
          : "the answer is not within maxAnswerBytes"
      const endpoint = String(Reflect.get(error, "endpoint"))
      const isOpen = endpoint === "Authentication.forgotPassword"
      assert.deepInclude(error, {
        _tag: "MalformedResponse",
        status: 200,
        path: "",
        expected: "within maxAnswerBytes",
        message: `${endpoint}: HTTP 200, but ${what}${isOpen ? "; the call may have taken effect" : ""}`
      } as object)
    }

    it.scopedLive(`that never ends fails at the limit, and its connection is closed, over ${name}`, () =>
      Effect.gen(function* () {
        const { hungUp, listener, requests } = endlessAnswer(
          (response) => response.writeHead(200, json),
          Buffer.alloc(64 * 1024, " ")
        )
        const base = yield* startHttpServer(listener)
        isTooLarge(yield* Effect.flip(call(reads, base, 1_000_000)))
        assert.isBelow(yield* hungUp, 1000)
        assert.strictEqual(requests(), 1)
      })
    )

    if (decompresses(name)) {
      it.scopedLive(
        `that is larger after decompression fails at the limit too, with any Content-Length, over ${name}`,
        () =>
          Effect.gen(function* () {
            const packed = { ...json, "content-encoding": "gzip" }
            const { hungUp, listener } = endlessAnswer((response) => response.writeHead(200, packed), gzipOfBlanks)
            isTooLarge(yield* Effect.flip(call(sends, yield* startHttpServer(listener), 2_000_000)))
            yield* hungUp
            const small = yield* startHttpServer((_request, response) =>
              response
                .writeHead(200, { ...packed, "content-length": String(gzipOfBlanks.byteLength) })
                .end(gzipOfBlanks)
            )
            isTooLarge(yield* Effect.flip(call(reads, small, 1024 * 1024 - 1)))
            // Blanks alone are not JSON: the whole body was read.
            const whole = yield* Effect.flip(call(reads, small, 1024 * 1024))
            assert.strictEqual(Reflect.get(whole, "expected"), "JSON")
          })
      )
    }

    it.scopedLive(
      `may be as long as the limit, and a longer one with an error status keeps its meaning, over ${name}`,
      () =>
        Effect.gen(function* () {
          const text = JSON.stringify({ CurrentTime: "2030-01-01T00:00:00.000Z", Ä: "ü" })
          const base = yield* startHttpServer((_request, response) => response.writeHead(200, json).end(text))
          const bytes = Buffer.byteLength(text)
          assert.strictEqual((yield* call(reads, base, bytes)).CurrentTime, "2030-01-01T00:00:00.000Z")
          isTooLarge(yield* Effect.flip(call(reads, base, bytes - 1)))
          const failing = yield* startHttpServer((_request, response) => response.writeHead(502, json).end(text))
          const error = yield* Effect.flip(call(sends, failing, bytes - 1))
          assert.strictEqual(error._tag, "OutcomeUnknown")
        })
    )

    it.scopedLive(`that ends in the middle of a character is malformed, over ${name}`, () =>
      Effect.gen(function* () {
        const half = Buffer.concat([
          Buffer.from('{"CurrentTime":"2030-01-01T00:00:00.000Z"}'),
          Buffer.from([0xe2, 0x82])
        ])
        const base = yield* startHttpServer((_request, response) => response.writeHead(200, json).end(half))
        const error = yield* Effect.flip(call(reads, base))
        assert.deepInclude(error, { _tag: "MalformedResponse", expected: "JSON" })
      })
    )
  }

  it.effect("of the emulator in process has the same limit", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(reads)
      assert.instanceOf(error, LoginRadiusError.MalformedResponse)
      assert.strictEqual(error.expected, "within maxAnswerBytes")
    }).pipe(Effect.provide(Layer.orDie(Emulator.layer({ client: { maxAnswerBytes: 10 } }))))
  )

  it.effect("with an invalid limit is refused by the configuration", () =>
    Effect.gen(function* () {
      for (const maxAnswerBytes of [0, -1, 1.5, Number.NaN, Infinity, 2 ** 30]) {
        const error = yield* Effect.flip(LoginRadiusConfig.make({ apiKey: Emulator.apiKey, maxAnswerBytes }))
        assert.strictEqual(error.option, "maxAnswerBytes")
      }
    })
  )
})
