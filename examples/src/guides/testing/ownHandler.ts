import { Authentication, Handler } from "@loginradius-effect/core"
import { Emulator, Store } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const reserved = new Set(["admin", "support"])

/** User names that are taken, and those that nobody may have. */
const availability = Handler.handle(Authentication.checkUsernameAvailability, ({ username }) =>
  Effect.map(Store.Store, (store) => ({
    IsExist: reserved.has(username) || store.read(Store.Accounts.byUserName(username, false)) !== undefined
  }))
)

const emulator = Emulator.layer({
  handlers: (standard) => [availability, ...standard.filter(({ endpoint }) => endpoint !== availability.endpoint)]
})

const program = Effect.map(Authentication.checkUsernameAvailability({ username: "admin" }), ({ IsExist }) => IsExist)

console.log(await program.pipe(Effect.provide(emulator), Effect.runPromise))
// → true
