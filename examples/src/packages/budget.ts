import { Account, Admission, Authentication } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { RateBudget } from "@loginradius-effect/server"
import { Effect, Layer } from "effect"

const order: Array<string> = []
const note = (what: string) => () => Effect.sync(() => order.push(what))

const bulk = Account.identitiesByEmail({ email: "ada@example.com" }).pipe(
  Effect.ignore,
  Effect.tap(note("bulk")),
  Admission.lane("bulk")
)
const login = Authentication.checkEmailAvailability({ email: "ada@example.com" }).pipe(Effect.tap(note("login")))

// The bulk calls come first. One of them goes at once, and the others after the logins.
const program = Effect.all([bulk, bulk, bulk, login, login], { concurrency: "unbounded" })

const budget = RateBudget.layer({ plan: "development" })
await program.pipe(Effect.provide(Layer.merge(Emulator.layer(), budget)), Effect.runPromise)
console.log(order.join(", "))
// → bulk, login, login, bulk, bulk
