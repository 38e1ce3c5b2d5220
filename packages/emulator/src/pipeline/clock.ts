/** The time of the emulated service, which can differ from that of the fiber. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { durationOf } from "../internal/duration.js"
import { atShift, atUnmovedTime, type Shift } from "../internal/effect.js"
import { parseIso } from "../internal/time.js"
import { invalid, type InvalidSettings } from "../Settings.js"

/** What time it is for the emulated service. All are milliseconds. */
export interface Time {
  /** Since 1970. */
  readonly now: number
  /** Whether it stands still. */
  readonly frozen: boolean
  /** How far it is ahead of the clock that runs the program; below 0 where it is behind. */
  readonly offset: number
}

/** A moment: milliseconds since 1970, a text in ISO 8601, or a date. */
export type Moment = number | string | Date

export interface EmulatedClock {
  readonly read: Effect.Effect<Time>
  readonly advance: (duration: Duration.DurationInput) => Effect.Effect<Time, InvalidSettings>
  readonly freezeAt: (moment: Moment) => Effect.Effect<Time, InvalidSettings>
  readonly reset: Effect.Effect<Time>
  /** What time it is when it is `base` for the fiber, in milliseconds since 1970. */
  readonly timeAt: (base: number) => Time
  /** How it was moved, where it was. */
  readonly shift: () => Shift | undefined
  /** Moves it as it was moved before. */
  readonly restore: (shift: Shift | undefined) => void
  /** Runs an effect at the time of the emulated service: nothing is wrapped while that is the fiber's. */
  readonly at: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
}

/** The times that the texts of dates can tell, with room for what is added to them. */
const latest = Date.UTC(9000, 0, 1)

const isUsable = (time: number): boolean => Number.isFinite(time) && time >= 0 && time <= latest

const range = "between 1970 and the year 9000"

const millisOf = (moment: Moment): number =>
  Math.trunc(
    typeof moment === "number" ? moment : typeof moment === "string" ? (parseIso(moment) ?? NaN) : moment.getTime()
  )

/** `moved` is told before the clock moves, which it does not if that throws. */
export const make = (moved: (shift: Shift | undefined) => void, before?: Shift): EmulatedClock => {
  let shift = before
  const timeAt = (base: number): Time => {
    if (shift === undefined) return { now: base, frozen: false, offset: 0 }
    const frozen = "frozenAt" in shift
    const now = "frozenAt" in shift ? shift.frozenAt : base + shift.offset
    return { now, frozen, offset: now - base }
  }
  /** Changes the shift by what the time is; where that cannot be, says what is wrong and changes nothing. */
  const move = (
    option: string,
    expected: string,
    next: (time: Time) => { readonly shift: Shift; readonly now: number } | undefined
  ): Effect.Effect<Time, InvalidSettings> =>
    atUnmovedTime(
      Effect.flatMap(Clock.currentTimeMillis, (base) => {
        const time = next(timeAt(base))
        if (time === undefined || !isUsable(time.now)) return Effect.fail(invalid({ option, expected }))
        moved(time.shift)
        shift = time.shift
        return Effect.succeed(timeAt(base))
      })
    )
  const read = atUnmovedTime(Effect.map(Clock.currentTimeMillis, timeAt))
  return {
    read,
    advance: (duration) =>
      move("advance", `a duration that leads to a time ${range}`, ({ frozen, now, offset }) => {
        const decoded = durationOf(duration)
        if (decoded === undefined) return undefined
        const millis = Math.trunc(Duration.toMillis(decoded))
        return { now: now + millis, shift: frozen ? { frozenAt: now + millis } : { offset: offset + millis } }
      }),
    freezeAt: (moment) =>
      move("freezeAt", `a moment ${range}: milliseconds, a text in ISO 8601, or a date`, () => {
        const frozenAt = millisOf(moment)
        return { now: frozenAt, shift: { frozenAt } }
      }),
    reset: Effect.suspend(() => {
      moved(undefined)
      shift = undefined
      return read
    }),
    timeAt,
    shift: () => shift,
    restore: (given) => {
      shift = given
    },
    at: (effect) => (shift === undefined ? effect : atShift(effect, shift))
  }
}
