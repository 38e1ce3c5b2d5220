/** Rounds of an endpoint call, made as an application makes it. */
import { Authentication, LoginRadiusConfig, type LoginRadiusError } from "@loginradius-effect/core"
import type { HttpClient } from "@effect/platform"
import { Effect, type Layer, ManagedRuntime, type Redacted } from "effect"
import { runRounds } from "./process.js"
import * as workload from "./workload.js"

type Needs = LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient

/** Every feature is on: metrics, the retry policy, the deadline, options for one call, redaction. */
export const profileOf = (accessToken: Redacted.Redacted<string>) =>
  Authentication.readProfilesByAccessToken({ accessToken }).pipe(
    LoginRadiusConfig.override({ originIp: workload.originIp })
  )

/** Runs rounds of calls under a layer. `prepare` runs once, and returns the user's access token. */
export const runRoundsUnder = async <R, E, E2>(
  layer: Layer.Layer<R | Needs, E>,
  prepare: Effect.Effect<Redacted.Redacted<string>, E2, R | Needs>,
  spans: boolean
): Promise<void> => {
  const runtime = ManagedRuntime.make(layer)
  const accessToken = await runtime.runPromise(prepare)
  const call = (): Effect.Effect<unknown, LoginRadiusError.LoginRadiusError, Needs> => profileOf(accessToken)
  workload.check(await runtime.runPromise(call()))
  runRounds((calls) => {
    let left = calls
    const worker = Effect.whileLoop({ while: () => left-- > 0, body: call, step: () => undefined })
    const all = Effect.all(
      Array.from({ length: workload.concurrency }, () => worker),
      {
        concurrency: "unbounded",
        discard: true
      }
    )
    return runtime.runPromise(spans ? all : Effect.withTracerEnabled(all, false))
  })
}
