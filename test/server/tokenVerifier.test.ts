import { assert, describe, it } from "@effect/vitest"
import { Admission, LoginRadiusConfig } from "@loginradius-effect/core"
import { TokenVerifier } from "@loginradius-effect/server"
import { DateTime, Duration, Effect, Fiber, FiberSet, Layer, Logger, Redacted, TestClock } from "effect"
import { type Checked, type Failure, unauthenticated } from "../../packages/server/src/internal/verify/check.js"
import { toEffect } from "../../packages/server/src/internal/effect.js"
import { sha256 } from "../../packages/server/src/internal/verify/hash.js"
import { verifier } from "../../packages/server/src/internal/verify/opaque.js"
import { opaqueSettingsOf } from "../../packages/server/src/internal/verify/settings.js"
import { memory } from "../../packages/server/src/internal/verify/shelf.js"
import { after, isDone, type LoginRadius, loginRadius, opaque, settle, token, verify } from "./tokenVerifierFixture.js"

const ada = "11111111-2222-4333-8444-555555555555"
const bob = "66666666-7777-4888-8999-000000000000"

const withUsers = (): LoginRadius => {
  const service = loginRadius()
  service.users.set(ada, { uid: "ada", roles: ["admin", "editor"] })
  service.users.set(bob, { uid: "bob" })
  return service
}

const revoke = (what: TokenVerifier.Revoked) =>
  Effect.flatMap(TokenVerifier.TokenVerifier, ({ revoke }) => revoke(what))

/** Runs a test with a verifier of its own. */
const test = <E>(
  name: string,
  run: (service: LoginRadius) => Effect.Effect<void, E, TokenVerifier.TokenVerifier>,
  options?: TokenVerifier.OpaqueOptions
) =>
  it.effect(name, () =>
    Effect.suspend(() => {
      const service = withUsers()
      return Effect.provide(run(service), Layer.orDie(opaque(service, options)))
    })
  )

describe("a verdict", () => {
  it.effect("tells account, roles and end of the token, and is taken for a minute", () =>
    Effect.gen(function* () {
      const service = withUsers()
      service.users.set(ada, { uid: "ada", roles: ["admin"], expires: "1970-01-01T02:00:00.000Z" })
      yield* Effect.gen(function* () {
        const { verify } = yield* TokenVerifier.TokenVerifier
        const verdict = yield* verify(token(ada))
        assert.deepStrictEqual(verdict, {
          uid: "ada",
          roles: ["admin"],
          permissions: [],
          expiresAt: DateTime.unsafeMake(7_200_000),
          checkedAt: DateTime.unsafeMake(0),
          stale: false
        })
        yield* TestClock.adjust("59 seconds")
        assert.strictEqual(yield* verify(token(ada)), verdict)
        assert.strictEqual(service.sent.length, 2)
        yield* TestClock.adjust("1 second")
        yield* verify(token(ada))
        assert.strictEqual(service.sent.length, 4)
      }).pipe(Effect.provide(opaque(service)))
    })
  )

  test("ends with its token, which is asked for again", (service) =>
    Effect.gen(function* () {
      service.users.set(ada, { uid: "ada", expires: "1970-01-01T00:00:30" })
      assert.strictEqual(yield* verify(ada), "ada")
      yield* TestClock.adjust("30 seconds")
      service.users.delete(ada)
      assert.strictEqual(yield* verify(ada), "Unauthenticated Invalid")
    }))

  it.effect("has the permissions of all roles, which are read once for all tokens", () => {
    const service = withUsers()
    service.roles.set("admin", ["read", "write"]).set("editor", ["write", "publish"]).set("other", ["else"])
    return Effect.gen(function* () {
      const { verify } = yield* TokenVerifier.TokenVerifier
      const [verdict, none] = yield* Effect.all([verify(token(ada)), verify(token(bob))], { concurrency: 2 })
      assert.deepStrictEqual(verdict.permissions, ["read", "write", "publish"])
      assert.deepStrictEqual(none.permissions, [])
      assert.strictEqual(service.calls("role"), 1)
      yield* TestClock.adjust("61 seconds")
      yield* verify(token(ada))
      assert.strictEqual(service.calls("role"), 2)
    }).pipe(Effect.provide(opaque(service, { withPermissions: true })))
  })

  it.effect("is not refused because of the roles that cannot be read", () => {
    const service = withUsers()
    const refused = { status: 403, body: { ErrorCode: 905, Message: "no", Description: "no" } }
    return Effect.gen(function* () {
      service.rolesAnswer = refused
      assert.strictEqual(yield* verify(ada), "AuthUnavailable ServerFailed")
      service.rolesAnswer = undefined
      assert.strictEqual(yield* verify(ada), "ada")
    }).pipe(Effect.provide(opaque(service, { withPermissions: true })))
  })

  test("is on a token that could have come in a header: no other is asked for", (service) =>
    Effect.gen(function* () {
      const { verify } = yield* TokenVerifier.TokenVerifier
      const wiped = Redacted.make(ada)
      Redacted.unsafeWipe(wiped)
      for (const bad of ["", "a b", "a\nb", "é", "x".repeat(8193)].map(token).concat(wiped, ada as never)) {
        assert.strictEqual((yield* Effect.flip(verify(bad))).reason, "Malformed")
      }
      assert.strictEqual(service.sent.length, 0)
    }))
})

describe("a refusal", () => {
  for (const [code, reason] of [
    [905, "Invalid"],
    [906, "Expired"],
    [991, "Blocked"],
    [1130, "Blocked"],
    [1060, "Invalid"],
    [1409, "Invalid"],
    [2024, "Invalid"]
  ] as const) {
    test(`is what ${code} means: ${reason}`, (service) =>
      Effect.gen(function* () {
        service.weather = { status: 403, body: { ErrorCode: code, Message: "no", Description: "no" } }
        assert.strictEqual(yield* verify(ada), `Unauthenticated ${reason}`)
      }))
  }

  test("is given to an account that is not active", (service) =>
    Effect.gen(function* () {
      service.users.set(ada, { uid: "ada", isActive: false })
      assert.strictEqual(yield* verify(ada), "Unauthenticated Blocked")
    }))

  test("holds for ten seconds, and ends the verdict that there was", (service) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* verify(ada), "ada")
      yield* TestClock.adjust("1 minute")
      service.users.delete(ada)
      assert.strictEqual(yield* verify(ada), "Unauthenticated Invalid")
      const { length } = service.sent
      service.weather = "refuses"
      yield* TestClock.adjust("9 seconds")
      assert.strictEqual(yield* verify(ada), "Unauthenticated Invalid")
      assert.strictEqual(service.sent.length, length)
      yield* TestClock.adjust("1 second")
      assert.strictEqual(yield* verify(ada, { degraded: { serveStale: "1 hour" } }), "AuthUnavailable NoAnswer")
    }))

  // Not on the test's clock: it keeps every timer that was set.
  it.live("leaves verdicts on good tokens alone, and makes room for others", () => {
    const service = withUsers()
    return Effect.gen(function* () {
      yield* verify(ada)
      for (let n = 0; n < 1001; n++) yield* verify(`bad-${n}`)
      const { length } = service.sent
      assert.isAtMost(length, 2 + 2 * 1001)
      assert.strictEqual(yield* verify(ada), "ada")
      yield* verify("bad-1000")
      assert.strictEqual(service.sent.length, length)
      yield* verify("bad-0")
      assert.isAbove(service.sent.length, length)
    }).pipe(Effect.provide(opaque(service, { fresh: "1 hour", negative: "1 hour" })))
  })

  it.scoped("leaves all verdicts on good tokens, if there are 100,000", () =>
    Effect.gen(function* () {
      const settings = yield* toEffect(opaqueSettingsOf({}))
      const run = yield* FiberSet.makeRuntime<never>()
      const clock = yield* Effect.clock
      let calls = 0
      const ask = (token: Redacted.Redacted<string>): Effect.Effect<Checked, Failure> =>
        Effect.suspend(() => {
          calls++
          const uid = Redacted.value(token)
          return uid.startsWith("good")
            ? Effect.succeed({ uid, roles: [], permissions: [], expiresAt: undefined })
            : Effect.fail({ error: unauthenticated("Invalid"), isGeneral: false })
        })
      const { verify } = verifier(settings, memory(settings.capacity, 1000), clock, run, ask, sha256)
      const good = Array.from({ length: settings.capacity }, (_, n) => token(`good-${n}`))
      for (const one of good) yield* verify(one)
      for (let n = 0; n < 100_000; n++) yield* Effect.flip(verify(token(`bad-${n}`)))
      for (const one of good) yield* verify(one)
      assert.strictEqual(calls, good.length + 100_000)
    })
  )
})

describe("a check", () => {
  test("is one for all who wait, and goes on when the first of them leaves", (service) =>
    Effect.gen(function* () {
      service.delay = 100
      const first = yield* Effect.fork(verify(ada))
      yield* settle
      const others = yield* Effect.forEach(Array.from({ length: 63 }), () => Effect.fork(verify(ada)))
      yield* settle
      yield* Fiber.interrupt(first)
      yield* TestClock.adjust(100)
      const verdicts = yield* Effect.forEach(others, Fiber.join)
      assert.deepStrictEqual(new Set(verdicts), new Set(["ada"]))
      assert.strictEqual(service.calls("validate"), 1)
      assert.strictEqual(service.calls("account"), 1)
      assert.strictEqual(service.interrupted, 0)
    }))

  test("ends when nobody waits for it any more", (service) =>
    Effect.gen(function* () {
      service.delay = 100
      const fibers = yield* Effect.forEach([1, 2, 3], () => Effect.fork(verify(ada)))
      yield* settle
      yield* Fiber.interruptAll(fibers)
      yield* settle
      assert.strictEqual(service.interrupted, 2)
      // It has said nothing of the service.
      assert.strictEqual(yield* after(100, verify(bob)), "bob")
      assert.strictEqual(yield* after(100, verify(ada)), "ada")
    }))

  it.effect("goes by the lane `verify`, once, whatever its first caller has set", () => {
    const service = withUsers()
    const lanes: Array<string> = []
    const budget = Layer.succeed(
      Admission.Admission,
      Admission.make({
        shared: false,
        admit: ({ lane }) => Effect.sync(() => void lanes.push(lane)),
        refused: () => Effect.void
      })
    )
    return Effect.gen(function* () {
      service.weather = { status: 503, body: "" }
      const verdict = verify(ada).pipe(
        Admission.lane("bulk"),
        LoginRadiusConfig.override({ deadline: "1 hour", originIp: "192.0.2.1" })
      )
      assert.strictEqual(yield* verdict, "AuthUnavailable ServerFailed")
      assert.deepStrictEqual(lanes, ["verify", "verify"])
    }).pipe(Effect.provide(Layer.provide(opaque(service), budget)))
  })

  it.effect("fails when the rate budget lets no call go, and when that takes too long", () => {
    const service = withUsers()
    let admit: Effect.Effect<void, Admission.NotAdmitted> = new Admission.NotAdmitted({ retryAfter: undefined })
    const budget = Layer.succeed(
      Admission.Admission,
      Admission.make({
        shared: false,
        admit: () => Effect.suspend(() => admit),
        refused: () => Effect.void
      })
    )
    return Effect.gen(function* () {
      assert.strictEqual(yield* verify(ada), "AuthUnavailable RateLimited")
      yield* TestClock.adjust("1 second")
      admit = Effect.never
      assert.strictEqual(yield* after("2 seconds", verify(ada)), "AuthUnavailable NoAnswer")
      assert.strictEqual(service.sent.length, 0)
    }).pipe(Effect.provide(Layer.provide(opaque(service), budget)))
  })

  test("does not keep its waiters when the verifier ends", (service) =>
    Effect.gen(function* () {
      service.delay = 100
      const fiber = yield* Effect.scoped(
        Effect.gen(function* () {
          const context = yield* Layer.build(opaque(service))
          const fiber = yield* Effect.forkDaemon(Effect.provide(verify(ada), context))
          yield* settle
          return fiber
        })
      )
      assert.strictEqual(yield* Fiber.join(fiber), "AuthUnavailable NoAnswer")
    }).pipe(Effect.orDie))
})

describe("an outage", () => {
  const degraded = { degraded: { serveStale: "1 hour" } } as const

  test("of ten minutes is AuthUnavailable, or the last verdict; and over at once", (service) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* verify(ada), "ada")
      yield* TestClock.adjust("1 minute")
      service.weather = "refuses"
      for (let minute = 0; minute < 10; minute++) {
        assert.strictEqual(yield* verify(ada), "AuthUnavailable NoAnswer")
        assert.strictEqual(yield* verify(ada, degraded), "ada stale")
        assert.strictEqual(yield* verify(bob, degraded), "AuthUnavailable NoAnswer")
        yield* TestClock.adjust("1 minute")
      }
      service.weather = "fair"
      assert.strictEqual(yield* verify(ada), "ada")
      assert.strictEqual(yield* verify(bob), "bob")
    }))

  test("is never kept: a second later the service is asked, and until then nobody waits", (service) =>
    Effect.gen(function* () {
      service.weather = "hangs"
      assert.strictEqual(yield* after("2 seconds", verify(ada)), "AuthUnavailable NoAnswer")
      assert.strictEqual(service.sent.length, 2)
      assert.strictEqual(yield* verify(bob), "AuthUnavailable NoAnswer")
      yield* TestClock.adjust(999)
      assert.strictEqual(yield* verify(ada), "AuthUnavailable NoAnswer")
      assert.strictEqual(service.sent.length, 2)
      service.weather = "fair"
      yield* TestClock.adjust(1)
      assert.strictEqual(yield* verify(ada), "ada")
      assert.strictEqual(yield* verify(bob), "bob")
    }))

  test("is tried by one at a time", (service) =>
    Effect.gen(function* () {
      service.weather = "refuses"
      yield* verify(ada)
      yield* TestClock.adjust("1 second")
      service.weather = "hangs"
      const trial = yield* Effect.fork(verify(ada))
      yield* settle
      assert.strictEqual(yield* verify(bob), "AuthUnavailable NoAnswer")
      const same = yield* Effect.fork(verify(ada))
      yield* settle
      assert.isFalse(yield* isDone(same))
      yield* Fiber.interruptAll([trial, same])
      yield* settle
      service.weather = "fair"
      assert.strictEqual(yield* verify(bob), "bob")
    }))

  test("that has ended is not found again in a check that began before", (service) =>
    Effect.gen(function* () {
      service.weather = "hangs"
      const slow = yield* Effect.fork(verify(ada))
      yield* settle
      yield* TestClock.adjust(500)
      service.weather = "refuses"
      yield* verify(bob)
      service.weather = "fair"
      yield* TestClock.adjust("1 second")
      assert.strictEqual(yield* verify(bob), "bob")
      yield* TestClock.adjust("500 millis")
      assert.strictEqual(yield* Fiber.join(slow), "AuthUnavailable NoAnswer")
      service.users.set("new", { uid: "new" })
      assert.strictEqual(yield* verify("new"), "new")
    }))

  test("serves no verdict past the token's end, `serveStale` or `maxStale`", (service) =>
    Effect.gen(function* () {
      service.users.set(bob, { uid: "bob", expires: "1970-01-01T00:05:00Z" })
      yield* verify(ada)
      yield* verify(bob)
      service.weather = "refuses"
      const serve = (serveStale: Duration.DurationInput) => ({ degraded: { serveStale } })
      yield* TestClock.adjust("4 minutes")
      assert.strictEqual(yield* verify(bob, serve("1 hour")), "bob stale")
      assert.strictEqual(yield* verify(ada, serve("3 minutes")), "AuthUnavailable NoAnswer")
      assert.strictEqual(yield* verify(ada, serve("181 seconds")), "ada stale")
      yield* TestClock.adjust("1 minute")
      assert.strictEqual(yield* verify(bob, serve("1 hour")), "AuthUnavailable NoAnswer")
      yield* TestClock.adjust("56 minutes")
      assert.strictEqual(yield* verify(ada, serve("2 hours")), "AuthUnavailable NoAnswer")
    }))

  const rejected = { ErrorCode: 901, Message: "The API key is invalid", Description: "The API key is invalid" }
  for (const [what, weather, reason] of [
    ["a connection that is refused", "refuses", "NoAnswer"],
    ["500", { status: 500, body: "" }, "ServerFailed"],
    ["a page in HTML", { status: 502, body: "<html></html>" }, "ServerFailed"],
    ["200 with a page in HTML", { status: 200, body: "<html></html>" }, "ServerFailed"],
    ["an empty answer", { status: 200, body: {} }, "ServerFailed"],
    ["429", { status: 429, body: "slow" }, "RateLimited"],
    ["a refused API key", { status: 403, body: rejected }, "CredentialsRejected"],
    ["a code that says nothing of the token", { status: 403, body: { ErrorCode: 1100, Message: "?" } }, "ServerFailed"]
  ] as const) {
    test(`is ${what}`, (service) =>
      Effect.gen(function* () {
        service.weather = weather
        assert.strictEqual(yield* verify(ada), `AuthUnavailable ${reason}`)
      }))
  }

  it.effect("of the API key is logged as an error, without any secret", () => {
    const service = withUsers()
    const lines: Array<string> = []
    const logger = Logger.replace(
      Logger.defaultLogger,
      Logger.make(({ logLevel, message }) => void lines.push(`${logLevel.label} ${String(message)}`))
    )
    service.weather = { status: 403, body: rejected }
    return Effect.gen(function* () {
      yield* verify(ada)
      assert.match(lines.join(), /^ERROR No access token can be checked: .*API key/)
      assert.notInclude(lines.join(), ada)
    }).pipe(Effect.provide(Layer.provide(opaque(service), logger)))
  })

  test("is not seen where one token alone cannot be checked", (service) =>
    Effect.gen(function* () {
      service.weather = { status: 403, body: { ErrorCode: 1100, Message: "?" } }
      yield* verify(ada)
      service.weather = "fair"
      assert.strictEqual(yield* verify(bob), "bob")
    }))

  test("says when to come again", (service) =>
    Effect.gen(function* () {
      service.weather = "refuses"
      const { verify } = yield* TokenVerifier.TokenVerifier
      const wait = Effect.map(Effect.flip(verify(token(ada))), (error) =>
        error._tag === "AuthUnavailable" ? Duration.toMillis(error.retryAfter) : undefined
      )
      assert.strictEqual(yield* wait, 1000)
      yield* TestClock.adjust(400)
      assert.strictEqual(yield* wait, 600)
    }))
})

describe("a revocation", () => {
  test("of an account has all its tokens asked for, and no other's", (service) =>
    Effect.gen(function* () {
      service.users.set("second", { uid: "ada" })
      for (const name of [ada, bob, "second"]) yield* verify(name)
      yield* revoke({ uid: "ada" })
      service.users.delete(ada)
      const before = service.calls("account")
      assert.strictEqual(yield* verify(ada), "Unauthenticated Invalid")
      assert.strictEqual(yield* verify("second"), "ada")
      assert.strictEqual(yield* verify("second"), "ada")
      assert.strictEqual(yield* verify(bob), "bob")
      assert.strictEqual(service.calls("account") - before, 2)
    }))

  test("of a token has that token asked for, and no other of its account", (service) =>
    Effect.gen(function* () {
      service.users.set("second", { uid: "ada" })
      yield* verify(ada)
      yield* verify("second")
      yield* revoke({ token: token(ada) })
      const before = service.calls("account")
      assert.strictEqual(yield* verify(ada), "ada")
      assert.strictEqual(yield* verify("second"), "ada")
      assert.strictEqual(service.calls("account") - before, 1)
    }))

  for (const what of [{ uid: "ada" }, { token: token(ada) }] as ReadonlyArray<TokenVerifier.Revoked>) {
    const name = what.uid === undefined ? "token" : "account"

    test(`of a ${name} is followed by a check of its own, where one is under way`, (service) =>
      Effect.gen(function* () {
        service.delay = 100
        const fiber = yield* Effect.fork(verify(ada))
        yield* settle
        yield* TestClock.adjust(50)
        yield* revoke(what)
        yield* TestClock.adjust(50)
        yield* settle
        assert.isFalse(yield* isDone(fiber))
        service.users.delete(ada)
        yield* TestClock.adjust(100)
        assert.strictEqual(yield* Fiber.join(fiber), "Unauthenticated Invalid")
        assert.strictEqual(service.calls("account"), 2)
      }))

    test(`of a ${name} is not served stale`, (service) =>
      Effect.gen(function* () {
        yield* verify(ada)
        yield* revoke(what)
        service.weather = "refuses"
        const verdict = verify(ada, { degraded: { serveStale: "1 hour" } })
        assert.strictEqual(yield* verdict, "AuthUnavailable NoAnswer")
        yield* TestClock.adjust("1 hour")
        assert.strictEqual(yield* verdict, "AuthUnavailable NoAnswer")
      }))
  }

  it("is named by what blocks or deletes an account or changes its password", () => {
    const event = (_tag: string) => ({ _tag, hookId: undefined, time: undefined, profile: { Uid: "ada" } }) as never
    for (const name of ["BlockAccount", "DeleteAccount", "ResetPassword", "ChangePassword", "SetPassword"])
      assert.strictEqual(TokenVerifier.revokedBy(event(name)), "ada", name)
    for (const name of ["Login", "UpdateProfile", "RemoveEmail", "CreateCustomObject", "Unknown"])
      assert.isUndefined(TokenVerifier.revokedBy(event(name)), name)
  })
})

describe("options", () => {
  for (const [option, options] of [
    ["fresh", { fresh: -1 }],
    ["fresh", { fresh: "soon" }],
    ["negative", { negative: Infinity }],
    ["maxStale", { maxStale: NaN }],
    ["wait", { wait: 0 }],
    ["capacity", { capacity: 0 }],
    ["capacity", { capacity: 1.5 }],
    ["withPermissions", { withPermissions: "yes" }],
    ["options", 7]
  ] as const) {
    it.effect(`that cannot be used are refused by name: ${option} of ${JSON.stringify(options)}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(Effect.scoped(Layer.build(opaque(loginRadius(), options as never))))
        assert.strictEqual(error._tag, "InvalidConfig")
        assert.strictEqual(error.option, option)
      })
    )
  }

  it.effect("with permissions need the API secret", () =>
    Effect.gen(function* () {
      const layer = opaque(loginRadius(), { withPermissions: true }, { apiSecret: undefined })
      assert.strictEqual((yield* Effect.flip(Effect.scoped(Layer.build(layer)))).option, "withPermissions")
    })
  )

  test("of routes are checked once: `serveStale` is no longer than `maxStale`", () =>
    Effect.gen(function* () {
      const check = TokenVerifier.checkDegraded
      assert.strictEqual(yield* check(undefined), "failClosed")
      assert.deepStrictEqual(yield* check({ serveStale: "1 hour" }), { serveStale: "1 hour" })
      for (const wrong of [{ serveStale: "61 minutes" }, { serveStale: "soon" }, {}, null, "open"]) {
        const error = yield* Effect.flip(check(wrong as never))
        assert.strictEqual(error.option, "degraded")
      }
    }))
})
