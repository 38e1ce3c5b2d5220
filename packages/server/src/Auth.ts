/**
 * Who has sent a request, for handlers in any framework: `CurrentUser` where there has to be somebody, `MaybeUser` where there may be
 * nobody, and what somebody has to be allowed to.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import type { Forbidden } from "./internal/auth/forbidden.js"
import * as rights from "./internal/auth/rights.js"
import type { Verdict } from "./TokenVerifier.js"

export { Forbidden, type ForbiddenReason } from "./internal/auth/forbidden.js"
export type { Failure, Options } from "./internal/auth/check.js"

/**
 * Who has sent the request: their token is good.
 *
 * @since 0.1.0
 * @category tags
 */
export class CurrentUser extends Context.Tag("@loginradius-effect/server/CurrentUser")<CurrentUser, Verdict>() {}

/**
 * Who has sent the request, if it has a token at all. A token that is not good is refused here too, and so is one that cannot be
 * checked: neither makes somebody nobody.
 *
 * @since 0.1.0
 * @category tags
 */
export class MaybeUser extends Context.Tag("@loginradius-effect/server/MaybeUser")<
  MaybeUser,
  Option.Option<Verdict>
>() {}

const requiring = (lacking: rights.Lacking): Effect.Effect<void, Forbidden, CurrentUser> =>
  Effect.flatMap(CurrentUser, (user) => {
    const refusal = lacking(user)
    return refusal === undefined ? Effect.void : Effect.fail(refusal)
  })

/**
 * Refuses whoever lacks a role, by its name as it is written: HTTP 403. Roles in contexts do not count.
 *
 * @since 0.1.0
 * @category combinators
 */
export const requireRole = (role: string): Effect.Effect<void, Forbidden, CurrentUser> => requiring(rights.role(role))

/**
 * Refuses whoever lacks a permission: HTTP 403. The verifier has to read them: `layerOpaque({ withPermissions: true })`, or the claim
 * of `Jwt.layer`.
 *
 * @since 0.1.0
 * @category combinators
 */
export const requirePermission = (permission: string): Effect.Effect<void, Forbidden, CurrentUser> =>
  requiring(rights.permission(permission))
