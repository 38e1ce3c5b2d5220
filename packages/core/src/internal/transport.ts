/** The only place where an endpoint's input becomes a request, and an answer becomes a value or an error. */
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type * as Fiber from "effect/Fiber"
import { identity } from "effect/Function"
import type * as Endpoint from "../Endpoint.js"
import { type CallOptions, CurrentCallOptions, LoginRadiusConfig } from "../LoginRadiusConfig.js"
import { type LoginRadiusError, OutcomeUnknown, TransportFailed, type TransportReason } from "../LoginRadiusError.js"
import { interpret, type Received, requestIdOf } from "./answer.js"
import { exchange, type Failure, opensSpans, silent } from "./client.js"
import { isObject } from "./codec.js"
import { type Described, describe } from "./describe.js"
import { observed } from "./observe.js"
import { isGatewayError, isRepeatable, repeated } from "./repeat.js"
import { type Prepared, prepare } from "./request.js"

export { describe }

/** Where an endpoint keeps its description. */
export const TypeId: unique symbol = Symbol.for("@loginradius-effect/core/Endpoint")

export const describedOf = (endpoint: unknown): (() => Described) =>
  (endpoint as { readonly [TypeId]: () => Described })[TypeId]

/** What of an answer a call succeeds with: its value, unless said otherwise. */
type Select = (value: unknown, response: Received["response"]) => unknown

export const responseOf = (value: unknown, { headers, status }: Received["response"]): Endpoint.Response<unknown> => ({
  value,
  status,
  requestId: requestIdOf(headers),
  headers
})

type Needs = LoginRadiusConfig | HttpClient.HttpClient

/** A call can be given options before it begins, which is cheaper than a context of its own. */
interface Call extends Effect.Effect<unknown, LoginRadiusError, Needs> {
  readonly withOptions: (options: CallOptions) => Call
}

/** A call of an endpoint: prepared once, attempted as often as its safety class and the policy allow, observed as a whole. */
export const call = (
  endpoint: () => Described,
  input: unknown,
  fields?: string | undefined,
  select: Select = identity
): Call => {
  // The fiber has all that a call reads: to ask for each service, the clock and the tracer would be an effect each.
  const begin = (fiber: Fiber.RuntimeFiber<unknown, unknown>, given: CallOptions | undefined) => {
    const described = endpoint()
    const context = fiber.currentContext as Context.Context<Needs>
    const config = Context.get(context, LoginRadiusConfig)
    const options = { ...Context.get(context, CurrentCallOptions), ...given }
    const client = silent(config, Context.get(context, HttpClient.HttpClient))
    const clock = Context.get(fiber.currentDefaultServices, Clock.Clock)
    return observed(fiber, clock, described, config, (span) => {
      const prepared = prepare(described, input, config, options, fields)
      if ("_tag" in prepared) return Effect.fail(prepared)
      const deadline = Duration.toMillis(options.deadline ?? config.deadline)
      const send = (renewed?: Prepared["headers"]) =>
        exchange(client, clock, requestOf(described, prepared, renewed), deadline)
      const attempt = (n: number): Effect.Effect<unknown, LoginRadiusError> => {
        span?.attribute("loginradius.attempt", n)
        const renewed = described.auth.renew(config, prepared)
        return Effect.matchEffect(renewed === undefined ? send() : Effect.flatMap(renewed, send), {
          onFailure: (error) => Effect.fail(unanswered(described, prepared, error)),
          onSuccess: (received) => {
            span?.attribute("http.response.status_code", received.response.status)
            return Either.mapBoth(interpret(described, received, prepared.secrets, clock), {
              onLeft: (error) => uncertain(described, prepared, error),
              onRight: (value) => select(value, received.response)
            })
          }
        })
      }
      const running = repeated(described, prepared, options.retry ?? config.retry, attempt, clock, span)
      return span !== undefined && opensSpans(client) ? Effect.withParentSpan(running, span) : running
    })
  }
  const withOptions = (given?: CallOptions): Call =>
    Object.assign(
      Effect.withFiberRuntime<unknown, LoginRadiusError, Needs>((fiber) => begin(fiber, given)),
      { withOptions: (options: CallOptions) => withOptions({ ...options, ...given }) }
    )
  return withOptions()
}

/** A gateway's failure leaves open what became of a call that is not safe to repeat. */
const uncertain = (described: Described, prepared: Prepared, error: LoginRadiusError): LoginRadiusError =>
  isGatewayError(error) && !isRepeatable(prepared)
    ? outcomeUnknown(described, "GatewayError", undefined, error.status)
    : error

const requestOf = (
  { method }: Described,
  { body, headers, url }: Prepared,
  renewed: Prepared["headers"] | undefined
): HttpClientRequest.HttpClientRequest => {
  const request = HttpClientRequest.make(method)(url, { headers: { ...headers, ...renewed } })
  return body === undefined ? request : HttpClientRequest.bodyText(request, body, "application/json")
}

/** Codes of the operating system, of undici and of DNS for a connection that was never made. */
const unsent: { readonly [code: string]: TransportReason } = {
  ECONNREFUSED: "Refused",
  EHOSTUNREACH: "Refused",
  ENETUNREACH: "Refused",
  ENOTFOUND: "NameNotResolved",
  EAI_AGAIN: "NameNotResolved",
  UND_ERR_CONNECT_TIMEOUT: "ConnectTimeout"
}

/** Why there is no answer. Of the client's own error only the reason and the system's code are kept: it prints secrets. */
const unanswered = (described: Described, prepared: Prepared, error: Failure): LoginRadiusError => {
  if (Cause.isTimeoutException(error)) return lost(described, prepared, error, "Deadline")
  const system = systemCode(error)
  const reason = /InvalidUrl|Encode/.test(error.reason) ? "InvalidRequest" : unsent[system ?? ""]
  return error._tag === "RequestError" && reason !== undefined
    ? transportFailed(described, reason, false, system)
    : lost(described, prepared, error, "ConnectionLost", system)
}

const systemCode = (error: unknown, depth = 0): string | undefined => {
  if (!isObject(error) || depth === 5) return undefined
  const { cause, code, errors } = error
  if (typeof code === "string" && /^[A-Z][A-Z\d_]+$/.test(code)) return code
  return systemCode(cause ?? (Array.isArray(errors) ? errors[0] : undefined), depth + 1)
}

/** No answer arrived; the request may have, unless the client knows better. */
const lost = (
  described: Described,
  prepared: Prepared,
  error: Failure,
  reason: "ConnectionLost" | "Deadline",
  system?: string | undefined
): LoginRadiusError =>
  "unsent" in error || isRepeatable(prepared)
    ? transportFailed(described, reason, !("unsent" in error), system)
    : outcomeUnknown(described, reason, system, undefined)

const transportFailed = (
  { id }: Described,
  reason: TransportReason,
  sent: boolean,
  system: string | undefined
): TransportFailed =>
  new TransportFailed({
    endpoint: id,
    reason,
    sent,
    system,
    message: `${id}: no answer (${system ?? reason})${sent ? "" : "; nothing was sent"}`
  })

const outcomeUnknown = (
  { id }: Described,
  reason: OutcomeUnknown["reason"],
  system: string | undefined,
  status: number | undefined
): OutcomeUnknown =>
  new OutcomeUnknown({
    endpoint: id,
    reason,
    status,
    system,
    message: `${id}: outcome unknown (${status ?? system ?? reason}); not safe to repeat`
  })
