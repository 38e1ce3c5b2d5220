/** docs/errors.md: every documented code, and which operations declare it. */
import * as ErrorTable from "@loginradius-effect/core/ErrorTable"
import { adviceOn, withoutCode } from "./advice.js"
import { declaredErrors, endpoints } from "./endpoints.js"
import { anchor } from "./seed.js"
import { classDoc, errorDoc, firstSentence } from "./source.js"

const declaredBy = new Map<string, Array<string>>()
for (const endpoint of endpoints) {
  for (const [, tag] of declaredErrors(endpoint)) declaredBy.set(tag, [...(declaredBy.get(tag) ?? []), endpoint.id])
}

/** Errors that come with a credential are declared by so many operations that their names say nothing. */
const most = 12

const operations = (tag: string): string => {
  if (tag === "ApiCredentialsRejected") return "all"
  const ids = declaredBy.get(tag) ?? []
  return ids.length > most ? `${ids.length} operations` : ids.map((id) => `[\`${id}\`](reference.md#${id})`).join(", ")
}

/** A class's docstring gives codes, status and meaning: `991 · 403 · Blocked by an administrator`. */
const meaning = (entry: ErrorTable.Entry): string =>
  entry.tag === "ApiCredentialsRejected"
    ? `${ErrorTable.message(entry)}.`
    : (errorDoc(entry.tag).split(" · ").at(2) ?? "")

const anchored = new Set<string>()

/** Links lead to the first code of an error. */
const tagCell = (tag: string): string => {
  const isFirst = !anchored.has(tag)
  anchored.add(tag)
  return `${isFirst ? anchor(tag) : ""}\`${tag}\``
}

const row = (entry: ErrorTable.Entry): string => {
  const { category, code, retryable, status = "", tag } = entry
  const clears = retryable ? "yes" : ""
  const cells = [code, tagCell(tag), meaning(entry), adviceOn(entry), category, status, clears, operations(tag)]
  return `| ${cells.join(" | ")} |`
}

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
    "| Code | Tag | Meaning | What to do | Category | HTTP | Clears by itself | Declared by |",
    "|---|---|---|---|---|---|---|---|",
    ...ErrorTable.entries
      .filter((entry) => entry.family === family)
      .toSorted((a, b) => a.code - b.code)
      .map(row)
  ].join("\n")

const common = (): string =>
  [
    "| Tag | Meaning | What to do |",
    "|---|---|---|",
    ...withoutCode.map(
      ([tag, advice]) =>
        `| ${anchor(tag)}\`${tag}\` | ${firstSentence(classDoc("packages/core/src/LoginRadiusError.ts", tag))} | ${advice} |`
    )
  ].join("\n")

export const render = (): string => `# Errors

Every documented code by family: the same number can mean different things in different families. Match on the tag or with
\`catchCode\`, never on the HTTP status. Generated from the error classes: \`pnpm generate\` writes this page.

"Clears by itself" says that an unchanged request may succeed soon without anybody doing anything. The error says it as \`retryable\`.
Whether the SDK repeats a call is a matter of the operation's safety class, see [the operations](reference.md).

"What to do" is advice for the application that meets the error. \`description\` is LoginRadius' own text and holds no
secret, but can tell which half of a login was wrong: see [what to show a user](guides/errors.md#what-to-show-a-user). \`message\` is for a log.

## Errors of any operation

${common()}

${families.map(section).join("\n\n")}
`

/** Errors whose meaning is not said. */
export const gaps = (): ReadonlyArray<string> => [
  ...ErrorTable.entries
    .filter((entry) => meaning(entry) === "")
    .map(({ tag }) => `docs/errors.md: ${tag} has no meaning`),
  ...withoutCode
    .filter(([tag]) => classDoc("packages/core/src/LoginRadiusError.ts", tag) === "")
    .map(([tag]) => `docs/errors.md: ${tag} has no docstring`)
]
