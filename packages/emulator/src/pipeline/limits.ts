/** How many requests are answered in any second. */
import type { RequestLimits, Settings } from "../Settings.js"
import { documentedLimits } from "../Settings/defaults.js"

export interface Limiter {
  /** Counts a request, unless it is one too many: then it answers how many there may be, and of what. */
  readonly exceeded: (isSearch: boolean, limits: Settings["limits"], now: number) => string | undefined
  readonly clear: () => void
}

export const make = (): Limiter => {
  let core = new Latest()
  let search = new Latest()
  return {
    exceeded: (isSearch, limits, now) => {
      if (limits === "off") return undefined
      const numbers: RequestLimits = limits === "documented" ? documentedLimits : limits
      const [latest, most, what] = isSearch ? [search, numbers.search, "search"] : [core, numbers.core, "core"]
      return latest.add(now, most) ? undefined : `more than ${most} ${what} requests in a second`
    },
    clear: () => {
      core = new Latest()
      search = new Latest()
    }
  }
}

/** The times of the requests of the last second, the oldest first. */
class Latest {
  #times: Array<number> = []

  /** Adds a request unless there are as many as there may be; answers whether it did. */
  add(now: number, most: number): boolean {
    const times = this.#times
    // The clock was put back.
    if ((times.at(-1) ?? now) > now) times.length = 0
    const first = times.findIndex((time) => time > now - 1000)
    times.splice(0, first < 0 ? times.length : first)
    if (times.length >= most) return false
    times.push(now)
    return true
  }
}
