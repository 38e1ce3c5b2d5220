import { Admission, Infrastructure } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, Layer } from "effect"

/** One call at a time would be another rule; this one only prints what it is asked. */
const budget = Admission.make({
  shared: false,
  admit: ({ attempt, endpoint, lane }) => Effect.sync(() => console.log(endpoint, "attempt", attempt, "in lane", lane)),
  refused: (_, retryAfter) => Effect.sync(() => console.log("refused:", String(retryAfter)))
})

await Infrastructure.getServerTime().pipe(
  Admission.lane("verify"),
  Effect.provide(Layer.merge(Emulator.layer(), Layer.succeed(Admission.Admission, budget))),
  Effect.runPromise
)
// → Infrastructure.getServerTime attempt 1 in lane verify
