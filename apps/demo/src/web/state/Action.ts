/** Runs effects from React, one at a time. A refusal is a value to show. */
import { Effect, Exit, Cause } from "effect"
import { useCallback, useEffect, useRef, useState } from "react"
import type { Refusal } from "../../api/Refusals.js"
import { refusalOf } from "./Client.js"
import { refreshEvents } from "./Events.js"
import { noticeRefusal } from "./SessionEnd.js"

export interface Action<I, A> {
  readonly isPending: boolean
  readonly refusal: Refusal | undefined
  readonly result: A | undefined
  /** Does nothing while an earlier run is pending. */
  readonly run: (input: I) => void
  readonly reset: () => void
}

interface State<A> {
  readonly isPending: boolean
  readonly refusal: Refusal | undefined
  readonly result: A | undefined
}

const idle = { isPending: false, refusal: undefined, result: undefined }

/** For buttons and forms. `onDone` gets the value of the effect. */
export const useAction = <I, A, E>(
  effect: (input: I) => Effect.Effect<A, E>,
  onDone?: (result: A) => void
): Action<I, A> => {
  const [state, setState] = useState<State<A>>(idle)
  const isRunning = useRef(false)
  const latest = useRef({ effect, onDone })
  latest.current = { effect, onDone }

  const run = useCallback((input: I) => {
    if (isRunning.current) return
    isRunning.current = true
    setState((before) => ({ ...before, isPending: true }))
    Effect.runCallback(latest.current.effect(input), {
      onExit: (exit) => {
        isRunning.current = false
        refreshEvents()
        if (Exit.isSuccess(exit)) {
          setState({ ...idle, result: exit.value })
          latest.current.onDone?.(exit.value)
        } else {
          const refusal = refusalOf(Cause.squash(exit.cause))
          setState({ ...idle, refusal })
          noticeRefusal(refusal)
        }
      }
    })
  }, [])
  const reset = useCallback(() => setState(idle), [])
  return { ...state, run, reset }
}

export interface Loaded<A> {
  readonly value: A | undefined
  readonly refusal: Refusal | undefined
  readonly reload: () => void
  /** Replaces the value, as by the answer to a change. */
  readonly show: (value: A) => void
}

/**
 * For the value that a page shows. Runs the effect at once, at `reload`, and whenever it is another one: it is made outside of
 * the component, or by `useMemo`.
 */
export const useLoaded = <A, E>(effect: Effect.Effect<A, E>): Loaded<A> => {
  const [state, setState] = useState<{ readonly value: A | undefined; readonly refusal: Refusal | undefined }>({
    value: undefined,
    refusal: undefined
  })
  const [round, setRound] = useState(0)
  useEffect(
    () =>
      Effect.runCallback(effect, {
        onExit: (exit) => {
          // The page was left before the answer came.
          if (Exit.isInterrupted(exit)) return
          refreshEvents()
          if (Exit.isSuccess(exit)) setState({ value: exit.value, refusal: undefined })
          else {
            const refusal = refusalOf(Cause.squash(exit.cause))
            setState((before) => ({ ...before, refusal }))
            noticeRefusal(refusal)
          }
        }
      }),
    [effect, round]
  )
  return {
    ...state,
    reload: useCallback(() => setRound((n) => n + 1), []),
    show: useCallback((value: A) => setState({ value, refusal: undefined }), [])
  }
}
