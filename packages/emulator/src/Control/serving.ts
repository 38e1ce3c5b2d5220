/** The control API as a part of the server: a request that is here as a whole goes in, an answer comes out. */
import * as HttpApiBuilder from "@effect/platform/HttpApiBuilder"
import * as HttpServer from "@effect/platform/HttpServer"
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import type * as Handler from "@loginradius-effect/core/Handler"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import type { Emulator } from "../Emulator.js"
import { attempt } from "../internal/effect.js"
import { isObject } from "../internal/json.js"
import type { Outbox } from "../Outbox.js"
import * as handlers from "./handlers.js"

export interface Request {
  readonly method: string
  /** With its query. */
  readonly url: string
  readonly body: string
}

export type Serve = (request: Request) => Effect.Effect<Handler.Response>

/** What takes a text of any kind; all else takes JSON. */
const texts = /\/(seed|snapshot)$/

const json = { "content-type": "application/json" }

const answer = (status: number, body: object): Handler.Response => ({
  status,
  headers: json,
  body: JSON.stringify(body)
})

interface Issue {
  readonly path: ReadonlyArray<unknown>
  readonly message: string
}

/** A message of `Schema` without the value, in the words that other refusals have. */
const reasonOf = (message: string): string =>
  message
    .replace(/,? actual .*$/s, "")
    .replace(/^Unable to decode .* into an? (\w+)$/s, "must be a $1")
    .replace("is unexpected, expected: ", "is not known; known are ")
    .replace(/^Expected /, "must be ")
    .replaceAll(" | ", ", ")
    .replaceAll('"', "")

/** What of a request is not what it has to be. */
const undecodable = (issues: ReadonlyArray<Issue>): Handler.Response => {
  // Of what can be left out, it is said twice what is wrong.
  const told = issues
    .filter(({ message }) => !message.startsWith("Expected undefined"))
    .map(({ message, path }) => ({ _tag: "Type", path, message: reasonOf(message) }))
  const message = told.map(({ message, path }) => `${path.length === 0 ? "the body" : path.join(".")} ${message}`)
  return answer(400, { _tag: "HttpApiDecodeError", issues: told, message: message.join("; ") })
}

/** Those of a `Request`: it takes no others, such as TRACE. */
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

/** Clients need not name the kind of a body: each endpoint takes one. */
const requestOf = ({ body, method, url }: Request): globalThis.Request | undefined => {
  const { pathname } = new URL(url)
  if (method === "GET" || method === "HEAD") return new globalThis.Request(url, { method })
  // A text is not looked into here: it can be a seed of many megabytes.
  if (texts.test(pathname)) {
    return new globalThis.Request(url, { method, body, headers: { "content-type": "text/plain" } })
  }
  const sent = body === "" ? "{}" : body
  const isJson = attempt(
    () => JSON.parse(sent) !== undefined,
    () => false
  )
  return isJson ? new globalThis.Request(url, { method, body: sent, headers: json }) : undefined
}

const answerOf = (response: HttpServerResponse.HttpServerResponse): Effect.Effect<Handler.Response> =>
  Effect.suspend(() => {
    const { headers, status, ...web } = responseOf(response)
    return Effect.map(Effect.promise(web.text), (body) => {
      const problem = status === 400 ? attempt<unknown, undefined>(() => JSON.parse(body), nothing) : undefined
      return isObject(problem) && problem["_tag"] === "HttpApiDecodeError"
        ? undecodable(problem["issues"] as ReadonlyArray<Issue>)
        : { status, headers, body }
    })
  })

const nothing = (): undefined => undefined

const responseOf = (response: HttpServerResponse.HttpServerResponse) => {
  const web = HttpServerResponse.toWeb(response)
  return { status: web.status, headers: Object.fromEntries(web.headers), text: () => web.text() }
}

const noRoute = answer(404, { _tag: "NotFound", message: "The control API has nothing at this path." })

/** The router fails with it, although its type says that it does not fail. */
const isNoRoute = (cause: Cause.Cause<unknown>): boolean => {
  const failure = Option.getOrUndefined(Cause.failureOption(cause))
  return isObject(failure) && failure["_tag"] === "RouteNotFound"
}

/** Serves until the scope closes. */
export const make = (serving: handlers.Serving): Effect.Effect<Serve, never, Emulator | Outbox | Scope.Scope> =>
  Effect.gen(function* () {
    const context = yield* Layer.build(
      Layer.mergeAll(handlers.layer, HttpApiBuilder.Router.Live, HttpApiBuilder.Middleware.layer).pipe(
        Layer.provide(Layer.succeed(handlers.CurrentServing, serving)),
        Layer.provideMerge(HttpServer.layerContext)
      )
    )
    const services = yield* Effect.context<Emulator | Outbox>()
    const app = Effect.provide(yield* Effect.provide(HttpApiBuilder.httpApp, context), context).pipe(
      Effect.provide(services)
    )
    return (request) => {
      if (!methods.has(request.method)) return Effect.succeed(noRoute)
      const web = requestOf(request)
      if (web === undefined) return Effect.succeed(undecodable([{ path: [], message: "is not JSON" }]))
      return app.pipe(
        Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromWeb(web)),
        Effect.scoped,
        Effect.flatMap(answerOf),
        Effect.catchAllCause((cause) => (isNoRoute(cause) ? Effect.succeed(noRoute) : Effect.failCause(cause)))
      )
    }
  })
