/**
 * Handles requests one after the other, each as one change: what a handler wrote and sent is final when it has answered, and
 * gone if it refuses. While a hash is derived for a request, others are handled.
 */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { CurrentDerived, type Derived, settle, Underived } from "../internal/derivation.js"
import { makeMutex, type Mutex } from "../internal/effect.js"
import * as Outbox from "../Outbox.js"
import type { Settings } from "../Settings.js"
import type { Change, State } from "../state/state.js"
import { Store } from "../Store.js"

/** What became of a request. */
export interface Settled {
  /** Whether it was answered with success. A refusal can change something too: the last wrong password locks. */
  readonly succeeded: boolean
  readonly changes: ReadonlyArray<Change>
}

export interface Exchanges {
  /** Runs an effect when no other one runs. */
  readonly alone: Mutex
  /** Runs what answers a request, and `settled` once that has ended. It may be run anew, from the beginning. */
  readonly run: <A, E, R>(
    answer: Effect.Effect<A, E, R>,
    settled: (settled: Settled) => Effect.Effect<void>
  ) => Effect.Effect<A, E, Exclude<R, Store | Outbox.Outbox | CurrentDerived>>
}

export const make = (state: State, outbox: Outbox.Service, settings: () => Settings): Effect.Effect<Exchanges> =>
  Effect.map(makeMutex, (alone) => {
    /** Messages that go out when the request has ended; the first `kept` of them in any case. */
    let letters: Array<Parameters<Outbox.Service["deliver"]>[0]> = []
    let kept = 0
    const services = Context.make(Store, {
      read: state.read,
      change: state.change,
      keep: () => {
        state.keep()
        kept = letters.length
      }
    }).pipe(
      Context.add(Outbox.Outbox, { ...outbox, deliver: (letter) => Effect.sync(() => void letters.push(letter)) })
    )
    const begin = (now: number): void => {
      const { count, period } = settings().retention
      state.forget(now, { period: Duration.toMillis(period), count })
      letters = []
      kept = 0
      state.begin()
    }
    const end = (succeeded: boolean): Settled => {
      if (!succeeded) letters.length = kept
      return { succeeded, changes: succeeded ? state.commit() : state.undo() }
    }
    const deliver = Effect.suspend(() =>
      letters.length === 0
        ? Effect.void
        : Effect.zipRight(
            Effect.forEach(letters, (letter) => outbox.deliver(letter), { discard: true }),
            outbox.trim(settings().outboxSize)
          )
    )
    const once = <A, E, R>(
      answer: Effect.Effect<A, E, R>,
      settled: (settled: Settled) => Effect.Effect<void>
    ): Effect.Effect<A, E | Underived, R> =>
      Effect.uninterruptible(
        Effect.flatMap(Clock.currentTimeMillis, (now) => {
          begin(now)
          const finish = (succeeded: boolean) => {
            const result = end(succeeded)
            return Effect.zipRight(deliver, settled(result))
          }
          return Effect.matchCauseEffect(answer, {
            onSuccess: (value) => Effect.as(finish(true), value),
            onFailure: (cause): Effect.Effect<never, E | Underived> => {
              const defect = Option.getOrUndefined(Cause.dieOption(cause))
              return Effect.flatMap(finish(false), (): Effect.Effect<never, E | Underived> =>
                defect instanceof Underived ? Effect.fail(defect) : Effect.failCause(cause)
              )
            }
          })
        })
      )
    return {
      alone,
      run: <A, E, R>(answer: Effect.Effect<A, E, R>, settled: (settled: Settled) => Effect.Effect<void>) =>
        Effect.suspend(() => {
          const derived: Derived = { hashes: new Map(), salts: [], salted: 0 }
          const attempt = alone(
            Effect.suspend(() => {
              derived.salted = 0
              return once(Effect.provide(answer, Context.add(services, CurrentDerived, derived)), settled)
            })
          )
          const run: Effect.Effect<A, E, Exclude<R, Store | Outbox.Outbox | CurrentDerived>> = Effect.catchAll(
            attempt,
            (error) => (error instanceof Underived ? Effect.zipRight(settle(error, derived), run) : Effect.fail(error))
          )
          return run
        })
    }
  })
