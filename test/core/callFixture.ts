/** Three endpoints, and calls of them against scripted replies. */
import type { HttpClient } from "@effect/platform"
import { assert } from "@effect/vitest"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Either, Fiber, Layer, TestClock } from "effect"
import { config, type Reply, scriptedClient } from "../support/client.js"

const Thing = Wire.document("Thing", () => ({ Id: Wire.required(Wire.string), Count: Wire.integer }))

export const read = Endpoint.make("Test.read", () => ({
  route: "GET /identity/v2/thing/:id",
  auth: Credential.apiKey,
  query: { token: Wire.optional(Wire.secret) },
  success: Thing,
  errors: [ErrorCode.UserNotFound, ErrorCode.AccountTemporarilyLocked, ErrorCode.FieldValidationFailed],
  safety: "read"
}))

export const send = Endpoint.make("Test.send", () => ({
  route: "POST /identity/v2/thing",
  auth: Credential.accessToken,
  body: { otp: Wire.secret },
  success: Thing,
  errors: [ErrorCode.OtpInvalid],
  safety: "sendsMessage"
}))

export const manage = Endpoint.make("Test.manage", () => ({
  route: "DELETE /identity/v2/manage/thing/:id",
  auth: Credential.secret,
  success: Thing,
  safety: "idempotent"
}))

export const ok = { body: { Id: "1" } }

/** Runs a call against scripted replies. Ten minutes pass on the test clock. */
export const run = <A, E>(
  effect: Effect.Effect<A, E, LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient>,
  script: ReadonlyArray<Reply>,
  options?: Partial<LoginRadiusConfig.Options>
) => {
  const { layer, sent } = scriptedClient(...script)
  return Effect.gen(function* () {
    const fiber = yield* Effect.fork(Effect.either(Effect.provide(effect, Layer.merge(layer, config(options)))))
    yield* TestClock.adjust("10 minutes")
    return { result: yield* Fiber.join(fiber), sent }
  })
}

/** A call of any endpoint. */
export type AnyCall = Effect.Effect<unknown, ErrorCode.Any, LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient>

/** The error of a result; fails the test unless it has this tag. */
export const failure = <A, E extends { readonly _tag: string }, T extends E["_tag"]>(
  result: Either.Either<A, E>,
  tag: T
) => {
  assert(Either.isLeft(result), "expected a failure")
  assert.strictEqual(result.left._tag, tag)
  return result.left as Extract<E, { readonly _tag: T }>
}

export const refusal = (code: number, extra?: object) => ({
  status: 403,
  body: { ErrorCode: code, Message: "No", Description: "Not like this", ...extra }
})
