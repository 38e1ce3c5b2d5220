import { Infrastructure } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { RateBudget } from "@loginradius-effect/server"
import { Duration, Effect, Layer } from "effect"

const time = Infrastructure.getServerTime().pipe(
  Effect.as("answered"),
  Effect.catchTag("RateLimited", ({ retryAfter, sent }) =>
    Effect.succeed(
      `sent: ${sent}, room in ${retryAfter === undefined ? "?" : Math.round(Duration.toSeconds(retryAfter))} s`
    )
  )
)

const budget = RateBudget.layer({ plan: { core: 1, search: 1 }, maxWait: "1500 millis" })

// The second call waits for a second. The third would have to wait for two, and fails at once.
const answers = Effect.all([time, time, time], { concurrency: "unbounded" })
console.log(await answers.pipe(Effect.provide(Layer.merge(Emulator.layer(), budget)), Effect.runPromise))
// → [ 'answered', 'answered', 'sent: false, room in 2 s' ]
