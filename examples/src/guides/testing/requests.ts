import { Authentication, Infrastructure, Login, Retry } from "@loginradius-effect/core"
import { Emulator, Faults } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const email = "ada@example.com"

const program = Effect.gen(function* () {
  // Of the requests for this address, the second one.
  yield* Emulator.inject(Faults.rateLimited({ retryAfter: "2 seconds" }), { account: email, nth: 2 })

  yield* Authentication.checkEmailAvailability({ email })
  yield* Infrastructure.getServerTime()
  yield* Effect.flip(Authentication.checkEmailAvailability({ email }))
  yield* Effect.flip(Login.byEmail({ email, password: "wrong" }))

  for (const { code, evidence, operation, reason, status } of yield* Emulator.requests()) {
    console.log(operation, status, ...(code === undefined ? [] : [code, reason, evidence]))
  }
  const [fault] = yield* Emulator.faults
  console.log("met", fault?.fired, "left", fault?.left)
})

await program.pipe(Effect.provide(Emulator.layer({ client: { retry: Retry.none } })), Effect.runPromise)
// → Authentication.checkEmailAvailability 200
// → Infrastructure.getServerTime 200
// → Authentication.checkEmailAvailability 429
// → Authentication.loginByEmail 403 938 User not found inferred
// → met 1 left 0
