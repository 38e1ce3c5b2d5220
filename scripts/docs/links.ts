/** The link in an endpoint's docstring: an editor shows it, and it leads to the page that the endpoint's `docs` names. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import ts from "typescript"
import { filesUnder, root } from "../workspace.js"
import { docsSite, endpoints } from "./endpoints.js"

/** The id of `Endpoint.make("id", …)`. */
const idOf = (node: ts.Node): string | undefined => {
  if (!ts.isCallExpression(node) || node.expression.getText() !== "Endpoint.make") return undefined
  const [id] = node.arguments
  return id !== undefined && ts.isStringLiteral(id) ? id.text : undefined
}

/** What is exported under a name: a statement, or a name in an `export {}`. Docstrings stand before it. */
const exportedAs = (file: ts.SourceFile, variable: ts.VariableStatement): ts.Node => {
  const name = variable.declarationList.declarations[0]?.name.getText()
  const specifiers = file.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) &&
    statement.exportClause !== undefined &&
    ts.isNamedExports(statement.exportClause)
      ? [...statement.exportClause.elements]
      : []
  )
  return specifiers.find(({ propertyName }) => propertyName?.text === name) ?? variable
}

const linksBefore = (file: ts.SourceFile, node: ts.Node): ReadonlyArray<string> => {
  const [docstring = ""] = (ts.getLeadingCommentRanges(file.text, node.pos) ?? [])
    .map(({ end, pos }) => file.text.slice(pos, end))
    .filter((text) => text.startsWith("/**"))
    .slice(-1)
  return [...docstring.matchAll(/@see \{@link (\S+)\}/g)].map(([, link = ""]) => link)
}

/** The links in the docstring of each endpoint that a file declares. */
const linksIn = (path: string): ReadonlyArray<readonly [id: string, links: ReadonlyArray<string>]> => {
  const text = readFileSync(join(root, path), "utf8")
  if (!text.includes("Endpoint.make(")) return []
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  return file.statements.filter(ts.isVariableStatement).flatMap((statement) => {
    const ids: Array<string> = []
    const visit = (node: ts.Node): void => {
      const id = idOf(node)
      if (id !== undefined) ids.push(id)
      ts.forEachChild(node, visit)
    }
    visit(statement)
    return ids.map((id) => [id, linksBefore(file, exportedAs(file, statement))] as const)
  })
}

/** Endpoints whose docstring does not link their page, and nothing else. */
export const gaps = (): ReadonlyArray<string> => {
  const files = filesUnder("packages/core/src", (name) => name.endsWith(".ts"))
  const found = new Map(files.flatMap(linksIn))
  return endpoints.flatMap(({ id, spec }) => {
    const expected = spec.docs === undefined ? "" : docsSite + spec.docs
    const links = found.get(id)?.join(" ")
    if (links === expected) return []
    return [`${id}: its docstring links ${links || "no page"}, where \`docs\` says ${expected || "none"}`]
  })
}
