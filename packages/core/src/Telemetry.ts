/**
 * The metrics that calls keep. Spans need no module: each call opens one, `LoginRadius.<Module>.<endpoint>`.
 *
 * @since 0.1.0
 */
import * as Metric from "effect/Metric"
import * as MetricBoundaries from "effect/MetricBoundaries"

/**
 * Calls by `endpoint` and `outcome`: `ok`, an error's tag, or `interrupted`.
 *
 * @since 0.1.0
 * @category metrics
 */
export const calls = /* @__PURE__ */ Metric.counter("loginradius_calls_total", { incremental: true })

/**
 * Milliseconds that calls took, repeats included, by `endpoint`.
 *
 * @since 0.1.0
 * @category metrics
 */
export const latency = /* @__PURE__ */ Metric.histogram(
  "loginradius_call_duration_ms",
  /* @__PURE__ */ MetricBoundaries.exponential({ start: 5, factor: 2, count: 12 })
)

/**
 * Repeated attempts by `endpoint`.
 *
 * @since 0.1.0
 * @category metrics
 */
export const retries = /* @__PURE__ */ Metric.counter("loginradius_retries_total", { incremental: true })
