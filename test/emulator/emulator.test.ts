import { FetchHttpClient, HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Configuration from "@loginradius-effect/core/Configuration"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Retry from "@loginradius-effect/core/Retry"
import { Emulator, Faults, Outbox, Settings } from "@loginradius-effect/emulator"
import { Duration, Effect, Either, Fiber, Redacted, TestClock } from "effect"
import { notEmulated } from "../../packages/emulator/src/handle.js"
import { nameOf } from "../../packages/emulator/src/pipeline/notEmulated.js"
import { emulated } from "../support/emulated.js"
import { account, at, emulator, key, manage, type Raw, refusal, request, secret, send } from "./support.js"

const email = "ada@example.com"
const identity = "/identity/v2"

describe("answers", () => {
  it.effect("to an operation that is not emulated are 501, with a code that is none of LoginRadius'", () =>
    Effect.gen(function* () {
      const organizations = `${identity}/manage/organizations`
      const raws: ReadonlyArray<readonly [raw: Raw, operation?: string]> = [
        [{ path: `${identity}/auth/nothing?apikey=${key}` }],
        [{ path: "/" }],
        [{ path: `${identity}/auth/login?apikey=${key}`, method: "PATCH", body: {} }],
        [{ path: `${identity}/auth/login?apikey=${key}`, method: "post", body: { email, password: "password" } }],
        [{ path: `${organizations}/o%201/Idp/?apikey=${key}` }, "Organizations.listIdps"],
        [{ path: `${organizations}/o/idp/global?apikey=${key}`, method: "PUT" }, "Organizations.setGlobalIdp"],
        [{ path: `${identity}/auth/passkey/forgot`, method: "POST", body: "{" }, "Passkey.forgot"],
        [
          { path: "/hpa/v1/login?apikey=x", method: "POST", body: {} },
          "HighConcurrency.loginByEmail, HighConcurrency.loginByPhone, HighConcurrency.loginByUsername"
        ]
      ]
      for (const [raw, operation] of raws) {
        const target = `${raw.method ?? "GET"} ${raw.path.split("?")[0]}`
        assert.deepStrictEqual(yield* send(raw), {
          status: 501,
          body: {
            ErrorCode: 100_501,
            Message: `The emulator does not handle ${target}`,
            Description: operation ?? target,
            emulator: "not emulated"
          }
        })
      }
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("to an operation whose handler was left out are 501 too, and name it", () =>
    Effect.gen(function* () {
      const { body, status } = yield* manage({ path: `${identity}/manage/account/1?apikey=${key}` })
      assert.deepStrictEqual([status, at(body, "Description")], [501, "Account.profilesByUid"])
      const error = yield* Effect.flip(Account.profilesByUid({ uid: "1" }))
      assert(error._tag === "ServerFailed")
      assert.deepStrictEqual(
        [error.status, error.body],
        [501, "The emulator does not handle GET /identity/v2/manage/account/1"]
      )
      assert.lengthOf(yield* Emulator.refusals, 2)
    }).pipe(Effect.provide(emulator({ handlers: () => [] })))
  )

  it.effect("to a declared operation whose handler is still to be written are 501 too, and name it", () =>
    Effect.gen(function* () {
      const { body, status } = yield* manage({ path: `${identity}/manage/account/1?apikey=${key}` })
      assert.deepStrictEqual([status, at(body, "Description")], [501, "Account.profilesByUid"])
      assert.strictEqual((yield* Emulator.refusals)[0]?.reason, "nothing handles it")
    }).pipe(Effect.provide(emulator({ handlers: () => [notEmulated(Account.profilesByUid)] })))
  )

  it("name no operation as not emulated that has a handler", () => {
    const nameFor = ({ spec }: (typeof Emulator.handlers)[number]["endpoint"]) => {
      const [method = "", path = ""] = spec.route.split(" ")
      const place = new URL(path.replaceAll(":", ""), Emulator.origin)
      return nameOf(Handler.fromParts(method, place, {}, ""), []) ?? ""
    }
    const handled = Emulator.handlers.map(({ endpoint }) => endpoint).filter(({ id }) => emulated.has(id))
    assert.deepStrictEqual(
      handled.filter((endpoint) => nameFor(endpoint).split(", ").includes(endpoint.id)).map(({ id }) => id),
      []
    )
  })

  it.effect("that refuse have LoginRadius' error document, with code and status", () =>
    Effect.gen(function* () {
      const { body, status } = yield* send({
        method: "POST",
        path: `${identity}/auth/login?apikey=${key}`,
        body: { email, password: "password" }
      })
      assert.strictEqual(status, 403)
      assert.hasAllKeys(body, ["Description", "ErrorCode", "Message", "IsProviderError", "ProviderErrorResponse"])
      assert.strictEqual(at(body, "ErrorCode"), 938)
      assert.strictEqual(at(body, "IsProviderError"), false)
      assert.isNull(at(body, "ProviderErrorResponse"))
      assert.isNotEmpty(at(body, "Message"))
      assert.isNotEmpty(at(body, "Description"))
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("are only for requests to the emulator's own origin", () =>
    Effect.gen(function* () {
      const client = yield* HttpClient.HttpClient
      for (const origin of [
        "https://api.loginradius.com",
        "https://emulator.localhost",
        "http://emulator.localhost:81"
      ]) {
        const failure = yield* Effect.flip(client.get(`${origin}/ciam/appinfo?apikey=${key}`))
        assert.strictEqual(at(failure, "cause.code"), "ECONNREFUSED")
      }
      assert.strictEqual((yield* client.get(`${Emulator.origin}/ciam/appinfo?apikey=${key}`)).status, 200)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("reach a client with the configuration of the layer", () =>
    Effect.gen(function* () {
      const config = yield* LoginRadiusConfig.LoginRadiusConfig
      assert.strictEqual(config.apiKey, Settings.apiKey)
      assert.strictEqual(Redacted.value(config.apiSecret!), secret)
      assert.deepStrictEqual(new Set(Object.values(config.hosts)), new Set([Emulator.origin]))
      assert.strictEqual(Duration.toSeconds(config.deadline), 7)
      yield* Account.create({ profile: { Email: [{ Type: "Primary", Value: email }], Password: "password" } })
      const { IsExist } = yield* Authentication.checkEmailAvailability({ email })
      assert.isTrue(IsExist)
    }).pipe(Effect.provide(emulator({ client: { deadline: "7 seconds" } })))
  )

  it.effect("can be changed by other handlers", () => {
    const taken = Handler.handle(Authentication.checkEmailAvailability, () => Effect.succeed({ IsExist: true }))
    const options: Emulator.Options = {
      handlers: (standard) => [taken, ...standard.filter(({ endpoint }) => endpoint !== taken.endpoint)]
    }
    return Effect.gen(function* () {
      assert.isTrue((yield* Authentication.checkEmailAvailability({ email })).IsExist)
    }).pipe(Effect.provide(emulator(options)))
  })

  it.effect("to concurrent requests are the same as to sequential ones", () =>
    Effect.gen(function* () {
      const create = Effect.either(
        Account.create({ profile: { Email: [{ Type: "Primary", Value: email }], Password: "password" } })
      )
      const results = yield* Effect.all(
        Array.from({ length: 8 }, () => create),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(results.filter(Either.isRight).length, 1)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("to interrupted requests have all of their effects or none", () =>
    Effect.gen(function* () {
      const emulated = yield* Emulator.Emulator
      const endings = new Set<boolean>()
      for (let turns = 0; turns < 12; turns++) {
        const address = `${turns}@example.com`
        const create: Raw = {
          method: "POST",
          path: `${identity}/manage/account?apikey=${key}&apisecret=${secret}`,
          body: { Email: [{ Type: "Primary", Value: address }], Password: "password" }
        }
        const fiber = yield* Effect.fork(emulated.handle(request(create)))
        for (let turn = 0; turn < turns; turn++) yield* Effect.promise(() => new Promise((done) => setImmediate(done)))
        yield* Fiber.interrupt(fiber)
        const { body } = yield* send({ path: `${identity}/auth/email?apikey=${key}&email=${address}` })
        const login = yield* send({
          method: "POST",
          path: `${identity}/auth/login?apikey=${key}`,
          body: { email: address, password: "password" }
        })
        const isThere = at(body, "IsExist") === true
        // Without an account, nobody is known; with one, the address is not verified.
        assert.strictEqual(at(login.body, "ErrorCode"), isThere ? 970 : 938)
        endings.add(isThere)
      }
      assert.isTrue(endings.has(false))
    }).pipe(Effect.provide(emulator()))
  )
})

describe("settings", () => {
  it.effect("that are invalid fail the layer and name the option", () =>
    Effect.gen(function* () {
      const problem = yield* Effect.flip(
        Effect.provide(Effect.void, Emulator.layer({ accessTokenLifetime: "1 second" }))
      )
      assert.strictEqual(problem._tag, "InvalidSettings")
      assert.strictEqual(problem.option, "accessTokenLifetime")
    })
  )

  it.effect("change at run time, keep missing options, and are checked", () =>
    Effect.gen(function* () {
      yield* Emulator.configure({ emailVerificationFlow: "optional" })
      const problem = yield* Effect.flip(Emulator.configure({ otpLength: 1 }))
      assert.strictEqual(problem.option, "otpLength")
      const settings = yield* Emulator.settings
      assert.strictEqual(settings.emailVerificationFlow, "optional")
      assert.strictEqual(settings.appName, "shop")
      assert.strictEqual((yield* Configuration.getConfigurations()).EmailVerificationFlow, "optional")
    }).pipe(Effect.provide(emulator({ appName: "shop" })))
  )

  it.effect("are those of the layer after a reset, which removes everything else", () =>
    Effect.gen(function* () {
      yield* account(email)
      yield* refusal({ path: `${identity}/auth/account?apikey=${key}` })
      yield* Emulator.configure({ appName: "other" })
      yield* Emulator.inject(Faults.status(503), { times: 5 })
      const outbox = yield* Outbox.Outbox
      yield* outbox.deliver({ kind: "mail", to: email, template: "x" })
      yield* Emulator.reset
      assert.strictEqual((yield* Emulator.settings).appName, "shop")
      assert.deepStrictEqual(yield* Outbox.messages, [])
      assert.deepStrictEqual(yield* Emulator.refusals, [])
      const taken = yield* send({ path: `${identity}/auth/email?apikey=${key}&email=${email}` })
      assert.deepStrictEqual(taken, { status: 200, body: { IsExist: false } })
    }).pipe(Effect.provide(emulator({ appName: "shop" })))
  )
})

describe("refusals", () => {
  it.effect("are logged with endpoint, code and reason, and without secrets", () =>
    Effect.gen(function* () {
      yield* TestClock.adjust("1 second")
      const hidden = "5ec2e7aa-0000-4000-8000-000000000000"
      yield* send({ path: `${identity}/auth/account?apikey=${key}&access_token=${hidden}` })
      yield* send({ path: `${identity}/manage/account/sott?apikey=${key}&apisecret=${hidden}` })
      yield* send({ method: "POST", path: `${identity}/auth/register?apikey=${key}&sott=${hidden}`, body: {} })
      yield* send({ method: "POST", path: `${identity}/auth/login?apikey=${key}`, body: { email, password: hidden } })
      yield* send({ path: `/nothing?token=${hidden}` })
      const refusals = yield* Emulator.refusals
      assert.deepStrictEqual(
        refusals.map(({ code, endpoint, status }) => [endpoint, code, status]),
        [
          ["Authentication.readProfilesByAccessToken", 905, 403],
          ["Infrastructure.generateSott", 902, 401],
          ["Authentication.userRegistrationByEmail", 1049, 403],
          ["Authentication.loginByEmail", 938, 403],
          [undefined, undefined, 501]
        ]
      )
      assert.deepStrictEqual(refusals[0], {
        at: 1000,
        method: "GET",
        route: `${identity}/auth/account`,
        endpoint: "Authentication.readProfilesByAccessToken",
        code: 905,
        status: 403,
        reason: "the access token is unknown or was invalidated"
      })
      assert.notInclude(JSON.stringify(refusals), hidden)
      for (const { reason } of refusals) assert.isNotEmpty(reason)
    }).pipe(Effect.provide(emulator()))
  )
})

describe("faults", () => {
  const exists = Authentication.checkEmailAvailability({ email })
  const create = Account.create({ profile: { Email: [{ Type: "Primary", Value: email }], Password: "password" } })
  const once = emulator({ client: { retry: Retry.none } })

  it.effect("of a status answer with it, and no handler runs", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(
        Faults.status(503, { body: "<html>busy</html>", headers: { "content-type": "text/html" } })
      )
      const failure = yield* Effect.flip(create)
      assert.strictEqual(failure._tag, "OutcomeUnknown")
      assert.isFalse((yield* exists).IsExist)
    }).pipe(Effect.provide(once))
  )

  it.effect("of a status carry headers and a JSON body", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.status(429, { headers: { "retry-after": "7" }, body: { ErrorCode: 429 } }))
      const failure = yield* Effect.flip(exists)
      assert.strictEqual(failure._tag, "RateLimited")
      assert.deepStrictEqual(at(failure, "retryAfter"), Duration.seconds(7))
      yield* Emulator.inject(Faults.status(500, { body: { message: "no" } }))
      assert.deepStrictEqual(yield* send({ path: "/" }), { status: 500, body: { message: "no" } })
    }).pipe(Effect.provide(once))
  )

  it.effect("of a drop before the commit change nothing", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.dropBefore)
      const failure = yield* Effect.flip(create)
      assert.strictEqual(failure._tag, "OutcomeUnknown")
      assert.strictEqual(at(failure, "system"), "ECONNRESET")
      assert.isFalse((yield* exists).IsExist)
    }).pipe(Effect.provide(once))
  )

  it.effect("of a drop after the commit keep the change", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.dropAfter)
      const failure = yield* Effect.flip(create)
      assert.strictEqual(failure._tag, "OutcomeUnknown")
      assert.strictEqual(at(failure, "system"), "ECONNRESET")
      assert.isTrue((yield* exists).IsExist)
    }).pipe(Effect.provide(once))
  )

  it.effect("of a refused connection are errors with `sent: false`", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.refuse)
      const failure = yield* Effect.flip(create)
      assert.strictEqual(failure._tag, "TransportFailed")
      assert.strictEqual(at(failure, "sent"), false)
      assert.isFalse((yield* exists).IsExist)
    }).pipe(Effect.provide(once))
  )

  it.effect("of a delay wait on Effect's clock, then handle the request", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.delay("10 seconds"))
      const fiber = yield* Effect.fork(create)
      yield* TestClock.adjust("9 seconds")
      assert.isFalse((yield* exists).IsExist)
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
      assert.isTrue((yield* exists).IsExist)
    }).pipe(Effect.provide(once))
  )

  it.effect("of a delay beyond the deadline fail with it, and no handler runs", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.delay("1 minute"))
      const fiber = yield* Effect.fork(Effect.flip(create))
      yield* TestClock.adjust("30 seconds")
      const failure = yield* Fiber.join(fiber)
      assert.strictEqual(failure._tag, "OutcomeUnknown")
      yield* TestClock.adjust("1 hour")
      assert.isFalse((yield* exists).IsExist)
    }).pipe(Effect.provide(once))
  )

  it.live("of a delay beyond the deadline fail with it on the live clock too", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.delay("1 hour"))
      const failure = yield* Effect.flip(LoginRadiusConfig.override(create, { deadline: "20 millis" }))
      assert.strictEqual(failure._tag, "OutcomeUnknown")
      assert.strictEqual(at(failure, "reason"), "Deadline")
      assert.isFalse((yield* exists).IsExist)
    }).pipe(Effect.provide(once))
  )

  it.effect("apply to a number of requests, and only to those of their endpoint", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.status(500), { endpoint: Authentication.checkEmailAvailability, times: 2 })
      yield* Emulator.inject(Faults.status(502), { endpoint: "Infrastructure.getServerTime" })
      yield* create
      const statuses = yield* Effect.all(
        [exists, exists, exists, Infrastructure.getServerTime(), Infrastructure.getServerTime()].map((call) =>
          Effect.map(Effect.either<unknown, { readonly _tag: string }, never>(call as never), (result) =>
            Either.isLeft(result) ? at(result.left, "status") : 200
          )
        )
      )
      assert.deepStrictEqual(statuses, [500, 500, 200, 502, 200])
    }).pipe(Effect.provide(once))
  )

  it.effect("apply in the order in which they were injected, one per request", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.status(500))
      yield* Emulator.inject(Faults.refuse)
      yield* Emulator.inject(Faults.status(500), { times: 0 })
      const results = [yield* Effect.either(exists), yield* Effect.either(exists), yield* Effect.either(exists)]
      assert.deepStrictEqual(
        results.map((result) => (Either.isLeft(result) ? result.left._tag : "fine")),
        ["ServerFailed", "TransportFailed", "fine"]
      )
    }).pipe(Effect.provide(once))
  )

  it.effect("do not fail a call that is repeated until they are used up", () =>
    Effect.gen(function* () {
      yield* Emulator.inject(Faults.status(503), { times: 2 })
      const fiber = yield* Effect.fork(exists)
      yield* TestClock.adjust("1 minute")
      assert.isFalse((yield* Fiber.join(fiber)).IsExist)
    }).pipe(Effect.provide(emulator()))
  )
})

describe("the environment", () => {
  it.effect("is not needed: no request leaves the process", () =>
    Effect.gen(function* () {
      const client = yield* HttpClient.HttpClient
      assert.notStrictEqual(client, yield* Effect.provide(HttpClient.HttpClient, FetchHttpClient.layer))
      assert.strictEqual((yield* manage({ path: `${identity}/manage/account/sott?apikey=${key}` })).status, 200)
    }).pipe(Effect.provide(emulator()))
  )
})
