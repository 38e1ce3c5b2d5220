/** The names that a source file declares. */
import { readFileSync } from "node:fs"
import ts from "typescript"

const isMember = (node: ts.Node): node is ts.Node & { readonly name: ts.PropertyName } =>
  ts.isPropertySignature(node) ||
  ts.isMethodSignature(node) ||
  ts.isPropertyDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isGetAccessorDeclaration(node)

const ofStatement = (statement: ts.Statement): ReadonlyArray<string> => {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
  }
  if (ts.isExportDeclaration(statement) && statement.moduleSpecifier === undefined) {
    const names = statement.exportClause
    return names !== undefined && ts.isNamedExports(names) ? names.elements.map(({ name }) => name.text) : []
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  return isNamed && statement.name !== undefined ? [statement.name.text] : []
}

/** What stands on the top level of a file, and the members of its interfaces and classes. What it only imports is not its. */
export const declaredIn = (path: string): ReadonlySet<string> => {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022)
  const names = new Set(file.statements.flatMap(ofStatement))
  const visit = (node: ts.Node): void => {
    if (isMember(node) && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))) names.add(node.name.text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return names
}
