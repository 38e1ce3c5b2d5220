/** Makes SOTTs, one after the other: by the official SDK, by ours under a new secret each time, or by ours under one secret. */
import { Infrastructure, LoginRadiusConfig } from "@loginradius-effect/core"
import { Effect, Redacted } from "effect"
import { createRequire } from "node:module"
import { concurrently, runRounds } from "../process.js"
import { apiKey, apiSecret } from "../workload.js"

interface Sdk {
  readonly helper: { readonly getSott: (keys: object) => Promise<string> }
}

const make = createRequire(import.meta.url)("loginradius-sdk") as (options: object) => Sdk
const { helper } = make({ apiKey, apiSecret })
const config = await Effect.runPromise(LoginRadiusConfig.make({ apiKey, apiSecret }))

const ours = (config: LoginRadiusConfig.Service): Promise<unknown> =>
  Effect.runPromise(
    Effect.provideService(Infrastructure.localGenerateSott(), LoginRadiusConfig.LoginRadiusConfig, config)
  )

const makers: { readonly [maker: string]: () => Promise<unknown> } = {
  official: () => helper.getSott({ apiKey, apiSecret }),
  first: () => ours({ ...config, apiSecret: Redacted.make(apiSecret) }),
  second: () => ours(config)
}

runRounds(concurrently(1, makers[process.argv[2] ?? ""]!))
