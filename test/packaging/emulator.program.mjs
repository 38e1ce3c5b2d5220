/** A user registers, verifies the address and logs in, all inside the packed emulator. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Emulator from "@loginradius-effect/emulator/Emulator"
import * as Outbox from "@loginradius-effect/emulator/Outbox"
import * as Effect from "effect/Effect"

const email = "ada@example.com"
const password = "correct horse 7"

const program = Effect.gen(function* () {
  yield* Authentication.userRegistrationByEmail({
    profile: { Email: [{ Type: "Primary", Value: email }], Password: password, FirstName: "Ada" }
  })
  const early = yield* Effect.flip(Authentication.loginByEmail({ email, password }))
  const outbox = yield* Outbox.Outbox
  const { token } = yield* outbox.waitFor({ to: email, template: "verification-default" })
  yield* Authentication.verifyEmail({ verificationToken: token })
  const login = yield* Authentication.loginByEmail({ email, password })
  return `${early._tag}, then ${login._tag} as ${login.profile.FirstName}`
})

export const result = () => Effect.runPromise(Effect.provide(program, Emulator.layer()))
