import * as OpenApi from "@effect/platform/OpenApi"
import { assert, describe, it } from "@effect/vitest"
import * as Express from "@loginradius-effect/server/Express"
import * as Fastify from "@loginradius-effect/server/Fastify"
import * as Fetch from "@loginradius-effect/server/Fetch"
import * as HttpApi from "@loginradius-effect/server/HttpApi"
import * as HttpRouter from "@loginradius-effect/server/HttpRouter"
import * as Rpc from "@loginradius-effect/server/Rpc"
import type { TokenVerifier } from "@loginradius-effect/server/TokenVerifier"
import { Data, Effect, Layer, ManagedRuntime, Option } from "effect"
import * as check from "../../packages/server/src/internal/auth/check.js"
import { api, type Count, verifier } from "./authServers.js"

const layer = verifier({ checks: 0, left: 0 })
const runtime = ManagedRuntime.make(layer)

class Thrown extends Data.TaggedError("Thrown")<{ readonly error: unknown }> {}

/** What throws where it fails. */
const thrown = (make: () => unknown): Effect.Effect<unknown, unknown> =>
  Effect.mapError(Effect.try({ try: make, catch: (error) => new Thrown({ error }) }), ({ error }) => error)

const makers: {
  readonly [name: string]: (options: check.Options) => Effect.Effect<unknown, unknown, TokenVerifier>
} = {
  HttpApi: (options) => Effect.scoped(Layer.build(HttpApi.layer(options))),
  HttpRouter: HttpRouter.authenticated,
  Rpc: (options) => Effect.scoped(Layer.build(Rpc.layer(options))),
  Express: (options) => thrown(() => Express.authenticated(runtime, options)),
  Fastify: (options) => thrown(() => Fastify.plugin(runtime, options)),
  Fetch: (options) => thrown(() => Fetch.authenticate(runtime, options))
}

const wrong: ReadonlyArray<readonly [option: string, options: object]> = [
  ["cookie.name", { cookie: { name: "", origins: [] } }],
  ["cookie.name", { cookie: { name: "a b", origins: [] } }],
  ["cookie.name", { cookie: { origins: [] } }],
  ["cookie.origins", { cookie: { name: "a" } }],
  ["cookie.origins", { cookie: { name: "a", origins: ["app.example.com"] } }],
  ["cookie.origins", { cookie: { name: "a", origins: ["https://app.example.com/"] } }],
  ["cookie.origins", { cookie: { name: "a", origins: ["*"] } }]
]

const optionOf = (error: unknown) => {
  const { _tag, option } = error as { readonly _tag?: unknown; readonly option?: unknown }
  return { _tag, option }
}

describe("an option that cannot be used", () => {
  for (const [framework, make] of Object.entries(makers)) {
    it.effect(`is named by ${framework}`, () =>
      Effect.gen(function* () {
        for (const [option, options] of wrong) {
          const error = yield* Effect.flip(make(options))
          assert.deepStrictEqual(optionOf(error), { _tag: "InvalidConfig", option })
        }
        yield* make({ cookie: { name: "access_token", origins: ["https://app.example.com", "http://localhost:3000"] } })
      }).pipe(Effect.provide(layer))
    )
  }

  it("is told with the first request where only the runtime knows it", async () => {
    const authenticate = Fetch.authenticate(runtime, { degraded: { serveStale: "2 hours" } })
    const error: unknown = await authenticate(new Request("http://api.example.com/")).then(
      () => undefined,
      (error: unknown) => error
    )
    assert.deepStrictEqual(optionOf(error), { _tag: "InvalidConfig", option: "degraded" })
  })
})

describe("an accessor of a framework", () => {
  it("says where the middleware is missing", () => {
    assert.throws(() => Express.currentUser({}), "no middleware of Express.authenticated came before")
    assert.throws(() => Express.maybeUser({}), "no middleware of Express.optional came before")
    assert.throws(() => Fastify.currentUser({ raw: { headers: {} } }), "not registered in the scope of this route")
    assert.throws(() => Fastify.maybeUser({ raw: { headers: {} } }), "not registered in the scope of this route")
  })
})

describe("a request", () => {
  it.effect("is asked once, by however many middlewares", () => {
    const count: Count = { checks: 0, left: 0 }
    return Effect.gen(function* () {
      const ask = yield* check.make({})
      const request = {}
      const source = { method: "GET", header: (name: string) => (name === "authorization" ? "Bearer good" : undefined) }
      for (let i = 0; i < 3; i++) assert.isTrue(Option.isSome(yield* ask(request, source)))
      assert.strictEqual(count.checks, 1)
      yield* ask({}, source)
      assert.strictEqual(count.checks, 2)
    }).pipe(Effect.provide(verifier(count)))
  })

  it.effect("sends no cookie unless one is configured", () =>
    Effect.gen(function* () {
      const ask = yield* check.make({})
      const source = { method: "GET", header: (name: string) => (name === "cookie" ? "access_token=good" : undefined) }
      assert.isTrue(Option.isNone(yield* ask({}, source)))
    }).pipe(Effect.provide(layer))
  )
})

describe("the OpenAPI document of an API", () => {
  it("names schemes and refusals", () => {
    const document = OpenApi.fromApi(api.annotate(OpenApi.Transform, HttpApi.withCookie("access_token")))
    assert.deepStrictEqual(document.components.securitySchemes as object, {
      bearer: { type: "http", scheme: "bearer" },
      cookie: { type: "apiKey", in: "cookie", name: "access_token" }
    })
    const me = document.paths["/me"]?.get
    assert.deepStrictEqual(me?.security as object, [{ bearer: [] }, { cookie: [] }])
    assert.deepStrictEqual(Object.keys(me?.responses ?? {}), ["200", "400", "401", "403", "503"])
  })
})
