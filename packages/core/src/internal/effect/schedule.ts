/** Schedules of retry policies. */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"

/** Delays that double from `base` up to `cap`, with jitter, at most so many times. */
export const backoff = (
  base: Duration.DurationInput,
  cap: Duration.DurationInput,
  times: number
): Schedule.Schedule<unknown> =>
  Schedule.exponential(base).pipe(
    Schedule.union(Schedule.spaced(cap)),
    Schedule.jittered,
    Schedule.intersect(Schedule.recurs(times))
  )

export { isSchedule, stop as never } from "effect/Schedule"

/** Waits as long as the schedule says; fails when the schedule has ended. */
export type Step<In> = (input: In) => Effect.Effect<unknown, unknown>

/** The steps of a schedule, one after the other; `delayOf` may change each delay. */
export const stepsOf = <In>(
  schedule: Schedule.Schedule<unknown, In>,
  delayOf: (input: In, delay: Duration.Duration) => Duration.DurationInput
): Step<In> => {
  // Created at the first step: most calls have none.
  let driver: Schedule.ScheduleDriver<In, In> | undefined
  return (input) =>
    driver
      ? driver.next(input)
      : Effect.flatMap(
          Schedule.driver(Schedule.identity<In>().pipe(Schedule.zipLeft(schedule), Schedule.modifyDelay(delayOf))),
          (made) => (driver = made).next(input)
        )
}
