import { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Login from "@loginradius-effect/core/Login"
import * as Profile from "@loginradius-effect/core/Profile"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Either, Layer, Redacted, Schema } from "effect"
import { createHmac } from "node:crypto"
import { decode } from "../../packages/core/src/internal/wire/codec.js"
import { config, scriptedClient } from "../support/client.js"
import { endpoints } from "../support/endpoints.js"
import { complete, MarkedSecrets, valueOf } from "../support/samples.js"

const accepted = <A>(wire: Wire.Wire<A, unknown, unknown>, value: unknown): A => Either.getOrThrow(decode(wire, value))

const losses = (value: unknown) =>
  Wire.unread(value).map(({ expected, path, value }) => [path, expected, Redacted.value(value)])

const everything = Wire.document("Everything", () => ({
  Text: Wire.string,
  Open: Wire.literals("a", "b"),
  Name: Wire.name,
  Date: Wire.dateTime,
  Number: Wire.number,
  Whole: Wire.integer,
  Flag: Wire.boolean,
  List: Wire.array(Wire.string),
  Map: Wire.record(Wire.string),
  Either: Wire.oneOf(Wire.boolean, Wire.string),
  Inner: Wire.document("Inner", () => ({ Text: Wire.string, Must: Wire.required(Wire.string) })),
  Own: Wire.fromSchema("a positive number", Schema.Number.pipe(Schema.positive())),
  Secret: Wire.secret,
  Judged: Wire.strict(Wire.boolean)
}))

describe("a member of an answer that has another type", () => {
  const left = undefined
  for (const [member, given, read] of [
    ["Flag", "true", true],
    ["Flag", "False", false],
    ["Flag", "TRUE", true],
    ["Flag", "yes", left],
    ["Flag", " true", left],
    ["Flag", 1, left],
    ["Number", "12", 12],
    ["Number", "-0.5", -0.5],
    ["Number", "", left],
    ["Number", "1e3", left],
    ["Number", "+1", left],
    ["Number", "12 ", left],
    ["Number", "9007199254740991", 9007199254740991],
    ["Number", "9007199254740993", left],
    ["Number", true, left],
    ["Whole", "12", 12],
    ["Whole", "12.0", 12],
    ["Whole", "12.5", left],
    ["Whole", 12.5, left],
    ["Text", 42, "42"],
    ["Text", -0.25, "-0.25"],
    ["Text", false, "false"],
    ["Text", 9007199254740991, "9007199254740991"],
    ["Text", 9007199254740992, left],
    ["Text", 1e308, left],
    ["Text", {}, left],
    ["Text", [], left],
    ["Open", 7, "7"],
    ["Name", 7, "7"],
    ["Date", 20260101, left],
    ["Date", true, left],
    ["List", "a", left],
    ["List", { 0: "a" }, left],
    ["Map", [], left],
    ["Map", "a", left],
    ["Inner", "a", left],
    ["Inner", [], left],
    ["Own", "a", left],
    ["Own", -1, left]
  ] as const) {
    it(`${member} ${JSON.stringify(given)} ${read === undefined ? "is left out" : `is ${JSON.stringify(read)}`}`, () => {
      const value = accepted(everything, { [member]: given, Other: 1 })
      assert.deepStrictEqual<unknown>(value, { ...(read === undefined ? {} : { [member]: read }), Other: 1 })
      const [loss, ...others] = Wire.unread(value)
      assert.strictEqual(others.length, 0)
      assert.strictEqual(loss?.path, read === undefined ? member : undefined)
      if (loss !== undefined) assert.deepStrictEqual(Redacted.value(loss.value), given)
    })
  }

  it("is lost from a list and a map, with its place in the list of what was not read", () => {
    const value = accepted(everything, { List: ["a", {}, 3, null, "b"], Map: { x: "1", y: [], z: 2 } })
    assert.deepStrictEqual<unknown>(value, { List: ["a", "3", "b"], Map: { x: "1", z: "2" } })
    assert.deepStrictEqual(losses(value), [
      ["List[1]", "text", {}],
      ["List[3]", "text", null],
      ["Map.y", "text", []]
    ])
    assert.deepStrictEqual(losses(value.List), [
      ["[1]", "text", {}],
      ["[3]", "text", null]
    ])
  })

  it("is read strictly first where a value has several forms", () => {
    assert.deepStrictEqual<unknown>(accepted(everything, { Either: "true" }), { Either: "true" })
    assert.deepStrictEqual<unknown>(accepted(everything, { Either: 1 }), { Either: "1" })
    const form = Wire.oneOf(
      Wire.document("A", () => ({ Size: Wire.string })),
      Wire.document("B", () => ({ Size: Wire.integer }))
    )
    assert.deepStrictEqual<unknown>(accepted(form, { Size: 1 }), { Size: 1 })
    assert.deepStrictEqual<unknown>(accepted(form, { Size: {} }), {})
  })

  for (const [what, answer, path] of [
    ["a required member", { Inner: { Must: 1 } }, "Inner.Must"],
    ["a missing required member", { Inner: { Text: "a" } }, "Inner.Must"],
    ["a secret", { Secret: 42 }, "Secret"],
    ["a member that a login is judged by", { Judged: "true" }, "Judged"]
  ] as const) {
    it(`${what} makes the answer malformed`, () => {
      const mismatch = Either.getOrThrow(Either.flip(decode(everything, answer)))
      assert.strictEqual(mismatch.path, path)
    })
  }

  it("leaves no trace in an answer that is as described", () => {
    const answer = { Text: "a", List: ["b"] }
    const value = accepted(everything, answer)
    assert.strictEqual<unknown>(value, answer)
    assert.deepStrictEqual(Wire.unread(value), [])
    for (const other of [undefined, null, 1, "a"]) assert.deepStrictEqual(Wire.unread(other), [])
  })

  it("is not shown by what tells of it", () => {
    const [loss] = Wire.unread(accepted(everything, { Inner: "hunter2" }))
    assert.notInclude(JSON.stringify(loss), "hunter2")
  })
})

// What LoginRadius' own documentation shows for a change of the second factor, and what accounts were seen with.
const odd = {
  Uid: "u1",
  ID: 4711,
  Country: "India",
  PhoneNumbers: 1234567890,
  EmailVerified: "true",
  CustomFields: { age: 42, plan: "free", tags: ["a"] },
  TimeZone: -5,
  IsGeoEnabled: false,
  FirstName: "Ada",
  Languages: [{ Id: "1", Name: "en" }, "de"],
  BirthDate: 19900101
}

describe("a profile with odd members", () => {
  it("is read, and says what is missing", () => {
    const profile = accepted(Profile.Profile, odd)
    assert.strictEqual(profile.ID, "4711")
    assert.isUndefined(profile.Country)
    assert.isUndefined(profile.PhoneNumbers)
    assert.isTrue(profile.EmailVerified)
    assert.deepStrictEqual<unknown>(profile.CustomFields, { age: "42", plan: "free" })
    assert.strictEqual(profile.TimeZone, "-5")
    assert.strictEqual<unknown>(profile.IsGeoEnabled, "false")
    assert.deepStrictEqual(
      Wire.unread(profile).map(({ path }) => path),
      ["Country", "PhoneNumbers", "CustomFields.tags", "Languages[1]"]
    )
  })

  it("logs its user in", () => {
    const login = accepted(Login.Login, { access_token: "t", expires_in: "2026-01-01T00:00:00Z", Profile: odd })
    assert(Login.isAuthenticated(login))
    assert.strictEqual(login.profile.FirstName, "Ada")
    assert.strictEqual(Wire.unread(login)[0]?.path, "Profile.Country")
    assert.strictEqual(Wire.unread(login.profile)[0]?.path, "Country")
    assert.strictEqual(Wire.unread(login.answer)[0]?.path, "Profile.Country")
  })

  it.effect("is delivered by a webhook", () =>
    Effect.gen(function* () {
      const body = JSON.stringify({ HookName: "login", HookId: 5, Data: odd })
      const signature = createHmac("sha256", "a secret").update(body).digest("hex")
      const event = yield* Webhooks.receive("a secret")(body, signature)
      assert(event._tag === "Login")
      assert.strictEqual(event.hookId, "5")
      assert.strictEqual(event.profile.FirstName, "Ada")
      assert.strictEqual(Wire.unread(event)[0]?.path, "Data.Country")
      assert.strictEqual(Wire.unread(event.profile)[0]?.path, "Country")
    })
  )

  it("keeps at LoginRadius what could not be read, also when a copy of it is written back", () => {
    const profile = accepted(Profile.Profile, odd)
    for (const read of [profile, { ...profile, LastName: "L" }]) {
      const update = Profile.toUpdate(read, { Company: "C" })
      assert.notProperty(update, "Country")
      assert.notProperty(update, "PhoneNumbers")
      // A part of a list or of a map would take the place of the whole.
      assert.notProperty(update, "Languages")
      assert.notProperty(update, "CustomFields")
      assert.strictEqual(update.TimeZone, "-5")
      assert.strictEqual(update.Company, "C")
    }
  })

  it.effect("has custom fields of a schema, as text", () =>
    Effect.gen(function* () {
      const profile = accepted(Profile.Profile, { Uid: "u", CustomFields: { age: 42 } })
      const customer = yield* Profile.withCustomFields(Schema.Struct({ age: Schema.NumberFromString })).decode(profile)
      assert.strictEqual(customer.CustomFields.age, 42)
      assert.deepStrictEqual(Profile.toUpdate(profile), { CustomFields: { age: "42" } })
    })
  )

  it.effect("is refused where a caller hands it in", () =>
    Effect.gen(function* () {
      const { layer, sent } = scriptedClient({ body: {} })
      for (const [profile, field] of [
        [{ Country: "India" }, "profile.Country"],
        [{ EmailVerified: true, FirstName: 1 }, "profile.FirstName"],
        [{ CustomFields: { age: 42 } }, "profile.CustomFields.age"],
        [{ Languages: ["de"] }, "profile.Languages[0]"]
      ] as const) {
        const call = Account.update({ uid: "u", profile: profile as never })
        const error = yield* Effect.flip(Effect.provide(call, Layer.merge(layer, config())))
        assert(error._tag === "InvalidInput", error._tag)
        assert.strictEqual(error.field, field)
      }
      assert.strictEqual(sent.length, 0)
    })
  )

  it("is refused where a server reads it", () => {
    const handler = Handler.handle(Account.update, () => Effect.die("unused"))
    const requests: Array<Handler.Request> = []
    const client = Handler.client((request) => {
      requests.push(request)
      return Effect.succeed(Handler.json(200, { Uid: "u" }))
    })
    const call = Account.update({ uid: "u", profile: { FirstName: "a" } })
    Effect.runSync(
      Effect.provide(call, Layer.merge(Layer.succeed(HttpClient.HttpClient, client), config())).pipe(Effect.either)
    )
    const [request] = requests
    assert(request !== undefined)
    const read = Handler.read(handler, { ...request, body: { FirstName: 1 } }, { uid: "u" })
    assert.strictEqual(Either.getOrThrow(Either.flip(read)).member, "FirstName")
  })
})

/** The members of an answer and of its `Data`. */
const flat = (answer: unknown): object => ({ ...(answer as object), ...(answer as { readonly Data?: object }).Data })

/** Every place in a document, as a function that answers a copy with another value there. */
const placesOf = (document: unknown): ReadonlyArray<readonly [path: string, put: (value: unknown) => unknown]> => {
  if (typeof document !== "object" || document === null) return []
  return Object.entries(document).flatMap(([key, inner]) => {
    const put = (value: unknown): unknown => {
      const copy = structuredClone(document) as Record<string, unknown>
      copy[key] = value
      return copy
    }
    return [
      [key, put] as const,
      ...placesOf(inner).map(
        ([path, putInside]) => [`${key}.${path}`, (value: unknown) => put(putInside(value))] as const
      )
    ]
  })
}

const holdsLogin = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (("_tag" in value && value._tag === "Authenticated") || ("login" in value && holdsLogin(value.login)))

describe("an answer with a second factor that is still to come", () => {
  const token = () => "5f1d0c5e-93a1-4d3c-8a9b-000000000001"
  const choices = complete(new MarkedSecrets(), { secret: token, has: (path) => !path.endsWith("Profile") })
  const answers = new Map(
    endpoints.flatMap(({ id, spec }) => {
      const { description } = spec.success
      // The others hold no token, and are large.
      const isLogin = description.kind === "answer" && "access_token" in flat(valueOf(spec.success, choices))
      return isLogin ? [[description, [id, spec.success] as const]] : []
    })
  )
  let pending = 0
  for (const [id, wire] of answers.values()) {
    it(`logs nobody in, whichever of its members is odd: ${id}`, () => {
      // With a token that works: only the second factor stands between it and a login.
      const answer = valueOf(wire, choices) as object
      const isLogin = holdsLogin(accepted(wire, answer))
      const places = placesOf(isLogin ? { ...answer, SecondFactorAuthentication: null } : answer).filter(
        ([path]) => !isLogin || path === "SecondFactorAuthentication"
      )
      if (places.some(([path]) => path.endsWith("SecondFactorAuthentication"))) pending++
      for (const [path, put] of places) {
        for (const value of ["", "true", 0, 1.5, false, [], [null], { x: 1 }]) {
          const read = decode(wire, put(value))
          assert.isFalse(Either.isRight(read) && holdsLogin(read.right), `${path} ${JSON.stringify(value)}`)
        }
      }
    })
  }

  it("is the answer of several endpoints", () => {
    assert.strictEqual(answers.size, 6)
    assert.isAbove(pending, 1)
  })
})
