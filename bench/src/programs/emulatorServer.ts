/**
 * The emulator as a server, with one account. Sends its address and an access token to the parent process, and the CPU time
 * of the process for each message.
 */
import * as Emulator from "@loginradius-effect/emulator/Emulator"
import * as Seed from "@loginradius-effect/emulator/Seed"
import { serve } from "@loginradius-effect/emulator/server"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { profile } from "../profile.js"
import { reportCpu, type Served } from "../served.js"
import { apiKey, apiSecret, credentials } from "../workload.js"

const main = Effect.gen(function* () {
  const { accessToken } = yield* Emulator.seed(
    Effect.flatMap(
      Seed.account({ ...(JSON.parse(credentials) as Pick<Seed.Person, "email" | "password">), profile }),
      Seed.session
    )
  )
  const served: Served = { address: yield* serve(), accessToken: Redacted.value(accessToken) }
  reportCpu(served)
  return yield* Effect.never
})

const emulator = Emulator.layer({ apiKey, apiSecret, accessTokenLifetime: "1 day" })
await Effect.runPromise(main.pipe(Effect.scoped, Effect.provide(emulator)))
