/** The state: tables that are changed by one change at a time, of which all is final at last, or nothing. */
import type { Retention } from "./ends.js"
import { type RowChange, Table } from "./table.js"
import { definitions, type Reads, type Writes } from "./tables.js"

type RowOf<T extends keyof Reads> = NonNullable<ReturnType<Reads[T]["get"]>>

/** What a change did to a row of a table. */
export type Change = { readonly [T in keyof Reads]: { readonly table: T } & RowChange<RowOf<T>> }[keyof Reads]

export interface State {
  readonly read: <A>(query: (tables: Reads) => A) => A
  /** Changes tables, by the change that has begun, or else by one of its own. */
  readonly change: <A>(change: (tables: Writes) => A) => A
  /** Begins a change, which takes in all that is written until it is ended. */
  readonly begin: () => void
  /** Makes final what the change has done so far. */
  readonly keep: () => void
  /** Ends the change: what it did, per row. */
  readonly commit: () => ReadonlyArray<Change>
  /** Ends the change and undoes what is not final: what it did nevertheless. */
  readonly undo: () => ReadonlyArray<Change>
  /** Removes what ended too long ago. */
  readonly forget: (now: number, retention: Retention) => void
  readonly clear: () => void
}

type AnyTable = Table<object, string>

export const make = (): State => {
  /** The tables that the change has written. */
  const written = new Map<string, AnyTable>()
  let isOpen = false
  const all = Object.entries(definitions).map(([name, definition]): readonly [string, AnyTable] => {
    const table: AnyTable = new Table(definition as AnyTable["definition"], () => written.set(name, table))
    return [name, table]
  })
  const tables = Object.fromEntries(all) as unknown as Writes
  const end = (how: "keep" | "undo"): ReadonlyArray<Change> => {
    isOpen = false
    if (written.size === 0) return []
    const changes: Array<Change> = []
    for (const [name, table] of written) {
      table[how]()
      for (const change of table.settle()) changes.push({ table: name, ...change } as Change)
    }
    written.clear()
    return changes
  }
  /** A change of its own that has thrown has not ended. */
  const reset = (): void => {
    if (!isOpen && written.size > 0) end("undo")
  }
  return {
    read: (query) => {
      reset()
      return query(tables)
    },
    change: (change) => {
      reset()
      const result = change(tables)
      if (!isOpen) end("keep")
      return result
    },
    begin: () => {
      reset()
      isOpen = true
    },
    keep: () => {
      for (const table of written.values()) table.keep()
    },
    commit: () => end("keep"),
    undo: () => end("undo"),
    forget: (now, retention) => {
      for (const [, table] of all) table.forget(now, retention)
      if (!isOpen) end("keep")
    },
    clear: () => {
      for (const [, table] of all) table.clear()
      written.clear()
      isOpen = false
    }
  }
}
