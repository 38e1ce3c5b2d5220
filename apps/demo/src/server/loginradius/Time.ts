/** The time of the emulator: that of this machine, or later. Browser sessions of the demo stay in the time of this machine. */
import { Clock, Duration, Effect } from "effect"

export interface Time {
  /** How far it is ahead. */
  readonly ahead: Effect.Effect<Duration.Duration>
  readonly advance: (by: Duration.DurationInput) => Effect.Effect<void>
  /** Runs an effect in this time, also inside of another one that does. What waits does not wait longer. */
  readonly during: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
}

export const make = (): Time => {
  let ahead = 0
  const own = new WeakSet<Clock.Clock>()
  const over = (base: Clock.Clock): Clock.Clock => {
    const millis = () => base.unsafeCurrentTimeMillis() + ahead
    const nanos = () => base.unsafeCurrentTimeNanos() + BigInt(ahead) * 1_000_000n
    const clock: Clock.Clock = {
      [Clock.ClockTypeId]: Clock.ClockTypeId,
      unsafeCurrentTimeMillis: millis,
      unsafeCurrentTimeNanos: nanos,
      currentTimeMillis: Effect.sync(millis),
      currentTimeNanos: Effect.sync(nanos),
      sleep: (duration) => base.sleep(duration)
    }
    own.add(clock)
    return clock
  }
  return {
    ahead: Effect.sync(() => Duration.millis(ahead)),
    advance: (by) =>
      Effect.sync(() => {
        ahead += Duration.toMillis(by)
      }),
    during: (effect) =>
      Effect.flatMap(Effect.clock, (base) => (own.has(base) ? effect : Effect.withClock(effect, over(base))))
  }
}
