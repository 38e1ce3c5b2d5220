/**
 * The metrics that calls keep. Spans need no module: each call opens one, `LoginRadius.<Module>.<endpoint>`. `Login.byEmail` and its
 * like open one around their calls, `LoginRadius.Login.byEmail`.
 *
 * @since 0.1.0
 */
import type * as Metric from "effect/Metric"
import { counter, latency as histogram } from "./internal/effect/metric.js"

/**
 * Calls by `endpoint` and `outcome`: `ok`, an error's tag, or `interrupted`.
 *
 * @since 0.1.0
 * @category metrics
 */
export const calls: Metric.Metric.Counter<number> = /* @__PURE__ */ counter("loginradius_calls_total")

/**
 * Milliseconds that calls took, repeats included, by `endpoint`.
 *
 * @since 0.1.0
 * @category metrics
 */
export const latency: Metric.Metric.Histogram<number> = /* @__PURE__ */ histogram("loginradius_call_duration_ms")

/**
 * Repeated attempts by `endpoint`.
 *
 * @since 0.1.0
 * @category metrics
 */
export const retries: Metric.Metric.Counter<number> = /* @__PURE__ */ counter("loginradius_retries_total")

/**
 * Milliseconds that attempts waited for a rate budget, by `lane` and `outcome`: `admitted`, `refused` or `interrupted`. Kept where there
 * is one: see `Admission`.
 *
 * @since 0.1.0
 * @category metrics
 */
export const wait: Metric.Metric.Histogram<number> = /* @__PURE__ */ histogram("loginradius_wait_ms")
