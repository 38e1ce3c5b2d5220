/** The span and the metrics of a call: names and numbers only, nothing that was sent or answered. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type * as Tracer from "effect/Tracer"
import type { LoginRadiusError } from "../../LoginRadiusError.js"
import * as Telemetry from "../../Telemetry.js"
import { clientSpan, nanosOf } from "../effect/fiber.js"
import { type Labels, label, update } from "../effect/metric.js"
import type { CompiledEndpoint } from "./compiled.js"
import type { Call, Restore } from "./send.js"

/** Counts a repeated attempt, and notes its error in the span. */
export const countRepeat = (call: Call, error: LoginRadiusError): void => {
  update(Telemetry.retries, 1, labelsOf(call.endpoint))
  call.span?.event("loginradius.repeat", nanosOf(call.clock), { "error.type": error._tag })
}

/** Runs a call in a span and counts it. Where the fiber does not trace, no span is made at all. */
export const observe = <A>(
  call: Call,
  run: (restore: Restore) => Effect.Effect<A, LoginRadiusError>
): Effect.Effect<A, LoginRadiusError> =>
  maskedOnce((restore) => {
    const { clock, endpoint } = call
    const measure = (): Effect.Effect<A, LoginRadiusError> => {
      const start = nanosOf(clock)
      const finish = (outcome: string, exit: Exit.Exit<A, LoginRadiusError>): Exit.Exit<A, LoginRadiusError> => {
        call.sent?.abandon()
        call.sent = undefined
        const end = nanosOf(clock)
        update(Telemetry.latency, Number(end - start) / 1e6, labelsOf(endpoint))
        update(Telemetry.calls, 1, labelsOf(endpoint, outcome))
        // The value is not kept: it is personal data.
        call.span?.end(end, Exit.asVoid(exit))
        call.span = undefined
        return exit
      }
      // By hand: `useSpan` would keep the value, and costs several steps more.
      return Effect.matchCauseEffect(run(restore), {
        onFailure: (cause) => finish(outcomeOf(cause, call.span), Exit.failCause(cause)),
        onSuccess: (value) => finish("ok", Exit.succeed(value))
      })
    }
    return call.isTraced
      ? Effect.flatMap(spanOf(call), (span) => {
          call.span = span
          return measure()
        })
      : measure()
  })

/**
 * `Effect.uninterruptibleMask`, whose region is dropped once it is entered. V8 allocates some objects of a call in the old
 * generation, and what these still reach stays until a full collection: that would cost a fifth of a call.
 */
const maskedOnce = <A, E>(region: (restore: Restore) => Effect.Effect<A, E>): Effect.Effect<A, E> => {
  let next: typeof region | undefined = region
  return Effect.uninterruptibleMask((restore) => {
    const enter = next as typeof region
    next = undefined
    return enter(restore)
  })
}

/** How a call failed, for its metrics and its span. */
const outcomeOf = (cause: Cause.Cause<LoginRadiusError>, span: Tracer.Span | undefined): string => {
  const error = Option.getOrUndefined(Cause.failureOption(cause))
  if (!error) return Cause.isInterrupted(cause) ? "interrupted" : "defect"
  span?.attribute("error.type", error._tag)
  if ("code" in error) span?.attribute("loginradius.error_code", error.code)
  return error._tag
}

const spanOf = ({ config, endpoint }: Call): Effect.Effect<Tracer.Span> =>
  clientSpan(`LoginRadius.${endpoint.id}`, {
    "http.request.method": endpoint.method,
    "url.template": endpoint.template,
    "server.address": config.hosts[endpoint.host].split("/")[2]
  })

/** The labels of an endpoint's metrics: the same array each time, by which a metric finds its counter without comparing. */
const labelsOf = ({ id, labels }: CompiledEndpoint, outcome = ""): Labels => {
  let known = labels.get(outcome)
  if (!known) {
    const endpoint = label("endpoint", id)
    known = outcome ? [endpoint, label("outcome", outcome)] : [endpoint]
    labels.set(outcome, known)
  }
  return known
}
