/** Durations that are handed in. */
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"

/** Milliseconds of a duration of zero or more; undefined for anything else. Effect takes NaN and what is negative for zero. */
export const millisOf = (input: unknown): number | undefined => {
  const duration = Option.getOrUndefined(Duration.decodeUnknown(input as Duration.DurationInput))
  if (duration === undefined) return undefined
  const millis = Duration.toMillis(duration)
  return millis === 0 && /NaN|(^|,)-/.test(String(input)) ? undefined : millis
}
