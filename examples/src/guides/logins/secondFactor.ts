import { Login, MultiFactorAuthentication, Profile } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

const program = Effect.gen(function* () {
  const uid = yield* Emulator.seed(Seed.account({ email, password, secondFactor: { authenticator: true } }))

  const login = yield* Login.byEmail({ email, password })
  if (login._tag !== "SecondFactorRequired") return "no second factor"

  // What the user can do next, as values: here, show what the authenticator app shows, or use a backup code.
  const steps = login.nextSteps.map((step) => step._tag)

  const done = yield* MultiFactorAuthentication.validateAuthenticatorCode({
    secondFactorAuthenticationToken: login.secondFactorAuthenticationToken,
    authenticatorCode: yield* Emulator.seed(Seed.authenticatorCode(uid))
  })
  return `${steps.join(", ")}: welcome, ${Profile.primaryEmail(done.profile)}`
})

const emulator = Emulator.layer({ secondFactor: { mode: "optional", authenticator: true } })

console.log(await program.pipe(Effect.provide(emulator), Effect.runPromise))
// → VerifyAuthenticator, UseBackupCode: welcome, ada@example.com
