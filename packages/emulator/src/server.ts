/// <reference types="node" />
/**
 * The emulator as a real server on this machine, for clients of any language.
 *
 * @since 0.1.0
 */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as NodeHttpServerRequest from "@effect/platform-node/NodeHttpServerRequest"
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import type * as HttpServerError from "@effect/platform/HttpServerError"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { createServer } from "node:http"
import { Emulator, type Service } from "./Emulator.js"

/**
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** A free port unless said otherwise. */
  readonly port?: number | undefined
}

/**
 * Serves the emulator on 127.0.0.1 until the scope closes, and answers the base URL: all four hosts of LoginRadius are
 * there.
 *
 * @since 0.1.0
 * @category servers
 */
export const serve = (
  options: Options = {}
): Effect.Effect<string, HttpServerError.ServeError, Emulator | Scope.Scope> =>
  Effect.gen(function* () {
    const emulator = yield* Emulator
    const node = createServer()
    const server = yield* NodeHttpServer.make(() => node, { host: "127.0.0.1", port: options.port ?? 0 })
    // Kept-alive connections would keep the server from closing.
    yield* Effect.addFinalizer(() => Effect.sync(() => node.closeAllConnections()))
    yield* server.serve(answered(emulator))
    return server.address._tag === "TcpAddress" ? `http://127.0.0.1:${server.address.port}` : server.address.path
  })

const answered = (
  emulator: Service
): Effect.Effect<HttpServerResponse.HttpServerResponse, never, HttpServerRequest.HttpServerRequest> =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const origin = `http://${request.headers["host"] ?? "127.0.0.1"}`
    const rawBody = yield* Effect.orElseSucceed(request.text, () => "")
    const parts = Handler.fromParts(request.method, new URL(request.url, origin), request.headers, rawBody)
    return yield* emulator.handle({ ...parts, ...asSent(request.url) }).pipe(
      Effect.map(({ body, headers, status }) => HttpServerResponse.text(body, { status, headers: { ...headers } })),
      Effect.catchAll(() => reset(request))
    )
  })

/** Path and query without the repairs that `URL` makes: a signature covers what was sent. */
const asSent = (target: string): { readonly path?: string; readonly rawQuery?: string } => {
  if (!target.startsWith("/")) return {}
  const split = target.indexOf("?")
  return split < 0
    ? { path: target, rawQuery: "" }
    : { path: target.slice(0, split), rawQuery: target.slice(split + 1) }
}

/** A refused connection can only be reset, too: this one has been accepted. */
const reset = (request: HttpServerRequest.HttpServerRequest): Effect.Effect<never> =>
  Effect.zipRight(
    Effect.sync(() => NodeHttpServerRequest.toIncomingMessage(request).socket.resetAndDestroy()),
    Effect.never
  )
