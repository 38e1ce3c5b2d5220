/** The declaration of an endpoint in core. */
import ts from "typescript"
import { docsSite } from "../docs/site.js"
import { withDocuments } from "./documents.js"
import type { Draft } from "./draft.js"
import { errorsOf } from "./errors.js"
import { membersText, wireOf } from "./members.js"
import { groupOf, nameOf, type Operation } from "./rows.js"
import { insertAt, namesIn, parse, withImport } from "./source.js"

const credentialOf = ({ auth }: Operation): string => {
  const { accessToken, apiKey, apiSecret } = auth
  const inHeader = (accessToken ?? apiSecret)?.in === "header"
  const isUsual = apiKey?.wire === "apikey"
  if (inHeader && isUsual) return `Credential.${accessToken === undefined ? "secret" : "accessToken"}`
  if (inHeader && apiKey === undefined) return "{ ...Credential.accessToken, apiKey: undefined }"
  if (inHeader) throw new Error("its credentials are in a header, and its key is not called apikey")
  if (apiKey === undefined && apiSecret === undefined && accessToken === undefined) return "Credential.none"
  if (isUsual && apiSecret === undefined && accessToken === undefined) return "Credential.apiKey"
  const places = Object.entries({ apiKey, apiSecret, accessToken }).flatMap(([name, place]) =>
    place === undefined ? [] : [`${name}: ${JSON.stringify(place.wire)}`]
  )
  return `Credential.inQuery({ ${places.join(", ")} })`
}

const docstring = ({ declaration, docs, replacedBy, status, ...row }: Operation): string => {
  const successor = replacedBy?.startsWith(`${groupOf(row)}.`) === true ? nameOf({ id: replacedBy }) : replacedBy
  const ended =
    successor === undefined ? "LoginRadius has given it up, and names no successor." : `Use \`${successor}\`.`
  return [
    "/**",
    ` * ${declaration.summary}`,
    " *",
    ...(docs === null ? [] : [` * @see {@link ${docsSite}${docs}}`]),
    ...(status === "deprecated" ? [` * @deprecated ${ended}`] : []),
    " * @since 0.1.0",
    " * @category endpoints",
    " */"
  ].join("\n")
}

/** The members of `Endpoint.make`, and what they need. */
const parts = (draft: Draft, operation: Operation) => {
  const { body, declaration, docs, fields, host, method, parameters, path, replacedBy, status } = operation
  if (typeof body === "string") throw new Error("its body is a document that is to be written by hand")
  const query = parameters.filter((parameter) => parameter.in === "query")
  const sent = [
    ["query", query],
    ["body", body ?? []]
  ] as const
  const members = sent.flatMap(([part, list]) =>
    list.length === 0 ? [] : [{ part, ...membersText(draft, operation, list) }]
  )
  const errors = errorsOf(draft, operation).names.map((name) => `ErrorCode.${name}`)
  const lines = [
    `route: "${method} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}"`,
    ...(host === "api" ? [] : [`host: "${host}"`]),
    `auth: ${credentialOf(operation)}`,
    ...members.map(({ part, text }) => `${part}: ${text}`),
    `${declaration.answer === "unknown" ? "// No source shows the answer.\n  " : ""}success: ${wireOf(declaration.answer)}`,
    ...(errors.length === 0 ? [] : [`errors: [${errors.join(", ")}]`]),
    `safety: "${declaration.safety}"`,
    ...(declaration.when === undefined ? [] : [`when: "${declaration.when}"`]),
    ...(fields ? ["projectable: true"] : []),
    ...(status !== "deprecated"
      ? []
      : [`deprecated: ${replacedBy === undefined ? "{}" : `{ replacedBy: "${replacedBy}" }`}`]),
    ...(docs === null ? [] : [`docs: "${docs}"`])
  ]
  return { lines, groups: members.flatMap(({ groups }) => groups), usesErrors: errors.length > 0 }
}

/** Names that cannot be declared, and are exported under another one. */
const reserved = new Set(["delete", "import", "export", "new", "default", "switch"])

/** Adds the declaration to a file of core that is `depth` folders below its sources. */
export const declare = (draft: Draft, path: string, operation: Operation, depth: number): void => {
  const { groups, lines, usesErrors } = parts(draft, operation)
  const up = depth === 0 ? "./" : "../".repeat(depth)
  const name = nameOf(operation)
  // A name that is taken by what the file imports.
  const isReserved = reserved.has(name) || groups.includes(name) || namesIn(draft.read(path)).has(name)
  const doc = docstring(operation)
  const make = `/* @__PURE__ */ Endpoint.make("${operation.id}", () => ({\n  ${lines.join(",\n  ")}\n}))`
  const declared = isReserved
    ? `const ${name}_ = ${make}\n\nexport {\n${doc.replaceAll(/^/gm, "  ")}\n  ${name}_ as ${name}\n}`
    : `${doc}\nexport const ${name} = ${make}`
  draft.change(path, (text) => {
    if (namesIn(text).has(isReserved ? `${name}_` : name)) throw new Error(`${path} has another ${name}`)
    const needed = [
      { from: `${up}Credential.js`, name: "Credential", isNamespace: true },
      { from: `${up}Endpoint.js`, name: "Endpoint", isNamespace: true },
      ...(usesErrors ? [{ from: `${up}ErrorCode.js`, name: "ErrorCode", isNamespace: true }] : []),
      ...(declared.includes("Wire.") ? [{ from: `${up}Wire.js`, name: "Wire", isNamespace: true }] : []),
      ...groups.map((group) => ({ from: `${up}internal/endpoints/parameters.js`, name: group }))
    ]
    const kinds = [
      operation.declaration.answer,
      ...Object.values(operation.declaration.members).map(({ type }) => type)
    ]
    const imported = needed.reduce((rest, wanted) => withImport(rest, wanted).text, text)
    const complete = kinds.reduce((rest, kind) => withDocuments(draft, rest, kind, depth), imported)
    return insertAt(complete, endOfEndpoints(path, complete), `\n\n${declared}`)
  })
}

/** The end of the last statement that makes an endpoint or exports one, else of the file. */
const endOfEndpoints = (path: string, text: string): number => {
  const { statements } = parse(path, text)
  const last = statements.findLast(
    (statement) =>
      (ts.isVariableStatement(statement) && statement.getText().includes("Endpoint.make(")) ||
      (ts.isExportDeclaration(statement) && statement.moduleSpecifier === undefined)
  )
  return last?.end ?? statements.at(-1)?.end ?? text.length
}
