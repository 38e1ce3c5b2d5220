import { Infrastructure, LoginRadiusConfig } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Config, Effect, Layer, Option } from "effect"

/** LoginRadius where its key is set, and the emulator everywhere else: laptops, tests, CI. */
const LoginRadius = Layer.unwrapEffect(
  Effect.map(Config.option(Config.string("LOGINRADIUS_API_KEY")), (key) =>
    Option.isSome(key) ? Layer.orDie(LoginRadiusNode.layer) : Layer.orDie(Emulator.layer())
  )
)

const program = Effect.gen(function* () {
  const { CurrentTime } = yield* Infrastructure.getServerTime().pipe(
    // Options for one call, or for everything in an effect.
    LoginRadiusConfig.override({ originIp: "203.0.113.7", deadline: "2 seconds" })
  )
  return `the server's time is ${CurrentTime}`
})

console.log(await program.pipe(Effect.provide(LoginRadius), Effect.runPromise))
// → the server's time is …
