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

type Letter = Parameters<Outbox.Service["deliver"]>[0]

/** The outbox of the request that is handled: what it sends goes out when it has ended, or not at all. */
const buffer = (outbox: Outbox.Service) => {
  let letters: Array<Letter> = []
  /** How many go out in any case. */
  let kept = 0
  const service: Outbox.Service = {
    ...outbox,
    deliver: (letter) => Effect.sync(() => void letters.push(letter))
  }
  return {
    service,
    begin: (): void => {
      letters = []
      kept = 0
    },
    keep: (): void => {
      kept = letters.length
    },
    undo: (): void => {
      letters.length = kept
    },
    flush: (most: number): Effect.Effect<void> =>
      letters.length === 0
        ? Effect.void
        : Effect.zipRight(Effect.forEach(letters, outbox.deliver, { discard: true }), outbox.trim(most))
  }
}

export const make = (state: State, outbox: Outbox.Service, settings: () => Settings): Effect.Effect<Exchanges> =>
  Effect.map(makeMutex, (alone) => {
    const letters = buffer(outbox)
    const keep = (): void => {
      state.keep()
      letters.keep()
    }
    const services = Context.make(Store, { read: state.read, change: state.change, keep }).pipe(
      Context.add(Outbox.Outbox, letters.service)
    )
    const begin = (now: number): void => {
      const { count, period } = settings().retention
      state.forget(now, { period: Duration.toMillis(period), count })
      state.begin()
      letters.begin()
    }
    const end = (succeeded: boolean): Settled => {
      if (succeeded) return { succeeded, changes: state.commit() }
      letters.undo()
      return { succeeded, changes: state.undo() }
    }
    /** Ends a request: its messages go out, and whoever watches is told. */
    const finish = (succeeded: boolean, settled: (settled: Settled) => Effect.Effect<void>): Effect.Effect<void> =>
      Effect.suspend(() => {
        const result = end(succeeded)
        return Effect.zipRight(letters.flush(settings().outboxSize), settled(result))
      })
    /** Runs an answer as one change. Whoever lacks a hash is undone, too. */
    const attempt = <A, E, R>(
      answer: Effect.Effect<A, E, R>,
      settled: (settled: Settled) => Effect.Effect<void>
    ): Effect.Effect<A, E | Underived, R> =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        begin(now)
        return Effect.matchCauseEffect(answer, {
          onSuccess: (value) => Effect.as(finish(true, settled), value),
          onFailure: (cause) =>
            Effect.flatMap(finish(false, settled), (): Effect.Effect<never, E | Underived> => {
              const defect = Option.getOrUndefined(Cause.dieOption(cause))
              return defect instanceof Underived ? Effect.fail(defect) : Effect.failCause(cause)
            })
        })
      })
    return {
      alone,
      run: <A, E, R>(answer: Effect.Effect<A, E, R>, settled: (settled: Settled) => Effect.Effect<void>) =>
        Effect.suspend(() => {
          const derived: Derived = { hashes: new Map(), salts: [], salted: 0 }
          const provided = Effect.provide(answer, Context.add(services, CurrentDerived, derived))
          const once = alone(Effect.uninterruptible(attempt(provided, settled)))
          const run: Effect.Effect<A, E, Exclude<R, Store | Outbox.Outbox | CurrentDerived>> = Effect.catchAll(
            once,
            (error) => (error instanceof Underived ? Effect.zipRight(settle(error, derived), run) : Effect.fail(error))
          )
          return run
        })
    }
  })
