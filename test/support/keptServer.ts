/** A process that serves an emulator which keeps what it holds in a directory. Prints its URL, once nothing in it is wrong. */
import { Emulator, Store } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import * as Storage from "@loginradius-effect/emulator/Storage"
import { Console, Effect, Layer } from "effect"
import { violationsOf } from "./violations.js"

const [directory = ""] = process.argv.slice(2)

const program = Effect.gen(function* () {
  const violations = yield* Emulator.seed(
    Effect.map(Store.Store, (store) => violationsOf(store, { sharedEmails: false, caseSensitiveUserNames: false }))
  )
  if (violations.length > 0) return yield* Effect.dieMessage(violations.join("; "))
  yield* Console.log(yield* serve())
  return yield* Effect.never
})

await program.pipe(
  Effect.scoped,
  Effect.provide(Emulator.layer().pipe(Layer.provide(Storage.layer({ directory })))),
  Effect.runPromise
)
