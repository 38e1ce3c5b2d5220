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
import { CurrentHashes, HashNeeded, Hashes } from "../internal/derivation.js"
import { makeMutex, type Mutex } from "../internal/effect.js"
import * as Outbox from "../Outbox.js"
import type { Settings } from "../Settings.js"
import type { Change, State } from "../state/state.js"
import { Store } from "../Store.js"

/** What became of a request. */
export interface Ended {
  /** Whether it was answered with success. A refusal can change something too: the last wrong password locks. */
  readonly succeeded: boolean
  readonly changes: ReadonlyArray<Change>
}

type Watch = (ended: Ended) => Effect.Effect<void>

export interface Exchanges {
  /** Runs an effect when no other one runs. */
  readonly alone: Mutex
  /** Runs what answers a request, and tells of it when that has ended. It may be run anew, from the beginning. */
  readonly run: <A, E, R>(
    answer: Effect.Effect<A, E, R>,
    watch: Watch
  ) => Effect.Effect<A, E, Exclude<R, Store | Outbox.Outbox | CurrentHashes>>
}

/** The outbox of the request that is handled: what it sends goes out when it has ended, or not at all. */
const buffer = (outbox: Outbox.Service) => {
  let unsent: Array<Outbox.Message> = []
  /** How many go out in any case. */
  let kept = 0
  const drop = (from: number): void => {
    unsent.length = from
    kept = Math.min(kept, from)
  }
  const service: Outbox.Service = {
    ...outbox,
    messages: Effect.map(outbox.messages, (sent) => [...sent, ...unsent]),
    deliver: (message) => Effect.map(Clock.currentTimeMillis, (at) => void unsent.push({ ...message, at })),
    clear: Effect.zipRight(
      outbox.clear,
      Effect.sync(() => drop(0))
    )
  }
  return {
    service,
    keep: (): void => {
      kept = unsent.length
    },
    undo: (): void => drop(kept),
    undoAll: (): void => drop(0),
    flush: (most: number): Effect.Effect<void> => {
      if (unsent.length === 0) return Effect.void
      const messages = unsent
      unsent = []
      kept = 0
      return Effect.zipRight(
        Effect.forEach(messages, (message) => outbox.deliver(message), { discard: true }),
        outbox.trim(most)
      )
    }
  }
}

/** How often a request is run at most. The standard handlers need less than five runs. */
const mostRuns = 50

/** `commit` keeps what has changed; undefined where nothing is kept. */
export const make = (
  state: State,
  outbox: Outbox.Service,
  settings: () => Settings,
  commit: (() => void) | undefined
): Effect.Effect<Exchanges> =>
  Effect.map(makeMutex, (alone) => {
    const unsent = buffer(outbox)
    const keep = (): void => {
      state.keep()
      unsent.keep()
    }
    const services = Context.make(Store, { read: state.read, change: state.change, keep }).pipe(
      Context.add(Outbox.Outbox, unsent.service)
    )
    const begin = (now: number): void => {
      const { count, period } = settings().retention
      state.forget(now, { period: Duration.toMillis(period), count })
      state.begin()
    }
    /** Nothing is told or answered before it is kept. */
    const ended = (told: Effect.Effect<void>): Effect.Effect<void> => {
      const sent = unsent.flush(settings().outboxSize)
      return Effect.zipRight(commit === undefined ? sent : Effect.zipRight(sent, Effect.sync(commit)), told)
    }
    const succeed = (watch: Watch): Effect.Effect<void> => {
      const changes = state.commit()
      return ended(watch({ succeeded: true, changes }))
    }
    const fail = (watch: Watch): Effect.Effect<void> => {
      const changes = state.undo()
      unsent.undo()
      return ended(watch({ succeeded: false, changes }))
    }
    /** Runs an answer as one change, of which nothing is left if it needs a hash. */
    const attempt = <A, E, R>(answer: Effect.Effect<A, E, R>, watch: Watch): Effect.Effect<A, E | HashNeeded, R> =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        begin(now)
        return Effect.matchCauseEffect(answer, {
          onSuccess: (value) => Effect.as(succeed(watch), value),
          onFailure: (cause): Effect.Effect<never, E | HashNeeded> => {
            const defect = Option.getOrUndefined(Cause.dieOption(cause))
            if (!(defect instanceof HashNeeded)) return Effect.zipRight(fail(watch), Effect.failCause(cause))
            state.undoAll()
            unsent.undoAll()
            return Effect.fail(defect)
          }
        })
      })
    return {
      alone: commit === undefined ? alone : (effect) => alone(Effect.ensuring(effect, Effect.sync(commit))),
      run: <A, E, R>(answer: Effect.Effect<A, E, R>, watch: Watch) =>
        Effect.suspend(() => {
          type Rest = Exclude<R, Store | Outbox.Outbox | CurrentHashes>
          const hashes = new Hashes()
          const provided = Effect.provide(answer, Context.add(services, CurrentHashes, hashes))
          const once = alone(Effect.uninterruptible(attempt(provided, watch)))
          const run = (left: number): Effect.Effect<A, E, Rest> =>
            Effect.catchAll(once, (error): Effect.Effect<A, E, Rest> => {
              if (!(error instanceof HashNeeded)) return Effect.fail(error)
              // Whoever is handled is handled to the end: a wrong password counts, though its client is gone.
              return left === 0
                ? Effect.die("A handler asked for the hash of another password each time that it was run.")
                : Effect.uninterruptible(Effect.zipRight(error.derive(hashes), run(left - 1)))
            })
          return run(mostRuns)
        })
    }
  })
