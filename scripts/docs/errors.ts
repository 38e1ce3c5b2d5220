/** docs/errors.md: every documented code, and which operations declare it. */
import * as ErrorTable from "@loginradius-effect/core/ErrorTable"
import { declaredErrors, endpoints } from "./endpoints.js"

const declaredBy = new Map<string, Array<string>>()
for (const endpoint of endpoints) {
  for (const [, tag] of declaredErrors(endpoint)) declaredBy.set(tag, [...(declaredBy.get(tag) ?? []), endpoint.id])
}

/** Errors that come with a credential are declared by so many operations that their names say nothing. */
const most = 12

const operations = (tag: string): string => {
  if (tag === "ApiCredentialsRejected") return "all"
  const ids = declaredBy.get(tag) ?? []
  return ids.length > most ? `${ids.length} operations` : ids.map((id) => `\`${id}\``).join(", ")
}

const row = (entry: ErrorTable.Entry): string =>
  `| ${entry.code} | \`${entry.tag}\` | ${ErrorTable.message(entry)} | ${entry.category} | ${entry.status ?? ""} | ${entry.retryable ? "yes" : ""} | ${operations(entry.tag)} |`

const families = [
  ["identity", "Identity (`/identity/v2`, `/api/v2`, `/ciam`)"],
  ["cloud", "Cloud (`cloud-api.loginradius.com`)"],
  ["sso", "SSO and OAuth (the hub)"],
  ["manageV2", "Management (`/v2/manage`)"]
] as const

const section = ([family, title]: (typeof families)[number]): string =>
  [
    `## ${title}`,
    "",
    "| Code | Tag | Meaning | Category | HTTP | Clears by itself | Declared by |",
    "|---|---|---|---|---|---|---|",
    ...ErrorTable.entries
      .filter((entry) => entry.family === family)
      .toSorted((a, b) => a.code - b.code)
      .map(row)
  ].join("\n")

export const render = (): string => `# Errors

Every documented code by family: the same number can mean different things in different families. Match on the tag or with
\`catchCode\`, never on the HTTP status. Generated from the error classes: \`pnpm generate\` writes this page.

"Clears by itself" says that an unchanged request may succeed soon without anybody doing anything. The error says it as \`retryable\`.
Whether the SDK repeats a call is a matter of the operation's safety class, see [the operations](reference.md).

${families.map(section).join("\n\n")}
`
