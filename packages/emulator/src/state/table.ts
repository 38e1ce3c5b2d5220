/**
 * A table: rows by their keys, and by whatever else they are found by. What a change does to it can be undone until it is
 * final, and is known afterwards: per row, what it was before and what it is now.
 */
import { Ends, type Retention } from "./ends.js"

/** How the rows of a table are found. */
export interface Definition<Row, Index extends string> {
  readonly key: (row: Row) => string
  /** By index: the values that find a row. */
  readonly indexes: { readonly [I in Index]: (row: Row) => ReadonlyArray<string> }
  /** When a row ends, in milliseconds since 1970. It is forgotten some time after that. */
  readonly endsAt?: (row: Row) => number
}

/**
 * The rows of a table, to be looked at.
 *
 * @since 0.1.0
 * @category models
 */
export interface Rows<Row, Index extends string = never> {
  readonly size: number
  readonly get: (key: string) => Row | undefined
  /** All rows, in the order in which their keys were first written. */
  readonly all: () => ReadonlyArray<Row>
  /** The rows that a value of an index finds, in the order in which they got it. */
  readonly by: (index: Index, value: string) => ReadonlyArray<Row>
}

/**
 * The rows of a table, to be changed.
 *
 * @since 0.1.0
 * @category models
 */
export interface WritableRows<Row, Index extends string = never> extends Rows<Row, Index> {
  /** Writes a row in the place of the one of its key, if there is one. */
  readonly put: (row: Row) => void
  readonly remove: (key: string) => void
}

/** What a change did to a row. */
export interface RowChange<Row> {
  readonly key: string
  /** Undefined: there was none. */
  readonly before: Row | undefined
  /** Undefined: it was removed. */
  readonly after: Row | undefined
}

/** Keys by a value of an index: most have one. */
type Bucket = string | Set<string>

type Buckets<Index extends string> = { readonly [I in Index]: Map<string, Bucket> }

const keysOf = (bucket: Bucket): Iterable<string> => (typeof bucket === "string" ? [bucket] : bucket)

export class Table<Row extends object, Index extends string = never> implements WritableRows<Row, Index> {
  /** A row that the present change has removed is undefined, so that it is in its place again if the change is undone. */
  readonly #rows = new Map<string, Row | undefined>()
  readonly #removed = new Map<string, Row>()
  readonly #indexes: ReadonlyArray<
    readonly [name: string, valuesOf: (row: Row) => ReadonlyArray<string>, buckets: Map<string, Bucket>]
  >
  readonly #buckets: Buckets<Index>
  /** What rows were before the present change, or before the part of it that can still be undone. */
  readonly #before = new Map<string, Row | undefined>()
  /** What rows were before the part of the present change that is final. */
  readonly #kept = new Map<string, Row | undefined>()
  readonly #ends: Ends | undefined

  constructor(
    readonly definition: Definition<Row, Index>,
    /** Called before each write. */
    readonly onWrite: () => void
  ) {
    const names = Object.keys(definition.indexes) as Array<Index>
    this.#buckets = Object.fromEntries(names.map((name) => [name, new Map()])) as unknown as Buckets<Index>
    this.#indexes = names.map((name) => [name, definition.indexes[name], this.#buckets[name]])
    this.#ends = definition.endsAt === undefined ? undefined : new Ends()
  }

  get size(): number {
    return this.#rows.size - this.#removed.size
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key)
  }

  all(): ReadonlyArray<Row> {
    const rows: Array<Row> = []
    for (const row of this.#rows.values()) if (row !== undefined) rows.push(row)
    return rows
  }

  by(index: Index, value: string): ReadonlyArray<Row> {
    const bucket = this.#buckets[index].get(value)
    if (bucket === undefined) return []
    const rows: Array<Row> = []
    for (const key of keysOf(bucket)) {
      const row = this.#rows.get(key)
      if (row !== undefined) rows.push(row)
    }
    return rows
  }

  put(row: Row): void {
    const key = this.definition.key(row)
    this.#note(key)
    const was = this.#rows.get(key) ?? this.#removed.get(key)
    this.#removed.delete(key)
    this.#write(key, was, row)
  }

  remove(key: string): void {
    const row = this.#rows.get(key)
    if (row === undefined) return
    this.#note(key)
    this.#rows.set(key, undefined)
    this.#removed.set(key, row)
  }

  /** Makes final what the present change has done so far. */
  keep(): void {
    for (const [key, row] of this.#removed) this.#write(key, row, undefined)
    this.#removed.clear()
    for (const [key, row] of this.#before) if (!this.#kept.has(key)) this.#kept.set(key, row)
    this.#before.clear()
  }

  /** Undoes what the present change has done and is not final. */
  undo(): void {
    for (const [key, row] of this.#before) {
      const was = this.#rows.get(key) ?? this.#removed.get(key)
      if (was !== row) this.#write(key, was, row)
      else if (row !== undefined) this.#rows.set(key, row)
    }
    this.#removed.clear()
    this.#before.clear()
  }

  /** Ends the present change: what has become of the rows that it wrote. */
  settle(): ReadonlyArray<RowChange<Row>> {
    const changes: Array<RowChange<Row>> = []
    for (const [key, before] of this.#kept) {
      const after = this.#rows.get(key)
      if (before !== after) changes.push({ key, before, after })
    }
    this.#kept.clear()
    return changes
  }

  /** Removes what ended too long ago, and what has ended beyond the number that is kept. */
  forget(now: number, retention: Retention): void {
    const { endsAt } = this.definition
    if (endsAt === undefined || this.#ends === undefined) return
    this.#ends.forget(now, retention, {
      endOf: (key) => {
        const row = this.#rows.get(key)
        return row === undefined ? undefined : endsAt(row)
      },
      remove: (key) => this.remove(key)
    })
  }

  clear(): void {
    for (const rows of [this.#rows, this.#removed, this.#before, this.#kept]) rows.clear()
    for (const [, , buckets] of this.#indexes) buckets.clear()
    this.#ends?.clear()
  }

  /** What is wrong with the indexes: they have to find each row by its values, and nothing else. */
  problems(): ReadonlyArray<string> {
    return this.#indexes.flatMap(([name, valuesOf, buckets]) => {
      const expected = new Set(
        this.all().flatMap((row) => valuesOf(row).map((value) => `${value}\0${this.definition.key(row)}`))
      )
      const actual = new Set(
        Array.from(buckets, ([value, bucket]) => Array.from(keysOf(bucket), (key) => `${value}\0${key}`)).flat()
      )
      return expected.size === actual.size && [...expected].every((entry) => actual.has(entry))
        ? []
        : [`the index ${name} does not fit the rows`]
    })
  }

  #note(key: string): void {
    this.onWrite()
    if (!this.#before.has(key)) this.#before.set(key, this.#rows.get(key))
  }

  #write(key: string, was: Row | undefined, row: Row | undefined): void {
    if (row === undefined) this.#rows.delete(key)
    else this.#rows.set(key, row)
    for (const [, valuesOf, buckets] of this.#indexes) {
      const old = was === undefined ? none : valuesOf(was)
      const values = row === undefined ? none : valuesOf(row)
      for (const value of old) if (!values.includes(value)) drop(buckets, value, key)
      for (const value of values) if (!old.includes(value)) add(buckets, value, key)
    }
    const { endsAt } = this.definition
    if (endsAt !== undefined && row !== undefined) {
      this.#ends?.note(key, was === undefined ? undefined : endsAt(was), endsAt(row))
    }
  }
}

const none: ReadonlyArray<string> = []

const add = (buckets: Map<string, Bucket>, value: string, key: string): void => {
  const bucket = buckets.get(value)
  if (bucket === undefined) buckets.set(value, key)
  else if (typeof bucket !== "string") bucket.add(key)
  else if (bucket !== key) buckets.set(value, new Set([bucket, key]))
}

const drop = (buckets: Map<string, Bucket>, value: string, key: string): void => {
  const bucket = buckets.get(value)
  if (bucket === key) buckets.delete(value)
  else if (bucket !== undefined && typeof bucket !== "string") {
    bucket.delete(key)
    if (bucket.size === 0) buckets.delete(value)
  }
}
