/** The connection to Redis, which is gone with its scope and holds nobody up. */
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type * as Scope from "effect/Scope"
import { Redis, type RedisOptions } from "ioredis"
import { attempt, toEffect } from "../effect.js"
import { invalid } from "../settings.js"

/** What names of keys begin with, of options that all layers in Redis have. */
export const prefixOf = (options: {
  readonly redis: RedisOptions
  readonly prefix?: string | undefined
}): Either.Either<string, InvalidConfig> => {
  const { prefix = "loginradius", redis } = options
  if (typeof redis !== "object" || redis === null) return Either.left(invalid("redis", "must be a record of options"))
  return typeof prefix === "string" && /^[^{}\s]+$/.test(prefix)
    ? Either.right(prefix)
    : Either.left(invalid("prefix", "must be a text without braces and blanks"))
}

/** How long a layer waits for its connection, so that the first calls find it. */
const patience = "1 second"

const settings = (options: RedisOptions): RedisOptions => ({
  retryStrategy: (times) => Math.min(50 * times, 1000),
  ...options,
  // A command of a connection that is lost fails at once, and is not sent again: the slot that it takes may be taken.
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  lazyConnect: false
})

const open = (options: RedisOptions): Either.Either<Redis, InvalidConfig> =>
  attempt(
    () => {
      const redis = new Redis(settings(options))
      // Without a listener, ioredis prints each error. Commands fail by themselves.
      redis.on("error", () => {})
      return Either.right(redis)
    },
    () => Either.left(invalid("redis", "must be options that ioredis takes"))
  )

const ready = (redis: Redis): Effect.Effect<void> =>
  Effect.async((resume) => {
    const go = (): void => resume(Effect.void)
    redis.once("ready", go)
    // The first attempt is over.
    redis.once("close", go)
    return Effect.sync(() => redis.off("ready", go).off("close", go))
  })

/** A connection, or one that comes later where Redis is not there. */
export const make = (options: RedisOptions): Effect.Effect<Redis, InvalidConfig, Scope.Scope> =>
  Effect.tap(
    Effect.acquireRelease(
      Effect.suspend(() => toEffect(open(options))),
      (redis) => Effect.sync(() => redis.disconnect())
    ),
    (redis) => Effect.timeoutOption(ready(redis), patience)
  )
