import { assert, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Retry from "@loginradius-effect/core/Retry"
import * as Telemetry from "@loginradius-effect/core/Telemetry"
import { Effect, Either, Metric } from "effect"
import { inspect } from "node:util"
import { failure, refusal, run, send } from "./callFixture.js"

const accessToken = "hunter2 /+&=%"

const add = Authentication.addEmail({ accessToken, email: "ada@example.com", type: "Work" })

const missing = refusal(1060)

const posted = { body: { IsPosted: true } }

/** No repeats but the one that is tested. */
const options = { retry: Retry.none }

describe("a call whose access token was not seen", () => {
  it.effect("is sent once more with the token in the query, and in no header", () =>
    Effect.gen(function* () {
      const { result, sent } = yield* run(add, [missing, posted], options)
      assert.isTrue(Either.isRight(result))
      assert.strictEqual(sent.length, 2)
      const [first, second] = sent
      assert.strictEqual(first?.headers["authorization"], `Bearer ${accessToken}`)
      assert.isNull(first?.url.searchParams.get("access_token"))
      assert.isUndefined(second?.headers["authorization"])
      assert.strictEqual(second?.url.searchParams.get("access_token"), accessToken)
      assert.deepStrictEqual([second?.method, second?.body], [first?.method, first?.body])
      assert.strictEqual(second?.headers["accept"], "application/json")
    })
  )

  it.effect("is not sent a third time", () =>
    Effect.gen(function* () {
      const { result, sent } = yield* run(add, [missing, missing, posted], options)
      failure(result, "AccessTokenMissing")
      assert.strictEqual(sent.length, 2)
    })
  )

  it.effect("is not sent again for any other refusal, nor by an endpoint that does not say so", () =>
    Effect.gen(function* () {
      const wrong = yield* run(add, [refusal(905), posted], options)
      failure(wrong.result, "AccessTokenInvalid")
      const other = yield* run(send({ accessToken, otp: "1" }), [missing, { body: { Id: "1" } }], options)
      failure(other.result, "AccessTokenMissing")
      assert.deepStrictEqual([wrong.sent.length, other.sent.length], [1, 1])
    })
  )

  it.effect("may have sent its message, once it has been sent again", () =>
    Effect.gen(function* () {
      const { result } = yield* run(add, [missing, { status: 502 }], options)
      failure(result, "OutcomeUnknown")
    })
  )

  it.effect("is counted as a repeat", () =>
    Effect.gen(function* () {
      const repeats = Effect.map(
        Metric.value(Metric.tagged(Telemetry.retries, "endpoint", "Authentication.addEmail")),
        ({ count }) => count
      )
      const before = yield* repeats
      yield* run(add, [missing, posted], options)
      assert.strictEqual((yield* repeats) - before, 1)
    })
  )

  it.effect("keeps the token a secret, also of what the service repeats of the URL", () =>
    Effect.gen(function* () {
      for (const told of [accessToken, encodeURIComponent(accessToken)]) {
        const { result } = yield* run(add, [missing, refusal(905, { Message: `no ${told}` })], options)
        const error = failure(result, "AccessTokenInvalid")
        assert.notInclude(`${inspect(error)} ${JSON.stringify(error)}`, "hunter2")
      }
    })
  )
})
