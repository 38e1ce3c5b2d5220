import { assert, describe, it } from "@effect/vitest"
import { TokenVerifier } from "@loginradius-effect/server"
import * as RedisVerdicts from "@loginradius-effect/server/Redis"
import { Context, Effect, Fiber, Layer, Redacted } from "effect"
import { Redis } from "ioredis"
import { redisServer, runsRedis } from "../support/redisServer.js"
import { byKey, pair, sign } from "./jwtFixture.js"
import { type LoginRadius, loginRadius, opaque } from "./tokenVerifierFixture.js"

const runs = await runsRedis("test/server/tokenVerifier.redis.test.ts")

const token = "ca9a7e00-5ec2-4e7a-8bad-000000000001"
const held = Redacted.make(token)
const stale = { degraded: { serveStale: "1 hour" } } as const

/** A process with a verifier, by a Redis at a port. */
const process = (service: LoginRadius, port: number, options?: TokenVerifier.OpaqueOptions) =>
  Effect.map(
    Layer.build(Layer.provide(opaque(service, options), RedisVerdicts.layerVerdicts({ redis: { port } }))),
    (context) => Context.get(context, TokenVerifier.TokenVerifier)
  )

const withUser = (): LoginRadius => {
  const service = loginRadius()
  service.users.set(token, { uid: "ada", roles: ["admin"] })
  return service
}

const pause = (millis: number) => Effect.promise(() => new Promise((resolve) => setTimeout(resolve, millis)))

describe.skipIf(!runs)("verdicts in Redis", () => {
  it.scopedLive("are those of all processes, and hold no token", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const service = withUser()
      const one = yield* process(service, server.port)
      const other = yield* process(service, server.port)
      const verdict = yield* one.verify(held)
      for (let n = 0; n < 3; n++) assert.deepStrictEqual(yield* other.verify(held), verdict)
      assert.strictEqual(service.calls("account"), 1)
      yield* one.revoke({ token: held })
      yield* other.verify(held)
      const redis = new Redis({ port: server.port })
      yield* Effect.promise(async () => {
        const keys = await redis.keys("*")
        assert.isAbove(keys.length, 2)
        const values = await redis.mget(...keys)
        const text = [...keys, ...values].join("\n")
        assert.match(text, /ada/)
        assert.notMatch(text, /ca9a7e00|3f9f6c2a|b7e2c9d4/)
        for (const key of keys) if (!key.endsWith(":revocations")) assert.isAbove(await redis.pttl(key), 0, key)
        redis.disconnect()
      })
    })
  )

  it.scopedLive("are read at once with what was revoked", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const verifier = yield* process(withUser(), server.port)
      yield* verifier.verify(held)
      const redis = new Redis({ port: server.port })
      // Where this machine stalls for longer than Redis may take, LoginRadius is asked in between: such a round says nothing.
      let stats = ""
      for (let round = 0; round < 5 && !/cmdstat_mget:calls=10,/.test(stats); round++) {
        yield* Effect.promise(() => redis.config("RESETSTAT"))
        for (let n = 0; n < 10; n++) yield* verifier.verify(held)
        stats = yield* Effect.promise(() => redis.info("commandstats"))
      }
      assert.match(stats, /cmdstat_mget:calls=10,/)
      assert.notMatch(stats, /cmdstat_(get|set|eval|evalsha):/)
      redis.disconnect()
    })
  )

  for (const what of [{ uid: "ada" }, { token: held }] as ReadonlyArray<TokenVerifier.Revoked>) {
    const name = what.uid === undefined ? "a token" : "an account"

    it.scopedLive(`end in all processes when ${name} is revoked in one, also those that are on their way`, () =>
      Effect.gen(function* () {
        const server = yield* redisServer
        const service = withUser()
        const one = yield* process(service, server.port)
        const other = yield* process(service, server.port)
        yield* one.verify(held)
        yield* other.verify(held)
        yield* one.revoke(what)
        yield* other.verify(held)
        assert.strictEqual(service.calls("account"), 2)
        // Kept anew, it counts.
        yield* one.verify(held)
        assert.strictEqual(service.calls("account"), 2)

        yield* other.revoke(what)
        service.delay = 300
        const fiber = yield* Effect.fork(other.verify(held))
        yield* pause(100)
        yield* one.revoke(what)
        // The check that began before has its answer, and is made once more.
        yield* pause(300)
        service.users.delete(token)
        const error = yield* Effect.flip(Fiber.join(fiber))
        assert.strictEqual(error.reason, "Invalid")
        service.weather = "refuses"
        assert.strictEqual((yield* Effect.flip(one.verify(held, stale)))._tag, "AuthUnavailable")
      })
    )
  }

  it.scopedLive("are asked for at LoginRadius without Redis, and are never a refusal; a revocation holds here", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const service = withUser()
      const verifier = yield* process(service, server.port)
      yield* verifier.verify(held)
      const redis = new Redis({ port: server.port })
      // For longer than a verifier waits.
      yield* Effect.promise(() => redis.call("CLIENT", "PAUSE", "1000000", "ALL"))
      for (let n = 0; n < 3; n++) assert.strictEqual((yield* verifier.verify(held)).uid, "ada")
      assert.strictEqual(service.calls("account"), 4)
      const error = yield* Effect.flip(verifier.revoke({ uid: "ada" }))
      assert.strictEqual(error._tag, "RevocationNotShared")
      redis.disconnect()
    })
  )
})

describe.skipIf(!runs)("revocations of JWTs in Redis", () => {
  it.scopedLive("hold in all processes; without Redis nobody knows them, and what was good is stale", () =>
    Effect.gen(function* () {
      const server = yield* redisServer
      const { pem } = yield* pair("first")
      const layer = Layer.provide(byKey(pem), RedisVerdicts.layerVerdicts({ redis: { port: server.port } }))
      const built = Effect.map(Layer.build(Layer.fresh(layer)), Context.get(TokenVerifier.TokenVerifier))
      const [one, other] = [yield* built, yield* built]
      const [first, second, bob] = yield* Effect.all([
        sign({ claims: { jti: "1" } }),
        sign({ claims: { jti: "2" } }),
        sign({ claims: { sub: "bob" } })
      ])
      const outcome = (text: string, options?: TokenVerifier.VerifyOptions) =>
        Effect.match(other.verify(Redacted.make(text), options), {
          onFailure: ({ reason }) => reason,
          onSuccess: ({ stale, uid }) => (stale ? `${uid} stale` : uid)
        })
      assert.strictEqual(yield* outcome(first), "ada")
      yield* one.revoke({ token: Redacted.make(first) })
      assert.strictEqual(yield* outcome(first), "Revoked")
      assert.strictEqual(yield* outcome(second), "ada")
      yield* one.revoke({ uid: "ada" })
      assert.strictEqual(yield* outcome(second), "Revoked")
      assert.strictEqual(yield* outcome(bob), "bob")

      yield* Effect.promise(server.kill)
      assert.strictEqual(yield* outcome(bob), "RevocationsMissing")
      assert.strictEqual(yield* outcome(bob, stale), "bob stale")
      assert.strictEqual((yield* Effect.flip(other.revoke({ uid: "bob" })))._tag, "RevocationNotShared")
      assert.strictEqual(yield* outcome(bob, stale), "Revoked")
    })
  )
})

describe("a verifier without its Redis", () => {
  it.scopedLive("is built, and asks LoginRadius", () =>
    Effect.gen(function* () {
      const service = withUser()
      const verifier = yield* process(service, 1)
      assert.strictEqual((yield* verifier.verify(held)).uid, "ada")
      assert.strictEqual((yield* verifier.verify(held)).uid, "ada")
      assert.strictEqual(service.calls("account"), 2)
      assert.strictEqual((yield* Effect.flip(verifier.revoke({ token: held })))._tag, "RevocationNotShared")
      assert.strictEqual((yield* verifier.verify(held)).uid, "ada")
    })
  )

  for (const [option, options] of [
    ["redis", { redis: undefined }],
    ["prefix", { redis: {}, prefix: "{a}" }]
  ] as const) {
    it.effect(`refuses what cannot be used by name: ${option}`, () =>
      Effect.gen(function* () {
        const layer = RedisVerdicts.layerVerdicts(options as unknown as RedisVerdicts.VerdictOptions)
        assert.strictEqual((yield* Effect.flip(Effect.scoped(Layer.build(layer)))).option, option)
      })
    )
  }
})
