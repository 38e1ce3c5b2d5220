/** The same three routes in every framework: `/me` asks for somebody, `/maybe` may have nobody, `/admin` wants a role. */
import * as PlatformHttpApi from "@effect/platform/HttpApi"
import * as HttpApiBuilder from "@effect/platform/HttpApiBuilder"
import * as HttpApiEndpoint from "@effect/platform/HttpApiEndpoint"
import * as HttpApiGroup from "@effect/platform/HttpApiGroup"
import * as HttpLayerRouter from "@effect/platform/HttpLayerRouter"
import * as PlatformRouter from "@effect/platform/HttpRouter"
import * as HttpServer from "@effect/platform/HttpServer"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as Auth from "@loginradius-effect/server/Auth"
import * as Express from "@loginradius-effect/server/Express"
import * as Fastify from "@loginradius-effect/server/Fastify"
import * as Fetch from "@loginradius-effect/server/Fetch"
import * as HttpApi from "@loginradius-effect/server/HttpApi"
import * as HttpRouter from "@loginradius-effect/server/HttpRouter"
import { AuthUnavailable, TokenVerifier, Unauthenticated, type Verdict } from "@loginradius-effect/server/TokenVerifier"
import { DateTime, Duration, Effect, Layer, ManagedRuntime, Option, Redacted, Schema, type Scope } from "effect"
import express from "express"
import fastify from "fastify"
import { Hono } from "hono"
import { createServer, request, type Server } from "node:http"
import type { AddressInfo } from "node:net"

export const cookie = { name: "access_token", origins: ["https://app.example.com"] }

/** How many tokens were checked, and how many checks were given up. */
export interface Count {
  checks: number
  left: number
}

const verdictOf = (token: string): Verdict => ({
  uid: `uid of ${token}`,
  roles: token === "good-admin" ? ["admin"] : [],
  permissions: [],
  expiresAt: undefined,
  checkedAt: DateTime.unsafeMake(0),
  stale: false
})

/** Knows a token by its text: `good…`, `outage`, `hang`, and any other is bad. */
export const verifier = (count: Count): Layer.Layer<TokenVerifier> =>
  Layer.succeed(TokenVerifier, {
    verify: (redacted) =>
      Effect.suspend((): Effect.Effect<Verdict, Unauthenticated | AuthUnavailable> => {
        count.checks++
        const token = Redacted.value(redacted)
        if (token.startsWith("good")) return Effect.succeed(verdictOf(token))
        if (token === "hang") return Effect.onInterrupt(Effect.never, () => Effect.sync(() => void count.left++))
        return token === "outage"
          ? Effect.fail(
              new AuthUnavailable({ reason: "NoAnswer", retryAfter: Duration.millis(1500), message: "no answer" })
            )
          : Effect.fail(new Unauthenticated({ reason: "Invalid", message: "not known" }))
      }),
    revoke: () => Effect.void,
    maxStale: Duration.hours(1)
  })

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

export interface Sent {
  readonly method?: string
  readonly headers?: ReadonlyArray<readonly [name: string, value: string]>
  readonly signal?: AbortSignal
}

/** Sends a request to a server. */
export type Send = (path: string, sent?: Sent) => Promise<Answer>

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) }
}

/** By a client that sends a header twice where it is told to. */
const toUrl =
  (base: string): Send =>
  (path, { headers = [], method = "GET", signal } = {}) =>
    new Promise((resolve, reject) => {
      const given = [...headers.flat(), "host", new URL(base).host, "connection", "close", "content-length", "0"]
      const sent = request(
        `${base}${path}`,
        { method, headers: given, agent: false, ...(signal && { signal }) },
        (got) => {
          const chunks: Array<Buffer> = []
          got.on("data", (chunk: Buffer) => void chunks.push(chunk))
          got.on("end", () => {
            const own = Object.entries(got.headers).flatMap(([name, value]): ReadonlyArray<[string, string]> =>
              typeof value === "string" ? [[name, value]] : []
            )
            const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
            resolve({ status: got.statusCode ?? 0, headers: new Headers(own), body })
          })
        }
      )
      sent.on("error", reject)
      sent.end()
    })

const toHandler =
  (handle: (request: Request) => Promise<Response> | Response): Send =>
  async (path, { headers = [], method = "GET", signal } = {}) => {
    const given = headers.map(([name, value]): [string, string] => [name, value])
    return answerOf(
      await handle(new Request(`http://api.example.com${path}`, { method, headers: given, ...(signal && { signal }) }))
    )
  }

const shown = (user: Verdict | undefined) => ({ uid: user?.uid ?? null })

type Made = Effect.Effect<Send, unknown, Scope.Scope | TokenVerifier>

const runtimeOf = Effect.flatMap(Effect.context<TokenVerifier>(), (context) =>
  Effect.acquireRelease(
    Effect.sync(() => ManagedRuntime.make(Layer.succeedContext(context))),
    (runtime) => runtime.disposeEffect
  )
)

const listening = (server: Server): Effect.Effect<Send, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.async<string>((resume) => {
        server.listen(0, "127.0.0.1", () =>
          resume(Effect.succeed(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
        )
      }),
      () =>
        Effect.async<void>((resume) => {
          server.closeAllConnections()
          server.close(() => resume(Effect.void))
        })
    ),
    toUrl
  )

const nodeServer = NodeHttpServer.layer(() => createServer(), { port: 0, host: "127.0.0.1" })

const address = Effect.map(HttpServer.HttpServer, ({ address }) =>
  address._tag === "TcpAddress" ? toUrl(`http://127.0.0.1:${address.port}`) : toUrl("")
)

const User = Schema.Struct({ uid: Schema.NullOr(Schema.String) })

export const api = PlatformHttpApi.make("api").add(
  HttpApiGroup.make("users")
    .add(HttpApiEndpoint.get("me", "/me").addSuccess(User).middleware(HttpApi.Authenticated))
    .add(HttpApiEndpoint.post("change", "/me").addSuccess(User).middleware(HttpApi.Authenticated))
    .add(HttpApiEndpoint.get("maybe", "/maybe").addSuccess(User).middleware(HttpApi.Optional))
    .add(
      HttpApiEndpoint.get("admin", "/admin")
        .addSuccess(User)
        .addError(HttpApi.Forbidden)
        .middleware(HttpApi.Authenticated)
    )
)

const me = Effect.map(Auth.CurrentUser, shown)
const maybe = Effect.map(Auth.MaybeUser, (user) => shown(Option.getOrUndefined(user)))
const admin = Effect.zipRight(Auth.requireRole("admin"), me)

const handlers = HttpApiBuilder.group(api, "users", (group) =>
  group
    .handle("me", () => me)
    .handle("change", () => me)
    .handle("maybe", () => maybe)
    .handle("admin", () => admin)
)

const json = <E, R>(document: Effect.Effect<object, E, R>) => Effect.map(document, HttpServerResponse.unsafeJson)

const forbidden = <R>(route: Effect.Effect<HttpServerResponse.HttpServerResponse, Auth.Forbidden, R>) =>
  Effect.catchTag(route, "Forbidden", ({ _tag, message, reason }) =>
    Effect.succeed(HttpServerResponse.unsafeJson({ _tag, reason, message }, { status: 403 }))
  )

export const servers: { readonly [framework: string]: Made } = {
  HttpApi: Effect.gen(function* () {
    const served = HttpApiBuilder.serve().pipe(
      Layer.provide(HttpApiBuilder.api(api)),
      Layer.provide(handlers),
      Layer.provide(HttpApi.layer({ cookie })),
      Layer.provideMerge(nodeServer)
    )
    return yield* Effect.provide(address, yield* Layer.build(served))
  }),
  HttpRouter: Effect.gen(function* () {
    const authenticated = yield* HttpRouter.authenticated({ cookie })
    const optional = yield* HttpRouter.optional({ cookie })
    const router = PlatformRouter.concatAll(
      PlatformRouter.empty.pipe(
        PlatformRouter.get("/me", json(me)),
        PlatformRouter.post("/me", json(me)),
        PlatformRouter.get("/admin", forbidden(json(admin))),
        PlatformRouter.use(authenticated)
      ),
      PlatformRouter.empty.pipe(PlatformRouter.get("/maybe", json(maybe)), PlatformRouter.use(optional))
    )
    const served = HttpServer.serve(router).pipe(Layer.provideMerge(nodeServer))
    return yield* Effect.provide(address, yield* Layer.build(served))
  }),
  HttpLayerRouter: Effect.gen(function* () {
    const routes = HttpLayerRouter.use((router) =>
      Effect.all([
        router.add("GET", "/me", json(me)),
        router.add("POST", "/me", json(me)),
        router.add("GET", "/admin", forbidden(json(admin)))
      ])
    ).pipe(Layer.provide(HttpRouter.layer({ cookie })))
    const others = HttpLayerRouter.add("GET", "/maybe", json(maybe)).pipe(
      Layer.provide(HttpRouter.layerOptional({ cookie }))
    )
    const served = HttpLayerRouter.serve(Layer.merge(routes, others)).pipe(Layer.provideMerge(nodeServer))
    return yield* Effect.provide(address, yield* Layer.build(served))
  }),
  "Express 5": Effect.gen(function* () {
    const runtime = yield* runtimeOf
    const app = express()
    const authenticated = Express.authenticated(runtime, { cookie })
    app.all("/me", authenticated, (request, response) => void response.json(shown(Express.currentUser(request))))
    app.get("/maybe", Express.optional(runtime, { cookie }), (request, response) => {
      response.json(shown(Express.maybeUser(request)))
    })
    app.get("/admin", authenticated, Express.requireRole("admin"), (request, response) => {
      response.json(shown(Express.currentUser(request)))
    })
    return yield* listening(createServer(app))
  }),
  "Fastify 5": Effect.gen(function* () {
    const runtime = yield* runtimeOf
    const app = fastify()
    app.register((scope, _, done) => {
      scope.register(Fastify.plugin(runtime, { cookie }))
      scope.get("/me", (request) => shown(Fastify.currentUser(request)))
      scope.post("/me", (request) => shown(Fastify.currentUser(request)))
      scope.get("/admin", { preHandler: Fastify.requireRole("admin") }, (request) =>
        shown(Fastify.currentUser(request))
      )
      done()
    })
    app.register((scope, _, done) => {
      scope.register(Fastify.pluginOptional(runtime, { cookie }))
      scope.get("/maybe", (request) => shown(Fastify.maybeUser(request)))
      done()
    })
    const base = yield* Effect.acquireRelease(
      Effect.promise(() => app.listen({ port: 0, host: "127.0.0.1" })),
      () =>
        Effect.promise(() => {
          app.server.closeAllConnections()
          return app.close()
        })
    )
    return toUrl(base)
  }),
  "Hono 4": Effect.gen(function* () {
    const runtime = yield* runtimeOf
    const authenticate = Fetch.authenticate(runtime, { cookie })
    const authenticateOptional = Fetch.authenticateOptional(runtime, { cookie })
    const app = new Hono<{ Variables: { user: Verdict } }>()
    // It would print what a client that is gone has left behind.
    app.onError(() => new Response(null, { status: 499 }))
    app.get("/maybe", async (context) => {
      const user = await authenticateOptional(context.req.raw)
      return user instanceof Response ? user : context.json(shown(user))
    })
    app.use(async (context, next) => {
      const user = await authenticate(context.req.raw)
      if (user instanceof Response) return user
      context.set("user", user)
      return next()
    })
    app.on(["GET", "POST"], "/me", (context) => context.json(shown(context.get("user"))))
    app.get("/admin", (context) => {
      const user = context.get("user")
      return Fetch.requireRole(user, "admin") ?? context.json(shown(user))
    })
    return toHandler((request) => app.fetch(request))
  }),
  "a route handler as Next has them": Effect.gen(function* () {
    const runtime = yield* runtimeOf
    const authenticate = Fetch.authenticate(runtime, { cookie })
    const authenticateOptional = Fetch.authenticateOptional(runtime, { cookie })
    return toHandler(async (request) => {
      const { pathname } = new URL(request.url)
      const user = await (pathname === "/maybe" ? authenticateOptional : authenticate)(request)
      if (user instanceof Response) return user
      return (
        (pathname === "/admin" && user !== undefined ? Fetch.requireRole(user, "admin") : undefined) ??
        Response.json(shown(user))
      )
    })
  })
}
