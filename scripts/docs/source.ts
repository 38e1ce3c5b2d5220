/**
 * The texts that core's sources say once: what endpoints, their input members, documents and their members are. Sources are
 * read without a type checker, which would take longer than all documents together. The step `declarations` asks the
 * checker for the docs of input members too, and holds that both read the same.
 */
import { readFileSync } from "node:fs"
import { join, posix } from "node:path"
import ts from "typescript"
import { filesUnder, root } from "../workspace.js"

/** Docs by the names of members, in the order of the source. */
export type Docs = ReadonlyMap<string, string>

export interface EndpointText {
  /** Its docstring, without tags. */
  readonly doc: string
  /** What its docstring links. */
  readonly links: ReadonlyArray<string>
  /** Of the members of query, headers and body; those of path and credential are the same everywhere. */
  readonly members: Docs
}

export interface DocumentText {
  readonly doc: string
  readonly members: Docs
}

/** A member of an interface. */
export interface Property {
  readonly name: string
  readonly doc: string
  readonly type: ts.TypeNode
}

/** What an interface or an alias of a type says. */
export interface TypeText {
  readonly doc: string
  /** Of an interface, with those of the interfaces that it extends; of an alias, those that are written out in it. */
  readonly properties: ReadonlyArray<Property>
  /** Of an alias. */
  readonly alias: ts.TypeNode | undefined
}

const parsed = new Map<string, ts.SourceFile>()

const read = (path: string): ts.SourceFile => {
  const known = parsed.get(path)
  if (known !== undefined) return known
  const text = readFileSync(join(root, path), "utf8")
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  parsed.set(path, file)
  return file
}

const paths = filesUnder("packages/core/src", (name) => name.endsWith(".ts"))

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim()

/** The docstring directly before a node as one line, without tags. */
const docOf = (node: ts.Node): string => {
  const [docstring] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1)
  return oneLine(ts.getTextOfJSDocComment(docstring?.comment) ?? "")
}

interface Declared {
  readonly file: ts.SourceFile
  readonly node: ts.VariableDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration
}

type Kind = "value" | "type"

const declaredIn = (file: ts.SourceFile, name: string, kind: Kind): Declared | undefined => {
  for (const statement of file.statements) {
    if (kind === "value" && ts.isVariableStatement(statement)) {
      const node = statement.declarationList.declarations.find((one) => one.name.getText(file) === name)
      if (node !== undefined) return { file, node }
    }
    const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
    if (kind === "type" && isType && statement.name.text === name) return { file, node: statement }
  }
  return undefined
}

const target = (file: ts.SourceFile, specifier: ts.Expression | undefined): ts.SourceFile | undefined => {
  if (specifier === undefined || !ts.isStringLiteral(specifier) || !specifier.text.startsWith(".")) return undefined
  return read(posix.join(posix.dirname(file.fileName), specifier.text).replace(/\.js$/, ".ts"))
}

/** Where a name of a file is declared: in it, or in the module that it is imported or exported from. */
const resolve = (file: ts.SourceFile, name: string, kind: Kind): Declared | undefined => {
  const own = declaredIn(file, name, kind)
  if (own !== undefined) return own
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue
    const names = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause
    const isAll = ts.isExportDeclaration(statement) && names === undefined
    if (names !== undefined && (ts.isNamespaceImport(names) || ts.isNamespaceExport(names))) continue
    const element = names?.elements.find((one) => one.name.text === name)
    const from = element !== undefined || isAll ? target(file, statement.moduleSpecifier) : undefined
    const found = from && resolve(from, (element?.propertyName ?? element?.name)?.text ?? name, kind)
    if (found !== undefined) return found
  }
  return undefined
}

/** What an expression names: `passcode`, or `Profile.Update` of a module that is imported as `Profile`. */
const named = (file: ts.SourceFile, node: ts.Node, kind: Kind): Declared | undefined => {
  if (ts.isIdentifier(node)) return resolve(file, node.text, kind)
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined
  const module = node.expression.text
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue
    const bindings = statement.importClause?.namedBindings
    if (bindings === undefined || !ts.isNamespaceImport(bindings) || bindings.name.text !== module) continue
    const from = target(file, statement.moduleSpecifier)
    return from && resolve(from, node.name.text, kind)
  }
  return undefined
}

/** The object that an expression makes: written out, answered by a function, or named. */
const objectOf = (
  file: ts.SourceFile,
  node: ts.Node | undefined
): readonly [ts.SourceFile, ts.ObjectLiteralExpression] | undefined => {
  if (node === undefined) return undefined
  if (ts.isObjectLiteralExpression(node)) return [file, node]
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return objectOf(file, node.expression)
  if (ts.isArrowFunction(node)) return objectOf(file, node.body)
  const { initializer, of } = initializerOf(file, ts.isCallExpression(node) ? node.expression : node)
  const made = of === undefined ? undefined : objectOf(of, initializer)
  if (made !== undefined || !ts.isCallExpression(node)) return made
  // A function that changes each of the members that it is given.
  return node.arguments.length === 1 ? objectOf(file, node.arguments[0]) : undefined
}

const initializerOf = (file: ts.SourceFile, node: ts.Node) => {
  const found = named(file, node, "value")
  return found !== undefined && ts.isVariableDeclaration(found.node)
    ? { of: found.file, initializer: found.node.initializer }
    : {}
}

/** The docs of an object's members. A member that is said again has the last doc. */
const membersOf = (file: ts.SourceFile, node: ts.Node | undefined): Map<string, string> => {
  const docs = new Map<string, string>()
  const [within, object] = objectOf(file, node) ?? [file, undefined]
  for (const property of object?.properties ?? []) {
    if (ts.isSpreadAssignment(property)) {
      for (const [name, doc] of membersOf(within, property.expression)) docs.set(name, doc)
    } else if (property.name !== undefined) {
      const { name } = property
      docs.set(ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText(), docOf(property))
    }
  }
  return docs
}

/** The doc of a document: that of its type, else that of its value. */
const documentDoc = (file: ts.SourceFile, node: ts.Node): string => {
  const found = named(file, node, "type") ?? named(file, node, "value")
  if (found === undefined) return ""
  return docOf(found.node) || docOf(named(file, node, "value")?.node ?? found.node)
}

const isCallOf = (node: ts.Node, name: string): node is ts.CallExpression =>
  ts.isCallExpression(node) && node.expression.getText() === name

const inputDocs = (file: ts.SourceFile, spec: ts.ObjectLiteralExpression): Docs => {
  const docs = new Map<string, string>()
  for (const part of spec.properties) {
    if (!ts.isPropertyAssignment(part) || !["query", "headers", "body"].includes(part.name.getText())) continue
    const [name, document] = isCallOf(part.initializer, "Wire.whole") ? part.initializer.arguments : []
    if (name !== undefined && ts.isStringLiteral(name) && document !== undefined) {
      docs.set(name.text, docOf(part) || documentDoc(file, document))
    } else {
      for (const [member, doc] of membersOf(file, part.initializer)) docs.set(member, docs.get(member) || doc)
    }
  }
  return docs
}

const endpoints = new Map<string, EndpointText>()
const documents = new Map<string, DocumentText>()

const visit = (file: ts.SourceFile, statement: ts.VariableStatement, node: ts.Node): void => {
  const [name, made] = ts.isCallExpression(node) ? node.arguments : []
  if (name !== undefined && ts.isStringLiteral(name) && isCallOf(node, "Endpoint.make")) {
    const [within, spec] = objectOf(file, made) ?? [file, undefined]
    const exported = exportedAs(file, statement)
    if (spec !== undefined) {
      const members = inputDocs(within, spec)
      endpoints.set(name.text, { doc: docOf(exported), links: linksBefore(exported), members })
    }
  } else if (name !== undefined && ts.isStringLiteral(name) && isCallOf(node, "Wire.document")) {
    const type = declaredIn(file, name.text, "type")
    documents.set(name.text, { doc: type === undefined ? "" : docOf(type.node), members: membersOf(file, made) })
  }
  ts.forEachChild(node, (child) => visit(file, statement, child))
}

const linksBefore = (node: ts.Node): ReadonlyArray<string> => {
  const [docstring] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1)
  return [...(docstring?.getText() ?? "").matchAll(/@see \{@link (\S+)\}/g)].map(([, link = ""]) => link)
}

/** A docstring stands before what is exported: a statement, or a name in an `export {}`. */
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

for (const path of paths) {
  // Reading a file as text is much cheaper than as source.
  if (!/Endpoint\.make\(|Wire\.document\(/.test(readFileSync(join(root, path), "utf8"))) continue
  const file = read(path)
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) visit(file, statement, statement)
  }
}

/** The docs of the properties that a type of core's insides has, such as those of path parameters. */
const propertyDocs = (path: string, name: string): Docs => {
  const docs = new Map<string, string>()
  const collect = (node: ts.Node): void => {
    if (ts.isPropertySignature(node)) docs.set(node.name.getText(), docOf(node))
    ts.forEachChild(node, collect)
  }
  const found = declaredIn(read(path), name, "type")
  if (found === undefined) throw new Error(`${path} does not declare ${name}`)
  collect(found.node)
  return docs
}

const pathDocs = propertyDocs("packages/core/src/Endpoint.ts", "PathMembers")
const credentialDocs = propertyDocs("packages/core/src/Endpoint.ts", "CredentialInput")

/** What an endpoint is, and each member of its input. */
export const endpointText = (id: string): EndpointText | undefined => endpoints.get(id)

/** What an input member is, `""` where it is not said. */
export const inputDoc = (id: string, member: string): string =>
  endpoints.get(id)?.members.get(member) ?? pathDocs.get(member) ?? credentialDocs.get(member) ?? ""

/** What is said of the document that is made under a name. */
export const documentText = (name: string): DocumentText | undefined => documents.get(name)

/** The docstring of a variable, without tags. */
export const variableDoc = (path: string, name: string): string => {
  const found = declaredIn(read(path), name, "value")
  const statement = found?.node.parent.parent
  return statement === undefined ? "" : docOf(statement)
}

/** The properties that are written out in a type, each as it is when it is there. */
const written = (node: ts.TypeNode): ReadonlyArray<Property> => {
  if (ts.isParenthesizedTypeNode(node)) return written(node.type)
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) return node.types.flatMap(written)
  return ts.isTypeLiteralNode(node) ? signatures(node.members) : []
}

const signatures = (members: ts.NodeArray<ts.TypeElement>): ReadonlyArray<Property> =>
  members.flatMap((member) =>
    ts.isPropertySignature(member) && member.type !== undefined && member.type.kind !== ts.SyntaxKind.UndefinedKeyword
      ? [{ name: member.name.getText(), doc: docOf(member), type: member.type }]
      : []
  )

const properties = ({ file, node }: Declared): ReadonlyArray<Property> => {
  if (ts.isTypeAliasDeclaration(node)) return written(node.type)
  if (!ts.isInterfaceDeclaration(node)) return []
  const inherited = (node.heritageClauses ?? [])
    .flatMap(({ types }) => [...types])
    .flatMap(({ expression }) => {
      const found = named(file, expression, "type")
      return found === undefined ? [] : properties(found)
    })
  const all = [...inherited, ...signatures(node.members)]
  return [...new Map(all.map((property) => [property.name, property])).values()]
}

const models = paths.filter((path) => path.includes("/src/model/"))

/** An interface or an alias that a module declares, or any module of documents. */
export const typeText = (name: string, modules: ReadonlyArray<string> = models): TypeText | undefined => {
  const [found] = modules.flatMap((path) => declaredIn(read(path), name, "type") ?? [])
  if (found === undefined) return undefined
  const alias = ts.isTypeAliasDeclaration(found.node) ? found.node.type : undefined
  return { doc: docOf(found.node), properties: properties(found), alias }
}

/** The docstring of a class, without tags. */
export const classDoc = (path: string, name: string): string => {
  const found = read(path).statements.find((node) => ts.isClassDeclaration(node) && node.name?.text === name)
  return found === undefined ? "" : docOf(found)
}

const errorFiles = paths.filter((path) => path.includes("/src/ErrorCode/"))

/** The docstring of a documented error's class. */
export const errorDoc = (tag: string): string => {
  for (const path of errorFiles) {
    const doc = classDoc(path, tag)
    if (doc !== "") return doc
  }
  return ""
}

/** The first sentence of a docstring. */
export const firstSentence = (doc: string): string => /^.*?[.!?](?=\s|$)/.exec(doc)?.[0] ?? doc
