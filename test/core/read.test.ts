import { assert, describe, it } from "@effect/vitest"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Either, Redacted } from "effect"

const Part = Wire.document("Part", () => ({ Name: Wire.string, Count: Wire.integer }))
const Thing = Wire.document("Thing", () => ({ Id: Wire.required(Wire.string), Parts: Wire.array(Part) }))

const write = Endpoint.make("Test.write", () => ({
  route: "PUT /identity/v2/things/:id",
  auth: Credential.accessToken,
  query: { deep: Wire.optional(Wire.boolean), limit: Wire.integer },
  headers: { kind: Wire.named(Wire.string, "x-kind") },
  body: { otp: Wire.secret, parts: Wire.optional(Wire.array(Part)) },
  success: Thing,
  safety: "idempotent"
}))

const replace = Endpoint.make("Test.replace", () => ({
  route: "PUT /identity/v2/things/:id",
  auth: Credential.accessToken,
  body: Wire.whole("thing", Thing),
  success: Thing,
  safety: "idempotent"
}))

interface Given {
  readonly search?: string
  readonly headers?: { readonly [name: string]: string }
  readonly body?: string
}

/** The input as text with its secrets in clear, or the name of the member that is wrong and what it should be. */
const read = (endpoint: typeof write | typeof replace, { body = "", headers = {}, search = "" }: Given) =>
  Either.match(
    Handler.read(
      Handler.handle(endpoint as never, () => Effect.die("unused")),
      Handler.fromParts(
        "PUT",
        { origin: "http://localhost", pathname: "/identity/v2/things/1", search },
        headers,
        body
      ),
      { id: "1" }
    ),
    {
      onLeft: ({ expected, member }) => `${member}: ${expected}`,
      onRight: (input) =>
        JSON.stringify(input, function (this: Record<string, unknown>, key: string, value: unknown) {
          const given = this[key]
          return Redacted.isRedacted(given) ? `secret ${String(Redacted.value(given))}` : value
        })
    }
  )

const headers = { "x-kind": "k" }

describe("a handler reads", () => {
  it("members under their names in any letter case, whatever else is there", () => {
    const given = {
      search: "?DEEP=True&Limit=3&x=1",
      headers,
      body: '{"Otp":"1","PARTS":[{"name":"n","COUNT":2}],"x":1}'
    }
    assert.strictEqual(
      read(write, given),
      '{"id":"1","deep":true,"limit":3,"kind":"k","otp":"secret 1","parts":[{"Name":"n","Count":2}]}'
    )
  })

  it("of several spellings the exact one, and otherwise the first", () => {
    const of = (body: string) => JSON.parse(read(write, { search: "?limit=3", headers, body })) as { otp: string }
    assert.strictEqual(of('{"OTP":"1","otp":"2","Otp":"3"}').otp, "secret 2")
    assert.strictEqual(of('{"OTP":"1","Otp":"3"}').otp, "secret 1")
    const named = (body: string) => read(replace, { body })
    assert.strictEqual(named('{"ID":"1","Id":"2","id":"3"}'), '{"id":"1","thing":{"Id":"2"}}')
  })

  it("the access token from the header, then from the query, then from the body", () => {
    const of = (given: Given) =>
      (JSON.parse(read(replace, { ...given, body: given.body ?? '{"Id":"1"}' })) as { accessToken?: string })
        .accessToken
    const search = "?Access_Token=q"
    const body = '{"Id":"1","ACCESS_TOKEN":"b"}'
    assert.strictEqual(of({ headers: { authorization: "bearer h" }, search, body }), "secret h")
    assert.strictEqual(of({ headers: { authorization: "Bearer  " }, search, body }), "secret q")
    assert.strictEqual(of({ search: "?access_token=", body }), "secret b")
    assert.strictEqual(of({ search: "?ACCESS_TOKEN=1&access_token=2" }), "secret 2")
    assert.strictEqual(of({ search: "?ACCESS_TOKEN=1&Access_Token=2" }), "secret 1")
    assert.isUndefined(of({}))
  })

  it("the first problem: of the query, then of the headers, then of the body", () => {
    assert.strictEqual(read(write, { search: "?deep=1&limit=x" }), "deep: true or false")
    assert.strictEqual(read(write, { search: "?limit=%20" }), "limit: given")
    assert.strictEqual(read(write, { search: "?limit=3" }), "x-kind: given")
    assert.strictEqual(read(write, { search: "?limit=3", headers }), "otp: given")
    const parts = '{"otp":"1","parts":[{"Count":1},{"count":"x"}]}'
    assert.strictEqual(read(write, { search: "?limit=3", headers, body: parts }), "parts.[1].Count: a whole number")
    assert.strictEqual(read(replace, { body: "{}" }), "Id: a value")
  })

  it("a member `__proto__` as a member like others", () => {
    const body = '{"Id":"1","__proto__":{"Id":"2"}}'
    assert.strictEqual(read(replace, { body }), `{"id":"1","thing":${body}}`)
  })
})

describe("JSON of a request", () => {
  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`
  const bodyOf = (text: string) => Handler.fromParts("PUT", { origin: "", pathname: "", search: "" }, {}, text).body

  it("is parsed unless it is nested deeper than 100", () => {
    assert.isArray(bodyOf(nested(100)))
    assert.isUndefined(bodyOf(nested(101)))
    assert.isString(bodyOf(JSON.stringify(nested(200))))
    assert.isTrue(Handler.isDeep("[".repeat(101)))
    assert.isFalse(Handler.isDeep("[".repeat(100)))
  })

  it("is none where the text is blank or no JSON", () => {
    for (const text of ["", " \n", "{", "a=b"]) assert.isUndefined(bodyOf(text))
  })
})
