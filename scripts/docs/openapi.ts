/** docs/openapi.json: the same contract for tools of other languages. */
import * as ErrorTable from "@loginradius-effect/core/ErrorTable"
import type * as Credential from "@loginradius-effect/core/Credential"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Wire from "@loginradius-effect/core/Wire"
import { declaredErrors, docsSite, endpoints } from "./endpoints.js"

type Json = { readonly [key: string]: unknown }

const hosts = {
  api: "https://api.loginradius.com",
  config: "https://config.lrcontent.com",
  cloud: "https://cloud-api.loginradius.com",
  hub: "https://{appName}.hub.loginradius.com"
} as const

// --- schemas ------------------------------------------------------------------------------------------------------------

const schemas = new Map<string, { readonly members: unknown; readonly schema: Json }>()

const orNull = (schema: Json): Json => {
  if (typeof schema["type"] === "string") return { ...schema, type: [schema["type"], "null"] }
  return Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: "null" }] }
}

const schemaOf = (wire: Wire.Any): Json => {
  const description = wire.description
  switch (description.kind) {
    case "string":
      return { type: "string", ...(description.format === undefined ? {} : { "x-format": description.format }) }
    case "secret":
      return { type: "string", format: "password" }
    case "literals":
      return { type: "string", examples: description.values }
    case "number":
    case "integer":
    case "boolean":
      return { type: description.kind }
    case "array":
      return { type: "array", items: schemaOf(description.item) }
    case "record":
      return { type: "object", additionalProperties: orNull(schemaOf(description.value)) }
    case "oneOf":
      return { anyOf: description.variants.map(schemaOf) }
    case "answer":
      return schemaOf(description.of)
    case "document":
      return reference(description)
    default:
      return {}
  }
}

/** Documents are components under their names; two of one name are told apart by a number. */
const reference = (description: Extract<Wire.Description, { readonly kind: "document" }>): Json => {
  for (let n = 1; ; n++) {
    const name = n === 1 ? description.name : `${description.name}${n}`
    const known = schemas.get(name)
    if (known === undefined) {
      // The name is taken before its members are read, which may refer to it.
      schemas.set(name, { members: description.members, schema: {} })
      schemas.set(name, { members: description.members, schema: objectOf(description.members(), orNull) })
    } else if (known.members !== description.members) continue
    return { $ref: `#/components/schemas/${name}` }
  }
}

type Members = ReturnType<Extract<Wire.Description, { readonly kind: "document" }>["members"]>

const objectOf = (members: Members, whenOptional: (schema: Json) => Json): Json => {
  const required = members.filter(({ wire }) => wire.presence === "required").map(({ key }) => key)
  return {
    type: "object",
    properties: Object.fromEntries(
      members.map(({ key, wire }) => [
        key,
        wire.presence === "required" ? schemaOf(wire) : whenOptional(schemaOf(wire))
      ])
    ),
    ...(required.length === 0 ? {} : { required })
  }
}

const listed = (members: Wire.Members | undefined): Members =>
  Object.entries(members ?? {}).map(([name, wire]) => ({ name, wire, key: wire.wireName ?? name }))

// --- credentials --------------------------------------------------------------------------------------------------------

const usual: { readonly [scheme: string]: Json } = {
  apiKey: { type: "apiKey", in: "query", name: "apikey" },
  apiSecret: { type: "apiKey", in: "header", name: "X-LoginRadius-ApiSecret" },
  accessToken: { type: "http", scheme: "bearer" },
  sott: { type: "apiKey", in: "header", name: "X-LoginRadius-Sott" }
}

const schemesOf: { readonly [K in Credential.Kind]: ReadonlyArray<string> } = {
  none: [],
  apiKey: ["apiKey"],
  accessToken: ["apiKey", "accessToken"],
  secret: ["apiKey", "apiSecret"],
  secretAndToken: ["apiKey", "apiSecret", "accessToken"],
  sott: ["apiKey", "sott"]
}

/** Legacy endpoints take what they take in the query, under names of their own. */
const inQuery = (name: string): string => (name === "apikey" ? "apiKey" : `query.${name}`)

const securityOf = ({ kind, places }: Credential.Any): Json => {
  const schemes =
    places === undefined ? schemesOf[kind] : Object.values(places as Json).map((name) => inQuery(String(name)))
  return Object.fromEntries(schemes.map((scheme) => [scheme, []]))
}

const securitySchemes = (): Json => {
  const names = endpoints.flatMap(({ spec }) => Object.values((spec.auth.places ?? {}) as Json).map(String))
  const legacy = [...new Set(names)].filter((name) => name !== "apikey").toSorted((a, b) => a.localeCompare(b))
  return {
    ...usual,
    ...Object.fromEntries(legacy.map((name) => [inQuery(name), { type: "apiKey", in: "query", name }]))
  }
}

// --- operations ---------------------------------------------------------------------------------------------------------

const parametersOf = (spec: Endpoint.Spec, isShared: boolean): ReadonlyArray<Json> => [
  ...[...spec.route.matchAll(/:([^/]+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: schemaOf(Wire.name)
  })),
  ...listed(spec.query).map(({ key, wire }) => ({
    name: key,
    in: "query",
    required: wire.presence !== "optional" && !isShared,
    schema: schemaOf(wire)
  })),
  ...listed(spec.headers).map(({ key, wire }) => ({
    name: key,
    in: "header",
    required: wire.presence !== "optional" && !isShared,
    schema: schemaOf(wire)
  })),
  ...(spec.projectable ? [{ name: "fields", in: "query", required: false, schema: { type: "string" } }] : [])
]

const bodyOf = ({ body, route }: Endpoint.Spec): Json | undefined => {
  if (route.startsWith("GET")) return undefined
  if (body === undefined) return { type: "object" }
  if (Wire.isWhole(body)) return schemaOf(body.wire)
  const members = listed(body).map((member) => ({
    ...member,
    wire: {
      ...member.wire,
      presence: member.wire.presence === "optional" ? ("default" as const) : ("required" as const)
    }
  }))
  return objectOf(members, (schema) => schema)
}

const distinct = (options: ReadonlyArray<Json>): ReadonlyArray<Json> => [
  ...new Map(options.map((option) => [JSON.stringify(option), option])).values()
]

const either = (options: ReadonlyArray<Json>): Json => {
  const different = distinct(options)
  return different.length === 1 ? (different[0] as Json) : { oneOf: different }
}

const statusOf = (code: number): string => String(ErrorTable.lookup("identity", code)?.status ?? 403)

const responsesOf = (group: ReadonlyArray<Endpoint.Any>): Json => {
  const codes = new Map(group.flatMap(declaredErrors))
  const byStatus = new Map<string, Array<Json>>()
  for (const [code, tag] of [...codes].toSorted(([a], [b]) => a - b)) {
    byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), { code, tag }])
  }
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } }
  return {
    "200": {
      description: "Success",
      content: { "application/json": { schema: either(group.map(({ spec }) => schemaOf(spec.success))) } }
    },
    ...Object.fromEntries(
      [...byStatus].map(([status, errors]) => [
        status,
        { description: "A documented refusal; the code says which", content, "x-errors": errors }
      ])
    ),
    default: { description: "Any other refusal", content }
  }
}

const operation = (group: ReadonlyArray<Endpoint.Any>): Json => {
  const [first] = group as [Endpoint.Any, ...ReadonlyArray<Endpoint.Any>]
  const isShared = group.length > 1
  const bodies = group.map(({ spec }) => bodyOf(spec)).filter((body) => body !== undefined)
  const parameters = new Map(
    group.flatMap(({ spec }) => parametersOf(spec, isShared)).map((one) => [`${one["in"]} ${one["name"]}`, one])
  )
  const { docs, host } = first.spec
  return {
    operationId: first.id,
    tags: [...new Set(group.map(({ id }) => id.slice(0, id.indexOf("."))))],
    "x-operations": group.map(({ id, spec }) => ({
      id,
      safety: spec.safety,
      ...(spec.when === undefined ? {} : { when: spec.when }),
      ...(spec.deprecated === undefined ? {} : { deprecated: true, ...spec.deprecated })
    })),
    ...(host === undefined || host === "api" ? {} : { servers: [{ url: hosts[host] }] }),
    ...(docs === undefined ? {} : { externalDocs: { url: docsSite + docs } }),
    ...(group.every(({ spec }) => spec.deprecated !== undefined) ? { deprecated: true } : {}),
    security: distinct(group.map(({ spec }) => securityOf(spec.auth))),
    parameters: [...parameters.values()],
    ...(bodies.length === 0
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: either(bodies) } } } }),
    responses: responsesOf(group)
  }
}

export const document = (): Json => {
  const groups = new Map<string, Array<Endpoint.Any>>()
  for (const endpoint of endpoints) {
    groups.set(endpoint.spec.route, [...(groups.get(endpoint.spec.route) ?? []), endpoint])
  }
  const paths: Record<string, Record<string, Json>> = {}
  for (const [route, group] of [...groups].toSorted(([a], [b]) => a.localeCompare(b))) {
    const [method, path] = route.split(" ") as [string, string]
    const template = path.replace(/:([^/]+)/g, "{$1}")
    paths[template] = { ...paths[template], [method.toLowerCase()]: operation(group) }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "LoginRadius, as loginradius-effect calls it",
      version: "2",
      description:
        "Generated from the endpoints. Operations that share method and path are one here; `x-operations` tells them apart, `x-errors` lists the codes behind a status."
    },
    servers: [{ url: hosts.api }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      schemas: {
        ...Object.fromEntries(
          [...schemas].toSorted(([a], [b]) => a.localeCompare(b)).map(([name, { schema }]) => [name, schema])
        ),
        Error: {
          type: "object",
          properties: {
            ErrorCode: { type: "integer" },
            Message: { type: "string" },
            Description: { type: "string" },
            IsProviderError: { type: "boolean" },
            ProviderErrorResponse: { type: ["string", "null"] }
          },
          required: ["ErrorCode"]
        }
      },
      securitySchemes: securitySchemes()
    }
  }
}

export const render = (): string => `${JSON.stringify(document(), undefined, 1)}\n`
