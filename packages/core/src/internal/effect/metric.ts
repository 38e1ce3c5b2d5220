/** Metrics that are updated by hand, with labels that are made once. */
import * as Metric from "effect/Metric"
import * as MetricBoundaries from "effect/MetricBoundaries"
import type * as MetricLabel from "effect/MetricLabel"

export type Labels = ReadonlyArray<MetricLabel.MetricLabel>

export { make as label } from "effect/MetricLabel"

/** Updates a counter or a histogram. */
export const update = (
  metric: { readonly unsafeUpdate: (value: number, labels: Labels) => void },
  value: number,
  by: Labels
): void => metric.unsafeUpdate(value, by)

export const counter = (name: string): Metric.Metric.Counter<number> => Metric.counter(name, { incremental: true })

/** A histogram of milliseconds, from 5 to about 10,000. */
export const latency = (name: string): Metric.Metric.Histogram<number> =>
  Metric.histogram(name, MetricBoundaries.exponential({ start: 5, factor: 2, count: 12 }))
