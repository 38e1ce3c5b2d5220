import { Infrastructure, LoginRadiusConfig, Retry } from "@loginradius-effect/core"
import { Emulator, Faults } from "@loginradius-effect/emulator"
import { Clock, Effect } from "effect"

const call = Infrastructure.getServerTime()

const program = Effect.gen(function* () {
  // The service asks to wait for a second: the schedule alone would wait for 200 ms.
  yield* Emulator.inject(Faults.status(429, { headers: { "retry-after": "1" } }))
  const start = yield* Clock.currentTimeMillis
  yield* call
  console.log(`waited a second: ${(yield* Clock.currentTimeMillis) - start >= 1000}`)

  // Without repeats, the refusal is yours, and says how long to wait.
  yield* Emulator.inject(Faults.status(429, { headers: { "retry-after": "1" } }))
  const limited = yield* call.pipe(LoginRadiusConfig.override({ retry: Retry.none }), Effect.flip)
  console.log(limited._tag, limited._tag === "RateLimited" ? String(limited.retryAfter) : "")

  // One attempt may take 50 ms here; the deadline does not count the waiting between attempts.
  yield* Emulator.inject(Faults.delay("1 minute"), { times: 9 })
  const late = yield* call.pipe(LoginRadiusConfig.override({ retry: Retry.none, deadline: "50 millis" }), Effect.flip)
  console.log(late._tag, late._tag === "TransportFailed" ? late.reason : "")
})

await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)
// → waited a second: true
// → RateLimited Duration(1s)
// → TransportFailed Deadline
