import { assert, describe, it } from "@effect/vitest"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import { Data, Effect } from "effect"

const called = { endpoint: "Account.profilesByUid", message: "Account.profilesByUid: …" }
const answered = { ...called, description: "…", family: "identity", status: 403, requestId: undefined } as const

/** One error of each kind: common, documented, and not the SDK's. */
const invalid = new LoginRadiusError.InvalidInput({ ...called, field: "uid", reason: "expected a value" })
const notFound = new ErrorCode.UserNotFound({ ...answered, code: 938 })

/** An error of the application, which looks like one of the SDK. */
class Own extends Data.TaggedError("UserNotFound")<{ readonly category: "notFound" }> {}

const own = new Own({ category: "notFound" })

describe("catchAny", () => {
  it.effect("hands over every error of the SDK, and leaves others alone", () =>
    Effect.gen(function* () {
      const tag = (error: LoginRadiusError.LoginRadiusError) => Effect.succeed(error._tag)
      for (const error of [invalid, notFound]) {
        assert.strictEqual(yield* LoginRadiusError.catchAny(Effect.fail(error), tag), error._tag)
        assert.strictEqual(yield* Effect.fail(error).pipe(LoginRadiusError.catchAny(tag)), error._tag)
      }
      assert.strictEqual(yield* Effect.flip(LoginRadiusError.catchAny(Effect.fail(own), tag)), own)
      assert.strictEqual(yield* Effect.flip(Effect.fail(own).pipe(LoginRadiusError.catchAny(tag))), own)
      assert.strictEqual(yield* LoginRadiusError.catchAny(Effect.succeed(1), tag), 1)
    })
  )
})
