/** The state: tables that are changed by one change at a time, of which all is final at last, or nothing. */
import { orUndo } from "../internal/effect.js"
import type { Retention } from "./ends.js"
import { type RowChange, Table } from "./table.js"
import { type AllRows, definitions, type Reads, type RowOf, type Writes } from "./tables.js"

/** What a change did to a row of a table. */
export type Change = { readonly [T in keyof Reads]: { readonly table: T } & RowChange<RowOf<T>> }[keyof Reads]

export interface State {
  readonly read: <A>(query: (tables: Reads) => A) => A
  /** Changes tables, by the change that has begun, or else by one of its own. What throws leaves nothing. */
  readonly change: <A>(change: (tables: Writes) => A) => A
  /** Begins a change, which takes in all that is written until it is ended. */
  readonly begin: () => void
  /** Makes final what the change has done so far. */
  readonly keep: () => void
  /** Ends the change: what it did, per row. */
  readonly commit: () => ReadonlyArray<Change>
  /** Ends the change and undoes what is not final: what it did nevertheless. */
  readonly undo: () => ReadonlyArray<Change>
  /** Ends the change and undoes all of it. */
  readonly undoAll: () => void
  /** Removes what ended too long ago. */
  readonly forget: (now: number, retention: Retention) => void
  readonly clear: () => void
}

type AnyTable = Table<object, string>

/** A row before it was written. */
interface Written {
  readonly table: AnyTable
  readonly key: string
  readonly was: object | undefined
}

/** What is told of what a state does. */
export interface Watch {
  /** A change has ended and did something. */
  readonly changed: (changes: ReadonlyArray<Change>) => void
  readonly cleared: (tables: ReadonlyArray<keyof Reads>) => void
}

/** A state with rows that were kept, in the order in which they were first written. */
export const make = (kept: AllRows = {}, watch?: Watch): State => {
  /** The tables that the change has written. */
  const touched = new Map<string, AnyTable>()
  /** What calls of `change` that have not returned have written. */
  let log: Array<Written> = []
  let depth = 0
  let isOpen = false
  const all = Object.entries(definitions).map(([name, definition]): readonly [string, AnyTable] => {
    const table: AnyTable = new Table(definition as AnyTable["definition"], (key, was) => {
      touched.set(name, table)
      if (depth > 0) log.push({ table, key, was })
    })
    return [name, table]
  })
  const tables = Object.fromEntries(all) as unknown as Writes
  const end = (how: "keep" | "undo" | "undoAll"): ReadonlyArray<Change> => {
    isOpen = false
    if (touched.size === 0) return []
    const changes: Array<Change> = []
    for (const [name, table] of touched) {
      table[how]()
      for (const change of table.finish()) changes.push({ table: name, ...change } as Change)
    }
    touched.clear()
    if (changes.length > 0) watch?.changed(changes)
    return changes
  }
  /** Leaves the innermost call of `change`. */
  const leave = (): void => {
    depth--
    if (depth > 0) return
    log = []
    if (!isOpen) end("keep")
  }
  /** Brings rows back to what they were when a call of `change` began. */
  const rewind = (length: number): void => {
    const undone = log.slice(length).reverse()
    for (const { key, table, was } of undone) {
      if (was === undefined) table.remove(key)
      else table.put(was)
    }
    log.length = length
  }
  for (const [name, table] of all) table.load(kept[name as keyof Reads] ?? [])
  return {
    read: (query) => query(tables),
    change: (change) => {
      const { length } = log
      depth++
      const result = orUndo(
        () => change(tables),
        () => {
          rewind(length)
          leave()
        }
      )
      leave()
      return result
    },
    begin: () => {
      isOpen = true
    },
    keep: () => {
      for (const table of touched.values()) table.keep()
    },
    commit: () => end("keep"),
    undo: () => end("undo"),
    undoAll: () => void end("undoAll"),
    forget: (now, retention) => {
      for (const [, table] of all) table.forget(now, retention)
      if (!isOpen) end("keep")
    },
    clear: () => {
      for (const [, table] of all) table.clear()
      touched.clear()
      isOpen = false
      watch?.cleared(all.map(([name]) => name as keyof Reads))
    }
  }
}
