/** A budget in Redis, of its options. */
import type { Service } from "@loginradius-effect/core/Admission"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as FiberSet from "effect/FiberSet"
import type * as Scope from "effect/Scope"
import type { RedisOptions } from "ioredis"
import * as Budget from "../budget.js"
import { currentClock, setGauge, toEffect } from "../effect.js"
import { invalid, type Options, settingsOf } from "../settings.js"
import * as Shared from "../shared.js"
import * as Connection from "./connection.js"
import * as Store from "./store.js"

/**
 * What can be set of a budget in Redis. All processes have the same plan and lanes.
 *
 * @since 0.1.0
 * @category models
 */
export interface BudgetOptions extends Options {
  /**
   * Options of ioredis: host, port, password, TLS. `maxRetriesPerRequest` and `autoResendUnfulfilledCommands` are set by this layer,
   * which has a connection of its own.
   */
  readonly redis: RedisOptions
  /** What the names of all keys begin with: `loginradius` unless said otherwise. */
  readonly prefix?: string | undefined
  /**
   * What happens to calls while Redis does not answer. `local`, the default: each process goes on alone, with the rate divided by the
   * last known number of processes. `fail`: they fail with `RateLimited`, whose `sent` is false.
   */
  readonly onStoreFailure?: "local" | "fail" | undefined
}

const failureOf = ({ onStoreFailure = "local" }: BudgetOptions): Either.Either<"local" | "fail", InvalidConfig> =>
  onStoreFailure === "local" || onStoreFailure === "fail"
    ? Either.right(onStoreFailure)
    : Either.left(invalid("onStoreFailure", 'must be "local" or "fail"'))

export const make = (
  options: BudgetOptions,
  own: Omit<Store.StoreOptions, "prefix">
): Effect.Effect<Service, InvalidConfig, Scope.Scope> =>
  Effect.gen(function* () {
    const settings = yield* toEffect(settingsOf(options))
    const prefix = yield* toEffect(Connection.prefixOf(options))
    const onFailure = yield* toEffect(failureOf(options))
    const clock = yield* currentClock
    const redis = yield* Connection.make(options.redis)
    const store = Store.make(redis, { prefix, ...own })
    yield* Effect.addFinalizer(() => Effect.sync(store.leave))
    const run = yield* FiberSet.makeRuntime<never>()
    yield* setGauge(Shared.alone, 0)
    const ledger = Shared.make(store, { clock, run, onFailure })
    return yield* Budget.make(settings, ledger, clock, run)
  })
