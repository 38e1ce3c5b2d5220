/** This SDK over an HTTP client of Node: its own, or the platform's (`stock`); with a span for each call, or without. */
import { NodeHttpClient } from "@effect/platform-node"
import { LoginRadiusConfig } from "@loginradius-effect/core"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Effect, Layer, Redacted } from "effect"
import { runRoundsUnder } from "../effectCalls.js"
import * as workload from "../workload.js"

const [base, client, spans] = process.argv.slice(2)
const { accessToken, apiKey, apiSecret } = workload

await runRoundsUnder(
  Layer.merge(
    client === "stock" ? NodeHttpClient.layerUndici : LoginRadiusNode.layerClient,
    LoginRadiusConfig.layer({ apiKey, apiSecret, baseUrls: { api: base } })
  ),
  Effect.succeed(Redacted.make(accessToken)),
  spans === "spans"
)
