import * as Admission from "@loginradius-effect/core/Admission"
import type * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import type * as Safety from "@loginradius-effect/core/Safety"
import { type Duration, Effect, Layer } from "effect"
import { describe, expect, test } from "tstyche"

declare const service: Admission.Service
declare const call: Effect.Effect<"value", "error", "need">

describe("a budget", () => {
  test("is told all of an attempt", () => {
    expect<Admission.Call>().type.toBe<{
      readonly application: string
      readonly bucket: "core" | "search"
      readonly endpoint: string
      readonly safety: Safety.Safety
      readonly attempt: number
      readonly lane: string
    }>()
  })

  test("lets an attempt go, or says when there may be room", () => {
    expect(service.admit).type.toBe<(call: Admission.Call) => Effect.Effect<void, Admission.NotAdmitted>>()
    expect<Admission.NotAdmitted["retryAfter"]>().type.toBe<Duration.Duration | undefined>()
    expect(service.refused).type.toBe<
      (call: Admission.Call, retryAfter: Duration.Duration | undefined) => Effect.Effect<void>
    >()
  })

  test("is asked by calls once it is made for them, and adds no requirement", () => {
    expect(Layer.succeed).type.toBeCallableWith(Admission.Admission, Admission.make(service))
    expect(Layer.succeed).type.not.toBeCallableWith(Admission.Admission, service)
    expect(Layer.succeed(Admission.Admission, Admission.make(service))).type.toBe<Layer.Layer<never>>()
    expect(Layer.effect(Admission.Admission, Effect.map(Effect.succeed(service), Admission.make))).type.toBe<
      Layer.Layer<never>
    >()
    expect(Layer.succeed).type.toBeCallableWith(Admission.Admission, undefined)
  })
})

describe("a lane", () => {
  test("changes nothing of an effect's type", () => {
    expect(call.pipe(Admission.lane("bulk"))).type.toBe<Effect.Effect<"value", "error", "need">>()
  })
})

describe("RateLimited", () => {
  test("has no status and no request id where it was not sent", () => {
    expect<LoginRadiusError.RateLimited["sent"]>().type.toBe<boolean>()
    expect<LoginRadiusError.RateLimited["status"]>().type.toBe<number | undefined>()
    expect<LoginRadiusError.RateLimited["requestId"]>().type.toBe<string | undefined>()
    expect<LoginRadiusError.RateLimited["retryAfter"]>().type.toBe<Duration.Duration | undefined>()
  })
})
