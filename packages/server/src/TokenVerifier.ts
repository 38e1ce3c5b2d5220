/**
 * Who sent a request: checks of access tokens that tell a bad token from a service that is down, and survive the latter.
 *
 * @since 0.1.0
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import type { InvalidConfig, LoginRadiusConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import type * as Webhooks from "@loginradius-effect/core/Webhooks"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { toEffect } from "./internal/effect.js"
import { invalid } from "./internal/settings.js"
import { staleOf } from "./internal/verify/degraded.js"
import type { Degraded, Service } from "./internal/verify/model.js"
import * as Opaque from "./internal/verify/opaque.js"
import { type OpaqueOptions, opaqueSettingsOf } from "./internal/verify/settings.js"

export {
  AuthUnavailable,
  type Degraded,
  RevocationNotShared,
  type Revoked,
  type Service,
  Unauthenticated,
  type UnauthenticatedReason,
  type UnavailableReason,
  type Verdict,
  type VerifyOptions
} from "./internal/verify/model.js"
export type { OpaqueOptions } from "./internal/verify/settings.js"

/**
 * The verifier that servers ask: of opaque access tokens (`layerOpaque`) or of JWTs (`Jwt.layer`).
 *
 * @since 0.1.0
 * @category tags
 */
export class TokenVerifier extends Context.Tag("@loginradius-effect/server/TokenVerifier")<TokenVerifier, Service>() {}

/**
 * A verifier of opaque access tokens, which asks LoginRadius: two calls for each token that it does not know, three with
 * `withPermissions` when it has not read the roles yet. They are in the lane `verify` of a rate budget. Fails with `InvalidConfig`, which
 * names the option, where one cannot be used.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerOpaque = (
  options?: OpaqueOptions
): Layer.Layer<TokenVerifier, InvalidConfig, LoginRadiusConfig | HttpClient.HttpClient> =>
  Layer.scoped(
    TokenVerifier,
    Effect.suspend(() => Effect.flatMap(toEffect(opaqueSettingsOf(options)), Opaque.make))
  )

/**
 * Refuses what cannot be asked of a verifier, for whoever takes `degraded` as an option: once, when it is built. Fails with
 * `InvalidConfig` where `serveStale` is no duration, or longer than `maxStale`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const checkDegraded = (degraded: Degraded | undefined): Effect.Effect<Degraded, InvalidConfig, TokenVerifier> =>
  Effect.flatMap(TokenVerifier, ({ maxStale }) => {
    const checked = staleOf(degraded)
    if (checked === undefined) return refuse('must be "failClosed", or a duration to serve stale verdicts for')
    return Duration.greaterThan(checked, maxStale)
      ? refuse(`must not be longer than maxStale, which is ${Duration.format(maxStale)}`)
      : Effect.succeed(degraded ?? "failClosed")
  })

const refuse = (reason: string): Effect.Effect<never, InvalidConfig> => Effect.fail(invalid("degraded", reason))

/**
 * The account whose verdicts are to be revoked because of what a webhook tells: it was blocked or deleted, or its password has changed.
 * Undefined for all other events; no event names a token.
 *
 * @since 0.1.0
 * @category accessors
 */
export const revokedBy = (event: Webhooks.Event): string | undefined => {
  switch (event._tag) {
    case "BlockAccount":
    case "DeleteAccount":
    case "ChangePassword":
    case "ResetPassword":
    case "SetPassword":
      return event.profile.Uid
    default:
      return undefined
  }
}
