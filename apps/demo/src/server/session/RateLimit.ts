/**
 * Limits how often an address may try an account, a number or a code, so that nobody guesses passwords or codes at full
 * speed.
 */
import { HttpServerRequest } from "@effect/platform"
import { Clock, Context, Duration, Effect, Layer, Option } from "effect"
import { TooManyAttempts } from "../../api/Refusals.js"

export interface Options {
  readonly limit: number
  readonly period: Duration.DurationInput
  /**
   * How many pairs of address and identifier are counted at most. Those with the fewest attempts go first, so that attempts
   * at many others make nobody forget those at one.
   */
  readonly most: number
}

export class RateLimit extends Context.Tag("demo/RateLimit")<
  RateLimit,
  {
    /** Counts an attempt at an account, a number or a code. Refuses it if there were too many. */
    readonly count: (identifier: string) => Effect.Effect<void, TooManyAttempts, HttpServerRequest.HttpServerRequest>
  }
>() {}

/** Counts an attempt. Refuses it if there were too many. */
export const countAttempt = (identifier: string) => Effect.flatMap(RateLimit, (limit) => limit.count(identifier))

/** One spelling for identifiers that LoginRadius takes for the same: `Ada@example.com` is `ada@example.com`. */
const normalized = (identifier: string) => {
  const small = identifier.trim().toLowerCase()
  return small.includes("@") ? small : small.replaceAll(/[+ ()-]/g, "")
}

/** The times of the latest attempts by key. They are kept by their number, and those of a number in the order of the last one. */
const makeTable = ({ limit, most }: Options, length: number) => {
  const byNumber = Array.from({ length: limit + 1 }, () => new Map<string, ReadonlyArray<number>>())
  let size = 0
  const take = (key: string): ReadonlyArray<number> => {
    for (const attempts of byNumber) {
      const found = attempts.get(key)
      if (found === undefined) continue
      attempts.delete(key)
      size -= 1
      return found
    }
    return []
  }
  /** Forgets what is over, and where there is still too much, the fewest attempts. Never the key that was just counted. */
  const trim = (counted: string, now: number): void => {
    const drop = (isWanted: (latest: number) => boolean) => {
      for (const attempts of byNumber) {
        for (const [key, times] of attempts) {
          if (size <= most || !isWanted(times.at(-1) ?? 0)) break
          if (key === counted) continue
          attempts.delete(key)
          size -= 1
        }
      }
    }
    drop((latest) => latest <= now - length)
    drop(() => true)
  }
  return {
    recent: (key: string, now: number): ReadonlyArray<number> => {
      for (const attempts of byNumber) {
        const found = attempts.get(key)
        if (found !== undefined) return found.filter((at) => at > now - length)
      }
      return []
    },
    put: (key: string, times: ReadonlyArray<number>, now: number): void => {
      take(key)
      byNumber[times.length]?.set(key, times)
      size += 1
      trim(key, now)
    }
  }
}

export const make = (options: Options) => {
  const { limit, period } = options
  const length = Duration.toMillis(period)
  const table = makeTable(options, length)
  return RateLimit.of({
    count: (identifier) =>
      Effect.gen(function* () {
        const { remoteAddress } = yield* HttpServerRequest.HttpServerRequest
        const now = yield* Clock.currentTimeMillis
        const key = `${Option.getOrElse(remoteAddress, () => "")} ${normalized(identifier)}`
        const recent = table.recent(key, now)
        const [first] = recent
        if (first !== undefined && recent.length >= limit) {
          const retryAfter = Math.ceil((first + length - now) / 1000)
          return yield* new TooManyAttempts({ retryAfter, message: `Too many attempts. Wait ${retryAfter} seconds.` })
        }
        table.put(key, [...recent, now], now)
      })
  })
}

export const layer = (options: Options = { limit: 10, period: "5 minutes", most: 10_000 }): Layer.Layer<RateLimit> =>
  Layer.sync(RateLimit, () => make(options))
