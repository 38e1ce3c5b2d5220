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
  /** How many pairs of address and identifier are counted at most. The oldest go first. */
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

export const make = ({ limit, most, period }: Options) => {
  const attempts = new Map<string, ReadonlyArray<number>>()
  const length = Duration.toMillis(period)
  return RateLimit.of({
    count: (identifier) =>
      Effect.gen(function* () {
        const { remoteAddress } = yield* HttpServerRequest.HttpServerRequest
        const now = yield* Clock.currentTimeMillis
        const key = `${Option.getOrElse(remoteAddress, () => "")} ${normalized(identifier)}`
        const recent = (attempts.get(key) ?? []).filter((at) => at > now - length)
        const [first] = recent
        if (first !== undefined && recent.length >= limit) {
          const retryAfter = Math.ceil((first + length - now) / 1000)
          return yield* new TooManyAttempts({ retryAfter, message: `Too many attempts. Wait ${retryAfter} seconds.` })
        }
        attempts.delete(key)
        attempts.set(key, [...recent, now])
        for (const oldest of attempts.keys()) {
          if (attempts.size <= most) break
          attempts.delete(oldest)
        }
      })
  })
}

export const layer = (options: Options = { limit: 10, period: "5 minutes", most: 10_000 }): Layer.Layer<RateLimit> =>
  Layer.sync(RateLimit, () => make(options))
