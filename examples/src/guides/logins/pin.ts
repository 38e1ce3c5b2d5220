import { Login, PinAuthentication, Profile } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password }))

  // The application wants a PIN from everybody: without one, the right password is refused, with a token that sets the PIN.
  const first = yield* Login.byEmail({ email, password }).pipe(
    Effect.catchTag("PinSetupRequired", ({ pinAuthToken }) =>
      Effect.flatMap(Effect.fromNullable(pinAuthToken), (pinAuthToken) =>
        PinAuthentication.setPinByPinAuthToken({ pinAuthToken, pin: "4711" })
      )
    )
  )
  if (first._tag === "SecondFactorRequired") return
  console.log(first._tag, Profile.primaryEmail(first.profile))

  // The device keeps this one, and needs no address and no password from then on.
  const sessionToken = yield* Effect.fromNullable(first.answer.session_token)
  const again = yield* PinAuthentication.login({ sessionToken, pin: "4711" })
  console.log(again._tag)

  const wrong = yield* Effect.flip(PinAuthentication.login({ sessionToken, pin: "1234" }))
  console.log(wrong._tag)

  yield* PinAuthentication.invalidateSessionToken({ sessionToken })
  const ended = yield* Effect.flip(PinAuthentication.login({ sessionToken, pin: "4711" }))
  console.log(ended._tag)
})

const emulator = Emulator.layer({ pin: { enabled: true, pinLogin: true, required: true, askOnLogin: true } })

await program.pipe(Effect.provide(emulator), Effect.runPromise)
// → Authenticated ada@example.com
// → Authenticated
// → PinInvalid
// → PinSessionTokenInvalid
