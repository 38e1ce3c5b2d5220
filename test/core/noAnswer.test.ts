import { assert, describe, it } from "@effect/vitest"
import * as Retry from "@loginradius-effect/core/Retry"
import { Effect } from "effect"
import { failure, run, send } from "./callFixture.js"

describe("connections", () => {
  for (const [system, reason] of [
    ["ECONNREFUSED", "Refused"],
    ["ENOTFOUND", "NameNotResolved"],
    ["EAI_AGAIN", "NameNotResolved"],
    ["UND_ERR_CONNECT_TIMEOUT", "ConnectTimeout"]
  ] as const) {
    it.effect(`that fail with ${system} have sent nothing`, () =>
      Effect.gen(function* () {
        const { result } = yield* run(send({ accessToken: "t", otp: "1" }), [{ fails: system }], {
          retry: Retry.none
        })
        const error = failure(result, "TransportFailed")
        assert.strictEqual(error.reason, reason)
        assert.isFalse(error.sent)
        assert.strictEqual(error.system, system)
      })
    )
  }
})
