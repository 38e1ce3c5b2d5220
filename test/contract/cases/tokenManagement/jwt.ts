import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Tokens } from "@loginradius-effect/core/Login"
import type { LoginRadiusError } from "@loginradius-effect/core/LoginRadiusError"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Emulator, Seed, Settings } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from "node:crypto"
import { type Case, documented, email, refusalOf, refuses, type Services, shows } from "../../support.js"
import type { Token } from "./setup.js"

type Exchange = (token: Token) => Effect.Effect<Tokens, LoginRadiusError, Services>

const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString("base64url")

type Sign = (signed: string) => string

const hmac =
  (key: string): Sign =>
  (signed) =>
    createHmac("sha256", key).update(signed).digest("base64url")

const byKey =
  (key: KeyObject): Sign =>
  (signed) =>
    createSign("sha256").update(signed).sign({ key, dsaEncoding: "ieee-p1363" }).toString("base64url")

/** A JWT that is made without the emulator. */
const jwt = (claims: object, sign: Sign, header: object = { alg: "HS256" }): string => {
  const signed = `${part(header)}.${part(claims)}`
  return `${signed}.${sign(signed)}`
}

/** Good for the first 100 seconds of the test. */
const claims = { sub: "10001", exp: 100 }

/** Tokens that nobody may be let in by. */
const bad = (sign: Sign): ReadonlyArray<string> => [
  "4711",
  "a.b.c",
  jwt(claims, hmac("another key")),
  jwt(claims, () => ""),
  jwt(claims, () => "", { alg: "none" }),
  jwt(claims, sign, { alg: "none" }),
  jwt(claims, sign, { alg: "HS512" }),
  jwt({ sub: "10001" }, sign),
  jwt({ ...claims, exp: "100" }, sign),
  jwt({ ...claims, exp: 0 }, sign),
  jwt({ ...claims, nbf: 50 }, sign),
  `${jwt(claims, sign)}x`,
  `${jwt(claims, sign)}.more`,
  jwt(claims, sign).replace(/\.[^.]+\./, `.${part({ ...claims, sub: "10002" })}.`)
]

const anonymous = (sign: Sign): ReadonlyArray<string> => [
  jwt({ exp: 100 }, sign),
  jwt({ ...claims, sub: " " }, sign),
  jwt({ ...claims, sub: { id: "10001" } }, sign)
]

/** Cases of an exchange of a social provider's ID token. */
const idTokens = (endpoint: Endpoint.Any, provider: string, known: string, exchange: Exchange): ReadonlyArray<Case> => [
  shows(
    endpoint,
    "logs in whoever the provider has signed the token for, with what it tells of them",
    Effect.gen(function* () {
      const profile = { FirstName: "Ada", LastName: "Lovelace" }
      const token = yield* Emulator.seed(Seed.idToken({ provider, id: "10001", email, profile }))
      const { accessToken } = yield* exchange(token)
      const read = yield* SocialLogin.userProfile({ accessToken })
      assert.deepEqual(
        [read.Provider, read.ID, read.FirstName, read.LastName, read.Email?.[0]?.Value, read.EmailVerified],
        [known, "10001", "Ada", "Lovelace", email, true]
      )
      const again = yield* exchange(jwt({ ...claims, email }, hmac(Settings.jwtKey)))
      assert.equal((yield* Authentication.readProfilesByAccessToken(again)).Uid, read.Uid)
    })
  ),
  refuses(
    endpoint,
    "refuses a token that is not the provider's, has ended or tells nobody, with the provider's answer",
    Effect.gen(function* () {
      const sign = hmac(Settings.jwtKey)
      for (const token of [...bad(sign), ...anonymous(sign)]) {
        const refusal = yield* refusalOf(exchange(token), ErrorCode.SocialProviderError, documented(1000))
        assert.ok(refusal.providerErrorResponse !== undefined)
      }
    })
  ),
  refuses(
    endpoint,
    "refuses a token from its end on",
    Effect.gen(function* () {
      const token = yield* Emulator.seed(Seed.idToken({ provider, id: "10001" }))
      yield* TestClock.adjust("59 minutes")
      yield* exchange(token)
      yield* TestClock.adjust("1 minute")
      yield* refusalOf(exchange(token), ErrorCode.SocialProviderError, documented(1000))
    })
  ),
  refuses(
    endpoint,
    "takes the key of the settings in place of the emulator's own",
    Effect.gen(function* () {
      yield* exchange(jwt(claims, hmac("of the settings")))
      yield* refusalOf(exchange(jwt(claims, hmac(Settings.jwtKey))), ErrorCode.SocialProviderError, documented(1000))
    }),
    { jwtProviders: [{ name: provider, algorithm: "HS256", key: "of the settings" }] }
  )
]

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 })
const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" })
const pem = (key: KeyObject): string => String(key.export({ type: "spki", format: "pem" }))

const custom = (providerName: string) => (idToken: Token) =>
  TokenManagement.accessTokenViaCustomJwt({ idToken, providerName })

const shop: Emulator.Options = {
  jwtProviders: [
    { name: "Shop", algorithm: "HS256", key: "of the shop", idClaim: "customer" },
    { name: "rsa", algorithm: "RS256", key: pem(rsa.publicKey) },
    { name: "elliptic", algorithm: "ES256", key: pem(elliptic.publicKey) },
    // A key of another kind than the algorithm's.
    { name: "wrong", algorithm: "RS256", key: pem(elliptic.publicKey) }
  ]
}

export const cases: ReadonlyArray<Case> = [
  ...idTokens(TokenManagement.accessTokenViaGoogleJwt, "google", "googlejwt", (idToken) =>
    TokenManagement.accessTokenViaGoogleJwt({ idToken })
  ),
  ...idTokens(TokenManagement.accessTokenViaAppleJwt, "apple", "apple", (idToken) =>
    TokenManagement.accessTokenViaAppleJwt({ idToken })
  ),
  ...idTokens(TokenManagement.accessTokenViaFacebookJwt, "facebook", "facebook", (idToken) =>
    TokenManagement.accessTokenViaFacebookJwt({ idToken })
  ),

  shows(
    TokenManagement.accessTokenViaCustomJwt,
    "logs in whoever the claim of the provider names, in whatever letter case the provider is asked for",
    Effect.gen(function* () {
      const token = jwt(
        { customer: 17, sub: "another", exp: 100, email, email_verified: "true", given_name: "Ada" },
        hmac("of the shop")
      )
      const { accessToken } = yield* custom("SHOP")(token)
      const read = yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.deepEqual([read.Provider, read.ID, read.FirstName, read.EmailVerified], ["shop", "17", "Ada", true])
      const made = yield* Emulator.seed(Seed.idToken({ provider: "shop", id: "17" }))
      const again = yield* custom("shop")(made)
      assert.equal((yield* Authentication.readProfilesByAccessToken(again)).Uid, read.Uid)
    }),
    shop
  ),
  shows(
    TokenManagement.accessTokenViaCustomJwt,
    "verifies signatures by public keys",
    Effect.gen(function* () {
      const byRsa = jwt(claims, byKey(rsa.privateKey), { alg: "RS256" })
      const byCurve = jwt(claims, byKey(elliptic.privateKey), { alg: "ES256" })
      const { accessToken } = yield* custom("rsa")(byRsa)
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).Provider, "rsa")
      yield* custom("elliptic")(byCurve)
      for (const [provider, token] of [
        ["rsa", byCurve],
        ["elliptic", byRsa],
        ["wrong", byRsa],
        // The public key is no secret.
        ["rsa", jwt(claims, hmac(pem(rsa.publicKey)))],
        ["rsa", jwt(claims, byKey(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey), { alg: "RS256" })]
      ] as const) {
        yield* refusalOf(custom(provider)(token), ErrorCode.JwtInvalid, documented(1232))
      }
    }),
    shop
  ),
  refuses(
    TokenManagement.accessTokenViaCustomJwt,
    "refuses a token without the claim that tells users apart",
    Effect.gen(function* () {
      for (const token of [...anonymous(hmac("of the shop")), jwt(claims, hmac("of the shop"))]) {
        yield* refusalOf(custom("shop")(token), ErrorCode.JwtUniqueIdentifierMissing, documented(1231))
      }
    }),
    shop
  ),
  refuses(
    TokenManagement.accessTokenViaCustomJwt,
    "refuses a token that is not the provider's or has ended, and a provider that the app does not know",
    Effect.gen(function* () {
      for (const token of bad(hmac("of the shop"))) {
        yield* refusalOf(custom("shop")(token), ErrorCode.JwtInvalid, documented(1232))
      }
      for (const provider of ["google", "unknown"]) {
        const token = jwt(claims, hmac(Settings.jwtKey))
        yield* refusalOf(custom(provider)(token), ErrorCode.JwtInvalid, documented(1232))
      }
    }),
    shop
  )
]
