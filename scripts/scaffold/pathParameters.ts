/** Path parameters: their docs in core, and the test that knows which inputs create their values. */
import ts from "typescript"
import type { Draft } from "./draft.js"
import type { Operation } from "./rows.js"
import { insertAt, parse, textOf, variable } from "./source.js"

const endpoints = "packages/core/src/Endpoint.ts"
const test = "test/core/pathParameters.test.ts"

const sourcesIn = (text: string): ts.NodeArray<ts.ObjectLiteralElementLike> => {
  const { initializer } = variable(parse(test, text), "sources")
  if (initializer === undefined || !ts.isObjectLiteralExpression(initializer)) throw new Error(`${test} has no sources`)
  return initializer.properties
}

const entryOf = (text: string, parameter: string): ts.ObjectLiteralElementLike | undefined =>
  sourcesIn(text).find(({ name }) => name !== undefined && textOf(name) === parameter)

/** Whether a declared endpoint has a path parameter of this name. */
export const isPathParameter = (draft: Draft, name: string): boolean => entryOf(draft.read(test), name) !== undefined

/** Enters the path parameters of an operation, and its members that create values of others. */
export const enterPath = (draft: Draft, operation: Operation): void => {
  const { declaration, id, parameters } = operation
  for (const [member, { creates }] of Object.entries(declaration.members)) {
    if (creates === undefined || !isPathParameter(draft, creates)) continue
    draft.change(test, (text) => {
      const entry = entryOf(text, creates)
      const list = entry !== undefined && ts.isPropertyAssignment(entry) ? entry.initializer : undefined
      if (list === undefined || !ts.isArrayLiteralExpression(list)) throw new Error(`${test}: ${creates} has no list`)
      return insertAt(text, list.end - 1, `${list.elements.length > 0 ? ", " : ""}["${id}", "${member}"]`)
    })
  }
  for (const { in: place, name } of parameters) {
    if (place !== "path") continue
    draft.change(test, (text) => {
      const last = sourcesIn(text).at(-1)
      return last === undefined || entryOf(text, name) !== undefined
        ? text
        : insertAt(text, last.end, `,\n  // No declared endpoint creates it.\n  ${name}: []`)
    })
    draft.change(endpoints, (text) => documented(text, name, declaration.members[name]?.doc ?? ""))
  }
}

/** `PathMembers` with the doc of a parameter, where it has none. */
const documented = (text: string, name: string, doc: string): string => {
  const members = parse(endpoints, text).statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === "PathMembers"
  )?.members
  const last = members?.at(-1)
  if (members === undefined || last === undefined) throw new Error(`${endpoints} has no PathMembers`)
  return members.some((member) => member.name !== undefined && textOf(member.name) === name)
    ? text
    : insertAt(text, last.end, `\n  /** ${doc} */\n  readonly ${name}: string`)
}
