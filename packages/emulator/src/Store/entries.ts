/** Entries of registration data, a forest in the order in which they were made. */
import type { RegistrationEntry } from "./RegistrationData.js"
import type { State } from "./State.js"

export const find = (state: State, id: string): RegistrationEntry | undefined =>
  state.entries.find((entry) => entry.id === id)

/** Writes an entry in the place of the one of its id, if there is one. */
export const put = (state: State, entry: RegistrationEntry): State => ({
  ...state,
  entries:
    find(state, entry.id) === undefined
      ? [...state.entries, entry]
      : state.entries.map((other) => (other.id === entry.id ? entry : other))
})

/** An entry's own id and those of all entries below it. */
export const below = (state: State, id: string): ReadonlyArray<string> => [
  id,
  ...state.entries.filter(({ parentId }) => parentId === id).flatMap((child) => below(state, child.id))
]

/** Removes an entry with all that is below it. */
export const remove = (state: State, id: string): State => {
  const gone = new Set(below(state, id))
  return { ...state, entries: state.entries.filter((entry) => !gone.has(entry.id)) }
}

/** What is wrong with the entries: each is at the top or below another one, and none is below itself. */
export const violations = (state: State): ReadonlyArray<string> => {
  const byId = new Map(state.entries.map((entry) => [entry.id, entry]))
  const reachesTop = (entry: RegistrationEntry, steps: number): boolean => {
    if (entry.parentId === undefined) return true
    const parent = byId.get(entry.parentId)
    return parent !== undefined && steps > 0 && reachesTop(parent, steps - 1)
  }
  return [
    ...(byId.size === state.entries.length ? [] : ["two entries of registration data with one id"]),
    ...state.entries.flatMap((entry) =>
      reachesTop(entry, byId.size) ? [] : [`entry of registration data that is not below the top: ${entry.id}`]
    )
  ]
}
