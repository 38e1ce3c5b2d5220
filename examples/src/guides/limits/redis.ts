import { Infrastructure } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import * as Redis from "@loginradius-effect/server/Redis"
import { Effect, Layer, Metric } from "effect"

// Nobody listens there: as if Redis were gone.
const budget = Redis.layerBudget({ plan: "standard", redis: { host: "127.0.0.1", port: 9 } })

const program = Effect.gen(function* () {
  yield* Infrastructure.getServerTime()
  yield* Infrastructure.getServerTime()
  console.log("answered, alone:", (yield* Metric.value(Redis.alone)).value)
})

await program.pipe(Effect.provide(Layer.merge(Emulator.layer(), budget)), Effect.runPromise)
// → …level=WARN…The rate budget's store does not answer…this process goes on alone…
// → answered, alone: 1
