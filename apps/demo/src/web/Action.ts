/** Runs effects from React: while one is under way another one cannot start, and a refusal is a value to show. */
import { Effect, Exit, Cause } from "effect"
import { useCallback, useEffect, useRef, useState } from "react"
import type { Refusal } from "../api/Refusals.js"
import { refusalOf } from "./Client.js"
import { refreshEvents } from "./Events.js"
import { noticeRefusal } from "./SessionEnd.js"

export interface Action<I, A> {
  readonly isPending: boolean
  readonly refusal: Refusal | undefined
  readonly result: A | undefined
  /** Does nothing while an earlier run is under way. */
  readonly run: (input: I) => void
  readonly reset: () => void
}

interface State<A> {
  readonly isPending: boolean
  readonly refusal: Refusal | undefined
  readonly result: A | undefined
}

const idle = { isPending: false, refusal: undefined, result: undefined }

/** For buttons and forms: `onDone` gets what the effect succeeds with. */
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
  /** Shows a value that came by another way, such as the answer to a change. */
  readonly show: (value: A) => void
}

/** For what a page shows: runs the effect at once, and again at `reload`. The effect must not change between renders. */
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
          // Left before the answer came: nobody is there to see it.
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
