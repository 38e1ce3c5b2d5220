/** The files that an endpoint belongs to: of its group or of its topic. They are made, and entered where they have to be known. */
import ts from "typescript"
import type { Draft } from "./draft.js"
import { type Facts, groupOf, type Operation } from "./rows.js"
import { arrayIn, insertAt, parse, variable, withElements, withImport, withReExport } from "./source.js"

const core = "packages/core/src"
const api = "packages/emulator/src/api"
const contract = "test/contract"

/** A file, and how many folders it is below the folder of its kind. */
export interface Place {
  readonly path: string
  readonly depth: number
}

export interface Places {
  readonly core: Place
  readonly handler: Place
  readonly cases: Place
}

const lower = (group: string): string => group.charAt(0).toLowerCase() + group.slice(1)

const place = (draft: Draft, folder: string, module: string, topic: string | undefined): Place =>
  topic !== undefined && draft.list(`${folder}/${module}`).length > 0
    ? { path: `${folder}/${module}/${topic}.ts`, depth: 1 }
    : { path: `${folder}/${module}.ts`, depth: 0 }

/** Where an operation's declaration, handler and cases go; what is not there is made. */
export const ensure = (draft: Draft, facts: Facts, operation: Operation): Places => {
  const group = groupOf(operation)
  const { topic } = operation.declaration
  if (!draft.exists(`${core}/${group}.ts`)) newGroup(draft, facts, group)
  const places = {
    core: place(draft, core, group, topic),
    handler: place(draft, api, group, topic),
    cases: place(draft, `${contract}/cases`, lower(group), topic)
  }
  const what = facts.files[`${group}/${topic}`] ?? ""
  if (!draft.exists(places.core.path)) newTopic(draft, places.core, what, group, topic ?? "")
  if (!draft.exists(places.handler.path)) newHandlers(draft, places.handler, what, `${api}/${group}.ts`, topic ?? "")
  if (!draft.exists(places.cases.path)) newCases(draft, places.cases, group, topic ?? "")
  return places
}

/** Lets users import the types of a file of documents from their group. */
export const exportDocuments = (draft: Draft, operation: Operation, file: string): void => {
  const path = `${core}/${groupOf(operation)}.ts`
  draft.change(path, (text) => {
    const line = `export type * from "./model/${file}.js"`
    if (text.includes(line)) return text
    const source = parse(path, text)
    const hasEndpoints = source.statements.some((statement) => ts.isVariableStatement(statement))
    if (!hasEndpoints) return withReExport(text, line)
    const last = source.statements.findLast(
      (statement) =>
        ts.isImportDeclaration(statement) ||
        (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined)
    )
    if (last === undefined) throw new Error(`${path} imports nothing`)
    return insertAt(text, last.end, `\n${ts.isExportDeclaration(last) ? "" : "\n"}${line}`)
  })
}

// --- a new group --------------------------------------------------------------------------------------------------------

const newGroup = (draft: Draft, facts: Facts, group: string): void => {
  const what = facts.files[group]
  if (what === undefined) throw new Error(`nothing says what the group ${group} is about`)
  draft.create(
    `${core}/${group}.ts`,
    `/**\n * ${what}\n *\n * @since 0.1.0\n */\nimport * as Endpoint from "./Endpoint.js"\n`
  )
  draft.create(
    `${api}/${group}.ts`,
    `/** ${what} */\nimport { notEmulated } from "../handle.js"\n\nexport const handlers = []\n`
  )
  draft.create(
    `${contract}/cases/${lower(group)}.ts`,
    `import { refuses, shows, unwritten } from "../support.js"\n\nexport const cases = []\n`
  )
  draft.create(
    `${contract}/${lower(group)}.test.ts`,
    `import { cases } from "./cases/${lower(group)}.js"\nimport { run } from "./run.js"\n\nrun("${group}", cases)\n`
  )
  draft.change(`${core}/index.ts`, (text) => inOrder(text, `export * as ${group} from "./${group}.js"`))
  draft.change("packages/core/package.json", (text) => withEntry(text, group))
  draft.change("scripts/floors.ts", (text) => onFloor(text, `${group}.ts`))
  draft.change("packages/emulator/src/Emulator.ts", (text) => {
    const imported = withImport(text, { from: `./api/${group}.js`, name: group, isNamespace: true })
    return withElements(imported.text, "handlers", `\n  ...${imported.as}.handlers`)
  })
  draft.change(`${contract}/cases/index.ts`, (text) => withModule(text, `import("./${lower(group)}.js")`))
}

/** Adds a line to lines that have an order. */
const inOrder = (text: string, line: string): string =>
  [...text.trimEnd().split("\n"), line].toSorted().join("\n") + "\n"

/** Adds an entry to both lists of what the package exports, behind the last one of a module. */
const withEntry = (text: string, group: string): string => {
  type Entries = Record<string, unknown>
  const manifest = JSON.parse(text) as { exports: Entries; publishConfig: { exports: Entries } }
  const built = { types: `./dist/${group}.d.ts`, default: `./dist/${group}.js` }
  const added = (entries: Entries, entry: unknown): Entries => {
    const list = Object.entries(entries)
    const place = list.findIndex(([name]) => name === "./internal/*")
    return Object.fromEntries(list.toSpliced(place, 0, [`./${group}`, entry]))
  }
  const source = { "@loginradius-effect/source": `./src/${group}.ts`, ...built }
  manifest.exports = added(manifest.exports, source)
  manifest.publishConfig.exports = added(manifest.publishConfig.exports, built)
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}

/** Puts a file on the floor of the groups. */
const onFloor = (text: string, file: string): string => {
  const source = parse("floors.ts", text)
  let position: number | undefined
  const visit = (node: ts.Node): void => {
    if (ts.isArrayLiteralExpression(node)) {
      const names = node.elements.map((element) => (ts.isStringLiteral(element) ? element.text : ""))
      if (names.includes("Account.ts")) {
        const next = node.elements.find((_, i) => (names[i] ?? "") > file)
        position = next?.getStart(source) ?? node.elements.at(-1)?.end
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  if (position === undefined) throw new Error("scripts/floors.ts has no floor of the groups")
  return insertAt(text, position, `"${file}", `)
}

/** Adds an import to the list of cases. */
const withModule = (text: string, line: string): string => {
  const { initializer } = variable(parse("index.ts", text), "modules")
  let list: ts.ArrayLiteralExpression | undefined
  const visit = (node: ts.Node): void => {
    if (list === undefined && ts.isArrayLiteralExpression(node)) list = node
    ts.forEachChild(node, visit)
  }
  if (initializer !== undefined) visit(initializer)
  const elements = arrayIn(list ?? (initializer as ts.Node)).elements
  const next = elements.find((element) => element.getText() > line)
  return next === undefined
    ? insertAt(text, elements.at(-1)?.end ?? text.length, `,\n  ${line}`)
    : insertAt(text, next.getStart(), `${line},\n  `)
}

// --- a new topic --------------------------------------------------------------------------------------------------------

const newTopic = (draft: Draft, { path }: Place, what: string, group: string, topic: string): void => {
  if (what === "") throw new Error(`nothing says what ${group}/${topic} is about`)
  draft.create(path, `/** ${what} */\nimport * as Endpoint from "../Endpoint.js"\n`)
  draft.change(`${core}/${group}.ts`, (text) => withReExport(text, `export * from "./${group}/${topic}.js"`))
}

const newHandlers = (draft: Draft, { path }: Place, what: string, index: string, topic: string): void => {
  draft.create(path, `/** ${what} */\nimport { notEmulated } from "../../handle.js"\n\nexport const handlers = []\n`)
  const group = path.split("/").at(-2) ?? ""
  draft.change(index, (text) => {
    const imported = withImport(text, { from: `./${group}/${topic}.js`, name: topic, isNamespace: true })
    return withElements(imported.text, "handlers", `\n  ...${imported.as}.handlers`)
  })
}

const newCases = (draft: Draft, { path }: Place, group: string, topic: string): void => {
  draft.create(path, `import { refuses, shows, unwritten } from "../../support.js"\n\nexport const cases = []\n`)
  draft.change(`${contract}/cases/${lower(group)}.ts`, (text) => {
    const imported = withImport(text, { from: `./${lower(group)}/${topic}.js`, name: topic, isNamespace: true })
    return withElements(imported.text, "cases", `\n  ...${imported.as}.cases`)
  })
}
