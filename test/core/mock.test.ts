import { assert, describe, it } from "@effect/vitest"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mock from "@loginradius-effect/core/Mock"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Layer, Redacted } from "effect"
import { config } from "../support/client.js"

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
