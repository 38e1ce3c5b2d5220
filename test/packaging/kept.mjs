/** An account is there in a second emulator, which has the directory of the first; or why it cannot be. */
import * as Emulator from "@loginradius-effect/emulator/Emulator"
import * as Seed from "@loginradius-effect/emulator/Seed"
import * as Storage from "@loginradius-effect/emulator/Storage"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const directory = mkdtempSync(join(tmpdir(), "emulator-"))
const emulator = Emulator.layer().pipe(Layer.provide(Storage.layer({ directory })))
const account = Emulator.seed(Seed.account({ uid: "ada" }))

const program = Effect.gen(function* () {
  yield* Effect.provide(account, emulator)
  return yield* Effect.provide(Effect.flip(account), emulator)
})

export const result = () =>
  program.pipe(
    Effect.match({
      onFailure: (error) => error.reason,
      onSuccess: (error) => (error._tag === "SeedConflict" ? "kept" : String(error))
    }),
    Effect.ensuring(Effect.sync(() => rmSync(directory, { recursive: true }))),
    Effect.runPromise
  )
