/** How often somebody may try: by address and identifier, so that nobody guesses passwords or codes at full speed. */
import { HttpServerRequest } from "@effect/platform"
import { Clock, Context, Duration, Effect, Layer, Option } from "effect"
import { TooManyAttempts } from "../api/Refusals.js"

export interface Options {
  readonly limit: number
  readonly period: Duration.DurationInput
  /** Of how many the attempts are remembered; the oldest go first. */
  readonly most: number
}

export class Attempts extends Context.Tag("demo/Attempts")<
  Attempts,
  {
    /** Counts an attempt at an account, a number or a code; refuses it where there were too many. */
    readonly count: (identifier: string) => Effect.Effect<void, TooManyAttempts, HttpServerRequest.HttpServerRequest>
  }
>() {}

/** Counts an attempt; refuses it where there were too many. */
export const countAttempt = (identifier: string) => Effect.flatMap(Attempts, (attempts) => attempts.count(identifier))

/** One spelling for all that LoginRadius takes for the same: letters of addresses, signs in numbers. */
const plain = (identifier: string) => {
  const small = identifier.trim().toLowerCase()
  return small.includes("@") ? small : small.replaceAll(/[+ ()-]/g, "")
}

export const make = ({ limit, most, period }: Options) => {
  const attempts = new Map<string, ReadonlyArray<number>>()
  const length = Duration.toMillis(period)
  return Attempts.of({
    count: (identifier) =>
      Effect.gen(function* () {
        const { remoteAddress } = yield* HttpServerRequest.HttpServerRequest
        const now = yield* Clock.currentTimeMillis
        const key = `${Option.getOrElse(remoteAddress, () => "")} ${plain(identifier)}`
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

export const layer = (options: Options = { limit: 10, period: "5 minutes", most: 10_000 }): Layer.Layer<Attempts> =>
  Layer.sync(Attempts, () => make(options))
