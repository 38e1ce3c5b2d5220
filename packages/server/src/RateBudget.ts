/**
 * A rate budget: calls wait for their turn before they are sent, so that the service need not refuse them, and logins go first.
 *
 * @since 0.1.0
 */
import * as Admission from "@loginradius-effect/core/Admission"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import * as FiberSet from "effect/FiberSet"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import * as Budget from "./internal/budget.js"
import { currentClock, toEffect } from "./internal/effect.js"
import * as Memory from "./internal/memory.js"
import { type Options, settingsOf } from "./internal/settings.js"

export type { Options, Plan } from "./internal/settings.js"

/**
 * A budget of this process. Fails with `InvalidConfig`, which names the option, where one cannot be used.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options): Effect.Effect<Admission.Service, InvalidConfig, Scope.Scope> =>
  Effect.gen(function* () {
    const settings = yield* toEffect(settingsOf(options))
    const clock = yield* currentClock
    const run = yield* FiberSet.makeRuntime<never>()
    return yield* Budget.make(settings, Memory.make(clock), clock, run)
  })

/**
 * The same as a layer, which is merged with those that calls run with: `Layer.merge(LoginRadiusNode.layer, RateBudget.layer({ plan:
 * "standard" }))`.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options: Options): Layer.Layer<never, InvalidConfig> =>
  Layer.scoped(
    Admission.Admission,
    Effect.map(
      Effect.suspend(() => make(options)),
      Admission.make
    )
  )
