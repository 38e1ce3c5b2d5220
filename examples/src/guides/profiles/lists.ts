import { CustomRegistrationData } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, Stream } from "effect"

const program = Effect.gen(function* () {
  yield* CustomRegistrationData.addRegistrationData({
    data: Array.from({ length: 25 }, (_, i) => ({ Type: "team", Key: `${i}`, Value: `Team ${i}`, IsActive: true }))
  })

  // Each page is asked for when it is needed, ten entries at a time.
  return yield* CustomRegistrationData.getRegistrationData.items({ type: "team", limit: 10 }).pipe(
    Stream.map((entry) => entry.Value),
    Stream.drop(22),
    Stream.runCollect
  )
})

console.log(Array.from(await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)))
// → [ 'Team 22', 'Team 23', 'Team 24' ]
