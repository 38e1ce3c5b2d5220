/** docs/coverage.md: what exists of each operation, and how sure the emulator's behaviour is. */
import * as LoginRadius from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { cases } from "../../test/contract/cases/index.js"
import { handlers as tenantRoles } from "../../packages/emulator/src/api/RolesManagement/tenantRoles.js"
import { endpoints } from "./endpoints.js"
import { fixture, type Row, rows as seed } from "./seed.js"

interface Operation {
  readonly id: string
  /** Where it is null, nothing is sent. */
  readonly method: string | null
  readonly docs: string | null
}

const catalogue = new Map((fixture("catalogue.json") as ReadonlyArray<Operation>).map((row) => [row.id, row]))

const marks = ["documented", "seen", "inferred"] as const

type Mark = (typeof marks)[number]

interface Evidence {
  readonly answer: Mark
  readonly refusals: Mark
}

const evidence = fixture("evidence.json") as { readonly [id: string]: Evidence }

/** A page's address says its title: `create-webhook-subscription`. */
const titleOf = (id: string): string => {
  const words = (catalogue.get(id)?.docs ?? "").split("/").at(-1)?.split("-") ?? []
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ")
}

const listed = new Set(seed.map(({ id }) => id))

/** Those that are not in the list, and have no heading there. */
const others: ReadonlyArray<Row> = Object.keys(evidence)
  .filter((id) => !listed.has(id))
  .map((id) => ({ id, title: titleOf(id), group: `${id.slice(0, id.indexOf("."))}, beyond the list` }))

const rows = [...seed, ...others]

// --- what exists --------------------------------------------------------------------------------------------------------

const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]))

const isLocal = (id: string): boolean => catalogue.get(id)?.method === null

const isExported = (id: string): boolean => {
  const [module, name] = id.split(".") as [string, string]
  const namespace = (LoginRadius as { readonly [module: string]: object })[module]
  return typeof (namespace as { readonly [name: string]: unknown } | undefined)?.[name] === "function"
}

/** What is made on this machine is judged by the handlers of the calls that carry it. */
const isHandled = (id: string): boolean =>
  isLocal(id)
    ? Emulator.handlers.some(({ endpoint }) => endpoint.spec.auth.kind === "sott")
    : Emulator.handlers.filter(({ endpoint }) => endpoint.id === id).length === 1

const hasCase = (id: string, kind: (typeof cases)[number]["kind"]): boolean =>
  cases.some((candidate) => candidate.kind === kind && candidate.endpoint.id === id)

const columns = {
  Client: (id: string) => (isLocal(id) ? isExported(id) : byId.has(id)),
  Emulator: isHandled,
  "Wire test": (id: string) => catalogue.has(id) && (isLocal(id) || byId.has(id)),
  "Contract test": (id: string) => hasCase(id, "effect") && hasCase(id, "refusal")
}

const names = Object.keys(columns) as ReadonlyArray<keyof typeof columns>

// --- what the newest SDKs have -----------------------------------------------------------------------------------------

interface NewestOperation {
  readonly id: string
  readonly tag: string
  readonly operations: ReadonlyArray<string>
}

const newest = fixture("v12.json") as ReadonlyArray<NewestOperation>

const isHere = ({ operations }: NewestOperation): boolean =>
  operations.some((id) => byId.has(id) || tenantRoles.some(({ endpoint }) => endpoint.id === id))

const newestLine = (tag: string): string => {
  const tagged = newest.filter((operation) => operation.tag === tag)
  const missing = tagged.flatMap((operation) => (isHere(operation) ? [] : [`\`${operation.id}\``]))
  return `| ${tag} | ${tagged.length - missing.length} | ${missing.join(", ")} |`
}

const newestSection = (): string =>
  [
    "## Version 12 of LoginRadius' SDKs",
    "",
    `${newest.filter(isHere).length} of its ${newest.length} operations are here, by the same path or by an older one; the emulator answers both, and the`,
    "test command sends each to it. The six of `roles` are in the emulator alone. Those that are not here, by their tags:",
    "",
    "| Tag | Here | Not here |",
    "|---|---:|---|",
    ...[...new Set(newest.map(({ tag }) => tag))].map(newestLine)
  ].join("\n")

// --- the page -----------------------------------------------------------------------------------------------------------

const line = ({ id, title }: Row): string => {
  const { answer = "", refusals = "" } = evidence[id] ?? {}
  const exists = names.map((name) => (columns[name](id) ? "✓" : "–"))
  return `| ${[title, `[\`${id}\`](reference.md#${id})`, ...exists, answer, refusals].join(" | ")} |`
}

const section = (group: string): string =>
  [
    `## ${group}`,
    "",
    `| Title | Operation | ${names.join(" | ")} | Answer | Refusals |`,
    `|---|---|${names.map(() => ":-:|").join("")}---|---|`,
    ...rows.filter((row) => row.group === group).map(line)
  ].join("\n")

const countOf = (part: keyof Evidence): string =>
  marks.map((mark) => `${rows.filter(({ id }) => evidence[id]?.[part] === mark).length} ${mark}`).join(", ")

export const render = (): string => `# Coverage

${rows.length} operations: the ${seed.length} that the documentation of LoginRadius' Elixir SDK lists, in its order, and
${others.length} beyond it. Generated from endpoints, handlers and tests: \`pnpm generate\` writes this page,
and the test command fails where a column is not true.

${names.map((name) => `${name}: ${rows.filter(({ id }) => columns[name](id)).length}`).join(" · ")} · Answers: ${countOf("answer")} · Refusals: ${countOf("refusals")}

- **Client**: an endpoint, or the local function. **Emulator**: a handler. **Wire test**: what is sent is compared with facts from
  documentation and other SDKs. **Contract test**: an effect that is seen through another operation, and a refusal.
- **Answer** and **Refusals** say how the emulator's behaviour is known; the weakest of what a caller depends on counts.
  *Documented*: by LoginRadius. *Seen*: in the code or the tests of its SDKs. *Inferred*: no source says it, and the emulator makes a
  choice. Where an operation refuses nothing but credentials, those are meant.
- Nothing of it was compared with the live service.

${[...new Set(rows.map(({ group }) => group))].map(section).join("\n\n")}

${newestSection()}
`

/** What is not as the page should say. */
export const gaps = (): ReadonlyArray<string> => {
  const incomplete = rows.flatMap(({ id }) => {
    const missing: Array<string> = names.filter((name) => !columns[name](id))
    const known = evidence[id]
    if (known === undefined || !marks.includes(known.answer) || !marks.includes(known.refusals))
      missing.push("evidence")
    return missing.length === 0 ? [] : [`docs/coverage.md: ${id} has no ${missing.join(", no ").toLowerCase()}`]
  })
  return listed.size === 160
    ? incomplete
    : [...incomplete, `docs/coverage.md: ${listed.size} operations of the list, where 160 are expected`]
}
