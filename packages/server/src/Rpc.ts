/**
 * `CurrentUser` for `@effect/rpc`: a middleware that procedures or groups name. Refusals are typed errors in place of statuses.
 *
 * @since 0.1.0
 */
import * as RpcMiddleware from "@effect/rpc/RpcMiddleware"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { CurrentUser, MaybeUser, type Options } from "./Auth.js"
import * as check from "./internal/auth/check.js"
import * as schemas from "./internal/auth/schemas.js"
import type { TokenVerifier } from "./TokenVerifier.js"

/**
 * `Forbidden` as a procedure declares it: `Rpc.make("purge", { error: Rpc.Forbidden })` where a handler asks for roles.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Forbidden = schemas.forbidden

/**
 * There has to be a token, and it has to be good: handlers have `CurrentUser`.
 *
 * @since 0.1.0
 * @category tags
 */
export class Authenticated extends RpcMiddleware.Tag<Authenticated>()("@loginradius-effect/server/Rpc/Authenticated", {
  failure: schemas.failure,
  provides: CurrentUser
}) {}

/**
 * There may be a token: handlers have `MaybeUser`. One that is there has to be good, as for `Authenticated`.
 *
 * @since 0.1.0
 * @category tags
 */
export class Optional extends RpcMiddleware.Tag<Optional>()("@loginradius-effect/server/Rpc/Optional", {
  failure: schemas.failure,
  provides: MaybeUser
}) {}

/**
 * Both middlewares. Fails with `InvalidConfig`, which names the option, where one cannot be used. All calls count as POST: a cookie counts
 * only where the browser says who sent it.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options: Options = {}): Layer.Layer<Authenticated | Optional, InvalidConfig, TokenVerifier> =>
  Layer.unwrapEffect(
    Effect.map(check.make(options), (ask) => {
      const user = (call: { readonly headers: { readonly [name: string]: string | undefined } }) =>
        ask(call, { method: "POST", header: (name) => call.headers[name] })
      return Layer.merge(
        Layer.succeed(Authenticated, (call) => check.required(user(call))),
        Layer.succeed(Optional, (call) => user(call))
      )
    })
  )
