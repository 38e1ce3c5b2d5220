/** From an id to the files of its endpoint, in memory. */
import { addCases } from "./cases.js"
import { declare } from "./declaration.js"
import { fileOf, writeDocuments } from "./documents.js"
import { Draft } from "./draft.js"
import { errorsOf } from "./errors.js"
import { ensure, exportDocuments, type Places } from "./group.js"
import { handle } from "./handler.js"
import { documentsIn } from "./members.js"
import { enterPath } from "./pathParameters.js"
import { declaredIds, dropDocuments, moveRow, nearest, type Facts, type Operation, readFacts } from "./rows.js"

export interface Scaffolded {
  readonly draft: Draft
  readonly operation: Operation
  readonly places: Places
  /** Codes that no class of `ErrorCode` has. */
  readonly unknownCodes: ReadonlyArray<number>
}

/** The operation of an id that is not declared yet; fails and says why where it is none. */
const find = (draft: Draft, id: string): Operation => {
  const declared = declaredIds(draft)
  if (declared.includes(id)) throw new Error(`${id} is declared already`)
  const { operations } = readFacts(draft)
  const operation = operations.find((candidate) => candidate.id === id)
  if (operation === undefined) {
    const near = nearest(id, [...declared, ...operations.map((candidate) => candidate.id)])
    throw new Error(`no operation is called ${id}; near it are ${near.join(", ")}`)
  }
  const { blocked } = operation.declaration
  if (blocked !== undefined) throw new Error(`${id} cannot be scaffolded: ${blocked}`)
  return operation
}

/** The files of documents that scaffolding made: the groups that use them export their types. */
const filesOf = (draft: Draft, facts: Facts, kinds: ReadonlyArray<string>): ReadonlySet<string> =>
  new Set(
    kinds
      .flatMap(documentsIn)
      .map((name) => fileOf(draft, name)?.replace(/\.ts$/, "") ?? "")
      .filter((file) => facts.files[`model/${file}`] !== undefined)
  )

/** Makes all texts, and checks that they parse. Nothing is written. */
export const scaffold = async (root: string, id: string): Promise<Scaffolded> => {
  const draft = new Draft(root)
  const operation = find(draft, id)
  const facts = readFacts(draft)
  const kinds = [operation.declaration.answer, ...Object.values(operation.declaration.members).map(({ type }) => type)]
  const places = ensure(draft, facts, operation)
  const written = kinds.flatMap((kind) => writeDocuments(draft, facts, kind))
  declare(draft, places.core.path, operation, places.core.depth)
  enterPath(draft, operation)
  for (const file of filesOf(draft, facts, kinds)) exportDocuments(draft, operation, file)
  handle(draft, places.handler.path, operation, places.handler.depth)
  addCases(draft, places.cases.path, operation, places.cases.depth + 1)
  moveRow(draft, operation)
  dropDocuments(draft, written)
  await draft.finish()
  return { draft, operation, places, unknownCodes: errorsOf(draft, operation).unknown }
}

/** A line for each operation that is left: id, method, path, section. */
export const list = (root: string, group?: string): ReadonlyArray<string> => {
  const { operations } = readFacts(new Draft(root))
  const wanted = operations.filter(({ id }) => group === undefined || id.startsWith(`${group}.`))
  if (wanted.length === 0 && group !== undefined) {
    const groups = [...new Set(operations.map(({ id }) => id.slice(0, id.indexOf("."))))]
    throw new Error(`nothing is left of ${group}; groups with operations are ${groups.join(", ")}`)
  }
  const width = Math.max(...wanted.map(({ id }) => id.length))
  return wanted.map(({ declaration: { blocked, section }, id, method, path }) => {
    const line = `${id.padEnd(width)}  ${method.padEnd(6)} ${path}  [${section}]`
    return blocked === undefined ? line : `${line}  cannot be scaffolded: ${blocked}`
  })
}
