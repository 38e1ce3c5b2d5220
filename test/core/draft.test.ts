/** What callers hand in, on its way into a request. */
import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Credential from "@loginradius-effect/core/Credential"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Wire from "@loginradius-effect/core/Wire"
import type { HttpClient } from "@effect/platform"
import { Data, DateTime, Effect, Layer, Option, Redacted, Schema } from "effect"
import { runInNewContext } from "node:vm"
import { endpoints } from "../support/endpoints.js"
import { config, scriptedClient } from "../support/client.js"

const Inner = Wire.document("Inner", () => ({ x: Wire.unknown, Count: Wire.number }))

const Thing = Wire.document("Thing", () => ({
  Any: Wire.unknown,
  Inner,
  Many: Wire.array(Inner),
  Map: Wire.record(Wire.unknown)
}))

const Empty = Wire.document("Empty", () => ({}))

const putWhole = Endpoint.make("Test.whole", () => ({
  route: "PUT /identity/v2/thing",
  auth: Credential.apiKey,
  body: Wire.whole("thing", Thing),
  success: Empty,
  safety: "idempotent"
}))

const putMembers = Endpoint.make("Test.members", () => ({
  route: "PUT /identity/v2/thing",
  auth: Credential.apiKey,
  query: { level: Wire.optional(Wire.number), loose: Wire.optional(Wire.unknown) },
  headers: { depth: Wire.optional(Wire.number, "x-depth") },
  body: { count: Wire.optional(Wire.number, "thecount"), extra: Wire.optional(Wire.unknown, "theextra") },
  success: Empty,
  safety: "idempotent"
}))

/** The body that a call sends, or the name of the member that it is refused for. */
const outcome = <A, E extends { readonly _tag: string }>(
  effect: Effect.Effect<A, E, LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient>
) =>
  Effect.suspend(() => {
    const { layer, sent } = scriptedClient({ body: {} })
    return Effect.match(Effect.provide(effect, Layer.merge(layer, config())), {
      onFailure: (error) => {
        assert.strictEqual(error._tag, "InvalidInput")
        assert.lengthOf(sent, 0)
        const { field, reason } = error as unknown as { readonly field: string; readonly reason: string }
        return `${field}: ${reason}`
      },
      onSuccess: () => sent[0]?.body as string
    })
  })

const whole = (thing: object) => outcome(putWhole({ thing }))
const members = (input: Endpoint.Input<typeof putMembers>) => outcome(putMembers(input))

const hole = Array.from({ length: 2 })
delete hole[0]

/** A value of another realm, such as the sandbox of a test runner. */
const foreign = (code: string): unknown => runInNewContext(code)

const lossy: ReadonlyArray<readonly [string, () => unknown]> = [
  ["NaN", () => Number.NaN],
  ["Infinity", () => Number.POSITIVE_INFINITY],
  ["-Infinity", () => Number.NEGATIVE_INFINITY],
  ["JSON.parse(1e999)", () => JSON.parse("1e999")],
  ["an invalid date", () => new Date(Number.NaN)],
  ["an invalid date of another realm", () => foreign("new Date(NaN)")],
  ["a Map", () => new Map([["a", 1]])],
  ["an empty Map", () => new Map()],
  ["a Map of another realm", () => foreign("new Map()")],
  ["a Set", () => new Set(["a"])],
  ["a WeakMap", () => new WeakMap()],
  ["a WeakSet", () => new WeakSet()],
  ["a function", () => () => 1],
  ["a class", () => Point],
  ["a symbol", () => Symbol("s")],
  ["a bigint", () => 10n],
  ["a regular expression", () => /x/],
  ["a promise", () => Promise.resolve(1)],
  ["an error", () => new Error("no")],
  ["a typed array", () => new Uint8Array(2)],
  ["an array buffer", () => new ArrayBuffer(2)],
  ["a view of a buffer", () => new DataView(new ArrayBuffer(2))],
  ["an iterator", () => new Map([["a", 1]]).keys()],
  ["a generator", () => (function* () {})()],
  ["parameters of a URL", () => new URLSearchParams("a=1")],
  ["headers", () => new Headers()],
  ["form data", () => new FormData()],
  ["a boxed NaN", () => Object(Number.NaN)],
  ["a boxed bigint", () => Object(1n)],
  ["a secret NaN", () => Redacted.make(Number.NaN)],
  ["a secret Map", () => Redacted.make(new Map())],
  ["a secret invalid date", () => Redacted.make(new Date(Number.NaN))],
  ["a secret that is nothing", () => Redacted.make(undefined)],
  ["an object whose JSON is NaN", () => ({ toJSON: () => Number.NaN })],
  ["an object whose JSON is a Map", () => ({ toJSON: () => new Map() })]
]

describe("a value that JSON would change without a word", () => {
  for (const [what, make] of lossy) {
    it.effect(`is refused by its path: ${what}`, () =>
      Effect.gen(function* () {
        const expected = "expected a JSON value"
        const value = make()
        assert.strictEqual(yield* whole({ Any: value }), `thing.Any: ${expected}`)
        assert.strictEqual(yield* whole({ Many: [{}, { x: value }] }), `thing.Many[1].x: ${expected}`)
        assert.strictEqual(yield* whole({ Map: { a: value } }), `thing.Map.a: ${expected}`)
        assert.strictEqual(
          yield* whole({ New: [[{ deep: { er: ["a", value] } }]] }),
          `thing.New[0][0].deep.er[1]: ${expected}`
        )
        assert.strictEqual(yield* whole({ New: Redacted.make({ y: [value] }) }), `thing.New.y[0]: ${expected}`)
        assert.strictEqual(yield* whole({ New: { toJSON: () => ({ y: value }) } }), `thing.New.y: ${expected}`)
        assert.strictEqual(yield* members({ extra: value }), `extra: ${expected}`)
        assert.strictEqual(yield* members({ extra: { "": value } }), `extra.: ${expected}`)
      })
    )
  }

  it.effect("is refused in place of a missing item, which would be null", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* whole({ Any: ["a", undefined] }), "thing.Any[1]: expected a JSON value")
      assert.strictEqual(yield* whole({ Any: hole }), "thing.Any[0]: expected a JSON value")
    })
  )

  it.effect("is named on one line, whatever its name", () =>
    Effect.gen(function* () {
      const { layer } = scriptedClient({ body: {} })
      const CustomFields = { [`k\nFORGED\u2028line ${"x".repeat(5000)}`]: NaN } as never
      const error = yield* Effect.flip(Account.update({ uid: "u", profile: { CustomFields } })).pipe(
        Effect.provide(Layer.merge(layer, config()))
      )
      assert(error._tag === "InvalidInput", error._tag)
      assert.match(error.field, /^profile\.CustomFields\.k FORGED line x+$/)
      assert.isAtMost(error.field.length, 1000)
      assert.notMatch(error.message, /[\n\u2028]/)
    })
  )

  it.effect("is the first of several, and is not shown", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* whole({ A: 1, B: { c: [Number.NaN] }, D: new Map([["hunter2", 1]]) }),
        "thing.B.c[0]: expected a JSON value"
      )
    })
  )

  it.effect("is refused in profiles and custom objects", () =>
    Effect.gen(function* () {
      const profile = { Email: [], Password: "p", New: { age: Number.NaN } } as never
      assert.strictEqual(yield* outcome(Account.create({ profile })), "profile.New.age: expected a JSON value")
      const fields = { CustomFields: { age: Number.NaN } } as never
      assert.match(
        yield* outcome(Account.update({ uid: "u", profile: fields })),
        /^profile\.CustomFields\.age: expected /
      )
      const object = { since: new Date(Number.NaN) }
      assert.strictEqual(
        yield* outcome(CustomObjectManagement.createByUid({ uid: "u", objectName: "o", object })),
        "object.since: expected a JSON value"
      )
      const asWhole = new Map([["a", 1]]) as never
      assert.strictEqual(
        yield* outcome(CustomObjectManagement.createByUid({ uid: "u", objectName: "o", object: asWhole })),
        "object: expected a JSON value"
      )
    })
  )

  it.effect("is refused in every body that takes members which are not described", () =>
    Effect.gen(function* () {
      const bodies = endpoints.flatMap(({ spec: { body } }) => (Wire.isWhole(body) ? [body] : []))
      assert.isAbove(bodies.length, 10)
      for (const { wire } of bodies) {
        if (wire.description.kind !== "document") continue
        const required = wire.description.members().some(({ wire }) => wire.presence === "required")
        if (required) continue
        const put = Endpoint.make("Test.any", () => ({
          route: "PUT /identity/v2/thing",
          auth: Credential.apiKey,
          body: Wire.whole("it", wire),
          success: Empty,
          safety: "idempotent"
        }))
        assert.strictEqual(yield* outcome(put({ it: { New: new Set() } })), "it.New: expected a JSON value")
      }
    })
  )
})

describe("a number", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Object(1) as number]) {
    it.effect(`that is ${String(value)} is refused in the query, a header and a body`, () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* members({ level: value }), "level: expected a number")
        assert.strictEqual(yield* members({ depth: value }), "depth: expected a number")
        assert.strictEqual(yield* members({ count: value }), "count: expected a number")
        assert.strictEqual(yield* whole({ Many: [{ Count: value }] }), "thing.Many[0].Count: expected a number")
      })
    )
  }

  it.effect("that is none is refused in a member of the query that takes anything", () =>
    Effect.gen(function* () {
      for (const loose of [Number.NaN, new Map(), new Date(Number.NaN), () => 1, Symbol("s"), 1n]) {
        assert.strictEqual(yield* members({ loose }), "loose: expected a JSON value")
      }
    })
  )
})

class Point {
  readonly x = 1
  get doubled(): number {
    return 2 * this.x
  }
}

class Order extends Schema.Class<Order>("Order")({ id: Schema.String }) {}

describe("a value that JSON has", () => {
  const date = new Date("2030-01-02T03:04:05.678Z")
  const shared = { a: 1 }
  const bare = Object.assign(Object.create(null) as object, { a: 1 })

  for (const [what, given, sent] of [
    ["a member that is undefined is left out", { a: undefined, b: 1 }, { b: 1 }],
    ["null stays null", { a: null, b: [null] }, { a: null, b: [null] }],
    ["a date is its ISO text", { a: date, b: [date] }, { a: date.toISOString(), b: [date.toISOString()] }],
    ["a secret is sent in clear", { a: Redacted.make("s"), b: [Redacted.make(1)] }, { a: "s", b: [1] }],
    ["a secret date is its ISO text", { a: Redacted.make(date) }, { a: date.toISOString() }],
    ["a secret of a secret is sent in clear", { a: Redacted.make(Redacted.make("s")) }, { a: "s" }],
    ["secrets within a secret", { a: Redacted.make({ b: Redacted.make("s") }) }, { a: { b: "s" } }],
    ["a URL is its text", { a: new URL("https://example.com/") }, { a: "https://example.com/" }],
    ["an object is what it says", { a: { toJSON: () => ({ b: 1 }) } }, { a: { b: 1 } }],
    ["an object that says null", { a: { toJSON: () => null } }, { a: null }],
    ["a date-time of Effect", { a: DateTime.unsafeMake(date) }, { a: date.toISOString() }],
    ["an Option is what it says", { a: Option.some(1) }, { a: { _id: "Option", _tag: "Some", value: 1 } }],
    ["an instance of a class", { a: new Point() }, { a: { x: 1 } }],
    ["an instance of a schema's class", { a: new Order({ id: "1" }) }, { a: { id: "1" } }],
    ["a struct of Effect", { a: Data.struct({ b: 1 }) }, { a: { b: 1 } }],
    ["an object without a prototype", { a: bare }, { a: { a: 1 } }],
    ["an object of another realm", { a: foreign("({ b: [1] })") }, { a: { b: [1] } }],
    ["an object that is there twice", { a: shared, b: shared }, { a: shared, b: shared }],
    ["a member that is called toJSON", { toJSON: "x" }, { toJSON: "x" }],
    ["zero with a sign is zero", { a: -0 }, { a: 0 }],
    ["texts, numbers and booleans", { a: "", b: 1e21, c: false, d: -1.5 }, { a: "", b: 1e21, c: false, d: -1.5 }],
    ["members that only a symbol names", { [Symbol("s")]: 1, b: 1 }, { b: 1 }]
  ] as ReadonlyArray<readonly [string, object, object]>) {
    it.effect(`is sent as it is: ${what}`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(JSON.parse(yield* members({ extra: given })), { theextra: sent })
      })
    )
  }

  it.effect("keeps members called __proto__ and constructor, and leaves out what is inherited", () =>
    Effect.gen(function* () {
      const text = '{"__proto__":{"a":1},"constructor":{"prototype":[1]},"b":{"__proto__":null}}'
      assert.strictEqual(yield* members({ extra: JSON.parse(text) }), `{"theextra":${text}}`)
      const heir = Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true } }) as object
      assert.strictEqual(yield* members({ extra: heir }), '{"theextra":{"own":1}}')
    })
  )

  it.effect("is left alone", () =>
    Effect.gen(function* () {
      const secret = Redacted.make("s")
      const extra = Object.freeze({ a: Object.freeze([secret, Object.freeze({ b: date })]), c: undefined })
      yield* members({ extra })
      assert.strictEqual(extra.a[0], secret)
      assert.deepStrictEqual(Object.keys(extra), ["a", "c"])
    })
  )

  it.effect("has no form if it contains itself, or throws", () =>
    Effect.gen(function* () {
      const cycle: { [member: string]: unknown } = { a: [] }
      cycle["a"] = [cycle]
      const throwing = {
        get a(): string {
          throw new Error("hunter2")
        }
      }
      for (const extra of [cycle, throwing]) {
        assert.strictEqual(yield* members({ extra }), "input: expected plain data")
      }
    })
  )
})

describe("an object with a toJSON", () => {
  const spoken = (said: unknown) => ({ FirstName: "Ada", toJSON: () => said }) as never
  const password = "correct horse 7 battery"

  it.effect("is what that answers, for secrets and for whether the call may be repeated", () =>
    Effect.gen(function* () {
      const profile = spoken({ Email: [{ Type: "Primary", Value: "new@example.com" }], Password: password })
      const { layer, sent } = scriptedClient({ status: 502, body: { message: `you sent ${password}` } })
      const error = yield* Effect.flip(Account.update({ uid: "u", profile })).pipe(
        Effect.provide(Layer.merge(layer, config()))
      )
      assert.strictEqual(error._tag, "OutcomeUnknown")
      assert.lengthOf(sent, 1)
      assert.notInclude(error.message, password)
      const plain = scriptedClient({ status: 400, body: { message: `you sent ${password}` } })
      const told = yield* Effect.flip(Account.update({ uid: "u", profile })).pipe(
        Effect.provide(Layer.merge(plain.layer, config()))
      )
      assert.include(told.message, "you sent <redacted>")
    })
  )

  it.effect("is refused where what it answers does not fit", () =>
    Effect.gen(function* () {
      const { layer, sent } = scriptedClient({ body: {} })
      const error = yield* Effect.flip(Account.update({ uid: "u", profile: spoken({ Password: 5 }) })).pipe(
        Effect.provide(Layer.merge(layer, config()))
      )
      assert(error._tag === "InvalidInput", error._tag)
      assert.strictEqual(error.field, "profile.Password")
      assert.isEmpty(sent)
    })
  )
})
