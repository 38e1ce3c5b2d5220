/** Makes SOTTs, one after the other: the official SDK's, ours under a secret that is new each time, ours under one secret. */
import { Infrastructure, LoginRadiusConfig } from "@loginradius-effect/core"
import { Effect, Redacted } from "effect"
import { createRequire } from "node:module"
import { compete, concurrently } from "../contestant.js"
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

compete(concurrently(1, makers[process.argv[2] ?? ""]!))
