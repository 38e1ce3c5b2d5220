/** Verdicts and revocations in Redis. */
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Redis, RedisOptions } from "ioredis"
import { toEffect } from "../effect.js"
import type { Store } from "../verify/store.js"
import * as Connection from "./connection.js"

/**
 * What can be set of the place where processes share verdicts.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerdictOptions {
  /**
   * Options of ioredis: host, port, password, TLS. `maxRetriesPerRequest` and `autoResendUnfulfilledCommands` are set by this layer,
   * which has a connection of its own.
   */
  readonly redis: RedisOptions
  /** What the names of all keys begin with: `loginradius` unless said otherwise. */
  readonly prefix?: string | undefined
}

/**
 * Raises a counter, and notes its number. Never below Redis' own time: where the last revocations are lost in a failover, no number is
 * given twice.
 */
const raise = `
local time = redis.call('TIME')
local next = math.max(tonumber(redis.call('GET', KEYS[1]) or 0) + 1, time[1] * 1000000 + time[2])
local text = string.format('%.0f', next)
redis.call('SET', KEYS[1], text)
redis.call('SET', KEYS[2], text, 'PX', ARGV[1])
return text
`

const storeOf = (redis: Redis, prefix: string, digest: (text: string) => string): Store => {
  redis.defineCommand("loginradiusRaise", { numberOfKeys: 2, lua: raise })
  const { loginradiusRaise } = redis as unknown as {
    readonly loginradiusRaise: (...args: ReadonlyArray<string | number>) => Promise<string>
  }
  return {
    digest,
    // In one hash tag: a cluster keeps what is in braces on one node.
    keysOf: (application) => {
      const tag = `{${prefix}:${digest(application).slice(0, 16)}:verdicts}`
      return (name) => `${tag}:${name}`
    },
    read: (keys) => redis.mget(...keys),
    write: (key, value, keepMillis) => redis.set(key, value, "PX", keepMillis),
    remove: (key) => redis.del(key),
    raise: (counter, key, keepMillis) => loginradiusRaise.call(redis, counter, key, keepMillis)
  }
}

export const make = (
  options: VerdictOptions,
  digest: (text: string) => string
): Effect.Effect<Store, InvalidConfig, Scope.Scope> =>
  Effect.flatMap(
    Effect.suspend(() => toEffect(Connection.prefixOf(options))),
    (prefix) => Effect.map(Connection.make(options.redis), (connection) => storeOf(connection, prefix, digest))
  )
