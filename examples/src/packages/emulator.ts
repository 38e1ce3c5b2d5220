import { Authentication, Login } from "@loginradius-effect/core"
import { Emulator, Faults, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password }))

  yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.test/reset" })
  const { to, template, token } = yield* Outbox.take({ to: email })
  console.log(template, "for", to)

  const resetToken = yield* Effect.fromNullable(token)
  yield* Authentication.resetPasswordByResetToken({ resetToken, password: "better horse 8" })
  console.log((yield* Effect.flip(Login.byEmail({ email, password })))._tag)

  // The next call takes effect, and its answer is lost on the way back.
  yield* Emulator.inject(Faults.dropAfter)
  const lost = yield* Effect.flip(
    Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.test" })
  )
  console.log(lost._tag, "although it sent", (yield* Outbox.take({ to: email })).template)
})

await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)
// → forgotpassword-default for ada@example.com
// → InvalidCredentials
// → OutcomeUnknown although it sent forgotpassword-default
