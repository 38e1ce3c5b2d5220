/** Who was revoked, and when: by a number that only grows, never by a clock. */

export interface Revocations {
  readonly isEmpty: () => boolean
  /** The number of the last revocation. What begins now counts, if nothing is revoked by a higher one. */
  readonly now: () => number
  /** The number of the last revocation of one of these; 0 for none. */
  readonly last: (...names: ReadonlyArray<string>) => number
  readonly add: (name: string, now: number) => void
  readonly forget: (name: string) => void
}

/** Revocations are kept for so many milliseconds: as long as anything lives that they can hit. */
export const revocations = (keep: number): Revocations => {
  const all = new Map<string, { readonly number: number; readonly until: number }>()
  let number = 0
  return {
    isEmpty: () => all.size === 0,
    now: () => number,
    last: (...names) => {
      let last = 0
      for (const name of names) last = Math.max(last, all.get(name)?.number ?? 0)
      return last
    },
    add: (name, now) => {
      for (const [key, { until }] of all) {
        // All are kept equally long, and what was added first is first.
        if (until > now) break
        all.delete(key)
      }
      all.delete(name)
      all.set(name, { number: ++number, until: now + keep })
    },
    forget: (name) => {
      all.delete(name)
    }
  }
}
