import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { path } from "@loginradius-effect/emulator/Control"
import { serveAs } from "@loginradius-effect/emulator/server"
import { Deferred, Effect, Fiber, Redacted } from "effect"
import { at, emulator } from "../support.js"
import { change, controlled, hangUp, send } from "./support.js"

const ada = "ada@example.com"
const eve = "eve@example.com"

const forgot = (email: string) =>
  Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" })

const account = (email: string) => Emulator.seed(Seed.account({ email, password: "correct horse 7" }))

/** Runs a test that is told when somebody begins to wait for a message, and when somebody has given up. */
const watched = <A, E, R>(test: (waiting: Effect.Effect<void>, gone: Effect.Effect<void>) => Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const [waiting, gone] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
    const outbox = yield* Outbox.Outbox
    return yield* Effect.provideService(test(Deferred.await(waiting), Deferred.await(gone)), Outbox.Outbox, {
      ...outbox,
      waitFor: (filter, options) =>
        Effect.zipRight(Deferred.succeed(waiting, undefined), outbox.waitFor(filter, options)).pipe(
          Effect.onInterrupt(() => Deferred.succeed(gone, undefined))
        )
    })
  })

describe("control API: what it is", () => {
  it.scopedLive("tells that it answers, where it is, and how much it holds", () =>
    Effect.gen(function* () {
      const { control, url } = yield* controlled({ publicOrigin: "https://auth.example.test" })
      yield* account(ada)
      yield* forgot(ada)
      yield* control.faults.inject({ payload: { fault: { type: "refuse" } } })
      const { status, uptime } = yield* control.health()
      assert.strictEqual(status, "ok")
      assert.isAtLeast(uptime, 0)
      const { apiKey, apiSecret, counts, publicUrl, settings, url: told } = yield* control.info()
      assert.deepStrictEqual([told, publicUrl], [url, "https://auth.example.test"])
      assert.deepStrictEqual([apiKey, apiSecret], [Emulator.apiKey, Redacted.value(Emulator.apiSecret)])
      assert.deepStrictEqual(counts, { accounts: 1, messages: 1, requests: 1, faults: 1 })
      assert.strictEqual(settings["otpLength"], 6)
      assert.notProperty(settings, "apiSecret")
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("answers 404 for paths that it does not have, and leaves all others to LoginRadius", () =>
    Effect.gen(function* () {
      const { send, url } = yield* controlled()
      assert.strictEqual((yield* send("/nope")).status, 404)
      assert.strictEqual(at((yield* send("/nope")).body, "_tag"), "NotFound")
      const other = yield* Effect.promise(() => fetch(`${url}/_emulator/v10/health`))
      assert.strictEqual(other.status, 501)
    }).pipe(Effect.provide(emulator()))
  )
})

describe("control API: settings, seeds and snapshots", () => {
  it.scopedLive("changes settings, and names the one that cannot be", () =>
    Effect.gen(function* () {
      const { control, send } = yield* controlled()
      const changed = yield* control.settings.change({ payload: { otpLength: 8, accessTokenLifetime: "1 hour" } })
      assert.deepStrictEqual([changed["otpLength"], changed["accessTokenLifetime"]], [8, 3_600_000])
      assert.strictEqual((yield* Emulator.settings).otpLength, 8)
      const shop = { name: "shop", algorithm: "HS256" }
      const withKey = yield* control.settings.change({ payload: { jwtProviders: [{ ...shop, key: "of the shop" }] } })
      assert.deepStrictEqual(withKey["jwtProviders"], [shop])
      const wrong = yield* send("/settings", change("PATCH", { otpLength: "secret", appName: "x" }))
      assert.deepStrictEqual([wrong.status, at(wrong.body, "field")], [400, "otpLength"])
      assert.notInclude(wrong.text, "secret")
      assert.strictEqual((yield* Emulator.settings).appName, "emulator")
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("puts in a seed as a whole, and tells where it is wrong", () =>
    Effect.gen(function* () {
      const { control } = yield* controlled()
      yield* control.seed({ payload: `accounts:\n  - email: ${ada}\n` })
      const wrong = yield* Effect.flip(control.seed({ payload: `accounts:\n  - emial: ${eve}\n` }))
      assert.strictEqual(wrong.message, "seed:2:5 accounts.0.emial is not known; did you mean email?")
      const json = JSON.stringify({ accounts: [{ email: eve }, { email: ada }] })
      assert.strictEqual((yield* Effect.flip(control.seed({ payload: json })))._tag, "SeedInvalid")
      assert.strictEqual((yield* Emulator.accounts()).total, 1)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("puts in a seed to its end, although who sent it has hung up", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      const ended = yield* Deferred.make<string>()
      const seedWith: Emulator.Service["seedWith"] = (...given) =>
        Effect.onExit(emulator.seedWith(...given), ({ _tag }) => Deferred.succeed(ended, _tag))
      const { url } = yield* Effect.provideService(controlled(), Emulator.Emulator, { ...emulator, seedWith })
      const text = JSON.stringify({ accounts: [ada, eve].map((email) => ({ email, password: "correct horse 7" })) })
      yield* hangUp(url, [`POST ${path}/seed`, text])
      assert.strictEqual(yield* Deferred.await(ended), "Success")
      assert.strictEqual((yield* Emulator.accounts()).total, 2)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("forgets everything, and has no seed unless it was started with one", () =>
    Effect.gen(function* () {
      const { control, send } = yield* controlled()
      yield* account(ada)
      assert.strictEqual((yield* send("/reset?seed=true", change("POST"))).status, 404)
      assert.strictEqual((yield* Emulator.accounts()).total, 1)
      yield* control.reset({ urlParams: {} })
      assert.strictEqual((yield* Emulator.accounts()).total, 0)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("keeps snapshots by name, restores and forgets them", () =>
    Effect.gen(function* () {
      const { control, send } = yield* controlled()
      yield* account(ada)
      const saved = yield* control.snapshots.save({ payload: { name: "one" } })
      assert.deepStrictEqual(yield* control.snapshots.list(), [saved])
      yield* account(eve)
      yield* control.snapshots.restore({ path: { name: "one" } })
      assert.deepStrictEqual(
        (yield* Emulator.accounts()).accounts.map(({ emails }) => emails),
        [[ada]]
      )
      yield* control.snapshots.remove({ path: { name: "one" } })
      assert.strictEqual((yield* Effect.flip(control.snapshots.restore({ path: { name: "one" } })))._tag, "NotFound")
      assert.strictEqual((yield* send("/snapshots", change("POST", { name: "../x" }))).status, 400)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("hands all of it out as a text, and takes that in", () =>
    Effect.gen(function* () {
      const { control, send } = yield* controlled()
      yield* account(ada)
      const { text } = yield* send("/snapshot")
      yield* control.reset({ urlParams: {} })
      assert.strictEqual((yield* send("/snapshot", change("PUT", text))).status, 204)
      assert.strictEqual((yield* send("/snapshot")).text, text)
      const wrong = yield* send("/snapshot", change("PUT", { form: 1, accounts: [{ uid: 5 }] }))
      assert.deepStrictEqual([wrong.status, at(wrong.body, "_tag")], [400, "Invalid"])
      assert.strictEqual((yield* Emulator.accounts()).total, 1)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("takes seeds that are larger than what LoginRadius takes", () =>
    Effect.gen(function* () {
      const { send, url } = yield* controlled()
      const large = JSON.stringify({ accounts: [{ email: ada, profile: { About: "x".repeat(2_000_000) } }] })
      assert.strictEqual((yield* send("/seed", change("POST", large))).status, 204)
      const beside = yield* Effect.promise(() =>
        fetch(`${url}/identity/v2/auth/login`, { method: "POST", body: large })
      )
      assert.strictEqual(beside.status, 413)
    }).pipe(Effect.provide(emulator()))
  )
})

describe("control API: the outbox", () => {
  it.scopedLive("takes the first message that fits, once, as its recipient reads it", () =>
    Effect.gen(function* () {
      const { control } = yield* controlled()
      yield* account(ada)
      yield* forgot(ada)
      const message = yield* control.outbox.take({ payload: { to: "ADA@example.com" } })
      assert.strictEqual(message.subject, "Reset your password")
      assert.include(Redacted.value(message.text), Redacted.value(message.link!))
      assert.include(Redacted.value(message.link!), Redacted.value(message.token!))
      const none = yield* Effect.flip(control.outbox.take({ payload: { to: ada } }))
      assert.strictEqual(none._tag, "NothingFits")
      const [listed] = yield* control.outbox.list({ urlParams: { to: ada } })
      assert.isTrue(listed?.isTaken)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("answers 404 with what is there instead, and none of its secrets", () =>
    Effect.gen(function* () {
      const { send } = yield* controlled()
      yield* account(ada)
      yield* forgot(ada)
      const { body, status, text } = yield* send("/outbox/take", change("POST", { to: eve }))
      assert.strictEqual(status, 404)
      assert.strictEqual(at(body, "there.0.to"), ada)
      const [{ token }] = (yield* Outbox.messages) as [Outbox.Message]
      assert.notInclude(text, Redacted.value(token!))
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("waits for a message", () =>
    watched((waiting) =>
      Effect.gen(function* () {
        const { control } = yield* controlled()
        yield* account(ada)
        const taking = yield* Effect.fork(control.outbox.take({ payload: { to: ada, timeout: "30 seconds" } }))
        yield* waiting
        yield* forgot(ada)
        assert.strictEqual((yield* Fiber.join(taking)).to, ada)
      })
    ).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("leaves a message to the next who asks, where one has hung up", () =>
    watched((waiting, gone) =>
      Effect.gen(function* () {
        const { control, url } = yield* controlled()
        yield* account(ada)
        const hanging = new AbortController()
        const body = { to: ada, timeout: "60 seconds" }
        const take = fetch(`${url}${path}/outbox/take`, { ...change("POST", body), signal: hanging.signal })
        const ended = take.catch(() => undefined)
        yield* waiting
        hanging.abort()
        yield* Effect.promise(() => ended)
        yield* gone
        yield* forgot(ada)
        assert.strictEqual((yield* control.outbox.take({ payload: { to: ada } })).to, ada)
      })
    ).pipe(Effect.provide(emulator()))
  )

  it.scopedLive(
    "leaves messages to the next who asks, where one has hung up who asked for several over one connection",
    () =>
      Effect.gen(function* () {
        const outbox = yield* Outbox.Outbox
        const [left, gone] = [{ waiting: 3, hungUp: 3 }, yield* Deferred.make<void>()]
        const waiting = yield* Deferred.make<void>()
        const waitFor: Outbox.Service["waitFor"] = (filter, options) =>
          Effect.suspend(() => (--left.waiting === 0 ? Deferred.succeed(waiting, undefined) : Effect.void)).pipe(
            Effect.zipRight(outbox.waitFor(filter, options)),
            Effect.onInterrupt(() => (--left.hungUp === 0 ? Deferred.succeed(gone, undefined) : Effect.void))
          )
        const { control, url } = yield* Effect.provideService(controlled(), Outbox.Outbox, { ...outbox, waitFor })
        yield* account(ada)
        const take = [`POST ${path}/outbox/take`, JSON.stringify({ to: ada, timeout: "60 seconds" })] as const
        yield* hangUp(url, take, take, take)
        yield* Deferred.await(waiting)
        yield* Deferred.await(gone)
        yield* forgot(ada)
        assert.strictEqual((yield* control.outbox.take({ payload: { to: ada } })).to, ada)
      }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("waits a minute at most", () =>
    Effect.gen(function* () {
      const { send } = yield* controlled()
      const { body, status } = yield* send("/outbox/take", change("POST", { to: ada, timeout: "61 seconds" }))
      assert.deepStrictEqual([status, at(body, "field")], [400, "timeout"])
    }).pipe(Effect.provide(emulator()))
  )

  it.live("no longer waits once the server ends: who waits is answered", () =>
    watched((waiting) =>
      Effect.gen(function* () {
        const taking = yield* Effect.scoped(
          Effect.gen(function* () {
            const url = yield* serveAs({}, { patience: "50 seconds" })
            const body = { to: ada, timeout: "60 seconds" }
            const taking = yield* Effect.fork(send(`${url}${path}/outbox/take`, change("POST", body)))
            yield* waiting
            return taking
          })
        )
        assert.strictEqual((yield* Fiber.join(taking)).status, 404)
      })
    ).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("filters and forgets messages", () =>
    Effect.gen(function* () {
      const { control } = yield* controlled()
      for (const email of [ada, eve]) {
        yield* account(email)
        yield* forgot(email)
      }
      const to = (urlParams: { readonly to?: string; readonly template?: string }) =>
        Effect.map(control.outbox.list({ urlParams }), (messages) => messages.map(({ to }) => to))
      assert.deepStrictEqual(yield* to({}), [ada, eve])
      assert.deepStrictEqual(yield* to({ to: eve }), [eve])
      assert.deepStrictEqual(yield* to({ template: "none" }), [])
      yield* control.outbox.clear()
      assert.deepStrictEqual(yield* to({}), [])
    }).pipe(Effect.provide(emulator()))
  )
})

describe("control API: clock and faults", () => {
  it.scopedLive("moves the clock", () =>
    Effect.gen(function* () {
      const { control } = yield* controlled()
      const ahead = yield* control.clock.move({ payload: { advance: "31 minutes" } })
      assert.strictEqual(ahead.offset, 31 * 60_000)
      const frozen = yield* control.clock.move({ payload: { freezeAt: "2031-01-01T00:00:00Z" } })
      assert.deepStrictEqual([frozen.now, frozen.frozen], [Date.UTC(2031, 0, 1), true])
      assert.deepInclude(yield* control.clock.read(), { now: frozen.now, frozen: true })
      assert.strictEqual((yield* control.clock.move({ payload: { reset: true } })).offset, 0)
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("names what is wrong with a move", () =>
    Effect.gen(function* () {
      const { send } = yield* controlled()
      const move = (body: unknown) =>
        Effect.map(send("/clock", change("PUT", body)), ({ body, status }) => [status, at(body, "message")])
      assert.deepStrictEqual(yield* move({ advance: "soon" }), [
        400,
        'advance must be a duration: milliseconds, or a text such as "31 minutes"'
      ])
      assert.deepStrictEqual(yield* move({ advance: -5 }), [
        400,
        "advance must be milliseconds, or a text such as 31 minutes"
      ])
      assert.deepStrictEqual(yield* move({ advnce: 1 }), [
        400,
        "advnce is not known; known are advance, freezeAt, reset"
      ])
      const one = "The body must have one of advance, freezeAt and reset."
      assert.deepStrictEqual(yield* move({}), [400, one])
      assert.deepStrictEqual(yield* move({ advance: 1, reset: true }), [400, one])
      assert.deepStrictEqual(yield* move("{advance"), [400, "the body is not JSON"])
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("lets faults meet requests, lists and removes them", () =>
    Effect.gen(function* () {
      const { control } = yield* controlled()
      const operation = "Authentication.forgotPassword"
      const { id } = yield* control.faults.inject({
        payload: { fault: { type: "error", code: 1122 }, operation, account: ada, nth: 2 }
      })
      yield* account(ada)
      yield* forgot(ada)
      assert.strictEqual((yield* Effect.flip(forgot(ada)))._tag, "EmailSendLimitReached")
      const [fault] = yield* control.faults.list()
      assert.deepInclude(fault, { id, operation, account: ada, nth: 2, fired: 1, left: 0 })
      yield* control.faults.remove({ path: { id } })
      assert.deepStrictEqual(yield* control.faults.list(), [])
      assert.strictEqual((yield* Effect.flip(control.faults.remove({ path: { id } })))._tag, "NotFound")
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("has every fault that code has, and tells it", () =>
    Effect.gen(function* () {
      const { control } = yield* controlled()
      const all = [
        { type: "status", status: 503, body: { a: 1 } },
        { type: "rateLimited", retryAfter: "3 seconds" },
        { type: "gateway" },
        { type: "delay", duration: "1 second" },
        { type: "slowBody", duration: 20 },
        { type: "cutBody" },
        { type: "dropBefore" },
        { type: "dropAfter" },
        { type: "refuse" }
      ] as const
      for (const fault of all) yield* control.faults.inject({ payload: { fault } })
      const told = (yield* control.faults.list()).map(({ fault }) => fault)
      assert.deepStrictEqual(
        told.map(({ type }) => type),
        all.map(({ type }) => (type === "rateLimited" || type === "gateway" ? "status" : type))
      )
      assert.deepInclude(told[0], { status: 503, body: '{"a":1}' })
      assert.deepStrictEqual(told[3], { type: "delay", duration: 1000 })
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("refuses faults that could meet nothing", () =>
    Effect.gen(function* () {
      const { send } = yield* controlled()
      const inject = (body: object) =>
        Effect.map(send("/faults", change("POST", body)), ({ body, status }) => [status, at(body, "message")])
      const refuse = { type: "refuse" }
      assert.deepStrictEqual(yield* inject({ fault: refuse, operation: "Authentication.verifyEmial" }), [
        400,
        "operation is not known; did you mean Authentication.verifyEmail?"
      ])
      assert.deepStrictEqual(yield* inject({ fault: refuse, times: 0 }), [400, "times must be a positive number"])
      assert.deepStrictEqual(yield* inject({ fault: { type: "sttus", status: 503 } }), [
        400,
        "fault.type must be status, error, rateLimited, gateway, delay, slowBody, cutBody, dropBefore, dropAfter, refuse"
      ])
      assert.deepStrictEqual(yield* inject({}), [400, "fault is missing"])
    }).pipe(Effect.provide(emulator()))
  )
})

describe("control API: accounts and requests", () => {
  it.scopedLive("finds accounts and tells what belongs to one", () =>
    Effect.gen(function* () {
      const { control } = yield* controlled()
      const uid = yield* account(ada)
      yield* account(eve)
      yield* Emulator.seed(Seed.session(uid))
      const page = yield* control.accounts.list({ urlParams: { count: 1 } })
      assert.deepStrictEqual([page.total, page.next, page.accounts.length], [2, 1, 1])
      const found = yield* control.accounts.list({ urlParams: { find: ada } })
      assert.deepStrictEqual(
        found.accounts.map((one) => one.uid),
        [uid]
      )
      const details = yield* control.accounts.details({ path: { uid } })
      assert.deepStrictEqual([details.sessions.length, details.hasPassword], [1, true])
      const none = yield* Effect.flip(control.accounts.details({ path: { uid: "nobody" } }))
      assert.strictEqual(none._tag, "NotFound")
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("tells what a second factor asks elsewhere, and answers it", () =>
    Effect.gen(function* () {
      const { control, send } = yield* controlled()
      yield* Emulator.configure({ secondFactor: { mode: "optional", push: true, duo: true } })
      const uid = yield* account(ada)
      const { accessToken } = yield* Emulator.seed(Seed.session(uid))
      const duoRedirectUri = "https://app.example.com/duo"
      const settings = Mfa.validateAccessToken({ accessToken, duoRedirectUri })
      yield* settings
      const [pairing, question] = yield* control.challenges.list({ urlParams: { uid } })
      assert(pairing !== undefined && question !== undefined)
      assert.deepInclude(pairing, { kind: "pairing", uid, isLogin: false })
      assert.deepInclude(question, { kind: "duo", uid, isLogin: false })
      assert.deepStrictEqual(yield* control.challenges.list({ urlParams: { uid: "nobody" } }), [])
      const idOf = ({ id }: { readonly id: string }) => ({ path: { id } })
      yield* control.challenges.pair(idOf(pairing))
      const { redirectTo } = yield* control.challenges.approve(idOf(question))
      const { duo_code: code = "", state = "" } = Object.fromEntries(new URL(redirectTo ?? "").searchParams)
      yield* Mfa.verifyDuoByAccessToken({ accessToken, state, code })
      const { IsDuoAuthenticatorVerified, IsPushDeviceRegistered } = yield* settings
      assert.deepStrictEqual([IsDuoAuthenticatorVerified, IsPushDeviceRegistered], [true, true])
      const { factors } = yield* control.accounts.details({ path: { uid } })
      assert.deepInclude(factors, { push: true, duo: true, securityQuestions: false })
      for (const answer of [control.challenges.pair, control.challenges.approve, control.challenges.deny]) {
        assert.strictEqual((yield* Effect.flip(answer(idOf(question))))._tag, "NotFound")
      }
      yield* Emulator.seed(Seed.account({ email: eve, password: "password", secondFactor: { push: true } }))
      yield* Mfa.loginByEmail({ email: eve, password: "password" })
      const [asked] = yield* control.challenges.list({ urlParams: {} })
      assert(asked?.kind === "push" && asked.isLogin)
      const denied = yield* send(`/challenges/${asked.id}/deny`, change("POST"))
      assert.deepStrictEqual([denied.status, denied.body], [200, {}])
    }).pipe(Effect.provide(emulator()))
  )

  it.scopedLive("tells requests after a number, with why they were refused and how that is known", () =>
    Effect.gen(function* () {
      const { control } = yield* controlled()
      yield* Effect.flip(forgot("nobody@example.com"))
      const [first] = yield* control.requests({ urlParams: {} })
      assert.deepInclude(first, { operation: "Authentication.forgotPassword", status: 403, code: 938 })
      assert.oneOf(first?.evidence, ["documented", "seen", "inferred"])
      yield* Effect.flip(Account.profilesByUid({ uid: "nobody" }))
      const later = yield* control.requests({ urlParams: { after: first?.number ?? 0 } })
      assert.deepStrictEqual(
        later.map(({ operation }) => operation),
        ["Account.profilesByUid"]
      )
    }).pipe(Effect.provide(emulator()))
  )
})
