import { Login } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import * as SeedFile from "@loginradius-effect/emulator/SeedFile"
import { Effect } from "effect"

const text = `
accounts:
  - email: ada@example.com
    password: correct horse 7`

const program = Effect.gen(function* () {
  yield* SeedFile.apply(yield* SeedFile.parse(text, { name: "seed.yaml" }))
  console.log((yield* Login.byEmail({ email: "ada@example.com", password: "correct horse 7" }))._tag)

  const misspelt = yield* Effect.flip(SeedFile.parse(text.replace("email", "emial"), { name: "seed.yaml" }))
  console.log(misspelt.message)
})

await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)
// → Authenticated
// → seed.yaml:3:5 accounts.0.emial is not known; did you mean email?
