/**
 * Writes docs/reference.md, the table of all operations, from the endpoints themselves. With `--check` it only compares
 * the file with what it would write.
 */
import * as LoginRadius from "@loginradius-effect/core"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { conclude, root } from "./workspace.js"

const docsSite = "https://www.loginradius.com/legacy/docs/api/v2/"

const modules = Object.entries(LoginRadius).flatMap(([module, namespace]) => {
  const endpoints = Object.values(namespace).filter(LoginRadius.Endpoint.isEndpoint)
  return endpoints.length === 0 ? [] : [{ module, endpoints }]
})

const credentials: { readonly [K in LoginRadius.Credential.Kind]: string } = {
  none: "none",
  apiKey: "API key",
  accessToken: "access token",
  secret: "API secret",
  secretAndToken: "API secret and access token",
  sott: "SOTT"
}

const safetyOf = ({ safety, safetyWith }: Endpoint.Spec): string =>
  [safety, ...Object.entries(safetyWith ?? {}).map(([member, other]) => `${other} with \`${member}\``)].join(", ")

const errorsOf = ({ errors = [] }: Endpoint.Spec): string =>
  [
    ...new Set(
      errors.flatMap((error) => LoginRadius.LoginRadiusError.pairs(error).map(([, code]) => `${code} ${error.tag}`))
    )
  ]
    .toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b))
    .join(", ")

const statusOf = ({ deprecated }: Endpoint.Spec): string =>
  deprecated === undefined
    ? "current"
    : deprecated.replacedBy === undefined
      ? "deprecated"
      : `deprecated: use \`${deprecated.replacedBy}\``

const nameOf = (id: string): string => id.slice(id.indexOf(".") + 1)

const row = ({ id, spec }: Endpoint.Any): string => {
  const [method, path] = spec.route.split(" ")
  const name = spec.docs === undefined ? `\`${nameOf(id)}\`` : `[\`${nameOf(id)}\`](${docsSite}${spec.docs})`
  const host = spec.host === undefined || spec.host === "api" ? "" : ` (${spec.host} host)`
  const when = spec.when === undefined ? "" : `, with \`${spec.when}\``
  return `| ${name} | ${method} | \`${path}\`${host}${when} | ${credentials[spec.auth.kind]} | ${safetyOf(spec)} | ${errorsOf(spec)} | ${statusOf(spec)} |`
}

/** Operations that make no call. */
const local = ["| `localGenerateSott` |  | made on this machine | API key and secret | read |  | current |"]

const section = ({ endpoints, module }: (typeof modules)[number]): string =>
  [
    `## ${module}`,
    "",
    "| Operation | Method | Path | Credential | Safety | Errors | Status |",
    "|---|---|---|---|---|---|---|",
    ...endpoints.map(row),
    ...(module === "Infrastructure" ? local : [])
  ].join("\n")

const count = modules.reduce((sum, { endpoints }) => sum + endpoints.length, local.length)

const text = `# Operations

${count} operations in ${modules.length} modules. This page is generated from the endpoints: \`pnpm reference\` writes it.

Each operation can also fail with \`ApiCredentialsRejected\`, \`InvalidInput\`, \`MalformedResponse\`, \`RateLimited\`,
\`ServerFailed\`, \`TransportFailed\` and \`Unrecognized\`; with \`OutcomeUnknown\` unless it is \`read\` or \`idempotent\`; with an
access token, also with 905 AccessTokenInvalid, 906 AccessTokenExpired and 1060 AccessTokenMissing; with a SOTT, also with 1048
SottRequired, 1049 SottInvalid and \`CredentialsMissing\`; with the API secret, also with \`CredentialsMissing\`.

${modules.map(section).join("\n\n")}
`

const file = join(root, "docs/reference.md")
if (process.argv.includes("--check")) {
  const current = existsSync(file) ? readFileSync(file, "utf8") : ""
  conclude(
    current === text ? [] : ["docs/reference.md is not what the endpoints say: run `pnpm reference`"],
    `${count} operations`
  )
} else {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(`docs/reference.md: ${count} operations`)
}
