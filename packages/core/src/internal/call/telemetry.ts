/** The span and the metrics of a call: names and numbers only, nothing that was sent or answered. */
import * as Cause from "effect/Cause"
import * as Exit from "effect/Exit"
import type * as Tracer from "effect/Tracer"
import type { LoginRadiusError } from "../../LoginRadiusError.js"
import * as Telemetry from "../../Telemetry.js"
import { nanosOf } from "../effect/fiber.js"
import { type Labels, label, update } from "../effect/metric.js"
import { errorIn } from "../effect/result.js"
import type { CompiledEndpoint } from "./compiled.js"
import type { Call } from "./send.js"

/** Counts a repeated attempt, and notes its error in the span. */
export const countRepeat = (call: Call, error: LoginRadiusError): void => {
  update(Telemetry.retries, 1, labelsOf(call.endpoint))
  call.span?.event("loginradius.repeat", nanosOf(call.clock), { "error.type": error._tag })
}

/** Opens the span of a call. Where the fiber does not trace, no span is made at all. */
export const begin = (call: Call): void => {
  call.span = spanOf(call)
  call.start = nanosOf(call.clock)
}

/** Ends a call with what it answers: gives up what it still waits for, ends its span, and counts it. */
export const end = (call: Call, exit: Exit.Exit<unknown, LoginRadiusError>): Exit.Exit<unknown, LoginRadiusError> => {
  const { clock, endpoint, span } = call
  call.sent?.abandon()
  call.sent = undefined
  const outcome = Exit.isSuccess(exit) ? "ok" : outcomeOf(exit.cause, span)
  const now = nanosOf(clock)
  update(Telemetry.latency, Number(now - call.start) / 1e6, labelsOf(endpoint))
  update(Telemetry.calls, 1, labelsOf(endpoint, outcome))
  // The value is not kept: it is personal data.
  span?.end(now, Exit.asVoid(exit))
  call.span = undefined
  return exit
}

/** How a call failed, for its metrics and its span. */
const outcomeOf = (cause: Cause.Cause<LoginRadiusError>, span: Tracer.Span | undefined): string => {
  const error = errorIn(cause)
  if (!error) return Cause.isInterrupted(cause) ? "interrupted" : "defect"
  span?.attribute("error.type", error._tag)
  if ("code" in error) span?.attribute("loginradius.error_code", error.code)
  return error._tag
}

const spanOf = (call: Call): Tracer.Span | undefined => {
  const { config, endpoint, makeSpan } = call
  // It refers to the fiber, which is not to be kept by what a call leaves.
  call.makeSpan = undefined
  return makeSpan?.(`LoginRadius.${endpoint.id}`, {
    "http.request.method": endpoint.method,
    "url.template": endpoint.template,
    "server.address": config.hosts[endpoint.host].split("/")[2]
  })
}

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
