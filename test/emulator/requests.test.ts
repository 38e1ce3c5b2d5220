/** The list of the latest requests. */
import { assert, describe, it } from "@effect/vitest"
import { Authentication, Handler, Infrastructure } from "@loginradius-effect/core"
import { Emulator, Faults } from "@loginradius-effect/emulator"
import { Effect, Fiber, TestClock } from "effect"
import { readFileSync } from "node:fs"
import { account, emulator, key, manage, request, send, token } from "./support.js"

const email = "ada@example.com"
const availability = (address: string) => ({ path: `/identity/v2/auth/email?apikey=${key}&email=${address}` })
const login = (password: string) => ({
  method: "POST",
  path: `/identity/v2/auth/login?apikey=${key}`,
  body: { email, password }
})

const last = Effect.map(Emulator.requests(), (all) => all.at(-1))

describe("the list of requests", () => {
  it.effect("tells of a success its operation, route, status, time and duration", () =>
    Effect.gen(function* () {
      yield* Emulator.advance("1 hour")
      yield* Emulator.inject(Faults.delay("1500 millis"))
      const call = yield* Effect.fork(send(availability(email)))
      yield* TestClock.adjust("2 seconds")
      yield* Fiber.join(call)
      assert.deepStrictEqual(yield* Emulator.requests(), [
        {
          number: 1,
          at: 3_600_000 + 1500,
          operation: "Authentication.checkEmailAvailability",
          method: "GET",
          route: "/identity/v2/auth/email",
          status: 200,
          code: undefined,
          reason: undefined,
          evidence: undefined,
          fault: "1",
          duration: 1500
        }
      ])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("tells of a refusal its code, the reason that refusals have, and how it is known", () =>
    Effect.gen(function* () {
      yield* account(email)
      const refused = (raw: Parameters<typeof send>[0]) =>
        Effect.gen(function* () {
          const emulated = yield* Emulator.Emulator
          yield* Effect.orDie(emulated.handle(request(raw)))
          const { code, evidence, operation, reason, status } = (yield* last)!
          assert.strictEqual(reason, (yield* Emulator.refusals).at(-1)?.reason)
          return [operation, status, code, evidence]
        })
      assert.deepStrictEqual(yield* refused(login("wrong")), ["Authentication.loginByEmail", 401, 966, "inferred"])
      assert.deepStrictEqual(
        yield* refused({
          method: "POST",
          path: `/identity/v2/auth/password?apikey=${key}&resetpasswordurl=https://a.example.com`,
          body: { email: "nobody@example.com" }
        }),
        ["Authentication.forgotPassword", 403, 938, "documented"]
      )
      assert.deepStrictEqual(yield* refused({ path: "/identity/v2/auth/email?email=a@example.com" }), [
        "Authentication.checkEmailAvailability",
        400,
        922,
        "documented"
      ])
      assert.deepStrictEqual(yield* refused({ ...login("x"), body: "{" }), [
        "Authentication.loginByEmail",
        400,
        965,
        "unknown"
      ])
      assert.deepStrictEqual(yield* refused({ path: "/nowhere" }), [undefined, 501, undefined, "unknown"])
      assert.deepStrictEqual(yield* refused({ path: "/identity/v2/manage/organizations/7" }), [
        "Organizations.getById",
        501,
        undefined,
        "unknown"
      ])
      yield* Emulator.configure({ limits: { core: 1 } })
      yield* send(availability(email))
      assert.deepStrictEqual(yield* refused(availability(email)), [
        "Authentication.checkEmailAvailability",
        429,
        undefined,
        "documented"
      ])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("does not vouch for a handler of one's own", () =>
    Effect.gen(function* () {
      yield* send(availability(email))
      const { code, evidence } = (yield* last)!
      assert.deepStrictEqual([code, evidence], [936, "unknown"])
    }).pipe(
      Effect.provide(
        emulator({
          handlers: () => [
            {
              endpoint: Authentication.checkEmailAvailability,
              run: () => Effect.fail(Handler.refusal("identity", 936))
            }
          ]
        })
      )
    )
  )

  it.effect("tells of a connection that a fault broke, and of a handler that failed, that there was no answer", () =>
    Effect.gen(function* () {
      const fault = yield* Emulator.inject(Faults.dropAfter)
      const emulated = yield* Emulator.Emulator
      yield* Effect.flip(emulated.handle(request(availability(email))))
      const broken = (yield* last)!
      assert.deepStrictEqual(
        [broken.operation, broken.status, broken.fault],
        ["Authentication.checkEmailAvailability", undefined, fault]
      )
      yield* Effect.exit(emulated.handle(request({ path: `/identity/v2/serverinfo?apikey=${key}` })))
      const failed = (yield* last)!
      assert.deepStrictEqual([failed.operation, failed.status], ["Infrastructure.getServerTime", undefined])
    }).pipe(
      Effect.provide(
        emulator({
          handlers: (standard) => [
            { endpoint: Infrastructure.getServerTime, run: () => Effect.die("broken") },
            ...standard.filter(({ endpoint }) => endpoint !== Infrastructure.getServerTime)
          ]
        })
      )
    )
  )

  it.effect("shows nothing that was sent", () =>
    Effect.gen(function* () {
      const secret = "5ecret0fada5ecret0fada5ecret0fad"
      const uid = yield* account(email)
      const accessToken = yield* token(email)
      yield* send(login(secret))
      yield* send({ path: `/identity/v2/auth/account?apikey=${key}`, headers: { authorization: `Bearer ${secret}` } })
      yield* manage({ path: `/identity/v2/manage/account/${secret}?apikey=${key}` })
      yield* send({ path: `/unknown/${secret}/${uid}/${accessToken}/${email}/123456/a%20b/2fa?token=${secret}` })
      const emulated = yield* Emulator.Emulator
      yield* Effect.exit(emulated.handle({ ...request({ path: "/x" }), method: secret }))
      const listed = yield* Emulator.requests()
      assert.deepStrictEqual(
        listed.slice(-3).map(({ method, route }) => [method, route]),
        [
          ["GET", "/identity/v2/manage/account/:uid"],
          ["GET", "/unknown/*/*/*/*/*/*/2fa"],
          ["*", "/x"]
        ]
      )
      const text = JSON.stringify(listed)
      for (const sent of [secret, uid, accessToken, email, "123456", key]) assert.notInclude(text, sent)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("keeps the latest 1,000, tells those after a number, and counts on after a reset", () =>
    Effect.gen(function* () {
      for (let i = 0; i < 2100; i++) yield* send({ path: "/nowhere" })
      const all = yield* Emulator.requests()
      assert.deepStrictEqual([all.length, all[0]?.number, all.at(-1)?.number], [1000, 1101, 2100])
      const after = yield* Emulator.requests({ after: 2098 })
      assert.deepStrictEqual(
        after.map(({ number }) => number),
        [2099, 2100]
      )
      yield* Emulator.reset
      assert.deepStrictEqual(yield* Emulator.requests(), [])
      yield* send({ path: "/nowhere" })
      assert.strictEqual((yield* last)?.number, 2101)
    }).pipe(Effect.provide(emulator()))
  )

  it("knows of each operation what the table of coverage says", () => {
    const evidence = JSON.parse(readFileSync(new URL("../fixtures/evidence.json", import.meta.url), "utf8"))
    const source = readFileSync(new URL("../../packages/emulator/src/pipeline/evidence.ts", import.meta.url), "utf8")
    for (const [id, { refusals }] of Object.entries<{ readonly refusals: string }>(evidence)) {
      assert.include(source, `"${id}": "${refusals}"`)
    }
  })
})
