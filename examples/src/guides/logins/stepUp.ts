import { Authentication, Login, MultiFactorAuthentication, ReAuthentication } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, type Redacted } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

type Token = Redacted.Redacted<string>

/** Your server: takes the authenticator app off the account of a user who has just proven the password. */
const removeApp = (accessToken: Token, secondFactorValidationToken: Token) =>
  Effect.gen(function* () {
    // The session says who the user is, and not the page.
    const { Uid } = yield* Authentication.readProfilesByAccessToken({ accessToken })
    const uid = yield* Effect.fromNullable(Uid)
    yield* ReAuthentication.validatePassword({ uid, secondFactorValidationToken })
    yield* MultiFactorAuthentication.resetAuthenticatorByUid({ uid, authenticator: true })
    return "removed"
  }).pipe(Effect.catchTag("MfaValidationTokenInvalid", () => Effect.succeed("ask for the password again")))

const program = Effect.gen(function* () {
  const uid = yield* Emulator.seed(Seed.account({ email, password, secondFactor: { authenticator: true } }))
  const { accessToken } = yield* Emulator.seed(Seed.session(uid))

  // A session alone does not do, nor a proof of something else.
  console.log(yield* removeApp(accessToken, accessToken))

  // The page asks for the password. A wrong one counts toward a lock, as in a login.
  const wrong = yield* Effect.flip(ReAuthentication.byPassword({ accessToken, password: "correct horse 8" }))
  console.log(wrong._tag)
  const proof = yield* ReAuthentication.byPassword({ accessToken, password })
  console.log(yield* removeApp(accessToken, proof.SecondFactorValidationToken))

  // The app is off: the password alone logs in.
  const login = yield* Login.byEmail({ email, password })
  console.log(login._tag)
})

const emulator = Emulator.layer({ secondFactor: { mode: "optional", authenticator: true } })

await program.pipe(Effect.provide(emulator), Effect.runPromise)
// → ask for the password again
// → CurrentPasswordInvalid
// → removed
// → Authenticated
