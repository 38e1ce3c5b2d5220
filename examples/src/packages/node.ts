import { Authentication } from "@loginradius-effect/core"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Effect } from "effect"

const program = Authentication.checkEmailAvailability({ email: "ada@example.com" }).pipe(
  Effect.map(({ IsExist }) => (IsExist ? "taken" : "free")),
  // Neither a proxy nor the network answers: `system` is a code such as ECONNREFUSED or ERR_PROXY_TUNNEL_407.
  Effect.catchTag("TransportFailed", (error) => Effect.succeed(`not reached: ${error.system ?? error.reason}`))
)

console.log(await program.pipe(Effect.provide(LoginRadiusNode.layer), Effect.runPromise))
// → free
