/** The span and the metrics of a call: names and numbers only, nothing that was sent or answered. */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Metric from "effect/Metric"
import * as Option from "effect/Option"
import type { Service } from "../LoginRadiusConfig.js"
import type { LoginRadiusError } from "../LoginRadiusError.js"
import * as Telemetry from "../Telemetry.js"
import type { Described } from "./describe.js"

/** What a call tells while it goes on. */
export interface Observed {
  readonly attempted: (n: number) => void
  readonly answered: (status: number) => void
  readonly repeats: (error: LoginRadiusError) => void
}

export const observed = <A, R>(
  described: Described,
  config: Service,
  run: (observed: Observed) => Effect.Effect<A, LoginRadiusError, R>
): Effect.Effect<A, LoginRadiusError, R> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.flatMap(Clock.clockWith(Effect.succeed), (clock) =>
      Effect.flatMap(
        Effect.makeSpan(`LoginRadius.${described.id}`, {
          kind: "client",
          captureStackTrace: false,
          attributes: {
            "http.request.method": described.method,
            "url.template": described.template,
            "server.address": new URL(config.hosts[described.host]).host
          }
        }),
        (span) => {
          const start = clock.unsafeCurrentTimeNanos()
          const progress: Observed = {
            attempted: (n) => span.attribute("loginradius.attempt", n),
            answered: (status) => span.attribute("http.response.status_code", status),
            repeats: (error) => {
              metricsOf(described).retries.unsafeUpdate(1, [])
              span.event("loginradius.repeat", clock.unsafeCurrentTimeNanos(), { "error.type": error._tag })
            }
          }
          return Effect.onExit(restore(Effect.withParentSpan(run(progress), span)), (exit) =>
            Effect.sync(() => {
              const end = clock.unsafeCurrentTimeNanos()
              const metrics = metricsOf(described)
              const error = Exit.isFailure(exit) ? Option.getOrUndefined(Cause.failureOption(exit.cause)) : undefined
              const outcome = Exit.isSuccess(exit)
                ? "ok"
                : (error?._tag ?? (Exit.isInterrupted(exit) ? "interrupted" : "defect"))
              metrics.latency.unsafeUpdate(Number(end - start) / 1e6, [])
              metrics.calls(outcome).unsafeUpdate(1, [])
              if (error !== undefined) span.attribute("error.type", error._tag)
              if (error !== undefined && "code" in error) span.attribute("loginradius.error_code", error.code)
              // The value is not kept: it is personal data.
              span.end(end, Exit.asVoid(exit))
            })
          )
        }
      )
    )
  )

interface Metrics {
  readonly latency: Metric.Metric.Histogram<number>
  readonly retries: Metric.Metric.Counter<number>
  readonly calls: (outcome: string) => Metric.Metric.Counter<number>
}

const metricsByEndpoint = new WeakMap<Described, Metrics>()

/** The metrics of an endpoint, with its labels on, made once: to label a metric costs more than to update it. */
const metricsOf = (described: Described): Metrics => {
  let metrics = metricsByEndpoint.get(described)
  if (metrics === undefined) {
    const outcomes = new Map<string, Metric.Metric.Counter<number>>()
    metrics = {
      latency: Metric.tagged(Telemetry.latency, "endpoint", described.id),
      retries: Metric.tagged(Telemetry.retries, "endpoint", described.id),
      calls: (outcome) => {
        let counter = outcomes.get(outcome)
        if (counter === undefined) {
          counter = Metric.tagged(Metric.tagged(Telemetry.calls, "endpoint", described.id), "outcome", outcome)
          outcomes.set(outcome, counter)
        }
        return counter
      }
    }
    metricsByEndpoint.set(described, metrics)
  }
  return metrics
}
