/**
 * `CurrentUser` for `HttpRouter` and `HttpLayerRouter` of `@effect/platform`.
 *
 * @since 0.1.0
 */
import type * as HttpApp from "@effect/platform/HttpApp"
import * as HttpLayerRouter from "@effect/platform/HttpLayerRouter"
import type * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import { CurrentUser, MaybeUser, type Options } from "./Auth.js"
import * as check from "./internal/auth/check.js"
import { answerOf, asked } from "./internal/auth/effectRequest.js"
import type { TokenVerifier } from "./TokenVerifier.js"

/**
 * Wraps routes of an `HttpRouter`: `Effect.map(HttpRouter.authenticated(), (authenticated) => HttpRouter.use(router, authenticated))`.
 *
 * @since 0.1.0
 * @category models
 */
export type Middleware<Provided> = <E, R>(
  app: HttpApp.Default<E, R>
) => HttpApp.Default<E, Exclude<R, Provided> | HttpServerRequest.HttpServerRequest>

const wrapping =
  <I, A>(
    tag: Context.Tag<I, A>,
    user: Effect.Effect<A, check.Failure, HttpServerRequest.HttpServerRequest>
  ): Middleware<I> =>
  (app) =>
    Effect.matchEffect(user, {
      onFailure: (failure) => Effect.succeed(answerOf(failure)),
      onSuccess: (found) => Effect.provideService(app, tag, found)
    })

/**
 * There has to be a token, and it has to be good: what it wraps has `CurrentUser`. Others are answered 401, 403 or 503. Fails with
 * `InvalidConfig`, which names the option, where one cannot be used.
 *
 * @since 0.1.0
 * @category constructors
 */
export const authenticated = (
  options: Options = {}
): Effect.Effect<Middleware<CurrentUser>, InvalidConfig, TokenVerifier> =>
  Effect.map(check.make(options), (ask) => wrapping(CurrentUser, check.required(asked(ask))))

/**
 * There may be a token: what it wraps has `MaybeUser`. One that is there has to be good, as for `authenticated`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const optional = (options: Options = {}): Effect.Effect<Middleware<MaybeUser>, InvalidConfig, TokenVerifier> =>
  Effect.map(check.make(options), (ask) => wrapping(MaybeUser, asked(ask)))

/**
 * `authenticated` for routes of an `HttpLayerRouter`: `Layer.provide(routes, HttpRouter.layer())`.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options = {}
): Layer.Layer<HttpLayerRouter.Request.From<"Requires", CurrentUser>, InvalidConfig, TokenVerifier> =>
  HttpLayerRouter.middleware<{ provides: CurrentUser }>()(
    Effect.map(authenticated(options), (middleware) => (app) => middleware(app))
  ).layer

/**
 * `optional` for routes of an `HttpLayerRouter`.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerOptional = (
  options: Options = {}
): Layer.Layer<HttpLayerRouter.Request.From<"Requires", MaybeUser>, InvalidConfig, TokenVerifier> =>
  HttpLayerRouter.middleware<{ provides: MaybeUser }>()(
    Effect.map(optional(options), (middleware) => (app) => middleware(app))
  ).layer
