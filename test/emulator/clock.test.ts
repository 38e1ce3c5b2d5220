/** The time of the emulated service, which can be moved. */
import { assert, describe, it } from "@effect/vitest"
import { Authentication, Infrastructure, MultiFactorAuthentication } from "@loginradius-effect/core"
import { Emulator, Faults, Outbox, Seed } from "@loginradius-effect/emulator"
import { Clock, Effect, Fiber, Option, Redacted, TestClock } from "effect"
import { createHmac } from "node:crypto"
import { Table } from "../../packages/emulator/src/state/table.js"
import { account, at, emulator, key, refusal, send, token } from "./support.js"

const email = "ada@example.com"
const day = 86_400_000

const profile = (accessToken: string) => ({
  path: `/identity/v2/auth/account?apikey=${key}`,
  headers: { authorization: `Bearer ${accessToken}` }
})

describe("the emulated clock", () => {
  it.effect(
    "is that of the fiber until it is moved, goes on after an advance, and stands still when it is frozen",
    () =>
      Effect.gen(function* () {
        yield* TestClock.setTime(1000)
        assert.deepStrictEqual(yield* Emulator.clock, { now: 1000, frozen: false, offset: 0 })
        assert.deepStrictEqual(yield* Emulator.advance("1 minute"), { now: 61_000, frozen: false, offset: 60_000 })
        yield* TestClock.adjust("1 second")
        assert.deepStrictEqual(yield* Emulator.clock, { now: 62_000, frozen: false, offset: 60_000 })
        assert.strictEqual((yield* Emulator.freezeAt("1970-01-02T00:00:00Z")).now, day)
        yield* TestClock.adjust("1 second")
        assert.deepStrictEqual(yield* Emulator.clock, { now: day, frozen: true, offset: day - 3000 })
        assert.deepStrictEqual(yield* Emulator.advance("1 day"), { now: 2 * day, frozen: true, offset: 2 * day - 3000 })
        assert.deepStrictEqual(yield* Emulator.resetClock, { now: 3000, frozen: false, offset: 0 })
      }).pipe(Effect.provide(emulator()))
  )

  it.effect("takes moments as milliseconds, as text and as dates, and refuses others without moving", () =>
    Effect.gen(function* () {
      for (const moment of [day, "1970-01-02T00:00:00Z", new Date(day)]) {
        assert.strictEqual((yield* Emulator.freezeAt(moment)).now, day)
      }
      for (const moment of ["tomorrow", Number.NaN, -1, Date.UTC(9001, 0)]) {
        assert.strictEqual((yield* Effect.flip(Emulator.freezeAt(moment))).option, "freezeAt")
      }
      assert.strictEqual((yield* Effect.flip(Emulator.advance("9000000 days"))).option, "advance")
      assert.strictEqual((yield* Effect.flip(Emulator.advance("soon" as "1 day"))).option, "advance")
      assert.deepStrictEqual(yield* Emulator.clock, { now: day, frozen: true, offset: day })
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("ends tokens, tells the time of the server and stamps messages and refusals", () =>
    Effect.gen(function* () {
      yield* account(email)
      const accessToken = yield* token(email)
      assert.strictEqual((yield* send(profile(accessToken))).status, 200)
      yield* Emulator.advance("16 minutes")
      assert.deepStrictEqual(yield* refusal(profile(accessToken)), [906, 403])
      assert.strictEqual((yield* Infrastructure.getServerTime()).CurrentTime, "1970-01-01 00:16:00")
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
      assert.strictEqual((yield* Outbox.take({ to: email })).at, 960_000)
      assert.strictEqual((yield* Emulator.refusals).at(-1)?.at, 960_000)
      assert.strictEqual(yield* Clock.currentTimeMillis, 0)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("is that of seeds, and is set right again by a reset", () =>
    Effect.gen(function* () {
      yield* Emulator.advance("1 day")
      assert.strictEqual(yield* Emulator.seed(Clock.currentTimeMillis), day)
      yield* Emulator.reset
      assert.strictEqual(yield* Emulator.seed(Clock.currentTimeMillis), 0)
      assert.deepStrictEqual(yield* Emulator.clock, { now: 0, frozen: false, offset: 0 })
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("moves with the clock of a test", () =>
    Effect.gen(function* () {
      yield* account(email)
      yield* Emulator.advance("10 minutes")
      const accessToken = yield* token(email)
      yield* TestClock.adjust("14 minutes")
      assert.strictEqual((yield* send(profile(accessToken))).status, 200)
      yield* TestClock.adjust("2 minutes")
      assert.deepStrictEqual(yield* refusal(profile(accessToken)), [906, 403])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect(
    "lets what waits take as long as before, and a request be handled at the time when it no longer waits",
    () =>
      Effect.gen(function* () {
        yield* Emulator.freezeAt(0)
        yield* Emulator.inject(Faults.delay("1 minute"))
        const call = yield* Effect.fork(Infrastructure.getServerTime())
        yield* TestClock.adjust("59 seconds")
        yield* Emulator.freezeAt(day)
        assert.isTrue(Option.isNone(yield* Fiber.poll(call)))
        yield* TestClock.adjust("1 second")
        assert.strictEqual((yield* Fiber.join(call)).CurrentTime, "1970-01-02 00:00:00")
      }).pipe(Effect.provide(emulator({ client: { deadline: "1 hour" } })))
  )
})

describe("what a client made by its own clock is good after an advance:", () => {
  it.effect("a SOTT", () =>
    Effect.gen(function* () {
      yield* Emulator.advance("3 hours")
      const sott = Redacted.value(yield* Infrastructure.localGenerateSott())
      const register = (address: string) => ({
        method: "POST",
        path: `/identity/v2/auth/register?apikey=${key}`,
        headers: { "x-loginradius-sott": sott },
        body: { Email: [{ Type: "Primary", Value: address }], Password: "password" }
      })
      assert.strictEqual((yield* send(register(email))).status, 200)
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(yield* refusal(register("bob@example.com")), [1049, 403])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("a SOTT made by the emulated clock, too", () =>
    Effect.gen(function* () {
      yield* Emulator.advance("3 hours")
      const { Sott } = yield* Infrastructure.generateSott()
      const headers = { "x-loginradius-sott": Redacted.isRedacted(Sott) ? String(Redacted.value(Sott)) : String(Sott) }
      const body = { Email: [{ Type: "Primary", Value: email }], Password: "password" }
      const path = `/identity/v2/auth/register?apikey=${key}`
      assert.strictEqual((yield* send({ method: "POST", path, headers, body })).status, 200)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("the expiry of a signature", () =>
    Effect.gen(function* () {
      const path = `/identity/v2/manage/account?apikey=${key}&email=${email}`
      const expires = "1970-01-01 00:01:00"
      const target = encodeURIComponent(`${Emulator.origin}${decodeURIComponent(path)}`).toLowerCase()
      const digest = createHmac("sha256", "e0e0e0e0-0000-4000-8000-00000000005e").update(`${expires}:${target}`)
      const signed = {
        path,
        headers: { "x-request-expires": expires, digest: `SHA-256=${digest.digest("base64")}` }
      }
      yield* account(email)
      yield* Emulator.advance("1 hour")
      assert.strictEqual((yield* send(signed)).status, 200)
      yield* TestClock.adjust("2 minutes")
      assert.deepStrictEqual(yield* refusal(signed), [1212, 403])
    }).pipe(Effect.provide(emulator({ requestSigning: "preferred" })))
  )

  it.effect("the code of an authenticator app", () =>
    Effect.gen(function* () {
      const uid = yield* Emulator.seed(Seed.account({ email, password: "password", secondFactor: true }))
      const path = `/identity/v2/auth/login/2fa?apikey=${key}`
      const login = Effect.map(send({ method: "POST", path, body: { email, password: "password" } }), ({ body }) =>
        String(at(body, "SecondFactorAuthentication.SecondFactorAuthenticationToken"))
      )
      const prove = (code: Redacted.Redacted<string>) =>
        Effect.flatMap(login, (secondFactorAuthenticationToken) =>
          MultiFactorAuthentication.validateAuthenticatorCode({
            secondFactorAuthenticationToken,
            authenticatorCode: Redacted.value(code)
          })
        )
      const shown = Seed.authenticatorCode(uid)
      const ofApp = yield* Emulator.seed(shown)
      yield* Emulator.advance("1 day")
      const emulated = yield* Emulator.seed(shown)
      assert.notStrictEqual(Redacted.value(ofApp), Redacted.value(emulated))
      yield* prove(ofApp)
      assert.strictEqual((yield* Effect.flip(prove(ofApp)))._tag, "AuthenticatorCodeIncorrect")
      yield* prove(emulated)
      // The last code that was taken is of tomorrow, which neither clock has come to any more.
      yield* Emulator.resetClock
      yield* TestClock.adjust("1 minute")
      yield* prove(yield* Emulator.seed(shown))
    }).pipe(Effect.provide(emulator({ secondFactor: { mode: "optional", authenticator: true } })))
  )
})

describe("a clock that is put back", () => {
  it("takes rows back that had ended, so that others are forgotten before them", () => {
    const table = new Table<{ readonly id: string; readonly end: number }>(
      { key: ({ id }) => id, indexes: {}, endsAt: ({ end }) => end },
      () => {}
    )
    const retention = { period: 1000, count: 1 }
    table.put({ id: "late", end: 500 })
    table.forget(600, retention)
    for (const end of [10, 20, 30]) table.put({ id: `early ${end}`, end })
    table.forget(100, retention)
    assert.deepStrictEqual(
      table.all().map(({ id }) => id),
      ["late", "early 30"]
    )
  })

  it.effect("leaves a sliding session usable, which then ends by the present time", () =>
    Effect.gen(function* () {
      yield* account(email)
      yield* Emulator.advance("1 day")
      const accessToken = yield* token(email)
      yield* Emulator.resetClock
      assert.strictEqual((yield* send(profile(accessToken))).status, 200)
      yield* TestClock.adjust("14 minutes")
      assert.strictEqual((yield* send(profile(accessToken))).status, 200)
      yield* TestClock.adjust("16 minutes")
      assert.deepStrictEqual(yield* refusal(profile(accessToken)), [906, 403])
    }).pipe(Effect.provide(emulator({ slidingAccessTokens: true })))
  )

  it.effect("does not count messages of later times against the limit", () =>
    Effect.gen(function* () {
      yield* account(email)
      const forgot = Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
      yield* Emulator.advance("1 day")
      yield* forgot
      assert.strictEqual((yield* Effect.flip(forgot))._tag, "EmailSendLimitReached")
      yield* Emulator.resetClock
      yield* forgot
    }).pipe(Effect.provide(emulator({ messageLimit: { count: 1 } })))
  )
})
