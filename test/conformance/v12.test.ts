/**
 * LoginRadius' SDKs from version 12 on against the emulator's server: each of their operations that is here, by the path that they
 * know it by.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Handler from "@loginradius-effect/core/Handler"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { Emulator } from "@loginradius-effect/emulator"
import { HttpClient } from "@effect/platform"
import { Effect } from "effect"
import { handlers as tenantRoles } from "../../packages/emulator/src/api/RolesManagement/tenantRoles.js"
import newest from "../fixtures/v12.json" with { type: "json" }
import { emulated } from "../support/emulated.js"
import { type AnyEndpoint, endpoints } from "../support/endpoints.js"
import { complete, type Input, inputsOf, MarkedSecrets, wireKey } from "../support/samples.js"
import { send } from "./families/client.js"
import { apiKey, server, withLayer } from "./setup.js"

interface Operation {
  readonly id: string
  readonly tag: string
  readonly method: string
  readonly path: string
  /** The members of the query that it needs, without credentials of the application. */
  readonly query: ReadonlyArray<string>
  /** The operations of the catalogue that it is. */
  readonly operations: ReadonlyArray<string>
}

const byId = new Map(
  [...endpoints, ...tenantRoles.map(({ endpoint }) => endpoint as AnyEndpoint)].map((endpoint) => [
    endpoint.id,
    endpoint
  ])
)

const cases = (newest as ReadonlyArray<Operation>).flatMap((operation) =>
  operation.operations.flatMap((id) => {
    const endpoint = byId.get(id)
    return endpoint !== undefined && (emulated.has(id) || id.startsWith("TenantRoles."))
      ? [[`${operation.id} is ${id}`, operation, endpoint] as const]
      : []
  })
)

const { origin } = Emulator

const config = Effect.runSync(
  LoginRadiusConfig.make({
    apiKey,
    apiSecret: Emulator.apiSecret,
    baseUrls: { api: origin, cloud: origin, config: origin, hub: origin }
  })
)

/** What a call of ours sends. */
const requestOf = (endpoint: AnyEndpoint, input: Input): Effect.Effect<Handler.Request> =>
  Effect.gen(function* () {
    const requests: Array<Handler.Request> = []
    const client = Handler.client((request) => {
      requests.push(request)
      return Effect.succeed(Handler.json(500, {}))
    })
    yield* Effect.exit(endpoint(input)).pipe(
      Effect.provideService(HttpClient.HttpClient, client),
      Effect.provideService(LoginRadiusConfig.LoginRadiusConfig, config)
    )
    return requests[0] ?? assert.fail(`${endpoint.id} sends nothing`)
  })

const sample = (endpoint: AnyEndpoint): Input =>
  inputsOf(endpoint, complete(new MarkedSecrets(), { has: () => false, text: () => "x" }), () => "a-token")[0] ?? {}

/** The path of an operation, with the values that ours has for its parameters. */
const pathOf = ({ path }: Operation, ours: string): string => {
  const values = ours.split("/")
  return path
    .split("/")
    .map((segment, place) => (segment.startsWith("{") ? (values[place] ?? "") : segment))
    .join("/")
}

/** The members of a query that an operation needs, with the values that ours has for them. */
const needed = ({ query }: Operation, { spec }: AnyEndpoint, input: Input): ReadonlyArray<readonly [string, string]> =>
  query.flatMap((name) => {
    const known = Object.entries(spec.query ?? {}).find(([member, wire]) => wireKey(member, wire) === name)?.[0] ?? name
    return known in input ? [[name, String(input[known])] as const] : []
  })

withLayer(server())("the emulator knows an operation by its newest path:", (each) => {
  each(cases)("%s", ([, operation, endpoint]) =>
    Effect.gen(function* () {
      const input = sample(endpoint)
      const { headers, path, query, rawBody } = yield* requestOf(endpoint, input)
      const members = new URLSearchParams({
        ...query,
        ...Object.fromEntries(needed(operation, endpoint, input))
      })
      const { status } = yield* send({
        method: operation.method,
        path: `${pathOf(operation, path)}?${members}`,
        headers: { ...headers },
        body: rawBody
      })
      assert.notStrictEqual(status, 501)
      const last = (yield* Emulator.requests()).at(-1)
      assert.include(operation.operations, last?.operation)
    })
  )
})

describe("the newest operations", () => {
  it("are all known, and most of those that are here are among them", () => {
    assert.strictEqual(newest.length, 392)
    assert.isAtLeast(cases.length, 150)
  })
})
