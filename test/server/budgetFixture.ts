/** Budgets under test: calls by lane, and when each was admitted. */
import type { Admission } from "@loginradius-effect/core"
import { Clock, Duration, Effect, type Fiber, TestClock } from "effect"

export const call = (lane = "login", changes: Partial<Admission.Call> = {}): Admission.Call => ({
  application: "11111111-1111-4111-8111-111111111111",
  bucket: "core",
  endpoint: "Authentication.login",
  safety: "read",
  attempt: 1,
  lane,
  ...changes
})

/** What became of a call, and when: milliseconds of the clock. */
export interface Ended {
  readonly lane: string
  readonly at: number
  readonly outcome: "admitted" | "refused" | "interrupted"
  readonly retryAfter: number | undefined
}

export interface Running {
  readonly ended: ReadonlyArray<Ended>
  readonly fibers: ReadonlyArray<Fiber.RuntimeFiber<void>>
}

/** Admits calls at once, each in a fiber of its own, and notes in which order they end. */
export const start = ({ admit }: Admission.Service, ...calls: ReadonlyArray<Admission.Call>): Effect.Effect<Running> =>
  Effect.gen(function* () {
    const ended: Array<Ended> = []
    const note = (lane: string, outcome: Ended["outcome"], retryAfter?: Ended["retryAfter"]) =>
      Effect.map(Clock.currentTimeMillis, (at) => void ended.push({ lane, at, outcome, retryAfter }))
    const fibers = yield* Effect.forEach(calls, (call) =>
      admit(call).pipe(
        Effect.matchEffect({
          onSuccess: () => note(call.lane, "admitted"),
          onFailure: ({ retryAfter }) => note(call.lane, "refused", retryAfter && Duration.toMillis(retryAfter))
        }),
        Effect.onInterrupt(() => note(call.lane, "interrupted")),
        Effect.fork
      )
    )
    yield* Effect.yieldNow()
    yield* TestClock.adjust(0)
    return { ended, fibers }
  })

/** The most that there are in any span of so many milliseconds. */
export const densest = (times: ReadonlyArray<number>, span = 1000): number => {
  const sorted = [...times].sort((a, b) => a - b)
  let from = 0
  let most = 0
  for (const [to, time] of sorted.entries()) {
    while (time - (sorted[from] as number) >= span) from++
    most = Math.max(most, to - from + 1)
  }
  return most
}
