/** docs/reference.md: the table of all operations. */
import type * as LoginRadius from "@loginradius-effect/core"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import { declaredErrors, docsSite, type Module, modules } from "./endpoints.js"
import { anchor, titles } from "./seed.js"

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

const statusOf = ({ deprecated }: Endpoint.Spec): string => {
  if (deprecated === undefined) return "current"
  return deprecated.replacedBy === undefined ? "deprecated" : `deprecated: use \`${deprecated.replacedBy}\``
}

const row = ({ id, spec }: Endpoint.Any, errors: string): string => {
  const [method, path] = spec.route.split(" ")
  const name = `\`${id.slice(id.indexOf(".") + 1)}\``
  const linked = spec.docs === undefined ? name : `[${name}](${docsSite}${spec.docs})`
  const host = spec.host === undefined || spec.host === "api" ? "" : ` (${spec.host} host)`
  const when = spec.when === undefined ? "" : `, with \`${spec.when}\``
  const where = `\`${path}\`${host}${when}`
  const cells = [titles.get(id) ?? "", method, where, credentialOf(spec.auth), safetyOf(spec), errors, statusOf(spec)]
  return `| ${anchor(id)}${[linked, ...cells].join(" | ")} |`
}

/** The operation that makes no call. */
const local = (id: string): string =>
  `| ${anchor(id)}\`${id.slice(id.indexOf(".") + 1)}\` | ${titles.get(id)} |  | made on this machine | API key and secret | read |  | current |`

const section = ({ endpoints, module }: Module): string =>
  [
    `## ${module}`,
    "",
    "| Operation | Title | Method | Path | Credential | Safety | Errors | Status |",
    "|---|---|---|---|---|---|---|---|",
    ...endpoints.map((endpoint) => {
      const own = new Set(endpoint.spec.auth.errors.map(({ tag }) => tag))
      const errors = declaredErrors(endpoint).filter(([, tag]) => !own.has(tag))
      return row(endpoint, errors.map(([code, tag]) => `${code} ${tag}`).join(", "))
    }),
    ...(module === "Infrastructure" ? [local("Infrastructure.localGenerateSott")] : [])
  ].join("\n")

const count = modules.reduce((sum, { endpoints }) => sum + endpoints.length, 1)

export const render = (): string => `# Operations

${count} operations in ${modules.length} modules. Generated from the endpoints: \`pnpm generate\` writes this page.

Each operation can also fail with \`ApiCredentialsRejected\`, \`InvalidInput\`, \`MalformedResponse\`, \`RateLimited\`,
\`ServerFailed\`, \`TransportFailed\` and \`Unrecognized\`; with \`OutcomeUnknown\` unless it is \`read\` or \`idempotent\`; with an
access token, also with 905 AccessTokenInvalid, 906 AccessTokenExpired, 1060 AccessTokenMissing, 991 AccountBlocked and 1130
LoginDisabled; with a SOTT, also with 1048 SottRequired, 1049 SottInvalid and \`CredentialsMissing\`; with the API secret, also
with \`CredentialsMissing\`.

${modules.map(section).join("\n\n")}
`
