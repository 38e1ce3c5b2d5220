import { PasswordlessLogin, SmartLogin } from "@loginradius-effect/core"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const email = "ada@example.com"

/** The token in the link of the latest mail. */
const linkToken = Effect.flatMap(Outbox.take({ to: email }), ({ token }) => Effect.fromNullable(token))

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email }))

  // Passwordless: who follows the link is logged in where they follow it.
  yield* PasswordlessLogin.loginByEmail({ email })
  const here = yield* PasswordlessLogin.loginVerification({ verificationToken: yield* linkToken })
  console.log("passwordless:", here._tag)

  // Smart login: this device asks again and again, while the link is followed on any other.
  const clientGuid = crypto.randomUUID()
  yield* SmartLogin.loginByEmail({ email, clientGuid })
  const waiting = yield* Effect.flip(SmartLogin.ping({ clientGuid }))
  console.log("smart login:", waiting._tag)
  yield* SmartLogin.verifyToken({ verificationToken: yield* linkToken })
  const there = yield* SmartLogin.ping({ clientGuid })
  console.log("smart login:", there._tag)
})

await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)
// → passwordless: Authenticated
// → smart login: SmartLoginLinkNotVerified
// → smart login: Authenticated
