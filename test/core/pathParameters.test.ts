/** Path parameters that are names: the inputs that create such names, and the names that are refused. */
import { HttpClient, HttpClientResponse } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as Retry from "@loginradius-effect/core/Retry"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Either, Schema } from "effect"
import { apiKey, apiSecret } from "../support/client.js"
import { type AnyEndpoint, endpoints } from "../support/endpoints.js"
import { complete, type Input, inputsOf, MarkedSecrets, membersOf, pathParameters } from "../support/samples.js"

type Place = readonly [endpoint: string, place: string]

/** The inputs that create the values of each path parameter. */
const sources: { readonly [parameter: string]: ReadonlyArray<Place> } = {
  uid: [
    ["Account.create", "profile.Uid"],
    ["Account.updateUid", "newUid"]
  ],
  roleName: [["RolesManagement.rolesCreate", "roles[0].Name"]],
  contextName: [["RolesManagement.upsertContext", "roleContext[0].Context"]],
  type: [
    ["CustomRegistrationData.addRegistrationData", "data[0].Type"],
    ["CustomRegistrationData.updateRegistrationData", "type"]
  ],
  // The service creates these ids.
  hookId: [],
  objectRecordId: [],
  recordId: [],
  // No declared endpoint creates it.
  tokenType: [],
  // No declared endpoint creates it.
  smsOtpType: []
}

const places = Object.values(sources).flat()

const invalidNames = [
  [".", "expected no dot segment"],
  ["..", "expected no dot segment"],
  ["", "expected a value"],
  [" \t", "expected a value"],
  ["\ud800", "expected well-formed text"],
  ["a\udc00b", "expected well-formed text"]
] as const

/** Valid names that look like invalid ones. A percent sign is text: it is encoded again. */
const validNames = ["...", ".a", " .", "%2e", "%2E%2e", ".%2e", "%2e%2E/", "a/../b", "..\\", "?#&", "\u{1d4b3}"]

const service = Effect.runSync(LoginRadiusConfig.make({ apiKey, apiSecret, retry: Retry.none }))

/** The result of a call, and the URLs of its requests after a URL parser has read them. */
const call = (endpoint: AnyEndpoint, input: unknown, answer: unknown = {}) =>
  Effect.suspend(() => {
    const urls: Array<URL> = []
    const client = HttpClient.make((request, url) => {
      urls.push(url)
      return Effect.succeed(HttpClientResponse.fromWeb(request, Response.json(answer)))
    })
    return Effect.map(Effect.either(endpoint(input)), (result) => ({ result, urls })).pipe(
      Effect.provideService(HttpClient.HttpClient, client),
      Effect.provideService(LoginRadiusConfig.LoginRadiusConfig, service)
    )
  })

const endpointOf = (id: string): AnyEndpoint => {
  const found = endpoints.find((endpoint) => endpoint.id === id)
  assert(found !== undefined, id)
  return found
}

const sampleOf = (endpoint: AnyEndpoint): Input => {
  const markedSecrets = new MarkedSecrets()
  return inputsOf(endpoint, complete(markedSecrets), () => markedSecrets.guid("token"))[0] as Input
}

/** The input with another value at a place such as `roles[0].Name`. */
const withValueAt = (input: Input, place: string, value: unknown): Input => {
  const copy = structuredClone(input)
  const keys = place.split(/[.[\]]+/)
  const last = keys.pop() as string
  const holder = keys.reduce<unknown>((at, key) => (at as Input)[key], copy) as Input
  assert.property(holder, last)
  holder[last] = value
  return copy
}

const assertRefused = (endpoint: AnyEndpoint, place: string, input: Input, reason: string) =>
  Effect.gen(function* () {
    const { result, urls } = yield* call(endpoint, input)
    const error = Either.getOrThrow(Either.flip(result))
    assert(error instanceof LoginRadiusError.InvalidInput, error._tag)
    assert.deepStrictEqual([error.field, error.reason], [place, reason])
    assert.lengthOf(urls, 0)
  })

/** The places below a description that are names. */
const namesIn = (wire: Wire.Any, place: string, above: ReadonlyArray<unknown> = []): ReadonlyArray<string> => {
  const { description } = wire
  if (above.includes(description)) return []
  const below = (inner: Wire.Any, at: string) => namesIn(inner, at, [...above, description])
  switch (description.kind) {
    case "string":
      return description.format === "name" ? [place] : []
    case "array":
      return below(description.item, `${place}[0]`)
    case "record":
      return below(description.value, `${place}.key`)
    case "oneOf":
      return description.variants.flatMap((variant) => below(variant, place))
    case "document":
      return description.members().flatMap(({ key, wire }) => below(wire, `${place}.${key}`))
    default:
      return []
  }
}

describe("a name in a path", () => {
  it("is a parameter of this list", () => {
    const parameters = new Set(endpoints.flatMap(({ spec }) => pathParameters(spec)))
    assert.sameMembers([...parameters], Object.keys(sources))
  })

  it("is created by exactly the inputs that are described as names", () => {
    const names = endpoints.flatMap(({ id, spec }) =>
      Object.entries(membersOf(spec)).flatMap(([member, wire]) =>
        namesIn(wire, member).map((place): Place => [id, place])
      )
    )
    assert.sameDeepMembers(names, places)
  })

  for (const [id, place] of places) {
    const endpoint = endpointOf(id)
    for (const [name, reason] of invalidNames) {
      it.effect(`is not created by ${id} as ${JSON.stringify(name)}`, () =>
        assertRefused(endpoint, place, withValueAt(sampleOf(endpoint), place, name), reason)
      )
    }
    it.effect(`is created by ${id} with any characters in it`, () =>
      Effect.gen(function* () {
        for (const name of validNames) {
          const { urls } = yield* call(endpoint, withValueAt(sampleOf(endpoint), place, name))
          assert.lengthOf(urls, 1, name)
        }
      })
    )
  }
})

describe("a path parameter", () => {
  for (const endpoint of endpoints) {
    const { route } = endpoint.spec
    for (const parameter of pathParameters(endpoint.spec)) {
      it.effect(`${parameter} of ${endpoint.id} leads to no other path`, () =>
        Effect.gen(function* () {
          for (const [name, reason] of invalidNames) {
            yield* assertRefused(endpoint, parameter, withValueAt(sampleOf(endpoint), parameter, name), reason)
          }
          const template = (route.split(" ")[1] as string).split("/")
          const at = template.indexOf(`:${parameter}`)
          for (const name of validNames) {
            const { urls } = yield* call(endpoint, withValueAt(sampleOf(endpoint), parameter, name))
            const segments = (urls[0]?.pathname ?? "").split("/")
            assert.lengthOf(segments, template.length, name)
            assert.strictEqual(decodeURIComponent(segments[at] as string), name)
          }
        })
      )
    }
  }
})

describe("an invalid name of the service", () => {
  const names = invalidNames.map(([name]) => name)

  it.effect("is read", () =>
    Effect.gen(function* () {
      const roles = { data: names.map((Name) => ({ Name, Permissions: {} })), Count: names.length }
      const listed = yield* call(endpointOf(RolesManagement.rolesList.id), {}, roles)
      assert.deepStrictEqual(Either.getOrThrow(listed.result), roles)
      const contexts = { Data: names.map((Context) => ({ Context, Roles: [] })) }
      const read = yield* call(endpointOf(RolesManagement.getContexts.id), { uid: "ada" }, contexts)
      assert.deepStrictEqual(Either.getOrThrow(read.result), contexts)
    })
  )

  it("fits the schema of a role", () => {
    const isRole = Schema.is(Wire.toSchema(RolesManagement.Role))
    for (const Name of names) assert.isTrue(isRole({ Name }), JSON.stringify(Name))
  })

  it.effect("is assigned and unassigned, because it is in the body and not in the path", () =>
    Effect.gen(function* () {
      for (const id of [RolesManagement.assignRolesByUid.id, RolesManagement.unassignRolesByUid.id]) {
        const { urls } = yield* call(endpointOf(id), { uid: "ada", roles: [".", ".."] })
        assert.lengthOf(urls, 1)
      }
    })
  )
})
