/**
 * This SDK over an HTTP client of Node: its own, or the platform's (`stock`); with a span for each call, or without; under a rate budget
 * in memory, or none.
 */
import { NodeHttpClient } from "@effect/platform-node"
import { LoginRadiusConfig } from "@loginradius-effect/core"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { RateBudget } from "@loginradius-effect/server"
import { Effect, Layer, Redacted } from "effect"
import { runRoundsUnder } from "../effectCalls.js"
import * as workload from "../workload.js"

const [base, client, spans, budget] = process.argv.slice(2)
const { accessToken, apiKey, apiSecret } = workload

await runRoundsUnder(
  Layer.mergeAll(
    client === "stock" ? NodeHttpClient.layerUndici : LoginRadiusNode.layerClient,
    LoginRadiusConfig.layer({ apiKey, apiSecret, baseUrls: { api: base } }),
    // More than can be called: what is measured is asking, and no wait.
    budget === "budget" ? RateBudget.layer({ plan: { core: 1_000_000, search: 1_000_000 }, headroom: 0 }) : Layer.empty
  ),
  Effect.succeed(Redacted.make(accessToken)),
  spans === "spans"
)
