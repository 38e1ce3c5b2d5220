import { Authentication, Login } from "@loginradius-effect/core"
import { Emulator, Outbox } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const program = Effect.gen(function* () {
  const [email, password] = ["ada@example.com", "correct horse 7"]
  yield* Authentication.userRegistrationByEmail({
    profile: { Email: [{ Type: "Primary", Value: email }], Password: password, FirstName: "Ada" }
  })

  const mail = yield* Outbox.take({ to: email, template: "verification-default" })
  yield* Authentication.verifyEmail({ verificationToken: yield* Effect.fromNullable(mail.token) })

  const login = yield* Login.byEmail({ email, password })
  return login._tag === "Authenticated" ? `Welcome, ${login.profile.FirstName}` : "One more step"
})

console.log(await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise))
// → Welcome, Ada
