import { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Handler from "@loginradius-effect/core/Handler"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Retry from "@loginradius-effect/core/Retry"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Either, FastCheck, Redacted, Schema } from "effect"
import { decode } from "../../packages/core/src/internal/wire/codec.js"
import { apiKey, apiSecret } from "../support/client.js"
import { type AnyEndpoint, endpoints } from "../support/endpoints.js"
import {
  type Choices,
  type Input,
  inputsOf,
  membersOf,
  mutate,
  type Mutation,
  random,
  valueOf,
  wireKey
} from "../support/samples.js"

const seed = 20261124

/** The value with its secrets unwrapped, so that values can be compared. */
const readable = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return { secret: Redacted.value(value) }
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, readable(member)]))
}

// --- every description -------------------------------------------------------------------------------------------------

/** Every description in answers and bodies, once, with a name for the test's title. */
const wires = new Map<Wire.Any["description"], readonly [name: string, wire: Wire.Any]>()

const collect = (wire: Wire.Any, name: string): void => {
  const { description } = wire
  if (wires.has(description)) return
  if (description.kind === "answer") collect(description.of, `${name} on the wire`)
  if (description.kind === "array") collect(description.item, `${name}[]`)
  if (description.kind === "record") collect(description.value, `${name}{}`)
  if (description.kind === "oneOf") description.variants.forEach((variant, i) => collect(variant, `${name} ${i}`))
  if (["answer", "array", "oneOf", "record", "document"].includes(description.kind)) {
    wires.set(description, [named(wire, name), wire])
  }
  if (description.kind === "document") {
    for (const { name, wire } of description.members()) collect(wire, `${description.name}.${name}`)
  }
}

const named = ({ description }: Wire.Any, name: string): string => ("name" in description ? description.name : name)

for (const { id, spec } of endpoints) {
  collect(spec.success, id)
  for (const [name, wire] of Object.entries(membersOf(spec))) collect(wire, `${id} ${name}`)
}

// --- values that nearly fit --------------------------------------------------------------------------------------------

const json = FastCheck.jsonValue({ maxDepth: 3 })

const mutations: FastCheck.Arbitrary<ReadonlyArray<Mutation>> = FastCheck.array(
  FastCheck.record({
    at: FastCheck.nat(5000),
    how: FastCheck.constantFrom<Mutation["how"]>("replace", "delete", "null", "wrap", "recase", "text", "add"),
    value: FastCheck.oneof(FastCheck.constantFrom<unknown>("", 1, 1.5, true, [], {}, "\ud800", 1e308), json)
  }),
  { maxLength: 3 }
)

/** A member under its own name, under an alias, or under both. */
const keysBy =
  (seed: number): Choices["keys"] =>
  (name, wire) => {
    const key = wireKey(name, wire)
    const alias = wire.aliases[0]
    return alias === undefined
      ? [key]
      : ([[key], [alias], [alias, key], [key]][(seed + name.length) % 4] as Array<string>)
  }

/** A small document has all its members, because it is recognised by one of them. */
const choices = (wire: Wire.Any, seed: number): Choices => {
  const choices = random(seed, { keys: keysBy(seed) })
  const isSmall = membersAt(wire) < 4
  return { ...choices, has: (path, name) => (isSmall && path === "") || choices.has(path, name) }
}

const membersAt = ({ description }: Wire.Any): number =>
  description.kind === "answer"
    ? membersAt(description.of)
    : description.kind === "document"
      ? description.members().length
      : Infinity

const nearValues = (wire: Wire.Any): FastCheck.Arbitrary<unknown> =>
  FastCheck.tuple(FastCheck.nat(), mutations).map(([seed, mutations]) =>
    mutate(valueOf(wire, choices(wire, seed)), mutations)
  )

describe("the schema of a description agrees with the decoder:", () => {
  it("more than 80 descriptions are tested", () => {
    assert.isAbove(wires.size, 80)
  })

  for (const [name, wire] of wires.values()) {
    it(name, () => {
      const schema = Schema.decodeUnknownEither(Wire.toSchema(wire))
      let taken = 0
      FastCheck.assert(
        FastCheck.property(
          FastCheck.oneof({ arbitrary: nearValues(wire), weight: 9 }, { arbitrary: json, weight: 1 }),
          (value) => {
            // A schema sets the prototype where a parsed value has a member `__proto__`; the decoder keeps it as a member.
            const parsed: unknown = JSON.parse(JSON.stringify(value).replaceAll("__proto__", "proto"))
            const ours = decode(wire, parsed)
            const theirs = schema(parsed)
            assert.strictEqual(Either.isRight(ours), Either.isRight(theirs), JSON.stringify(parsed))
            if (Either.isRight(ours) && Either.isRight(theirs)) {
              taken++
              assert.deepStrictEqual(readable(ours.right), readable(theirs.right))
            }
          }
        ),
        { numRuns: 25, seed }
      )
      // Values that are all refused would prove nothing.
      assert.isAbove(taken, 1)
    })
  }
})

// --- laws --------------------------------------------------------------------------------------------------------------

const service = Effect.runSync(LoginRadiusConfig.make({ apiKey, apiSecret, retry: Retry.none }))

/** The result of a call, and the request that the server gets. */
const requestOf = (endpoint: AnyEndpoint, input: Input) => {
  const requests: Array<Handler.Request> = []
  const client = Handler.client((request) => {
    requests.push(request)
    return Effect.succeed(Handler.json(500, {}))
  })
  return endpoint(input).pipe(
    Effect.exit,
    Effect.provideService(HttpClient.HttpClient, client),
    Effect.provideService(LoginRadiusConfig.LoginRadiusConfig, service),
    Effect.map((exit) => ({ exit, request: requests[0] })),
    Effect.runPromise
  )
}

const handlers = endpoints.map((endpoint) => ({
  endpoint,
  handler: Handler.handle(endpoint as never, () => Effect.die("unused"))
}))
const route = Handler.router(handlers.map(({ handler }) => handler))

const bySms = "PhoneAuthentication.userRegistrationBySms"

/** Choices without blank texts, because a query treats those as missing. */
const withoutBlanks = (choices: Choices): Choices => ({
  ...choices,
  text: (path) => `x${choices.text(path)}`,
  secret: (path) => `x${choices.secret(path)}`
})

describe("the server reads the input of the caller:", () => {
  for (const { endpoint, handler } of handlers) {
    it(endpoint.id, () =>
      FastCheck.assert(
        FastCheck.asyncProperty(FastCheck.nat(), async (seed) => {
          for (const input of inputsOf(endpoint, withoutBlanks(random(seed)), () => "a-token+/=*1")) {
            const { request } = await requestOf(endpoint, withRedaction(endpoint, input, seed))
            assert(request !== undefined, `${endpoint.id} did not send ${JSON.stringify(input)}`)
            const match = route(request)
            assert(match._tag === "Found", `${endpoint.id}: ${match._tag}`)
            // A registration by e-mail with a phone number matches the one by SMS too.
            const others = endpoint.id === "Authentication.userRegistrationByEmail" ? [bySms] : []
            assert.include([endpoint.id, ...others], match.handler.endpoint.id)
            const read = Handler.read(handler, request, match.parameters)
            assert.deepStrictEqual(readable(Either.getOrThrow(read)), readable(expected(endpoint, input)))
          }
        }),
        { numRuns: 8, seed }
      )
    )
  }
})

/** The input with its secrets redacted, or for an even seed in clear. */
const withRedaction = ({ spec }: AnyEndpoint, input: Input, seed: number): Input =>
  seed % 2 === 0 ? input : (redactMembers({ ...membersOf(spec), ...credentials }, input) as Input)

const credentials = { accessToken: Wire.secret, sott: Wire.secret }

/** The input as the server reads it: with every secret redacted. */
const expected = ({ spec }: AnyEndpoint, input: Input): unknown =>
  redactMembers({ ...membersOf(spec), ...credentials }, input)

const redactMembers = (members: Wire.Members, input: Input): Input =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      members[name] === undefined ? value : redact(members[name], value)
    ])
  )

const redact = ({ description }: Wire.Any, value: unknown): unknown => {
  if (value === null || value === undefined) return value
  switch (description.kind) {
    case "secret":
      return Redacted.make(value as string)
    case "array":
      return (value as ReadonlyArray<unknown>).map((item) => redact(description.item, item))
    case "record":
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(description.value, item)]))
    case "document":
      return redactMembers(
        Object.fromEntries(description.members().map(({ key, wire }) => [key, wire])),
        value as Input
      )
    default:
      return value
  }
}
