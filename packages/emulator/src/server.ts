/// <reference types="node" />
/**
 * The emulator as a real server on this machine, for clients of any language.
 *
 * @since 0.1.0
 */
import * as NodeHttpServerRequest from "@effect/platform-node/NodeHttpServerRequest"
import type * as HttpServerError from "@effect/platform/HttpServerError"
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type * as Scope from "effect/Scope"
import { Emulator, type Service } from "./Emulator.js"
import * as check from "./internal/check.js"
import { toEffect } from "./internal/effect.js"
import * as access from "./server/access.js"
import * as http from "./server/http.js"
import { split } from "./server/target.js"
import { invalid, type InvalidSettings } from "./Settings.js"

/**
 * Node's HTTP server with limits, as `serve` uses it.
 *
 * @internal
 */
export const httpServer = http.make

/**
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** A free port unless said otherwise. */
  readonly port?: number | undefined
  /** The address to listen on; `127.0.0.1`, which other machines cannot reach, unless said otherwise. */
  readonly host?: string | undefined
  /**
   * Host names, beside those of this machine, of LoginRadius and `host`, under which the emulator may be called, without a
   * port: `["auth.example.test"]`. Under any other name it answers 421, so that no page on the web reaches it.
   */
  readonly allowHosts?: ReadonlyArray<string> | undefined
  /**
   * Origins, beside those of this machine, whose pages may call the emulator: `["https://app.example.test"]`. Those of any
   * other are answered 403.
   */
  readonly corsOrigins?: ReadonlyArray<string> | undefined
}

const usable = check.group({
  port: check.integer(0, 65_535),
  host: check.text,
  allowHosts: access.hosts,
  corsOrigins: access.origins
})

const usual = { port: 0, host: "127.0.0.1", allowHosts: [], corsOrigins: [] }

/** The longest body that a request may have. */
const maxBodyBytes = 1024 * 1024

/**
 * Serves the emulator until the scope closes, and answers the base URL: all four hosts of LoginRadius are there. Requests
 * may have 16 KiB of headers, 1 MiB of body and 30 seconds to arrive; larger and later ones are refused with 431, 413 or 408,
 * incomplete ones are never handled.
 *
 * @since 0.1.0
 * @category servers
 */
export const serve = (
  options: Options = {}
): Effect.Effect<string, HttpServerError.ServeError | InvalidSettings, Emulator | Scope.Scope> =>
  Effect.gen(function* () {
    const emulator = yield* Emulator
    const { allowHosts, corsOrigins, host, port } = yield* toEffect(Either.mapLeft(usable(options, "", usual), invalid))
    const rules = { hosts: [...allowHosts, access.bound(host)], origins: corsOrigins }
    const { address, serve } = yield* http.make({
      host,
      port,
      maxBodyBytes,
      admit: (request, target) => access.admit(rules, request, target)
    })
    yield* serve(answered(emulator))
    return address._tag === "TcpAddress" ? `http://${reachable(host)}:${address.port}` : address.path
  })

/** A host in a URL: an address that stands for all of this machine's is reached by its usual one. */
const reachable = (host: string): string =>
  host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host

type Answer = Effect.Effect<HttpServerResponse.HttpServerResponse, never, HttpServerRequest.HttpServerRequest>

const answered = (emulator: Service): Answer =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    // It is here already.
    const rawBody = yield* Effect.orDie(request.text)
    const url = placeOf(request)
    const parts = Handler.fromParts(request.method, url, request.headers, rawBody)
    const handled = parts.method === "HEAD" ? head(emulator, parts) : emulator.handle(parts)
    return yield* handled.pipe(
      Effect.map(({ body, headers, status }) => HttpServerResponse.text(body, { status, headers: { ...headers } })),
      Effect.catchAll(() => reset(request))
    )
  }).pipe(
    Effect.catchAllDefect((defect) =>
      Effect.as(
        Effect.logError("The emulator failed on a request.", defect),
        HttpServerResponse.unsafeJson({ message: "The emulator failed: its log says more." }, { status: 500 })
      )
    )
  )

/** What was asked for, without the repairs that `URL` makes: a signature covers what was sent. */
const placeOf = ({ headers, url }: HttpServerRequest.HttpServerRequest): Handler.Place => ({
  origin: `http://${headers["host"]}`,
  ...split(url)
})

/** As GET, where that changes nothing: a prefetch must not spend a token. */
const head = (emulator: Service, request: Handler.Request): ReturnType<Service["handle"]> =>
  Effect.flatMap(emulator.methods(request), ({ allowed, isRead }) =>
    isRead || allowed.length === 0
      ? emulator.handle({ ...request, method: "GET" })
      : Effect.succeed({ status: 405, headers: { allow: allowed.join(", ") }, body: "" })
  )

/** A refused connection can only be reset, too: this one has been accepted. */
const reset = (request: HttpServerRequest.HttpServerRequest): Effect.Effect<never> =>
  Effect.zipRight(
    Effect.sync(() => NodeHttpServerRequest.toIncomingMessage(request).socket.resetAndDestroy()),
    Effect.never
  )
