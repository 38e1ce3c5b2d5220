import { Authentication, Infrastructure, LoginRadiusConfig, Retry } from "@loginradius-effect/core"
import { Emulator, Faults } from "@loginradius-effect/emulator"
import { Effect, Schedule } from "effect"

const patient = Retry.make({
  schedule: Schedule.exponential("10 millis").pipe(Schedule.jittered, Schedule.intersect(Schedule.recurs(5)))
})

const program = Effect.gen(function* () {
  yield* Emulator.inject(Faults.status(503), { times: 2 })
  const read = yield* Infrastructure.getServerTime().pipe(
    LoginRadiusConfig.override({ retry: patient }),
    Effect.as("read after two failures")
  )

  // The answer is lost on its way back: was the mail sent? The SDK does not guess, and does not send a second one.
  yield* Emulator.inject(Faults.dropAfter)
  const sent = yield* Authentication.forgotPassword({
    email: "ada@example.com",
    resetPasswordUrl: "https://example.com"
  }).pipe(
    Effect.as("sent"),
    Effect.catchTag("OutcomeUnknown", (error) => Effect.succeed(`not repeated: ${error.reason}`))
  )
  return `${read}; ${sent}`
})

console.log(await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise))
// → read after two failures; not repeated: ConnectionLost
