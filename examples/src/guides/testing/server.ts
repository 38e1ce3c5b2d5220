import { Emulator, Seed } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect } from "effect"

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email: "ada@example.com", password: "correct horse 7" }))
  const origin = yield* serve({ port: 0 })

  // Stands for a client in any language: it knows the address and the key, and nothing of this process.
  const url = `${origin}/identity/v2/auth/email?email=ada@example.com&apikey=${Emulator.apiKey}`
  return yield* Effect.promise(() => fetch(url).then((response) => response.text()))
})

console.log(await program.pipe(Effect.scoped, Effect.provide(Emulator.layer()), Effect.runPromise))
// → {"IsExist":true}
