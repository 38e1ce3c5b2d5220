/** Edits of source texts, at places that the compiler's parser finds. */
import ts from "typescript"

export const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)

export const insertAt = (text: string, position: number, inserted: string): string =>
  text.slice(0, position) + inserted + text.slice(position)

// --- JSON ---------------------------------------------------------------------------------------------------------------

export type Json = ts.Expression

export const parseJson = (path: string, text: string): Json => {
  const [statement] = ts.parseJsonText(path, text).statements
  if (statement === undefined) throw new Error(`${path}: empty`)
  return statement.expression
}

export const propertyOf = (json: Json, name: string): Json => {
  const found = ts.isObjectLiteralExpression(json)
    ? json.properties.find((property) => property.name !== undefined && textOf(property.name) === name)
    : undefined
  if (found === undefined || !ts.isPropertyAssignment(found)) throw new Error(`no member is called ${name}`)
  return found.initializer
}

export const arrayIn = (json: ts.Node): ts.ArrayLiteralExpression => {
  if (!ts.isArrayLiteralExpression(json)) throw new Error("no array")
  return json
}

/** The text of a string or of a name. */
export const textOf = (node: ts.Node): string => (ts.isStringLiteral(node) || ts.isIdentifier(node) ? node.text : "")

/** A text without one element of a list, and without the comma between it and the next. */
export const cut = (text: string, list: ts.Node & { elements?: ts.NodeArray<ts.Node> }, element: ts.Node): string => {
  const siblings: ReadonlyArray<ts.Node> = ts.isObjectLiteralExpression(list) ? list.properties : (list.elements ?? [])
  const place = siblings.indexOf(element)
  const [before, after] = [siblings[place - 1], siblings[place + 1]]
  if (after !== undefined) return text.slice(0, element.pos) + text.slice(after.pos)
  return text.slice(0, before === undefined ? element.pos : before.end) + text.slice(element.end)
}

// --- TypeScript ---------------------------------------------------------------------------------------------------------

/** What a file is to import from a module: a name, or all of it under one. */
export interface Import {
  readonly from: string
  readonly name: string
  readonly isNamespace?: boolean
}

/** Adds an import, and answers under which name the file has it: a namespace may be there under another one. */
export const withImport = (text: string, { from, isNamespace = false, name }: Import): { text: string; as: string } => {
  const source = parse("file.ts", text)
  const imports = source.statements.filter(ts.isImportDeclaration)
  const clauses = imports.filter((statement) => textOf(statement.moduleSpecifier) === from)
  for (const { importClause } of clauses) {
    const bindings = importClause?.namedBindings
    if (importClause === undefined || importClause.isTypeOnly || bindings === undefined) continue
    if (isNamespace && ts.isNamespaceImport(bindings)) return { text, as: bindings.name.text }
    if (!isNamespace && ts.isNamedImports(bindings)) {
      const known = bindings.elements.find(({ name: own, propertyName }) => (propertyName ?? own).text === name)
      if (known !== undefined && !known.isTypeOnly) return { text, as: known.name.text }
      const next = bindings.elements.find(({ name: own }) => own.text.toLowerCase() > name.toLowerCase())
      return next === undefined
        ? { text: insertAt(text, bindings.elements.at(-1)?.end ?? bindings.pos, `, ${name}`), as: name }
        : { text: insertAt(text, next.getStart(source), `${name}, `), as: name }
    }
  }
  const line = `import ${isNamespace ? `* as ${name}` : `{ ${name} }`} from "${from}"\n`
  // Packages stand before files.
  const isFile = from.startsWith(".")
  const kin = imports.filter(({ moduleSpecifier }) => textOf(moduleSpecifier).startsWith(".") === isFile)
  const next = kin.find(({ moduleSpecifier }) => textOf(moduleSpecifier).toLowerCase() > from.toLowerCase())
  const last = kin.at(-1) ?? (isFile ? imports.at(-1) : undefined)
  if (next !== undefined) return { text: insertAt(text, next.getStart(source), line), as: name }
  if (last !== undefined) return { text: insertAt(text, last.end + 1, line), as: name }
  const first = source.statements[0]
  return { text: insertAt(text, first?.getStart(source) ?? text.length, line), as: name }
}

/** The names that a file declares or imports at its top. */
export const namesIn = (text: string): ReadonlySet<string> => {
  const names = new Set<string>()
  for (const statement of parse("file.ts", text).statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) if (ts.isIdentifier(name)) names.add(name.text)
    } else if (ts.isImportDeclaration(statement)) {
      const bindings = statement.importClause?.namedBindings
      if (bindings === undefined) continue
      for (const { name } of ts.isNamespaceImport(bindings) ? [bindings] : bindings.elements) names.add(name.text)
    } else if ("name" in statement && statement.name !== undefined) {
      names.add((statement.name as ts.Identifier).text)
    }
  }
  return names
}

/** The statement that declares a variable. */
export const variable = (source: ts.SourceFile, name: string) => {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    const declaration = statement.declarationList.declarations.find((candidate) => textOf(candidate.name) === name)
    if (declaration !== undefined) return { statement, initializer: declaration.initializer }
  }
  throw new Error(`${source.fileName}: no variable is called ${name}`)
}

/** Where a statement begins, with the comments before it. */
export const beginOf = (source: ts.SourceFile, statement: ts.Node): number => {
  const [comment] = ts.getLeadingCommentRanges(source.text, statement.pos) ?? []
  return comment?.pos ?? statement.getStart(source)
}

/** Adds elements to the array that a variable is. */
export const withElements = (text: string, name: string, elements: string): string => {
  const { initializer } = variable(parse("file.ts", text), name)
  const list = arrayIn(initializer as ts.Node)
  const last = list.elements.at(-1)
  return last === undefined
    ? insertAt(text, list.end - 1, elements)
    : insertAt(text, last.end, `,${elements.startsWith("\n") ? "" : " "}${elements}`)
}

/** Adds an `export * from`, behind the others where they have no order. */
export const withReExport = (text: string, line: string): string => {
  const source = parse("file.ts", text)
  if (text.includes(line)) return text
  const exported = source.statements.filter(ts.isExportDeclaration)
  const last = exported.at(-1) ?? source.statements.findLast(ts.isImportDeclaration)
  if (last === undefined) return `${text.trimEnd()}\n${line}\n`
  const isOfItsKind = ts.isExportDeclaration(last)
  return insertAt(text, last.end, `\n${isOfItsKind ? "" : "\n"}${line}`)
}
