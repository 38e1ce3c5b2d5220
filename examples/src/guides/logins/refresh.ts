import { Login, TokenManagement } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password }))
  const login = yield* Login.byEmail({ email, password })
  if (login._tag !== "Authenticated") return
  console.log(`good until ${login.expiresIn}`)

  // A token that is still good for a new one: a management call, so it belongs on the server.
  const next = yield* TokenManagement.refreshAccessToken({ accessToken: login.accessToken, expiresIn: 60 })
  console.log(`another token: ${Redacted.value(next.accessToken) !== Redacted.value(login.accessToken)}`)
})

await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)
// → good until …
// → another token: true
