/** docs/reference.md: all operations, and a fold for each with what goes in, what comes back and what it fails with. */
import type * as LoginRadius from "@loginradius-effect/core"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Wire from "@loginradius-effect/core/Wire"
import type ts from "typescript"
import { cell } from "./documents.js"
import { declaredErrors, docsSite, type Module, modules } from "./endpoints.js"
import { anchor, titles } from "./seed.js"
import { endpointText, firstSentence, inputDoc, typeText, variableDoc } from "./source.js"
import { answerName, documents, joined, nodeType, wireType } from "./types.js"

const credentials: { readonly [K in LoginRadius.Credential.Kind]: string } = {
  none: "none",
  apiKey: "API key",
  accessToken: "access token",
  secret: "API secret",
  secretAndToken: "API secret and access token",
  sott: "SOTT"
}

const credentialOf = ({ kind, places }: LoginRadius.Credential.Any): string =>
  places === undefined ? credentials[kind] : `${credentials[kind]}, in the query`

const safetyOf = ({ safety, safetyWith }: Endpoint.Spec): string =>
  [safety, ...Object.entries(safetyWith ?? {}).map(([member, other]) => `${other} with \`${member}\``)].join(", ")

const nameOf = (id: string): string => id.slice(id.indexOf(".") + 1)

const page = "documents.md"

const row = (id: string, cells: ReadonlyArray<string>): string =>
  `| [\`${nameOf(id)}\`](#${id}) | ${cells.map(cell).join(" | ")} |`

// --- the table of a module ----------------------------------------------------------------------------------------------

const whatFor = (doc: string, { deprecated }: Pick<Endpoint.Spec, "deprecated">): string =>
  `${deprecated === undefined ? "" : "*Deprecated.* "}${firstSentence(doc)}`

const line = ({ id, spec }: Endpoint.Any): string => {
  const [method, path] = spec.route.split(" ")
  const host = spec.host === undefined || spec.host === "api" ? "" : ` (${spec.host} host)`
  const when = spec.when === undefined ? "" : `, with \`${spec.when}\``
  const where = `${method} \`${path}\`${host}${when}`
  return row(id, [whatFor(endpointText(id)?.doc ?? "", spec), where, credentialOf(spec.auth), safetyOf(spec)])
}

// --- what goes in -------------------------------------------------------------------------------------------------------

interface Input {
  readonly name: string
  readonly type: string
  /** The cell that says whether it has to be given. */
  readonly required: "yes" | "one of these" | ""
}

const order: ReadonlyArray<string> = ["yes", "one of these", ""]

const inputsOf = ({ auth, body, headers, oneOf, query, route }: Endpoint.Spec): ReadonlyArray<Input> => {
  const given = (name: string, type: string, required: Input["required"] = "yes"): Input => ({ name, type, required })
  const path = [...route.matchAll(/:([^/]+)/g)].map(([, name = ""]) => given(name, "`string`"))
  const isToken = auth.kind === "accessToken" || auth.kind === "secretAndToken"
  const token = isToken ? [given("accessToken", "secret")] : []
  const sott = auth.kind === "sott" ? [given("sott", "secret", "")] : []
  const whole = Wire.isWhole(body) ? [given(body.whole, wireType(body.wire, page))] : []
  const members = [query, headers, Wire.isWhole(body) ? undefined : body].flatMap((part) =>
    Object.entries(part ?? {}).map(([name, wire]) => {
      const required = wire.presence === "optional" ? "" : "yes"
      return given(name, wireType(wire, page), oneOf?.includes(name) === true ? "one of these" : required)
    })
  )
  return [...path, ...token, ...whole, ...members, ...sott].toSorted(
    (a, b) => order.indexOf(a.required) - order.indexOf(b.required)
  )
}

const head = ["| Input | Type | Required | What it is |", "|---|---|---|---|"]

const inputRow = ({ name, required, type }: Input, doc: string): string =>
  `| \`${name}\` | ${[type, required, doc].map(cell).join(" | ")} |`

const inputs = ({ id, spec }: Endpoint.Any): string => {
  const all = inputsOf(spec)
  return all.length === 0
    ? "No input."
    : [...head, ...all.map((input) => inputRow(input, inputDoc(id, input.name)))].join("\n")
}

// --- what comes back ----------------------------------------------------------------------------------------------------

/** How many members of a document are named where it is answered; its own section has them all. */
const most = 8

/** Those that are always there come first. */
const membersOf = (name: string): ReadonlyArray<string> =>
  documents
    .get(name)
    ?.members()
    .toSorted((a, b) => Number(b.wire.presence === "required") - Number(a.wire.presence === "required"))
    .map((member) => member.name) ??
  typeText(name)?.properties.map((property) => property.name) ??
  []

const oneLevel = (name: string): string => {
  const alternatives = joined(name).map((node) => nodeType(node, page))
  if (alternatives.length > 0) return `: ${alternatives.join(" or ")}`
  const all = membersOf(name)
  const shown = all.slice(0, all.length > most + 1 ? most : all.length)
  const more = all.length - shown.length
  return `: ${shown.map((member) => `\`${member}\``).join(", ")}${more > 0 ? ` and ${more} more` : ""}`
}

const answer = ({ spec: { projectable, success } }: Endpoint.Any): string => {
  const name = answerName(success)
  const some = projectable === true ? " `Endpoint.project` asks for some members only." : ""
  return `**Answers** ${wireType(success, page)}${name === undefined ? "" : oneLevel(name)}.${some}`
}

// --- what it fails with -------------------------------------------------------------------------------------------------

const errors = (endpoint: Endpoint.Any): ReadonlyArray<string> => {
  const own = new Set(endpoint.spec.auth.errors.map(({ tag }) => tag))
  const list = declaredErrors(endpoint)
    .filter(([, tag]) => !own.has(tag))
    .map(([code, tag]) => `[${code} ${tag}](errors.md#${tag})`)
  return list.length === 0 ? [] : [`**Errors** ${list.join(", ")}.`]
}

const replaced = ({ deprecated }: Endpoint.Spec): ReadonlyArray<string> => {
  if (deprecated === undefined) return []
  const { replacedBy } = deprecated
  return [replacedBy === undefined ? "**Deprecated.**" : `**Deprecated**: use [\`${replacedBy}\`](#${replacedBy}).`]
}

const fold = (id: string, parts: ReadonlyArray<string>): string => {
  const title = titles.get(id)
  const summary = `<code>${id}</code>${title === undefined ? "" : ` · ${title}`}`
  return [
    `<details><summary>${anchor(id)}${summary}</summary>`,
    ...parts.flatMap((part) => ["", part]),
    "",
    "</details>"
  ].join("\n")
}

const details = (endpoint: Endpoint.Any): string => {
  const { id, spec } = endpoint
  const doc = endpointText(id)?.doc ?? ""
  const linked = spec.docs === undefined ? [] : [`[LoginRadius' page](${docsSite}${spec.docs})`]
  const said = [doc, ...replaced(spec), ...linked].join(" ")
  return fold(id, [said, inputs(endpoint), answer(endpoint), ...errors(endpoint)])
}

// --- the operation that makes no call -----------------------------------------------------------------------------------

const local = "Infrastructure.localGenerateSott"
const infrastructure = "packages/core/src/Infrastructure.ts"
const localDoc = variableDoc(infrastructure, "localGenerateSott")

const localLine = row(local, [firstSentence(localDoc), "made on this machine", "API key and secret", "read"])

const localDetails = (): string => {
  const { properties = [] } = typeText("SottPeriod", [infrastructure]) ?? {}
  const given = (type: ts.TypeNode): string => nodeType(type, page).replace(" or `undefined`", "")
  const rows = properties.map(({ doc, name, type }) => inputRow({ name, type: given(type), required: "" }, doc))
  return fold(local, [localDoc, [...head, ...rows].join("\n"), "**Answers** secret."])
}

// --- the page -----------------------------------------------------------------------------------------------------------

const section = ({ endpoints, module }: Module): string => {
  const isLocal = module === "Infrastructure"
  return [
    `## ${module}`,
    "",
    "| Operation | What for | Method and path | Credential | Safety |",
    "|---|---|---|---|---|",
    ...endpoints.map(line),
    ...(isLocal ? [localLine] : []),
    "",
    [...endpoints.map(details), ...(isLocal ? [localDetails()] : [])].join("\n\n")
  ].join("\n")
}

const count = modules.reduce((sum, { endpoints }) => sum + endpoints.length, 1)

export const render = (): string => `# Operations

${count} operations in ${modules.length} modules: ${modules.map(({ module }) => `[${module}](#${module.toLowerCase()})`).join(" · ")}.
Below the table of a module, each operation unfolds to its inputs, its answer and its errors; [errors.md](errors.md) says what
to do about an error, [documents.md](documents.md) has every document. Generated from the endpoints: \`pnpm generate\` writes this page.

- An input is one flat record. A *secret* is a \`Redacted<string>\`, or a plain \`string\` where it is an input. *Date and time* is an
  ISO 8601 text, *JSON* any value.
- *Safety* says whether a call may be repeated: only a call that is \`read\` or \`idempotent\` is repeated after its answer was lost.
- Each operation can also fail with \`ApiCredentialsRejected\`, \`InvalidInput\`, \`MalformedResponse\`, \`RateLimited\`,
  \`ServerFailed\`, \`TransportFailed\` and \`Unrecognized\`; with \`OutcomeUnknown\` unless it is \`read\` or \`idempotent\`; with an
  access token, also with 905 AccessTokenInvalid, 906 AccessTokenExpired, 1060 AccessTokenMissing, 1409 AuthenticationFailed, 991
  AccountBlocked and 1130 LoginDisabled; with a SOTT, also with 1048 SottRequired, 1049 SottInvalid and \`CredentialsMissing\`; with the API secret, also
  with \`CredentialsMissing\`.

${modules.map(section).join("\n\n")}
`

/** What is missing in the folds. */
export const gaps = (): ReadonlyArray<string> =>
  modules.flatMap(({ endpoints }) =>
    endpoints.flatMap(({ id, spec }) => [
      ...((endpointText(id)?.doc ?? "") === "" ? [`docs/reference.md: ${id} has no docstring`] : []),
      ...inputsOf(spec).flatMap(({ name }) =>
        inputDoc(id, name) === "" ? [`docs/reference.md: the input ${name} of ${id} has no doc`] : []
      )
    ])
  )
