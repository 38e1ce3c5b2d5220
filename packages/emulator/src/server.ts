/// <reference types="node" />
/**
 * The emulator as a real server on this machine, for clients of any language.
 *
 * @since 0.1.0
 */
import type * as HttpServerError from "@effect/platform/HttpServerError"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Fiber from "effect/Fiber"
import type * as Scope from "effect/Scope"
import type { ServerResponse } from "node:http"
import type { Serving } from "./Control/handlers.js"
import { isControl } from "./Control/path.js"
import { type Answer, Emulator, type Service } from "./Emulator.js"
import * as check from "./internal/check.js"
import { makeRun, makeRunSync, type Run, toEffect } from "./internal/effect.js"
import { guid } from "./internal/ids.js"
import type { Outbox } from "./Outbox.js"
import * as access from "./server/access.js"
import * as http from "./server/http.js"
import type { Target } from "./server/target.js"
import { invalid, type InvalidSettings } from "./Settings.js"

/**
 * Node's HTTP server with limits, as `serve` uses it: requests are handed on once they are here as a whole.
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
   * Where others reach the server, if not at `host` and `port`: `https://auth.example.test` behind a proxy, or
   * `http://localhost:8080` out of a container. The links of mails lead there, and its host and its pages are allowed.
   */
  readonly publicOrigin?: string | undefined
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
  publicOrigin: access.publicOrigin,
  allowHosts: access.hosts,
  corsOrigins: access.origins
})

const usual = { port: 0, host: "127.0.0.1", publicOrigin: "", allowHosts: [], corsOrigins: [] }

/** The longest body that a request may have: a seed or a snapshot is larger than what LoginRadius takes. */
const maxBodyBytes = ({ pathname }: Target): number => (isControl(pathname) ? 256 : 1) * 1024 * 1024

/**
 * Serves the emulator until the scope closes, and answers the base URL: all four hosts of LoginRadius are there, and the links
 * of mails lead there. The control API is at `/_emulator/v1`. Requests may have 16 KiB of headers, 1 MiB of body (256 MiB for the
 * control API) and 30 seconds to arrive; larger and later ones are refused with 431, 413 or 408, incomplete ones are never handled.
 *
 * @since 0.1.0
 * @category servers
 */
export const serve = (
  options: Options = {}
): Effect.Effect<string, HttpServerError.ServeError | InvalidSettings, Emulator | Outbox | Scope.Scope> =>
  serveAs(options, {})

/** What a server can have that `serve` does not offer. */
interface Manner {
  /** When the scope closes, requests under way have this long before their connections are closed. */
  readonly patience?: Duration.DurationInput | undefined
  /** Puts in once more what was put in at the start, for the control API. */
  readonly seedAnew?: Serving["seedAnew"]
}

/**
 * The same for the command.
 *
 * @internal
 */
export const serveAs = (
  options: Options,
  { patience = Duration.zero, seedAnew }: Manner
): Effect.Effect<string, HttpServerError.ServeError | InvalidSettings, Emulator | Outbox | Scope.Scope> =>
  Effect.gen(function* () {
    const emulator = yield* Emulator
    const { allowHosts, corsOrigins, host, port, publicOrigin } = yield* toEffect(
      Either.mapLeft(usable(options, "", usual), invalid)
    )
    const sync = yield* makeRunSync
    const published = publicOrigin === "" ? [] : [publicOrigin]
    const rules = {
      hosts: [...allowHosts, access.bound(host), ...published.map((origin) => new URL(origin).hostname)],
      origins: [...corsOrigins, ...published]
    }
    const { address, serve } = yield* http.make({
      host,
      port,
      maxBodyBytes,
      patience,
      requestId: () => sync(guid),
      admit: (request, target) => access.admit(rules, request, target)
    })
    const origin = `http://${reachable(host)}:${address.port}`
    const publicUrl = published[0] ?? origin
    yield* emulator.reachableAt(publicUrl)
    const ending = yield* Deferred.make<void>()
    const control = yield* controlled({ url: origin, publicUrl, seedAnew, ending })
    yield* serve(answering(emulator, control, yield* makeRun))
    yield* Effect.addFinalizer(() => Deferred.succeed(ending, undefined))
    return origin
  })

type Control = (received: http.Received) => Effect.Effect<Handler.Response>

/** The control API, which is loaded when it is asked for the first time: by a fiber of its own, since who asked can hang up. */
const controlled = (serving: Serving): Effect.Effect<Control, never, Emulator | Outbox | Scope.Scope> =>
  Effect.gen(function* () {
    const context = yield* Effect.context<Emulator | Outbox | Scope.Scope>()
    const loading = yield* Effect.cached(
      Effect.promise(() => import("./Control/serving.js")).pipe(
        Effect.flatMap(({ make }) => make(serving)),
        Effect.forkScoped,
        Effect.provide(context)
      )
    )
    return ({ body, request: { method = "" }, target }) =>
      Effect.flatMap(Effect.flatMap(loading, Fiber.join), (serve) =>
        serve({ method, url: target.origin + target.pathname + target.search, body })
      )
  })

/** A host in a URL: an address that stands for all of this machine's is reached by its usual one. */
const reachable = (host: string): string =>
  host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host

const answering =
  (emulator: Service, control: Control, run: Run): http.Handle =>
  (received, response) => {
    const answer = isControl(received.target.pathname)
      ? control(received)
      : Effect.suspend(() => handled(emulator, received))
    const interrupt = run(answered(answer, received, response))
    if (response.writableEnded) return
    response.once("close", () => {
      if (!response.writableEnded) interrupt()
    })
  }

/** A request is carried out to its end although its client has hung up: only what a handler marks as interruptible ends. */
const answered = (
  answer: ReturnType<Service["handle"]>,
  received: http.Received,
  response: ServerResponse
): Effect.Effect<void> =>
  answer.pipe(
    Effect.flatMap((answer) => sendAll(response, answer)),
    // A refused connection can only be reset, too: this one has been accepted.
    Effect.catchAll(() => Effect.sync(() => void received.request.socket.resetAndDestroy())),
    Effect.catchAllDefect((defect) =>
      Effect.map(Effect.logError("The emulator failed on a request.", Cause.die(defect)), () => send(response, failed))
    ),
    // The handler has interrupted itself.
    Effect.catchAllCause(() => Effect.sync(() => send(response, { status: 503, body: "" }))),
    Effect.uninterruptible
  )

/** The target is what was sent, without the repairs that `URL` makes: a signature covers it. */
const handled = (emulator: Service, { body, request, target }: http.Received): ReturnType<Service["handle"]> => {
  const { method = "", headers } = request
  const place = { ...target, origin: `http://${target.host}` }
  const parts: Handler.Request = {
    ...Handler.fromParts(method, place, headers as Handler.Request["headers"], body),
    // A socket for both kinds of addresses writes those of IPv4 in its own way.
    remoteAddress: request.socket.remoteAddress?.replace(/^::ffff:/, "")
  }
  return method === "HEAD" ? head(emulator, parts) : emulator.handle(parts)
}

/** As GET, where that changes nothing: a prefetch must not spend a token. */
const head = (emulator: Service, request: Handler.Request): ReturnType<Service["handle"]> =>
  Effect.flatMap(emulator.methods(request), ({ allowed, isRead }) =>
    isRead || allowed.length === 0
      ? emulator.handle({ ...request, method: "GET" })
      : Effect.succeed({ status: 405, headers: { allow: allowed.join(", ") }, body: "" })
  )

const failed: Handler.Response = {
  status: 500,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ message: "The emulator failed: its log says more." })
}

/** Sends an answer as a fault wants its body to get to the client. */
const sendAll = (response: ServerResponse, answer: Answer): Effect.Effect<void> =>
  Effect.suspend(() => {
    if (answer.rest === undefined) return Effect.sync(() => send(response, answer))
    const body = Buffer.from(answer.body)
    const half = body.byteLength >> 1
    begin(response, answer)
    response.flushHeaders()
    if (answer.rest === "never") {
      const { socket } = response
      // The client gets what was written before the connection ends.
      return Effect.sync(() => void response.write(body.subarray(0, half), () => socket?.destroySoon()))
    }
    response.write(body.subarray(0, half))
    return Effect.zipRight(
      Effect.interruptible(Effect.sleep(answer.rest)),
      Effect.sync(() => void response.end(body.subarray(half)))
    )
  })

const send = (response: ServerResponse, answer: Handler.Response): void => {
  begin(response, answer)
  response.end(answer.body)
}

/** Sets status and headers. */
const begin = (response: ServerResponse, { body, headers = {}, status }: Handler.Response): void => {
  response.statusCode = status
  response.setHeader("content-type", "text/plain")
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  // Said here for HEAD, which gets the length of a body and not the body.
  if (body !== "") response.setHeader("content-length", Buffer.byteLength(body))
}
