/** docs/documents.md: the documents that operations take and answer, member by member. */
import { documentText, typeText } from "./source.js"
import { type Document, documents, joined, models, nodeType, shownName, wireType } from "./types.js"

/** Text that may stand in a table. */
export const cell = (text: string): string => text.replaceAll("|", "\\|")

const table = (rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> =>
  rows.length === 0
    ? []
    : [
        "",
        "| Member | Type | Required | What it is |",
        "|---|---|---|---|",
        ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`)
      ]

const section = (name: string, doc: string, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [`## ${name}`, ...(doc === "" ? [] : ["", doc]), ...table(rows)].join("\n")

const ofDocument = ({ members, name }: Document): string => {
  const text = documentText(name)
  const rows = members().map((member) => [
    `\`${member.name}\``,
    wireType(member.wire, ""),
    member.wire.presence === "required" ? "yes" : "",
    text?.members.get(member.name) ?? ""
  ])
  const shown = shownName(name)
  return section(shown, shown === name ? (text?.doc ?? "") : (typeText(shown)?.doc ?? ""), rows)
}

const ofModel = (name: string): string => {
  const { doc = "", properties = [] } = typeText(name) ?? {}
  const alternatives = joined(name).map((node) => nodeType(node, ""))
  const said = alternatives.length === 0 ? doc : `${doc}\n\n${alternatives.map((one) => `- ${one}`).join("\n")}`
  const rows = properties.map((property) => [`\`${property.name}\``, nodeType(property.type, ""), "yes", property.doc])
  return section(name, said, rows)
}

const sections = new Map([
  ...[...documents].map(([name, document]) => [shownName(name), ofDocument(document)] as const),
  ...[...models].map((name) => [name, ofModel(name)] as const)
])

export const render = (): string => `# Documents

What [the operations](reference.md) take and answer: ${sections.size} documents, by name. Generated from the documents themselves:
\`pnpm generate\` writes this page.

- Members have LoginRadius' own names in both directions. Those that this page does not list are kept.
- *Required*: what you write needs it, and an answer without it is refused. Any other member may be missing or \`null\`.
- *Date and time* is an ISO 8601 text. A *secret* is a \`Redacted<string>\`; where you write it, a plain \`string\` is taken too. *JSON* is any
  value.
- Values of an enumeration are those that are known; the service may answer others.
- Documents whose members are in camelCase, such as [\`Authenticated\`](#authenticated), are what this SDK reads an answer into.

${[...sections]
  .toSorted(([a], [b]) => a.localeCompare(b, "en"))
  .map(([, text]) => text)
  .join("\n\n")}
`

/** Documents of which the source is not found. */
export const gaps = (): ReadonlyArray<string> =>
  [...documents.values()].flatMap(({ members, name }) => {
    const docs = documentText(name)?.members
    if (docs === undefined) return [`docs/documents.md: no \`Wire.document("${name}", …)\` is in the sources of core`]
    return members().flatMap((member) =>
      docs.has(member.name) ? [] : [`docs/documents.md: the source of ${name} does not have ${member.name}`]
    )
  })
