import * as PlatformHttpApi from "@effect/platform/HttpApi"
import * as HttpApiBuilder from "@effect/platform/HttpApiBuilder"
import * as HttpApiEndpoint from "@effect/platform/HttpApiEndpoint"
import * as HttpApiGroup from "@effect/platform/HttpApiGroup"
import * as Auth from "@loginradius-effect/server/Auth"
import * as HttpApi from "@loginradius-effect/server/HttpApi"
import * as HttpRouter from "@loginradius-effect/server/HttpRouter"
import type { TokenVerifier, Verdict } from "@loginradius-effect/server/TokenVerifier"
import type { HttpApp, HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { Effect, Layer, type Option, Schema } from "effect"
import { describe, expect, test } from "tstyche"

const api = PlatformHttpApi.make("api").add(
  HttpApiGroup.make("users")
    .add(HttpApiEndpoint.get("me", "/me").addSuccess(Schema.String).middleware(HttpApi.Authenticated))
    .add(HttpApiEndpoint.get("maybe", "/maybe").addSuccess(Schema.String).middleware(HttpApi.Optional))
)

const uid = Effect.map(Auth.CurrentUser, (user) => user.uid)
const greeting = Effect.map(Auth.MaybeUser, (user) => user._tag)

describe("handlers of an HttpApi", () => {
  test("have CurrentUser from the middleware, and nothing else to provide", () => {
    const handlers = HttpApiBuilder.group(api, "users", (group) =>
      group.handle("me", () => uid).handle("maybe", () => greeting)
    )
    expect<Layer.Layer.Context<typeof handlers>>().type.toBe<HttpApi.Authenticated | HttpApi.Optional>()
    const served = Layer.provide(handlers, HttpApi.layer())
    expect<Layer.Layer.Context<typeof served>>().type.toBe<TokenVerifier>()
  })

  test("lack CurrentUser where there may be nobody", () => {
    const handlers = HttpApiBuilder.group(api, "users", (group) =>
      group.handle("me", () => uid).handle("maybe", () => uid)
    )
    expect<Auth.CurrentUser>().type.toBeAssignableTo<Layer.Layer.Context<typeof handlers>>()
  })
})

describe("a middleware of routes", () => {
  test("provides its user, and nothing else", () => {
    const app = {} as HttpApp.Default<"failed", Auth.CurrentUser | Auth.MaybeUser>
    const authenticated = Effect.map(HttpRouter.authenticated(), (middleware) => middleware(app))
    expect<Effect.Effect.Success<typeof authenticated>>().type.toBe<
      Effect.Effect<
        HttpServerResponse.HttpServerResponse,
        "failed",
        Auth.MaybeUser | HttpServerRequest.HttpServerRequest
      >
    >()
  })
})

describe("what handlers have", () => {
  test("is a verdict, or maybe one", () => {
    expect<Effect.Effect.Success<typeof Auth.CurrentUser>>().type.toBe<Verdict>()
    expect<Effect.Effect.Success<typeof Auth.MaybeUser>>().type.toBe<Option.Option<Verdict>>()
    expect(Auth.requireRole("admin")).type.toBe<Effect.Effect<void, Auth.Forbidden, Auth.CurrentUser>>()
  })
})
