import { assert, describe, it } from "@effect/vitest"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Either, FastCheck, Layer, Redacted, Schema } from "effect"
import { decode, Mismatch } from "../../packages/core/src/internal/wire/codec.js"
import { config, scriptedClient } from "../support/client.js"

const Inner = Wire.document("Inner", () => ({
  Token: Wire.secret,
  PhoneId: Wire.aliased(Wire.string, "phoneId", "phoneid"),
  Kind: Wire.oneOf(Wire.string, Wire.integer)
}))

const Outer = Wire.document("Outer", () => ({
  Id: Wire.required(Wire.string),
  Flag: Wire.boolean,
  Inner,
  Many: Wire.array(Inner),
  Map: Wire.record(Inner),
  Secrets: Wire.record(Wire.secret)
}))

/** The value with its secrets unwrapped, so that values can be compared. */
const readable = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return { secret: Redacted.value(value) }
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, readable(member)]))
}

describe("decode", () => {
  it("returns the parsed object itself where nothing has to be replaced", () => {
    const value = { Id: "1", Flag: null, New: { deep: [{ unknown: true }] }, Many: [{ Kind: 1 }], Map: { a: {} } }
    assert.strictEqual<unknown>(Either.getOrThrow(decode(Outer, value)), value)
  })

  it("replaces secrets at any depth and leaves the parsed object alone", () => {
    const value = { Id: "1", Many: [{ Kind: "a" }, { Token: "t", More: 1 }], Map: { x: { Token: "u" } }, Extra: 1 }
    const before = structuredClone(value)
    const decoded = Either.getOrThrow(decode(Outer, value))
    assert.deepStrictEqual(readable(decoded), {
      Id: "1",
      Many: [{ Kind: "a" }, { Token: { secret: "t" }, More: 1 }],
      Map: { x: { Token: { secret: "u" } } },
      Extra: 1
    })
    assert.deepStrictEqual(value, before)
    assert.strictEqual<unknown>(decoded.Many?.[0], value.Many[0])
  })

  it("reads other spellings under the canonical one, which wins", () => {
    assert.deepStrictEqual<unknown>(Either.getOrThrow(decode(Inner, { phoneId: "1" })), { PhoneId: "1" })
    assert.deepStrictEqual<unknown>(Either.getOrThrow(decode(Inner, { phoneid: "2", PhoneId: "1", phoneId: "3" })), {
      PhoneId: "1"
    })
  })

  it("names the path of a value that it refuses, and never the value", () => {
    for (const [value, path] of [
      ["hunter2", ""],
      [{}, "Id"],
      [{ Id: null }, "Id"],
      [{ Id: ["hunter2"] }, "Id"],
      [{ Id: "1", Inner: { Token: ["hunter2"] } }, "Inner.Token"],
      [{ Id: "1", Inner: { Kind: [] }, Many: [{}, "hunter2", { Token: 42 }] }, "Many[2].Token"],
      [{ Id: "1", Secrets: { q: { a: "hunter2" } } }, "Secrets.q"]
    ] as const) {
      const mismatch = Either.flip(decode(Outer, value)).pipe(Either.getOrThrow)
      assert.strictEqual(mismatch.path, path)
      assert.notInclude(JSON.stringify(mismatch), "hunter2")
    }
  })

  it("names the path of a value that does not fit as it is", () => {
    for (const [value, path] of [
      [{ Id: "1", Inner: "hunter2" }, "Inner"],
      [{ Id: "1", Many: [{}, "hunter2"] }, "Many[1]"],
      [{ Id: "1", Inner: { Kind: ["hunter2"] } }, "Inner.Kind"]
    ] as const) {
      const mismatch = Outer.decode(value)
      assert(mismatch instanceof Mismatch)
      assert.strictEqual(mismatch.path, path)
      assert.notInclude(JSON.stringify(mismatch), "hunter2")
    }
  })
})

describe("a value on its way to the wire", () => {
  const put = Endpoint.make("Test.put", () => ({
    route: "PUT /identity/v2/thing",
    auth: Credential.apiKey,
    body: Wire.whole("thing", Outer),
    success: Wire.document("Empty", () => ({})),
    safety: "idempotent"
  }))
  const sentBody = (thing: typeof Outer.Input, answer: object = {}) => {
    const { layer, sent } = scriptedClient(answer)
    return put({ thing }).pipe(
      Effect.either,
      Effect.provide(Layer.merge(layer, config())),
      Effect.map((result) => ({ result, body: sent[0]?.body }))
    )
  }

  it.effect("has its secrets in clear, given plain or redacted, also in undescribed members", () =>
    Effect.gen(function* () {
      const thing = {
        Id: "1",
        Inner: { Token: Redacted.make("a") },
        Secrets: { q: "b" },
        New: [{ x: Redacted.make("c") }]
      }
      const { body } = yield* sentBody(thing)
      assert.deepStrictEqual(JSON.parse(body ?? ""), {
        Id: "1",
        Inner: { Token: "a" },
        Secrets: { q: "b" },
        New: [{ x: "c" }]
      })
    })
  )

  it.effect("has its secrets redacted in an error that repeats them", () =>
    Effect.gen(function* () {
      const thing = { Id: "1", Secrets: { q: "hunter1-and-more" }, New: { x: Redacted.make("hunter2-and-more") } }
      const refusal = { ErrorCode: 938, Message: "No", Description: "hunter1-and-more hunter2-and-more" }
      const { result } = yield* sentBody(thing, { status: 403, body: refusal })
      assert(Either.isLeft(result) && result.left._tag === "Unrecognized")
      assert.strictEqual(result.left.description, "<redacted> <redacted>")
    })
  )

  it.effect("keeps null and undescribed members, and drops undefined", () =>
    Effect.gen(function* () {
      const thing = { Id: "1", Flag: null, Inner: undefined, New: { deep: [1] } }
      const { body } = yield* sentBody(thing)
      assert.strictEqual(body, '{"Id":"1","Flag":null,"New":{"deep":[1]}}')
    })
  )

  it.effect("that does not fit is refused with its path, and not sent", () =>
    Effect.gen(function* () {
      const { body, result } = yield* sentBody({ Id: "1", Many: [{ Kind: true as never }] })
      assert(Either.isLeft(result) && result.left._tag === "InvalidInput")
      assert.strictEqual(result.left.field, "thing.Many[0].Kind")
      assert.isUndefined(body)
    })
  )
})

const json = FastCheck.jsonValue({ maxDepth: 4 })
const near = FastCheck.record(
  {
    Id: FastCheck.oneof(FastCheck.string(), json),
    Flag: FastCheck.oneof(FastCheck.boolean(), json),
    Inner: FastCheck.oneof(
      FastCheck.record({ Token: FastCheck.string(), phoneId: FastCheck.string(), Kind: json }, { requiredKeys: [] }),
      json
    ),
    Many: FastCheck.array(FastCheck.record({ PhoneId: FastCheck.string(), phoneid: json }, { requiredKeys: [] })),
    Map: FastCheck.dictionary(FastCheck.string(), FastCheck.oneof(FastCheck.record({ Token: json }), json)),
    Secrets: FastCheck.dictionary(FastCheck.string(), FastCheck.oneof(FastCheck.string(), json)),
    Other: json
  },
  { requiredKeys: [] }
)

describe("the schema of a description", () => {
  it("agrees with the decoder on every JSON value", () => {
    const schema = Schema.decodeUnknownEither(Wire.toSchema(Outer))
    FastCheck.assert(
      FastCheck.property(FastCheck.oneof({ arbitrary: near, weight: 5 }, { arbitrary: json, weight: 1 }), (value) => {
        // As values come from JSON.parse, which makes `__proto__` an own key.
        const parsed: unknown = JSON.parse(JSON.stringify(value))
        const ours = decode(Outer, parsed)
        const theirs = schema(parsed)
        assert.strictEqual(Either.isRight(ours), Either.isRight(theirs))
        if (Either.isRight(ours) && Either.isRight(theirs)) {
          assert.deepStrictEqual(readable(ours.right), readable(theirs.right))
        }
      }),
      { numRuns: 2000, seed: 20261124 }
    )
  })
})
