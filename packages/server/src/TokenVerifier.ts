/**
 * Who sent a request: checks of access tokens that tell a bad token from a service that is down, and survive the latter.
 *
 * @since 0.1.0
 */
import { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import type * as Webhooks from "@loginradius-effect/core/Webhooks"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { staleOf } from "./internal/verify/degraded.js"
import type {
  AuthUnavailable,
  Degraded,
  RevocationNotShared,
  Revoked,
  Unauthenticated,
  Verdict,
  VerifyOptions
} from "./internal/verify/model.js"

export {
  AuthUnavailable,
  type Degraded,
  RevocationNotShared,
  type Revoked,
  Unauthenticated,
  type UnauthenticatedReason,
  type UnavailableReason,
  type Verdict,
  type VerifyOptions
} from "./internal/verify/model.js"

/**
 * Checks tokens.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /**
   * Whose a token is. It can be interrupted, and nobody else who waits for a check of the same token notices. A `serveStale` that is
   * longer than `maxStale` counts as that; one that is no duration counts as zero: `checkDegraded` refuses both.
   */
  readonly verify: (
    token: Redacted.Redacted<string>,
    options?: VerifyOptions
  ) => Effect.Effect<Verdict, Unauthenticated | AuthUnavailable>
  /**
   * From now on, no verdict holds whose check began before. Of an opaque token, or the account of one, the next `verify` asks
   * LoginRadius, whose sessions go on: end them first (`Authentication.invalidateAccessToken`). A JWT is refused until it ends by itself; of an
   * account, those that were issued before.
   */
  readonly revoke: (what: Revoked) => Effect.Effect<void, RevocationNotShared>
  /** The longest `serveStale`. */
  readonly maxStale: Duration.Duration
}

/**
 * The verifier that servers ask: of opaque access tokens (`layerOpaque`) or of JWTs (`Jwt.layer`).
 *
 * @since 0.1.0
 * @category tags
 */
export class TokenVerifier extends Context.Tag("@loginradius-effect/server/TokenVerifier")<TokenVerifier, Service>() {}

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

const refuse = (reason: string): Effect.Effect<never, InvalidConfig> =>
  Effect.fail(new InvalidConfig({ option: "degraded", reason, message: `degraded: ${reason}` }))

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
