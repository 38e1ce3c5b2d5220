/** When the rows of a table end, and which of those that have ended are still there. */

/** How long rows are kept that have ended. */
export interface Retention {
  /** Milliseconds. */
  readonly period: number
  /** The most rows of a table that are kept; those that ended first go first. */
  readonly count: number
}

/** When a row ends, as far as that is known: it may end later, which is found out when this time has come. */
interface End {
  readonly key: string
  readonly at: number
}

/** The rows, as far as their ends are concerned. */
interface Ending {
  readonly endOf: (key: string) => number | undefined
  readonly remove: (key: string) => void
}

export class Ends {
  /** The end of each row. Others that are still queued are out of date. */
  readonly #ends = new Map<string, End>()
  /** A binary heap of those to come: the next one is the first. */
  #coming: Array<End> = []
  /** Those that have come, in their order. */
  readonly #past = new Set<End>()
  /** When it was asked last. */
  #asked = -Infinity

  /** Notes when a row that was written ends. */
  note(key: string, at: number): void {
    const known = this.#ends.get(key)
    if (known === undefined || at < known.at) this.#expect(key, at)
  }

  /** Notes that a row is gone. */
  drop(key: string): void {
    const end = this.#ends.get(key)
    if (end === undefined) return
    this.#ends.delete(key)
    this.#past.delete(end)
  }

  /** Removes the rows that ended too long ago, and those beyond the number that is kept. */
  forget(now: number, { count, period }: Retention, rows: Ending): void {
    if (now < this.#asked) this.#takeBack(now)
    this.#asked = now
    for (let next = this.#coming[0]; next !== undefined && next.at <= now; next = this.#coming[0]) {
      this.#pop()
      if (this.#ends.get(next.key) === next && !this.#isLater(next, rows)) this.#past.add(next)
    }
    for (const end of this.#past) {
      if (this.#past.size <= count && end.at + period > now) break
      this.#past.delete(end)
      if (!this.#isLater(end, rows)) rows.remove(end.key)
    }
  }

  clear(): void {
    this.#ends.clear()
    this.#coming = []
    this.#past.clear()
    this.#asked = -Infinity
  }

  /** The clock was put back: what has ended by a later time is still to end. */
  #takeBack(now: number): void {
    for (const end of this.#past) {
      if (end.at <= now) continue
      this.#past.delete(end)
      this.#push(end)
    }
  }

  /** Whether a row ends later than was known, which is noted. */
  #isLater({ at, key }: End, rows: Ending): boolean {
    const end = rows.endOf(key)
    if (end === undefined || end <= at) return false
    this.#expect(key, end)
    return true
  }

  #expect(key: string, at: number): void {
    const known = this.#ends.get(key)
    if (known !== undefined) this.#past.delete(known)
    const end = { key, at }
    this.#ends.set(key, end)
    this.#push(end)
    // Those that are out of date must not pile up until their time comes. What is sorted is a heap.
    if (this.#coming.length > 2 * this.#ends.size + 64) {
      this.#coming = this.#coming.filter((end) => this.#ends.get(end.key) === end).sort((a, b) => a.at - b.at)
    }
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
