/** docs/migration.md: from LoginRadius' SDK for Node to this one, function by function. */
import { endpoints } from "./endpoints.js"
import { fixture } from "./seed.js"

/** By function, as in `accountApi.createAccount`: what makes the same call. */
const functions = fixture("nodeSdk.json") as { readonly [name: string]: string | ReadonlyArray<string> }

const declared = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]))

/** What a function's counterpart does otherwise than what all do. */
const otherwise: { readonly [id: string]: string } = {
  "Authentication.loginByEmail": "`Login.byEmail` is for users with and without a second factor",
  "Authentication.loginByUsername": "`Login.byUsername` is for users with and without a second factor",
  "PhoneAuthentication.login": "`Login.byPhone` is for users with and without a second factor",
  "MultiFactorAuthentication.loginByEmail": "`Login.byEmail` asks for it where it is due",
  "MultiFactorAuthentication.loginByUsername": "`Login.byUsername` asks for it where it is due",
  "MultiFactorAuthentication.loginByPhone": "`Login.byPhone` asks for it where it is due",
  "Authentication.userRegistrationByEmail": "makes its SOTT by itself, or takes one",
  "PhoneAuthentication.registration": "makes its SOTT by itself, or takes one"
}

const linked = (id: string): string => (declared.has(id) ? `[\`${id}\`](reference.md#${id})` : `\`${id}\`: not yet`)

const repeated = { read: "repeated", idempotent: "repeated" } as { readonly [safety: string]: string | undefined }

/** What happens after a failure that may pass. */
const afterwards = (id: string): string => {
  const endpoint = declared.get(id)
  return endpoint === undefined ? "" : (repeated[endpoint.spec.safety] ?? "never repeated once it was sent")
}

const idsOf = (name: string): ReadonlyArray<string> => [functions[name] ?? []].flat()

const line = (name: string): string => {
  const ids = idsOf(name)
  const told = ids.map((id) => otherwise[id] ?? "").filter((text) => text !== "")
  return `| \`${name.slice(name.indexOf(".") + 1)}\` | ${ids.map(linked).join(", ")} | ${[...new Set(ids.map(afterwards))].join("")} | ${told.join("; ")} |`
}

const groups = [...new Set(Object.keys(functions).map((name) => name.slice(0, name.indexOf("."))))]

const section = (group: string): string =>
  [
    `### ${group}`,
    "",
    "| Function | Here | After a failure that may pass | What else changes |",
    "|---|---|---|---|",
    ...Object.keys(functions)
      .filter((name) => name.startsWith(`${group}.`))
      .map(line)
  ].join("\n")

/** What one leaves behind, and what is done here instead: the same titles as the tests have. */
const defects: ReadonlyArray<readonly [there: string, here: string]> = [
  ["`Content-Length` counts characters: `Zoë` arrives cut off", "a body arrives whole, whatever its letters"],
  [
    "an access token is in the URL, and in the logs of every proxy",
    "an access token is in a header, and never in a URL"
  ],
  [
    "a 500 without `ErrorCode` resolves as if it were the answer",
    "an answer without a code of LoginRadius that says it failed is a failure"
  ],
  [
    "a 502, a 429 and a broken connection reject with bare objects",
    "every failure has a tag, a category and the endpoint, and a 429 says how long to wait"
  ],
  ["request signing signs the word `undefined`", "a signed request is one that the service accepts"],
  ["a SOTT made at the end of a month has expired for weeks", "a SOTT that is made at the end of a month is good"],
  [
    "two validation errors are one object, and the second overwrites the first",
    "each input that cannot be sent has an error of its own, which names the field"
  ],
  ["`proxy` is ignored without a word", "a proxy is used"],
  ["a bundle cannot find `helper.js`", "a bundle works: it holds what its endpoints use"],
  [
    "no deadline, no way to stop a call, no types; `fields` holds for the whole process",
    "a call ends at its deadline and when it is interrupted, and `fields` holds for one call"
  ]
]

const isThere = (name: string): boolean => idsOf(name).every((id) => declared.has(id))

export const render = (): string => `# From LoginRadius' SDK for Node

All ${Object.keys(functions).length} functions of npm's \`loginradius-sdk\` 11.7.0, and what makes the same call here: ${Object.keys(functions).filter(isThere).length} of them have their
counterpart. Generated: \`pnpm generate\` writes this page.

## What changes for every call

| There | Here |
|---|---|
| \`lrv2.accountApi.createAccount(body).then(…)\` | \`Account.create({ profile })\`: one record of named members, in camelCase; nothing is sent before the effect runs |
| \`lrv2({ apiKey, apiSecret })\`, one for the process | a layer: \`LoginRadiusConfig.layer\` or \`LoginRadiusNode.layer\`; several side by side are no trouble |
| \`catch (error)\`, an object with \`ErrorCode\` | typed errors in the effect's type: \`Effect.catchTag("UserNotFound", …)\`, or \`LoginRadiusError.catchCode\` by number ([errors](guides/errors.md)) |
| a login that needs a second factor is refused with 1176, or answers a profile of \`null\` | \`Login.byEmail\` answers \`Authenticated\`, \`SecondFactorRequired\` or another state with its next steps ([logins](guides/logins.md)) |
| \`helper.getSott\`, passed on by hand | made on this machine for each registration, on Effect's clock |
| tokens, passwords and secrets are strings | \`Redacted\`: no log, trace or error shows them |
| no repeats, no deadline | calls that are safe to repeat are repeated, others never ([retries](guides/retries.md)) |
| callers without Effect | a \`ManagedRuntime\` makes promises of calls ([without Effect](guides/withoutEffect.md)) |

## What one leaves behind

Each was seen in the SDK by [its own tests](../test/conformance/node/defects.ts), and is what [ours](../test/conformance/leftBehind.test.ts) are
named after.

| There | Here |
|---|---|
${defects.map(([there, here]) => `| ${there} | ${here} |`).join("\n")}

## Function by function

${groups.map(section).join("\n\n")}
`
