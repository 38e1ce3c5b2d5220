import { assert, describe, it } from "@effect/vitest"
import { TokenVerifier } from "@loginradius-effect/server"
import { Effect, type Layer, Redacted, TestClock } from "effect"
import { leaks, linesOfOwnMetrics, watch } from "../support/sinks.js"
import { byKey, bySet, pair, server, sign } from "./jwtFixture.js"
import { loginRadius, opaque, type Weather } from "./tokenVerifierFixture.js"

const secret = (n: number) => `ca9a7e00-5ec2-4e7a-8bad-${String(n).padStart(12, "0")}`

const token = secret(1)
const apiSecret = secret(2)

const echo = { ErrorCode: 901, Message: `no ${token}`, Description: token }

const outcomes = (text: string, uid: string) =>
  Effect.gen(function* () {
    const { revoke, verify } = yield* TokenVerifier.TokenVerifier
    const held = Redacted.make(text)
    const degraded = { serveStale: "1 hour" } as const
    const exits = [yield* Effect.exit(verify(held)), yield* Effect.exit(verify(held, { degraded }))]
    yield* TestClock.adjust("1 hour")
    exits.push(yield* Effect.exit(verify(held, { degraded })))
    yield* revoke({ token: held })
    yield* revoke({ uid })
    exits.push(yield* Effect.exit(verify(held)))
    return { exits, service: yield* TokenVerifier.TokenVerifier }
  }).pipe(Effect.withSpan("request"))

describe("a check of an opaque token", () => {
  for (const [what, weather] of [
    ["a verdict", "fair"],
    ["a connection that is refused", "refuses"],
    ["an answer that repeats the token", { status: 403, body: echo }],
    ["a refusal that repeats the token", { status: 403, body: { ...echo, ErrorCode: 905 } }],
    ["a page that repeats the token", { status: 500, body: `<p>${token}</p>` }],
    ["a member that is the token", { status: 200, body: { Uid: [token], access_token: [token] } }]
  ] as ReadonlyArray<readonly [string, Weather]>) {
    it.effect(`leaves no secret anywhere: ${what}`, () =>
      Effect.gen(function* () {
        const service = loginRadius()
        service.users.set(token, { uid: "ada" })
        service.weather = weather
        const layer = opaque(service, {}, { apiSecret: Redacted.make(apiSecret) })
        const { lines } = yield* watch(Effect.provide(outcomes(token, "ada"), layer))
        assert.isAbove(service.sent.length, 1)
        assert.deepStrictEqual(leaks(lines), [])
        assert.deepStrictEqual(leaks(yield* linesOfOwnMetrics), [])
      })
    )
  }
})

describe("a check of a JWT", () => {
  it.effect("leaves neither it nor a key anywhere, good or bad", () =>
    Effect.gen(function* () {
      const first = yield* pair("first")
      const served = server({ ...first.jwk, kid: "k1" })
      const hmac = `${secret(3)}-${secret(4)}`
      const bad = yield* sign({ kid: "k1", claims: { iss: "else" } })
      const good = yield* sign({ kid: "k1" })
      const symmetric = yield* sign({ key: new TextEncoder().encode(hmac), alg: "HS256" })
      const failing = server()
      failing.weather = { status: 500, body: `${good}` }
      const layers: ReadonlyArray<readonly [string, Layer.Layer<TokenVerifier.TokenVerifier, unknown>]> = [
        [good, bySet(served)],
        [bad, bySet(served)],
        [`${good.slice(0, -4)}AAAA`, bySet(served)],
        [good, bySet(failing)],
        [symmetric, byKey(hmac, { algorithms: ["HS256"] })],
        [symmetric, byKey(`${hmac}!`, { algorithms: ["HS256"] })],
        [symmetric, byKey(hmac)]
      ]
      for (const [text, layer] of layers) {
        const parts = text.split(".").filter((part) => part.length > 30)
        const { lines } = yield* watch(Effect.provide(outcomes(text, "ada"), layer))
        assert.deepStrictEqual(leaks(lines, parts), [])
      }
    })
  )
})
