/** The keys of JWTs as they are kept: read by one at a time, and used for longer while their URL does not answer. */
import type * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import type { JWTVerifyGetKey } from "jose"
import { millisNow } from "../effect.js"
import { unavailable } from "../verify/check.js"
import type { Run } from "../verify/flights.js"
import type { AuthUnavailable } from "../verify/model.js"
import type { NoKeys } from "./fetch.js"
import type { Settings } from "./settings.js"

/** Milliseconds from a failure to the next attempt. */
const pause = 5000

export interface Keys {
  readonly get: JWTVerifyGetKey
  /** When they were asked for. */
  readonly at: number
}

export interface KeyStore {
  /** Keys that need no asking for, at once. */
  readonly now: () => Keys | undefined
  /** Keys, which are asked for if need be: `isNew` tells whether they were. */
  readonly current: Effect.Effect<{ readonly keys: Keys; readonly isNew: boolean }, AuthUnavailable>
  /** Other keys than these, if they can be had: `undefined` if there are none now. */
  readonly others: (than: Keys) => Effect.Effect<Keys | undefined, AuthUnavailable>
}

export const keyStore = (
  read: Effect.Effect<JWTVerifyGetKey, NoKeys>,
  { cooldown, fresh, staleFor }: Pick<Settings, "cooldown" | "fresh" | "staleFor">,
  clock: Clock.Clock,
  run: Run
): KeyStore => {
  let keys: Keys | undefined
  let reading: Fiber.RuntimeFiber<Exit.Exit<Keys, AuthUnavailable>> | undefined
  /** The last failure, if nothing was read after it. */
  let failure: { readonly at: number; readonly message: string } | undefined
  /** When keys were last asked for because one was not known. */
  let lookedAt = -Infinity

  const waitAfter = (at: number, now: number): number => Math.max(1, at + pause - now)

  const fetch = Effect.suspend(() => {
    const at = millisNow(clock)
    return Effect.matchEffect(read, {
      onSuccess: (get) => {
        failure = undefined
        keys = { get, at }
        return Effect.succeed(keys)
      },
      onFailure: ({ message }) => {
        failure = { at: millisNow(clock), message }
        return Effect.fail(unavailable("KeysMissing", message, pause))
      }
    })
  })

  /** Begins to read, unless somebody does. It goes on for the next one where nobody waits any more. */
  const begin = (): Fiber.RuntimeFiber<Exit.Exit<Keys, AuthUnavailable>> => {
    if (reading) return reading
    const fiber = run(Effect.exit(fetch))
    reading = fiber
    fiber.addObserver(() => {
      if (reading === fiber) reading = undefined
    })
    return fiber
  }

  const closed = Exit.fail(unavailable("KeysMissing", "the verifier has ended"))

  const renewed: Effect.Effect<Keys, AuthUnavailable> = Effect.suspend(() =>
    Effect.flatMap(Fiber.await(begin()), (exit) => (Exit.isSuccess(exit) ? exit.value : closed))
  )

  /** What can be used in need. */
  const old = (now: number): Keys | undefined => (keys && now < keys.at + staleFor ? keys : undefined)

  const freshNow = (): Keys | undefined => (keys && millisNow(clock) < keys.at + fresh ? keys : undefined)

  return {
    now: freshNow,
    current: Effect.suspend(() => {
      const now = millisNow(clock)
      const known = freshNow() ?? (failure && old(now))
      if (failure && now < failure.at + pause)
        return known
          ? Effect.succeed({ keys: known, isNew: false })
          : Effect.fail(unavailable("KeysMissing", failure.message, waitAfter(failure.at, now)))
      if (known) {
        // While the URL fails nobody waits for it.
        if (failure) begin()
        return Effect.succeed({ keys: known, isNew: false })
      }
      return Effect.matchEffect(renewed, {
        onSuccess: (keys) => Effect.succeed({ keys, isNew: true }),
        onFailure: (error) => {
          const rest = old(millisNow(clock))
          return rest ? Effect.succeed({ keys: rest, isNew: false }) : Effect.fail(error)
        }
      })
    }),
    others: (than) =>
      Effect.suspend((): Effect.Effect<Keys | undefined, AuthUnavailable> => {
        const now = millisNow(clock)
        if (keys && keys !== than) return Effect.succeed(keys)
        if (now >= lookedAt + cooldown && !(failure && now < failure.at + pause)) {
          lookedAt = now
          return renewed
        }
        if (reading) return renewed
        return failure
          ? Effect.fail(
              unavailable(
                "KeysMissing",
                failure.message,
                waitAfter(Math.max(failure.at, lookedAt + cooldown - pause), now)
              )
            )
          : Effect.succeed(undefined)
      })
  }
}
