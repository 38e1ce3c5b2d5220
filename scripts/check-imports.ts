/**
 * Who imports whom. Arrows between the packages, and between the floors of a package, only point down; on a floor that is kept
 * apart none points sideways. Nobody reaches into another package, what a package imports is what it declares, the
 * browser-safe modules reach nothing of Node, no import closes a circle, also where only types are imported, and what differs
 * between Effect 3 and 4 stays in the files of `seam.ts`.
 */
import { existsSync, readFileSync } from "node:fs"
import { isBuiltin } from "node:module"
import { join, posix } from "node:path"
import ts from "typescript"
import { floors } from "./floors.js"
import { commandSources } from "./packages/command.js"
import { instead, seams } from "./seam.js"
import { conclude, filesUnder, type Manifest, type Project, projects, published, root, scope } from "./workspace.js"

/** What each folder may import of ours; a folder that is not listed may import everything that is published. */
const arrows: Readonly<Record<string, ReadonlyArray<string>>> = {
  "packages/core": [],
  "packages/node": ["core"],
  "packages/emulator": ["core"],
  "packages/server": ["core"],
  test: [...published, "examples", "demo"]
}

/** Suites and benchmarks may look at a package's insides, by relative path. */
const mayReachInside = new Set(["test", "bench"])

/** Entry points that are for Node; every other entry of these packages must also run in a browser. */
const nodeEntries: Readonly<Record<string, ReadonlyArray<string>>> = {
  "packages/core": [],
  "packages/emulator": ["./server", "./Storage"],
  "packages/server": ["./Redis"]
}

/** Packages and modules that some entry points alone may reach: who imports another one does not load them. */
const reachedFrom: Readonly<Record<string, ReadonlyArray<string>>> = {
  yaml: ["./SeedFile", "./server"],
  "@effect/platform/HttpApi": ["./Control", "./server"],
  "@effect/rpc": ["./Rpc"]
}

const barrels = new Set(["effect", "@effect/platform", "@effect/platform-node"])

const problems: Array<string> = []
/** By value, and with types. */
const graph = new Map<string, ReadonlyArray<string>>()
const typed = new Map<string, ReadonlyArray<string>>()
const outside = new Map<string, ReadonlyArray<string>>()

const packageName = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/")

const resolveFile = (path: string): string | undefined => {
  const candidates = [path.replace(/\.js$/, ".ts"), path.replace(/\.js$/, ".tsx"), path]
  return candidates.find((candidate) => existsSync(join(root, candidate)))
}

/** The file behind a subpath, by its own entry or by the pattern that it fits. */
const sourceOf = (manifest: Manifest, folder: string, subpath: string): string | undefined => {
  for (const [key, entry] of Object.entries(manifest.exports ?? {})) {
    const [before = "", after = ""] = key.split("*")
    const fits = key.includes("*")
      ? subpath.startsWith(before) && subpath.endsWith(after) && subpath.length >= key.length
      : subpath === key
    if (!fits) continue
    const target = entry === null || typeof entry === "string" ? entry : Object.values(entry)[0]
    if (target === null || target === undefined) return undefined
    const file = posix.join(folder, target.replace("*", subpath.slice(before.length, subpath.length - after.length)))
    return existsSync(join(root, file)) ? file : undefined
  }
  return undefined
}

const declared = (project: Project): ReadonlySet<string> => {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = project.manifest
  const shipped = project.folder.startsWith("packages/")
  return new Set(
    [dependencies, optionalDependencies, peerDependencies, shipped ? {} : devDependencies].flatMap((of) =>
      Object.keys(of ?? {})
    )
  )
}

const checkOurs = (project: Project, file: string, specifier: string): string | undefined => {
  const short = packageName(specifier).slice(scope.length)
  const allowed = arrows[project.folder] ?? published
  if (!allowed.includes(short)) problems.push(`${file}: ${project.folder} must not import ${specifier}`)
  const target = projects.find((other) => other.name === packageName(specifier))
  if (target === undefined) {
    problems.push(`${file}: ${specifier} is not in the workspace`)
    return undefined
  }
  const subpath = `.${specifier.slice(target.name.length)}`
  const source = sourceOf(target.manifest, target.folder, subpath)
  if (source === undefined) problems.push(`${file}: ${specifier} is not exported by ${target.name}`)
  return source
}

const checkRelative = (project: Project, file: string, specifier: string): string | undefined => {
  const path = posix.join(posix.dirname(file), specifier)
  const inside = path.startsWith(`${project.folder}/`)
  if (!inside && !mayReachInside.has(project.folder)) {
    problems.push(`${file}: ${specifier} leaves ${project.folder}; import the package by its name`)
  }
  const resolved = resolveFile(path)
  if (resolved === undefined) problems.push(`${file}: ${specifier} does not exist`)
  return resolved
}

/** Sources of which a bundle is packed: what they import is in it. */
const isBundled = (project: Project, file: string, name: string): boolean =>
  file.startsWith(commandSources) && name in (project.manifest.devDependencies ?? {})

const checkOutside = (project: Project, names: ReadonlySet<string>, file: string, specifier: string): void => {
  if (isBuiltin(specifier)) {
    if (!specifier.startsWith("node:")) problems.push(`${file}: write node:${specifier}`)
    return
  }
  if (barrels.has(specifier) && project.folder.startsWith("packages/")) {
    problems.push(`${file}: ${specifier} is a barrel; import the module, as in "effect/Effect"`)
  }
  if (!names.has(packageName(specifier)) && !isBundled(project, file, packageName(specifier))) {
    problems.push(`${file}: ${packageName(specifier)} is not among the dependencies of ${project.name}`)
  }
}

/** What a file imports as types only: nothing is left of it when the program runs. */
const erasedImports = (source: ts.SourceFile): ReadonlySet<string> => {
  const types = new Set<string>()
  const values = new Set<string>()
  for (const statement of source.statements) {
    const isImport = ts.isImportDeclaration(statement)
    if (!isImport && !ts.isExportDeclaration(statement)) continue
    const specifier = statement.moduleSpecifier
    if (specifier === undefined || !ts.isStringLiteral(specifier)) continue
    const typeOnly = isImport ? statement.importClause?.isTypeOnly === true : statement.isTypeOnly
    if (typeOnly) types.add(specifier.text)
    else values.add(specifier.text)
  }
  return new Set([...types].filter((specifier) => !values.has(specifier)))
}

/** Whether a namespace is used as a whole, by which its members could be had under any name: `const E = Effect`. */
const isValue = (node: ts.Node, parent: ts.Node): boolean =>
  (ts.isVariableDeclaration(parent) && parent.initializer === node) ||
  (ts.isElementAccessExpression(parent) && parent.expression === node) ||
  (ts.isCallExpression(parent) && parent.arguments.some((argument) => argument === node)) ||
  ts.isShorthandPropertyAssignment(parent) ||
  (ts.isPropertyAssignment(parent) && parent.initializer === node) ||
  ts.isSpreadAssignment(parent) ||
  (ts.isTypeQueryNode(parent) && parent.exprName === node)

/** The modules and members of modules (`effect/Effect.die`) that a file uses; a module of which only types are, with `type`. */
const usesOf = (source: ts.SourceFile, imported: ReadonlyArray<ts.FileReference>): ReadonlySet<string> => {
  const uses = new Set<string>()
  const namespaces = new Map<string, string>()
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue
    const specifier = statement.moduleSpecifier
    if (specifier === undefined || !ts.isStringLiteral(specifier)) continue
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : statement
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause
    uses.add(clause?.isTypeOnly === true ? `type ${specifier.text}` : specifier.text)
    if (bindings === undefined) continue
    if (ts.isNamespaceImport(bindings)) namespaces.set(bindings.name.text, specifier.text)
    else if (!ts.isNamespaceExport(bindings)) {
      for (const { name, propertyName } of bindings.elements)
        uses.add(`${specifier.text}.${(propertyName ?? name).text}`)
    }
  }
  for (const { fileName } of imported) {
    // Also what is imported where it is used: `import("effect/FiberRef")`, as a value or as a type.
    if (!uses.has(fileName) && !uses.has(`type ${fileName}`)) uses.add(fileName)
  }
  const visit = (node: ts.Node): void => {
    const { parent } = node
    const module = ts.isIdentifier(node) ? namespaces.get(node.text) : undefined
    if (module !== undefined) {
      if (ts.isPropertyAccessExpression(parent) && parent.expression === node) uses.add(`${module}.${parent.name.text}`)
      else if (ts.isQualifiedName(parent) && parent.left === node) uses.add(`${module}.${parent.right.text}`)
      else if (isValue(node, parent)) uses.add(`${module}.*`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return uses
}

/** Each use that belongs to files of the seam, with those files. */
const hidden = new Map<string, Array<string>>()
for (const { files, members = [], modules = [], values = [] } of seams) {
  const all = [...modules, ...modules.map((module) => `type ${module}`), ...values, ...members]
  for (const use of all) hidden.set(use, [...(hidden.get(use) ?? []), ...files])
  for (const file of files) if (!existsSync(join(root, file))) problems.push(`scripts/seam.ts: ${file} does not exist`)
}

const checkSeam = (file: string, uses: ReadonlySet<string>): void => {
  for (const use of uses) {
    const files = hidden.get(use)
    if (files !== undefined && !files.includes(file)) {
      problems.push(`${file}: ${use} differs between Effect 3 and 4, and belongs to ${files.join(" or ")}`)
    }
    const whole = use.endsWith(".*") ? use.slice(0, -1) : undefined
    const member = whole && [...hidden.keys(), ...Object.keys(instead)].find((known) => known.startsWith(whole))
    if (member !== undefined && hidden.get(member)?.includes(file) !== true) {
      problems.push(
        `${file}: use members of ${use.slice(0, -2)} by name, as in ${member}: some differ between Effect 3 and 4`
      )
    }
    const both = instead[use]
    if (both !== undefined) problems.push(`${file}: ${use} is not in Effect 4; both have ${both}`)
  }
}

for (const project of projects) {
  const names = declared(project)
  for (const file of filesUnder(project.folder, (name) => /\.[cm]?tsx?$/.test(name))) {
    const text = readFileSync(join(root, file), "utf8")
    const { importedFiles } = ts.preProcessFile(text, true, true)
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
    const erased = erasedImports(source)
    if (file.startsWith("packages/")) checkSeam(file, usesOf(source, importedFiles))
    const inside: Array<string> = []
    const all: Array<string> = []
    const foreign: Array<string> = []
    for (const { fileName: specifier } of importedFiles) {
      if (specifier.startsWith(".")) {
        const resolved = checkRelative(project, file, specifier)
        if (resolved !== undefined) all.push(resolved)
        if (resolved !== undefined && !erased.has(specifier)) inside.push(resolved)
      } else if (specifier.startsWith(scope)) {
        if (!names.has(packageName(specifier)) && packageName(specifier) !== project.name) {
          problems.push(`${file}: ${packageName(specifier)} is not among the dependencies of ${project.name}`)
        }
        const resolved = checkOurs(project, file, specifier)
        if (resolved !== undefined && !erased.has(specifier)) inside.push(resolved)
      } else {
        checkOutside(project, names, file, specifier)
        if (!erased.has(specifier)) foreign.push(specifier)
      }
    }
    graph.set(file, inside)
    typed.set(file, all)
    outside.set(file, foreign)
  }
}

const forNode = new Set(["@effect/platform-node", "undici", "ioredis"])

const isForNode = (specifier: string): boolean => isBuiltin(specifier) || forNode.has(packageName(specifier))

/** All that a file reaches outside of the workspace, with the files that import it. */
const reachable = (start: string): ReadonlyArray<readonly [file: string, specifier: string]> => {
  const seen = new Set<string>()
  const waiting = [start]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    waiting.push(...(graph.get(file) ?? []))
  }
  return [...seen].flatMap((file) => (outside.get(file) ?? []).map((specifier) => [file, specifier] as const))
}

for (const [folder, exempt] of Object.entries(nodeEntries)) {
  const project = projects.find((candidate) => candidate.folder === folder)
  for (const subpath of Object.keys(project?.manifest.exports ?? {})) {
    const start = project === undefined ? undefined : sourceOf(project.manifest, folder, subpath)
    for (const [file, specifier] of start === undefined ? [] : reachable(start)) {
      if (isForNode(specifier) && !exempt.includes(subpath)) {
        problems.push(`${file}: ${specifier} is for Node, but ${folder} "${subpath}" is not`)
      }
      const entries = reachedFrom[specifier] ?? reachedFrom[packageName(specifier)]
      if (entries !== undefined && !entries.includes(subpath)) {
        problems.push(`${file}: ${folder} "${subpath}" must not reach ${specifier}`)
      }
    }
  }
}

interface Place {
  /** The number of the floor, counted from the ground. */
  readonly floor: number
  /** On a floor that is kept apart: the entry that the file belongs to, as `api/Account` of `api/Account/email.ts`. */
  readonly entry: string | undefined
}

/** Where a file is; the longest path that fits says so. Undefined where its package has no floors. */
const placeOf = (file: string): Place | undefined => {
  const [folder, list] = Object.entries(floors).find(([folder]) => file.startsWith(`${folder}/src/`)) ?? []
  if (folder === undefined || list === undefined) return undefined
  const path = file.slice(`${folder}/src/`.length)
  const fitting = list
    .flatMap(({ files }, floor) => files.map((known) => ({ known, floor })))
    .filter(({ known }) => known === path || (known.endsWith("/") && path.startsWith(known)))
    .toSorted((a, b) => b.known.length - a.known.length)
  if (fitting[0] === undefined) {
    problems.push(`${file}: is on no floor; add it to scripts/floors.ts`)
    return undefined
  }
  const { floor, known } = fitting[0]
  const [name = ""] = path.slice(known.length).split("/")
  return { floor, entry: list[floor]?.apart === true ? known + name.replace(/\.tsx?$/, "") : undefined }
}

for (const [file, targets] of typed) {
  const own = placeOf(file)
  if (own === undefined) continue
  for (const target of targets) {
    const place = placeOf(target)
    if (place === undefined) continue
    if (place.floor > own.floor) problems.push(`${file}: imports ${target}, which is on a floor above it`)
    if (place.floor === own.floor && place.entry !== own.entry) {
      problems.push(`${file}: imports ${target}, which is beside it on a floor whose entries are kept apart`)
    }
  }
}

/** Depth first; a file that is met again while still open closes a circle. */
const done = new Set<string>()
const open: Array<string> = []
const visit = (file: string): void => {
  if (done.has(file)) return
  const start = open.indexOf(file)
  if (start >= 0) {
    problems.push(`import cycle: ${[...open.slice(start), file].join(" -> ")}`)
    return
  }
  open.push(file)
  for (const next of typed.get(file) ?? []) visit(next)
  open.pop()
  done.add(file)
}
for (const file of typed.keys()) visit(file)

conclude([...new Set(problems)], `${graph.size} files`)
