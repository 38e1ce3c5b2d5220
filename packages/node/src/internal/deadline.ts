/** How long requests may take. */
import node from "node:process"

/** Something whose time can be over. */
export interface Expiring {
  readonly expire: () => void
}

/** Milliseconds by the clock of Node's timers, which is never set. */
const now = (): number => {
  const [seconds, nanos] = node.hrtime()
  return seconds * 1e3 + nanos / 1e6
}

/** The longest time that a timer of Node can take: about 25 days. */
const longestTimer = 2 ** 31 - 1

const deadlines = new Map<number, Deadline>()

/** The deadline of requests that may take so many milliseconds; undefined for a time without an end. */
export const deadlineOf = (millis: number): Deadline | undefined => {
  if (millis > longestTimer) return undefined
  let deadline = deadlines.get(millis)
  if (deadline === undefined) deadlines.set(millis, (deadline = new Deadline(millis)))
  return deadline
}

/**
 * Those that have the same time, with one timer of Node: a timer for each of them costs more than all else that a request needs
 * there. The one that was first has to end first. No socket waits without keeping the process alive, so that the timer need not.
 */
export class Deadline {
  /** When each is over, by `now`. */
  private readonly ends = new Map<Expiring, number>()
  private timer: NodeJS.Timeout | undefined = undefined

  constructor(private readonly millis: number) {}

  watch(watched: Expiring): void {
    this.ends.set(watched, now() + this.millis)
    if (this.timer === undefined) this.wait(this.millis)
  }

  unwatch(watched: Expiring): void {
    this.ends.delete(watched)
  }

  private wait(millis: number): void {
    this.timer = setTimeout(this.look, Math.max(1, Math.ceil(millis))).unref()
  }

  private readonly look = (): void => {
    // What is watched meanwhile comes last.
    for (const [watched, end] of this.ends) {
      const left = end - now()
      if (left > 0) return this.wait(left)
      this.ends.delete(watched)
      watched.expire()
    }
    this.timer = undefined
    deadlines.delete(this.millis)
  }
}
