import { Account, Admission, Login, LoginRadiusConfig, Retry } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { RateBudget } from "@loginradius-effect/server"
import { Effect, Fiber, Layer } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

const create = (n: number) =>
  Account.create({ profile: { Email: [{ Type: "Primary", Value: `user${n}@example.com` }], Password: password } })

/** As many accounts as can be made, at the end of the queue. */
const imported = Effect.forEach([1, 2, 3, 4, 5, 6], create, { concurrency: "unbounded" }).pipe(Admission.lane("bulk"))

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password }))
  const importing = yield* Effect.fork(imported)
  for (let n = 0; n < 3; n += 1) yield* Login.byEmail({ email, password })
  console.log("logged in three times")
  console.log("imported", (yield* Fiber.join(importing)).length)
})

// This application may call five times in a second, and no call is repeated: a single 429 would fail the program.
const limits = { core: 5, search: 5 }
const layers = Layer.merge(Emulator.layer({ limits }), RateBudget.layer({ plan: "development" }))

await program.pipe(LoginRadiusConfig.override({ retry: Retry.none }), Effect.provide(layers), Effect.runPromise)
// → logged in three times
// → imported 6
