/**
 * A rate budget that all processes of an application draw on, kept in Redis. Needs the optional peer `ioredis`, version 5, and Redis
 * 6.2 or later.
 *
 * @since 0.1.0
 */
import * as Admission from "@loginradius-effect/core/Admission"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Metric from "effect/Metric"
import type * as Scope from "effect/Scope"
import { createHash, randomUUID } from "node:crypto"
import * as Budget from "./internal/redis/budget.js"
import type { BudgetOptions } from "./internal/redis/budget.js"
import * as Verdicts from "./internal/redis/verdicts.js"
import type { VerdictOptions } from "./internal/redis/verdicts.js"
import * as Shared from "./internal/shared.js"
import { SharedStore } from "./internal/verify/store.js"

export type { BudgetOptions } from "./internal/redis/budget.js"
export type { VerdictOptions } from "./internal/redis/verdicts.js"

/**
 * 1 while this process goes on without Redis, else 0.
 *
 * @since 0.1.0
 * @category metrics
 */
export const alone: Metric.Metric.Gauge<number> = Shared.alone

/** An API key is no secret, and yet nobody has to read it in a database. */
const digest = (apiKey: string): string => createHash("sha256").update(apiKey).digest("hex").slice(0, 16)

/**
 * A budget in Redis. Fails with `InvalidConfig`, which names the option, where one cannot be used; not where Redis is not there.
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeBudget = (options: BudgetOptions): Effect.Effect<Admission.Service, InvalidConfig, Scope.Scope> =>
  Budget.make(options, { digest, member: randomUUID() })

/**
 * The same as a layer, which is merged with those that calls run with.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerBudget = (options: BudgetOptions): Layer.Layer<never, InvalidConfig> =>
  Layer.scoped(
    Admission.Admission,
    Effect.map(
      Effect.suspend(() => makeBudget(options)),
      Admission.make
    )
  )

/**
 * A place in Redis where processes share verdicts on opaque tokens, and revocations. It is provided to the verifier:
 * `TokenVerifier.layerOpaque().pipe(Layer.provide(Redis.layerVerdicts(options)))`, or to `Jwt.layer`; one that is merged beside it does
 * nothing. A verifier then keeps no verdict itself. While Redis does not answer, it asks LoginRadius each time, JWTs are `AuthUnavailable`
 * unless `serveStale` is given, and `revoke` fails with `RevocationNotShared`.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerVerdicts = (options: VerdictOptions): Layer.Layer<never, InvalidConfig> =>
  Layer.scoped(
    SharedStore,
    Effect.suspend(() => Verdicts.make(options, (text) => createHash("sha256").update(text).digest("hex")))
  )
