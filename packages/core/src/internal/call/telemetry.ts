/** The span and the metrics of a call: names and numbers only, nothing that was sent or answered. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
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
  const { config, endpoint, makeSpan } = call
  // It refers to the fiber, which is not to be kept by what a call leaves.
  call.makeSpan = undefined
  call.span = makeSpan?.(`LoginRadius.${endpoint.id}`, {
    "http.request.method": endpoint.method,
    "url.template": endpoint.template,
    "server.address": config.hosts[endpoint.host].split("/")[2]
  })
}

/** Ends a call with what it answers: gives up what it still waits for, ends its span, and counts it. */
export const end = (
  call: Call,
  exit: Exit.Exit<unknown, LoginRadiusError>
): Effect.Effect<unknown, LoginRadiusError> => {
  const { clock, endpoint, span } = call
  const error = Exit.isFailure(exit) && errorIn(exit.cause)
  call.sent?.abandon()
  call.sent = undefined
  if (error) span?.attribute("error.type", error._tag)
  if (error && "code" in error) span?.attribute("loginradius.error_code", error.code)
  const now = nanosOf(clock)
  update(Telemetry.latency, Number(now - call.start) / 1e6, labelsOf(endpoint))
  update(Telemetry.calls, 1, labelsOf(endpoint, error ? error._tag : outcomeOf(exit)))
  // The value is not kept: it is personal data.
  span?.end(now, Exit.asVoid(exit))
  call.span = undefined
  // An error notes the spans around it only where it is raised.
  return error ? Effect.fail(error) : exit
}

/** How a call without an error ended, for its metrics. */
export const outcomeOf = (exit: Exit.Exit<unknown, unknown>): string =>
  Exit.isSuccess(exit) ? "ok" : Exit.isInterrupted(exit) ? "interrupted" : "defect"

/** The labels of an endpoint's metrics: the same array each time, by which a metric finds its counter without comparing. */
const labelsOf = ({ id, labels }: CompiledEndpoint, outcome = ""): Labels => {
  let known = labels.get(outcome)
  if (!known) {
    known = [label("endpoint", id), ...(outcome ? [label("outcome", outcome)] : [])]
    labels.set(outcome, known)
  }
  return known
}
