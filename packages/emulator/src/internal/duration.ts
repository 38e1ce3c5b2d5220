/** Durations that callers hand in. */
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"

/** A duration of zero or more; undefined for anything else. Effect takes NaN and what is negative for zero. */
export const durationOf = (input: unknown): Duration.Duration | undefined => {
  const duration = Option.getOrUndefined(Duration.decodeUnknown(input as Duration.DurationInput))
  const isZero = duration !== undefined && Duration.toMillis(duration) === 0
  return isZero && /NaN|(^|,)-/.test(String(input)) ? undefined : duration
}
