/**
 * Who may go, and when: the whole rule of the budget, as functions of what is kept of one bucket. `redis/scripts.ts` says the same
 * in Lua. All times are whole microseconds of one clock, that of whoever keeps the state; missing values are 0.
 */

/** What is kept of a bucket of an application. What lies in the past is the same as nothing; of `lane`, what lies there by `slack`. */
export interface State {
  /** When the next slot is free. */
  readonly next: number
  /** When the lane that asks may go again: it has its share of the rate only. */
  readonly lane: number
  /** Until when nothing goes, because the service refused. */
  readonly pause: number
  /** The end of the last refusal: from here on, seconds without another one count. */
  readonly quiet: number
  /** The rate at `quiet`, in parts of `full`. */
  readonly level: number
}

/** The level of the whole rate. */
export const full = 10_000

/** What a second without refusals adds to the level, and the level that halving stops at: a sixteenth. */
const recovery = full / 10
const least = full / 16

export const second = 1_000_000

export const empty: State = { next: 0, lane: 0, pause: 0, quiet: 0, level: full }

export interface Ask {
  readonly now: number
  /** The time from one slot to the next at the whole rate. */
  readonly slot: number
  /** The same for what the lane has of the rate; 0 for a lane that has all of it. */
  readonly laneSlot: number
  /** How much later than it could a lane may go without losing a part of its share: never more than the headroom of a second. */
  readonly slack: number
  /** How long may be waited for a slot that is taken now: 0 for lanes that take what is free, and nothing ahead. */
  readonly patience: number
}

export interface Verdict {
  /** Whether the slot that begins in `wait` is taken. If not, nothing can be before that. */
  readonly granted: boolean
  readonly wait: number
  readonly state: State
}

/** The rate now, in parts of `full`: what it was after the last refusal, and a tenth of the whole for each quiet second. */
export const levelAt = ({ level, quiet }: State, now: number): number =>
  now <= quiet ? level : Math.min(full, level + recovery * Math.floor((now - quiet) / second))

/** A slot at a lower rate. */
export const stretched = (slot: number, level: number): number => Math.ceil((slot * full) / level)

/** Spacing (GCRA without a burst): each grant moves the time of the next one by a slot. */
export const decide = (state: State, { laneSlot, now, patience, slack, slot }: Ask): Verdict => {
  const level = levelAt(state, now)
  const at = Math.max(now, state.next, state.pause, laneSlot === 0 ? 0 : state.lane)
  const wait = at - now
  if (wait > patience) return { granted: false, wait, state }
  const lane = laneSlot === 0 ? state.lane : Math.max(state.lane, at - slack) + stretched(laneSlot, level)
  const { pause, quiet } = state
  return { granted: true, wait, state: { next: at + stretched(slot, level), lane, pause, quiet, level: state.level } }
}

/**
 * The service answered 429: nothing goes for so long, and then half of the rate. What is refused before a second has passed, or
 * before the pause has, is of the same overload: it makes the pause longer, and does not halve again.
 */
export const refuse = (state: State, now: number, pause: number): State => {
  const until = Math.max(state.pause, now + pause)
  return {
    ...state,
    pause: until,
    quiet: Math.max(state.quiet, until, now + second),
    level: now < state.quiet ? state.level : Math.max(least, Math.floor(levelAt(state, now) / 2))
  }
}
