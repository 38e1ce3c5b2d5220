/** Runs the given program with the variables of an application whose LoginRadius is the emulator, served on this machine. */
import { Emulator } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect } from "effect"

const program = Effect.gen(function* () {
  const url = yield* serve()
  process.env.LOGINRADIUS_API_KEY = Emulator.apiKey
  for (const host of ["API", "CONFIG", "CLOUD", "HUB"]) process.env[`LOGINRADIUS_${host}_URL`] = url
  yield* Effect.promise(() => import(process.argv[2]))
})

await program.pipe(Effect.scoped, Effect.provide(Emulator.layer()), Effect.runPromise)
