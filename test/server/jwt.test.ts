import { assert, describe, it } from "@effect/vitest"
import { Jwt, TokenVerifier } from "@loginradius-effect/server"
import { DateTime, type Duration, Effect, Fiber, Layer, Redacted, TestClock } from "effect"
import { type JWK, SignJWT } from "jose"
import {
  audience,
  byKey,
  bySet,
  type Changes,
  issuer,
  jwks,
  pair,
  type Pair,
  server,
  type Server,
  sign,
  verify
} from "./jwtFixture.js"

const ok = "ada"
const invalid = "Unauthenticated Invalid"
const noKeys = "AuthUnavailable KeysMissing"

const named = ({ jwk }: Pair, kid: string): JWK => ({ ...jwk, kid, alg: "ES256" })

interface Run {
  readonly server: Server
  readonly first: Pair
  readonly second: Pair
}

/** Runs a test with a verifier by a set of one key, `k1`. */
const test = <E>(
  name: string,
  run: (run: Run) => Effect.Effect<void, E, TokenVerifier.TokenVerifier>,
  changes?: Changes
) =>
  it.effect(name, () =>
    Effect.gen(function* () {
      const first = yield* pair("first")
      const second = yield* pair("second")
      const served = server(named(first, "k1"))
      yield* Effect.provide(run({ server: served, first, second }), Layer.orDie(bySet(served, changes)))
    })
  )

/** As `verify`, in a fiber: the signature is checked outside of the test's clock. */
const after = (millis: Duration.DurationInput, text: string) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.fork(verify(text))
    yield* settle
    yield* TestClock.adjust(millis)
    return yield* Fiber.join(fiber)
  })

const settle = Effect.promise(() => new Promise((resolve) => setImmediate(resolve))).pipe(Effect.repeatN(20))

describe("a JWT", () => {
  test(
    "is whose it says, with the roles and permissions in its claims",
    () =>
      Effect.gen(function* () {
        yield* TestClock.adjust("1 day")
        const claims = { "https://example.com/roles": ["admin", 7, "editor"], scope: "read  write" }
        const { verify } = yield* TokenVerifier.TokenVerifier
        assert.deepStrictEqual(yield* verify(Redacted.make(yield* sign({ kid: "k1", claims }))), {
          uid: "ada",
          roles: ["admin", "editor"],
          permissions: ["read", "write"],
          expiresAt: DateTime.unsafeMake(86_400_000 + 3_600_000),
          checkedAt: DateTime.unsafeMake(86_400_000),
          stale: false
        })
      }),
    { claims: { roles: "https://example.com/roles", permissions: "scope" } }
  )

  const refused: ReadonlyArray<readonly [string, Parameters<typeof sign>[0], string]> = [
    ["another issuer", { claims: { iss: "https://else.example.com/" } }, invalid],
    ["another audience", { claims: { aud: "else" } }, invalid],
    ["no audience", { claims: { aud: undefined } }, invalid],
    ["no exp", { claims: { exp: undefined } }, invalid],
    ["no sub", { claims: { sub: undefined } }, invalid],
    ["an empty sub", { claims: { sub: "" } }, invalid],
    ["no iat", { claims: { iat: undefined } }, invalid],
    ["an exp that has passed", { age: 3600 + 61 }, "Unauthenticated Expired"],
    ["an iat that is too old", { age: 86_400 + 61, claims: { exp: 1e9 } }, "Unauthenticated Expired"],
    ["an iat to come", { age: -61 }, invalid],
    ["an exp that is no number", { claims: { exp: "never" } }, invalid]
  ]
  for (const [what, changes, expected] of refused) {
    test(`with ${what} is refused`, () =>
      Effect.gen(function* () {
        yield* TestClock.adjust("10 days")
        assert.strictEqual(yield* verify(yield* sign({ kid: "k1", ...changes })), expected)
        assert.strictEqual(yield* verify(yield* sign({ kid: "k1", age: 3600 + 59 })), ok)
      }))
  }

  test("whose numbers are too large to be any is refused", ({ first }) =>
    Effect.gen(function* () {
      const text = JSON.stringify({ iss: issuer, aud: audience, sub: "ada", iat: 0 }).replace("}", ',"exp":1e999}')
      const encoded = [`{"alg":"ES256","kid":"k1"}`, text].map((part) => Buffer.from(part).toString("base64url"))
      const signature = yield* Effect.promise(() =>
        crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, first.privateKey, Buffer.from(encoded.join(".")))
      )
      const token = [...encoded, Buffer.from(signature).toString("base64url")].join(".")
      assert.strictEqual(yield* verify(token), invalid)
    }))

  test("with another signature, or none, is refused, and nothing is fetched for an algorithm that is not listed", (run) =>
    Effect.gen(function* () {
      const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${(yield* sign()).split(".")[1]}.`
      const secret = new TextEncoder().encode(run.first.pem)
      const confused = yield* sign({ key: secret, alg: "HS256", kid: "k1" })
      const listed = yield* pair("first", "PS256")
      const other = yield* sign({ key: listed.privateKey, alg: "PS256", kid: "k1" })
      for (const text of [none, confused, other, "a.b.c", "no-jwt", `${yield* sign({ kid: "k1" })}.x`])
        assert.strictEqual(yield* verify(text), invalid)
      assert.strictEqual(run.server.fetches, 0)
      assert.strictEqual(yield* verify(yield* sign({ key: run.second.privateKey, kid: "k1" })), invalid)
      for (const text of [none, confused, other]) assert.strictEqual(yield* verify(text), invalid)
      assert.strictEqual(run.server.fetches, 1)
      for (const text of ["", "a b", `${yield* sign({ kid: "k1" })}${"x".repeat(8192)}`])
        assert.strictEqual(yield* verify(text), "Unauthenticated Malformed")
    }))
})

describe("keys behind a URL", () => {
  test("are read once for all who wait, and again when they are not fresh", ({ server }) =>
    Effect.gen(function* () {
      const token = yield* sign({ kid: "k1" })
      assert.strictEqual(server.fetches, 0)
      const all = yield* Effect.all(
        Array.from({ length: 20 }, () => verify(token)),
        { concurrency: "unbounded" }
      )
      assert.deepStrictEqual(new Set(all), new Set([ok]))
      assert.strictEqual(server.fetches, 1)
      assert.match(server.urls[0] as string, /^https:\/\/issuer\.example\.com\/jwks\.json /)
      assert.notMatch(server.urls[0] as string, /traceparent|b3|authorization/i)
      yield* TestClock.adjust(599_999)
      yield* verify(token)
      assert.strictEqual(server.fetches, 1)
      yield* TestClock.adjust(1)
      yield* verify(token)
      assert.strictEqual(server.fetches, 2)
    }))

  test("are read by whoever waits, also when the first who asked has left", ({ server }) =>
    Effect.gen(function* () {
      server.weather = "hangs"
      const token = yield* sign({ kid: "k1" })
      const first = yield* Effect.fork(verify(token))
      const second = yield* Effect.fork(verify(token))
      yield* settle
      yield* Fiber.interrupt(first)
      yield* TestClock.adjust("5 seconds")
      assert.strictEqual(yield* Fiber.join(second), noKeys)
      assert.strictEqual(server.fetches, 1)
    }))

  test("that were rotated are read for the first JWT by a new one, and once in a cooldown for unknown ones", (run) =>
    Effect.gen(function* () {
      const { first, second, server } = run
      assert.strictEqual(yield* verify(yield* sign({ kid: "k1" })), ok)
      server.keys = [named(first, "k1"), named(second, "k2")]
      const rotated = yield* sign({ key: second.privateKey, kid: "k2" })
      assert.strictEqual(yield* verify(rotated), ok)
      assert.strictEqual(server.fetches, 2)
      for (let n = 0; n < 20; n++) assert.strictEqual(yield* verify(yield* sign({ kid: `x${n}` })), invalid)
      assert.strictEqual(server.fetches, 2)
      yield* TestClock.adjust("30 seconds")
      for (let n = 0; n < 20; n++) assert.strictEqual(yield* verify(yield* sign({ kid: `x${n}` })), invalid)
      assert.strictEqual(server.fetches, 3)
      assert.strictEqual(yield* verify(rotated), ok)
    }))

  test("that are read for a JWT by an unknown one are not read again for it", ({ server }) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* verify(yield* sign({ kid: "x" })), invalid)
      assert.strictEqual(server.fetches, 1)
    }))

  test("say nothing of an unknown one while they cannot be read", ({ server }) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* verify(yield* sign({ kid: "k1" })), ok)
      server.weather = { status: 500, body: "" }
      const unknown = yield* sign({ kid: "x" })
      for (let n = 0; n < 5; n++) assert.strictEqual(yield* verify(unknown), noKeys)
      assert.strictEqual(server.fetches, 2)
      assert.strictEqual(yield* verify(yield* sign({ kid: "k1" })), ok)
      server.weather = "fair"
      yield* TestClock.adjust("30 seconds")
      assert.strictEqual(yield* verify(unknown), invalid)
      assert.strictEqual(server.fetches, 3)
    }))

  const many = JSON.stringify({
    keys: Array.from({ length: 10_000 }, (_, n) => ({ kty: "oct", k: "AAAA", kid: `${n}` }))
  })
  for (const [what, weather] of [
    ["500", { status: 500, body: "" }],
    ["a page in HTML", { status: 200, body: "<html></html>" }],
    ["a redirect", { status: 302, body: "", headers: { location: "https://else.example.com/" } }],
    ["no set of keys", { status: 200, body: "{}" }],
    ["10,000 keys", { status: 200, body: many }],
    ["more than a mebibyte", { status: 200, body: `{"keys":[]${" ".repeat(1_048_576)}}` }],
    ["nothing for five seconds", "hangs"]
  ] as const) {
    test(`that cannot be read are used for a day, and asked for every five seconds: ${what}`, ({ server }) =>
      Effect.gen(function* () {
        const wait = weather === "hangs" ? "5 seconds" : 0
        server.weather = weather
        // Cold, there are none.
        assert.strictEqual(yield* after(wait, yield* sign({ kid: "k1" })), noKeys)
        for (let n = 0; n < 5; n++) assert.strictEqual(yield* verify(yield* sign({ kid: "k1" })), noKeys)
        assert.strictEqual(server.fetches, 1)
        yield* TestClock.adjust("5 seconds")
        server.weather = "fair"
        assert.strictEqual(yield* verify(yield* sign({ kid: "k1" })), ok)
        assert.strictEqual(server.fetches, 2)

        server.weather = weather
        yield* TestClock.adjust("11 minutes")
        assert.strictEqual(yield* after(wait, yield* sign({ kid: "k1" })), ok)
        for (let n = 0; n < 5; n++) assert.strictEqual(yield* verify(yield* sign({ kid: "k1" })), ok)
        assert.strictEqual(server.fetches, 3)
        yield* TestClock.adjust("5 seconds")
        // Nobody waits any more.
        for (let n = 0; n < 5; n++) assert.strictEqual(yield* verify(yield* sign({ kid: "k1" })), ok)
        assert.strictEqual(server.fetches, 4)

        yield* TestClock.adjust("25 hours")
        assert.strictEqual(yield* after(wait, yield* sign({ kid: "k1" })), noKeys)
        server.weather = "fair"
        yield* TestClock.adjust("5 seconds")
        assert.strictEqual(yield* verify(yield* sign({ kid: "k1" })), ok)
      }))
  }

  test("are all tried, ten at most, for a JWT that names none", ({ first, second, server }) =>
    Effect.gen(function* () {
      const others = yield* Effect.forEach(Array.from({ length: 9 }), (_, n) => pair(`other-${n}`))
      const rsa = yield* pair("rsa", "RS256")
      server.keys = [rsa.jwk, ...others.map(({ jwk }) => jwk), first.jwk, second.jwk]
      assert.strictEqual(yield* verify(yield* sign()), ok)
      assert.strictEqual(yield* verify(yield* sign({ key: rsa.privateKey, alg: "RS256" })), ok)
      // The eleventh of its type.
      assert.strictEqual(yield* verify(yield* sign({ key: second.privateKey })), invalid)
      assert.strictEqual(yield* verify(yield* sign({ claims: { iss: "else" } })), invalid)
      assert.strictEqual(server.fetches, 1)
    }))
})

describe("one key", () => {
  it.effect("is a secret, or a PEM", () =>
    Effect.gen(function* () {
      const { pem } = yield* pair("first")
      assert.strictEqual(yield* Effect.provide(verify(yield* sign()), byKey(pem)), ok)
      const secret = "0123456789abcdef0123456789abcdef"
      const token = yield* sign({ key: new TextEncoder().encode(secret), alg: "HS256" })
      const algorithms = ["HS256", "HS512"] as const
      assert.strictEqual(yield* Effect.provide(verify(token), byKey(secret, { algorithms })), ok)
      assert.strictEqual(yield* Effect.provide(verify(token), byKey(`${secret}!`, { algorithms })), invalid)
      assert.strictEqual(yield* Effect.provide(verify(token), byKey(secret, { algorithms: ["HS512"] })), invalid)
    })
  )
})

describe("a revocation", () => {
  const revoke = (what: TokenVerifier.Revoked) =>
    Effect.flatMap(TokenVerifier.TokenVerifier, ({ revoke }) => revoke(what))

  test("of an account refuses what was issued before, and until its clock is certain to be later", () =>
    Effect.gen(function* () {
      yield* TestClock.adjust("1 hour")
      const old = yield* sign({ kid: "k1" })
      const other = yield* sign({ kid: "k1", claims: { sub: "bob" } })
      yield* revoke({ uid: "ada" })
      assert.strictEqual(yield* verify(old), "Unauthenticated Revoked")
      assert.strictEqual(yield* verify(other), "bob")
      assert.strictEqual(yield* verify(yield* sign({ kid: "k1", age: -60 })), "Unauthenticated Revoked")
      yield* TestClock.adjust("61 seconds")
      assert.strictEqual(yield* verify(old), "Unauthenticated Revoked")
      assert.strictEqual(yield* verify(yield* sign({ kid: "k1" })), ok)
    }))

  test("of a JWT refuses that one until it ends, however its signature is spelled", ({ first }) =>
    Effect.gen(function* () {
      const token = yield* sign({ kid: "k1" })
      const other = yield* sign({ kid: "k1", claims: { jti: "2" } })
      // The same claims, signed anew: ES256 signs at random.
      const payload = { iss: issuer, aud: audience, sub: "ada", iat: 0, exp: 3600 }
      const again = yield* Effect.promise(() =>
        new SignJWT(payload).setProtectedHeader({ alg: "ES256", kid: "k1" }).sign(first.privateKey)
      )
      assert.notStrictEqual(again, token)
      yield* revoke({ token: Redacted.make(token) })
      assert.strictEqual(yield* verify(token), "Unauthenticated Revoked")
      assert.strictEqual(yield* verify(again), "Unauthenticated Revoked")
      assert.strictEqual(yield* verify(other), ok)
      yield* TestClock.adjust("59 minutes")
      assert.strictEqual(yield* verify(token), "Unauthenticated Revoked")
      yield* TestClock.adjust("3 minutes")
      assert.strictEqual(yield* verify(token), "Unauthenticated Expired")
    }))
})

describe("options", () => {
  const short = Redacted.make("0123456789abcdef0123456789abcde")
  const pem = Redacted.make("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")
  const cases: ReadonlyArray<readonly [string, { readonly [name: string]: unknown } | undefined]> = [
    ["options", undefined],
    ["keys", { keys: undefined }],
    ["keys", { keys: { jwks, key: short } }],
    ["keys.jwks", { keys: { jwks: new URL("http://issuer.example.com/jwks.json") } }],
    ["keys.jwks", { keys: { jwks: "jwks.json" } }],
    ["keys.jwks", { keys: { jwks: new URL("ftp://localhost/jwks.json") } }],
    ["keys.jwks", { keys: { jwks: new URL("https://user:secret@issuer.example.com/") } }],
    ["keys.key", { keys: { key: short }, algorithms: ["HS256"] }],
    ["keys.key", { keys: { key: "0123456789abcdef0123456789abcdef" }, algorithms: ["HS256"] }],
    ["keys.key", { keys: { key: pem }, algorithms: ["HS256"] }],
    ["keys.key", { keys: { key: pem }, algorithms: ["RS256"] }],
    ["keys.key", { keys: { key: Redacted.make("0123456789abcdef0123456789abcdef") }, algorithms: ["RS256"] }],
    ["algorithms", { algorithms: [] }],
    ["algorithms", { algorithms: undefined }],
    ["algorithms", { algorithms: ["none"] }],
    ["algorithms", { algorithms: ["RS256", "none"] }],
    ["algorithms", { algorithms: ["HS256"] }],
    ["algorithms", { algorithms: ["RS256", "HS256"] }],
    ["issuer", { issuer: undefined }],
    ["issuer", { issuer: "" }],
    ["issuer", { issuer: [] }],
    ["audience", { audience: undefined }],
    ["audience", { audience: [] }],
    ["claims.roles", { claims: { roles: 7 } }],
    ["skew", { skew: -1 }],
    ["maxAge", { maxAge: 0 }],
    ["fresh", { fresh: "2 days" }],
    ["fresh", { fresh: "2 minutes", staleFor: "1 minute" }],
    ["staleFor", { staleFor: "soon" }],
    ["cooldown", { cooldown: NaN }]
  ]
  const byNothing = Jwt.layer(undefined as unknown as Jwt.Options<Jwt.OneKey>)
  for (const [option, changes] of cases) {
    it.effect(`that cannot be used are refused by name: ${option} of ${JSON.stringify(changes)}`, () =>
      Effect.gen(function* () {
        const layer = changes ? bySet(server(), changes as never) : byNothing
        const error = yield* Effect.flip(Effect.scoped(Layer.build(layer)))
        assert.strictEqual(error.option, option)
        assert.notInclude(JSON.stringify(error), "secret@")
      })
    )
  }

  it.effect("let keys of this machine come over http", () =>
    Effect.gen(function* () {
      for (const url of ["http://localhost:1/", "http://127.0.0.1/", "http://[::1]/"])
        yield* Effect.scoped(Layer.build(bySet(server(), { keys: { jwks: new URL(url) } })))
    })
  )
})
