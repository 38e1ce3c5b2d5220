import { Login, PinAuthentication, Profile } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password }))

  // The application wants a PIN from everybody. Who has none gets a token in place of a session, which sets it and logs in.
  const login = yield* Login.byEmail({ email, password })
  if (login._tag !== "PinRequired") return
  const first = yield* PinAuthentication.setPinByPinAuthToken({ pinAuthToken: login.pinAuthToken, pin: "4711" })
  if (first._tag !== "Authenticated") return
  console.log(login._tag, first._tag, Profile.primaryEmail(first.profile))

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
// → PinRequired Authenticated ada@example.com
// → Authenticated
// → PinInvalid
// → PinSessionTokenInvalid
