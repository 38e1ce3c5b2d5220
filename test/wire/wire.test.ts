import { assert, describe, it } from "@effect/vitest"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import type * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as Wire from "@loginradius-effect/core/Wire"
import type { HttpClient } from "@effect/platform"
import { Effect, Either, Layer, Redacted } from "effect"
import catalogue from "../fixtures/catalogue.json" with { type: "json" }
import models from "../fixtures/models.json" with { type: "json" }
import { apiKey, apiSecret, config, scriptedClient } from "../support/client.js"
import { namedEndpoints } from "../support/endpoints.js"

// --- the fixture -------------------------------------------------------------------------------------------------------

interface Place {
  readonly in: string
  readonly wire: string
  readonly scheme?: string
}

interface Parameter {
  readonly name: string
  readonly wire: string
  readonly in: string
  readonly required: boolean
}

interface Operation {
  readonly id: string
  readonly method: string
  readonly host: string
  readonly path: string
  readonly auth: {
    readonly apiKey?: Place
    readonly apiSecret?: Place
    readonly accessToken?: Place
    readonly sott?: Place
  }
  readonly parameters: ReadonlyArray<Parameter>
  readonly body: ReadonlyArray<Omit<Parameter, "in">> | string | null
  readonly fields: boolean
  readonly status: string
  readonly replacedBy?: string
  readonly docs: string | null
}

const origins: Record<string, string> = {
  api: "https://api.loginradius.com",
  config: "https://config.lrcontent.com",
  cloud: "https://cloud-api.loginradius.com",
  hub: "https://example.hub.loginradius.com"
}

/** Operations that send nothing. */
const local = new Set(["Infrastructure.localGenerateSott"])

const operations = (catalogue as unknown as ReadonlyArray<Operation>).filter(({ id }) => !local.has(id))

const operationOf = (id: string): Operation => {
  const operation = operations.find((candidate) => candidate.id === id)
  assert(operation !== undefined, `no source knows ${id}`)
  return operation
}

const endpoints = namedEndpoints.map(([name, endpoint]) => ({ exported: name, endpoint: endpoint as Endpoint.Any }))

// --- inputs, made from the descriptions --------------------------------------------------------------------------------

type Input = Record<string, unknown>

/** A value that has to be escaped everywhere, and contains the name of its member. */
const sample = (wire: Wire.Any, name: string): unknown => {
  const { description } = wire
  switch (description.kind) {
    case "string":
      return `${name} /?&=+%ü`
    case "secret":
      return `secret ${name} /?&=+%ü`
    case "literals":
      return description.values[0]
    case "boolean":
      return true
    case "integer":
    case "number":
      return 7
    case "array":
      return [sample(description.item, name)]
    case "record":
      return { [`${name} key`]: sample(description.value, name) }
    case "oneOf":
      return sample(description.variants[0] as Wire.Any, name)
    case "document":
      return Object.fromEntries(description.members().map(({ key, name, wire }) => [key, sample(wire, name)]))
    case "answer":
      return sample(description.of, name)
    default:
      return { any: name }
  }
}

const membersOf = (spec: Endpoint.Spec): Record<string, Wire.Any> => ({
  ...spec.query,
  ...spec.headers,
  ...(spec.body === undefined
    ? {}
    : Wire.isWhole(spec.body)
      ? { [spec.body.whole]: spec.body.wire }
      : (spec.body as Wire.Members))
})

/** Everything that can distinguish an operation from others of its route: its token, a member, or a member of its document. */
const distinguishingMembers = (spec: Endpoint.Spec): ReadonlyArray<string> => [
  ...(spec.auth.kind === "accessToken" ? ["accessToken"] : []),
  ...Object.entries(membersOf(spec)).flatMap(([name, { description }]) => [
    name,
    ...(description.kind === "document" ? description.members().map((member) => `${name}.${member.name}`) : [])
  ])
]

const pathParameters = (path: string): ReadonlyArray<string> =>
  [...path.matchAll(/[:{](\w+)\}?/g)].map((match) => match[1] as string)

const credential = { accessToken: "secret-access-token", sott: "secret+sott/token=*1" }

/** An input with every member; of the members of `oneOf`, the chosen one. */
const fullInput = (endpoint: Endpoint.Any, chosen: string | undefined): Input => {
  const { spec } = endpoint
  const input: Input = {}
  for (const name of pathParameters(spec.route)) input[name] = `${name}/1 ü`
  for (const [name, wire] of Object.entries(membersOf(spec))) input[name] = sample(wire, name)
  for (const name of spec.oneOf ?? []) if (name !== chosen) delete input[name]
  const { accessToken, sott } = operationOf(endpoint.id).auth
  if (accessToken !== undefined) input["accessToken"] = credential.accessToken
  if (sott !== undefined) input["sott"] = credential.sott
  return input
}

/** An input without the members that are optional in the fixture. */
const leastInput = (endpoint: Endpoint.Any, chosen: string | undefined): Input => {
  const operation = operationOf(endpoint.id)
  const input = fullInput(endpoint, chosen)
  for (const { name } of optionalMembers(operation)) if (name !== chosen) delete input[name]
  return input
}

const bodyFields = ({ body }: Operation) => (Array.isArray(body) ? (body as ReadonlyArray<Omit<Parameter, "in">>) : [])

/** The input member that is the whole body. */
const wholeBody = ({ body }: Operation): ReadonlyArray<string> =>
  body === "free" ? ["object"] : typeof body === "string" ? [body.startsWith("WebHook") ? "webhook" : "profile"] : []

const optionalMembers = (operation: Operation) =>
  [...operation.parameters, ...bodyFields(operation)].filter(({ required }) => !required)

const requiredMembers = (operation: Operation): ReadonlyArray<string> => [
  ...[...operation.parameters, ...bodyFields(operation)].filter(({ required }) => required).map(({ name }) => name),
  ...wholeBody(operation),
  ...(operation.auth.accessToken === undefined ? [] : ["accessToken"])
]

/** Calls an endpoint with any input; its result and its requests. */
const call = (endpoint: Endpoint.Any, input: Input) => {
  const { layer, sent } = scriptedClient({ body: sample(endpoint.spec.success, "answer") as object })
  const f = endpoint as unknown as (
    input: unknown
  ) => Effect.Effect<
    unknown,
    LoginRadiusError.LoginRadiusError,
    LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient
  >
  return f(input).pipe(
    Effect.either,
    Effect.provide(Layer.merge(layer, config({ appName: "example" }))),
    Effect.map((result) => ({ result, sent }))
  )
}

const choices = (endpoint: Endpoint.Any): ReadonlyArray<string | undefined> => endpoint.spec.oneOf ?? [undefined]

/** Operations that make the call of another one, which LoginRadius documents with both. */
const sameCalls: ReadonlySet<string> = new Set([
  "OneTouchLogin.ping",
  "RiskBasedAuthentication.loginByEmail",
  "RiskBasedAuthentication.loginByPhone",
  "RiskBasedAuthentication.loginByUsername"
])

// --- the request, by the fixture ---------------------------------------------------------------------------------------

const expectedQuery = (operation: Operation, input: Input): ReadonlyArray<readonly [string, string]> =>
  [
    ...credentialsIn("query", operation),
    ...operation.parameters
      .filter((parameter) => parameter.in === "query" && input[parameter.name] !== undefined)
      .map(({ name, wire }) => [wire, String(input[name])] as const)
  ].sort(byName)

const byName = (a: readonly [string, string], b: readonly [string, string]) => (a[0] < b[0] ? -1 : 1)

const expectedPath = (operation: Operation, input: Input): string =>
  operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])))

/** The credentials of an operation in one place. */
const credentialsIn = (place: string, { auth }: Operation): ReadonlyArray<readonly [string, string]> =>
  (["apiKey", "apiSecret", "accessToken", "sott"] as const).flatMap((name) => {
    const { in: where, scheme, wire } = auth[name] ?? {}
    const value = { apiKey, apiSecret, ...credential }[name]
    return wire === undefined || where !== place
      ? []
      : [[wire, scheme === undefined ? value : `${scheme} ${value}`] as const]
  })

const expectedHeaders = (operation: Operation): Record<string, string> => {
  const headers: Record<string, string> = { accept: "application/json" }
  if (operation.method !== "GET") headers["content-type"] = "application/json"
  for (const [wire, value] of credentialsIn("header", operation)) headers[wire.toLowerCase()] = value
  return headers
}

const expectedBody = (operation: Operation, input: Input): unknown => {
  if (operation.method === "GET") return undefined
  return Object.fromEntries(
    bodyFields(operation)
      .filter(({ name }) => input[name] !== undefined)
      .map(({ name, wire }) => [wire, input[name]])
  )
}

const assertSent = (endpoint: Endpoint.Any, input: Input, sent: ReturnType<typeof scriptedClient>["sent"]) => {
  const operation = operationOf(endpoint.id)
  assert.strictEqual(sent.length, 1)
  const request = sent[0]!
  assert.strictEqual(request.method, operation.method)
  assert.strictEqual(request.url.origin, origins[operation.host])
  assert.strictEqual(request.url.pathname, expectedPath(operation, input))
  assert.strictEqual(request.url.hash, "")
  assert.deepStrictEqual([...request.url.searchParams].sort(byName), expectedQuery(operation, input))
  const { "content-length": _, "user-agent": userAgent, ...headers } = request.headers
  assert.match(userAgent ?? "", /^loginradius-effect\//)
  assert.deepStrictEqual(headers, expectedHeaders(operation))
  const body = request.body === undefined ? undefined : (JSON.parse(request.body) as Record<string, unknown>)
  if (operation.body === "free") assert.deepStrictEqual(body, input["object"])
  else if (typeof operation.body === "string") {
    assertDocument(operation.body, input[wholeBody(operation)[0] as string] as object, body)
  } else assert.deepStrictEqual(body, expectedBody(operation, input))
  // Credentials in headers are in no other place.
  for (const secret of [apiSecret, credential.accessToken, credential.sott]) {
    const isInQuery = credentialsIn("query", operation).some(([, value]) => value === secret)
    assert.notInclude((isInQuery ? "" : request.url.href) + (request.body ?? ""), secret)
    if (!isInQuery) assert.notInclude(request.url.href, encodeURIComponent(secret))
  }
}

/** Fails unless a document is sent as it was given, under names of the fixture. */
const assertDocument = (model: string, given: object, sent: unknown) => {
  assert.deepStrictEqual(sent, JSON.parse(JSON.stringify(given)))
  const known = Object.keys((models.models as Record<string, object>)[model] as object)
  for (const name of Object.keys(given)) assert.include(known, name)
}

// --- the tests ---------------------------------------------------------------------------------------------------------

describe("the endpoints", () => {
  it("are exactly those of the operations in the fixture", () => {
    assert.sameMembers(
      endpoints.map(({ endpoint }) => endpoint.id),
      operations.map(({ id }) => id)
    )
  })

  it("are exported under their ids", () => {
    for (const { endpoint, exported } of endpoints) assert.strictEqual(endpoint.id, exported)
  })

  it.effect("do not include the local SOTT, which sends nothing", () =>
    Effect.gen(function* () {
      const { layer, sent } = scriptedClient("hangs")
      const sott = yield* Effect.provide(Infrastructure.localGenerateSott(), Layer.merge(layer, config()))
      assert.match(Redacted.value(sott), /^[\w+/=]+\*[0-9a-f]{32}$/)
      assert.strictEqual(sent.length, 0)
    })
  )

  it("name the page of the documentation, and are deprecated as in the fixture", () => {
    for (const { endpoint } of endpoints) {
      const { docs, replacedBy, status } = operationOf(endpoint.id)
      assert.strictEqual(endpoint.spec.docs, docs ?? undefined, endpoint.id)
      assert.strictEqual(endpoint.spec.deprecated !== undefined, status === "deprecated", endpoint.id)
      assert.strictEqual(endpoint.spec.deprecated?.replacedBy, replacedBy, endpoint.id)
    }
  })

  it("can be projected where the service accepts a list of fields", () => {
    for (const { endpoint } of endpoints) {
      const expected = operationOf(endpoint.id).fields
      assert.strictEqual(endpoint.spec.projectable ?? false, expected, endpoint.id)
    }
  })

  it("of one route are distinguished by a member, all except one, and those that are one call by two names", () => {
    const byRoute = new Map<string, Array<Endpoint.Any>>()
    for (const { endpoint } of endpoints) {
      if (sameCalls.has(endpoint.id)) continue
      const { route } = endpoint.spec
      byRoute.set(route, [...(byRoute.get(route) ?? []), endpoint])
    }
    for (const [route, sharing] of byRoute) {
      const whens = sharing.map(({ spec }) => spec.when)
      assert.strictEqual(new Set(whens).size, sharing.length, route)
      for (const { id, spec } of sharing) {
        if (spec.when !== undefined) assert.include(distinguishingMembers(spec), spec.when, id)
      }
    }
  })
})

for (const { endpoint } of endpoints) {
  describe(`${endpoint.id}`, () => {
    it.effect("sends every member under its name on the wire, and nothing else", () =>
      Effect.gen(function* () {
        const operation = operationOf(endpoint.id)
        for (const chosen of choices(endpoint)) {
          const input = fullInput(endpoint, chosen)
          const { result, sent } = yield* call(endpoint, input)
          assert.isTrue(Either.isRight(result), String(result))
          assertSent(endpoint, input, sent)
          for (const { name } of [...operation.parameters, ...bodyFields(operation)]) {
            if (!choices(endpoint).includes(name)) assert.property(input, name, "not described")
          }
        }
      })
    )

    it.effect("sends nothing for a missing, undefined or blank member", () =>
      Effect.gen(function* () {
        const operation = operationOf(endpoint.id)
        for (const chosen of choices(endpoint)) {
          const least = leastInput(endpoint, chosen)
          const left = optionalMembers(operation).filter(({ name }) => name !== chosen)
          const absent = Object.fromEntries(left.map(({ name }) => [name, undefined]))
          const blank = Object.fromEntries(
            operation.parameters
              .filter(({ required }) => !required)
              .filter(({ name }) => typeof fullInput(endpoint, chosen)[name] === "string")
              .map(({ name }, i) => [name, i % 2 === 0 ? "" : "  "])
          )
          for (const input of [least, { ...least, ...absent }, { ...least, ...blank }]) {
            const { result, sent } = yield* call(endpoint, input)
            assert.isTrue(Either.isRight(result), String(result))
            assertSent(endpoint, least, sent)
          }
        }
      })
    )

    it.effect("refuses an input without a required member, names the member, and sends nothing", () =>
      Effect.gen(function* () {
        const operation = operationOf(endpoint.id)
        const input = leastInput(endpoint, choices(endpoint)[0])
        for (const name of requiredMembers(operation)) {
          const inBody = bodyFields(operation).some((field) => field.name === name)
          const wrong = [undefined, null, 4711, ...(inBody || wholeBody(operation).includes(name) ? [] : ["", " "])]
          for (const value of wrong) {
            const { result, sent } = yield* call(endpoint, { ...input, [name]: value })
            assertRefused(result, name)
            assert.strictEqual(sent.length, 0)
          }
        }
        if (endpoint.spec.oneOf !== undefined) {
          const [one, other] = endpoint.spec.oneOf
          for (const given of [{ [one]: undefined }, { [one]: "a", [other]: "b" }]) {
            const { result, sent } = yield* call(endpoint, { ...input, ...given })
            assertRefused(result, endpoint.spec.oneOf.join(" or "))
            assert.strictEqual(sent.length, 0)
          }
        }
      })
    )
  })
}

const assertRefused = (result: Either.Either<unknown, LoginRadiusError.LoginRadiusError>, field: string) => {
  assert(Either.isLeft(result), `${field} was taken`)
  assert.strictEqual(result.left._tag, "InvalidInput")
  const refusal = result.left as LoginRadiusError.InvalidInput
  assert.strictEqual(refusal.field, field)
  assert.notInclude(refusal.message, "4711")
}

describe("path parameters", () => {
  const withParameters = endpoints.filter(({ endpoint }) => pathParameters(endpoint.spec.route).length > 0)

  it("are the same as in the fixture", () => {
    for (const { endpoint } of endpoints) {
      const operation = operationOf(endpoint.id)
      assert.deepStrictEqual(pathParameters(endpoint.spec.route), pathParameters(operation.path), endpoint.id)
    }
    assert.isAbove(withParameters.length, 5)
  })

  it.effect("are refused when they would change the path", () =>
    Effect.gen(function* () {
      for (const { endpoint } of withParameters) {
        for (const name of pathParameters(endpoint.spec.route)) {
          for (const value of [".", ".."]) {
            const { result, sent } = yield* call(endpoint, { ...leastInput(endpoint, undefined), [name]: value })
            assertRefused(result, name)
            assert.strictEqual(sent.length, 0)
          }
        }
      }
    })
  )
})
