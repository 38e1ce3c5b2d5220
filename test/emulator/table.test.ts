import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { type Definition, Table } from "../../packages/emulator/src/state/table.js"

interface Row {
  readonly key: string
  readonly tags: ReadonlyArray<string>
  readonly end: number
}

type Index = "tag"

const definition: Definition<Row, Index> = {
  key: ({ key }) => key,
  indexes: { tag: ({ tags }) => tags },
  endsAt: ({ end }) => end
}

const newTable = () => new Table(definition, () => {})

const tags = ["red", "green", "blue"]

/** Everything that can be seen of a table, in its order. */
const seen = (table: Table<Row, Index>) => ({
  size: table.size,
  all: table.all(),
  byTag: tags.map((tag) => table.by("tag", tag))
})

const row = (key: string, more: Partial<Row> = {}): Row => ({ key, tags: [], end: Infinity, ...more })

const rows = FastCheck.record({
  key: FastCheck.constantFrom("a", "b", "c", "d", "e"),
  tags: FastCheck.uniqueArray(FastCheck.constantFrom(...tags), { maxLength: 2 }),
  end: FastCheck.constant(Infinity)
})

type Step = (table: Table<Row, Index>) => void

const steps: FastCheck.Arbitrary<ReadonlyArray<Step>> = FastCheck.array(
  FastCheck.oneof(
    rows.map((row) => (table: Table<Row, Index>) => table.put(row)),
    rows.map(
      ({ key }) =>
        (table: Table<Row, Index>) =>
          table.remove(key)
    )
  ),
  { maxLength: 12 }
)

const sound = (table: Table<Row, Index>) => assert.deepStrictEqual(table.problems(), [])

describe("Table", () => {
  it("is as it was when a change is undone, with every row in its place", () => {
    FastCheck.assert(
      FastCheck.property(steps, steps, (first, undone) => {
        const table = newTable()
        for (const step of first) step(table)
        table.keep()
        table.finish()
        const before = seen(table)
        for (const step of undone) {
          step(table)
          assert.strictEqual(table.all().length, table.size)
        }
        table.undo()
        assert.deepStrictEqual(table.finish(), [])
        assert.deepStrictEqual(seen(table), before)
        sound(table)
      }),
      { numRuns: 500 }
    )
  })

  it("keeps the order of an index when removed rows come back", () => {
    const table = newTable()
    for (const key of ["a", "b", "c"]) table.put(row(key, { tags: ["red"] }))
    table.keep()
    const before = seen(table)
    for (const key of ["b", "a", "c"]) table.remove(key)
    assert.deepStrictEqual(table.by("tag", "red"), [])
    table.undo()
    assert.deepStrictEqual(seen(table), before)
  })

  it("keeps the order of an index when values come back", () => {
    const table = newTable()
    for (const key of ["a", "b", "c"]) table.put(row(key, { tags: ["red"] }))
    table.keep()
    const before = seen(table)
    table.put(row("a", { tags: ["green"] }))
    table.put(row("a", { tags: ["blue"] }))
    assert.deepStrictEqual(
      table.by("tag", "red").map(({ key }) => key),
      ["b", "c"]
    )
    assert.deepStrictEqual(table.by("tag", "green"), [])
    table.undo()
    assert.deepStrictEqual(seen(table), before)
    sound(table)
  })

  it("tells what a change did to each row: once, and only where it did something", () => {
    FastCheck.assert(
      FastCheck.property(steps, steps, (first, then) => {
        const table = newTable()
        for (const step of first) step(table)
        table.keep()
        table.finish()
        const before = new Map(table.all().map((row) => [row.key, row]))
        for (const step of then) step(table)
        table.keep()
        const changes = table.finish()
        assert.strictEqual(new Set(changes.map(({ key }) => key)).size, changes.length)
        for (const { after, before: was, key } of changes) {
          assert.strictEqual(was, before.get(key))
          assert.strictEqual(after, table.get(key))
          assert.notStrictEqual(after, was)
        }
        const told = new Set(changes.map(({ key }) => key))
        for (const key of "abcde") if (!told.has(key)) assert.strictEqual(table.get(key), before.get(key))
        sound(table)
      }),
      { numRuns: 500 }
    )
  })

  it("keeps what was made final before the rest of the change is undone, and tells of it", () => {
    const table = newTable()
    table.put(row("a"))
    table.keep()
    table.put(row("b"))
    table.remove("a")
    table.undo()
    assert.deepStrictEqual(table.all(), [row("a")])
    assert.deepStrictEqual(table.finish(), [{ key: "a", before: undefined, after: row("a") }])
  })
})

describe("rows that have ended", () => {
  const retention = { period: 100, count: 3 }
  const keysOf = (table: Table<Row, Index>) => table.all().map(({ key }) => key)

  it("stay for a period after their end, and then go", () => {
    const table = newTable()
    table.put(row("a", { end: 10 }))
    table.put(row("b", { end: 20 }))
    table.put(row("c"))
    for (const [now, left] of [
      [109, "abc"],
      [110, "bc"],
      [119, "bc"],
      [120, "c"]
    ] as const) {
      table.forget(now, retention)
      assert.strictEqual(keysOf(table).join(""), left, String(now))
    }
    sound(table)
  })

  it("beyond the number that is kept go at once, those that ended first before others", () => {
    const table = newTable()
    for (const [key, end] of Object.entries({ a: 5, b: 1, c: 4, d: 2, e: 3, f: 50 })) table.put(row(key, { end }))
    table.forget(5, retention)
    assert.deepStrictEqual(keysOf(table), ["a", "c", "e", "f"])
  })

  it("are judged by their end as it is now: moved on, moved up, or gone with the row", () => {
    const table = newTable()
    table.put(row("a", { end: 10 }))
    table.put(row("a", { end: 500 }))
    table.put(row("b", { end: 500 }))
    table.put(row("b", { end: 10 }))
    table.put(row("c", { end: 10 }))
    table.remove("c")
    table.put(row("d", { end: 10 }))
    table.forget(50, retention)
    table.put(row("d", { end: 500 }))
    table.forget(200, retention)
    assert.deepStrictEqual(keysOf(table), ["a", "d"])
    table.forget(600, retention)
    assert.deepStrictEqual(keysOf(table), [])
  })

  it("that come back with a later end stay for a period after that", () => {
    const table = newTable()
    table.put(row("a", { end: 10 }))
    table.forget(20, retention)
    table.put(row("a", { end: 60 }))
    for (const now of [70, 115, 159]) {
      table.forget(now, retention)
      assert.deepStrictEqual(keysOf(table), ["a"], String(now))
    }
    table.forget(160, retention)
    assert.deepStrictEqual(keysOf(table), [])
  })

  it("count once, however often their end was moved and moved back", () => {
    const table = newTable()
    for (const key of ["a", "b", "c"]) table.put(row(key, { end: 50 }))
    table.keep()
    for (let now = 0; now < 20; now++) {
      table.forget(now, retention)
      for (const key of ["a", "b", "c"]) table.put(row(key, { end: now }))
      table.undo()
    }
    table.forget(60, retention)
    assert.deepStrictEqual(keysOf(table), ["a", "b", "c"])
  })

  it("do not pile up: of many that end one after the other, those that live and the number that is kept are left", () => {
    const table = newTable()
    for (let now = 0; now < 20_000; now++) {
      table.put(row(`${now}`, { end: now + 5 }))
      table.forget(now, retention)
      table.keep()
      table.finish()
    }
    assert.strictEqual(table.size, 5 + retention.count)
    sound(table)
  })

  it("do not count twice when their end has moved", () => {
    const table = newTable()
    for (const key of ["a", "b", "c"]) {
      table.put(row(key, { end: 50 }))
      table.put(row(key, { end: 10 }))
    }
    table.forget(60, retention)
    assert.deepStrictEqual(keysOf(table), ["a", "b", "c"])
  })
})
