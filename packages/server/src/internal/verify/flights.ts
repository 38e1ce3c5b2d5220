/** One effect for all who ask for the same at the same time. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"

/** Runs an effect beside those who ask, as long as the layer is there. */
export type Run = <A>(effect: Effect.Effect<A>) => Fiber.RuntimeFiber<A>

interface Flight<A, E> {
  readonly waiting: Set<(result: Effect.Effect<A, E>) => void>
  fiber: Fiber.RuntimeFiber<Exit.Exit<A, E>> | undefined
}

export interface Flights<A, E> {
  readonly has: (key: string) => boolean
  /**
   * Waits for the effect of a key, which is begun if there is none. It runs in a fiber of its own: who leaves is interrupted alone, and
   * the last one ends it.
   */
  readonly join: (key: string, effect: () => Effect.Effect<A, E>) => Effect.Effect<A, E>
}

/** `closed` is for those who wait when everything ends. */
export const flights = <A, E>(run: Run, closed: () => E): Flights<A, E> => {
  const all = new Map<string, Flight<A, E>>()

  const land = (key: string, flight: Flight<A, E>) => (exit: Exit.Exit<Exit.Exit<A, E>>) => {
    if (all.get(key) === flight) all.delete(key)
    const result = Exit.isSuccess(exit) && !Exit.isInterrupted(exit.value) ? exit.value : Effect.fail(closed())
    for (const resume of flight.waiting) resume(result)
    flight.waiting.clear()
  }

  return {
    has: (key) => all.has(key),
    join: (key, effect) =>
      Effect.async((resume) => {
        const flight: Flight<A, E> = all.get(key) ?? { waiting: new Set(), fiber: undefined }
        flight.waiting.add(resume)
        if (!all.has(key)) {
          all.set(key, flight)
          flight.fiber = run(Effect.exit(Effect.suspend(effect)))
          flight.fiber.addObserver(land(key, flight))
        }
        return Effect.suspend(() => {
          flight.waiting.delete(resume)
          if (flight.waiting.size > 0 || all.get(key) !== flight) return Effect.void
          all.delete(key)
          return flight.fiber ? Fiber.interruptFork(flight.fiber) : Effect.void
        })
      })
  }
}
