import { Authentication, LoginRadiusConfig } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { ConfigProvider, Effect, Layer } from "effect"

const taken = Effect.map(Authentication.checkEmailAvailability({ email: "ada@example.com" }), ({ IsExist }) =>
  IsExist ? "taken" : "free"
)

/** Asks with the configuration of an environment. */
const takenIn = (variables: Record<string, string>) =>
  taken.pipe(
    Effect.provide(LoginRadiusNode.layer),
    Effect.withConfigProvider(ConfigProvider.fromMap(new Map(Object.entries(variables)))),
    Effect.catchTag("InvalidConfig", ({ message }) => Effect.succeed(message))
  )

const program = Effect.gen(function* () {
  // Stands for the emulator of another process.
  const url = yield* serve()

  const elsewhere = Layer.merge(LoginRadiusNode.layerClient, LoginRadiusConfig.layerEmulator(url))
  console.log(yield* Effect.provide(taken, elsewhere))
  console.log(yield* takenIn({ LOGINRADIUS_EMULATOR_URL: url }))

  const key = "11111111-2222-3333-4444-555555555555"
  console.log(yield* takenIn({ LOGINRADIUS_EMULATOR_URL: url, LOGINRADIUS_API_KEY: key }))
})

await program.pipe(Effect.scoped, Effect.provide(Emulator.layer()), Effect.runPromise)
// → free
// → free
// → emulatorUrl (LOGINRADIUS_EMULATOR_URL): must not be set beside LOGINRADIUS_API_KEY
