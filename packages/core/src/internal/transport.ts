/** The only place where an endpoint's input becomes a request, and an answer becomes a value or an error. */
import type * as HttpClientError from "@effect/platform/HttpClientError"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import type * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import type * as EndpointModule from "../Endpoint.js"
import { CurrentCallOptions, LoginRadiusConfig, type Service } from "../LoginRadiusConfig.js"
import {
  type LoginRadiusError,
  OutcomeUnknown,
  TransportFailed,
  type TransportReason
} from "../LoginRadiusError.js"
import { type AnswerError, interpret, isGatewayError, requestIdOf } from "./answer.js"
import { type Described, describe } from "./describe.js"
import { type Observed, observed } from "./observe.js"
import { type Prepared, prepare } from "./request.js"
import { repeated } from "./repeat.js"
import { signatureHeaders } from "./sign.js"

export { describe }

/** Where an endpoint keeps its description. */
export const DescribedBy: unique symbol = Symbol.for("@loginradius-effect/core/Endpoint/Described")

export const describedOf = (endpoint: unknown): (() => Described) =>
  (endpoint as { readonly [DescribedBy]: () => Described })[DescribedBy]

/** What one successful attempt brought. */
interface Answer {
  readonly value: unknown
  readonly status: number
  readonly headers: { readonly [name: string]: string }
}

export const valueOf = (answer: Answer): unknown => answer.value

export const responseOf = ({ headers, status, value }: Answer): EndpointModule.Response<unknown> => ({
  value,
  status,
  requestId: requestIdOf(headers),
  headers
})

/** A call of an endpoint: prepared once, attempted as often as its safety class and the policy allow, observed as a whole. */
export const call = <A>(
  endpoint: () => Described,
  input: unknown,
  fields: string | undefined,
  select: (answer: Answer) => A
): Effect.Effect<A, LoginRadiusError, LoginRadiusConfig | HttpClient.HttpClient> =>
  Effect.contextWithEffect((context: Context.Context<LoginRadiusConfig | HttpClient.HttpClient>) => {
    const described = endpoint()
    const config = Context.get(context, LoginRadiusConfig)
    const options = Context.get(context, CurrentCallOptions)
    return observed(described, config, (span) =>
      Either.match(prepare(described, input, config, options, fields), {
        onLeft: Effect.fail<LoginRadiusError>,
        onRight: (prepared) => {
          const client = quietClient(config, Context.get(context, HttpClient.HttpClient))
          const deadline = options.deadline === undefined ? config.deadline : Duration.decode(options.deadline)
          const once = (n: number) => attempt(described, config, prepared, client, deadline, span, n)
          return Effect.map(repeated(described, prepared, options.retry ?? config.retry, span, once), select)
        }
      })
    )
  })

/** Clients as calls use them, by configuration: transformed as it says, and without spans or trace headers of their own. */
const quietClients = new WeakMap<Service, WeakMap<HttpClient.HttpClient, HttpClient.HttpClient>>()

const quietClient = (config: Service, client: HttpClient.HttpClient): HttpClient.HttpClient => {
  let clients = quietClients.get(config)
  if (clients === undefined) quietClients.set(config, (clients = new WeakMap()))
  let quiet = clients.get(client)
  if (quiet === undefined) {
    // The client's own span would record URL and headers, secrets included.
    quiet = HttpClient.withTracerDisabledWhen(config.transformClient?.(client) ?? client, () => true)
    clients.set(client, quiet)
  }
  return quiet
}

const attempt = (
  described: Described,
  config: Service,
  prepared: Prepared,
  client: HttpClient.HttpClient,
  deadline: Duration.Duration,
  span: Observed,
  n: number
): Effect.Effect<Answer, LoginRadiusError> => {
  span.attempted(n)
  const answered = Effect.flatMap(withLateHeaders(described, config, prepared), (headers) =>
    Effect.flatMap(send(described, prepared, client, headers), (received) => settle(described, prepared, received, span))
  )
  return Duration.isFinite(deadline)
    ? Effect.timeoutFail(answered, {
        duration: deadline,
        onTimeout: () => lost(described, prepared, "Deadline", undefined)
      })
    : answered
}

/** Headers that are made anew for each attempt: a signature, or a SOTT. */
const withLateHeaders = (
  described: Described,
  config: Service,
  prepared: Prepared
): Effect.Effect<{ readonly [name: string]: string }> => {
  if (config.apiSecret === undefined) return Effect.succeed(prepared.headers)
  if (prepared.sign) {
    return Effect.map(signatureHeaders(config.apiSecret, prepared.url, prepared.body), (late) => ({
      ...prepared.headers,
      ...late
    }))
  }
  if (prepared.needsSott && typeof described.auth === "object") {
    return Effect.map(described.auth.generate(config.apiKey, config.apiSecret), (sott) => {
      const text = Redacted.value(sott)
      prepared.secrets.push(text)
      return { ...prepared.headers, "x-loginradius-sott": text }
    })
  }
  return Effect.succeed(prepared.headers)
}

interface Text {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly text: string
}

const send = (
  described: Described,
  prepared: Prepared,
  client: HttpClient.HttpClient,
  headers: { readonly [name: string]: string }
): Effect.Effect<Text, LoginRadiusError> => {
  const request = HttpClientRequest.make(described.method)(prepared.url, { headers })
  const withBody =
    prepared.body === undefined ? request : HttpClientRequest.bodyText(request, prepared.body, "application/json")
  return client.execute(withBody).pipe(
    Effect.flatMap((response: HttpClientResponse.HttpClientResponse) =>
      Effect.map(response.text, (text) => ({ status: response.status, headers: response.headers, text }))
    ),
    Effect.mapError((error) => unanswered(described, prepared, error))
  )
}

const settle = (
  described: Described,
  prepared: Prepared,
  received: Text,
  span: Observed
): Effect.Effect<Answer, LoginRadiusError> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => {
    span.answered(received.status)
    return Either.match(interpret(described, { ...received, now }, prepared.secrets), {
      onLeft: (error: AnswerError) =>
        Effect.fail<LoginRadiusError>(
          isGatewayError(error) && !isRepeatable(prepared) ? outcomeUnknown(described, "GatewayError", error.status) : error
        ),
      onRight: (value) => Effect.succeed({ value, status: received.status, headers: received.headers })
    })
  })

const isRepeatable = ({ safety }: Prepared): boolean => safety === "read" || safety === "idempotent"

/** Codes of the operating system, of undici and of DNS for a connection that was never made. */
const unsent = new Map<string, TransportReason>([
  ["ECONNREFUSED", "Refused"],
  ["EHOSTUNREACH", "Refused"],
  ["ENETUNREACH", "Refused"],
  ["ENOTFOUND", "NameNotResolved"],
  ["EAI_AGAIN", "NameNotResolved"],
  ["UND_ERR_CONNECT_TIMEOUT", "ConnectTimeout"]
])

/** Why there is no answer. Of the client's own error only the reason and the system's code are kept: it prints secrets. */
const unanswered = (
  described: Described,
  prepared: Prepared,
  error: HttpClientError.HttpClientError
): LoginRadiusError => {
  const system = systemCode(error)
  const reason =
    error.reason === "InvalidUrl" || error.reason === "Encode"
      ? "InvalidRequest"
      : system === undefined
        ? undefined
        : unsent.get(system)
  if (error._tag === "RequestError" && reason !== undefined) {
    return transportFailed(described, reason, false, system)
  }
  return lost(described, prepared, "ConnectionLost", system)
}

const systemCode = (error: unknown): string | undefined => {
  let cause = error
  for (let depth = 0; depth < 5 && typeof cause === "object" && cause !== null; depth++) {
    const code: unknown = Reflect.get(cause, "code")
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code
    const errors: unknown = Reflect.get(cause, "errors")
    cause = Reflect.get(cause, "cause") ?? (Array.isArray(errors) ? errors[0] : undefined)
  }
  return undefined
}

/** The request may have arrived, and no answer did. */
const lost = (
  described: Described,
  prepared: Prepared,
  reason: "ConnectionLost" | "Deadline",
  system: string | undefined
): LoginRadiusError =>
  isRepeatable(prepared)
    ? transportFailed(described, reason, true, system)
    : outcomeUnknown(described, reason, undefined, system)

const transportFailed = (
  described: Described,
  reason: TransportReason,
  sent: boolean,
  system: string | undefined
): TransportFailed =>
  new TransportFailed({
    endpoint: described.id,
    reason,
    sent,
    system,
    message: `${described.id}: no answer: ${reason}${system === undefined ? "" : ` (${system})`}; ${sent ? "the request may have arrived" : "nothing was sent"}`
  })

const outcomeUnknown = (
  described: Described,
  reason: OutcomeUnknown["reason"],
  status: number | undefined,
  system?: string | undefined
): OutcomeUnknown =>
  new OutcomeUnknown({
    endpoint: described.id,
    reason,
    status,
    system,
    message: `${described.id}: may or may not have taken effect: ${reason}${status === undefined ? "" : ` (HTTP ${status})`}; not repeated, because it is not safe to`
  })

