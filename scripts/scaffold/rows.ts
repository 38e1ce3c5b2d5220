/** The operations that are not declared yet, as `operations.json` has them, and the fixtures that a scaffolded one moves to. */
import ts from "typescript"
import type { Draft } from "./draft.js"
import { arrayIn, cut, insertAt, type Json, parseJson, propertyOf, textOf } from "./source.js"

export interface Place {
  readonly in: string
  readonly wire: string
  readonly scheme?: string
}

export interface Parameter {
  readonly name: string
  readonly wire: string
  /** Absent in bodies. */
  readonly in?: string
  readonly required: boolean
  readonly type: string
}

/** A row of test/fixtures/catalogue.json. */
export interface Row {
  readonly id: string
  readonly method: string
  readonly host: string
  readonly path: string
  readonly auth: {
    readonly kind: string
    readonly apiKey?: Place
    readonly apiSecret?: Place
    readonly accessToken?: Place
  }
  readonly parameters: ReadonlyArray<Parameter>
  readonly body: ReadonlyArray<Parameter> | string | null
  readonly fields: boolean
  readonly status: string
  readonly docs: string | null
  readonly replacedBy?: string
}

/** What a declaration needs beside the facts of a row. */
export interface Declaration {
  readonly summary: string
  readonly section: string
  /**
   * The kind and the doc of each input member, and the path parameter that it gives a value. A kind is `secret`, `string`, `boolean`, `integer`, `dateTime`, `unknown` or the
   * name of a document; `[T]` is an array, `{T}` an object with values of one kind.
   */
  readonly members: {
    readonly [name: string]: { readonly type: string; readonly doc: string; readonly creates?: string }
  }
  readonly answer: string
  readonly errors: ReadonlyArray<number>
  readonly safety: string
  readonly also?: ReadonlyArray<string>
  /** The member that tells it apart from others of its method and path. */
  readonly when?: string
  /** The file in the group's folder, where the group has one. */
  readonly topic?: string
  readonly seenBy: string | null
  /** Where the errors are from. */
  readonly errorSource: string | null
  readonly sources: ReadonlyArray<string>
  readonly notes?: ReadonlyArray<string>
  /** Why it cannot be declared as it is. */
  readonly blocked?: string
}

export interface Operation extends Row {
  readonly declaration: Declaration
}

/** A document that no file of core has yet. */
export interface Document {
  /** The file in `model/`. */
  readonly file: string
  readonly doc: string
  readonly members: {
    readonly [name: string]: {
      readonly type: string
      readonly doc?: string
      readonly required?: boolean
      readonly aliases?: ReadonlyArray<string>
    }
  }
}

export interface Facts {
  readonly operations: ReadonlyArray<Operation>
  readonly documents: { readonly [name: string]: Document }
  /** What new files are about: by group, `Group/topic` and `model/File`. */
  readonly files: { readonly [file: string]: string }
}

const left = "scripts/scaffold/operations.json"
const catalogue = "test/fixtures/catalogue.json"
const evidence = "test/fixtures/evidence.json"

export const groupOf = ({ id }: Pick<Row, "id">): string => id.slice(0, id.indexOf("."))
export const nameOf = ({ id }: Pick<Row, "id">): string => id.slice(id.indexOf(".") + 1)

export const readFacts = (draft: Draft): Facts => JSON.parse(draft.read(left)) as Facts

export const declaredIds = (draft: Draft): ReadonlyArray<string> =>
  (JSON.parse(draft.read(catalogue)) as ReadonlyArray<Row>).map(({ id }) => id)

/** The ids that a mistyped one may mean, the nearest first. */
export const nearest = (id: string, known: ReadonlyArray<string>, count = 3): ReadonlyArray<string> =>
  known
    .map((other) => ({ other, distance: distance(id.toLowerCase(), other.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ other }) => other)

/** How many letters have to be changed, added or left out. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** Moves an operation to the catalogue, behind the last one of its group, and adds its row of evidence. */
export const moveRow = (draft: Draft, { declaration: _, ...row }: Operation): void => {
  draft.change(left, (text) => {
    const operations = arrayIn(propertyOf(parseJson(left, text), "operations"))
    const element = operations.elements.find((candidate) => textOf(propertyOf(candidate, "id")) === row.id)
    if (element === undefined) throw new Error(`${left}: no row is ${row.id}`)
    return cut(text, operations, element)
  })
  draft.change(catalogue, (text) => {
    const rows = arrayIn(parseJson(catalogue, text))
    const after = rows.elements.findLast((candidate) =>
      textOf(propertyOf(candidate, "id")).startsWith(`${groupOf(row)}.`)
    )
    return addLine(text, (after ?? rows.elements.at(-1))?.end, JSON.stringify(row))
  })
  draft.change(evidence, (text) => {
    const rows = parseJson(evidence, text)
    if (!ts.isObjectLiteralExpression(rows)) throw new Error(`${evidence}: not an object`)
    const after = rows.properties.findLast(
      ({ name }) => name !== undefined && textOf(name).startsWith(`${groupOf(row)}.`)
    )
    const known = { answer: "inferred", refusals: "inferred" }
    return addLine(text, (after ?? rows.properties.at(-1))?.end, `${JSON.stringify(row.id)}:${JSON.stringify(known)}`)
  })
}

/** Takes documents out that core has. */
export const dropDocuments = (draft: Draft, names: ReadonlyArray<string>): void => {
  draft.change(left, (text) =>
    names.reduce((rest, name) => {
      const documents = propertyOf(parseJson(left, rest), "documents") as Json & ts.ObjectLiteralExpression
      const element = documents.properties.find(
        (property) => property.name !== undefined && textOf(property.name) === name
      )
      return element === undefined ? rest : cut(rest, documents, element)
    }, text)
  )
}

/** A row on a line of its own behind another one. */
const addLine = (text: string, end: number | undefined, line: string): string => {
  if (end === undefined) throw new Error("no row to add one to")
  return insertAt(text, end, `,\n  ${line}`)
}
