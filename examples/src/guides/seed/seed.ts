import { RolesManagement } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import * as SeedFile from "@loginradius-effect/emulator/SeedFile"
import { Effect } from "effect"

// A program reads this from a file.
const text = `
roles:
  - name: admin
accounts:
  - uid: ada
    email: ada@example.com
    roles: [admin]`

const program = Effect.gen(function* () {
  const seed = yield* SeedFile.parse(text, { name: "seed.yaml" })
  console.log(seed.name, "has accounts:", seed.accounts)
  yield* SeedFile.apply(seed)
  console.log((yield* RolesManagement.rolesByUid({ uid: "ada" })).Roles)

  // What is there already is refused, and nothing of the seed is left.
  console.log((yield* Effect.flip(SeedFile.apply(seed))).message)

  const wrong = text.replace("[admin]", "[boss]").replace("ada@example.com", "nowhere").replace("uid", "Uid")
  console.log((yield* Effect.flip(SeedFile.parse(wrong, { name: "seed.yaml" }))).message)
})

await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)
// → seed.yaml has accounts: 1
// → [ 'admin' ]
// → seed.yaml:5:5 accounts.0 cannot be seeded: another account has the same Uid
// → seed.yaml:5:5 accounts.0.Uid is not known; did you mean uid?
// → seed.yaml:6:12 accounts.0.email must be an e-mail address
// → seed.yaml:7:13 accounts.0.roles.0 is no role of this file
