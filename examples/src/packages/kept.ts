import { Authentication } from "@loginradius-effect/core"
import { Emulator, Seed, Snapshot } from "@loginradius-effect/emulator"
import * as Storage from "@loginradius-effect/emulator/Storage"
import { Effect, Layer } from "effect"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const directory = join(mkdtempSync(join(tmpdir(), "emulator-")), "data")
const emulator = Emulator.layer().pipe(Layer.provide(Storage.layer({ directory })))

const email = "ada@example.com"
await Emulator.seed(Seed.account({ email })).pipe(Effect.provide(emulator), Effect.runPromise)

// As another process would, later.
const after = Effect.gen(function* () {
  const { IsExist } = yield* Authentication.checkEmailAvailability({ email })
  return { IsExist, snapshot: yield* Snapshot.take }
})
const { IsExist, snapshot } = await after.pipe(Effect.provide(emulator), Effect.runPromise)
console.log(IsExist)

const copied = Effect.zipRight(Snapshot.restore(snapshot), Authentication.checkEmailAvailability({ email }))
console.log(await copied.pipe(Effect.provide(Emulator.layer()), Effect.runPromise))
// → true
// → { IsExist: true }
