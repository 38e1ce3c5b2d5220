import { Authentication, Login, Profile } from "@loginradius-effect/core"
import { Emulator, Outbox } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

const program = Effect.gen(function* () {
  const registered = yield* Authentication.userRegistrationByEmail({
    profile: { Email: [{ Type: "Primary", Value: email }], Password: password },
    verificationUrl: "https://app.example.com/verify"
  })
  console.log(registered._tag)

  // Until the address is verified, nobody logs in.
  const early = yield* Effect.flip(Login.byEmail({ email, password }))
  console.log(early._tag)

  // The page behind the link gets the token as `vtoken`, and hands it on.
  const { token } = yield* Outbox.take({ to: email, template: "verification-default" })
  yield* Authentication.verifyEmail({ verificationToken: yield* Effect.fromNullable(token) })

  const login = yield* Login.byEmail({ email, password })
  if (login._tag !== "Authenticated") return
  console.log(login._tag, Profile.primaryEmail(login.profile), login.accessToken)

  // The session, from here on: the token is all that a call in the user's name needs.
  const { accessToken } = login
  const profile = yield* Authentication.readProfilesByAccessToken({ accessToken })
  console.log(profile.EmailVerified)
  yield* Authentication.invalidateAccessToken({ accessToken })
  const ended = yield* Effect.flip(Authentication.readProfilesByAccessToken({ accessToken }))
  console.log(ended._tag)
})

await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)
// → Posted
// → EmailNotVerified
// → Authenticated ada@example.com <redacted>
// → true
// → AccessTokenInvalid
