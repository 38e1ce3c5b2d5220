/** When the rows of a table end, and which of those that have ended are still there. */

/** How long rows are kept that have ended. */
export interface Retention {
  /** Milliseconds. */
  readonly period: number
  /** The most rows of a table that are kept; the oldest go first. */
  readonly count: number
}

interface End {
  readonly key: string
  readonly at: number
}

/** The rows, as far as their ends are concerned. */
interface Ending {
  /** Undefined where there is no such row any more. */
  readonly endOf: (key: string) => number | undefined
  readonly remove: (key: string) => void
}

/** Rows that end later than noted, or not at all any more, are found out when their noted end comes. */
export class Ends {
  /** A binary heap: the next end comes first. */
  readonly #coming: Array<End> = []
  /** Those that have come, the oldest first, from `#first` on. */
  #past: Array<End> = []
  #first = 0
  #now = -Infinity

  /** Notes when a row ends that was written, and when it ended before that. */
  note(key: string, before: number | undefined, at: number): void {
    if (before === undefined || at < before || (at > before && before <= this.#now)) this.#push({ key, at })
  }

  forget(now: number, { count, period }: Retention, rows: Ending): void {
    this.#now = Math.max(this.#now, now)
    for (let next = this.#coming[0]; next !== undefined && next.at <= now; next = this.#coming[0]) {
      this.#pop()
      const at = rows.endOf(next.key)
      // Where it ended earlier, another note has told so.
      if (at === next.at) this.#past.push(next)
      else if (at !== undefined && at > next.at) this.#push({ key: next.key, at })
    }
    const isOver = (end: End | undefined): end is End =>
      end !== undefined && (this.#past.length - this.#first > count || end.at + period <= now)
    for (let end = this.#past[this.#first]; isOver(end); end = this.#past[this.#first]) {
      this.#first++
      const at = rows.endOf(end.key)
      if (at !== undefined && at <= now) rows.remove(end.key)
    }
    if (this.#first > 1000 && this.#first * 2 > this.#past.length) {
      this.#past = this.#past.slice(this.#first)
      this.#first = 0
    }
  }

  clear(): void {
    this.#coming.length = 0
    this.#past = []
    this.#first = 0
    this.#now = -Infinity
  }

  #push(end: End): void {
    const heap = this.#coming
    let place = heap.push(end) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      if ((heap[parent] as End).at <= end.at) break
      heap[place] = heap[parent] as End
      place = parent
    }
    heap[place] = end
  }

  #pop(): void {
    const heap = this.#coming
    const last = heap.pop() as End
    const { length } = heap
    if (length === 0) return
    let place = 0
    for (;;) {
      const left = 2 * place + 1
      if (left >= length) break
      const child = left + 1 < length && (heap[left + 1] as End).at < (heap[left] as End).at ? left + 1 : left
      if ((heap[child] as End).at >= last.at) break
      heap[place] = heap[child] as End
      place = child
    }
    heap[place] = last
  }
}
