import type { HttpClient } from "@effect/platform"
import type { InvalidConfig, LoginRadiusConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import { Jwt, TokenVerifier } from "@loginradius-effect/server"
import { type Effect, type Layer, Redacted } from "effect"
import { describe, expect, test } from "tstyche"

describe("verify", () => {
  const { verify } = {} as TokenVerifier.Service

  test("fails with two errors, told apart by tag", () => {
    expect(verify(Redacted.make("token"))).type.toBe<
      Effect.Effect<TokenVerifier.Verdict, TokenVerifier.Unauthenticated | TokenVerifier.AuthUnavailable>
    >()
  })

  test("takes a token that is Redacted, and no text", () => {
    expect(verify).type.not.toBeCallableWith("token")
    expect(verify).type.toBeCallableWith(Redacted.make("token"), { degraded: { serveStale: "1 hour" } })
    expect(verify).type.not.toBeCallableWith(Redacted.make("token"), { degraded: "failOpen" })
  })
})

describe("layerOpaque", () => {
  test("needs what calls need", () => {
    expect(TokenVerifier.layerOpaque()).type.toBe<
      Layer.Layer<TokenVerifier.TokenVerifier, InvalidConfig, LoginRadiusConfig | HttpClient.HttpClient>
    >()
  })
})

describe("Jwt.layer", () => {
  const keys = { jwks: new URL("https://issuer.example.com/jwks.json") }
  const key = { key: Redacted.make("secret") }
  const rest = { algorithms: ["RS256"], issuer: "issuer", audience: "api" } as const

  test("needs an HTTP client for a set of keys, and none for one key", () => {
    expect(Jwt.layer({ keys, ...rest })).type.toBe<
      Layer.Layer<TokenVerifier.TokenVerifier, InvalidConfig, HttpClient.HttpClient>
    >()
    expect(Jwt.layer({ keys: key, ...rest })).type.toBe<Layer.Layer<TokenVerifier.TokenVerifier, InvalidConfig>>()
  })

  test("does not compile without algorithms, issuer or audience", () => {
    const { algorithms, audience, issuer } = rest
    expect(Jwt.layer).type.toBeCallableWith({ keys, algorithms, audience, issuer })
    expect(Jwt.layer).type.not.toBeCallableWith({ keys, audience, issuer })
    expect(Jwt.layer).type.not.toBeCallableWith({ keys, algorithms, audience })
    expect(Jwt.layer).type.not.toBeCallableWith({ keys, algorithms, issuer })
    expect(Jwt.layer).type.not.toBeCallableWith({ keys, algorithms: [], audience, issuer })
    expect(Jwt.layer).type.not.toBeCallableWith({ keys, algorithms: ["none"], audience, issuer })
    expect(Jwt.layer).type.not.toBeCallableWith({ keys: { key: "secret" }, ...rest })
    expect(Jwt.layer).type.not.toBeCallableWith({ keys: {}, ...rest })
  })
})
