/** The control API as a part of the server: a request that is here as a whole goes in, an answer comes out. */
import * as HttpApiBuilder from "@effect/platform/HttpApiBuilder"
import * as HttpRouter from "@effect/platform/HttpRouter"
import * as HttpServer from "@effect/platform/HttpServer"
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import type { Emulator } from "../Emulator.js"
import { attempt } from "../internal/effect.js"
import { isObject } from "../internal/json.js"
import type { Outbox } from "../Outbox.js"
import * as handlers from "./handlers.js"
import * as routes from "./routes.js"

export interface Request {
  readonly method: string
  /** With its query. */
  readonly url: string
  readonly body: string
}

export type Serve = (request: Request) => Effect.Effect<Handler.Response>

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
    .replace(/^must be string$/, "must be text")
    // The name of a schema.
    .replace(/^must be [A-Z]\w+$/, "must be a record")
    .replaceAll(" | ", ", ")
    .replaceAll('"', "")

/** What can be one of several things is told once, and not once for each. */
const together = (told: ReadonlyArray<Told>): ReadonlyArray<Told> => {
  const byPath = new Map<string, Told>()
  for (const one of told) {
    const path = one.path.join(".")
    const other = byPath.get(path)
    const isChoice = other !== undefined && [one, other].every(({ message }) => message.startsWith("must be "))
    byPath.set(path, isChoice ? { ...one, message: `${other.message}, ${one.message.replace("must be ", "")}` } : one)
  }
  return [...byPath.values()]
}

interface Told extends Issue {
  readonly _tag: "Type"
}

/** What of a request is not what it has to be. */
const undecodable = (issues: ReadonlyArray<Issue>): Handler.Response => {
  // Of what can be left out, it is said twice what is wrong.
  const told = together(
    issues
      .filter(({ message }) => !message.startsWith("Expected undefined"))
      .map(({ message, path }) => ({ _tag: "Type", path, message: reasonOf(message) }))
  )
  const message = told.map(({ message, path }) => `${path.length === 0 ? "the body" : path.join(".")} ${message}`)
  return answer(400, { _tag: "HttpApiDecodeError", issues: told, message: message.join("; ") })
}

/** What is wrong with a body that has to be JSON. */
const jsonProblem = (body: string): Issue | undefined => {
  if (Handler.isDeep(body)) return { path: [], message: "is nested too deep" }
  const value = attempt<unknown, undefined>(() => JSON.parse(body), nothing)
  if (value === undefined) return { path: [], message: "is not JSON" }
  // Schemas lose it.
  return isObject(value) && Object.hasOwn(value, "__proto__")
    ? { path: ["__proto__"], message: "is not known" }
    : undefined
}

/** Clients need not name the kind of a body: each endpoint takes one. */
const requestOf = ({ body, method, url }: Request, route: routes.Route): globalThis.Request | Issue => {
  const asked = [...new URL(url).searchParams.keys()].find((name) => !route.takesQuery || name === "__proto__")
  if (asked !== undefined)
    return { path: [asked], message: route.takesQuery ? "is not known" : "is not known: this takes no query" }
  if (method === "GET" || method === "HEAD") return new globalThis.Request(url, { method })
  // A text is not looked into here: it can be a seed of many megabytes.
  if (route.takesText) return new globalThis.Request(url, { method, body, headers: { "content-type": "text/plain" } })
  const sent = body === "" ? "{}" : body
  return jsonProblem(sent) ?? new globalThis.Request(url, { method, body: sent, headers: json })
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

const notThere = (allowed: ReadonlyArray<string>): Handler.Response =>
  allowed.length === 0
    ? answer(404, { _tag: "NotFound", message: "The control API has nothing at this path." })
    : {
        ...answer(405, { _tag: "MethodNotAllowed", message: `This path takes ${allowed.join(", ")}.` }),
        headers: { ...json, allow: allowed.join(", ") }
      }

/** What the line of a request can have at most. */
const longestHeader = 16 * 1024

const isDecodable = (path: string): boolean =>
  attempt(
    () => decodeURIComponent(path) !== undefined,
    () => false
  )

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
    const router = HttpRouter.withRouterConfig(HttpApiBuilder.httpApp, { maxParamLength: longestHeader })
    const app = Effect.provide(yield* Effect.provide(router, context), context).pipe(Effect.provide(services))
    return (request) => {
      const { pathname } = new URL(request.url)
      if (!isDecodable(pathname)) return Effect.succeed(notThere([]))
      const route = routes.find(request.method, pathname)
      if (!("takesText" in route)) return Effect.succeed(notThere(route))
      const web = requestOf(request, route)
      if (!(web instanceof globalThis.Request)) return Effect.succeed(undecodable([web]))
      return app.pipe(
        Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromWeb(web)),
        Effect.scoped,
        Effect.flatMap(answerOf),
        Effect.orDie
      )
    }
  })
