import { Emulator, Seed } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect } from "effect"

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email: "ada@example.com", password: "correct horse 7" }))
  const url = yield* serve({ port: 0 })

  // Any client of any language: here fetch, which asks whether the address is taken.
  const query = new URLSearchParams({ apikey: Emulator.apiKey, email: "ada@example.com" })
  const answer = yield* Effect.promise(() => fetch(`${url}/identity/v2/auth/email?${query}`))
  console.log(answer.status, yield* Effect.promise(() => answer.json()))
  // `yield* Effect.never` in this place keeps the server until the program is interrupted.
})

await program.pipe(Effect.scoped, Effect.provide(Emulator.layer()), Effect.runPromise)
// → 200 { IsExist: true }
