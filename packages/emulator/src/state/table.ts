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
  /** All rows, in the order in which they were first written; one that was removed and comes again is the last. */
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

/** A key in the bucket of a value, which its row may not have any more. */
type Stale = readonly [
  valuesOf: (row: object) => ReadonlyArray<string>,
  buckets: Map<string, Bucket>,
  value: string,
  key: string
]

/**
 * Rows that a change removes, and values that it takes from rows, keep their places until that is final: if the change is undone,
 * everything is where it was.
 */
export class Table<Row extends object, Index extends string = never> implements WritableRows<Row, Index> {
  /** A row that the present change has removed is undefined. */
  readonly #rows = new Map<string, Row | undefined>()
  readonly #removed = new Map<string, Row>()
  readonly #indexes: ReadonlyArray<
    readonly [name: Index, valuesOf: (row: Row) => ReadonlyArray<string>, buckets: Map<string, Bucket>]
  >
  readonly #buckets: Buckets<Index>
  #stale: Array<Stale> = []
  /** What rows were before the present change, or before the part of it that can still be undone. */
  readonly #before = new Map<string, Row | undefined>()
  /** What rows were before the part of the present change that is final. */
  readonly #kept = new Map<string, Row | undefined>()
  readonly #ends: Ends | undefined

  constructor(
    readonly definition: Definition<Row, Index>,
    /** Called before each write, with what the row is until then. */
    readonly onWrite: (key: string, was: Row | undefined) => void
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
    return this.#stale.length === 0 ? rows : rows.filter((row) => this.definition.indexes[index](row).includes(value))
  }

  put(row: Row): void {
    const key = this.definition.key(row)
    const was = this.#rows.get(key) ?? this.#removed.get(key)
    this.#note(key)
    this.#removed.delete(key)
    this.#rows.set(key, row)
    for (const [, valuesOf, buckets] of this.#indexes) {
      const old = was === undefined ? none : valuesOf(was)
      const values = valuesOf(row)
      for (const value of old) if (!values.includes(value)) this.#doubt(valuesOf, buckets, value, key)
      for (const value of values) if (!old.includes(value)) add(buckets, value, key)
    }
    this.#noteEnd(key, row)
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
    for (const [key, row] of this.#removed) this.#restore(key, row, undefined)
    this.#removed.clear()
    this.#dropStale()
    for (const [key, row] of this.#before) if (!this.#kept.has(key)) this.#kept.set(key, row)
    this.#before.clear()
  }

  /** Undoes what the present change has done and is not final. */
  undo(): void {
    for (const [key, row] of this.#before) this.#restore(key, this.#rows.get(key) ?? this.#removed.get(key), row)
    this.#removed.clear()
    this.#dropStale()
    this.#before.clear()
  }

  /** Undoes all that the present change has done, also what is final. */
  undoAll(): void {
    this.undo()
    for (const [key, row] of this.#kept) this.#restore(key, this.#rows.get(key), row)
    this.#kept.clear()
  }

  /** What the part of the present change that is final did to rows, for which it is over. */
  finish(): ReadonlyArray<RowChange<Row>> {
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

  /** Takes in rows that were kept, which is no change. */
  load(rows: ReadonlyArray<Row>): void {
    for (const row of rows) this.#restore(this.definition.key(row), undefined, row)
  }

  clear(): void {
    for (const rows of [this.#rows, this.#removed, this.#before, this.#kept]) rows.clear()
    for (const [, , buckets] of this.#indexes) buckets.clear()
    this.#stale = []
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
    const was = this.#rows.get(key)
    this.onWrite(key, was)
    if (!this.#before.has(key)) this.#before.set(key, was)
  }

  #noteEnd(key: string, row: Row): void {
    const { endsAt } = this.definition
    if (endsAt !== undefined) this.#ends?.note(key, endsAt(row))
  }

  #doubt(
    valuesOf: (row: Row) => ReadonlyArray<string>,
    buckets: Map<string, Bucket>,
    value: string,
    key: string
  ): void {
    this.#stale.push([valuesOf as Stale[0], buckets, value, key])
  }

  /** Brings a row, which is `was` in the indexes, to what it was before, or to nothing. */
  #restore(key: string, was: Row | undefined, row: Row | undefined): void {
    if (row === undefined) {
      this.#rows.delete(key)
      this.#ends?.drop(key)
    } else {
      this.#rows.set(key, row)
      this.#noteEnd(key, row)
    }
    if (was === row) return
    for (const [, valuesOf, buckets] of this.#indexes) {
      const values = row === undefined ? none : valuesOf(row)
      for (const value of was === undefined ? none : valuesOf(was))
        if (!values.includes(value)) drop(buckets, value, key)
      for (const value of values) add(buckets, value, key)
    }
  }

  /** Takes keys out of the buckets of values that their rows do not have any more. */
  #dropStale(): void {
    if (this.#stale.length === 0) return
    for (const [valuesOf, buckets, value, key] of this.#stale) {
      const row = this.#rows.get(key)
      if (row === undefined || !valuesOf(row).includes(value)) drop(buckets, value, key)
    }
    this.#stale = []
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
