/** A map that never holds more than so many: what was written longest ago makes room. */
export interface Bounded<A> {
  readonly get: (key: string) => A | undefined
  readonly set: (key: string, value: A) => void
  readonly delete: (key: string) => void
}

export const bounded = <A>(capacity: number): Bounded<A> => {
  const map = new Map<string, A>()
  return {
    get: (key) => map.get(key),
    set: (key, value) => {
      map.delete(key)
      for (const first of map.keys()) {
        if (map.size < capacity) break
        map.delete(first)
      }
      map.set(key, value)
    },
    delete: (key) => {
      map.delete(key)
    }
  }
}
