import { assert, describe, it } from "@effect/vitest"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Mock from "@loginradius-effect/core/Mock"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, FiberRef, Layer, Redacted } from "effect"
import { apiKey, config } from "../support/client.js"

const Thing = Wire.document("Thing", () => ({ Id: Wire.required(Wire.string), Token: Wire.secret }))

const byName = Endpoint.make("Test.byName", () => ({
  route: "GET /identity/v2/things",
  auth: Credential.apiKey,
  query: { name: Wire.string, deep: Wire.optional(Wire.boolean) },
  success: Thing,
  errors: [ErrorCode.UserNotFound],
  safety: "read",
  when: "name"
}))
const byPhone = Endpoint.make("Test.byPhone", () => ({
  route: "GET /identity/v2/things",
  auth: Credential.apiKey,
  query: { phone: Wire.string },
  success: Thing,
  safety: "read",
  when: "phone"
}))
const both = Endpoint.make("Test.both", () => ({
  route: "GET /identity/v2/things",
  auth: Credential.apiKey,
  query: { phone: Wire.string, name: Wire.optional(Wire.string) },
  success: Thing,
  safety: "read",
  when: "phone"
}))
const write = Endpoint.make("Test.write", () => ({
  route: "PUT /identity/v2/things/:id",
  auth: Credential.accessToken,
  body: Wire.whole("thing", Thing),
  success: Thing,
  safety: "idempotent"
}))

const callWithStubs = (...stubs: Parameters<typeof Mock.layer>[0]) => Layer.merge(Mock.layer(stubs), config())

describe("Mock.layer", () => {
  it.effect("leaves the fiber of the caller as it was, also where an answer takes a while", () =>
    Effect.gen(function* () {
      const scheduler = FiberRef.get(FiberRef.currentScheduler)
      const before = yield* scheduler
      yield* byName({ name: "a" })
      assert.strictEqual(yield* scheduler, before)
    }).pipe(
      Effect.provide(
        callWithStubs(Mock.handle(byName, () => Effect.promise(() => Promise.resolve({ Id: "1", Token: "t" }))))
      )
    )
  )

  it.effect("answers a stubbed endpoint through the whole client", () =>
    Effect.gen(function* () {
      const thing = yield* byName({ name: "ü & co", deep: true })
      assert.strictEqual(thing.Id, "ü & co true")
      assert.isTrue(Redacted.isRedacted(thing.Token))
    }).pipe(
      Effect.provide(
        callWithStubs(Mock.handle(byName, ({ deep, name }) => Effect.succeed({ Id: `${name} ${deep}`, Token: "t" })))
      )
    )
  )

  it.effect("distinguishes endpoints of the same method and path", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* byPhone({ phone: "1" })).Id, "phone")
      assert.strictEqual((yield* byName({ name: "1" })).Id, "name")
    }).pipe(
      Effect.provide(
        callWithStubs(
          Mock.handle(byName, () => Effect.succeed({ Id: "name" })),
          Mock.handle(byPhone, () => Effect.succeed({ Id: "phone" }))
        )
      )
    )
  )

  it.effect("chooses the endpoint that has all members of the request, where several match", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* both({ phone: "1", name: "1" })).Id, "both")
      assert.strictEqual((yield* byName({ name: "1" })).Id, "name")
    }).pipe(
      Effect.provide(
        callWithStubs(
          Mock.handle(byName, () => Effect.succeed({ Id: "name" })),
          Mock.handle(both, () => Effect.succeed({ Id: "both" }))
        )
      )
    )
  )

  it.effect("passes path, body and the redacted token to a stub", () =>
    Effect.gen(function* () {
      const thing = yield* write({ id: "a/b", accessToken: "tok", thing: { Id: "x", Token: "s" } })
      assert.strictEqual(thing.Id, "a/b x tok true")
    }).pipe(
      Effect.provide(
        callWithStubs(
          Mock.handle(write, ({ accessToken, id, thing }) =>
            Effect.succeed({
              Id: `${id} ${thing.Id} ${Redacted.value(accessToken)} ${Redacted.isRedacted(thing.Token)}`
            })
          )
        )
      )
    )
  )

  it.effect("answers a declared refusal with its code and documented status", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(byName({ name: "x" }))
      assert(error._tag === "UserNotFound")
      assert.strictEqual(error.code, 938)
      assert.strictEqual(error.status, 403)
    }).pipe(Effect.provide(callWithStubs(Mock.handle(byName, () => Mock.refuse(ErrorCode.UserNotFound)))))
  )

  it.effect("answers 501 to an endpoint without a stub, and names its route", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(byPhone({ phone: "1" }))
      assert(error._tag === "ServerFailed")
      assert.strictEqual(error.message, "Test.byPhone: HTTP 501: Mock: no stub handles GET /identity/v2/things")
    }).pipe(Effect.provide(callWithStubs(Mock.handle(byName, () => Effect.succeed({ Id: "name" })))))
  )
})

describe("the configuration of Mock.layer", () => {
  const mock = Mock.layer([Mock.handle(byName, ({ name }) => Effect.succeed({ Id: name }))])
  const own = config({ apiSecret: undefined })
  const found = Effect.all({
    config: LoginRadiusConfig.LoginRadiusConfig,
    thing: byName({ name: "found" })
  })

  it.effect("is made up, and enough for every call", () =>
    Effect.gen(function* () {
      const { config, thing } = yield* Effect.provide(found, mock)
      assert.strictEqual(thing.Id, "found")
      assert.match(config.apiKey, /^a{8}-a{4}-4a{3}-8a{3}-a{12}$/)
      assert.match(Redacted.value(config.apiSecret ?? Redacted.make("")), /^b{8}-b{4}-4b{3}-8b{3}-b{12}$/)
      assert.strictEqual(config.hosts.api, "https://api.loginradius.com")
    })
  )

  const inOwn = Effect.provide(found, own)
  const inMock = Effect.provide(found, mock)
  const compositions: ReadonlyArray<readonly [how: string, effect: typeof found]> = [
    ["merged after it", Effect.provide(found, Layer.merge(mock, own)) as typeof found],
    ["merged after it, in a list", Effect.provide(found, [mock, own]) as typeof found],
    ["provided to it", Effect.provide(found, Layer.provide(mock, own)) as typeof found],
    ["provided to it and kept", Effect.provide(found, Layer.provideMerge(mock, own)) as typeof found],
    ["that it is provided to", Effect.provide(found, Layer.provideMerge(own, mock)) as typeof found],
    ["provided before it", Effect.provide(inOwn, mock) as typeof found],
    ["provided after it", Effect.provide(inMock, own) as typeof found]
  ]
  for (const [how, effect] of compositions) {
    it.effect(`gives way to a configuration ${how}`, () =>
      Effect.gen(function* () {
        const { config, thing } = yield* effect as Effect.Effect<Effect.Effect.Success<typeof found>>
        assert.strictEqual(thing.Id, "found")
        assert.strictEqual(config.apiKey, apiKey)
        assert.isUndefined(config.apiSecret)
      })
    )
  }
})
