import { Authentication, type LoginRadiusConfig } from "@loginradius-effect/core"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Effect } from "effect"

const taken = (options: LoginRadiusConfig.Options) =>
  Authentication.checkEmailAvailability({ email: "ada@example.com" }).pipe(
    Effect.map(({ IsExist }) => (IsExist ? "taken" : "free")),
    Effect.provide(LoginRadiusNode.layerOptions(options, { connections: 8 })),
    // The configuration is wrong: the option, and what it has to be.
    Effect.catchTag("InvalidConfig", ({ message }) => Effect.succeed(message)),
    Effect.catchTag("TransportFailed", ({ reason }) => Effect.succeed(reason))
  )

const apiKey = "11111111-2222-3333-4444-555555555555"
const nobody = "http://127.0.0.1:9"

console.log(await Effect.runPromise(taken({ apiKey: "my key" })))
console.log(await Effect.runPromise(taken({ apiKey, deadline: "0 seconds" })))
console.log(await Effect.runPromise(taken({ apiKey, baseUrls: { api: nobody } })))
// → apiKey (LOGINRADIUS_API_KEY): must be a GUID, as the LoginRadius console shows it
// → deadline (LOGINRADIUS_DEADLINE): must be a duration longer than zero, such as "30 seconds"
// → Refused
