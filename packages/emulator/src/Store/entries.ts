/** Entries of registration data, a forest in the order in which they were made. */
import type { RegistrationEntry } from "./RegistrationData.js"
import { grouped, type State } from "./State.js"

export const find = (state: State, id: string): RegistrationEntry | undefined =>
  state.entries.find((entry) => entry.id === id)

/** Writes entries, each in the place of the one of its id, if there is one. */
export const put = (state: State, entries: ReadonlyArray<RegistrationEntry>): State => ({
  ...state,
  entries: [...new Map([...state.entries, ...entries].map((entry) => [entry.id, entry])).values()]
})

/** An entry's own id and those of all entries below it. */
export const below = (state: State, id: string): ReadonlyArray<string> => {
  const children = grouped(state.entries, ({ parentId }) => parentId)
  // The list grows while it is read: a chain of entries may be longer than calls can be nested.
  const found = [id]
  for (const one of found) for (const child of children.get(one) ?? []) found.push(child.id)
  return found
}

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
