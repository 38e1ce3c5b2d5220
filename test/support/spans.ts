/** A tracer that records spans. */
import { Effect, Tracer } from "effect"

/** Every span that an effect opens. */
export const spansOf = <A, E, R>(effect: Effect.Effect<A, E, R>) => {
  const spans: Array<RecordedSpan> = []
  const tracer = Tracer.make({
    span: (...parts) => {
      const span = recordedSpan(...parts)
      spans.push(span)
      return span
    },
    context: (f) => f()
  })
  return Effect.map(Effect.withTracer(effect, tracer), (value) => ({ value, spans }))
}

export interface RecordedSpan extends Tracer.Span {
  readonly events: Array<readonly [name: string, attributes: unknown]>
}

const recordedSpan = (
  ...[name, parent, context, links, startTime, kind]: Parameters<Tracer.Tracer["span"]>
): RecordedSpan => {
  const attributes = new Map<string, unknown>()
  const events: RecordedSpan["events"] = []
  let status: Tracer.SpanStatus = { _tag: "Started", startTime }
  return {
    _tag: "Span",
    name,
    parent,
    context,
    links,
    kind,
    attributes,
    events,
    sampled: true,
    spanId: "s",
    traceId: "t",
    get status() {
      return status
    },
    end: (endTime, exit) => {
      status = { _tag: "Ended", startTime, endTime, exit }
    },
    attribute: (key, value) => void attributes.set(key, value),
    event: (name, _time, attributes) => void events.push([name, attributes]),
    addLinks: () => {}
  }
}
