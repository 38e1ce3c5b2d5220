import { assert, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import { Emulator, Outbox, Seed, Settings, Snapshot, Store } from "@loginradius-effect/emulator"
import { Duration, Effect, Either, FastCheck, Redacted } from "effect"
import { type Codec, Unreadable } from "../../../packages/emulator/src/saved/codec.js"
import { codecs } from "../../../packages/emulator/src/saved/rows.js"
import * as settings from "../../../packages/emulator/src/saved/settings.js"
import { documented, refusalOf } from "../../contract/support.js"
import { emulator } from "../support.js"

const email = "ada@example.com"

const filled = Effect.gen(function* () {
  yield* Emulator.seed(
    Effect.gen(function* () {
      yield* Seed.account({
        uid: "ada",
        email,
        password: "correct horse",
        secondFactor: { authenticator: true, phone: "+12025550123", push: true, duo: true, securityQuestions: true },
        securityAnswers: { "1": "blue" },
        pin: "4711",
        profile: { FirstName: "Ada", __proto__: null, Addresses: [{ City: "Zürich \u2028" }] }
      })
      yield* Seed.session("ada")
      yield* Seed.person({ provider: "google", id: "1", contacts: [{ id: "2" }], token: "t" })
      yield* Seed.requestToken({ provider: "github", id: "3", email: "ada@example.org" })
      const store = yield* Store.Store
      store.change(Store.Roles.put({ name: "admin", permissions: { read: true } }))
    })
  )
  yield* Webhooks.createSubscription({
    webhook: {
      Event: "Login",
      TargetUrl: "http://localhost:1/",
      Name: "hook",
      Authentication: { AuthType: "Basic", BasicAuth: { Username: "ada", Password: "secret" } }
    }
  })
  yield* TokenManagement.accessTokenViaWeChatCode({ code: "works once" })
  const { refreshToken = "" } = yield* Emulator.seed(Seed.session("ada"))
  yield* TokenManagement.refreshAccessTokenByRefreshToken({ refreshToken })
  yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
  yield* Emulator.freezeAt(1_900_000_000_000)
  yield* Emulator.configure({ passwordRules: { expiresAfter: Duration.infinity }, sottSkew: "90 seconds" })
})

describe("a snapshot", () => {
  it.effect("holds which codes of providers were redeemed", () =>
    Effect.gen(function* () {
      const redeem = TokenManagement.accessTokenViaWeChatCode({ code: "works once" })
      const snapshot = yield* Effect.provide(Effect.zipRight(redeem, Snapshot.take), emulator())
      assert.notInclude(snapshot, '"hash":"works once"')
      yield* Effect.gen(function* () {
        yield* Snapshot.restore(snapshot)
        yield* refusalOf(redeem, ErrorCode.SocialProviderError, documented(1000))
      }).pipe(Effect.provide(emulator()))
    })
  )

  it.effect("is taken in by another emulator, which holds the same then and nothing else", () =>
    Effect.gen(function* () {
      const snapshot = yield* Effect.provide(Effect.zipRight(filled, Snapshot.take), emulator())
      yield* Effect.gen(function* () {
        yield* Emulator.seed(Seed.account({ uid: "gone", email }))
        yield* Snapshot.restore(snapshot)
        assert.strictEqual(yield* Snapshot.take, snapshot)
        const { token } = yield* Outbox.take({ to: email })
        assert.isDefined(token)
        assert.deepInclude(yield* Emulator.clock, { now: 1_900_000_000_000, frozen: true })
        const { sottSkew } = yield* Emulator.settings
        assert.strictEqual(Duration.toMillis(sottSkew), 90_000)
        assert.notStrictEqual(yield* Snapshot.take, snapshot)
      }).pipe(Effect.provide(emulator({ otpLength: 8 })))
    })
  )

  const broken: { readonly [what: string]: readonly [snapshot: string, message: string] } = {
    "no JSON": ["{", "the text is no snapshot"],
    "a list": ["[]", "the text is no snapshot"],
    "of another form": ['{"form":2}', "form: must be 1: this version reads no other"],
    "of an unknown kind": ['{"form":1,"passkeys":[{}]}', "passkeys: is not known"],
    "of no lists": ['{"form":1,"roles":{}}', "roles: must be a list"],
    "of an unknown member": [
      '{"form":1,"roles":[{"name":"a","permissions":{}},{"name":"b","permissions":{},"colour":"hush"}]}',
      "roles.1.colour: cannot be read"
    ],
    "of a wrong member": [
      '{"form":1,"roles":[{"name":"a","permissions":{"read":"hush"}}]}',
      "roles.0.permissions.read: cannot be read"
    ],
    "of a missing member": ['{"form":1,"roles":[{"name":"hush"}]}', "roles.0.permissions: cannot be read"],
    "of wrong settings": ['{"form":1,"settings":[{"otpLength":"hush"}]}', "settings.0.otpLength: cannot be read"]
  }
  for (const [what, [snapshot, message]] of Object.entries(broken)) {
    it.effect(`that is ${what} is refused, and changes nothing`, () =>
      Effect.gen(function* () {
        yield* Emulator.seed(Seed.account({ uid: "ada", email }))
        const before = yield* Snapshot.take
        const refused = yield* Effect.flip(Snapshot.restore(snapshot))
        assert.deepStrictEqual([refused._tag, refused.message], ["SnapshotInvalid", message])
        assert.strictEqual(yield* Snapshot.take, before)
      }).pipe(Effect.provide(emulator()))
    )
  }
})

describe("settings", () => {
  it("come back from JSON, whatever they are", () => {
    for (const each of [Settings.defaults, Either.getOrThrow(Settings.make(Settings.strict))]) {
      const back = Either.getOrThrow(settings.decode(JSON.parse(JSON.stringify(settings.encode(each)))))
      assert.deepStrictEqual(back, each)
      assert.strictEqual(Redacted.value(back.apiSecret), Redacted.value(each.apiSecret))
    }
  })

  it("have the keys of JWT providers in them", () => {
    const jwtProviders = [{ name: "shop", algorithm: "HS256", key: "of the shop" }] as const
    const given = Either.getOrThrow(Settings.make({ jwtProviders }))
    const back = Either.getOrThrow(settings.decode(JSON.parse(JSON.stringify(settings.encode(given)))))
    assert.deepStrictEqual(back, given)
    assert.deepStrictEqual(
      back.jwtProviders.map(({ key }) => Redacted.value(key)),
      ["of the shop"]
    )
  })

  it("may be texts that look like a duration without an end", () => {
    const given = Either.getOrThrow(Settings.make({ serverName: "infinite", appName: "infinite" }))
    assert.deepStrictEqual(Either.getOrThrow(settings.decode(settings.encode(given))), given)
  })
})

/** Without members that are undefined. */
const defined = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(defined)
    : typeof value === "object" && value !== null && !Redacted.isRedacted(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, defined(member)]]))
        )
      : value

describe("a row", () => {
  it("of factors is read that was written before there were answers, devices and Duo", () => {
    const older = { uid: "ada", phone: "+12025550123", isEmailOn: false }
    const factors = codecs.factors.decode(older)
    assert(!(factors instanceof Unreadable))
    assert.deepStrictEqual(codecs.factors.encode(factors), older)
    assert.isTrue(Store.SecondFactors.isAny(factors))
  })

  it.effect("comes back as it was, of every table", () =>
    Effect.gen(function* () {
      yield* filled
      const { kept } = yield* Emulator.Emulator
      const { rows } = yield* kept
      for (const [table, codec] of Object.entries(codecs) as ReadonlyArray<
        readonly [keyof typeof codecs, Codec<unknown>]
      >) {
        for (const row of rows[table] ?? []) {
          const back = codec.decode(JSON.parse(JSON.stringify(codec.encode(row))))
          assert.deepStrictEqual(defined(back), defined(row))
        }
      }
      assert.isAbove(Object.values(rows).filter((rows) => rows.length > 0).length, 7)
    }).pipe(Effect.provide(emulator()))
  )

  it("is refused where one of its members is of another type, or missing, or unknown", () => {
    const role = { name: "admin", permissions: { read: true } }
    FastCheck.assert(
      FastCheck.property(
        FastCheck.constantFrom("name", "permissions", "other"),
        FastCheck.jsonValue(),
        (member, value) => {
          const changed = { ...role, [member]: value }
          const isFit =
            member === "name"
              ? typeof value === "string"
              : member === "permissions" &&
                typeof value === "object" &&
                value !== null &&
                !Array.isArray(value) &&
                Object.values(value).every((flag) => typeof flag === "boolean")
          assert.strictEqual(codecs.roles.decode(changed) instanceof Unreadable, !isFit)
        }
      )
    )
  })
})
