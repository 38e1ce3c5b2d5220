import { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Handler from "@loginradius-effect/core/Handler"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Retry from "@loginradius-effect/core/Retry"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Either, FastCheck, JSONSchema, Redacted, Schema } from "effect"
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

/** Values that are read as another type, or just not. */
const awkward: ReadonlyArray<unknown> = [
  ["", " ", "\ud800", "a", "true", "FALSE", "True ", "12", "-0.5", "0012", "+1", "1.", ".5", "1e3", "0x1", "12\n"],
  ["9007199254740991", "9007199254740992", "-9007199254740993", "2.0", "2026-01-01", "Infinity", "null"],
  [0, 1, 42, -0.5, 1.5, 1e-7, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e308, true, false, null, [], {}],
  [[null], [1, "2", true, {}], { a: null, b: 1, c: "2", d: false, e: {} }, { a: true, b: "x" }]
].flat()

const mutations: FastCheck.Arbitrary<ReadonlyArray<Mutation>> = FastCheck.array(
  FastCheck.record({
    at: FastCheck.nat(5000),
    how: FastCheck.constantFrom<Mutation["how"]>("replace", "delete", "null", "wrap", "recase", "text", "add"),
    value: FastCheck.oneof(FastCheck.constantFrom<unknown>(...awkward), json)
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

// --- every kind, wherever it stands ------------------------------------------------------------------------------------

const Picky = Wire.document("Picky", () => ({ a: Wire.required(Wire.boolean), b: Wire.secret }))

const kinds: { readonly [name: string]: Wire.Any } = {
  string: Wire.string,
  dateTime: Wire.dateTime,
  name: Wire.name,
  literals: Wire.literals("a", "b"),
  number: Wire.number,
  integer: Wire.integer,
  boolean: Wire.boolean,
  unknown: Wire.unknown,
  secret: Wire.secret,
  "array of text": Wire.array(Wire.string),
  "array of numbers": Wire.array(Wire.number),
  "record of text": Wire.record(Wire.string),
  "record of secrets": Wire.record(Wire.secret),
  "a document without members": Wire.document("Empty", () => ({})),
  "a document with a required member": Picky,
  "a document with an alias": Wire.document("Renamed", () => ({ a: Wire.aliased(Wire.integer, "b", "c") })),
  "a document with a strict alias": Wire.document("Judged", () => ({ a: Wire.strict(Wire.aliased(Wire.string, "b")) })),
  "a number or text": Wire.oneOf(Wire.number, Wire.string),
  "a date or a boolean": Wire.oneOf(Wire.dateTime, Wire.boolean),
  "a list or an item": Wire.oneOf(Wire.array(Wire.integer), Wire.integer),
  "a secret or a document": Wire.oneOf(
    Wire.secret,
    Wire.document("Other", () => ({ e: Wire.boolean }))
  ),
  "two documents": Wire.oneOf(
    Picky,
    Wire.document("Loose", () => ({ a: Wire.boolean, b: Wire.string }))
  ),
  answer: Wire.answer("Even", Wire.integer, (n) => (n % 2 === 0 ? { even: n } : undefined)),
  "answer of forms": Wire.answer("Some", Wire.oneOf(Wire.array(Wire.string), Wire.boolean), (is) => is || undefined),
  "a schema": Wire.fromSchema("Short", Schema.String.pipe(Schema.maxLength(2))),
  "a schema that takes null": Wire.fromSchema("None", Schema.NullOr(Schema.Boolean))
}

const Self: Wire.Wire<unknown> = Wire.document("Self", () => ({
  N: Wire.integer,
  Self,
  Many: Wire.array(Self),
  Either: Wire.oneOf(Self, Wire.string)
}))

const places: { readonly [place: string]: (wire: Wire.Any) => readonly [Wire.Any, (value: unknown) => unknown] } = {
  alone: (wire) => [wire, (value) => value],
  "as a member": (wire) => [Wire.document("A", () => ({ M: wire })), (M) => ({ M })],
  "as a strict member": (wire) => [Wire.document("B", () => ({ M: Wire.strict(wire) })), (M) => ({ M })],
  "as a required member": (wire) => [Wire.document("C", () => ({ M: Wire.required(wire) })), (M) => ({ M })],
  "as an item": (wire) => [Wire.array(wire), (value) => [value, value]],
  "as an entry": (wire) => [Wire.record(wire), (value) => ({ a: value })],
  "as a form": (wire) => [
    Wire.oneOf(
      wire,
      Wire.document("D", () => ({}))
    ),
    (value) => value
  ],
  "as a form of an item": (wire) => [Wire.array(Wire.oneOf(Wire.boolean, wire)), (value) => [value]],
  "as a form that is judged": (wire) => [
    Wire.document("E", () => ({ M: Wire.strict(Wire.oneOf(Wire.record(wire), wire)) })),
    (M) => ({ M })
  ],
  "in an answer": (wire) => [
    Wire.answer(
      "All",
      Wire.document("F", () => ({ M: wire, N: Wire.boolean })),
      (all) => ({ all })
    ),
    (M) => ({ M, N: "true" })
  ],
  "deep in a strict member": (wire) => [
    Wire.document("G", () => ({ Ms: Wire.strict(Wire.array(Wire.document("H", () => ({ M: wire })))) })),
    (M) => ({ Ms: [{}, { M }, 1] })
  ]
}

/** Both sides answer the same, or both refuse. Answers whether they took the value. */
const agree = (wire: Wire.Any, schema: Schema.Schema<unknown, unknown>, value: unknown): boolean => {
  const ours = decode(wire, value)
  const theirs = Schema.decodeUnknownEither(schema)(value)
  assert.strictEqual(Either.isRight(theirs), Either.isRight(ours), JSON.stringify(value))
  assert.deepStrictEqual(answered(theirs), answered(ours), JSON.stringify(value))
  return Either.isRight(ours)
}

const answered = (result: Either.Either<unknown, unknown>): unknown => readable(Either.getOrUndefined(result))

describe("the schema of a kind agrees with the decoder:", () => {
  for (const [place, put] of Object.entries(places)) {
    for (const [kind, wire] of Object.entries(kinds)) {
      it(`${kind} ${place}`, () => {
        const [whole, holding] = put(wire)
        const schema = Wire.toSchema(whole)
        const taken = awkward.filter((value) => agree(whole, schema, holding(value)))
        // Values that are all refused would prove nothing.
        assert.isNotEmpty(taken)
      })
    }
  }

  it("a document that holds itself", () => {
    const schema = Wire.toSchema(Self)
    for (const N of awkward) {
      const inner = { N, Many: [{ N }, N], Either: { N, Self: { N } } }
      assert.isTrue(agree(Self, schema, { N: 1, Self: { ...inner, Self: inner }, Many: [inner, null] }))
    }
  })
})

// --- what tools see ----------------------------------------------------------------------------------------------------

describe("the schema of a description", () => {
  const Thing = Wire.document("Thing", () => ({
    Id: Wire.required(Wire.string),
    Flag: Wire.boolean,
    At: Wire.aliased(Wire.dateTime, "at"),
    Pin: Wire.secret,
    Tags: Wire.array(Wire.string),
    Some: Wire.oneOf(
      Wire.integer,
      Wire.document("Part", () => ({ N: Wire.number }))
    )
  }))
  const schema = Wire.toSchema(Thing)
  const orNull = (...forms: ReadonlyArray<object>) => ({ anyOf: [...forms, { type: "null" }] })

  it("looks like the strict form", () => {
    const { $defs } = JSONSchema.make(schema)
    assert.deepStrictEqual<unknown>($defs?.["Thing"], {
      type: "object",
      required: ["Id"],
      properties: {
        Id: { type: "string" },
        Flag: orNull({ type: "boolean" }),
        At: orNull({ type: "string" }),
        Pin: orNull({ type: "string" }),
        Tags: orNull({ type: "array", items: { type: "string" } }),
        Some: orNull({ anyOf: [{ type: "number" }, { $ref: "#/$defs/Part" }] })
      },
      additionalProperties: false
    })
    assert.deepStrictEqual(JSONSchema.make(Schema.encodedSchema(schema)), JSONSchema.make(schema))
    assert.deepStrictEqual(JSONSchema.make(Wire.toSchema(Wire.integer)), JSONSchema.make(Schema.Number))
    assert.hasAllKeys(JSONSchema.make(Wire.toSchema(Self)).$defs, ["Self"])
  })

  it("writes the strict form of what was read, with what is not described", () => {
    const read = Schema.decodeUnknownSync(schema)({
      Id: "1",
      Flag: "TRUE",
      at: "x",
      Pin: "p",
      Tags: [1, {}],
      Some: "2",
      X: 1
    })
    const written = { Id: "1", Flag: true, At: "x", Pin: "p", Tags: ["1"], Some: 2, X: 1 }
    assert.deepStrictEqual<unknown>(Schema.encodeSync(schema)(read), written)
    assert.isTrue(Schema.is(schema)(read))
    assert.isFalse(Schema.is(schema)({ ...read, Flag: "true" }))
    assert.isFalse(Schema.is(schema)(written))
    assert.isTrue(Either.isLeft(Schema.encodeUnknownEither(schema)({ ...read, Tags: [1] })))
  })
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

/** Operations that the service tells apart by what is given, so that another one can be the same request. */
const others: { readonly [id: string]: ReadonlyArray<string> | undefined } = {
  // A registration by e-mail with a phone number matches the one by SMS too.
  "Authentication.userRegistrationByEmail": ["PhoneAuthentication.userRegistrationBySms"],
  // The same calls, of which the service knows by other things which one is meant.
  "SmartLogin.ping": ["OneTouchLogin.ping"],
  "OneTouchLogin.ping": ["SmartLogin.ping"],
  "Authentication.loginByEmail": ["RiskBasedAuthentication.loginByEmail"],
  "Authentication.loginByUsername": ["RiskBasedAuthentication.loginByUsername"],
  "PhoneAuthentication.login": ["RiskBasedAuthentication.loginByPhone"],
  "RiskBasedAuthentication.loginByEmail": ["Authentication.loginByEmail"],
  "RiskBasedAuthentication.loginByUsername": ["Authentication.loginByUsername"],
  "RiskBasedAuthentication.loginByPhone": ["PhoneAuthentication.login"],
  // Of its three members, any may be left out.
  "TokenManagement.activeSessionByAccountIdAndProfileId": [
    "TokenManagement.getActiveSessionDetails",
    "TokenManagement.activeSessionByAccountId",
    "TokenManagement.activeSessionByProfileId"
  ]
}

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
            assert.include([endpoint.id, ...(others[endpoint.id] ?? [])], match.handler.endpoint.id)
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
