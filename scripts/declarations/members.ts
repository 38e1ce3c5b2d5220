/**
 * The endpoints that a folder of modules exports, and functions that ask several of them, and what is known of the members of
 * their inputs.
 */
import { dirname, relative } from "node:path"
import ts from "typescript"

export interface Documented {
  /** Under the names that it is exported by, as in `Account.delete`. */
  readonly id: string
  /** The file that declares it, relative to the folder and without its extension, and its name there. */
  readonly file: string
  readonly variable: string
  /** The doc of each member of the input as one line, `""` where it has none. */
  readonly members: ReadonlyMap<string, string>
}

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2022.d.ts"],
  types: [],
  noEmit: true,
  skipLibCheck: true
}

/** Reads TypeScript's own libraries once for all programs, and no other package: no member's doc is in one. */
const host = (): ts.CompilerHost => {
  const plain = ts.createCompilerHost(options)
  const library = dirname(ts.getDefaultLibFilePath(options))
  const known = new Map<string, ts.SourceFile | undefined>()
  return {
    ...plain,
    getSourceFile: (file, languageVersion) => {
      if (!file.startsWith(library)) return plain.getSourceFile(file, languageVersion)
      if (!known.has(file)) known.set(file, plain.getSourceFile(file, languageVersion))
      return known.get(file)
    },
    resolveModuleNameLiterals: (literals, containing, _redirected, settings) =>
      literals.map(({ text }) =>
        text.startsWith(".") ? ts.resolveModuleName(text, containing, settings, plain) : { resolvedModule: undefined }
      )
  }
}

const shared = host()

/** What is exported or imported, in place of its name in that module. */
const original = (checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

/** A doc as one line. */
const docOf = (checker: ts.TypeChecker, symbol: ts.Symbol): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, " ").trim()

const docAt = (checker: ts.TypeChecker, node: ts.Node): string => {
  const symbol = checker.getSymbolAtLocation(node)
  return symbol === undefined ? "" : docOf(checker, original(checker, symbol))
}

/** `body: Wire.whole("profile", Update)` is a member by its text alone: its doc is that of `body`, else the document's. */
const wholeBodies = (checker: ts.TypeChecker, declaration: ts.VariableDeclaration): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === "body" && ts.isCallExpression(node.initializer)) {
      const [name, document] = node.initializer.arguments
      if (name !== undefined && ts.isStringLiteral(name) && document !== undefined) {
        found.set(name.text, docAt(checker, node.name) || docAt(checker, document))
      }
    }
    ts.forEachChild(node, visit)
  }
  if (declaration.initializer !== undefined) visit(declaration.initializer)
  return found
}

const membersOf = (checker: ts.TypeChecker, declaration: ts.VariableDeclaration): Map<string, string> | undefined => {
  const type = checker.getTypeAtLocation(declaration)
  const [signature] = type.getCallSignatures()
  const [input] = signature?.parameters ?? []
  // An endpoint, or a function that passes its one argument on to endpoints.
  if (input?.name !== "input") return undefined
  const inputType = checker.getTypeOfSymbol(input)
  const members = new Map<string, string>()
  for (const variant of inputType.isUnion() ? inputType.types : [inputType]) {
    for (const member of variant.flags & ts.TypeFlags.Object ? checker.getPropertiesOfType(variant) : []) {
      members.set(member.name, members.get(member.name) || docOf(checker, member))
    }
  }
  for (const [name, doc] of wholeBodies(checker, declaration)) {
    if (members.get(name) === "") members.set(name, doc)
  }
  return members
}

/** Every endpoint, and every function of an `input`, that a module directly in the folder exports. */
export const endpointsIn = (folder: string, extension: ".ts" | ".d.ts"): ReadonlyArray<Documented> => {
  const modules = ts.sys
    .readDirectory(folder, [".ts"], undefined, ["*"])
    .filter((file) => file.endsWith(".d.ts") === (extension === ".d.ts") && !file.endsWith(`/index${extension}`))
  const program = ts.createProgram(modules, options, shared)
  const checker = program.getTypeChecker()
  return modules.flatMap((path) => {
    const module = program.getSourceFile(path)
    const symbol = module && checker.getSymbolAtLocation(module)
    if (symbol === undefined) return []
    return checker.getExportsOfModule(symbol).flatMap((exported) => {
      const { valueDeclaration } = original(checker, exported)
      if (valueDeclaration === undefined || !ts.isVariableDeclaration(valueDeclaration)) return []
      const members = membersOf(checker, valueDeclaration)
      if (members === undefined) return []
      const nameOf = (file: string) => relative(folder, file).slice(0, -extension.length)
      const file = nameOf(valueDeclaration.getSourceFile().fileName)
      return [{ id: `${nameOf(path)}.${exported.name}`, file, variable: valueDeclaration.name.getText(), members }]
    })
  })
}
