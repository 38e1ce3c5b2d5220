/** The only place where an endpoint's input becomes a request, and an answer becomes a value or an error. */
import type * as HttpClientError from "@effect/platform/HttpClientError"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type * as Endpoint from "../Endpoint.js"
import { CurrentCallOptions, LoginRadiusConfig, type Service } from "../LoginRadiusConfig.js"
import {
  type LoginRadiusError,
  OutcomeUnknown,
  ServerFailed,
  TransportFailed,
  type TransportReason
} from "../LoginRadiusError.js"
import { interpret, type Received, requestIdOf } from "./answer.js"
import { type Described, describe } from "./describe.js"
import { type Observed, observed } from "./observe.js"
import { repeated } from "./repeat.js"
import { type Prepared, prepare } from "./request.js"

export { describe }

/** Where an endpoint keeps its description. */
export const TypeId: unique symbol = Symbol.for("@loginradius-effect/core/Endpoint")

export const describedOf = (endpoint: unknown): (() => Described) =>
  (endpoint as { readonly [TypeId]: () => Described })[TypeId]

/** What one successful attempt brought. */
interface Answer {
  readonly value: unknown
  readonly received: Received
}

const valueOf = (answer: Answer): unknown => answer.value

export const responseOf = ({ received: { headers, status }, value }: Answer): Endpoint.Response<unknown> => ({
  value,
  status,
  requestId: requestIdOf(headers),
  headers
})

/** A call of an endpoint: prepared once, attempted as often as its safety class and the policy allow, observed as a whole. */
export const call = (
  endpoint: () => Described,
  input: unknown,
  fields?: string | undefined,
  select: (answer: Answer) => unknown = valueOf
): Effect.Effect<unknown, LoginRadiusError, LoginRadiusConfig | HttpClient.HttpClient> =>
  Effect.contextWithEffect((context: Context.Context<LoginRadiusConfig | HttpClient.HttpClient>) => {
    const described = endpoint()
    const config = Context.get(context, LoginRadiusConfig)
    const options = Context.get(context, CurrentCallOptions)
    return observed(described, config, (span) => {
      const prepared = prepare(described, input, config, options, fields)
      if ("_tag" in prepared) return Effect.fail(prepared)
      const client = quietClient(config, Context.get(context, HttpClient.HttpClient))
      const deadline = Duration.decode(options.deadline ?? config.deadline)
      return repeated(described, prepared, options.retry ?? config.retry, span, (n) => {
        span.attempted(n)
        const answer = attempt(described, config, prepared, client, span)
        return Duration.isFinite(deadline)
          ? Effect.timeoutFail(answer, { duration: deadline, onTimeout: () => lost(described, prepared, "Deadline") })
          : answer
      })
    }).pipe(Effect.map(select))
  })

/** The client, transformed as the configuration says, and without a span of its own: it would record URL and headers. */
const quietClient = ({ clients, transformClient }: Service, client: HttpClient.HttpClient): HttpClient.HttpClient => {
  const known = clients.get(client)
  if (known !== undefined) return known
  const quiet = HttpClient.withTracerDisabledWhen(transformClient?.(client) ?? client, () => true)
  clients.set(client, quiet)
  return quiet
}

const attempt = (
  described: Described,
  config: Service,
  prepared: Prepared,
  client: HttpClient.HttpClient,
  span: Observed
): Effect.Effect<Answer, LoginRadiusError> =>
  (described.auth.renew(config, prepared) ?? Effect.succeed({})).pipe(
    Effect.flatMap((renewed) => {
      const { body, headers, url } = prepared
      const request = HttpClientRequest.make(described.method)(url, { headers: { ...headers, ...renewed } })
      return client.execute(
        body === undefined ? request : HttpClientRequest.bodyText(request, body, "application/json")
      )
    }),
    Effect.flatMap(({ headers, status, text }) => Effect.map(text, (text) => ({ headers, status, text }))),
    Effect.mapError((error) => unanswered(described, prepared, error)),
    Effect.flatMap((received) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        span.answered(received.status)
        const answer = interpret(described, received, prepared.secrets, now)
        if (Either.isRight(answer)) return Effect.succeed({ received, value: answer.right })
        const error = answer.left
        return Effect.fail(
          isGatewayError(error) && !isRepeatable(prepared)
            ? outcomeUnknown(described, "GatewayError", undefined, error.status)
            : error
        )
      })
    )
  )

const isRepeatable = ({ safety }: Prepared): boolean => safety === "read" || safety === "idempotent"

/** A gateway's failure says nothing about what the service did. */
const isGatewayError = (error: LoginRadiusError): error is ServerFailed =>
  error instanceof ServerFailed && error.status >= 502 && error.status <= 504

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
const unanswered = (
  described: Described,
  prepared: Prepared,
  error: HttpClientError.HttpClientError
): LoginRadiusError => {
  const system = systemCode(error)
  const reason = /InvalidUrl|Encode/.test(error.reason) ? "InvalidRequest" : unsent[system ?? ""]
  return error._tag === "RequestError" && reason !== undefined
    ? transportFailed(described, reason, false, system)
    : lost(described, prepared, "ConnectionLost", system)
}

const systemCode = (error: unknown, depth = 0): string | undefined => {
  if (typeof error !== "object" || error === null || depth === 5) return undefined
  const { cause, code, errors } = error as { readonly [member: string]: unknown }
  if (typeof code === "string" && /^[A-Z][A-Z\d_]+$/.test(code)) return code
  return systemCode(cause ?? (Array.isArray(errors) ? errors[0] : undefined), depth + 1)
}

/** The request may have arrived, and no answer did. */
const lost = (
  described: Described,
  prepared: Prepared,
  reason: "ConnectionLost" | "Deadline",
  system?: string | undefined
): LoginRadiusError =>
  isRepeatable(prepared)
    ? transportFailed(described, reason, true, system)
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
