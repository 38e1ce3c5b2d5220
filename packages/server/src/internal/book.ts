/** What a process knows of one bucket of an application, and who waits there. */
import type { NotAdmitted } from "@loginradius-effect/core/Admission"
import type * as Effect from "effect/Effect"
import { type Ask, decide, empty, levelAt, refuse, stretched, type State } from "./decide.js"
import { type Bucket, type Lane, type Settings, slotOf } from "./settings.js"

/** A call that waits. */
export interface Waiter {
  /** When it must have gone, or fails. */
  readonly until: number
  readonly resume: (result: Effect.Effect<void, NotAdmitted>) => void
}

/** Those who wait in a lane, in the order in which they came. */
export interface Line {
  readonly lane: Lane
  /** The time from one slot of the lane to the next. */
  readonly spacing: number
  readonly waiting: Set<Waiter>
  /** Whether somebody asks for the first of them. */
  isServed: boolean
  /** Until when the first of them waits at least. */
  due: number
}

export interface Book {
  readonly application: string
  readonly bucket: Bucket
  readonly slot: number
  readonly slack: number
  readonly lines: ReadonlyArray<Line>
  /** How many processes draw on it, as far as this one knows. */
  processes: number
  /** What is kept in this process: all there is, or what it goes on with alone. */
  state: State
  readonly lanes: Array<number>
  /** The last that is known of the pause and of the rate. */
  pausedUntil: number
  level: number
}

export const bookOf = (application: string, bucket: Bucket, { headroom, lanes, rates }: Settings): Book => {
  const slot = slotOf(rates[bucket], headroom)
  return {
    application,
    bucket,
    slot,
    // So much can a lane catch up, and still have no more than its share in any second: spacing leaves it as much.
    slack: Math.floor(headroom * 1_000_000),
    lines: lanes.map((lane) => ({
      lane,
      spacing: slotOf(rates[bucket] * lane.share, headroom),
      waiting: new Set(),
      isServed: false,
      due: 0
    })),
    processes: 1,
    state: empty,
    lanes: lanes.map(() => 0),
    pausedUntil: 0,
    level: empty.level
  }
}

/** What a line asks for, but for the time. A lane with the whole rate needs no second spacing. */
export const askOf = ({ slack, slot }: Book, { lane, spacing }: Line, patience: number): Omit<Ask, "now"> => ({
  slot,
  laneSlot: lane.share === 1 ? 0 : spacing,
  slack,
  // Only the first lane takes what is not free yet.
  patience: lane.index === 0 ? Math.max(0, patience) : 0
})

export interface Answer {
  readonly granted: boolean
  readonly wait: number
  readonly level: number
  /** How much longer nothing goes. */
  readonly pause: number
}

/** Asks of what is kept in this process; `among` is the number of processes that share the rate. */
export const askHere = (book: Book, line: Line, patience: number, now: number, among = 1): Answer => {
  const { lane } = line
  // Member by member: what collects the rest of an object is as dear as all else here.
  const { level, next, pause, quiet } = book.state
  const state: State = { next, lane: book.lanes[lane.index] as number, pause, quiet, level }
  const ask = askOf(book, line, patience)
  const verdict = decide(state, {
    now,
    slot: ask.slot * among,
    laneSlot: ask.laneSlot * among,
    slack: ask.slack,
    patience: ask.patience
  })
  book.state = verdict.state
  book.lanes[lane.index] = verdict.state.lane
  return {
    granted: verdict.granted,
    wait: verdict.wait,
    level: levelAt(state, now),
    pause: Math.max(0, state.pause - now)
  }
}

export const refuseHere = (book: Book, now: number, pause: number): void => {
  book.state = refuse(book.state, now, pause)
  learn(book, now, { level: book.state.level, pause: book.state.pause - now })
}

/** Notes what an answer says of pause and rate. */
export const learn = (book: Book, now: number, { level, pause }: Pick<Answer, "level" | "pause">): void => {
  book.level = level
  if (pause > 0) book.pausedUntil = Math.max(book.pausedUntil, now + pause)
}

/** How long somebody waits at least who comes now. */
export const waitIn = (book: Book, { due, spacing, waiting }: Line, now: number): number =>
  Math.max(0, book.pausedUntil - now, due - now) + waiting.size * stretched(spacing, book.level)
