/** Numbers and choices that are the same each time for the same text. */

export interface Deterministic {
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number
  readonly pick: <A>(from: readonly [A, ...ReadonlyArray<A>]) => A
  /** As many digits, the first of them not 0. */
  readonly digits: (length: number) => string
}

/** FNV-1a starts the generator, mulberry32 goes on. */
export const deterministic = (text: string): Deterministic => {
  let state = 0x811c9dc5
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  return {
    below,
    pick: (from) => from[below(from.length)] ?? from[0],
    digits: (length) => String(1 + below(9)) + Array.from({ length: length - 1 }, () => String(below(10))).join("")
  }
}
