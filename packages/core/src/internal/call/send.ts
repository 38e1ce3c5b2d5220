/**
 * Sends requests. HTTP clients are used without spans of their own, which would record URL and headers, without redirects, and
 * with a deadline.
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import type * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import type * as Cause from "effect/Cause"
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Tracer from "effect/Tracer"
import type { CallOptions, Service } from "../../LoginRadiusConfig.js"
import type { LoginRadiusError } from "../../LoginRadiusError.js"
import { isReal, type MakeSpan } from "../effect/fiber.js"
import { type HttpClientError, readBody, withOptions } from "../effect/http.js"
import type { CompiledEndpoint } from "./compiled.js"
import { type Headers, headersOf, type Prepared } from "./draft.js"

/** A client that knows that nothing was sent says so with a member `unsent`. */
export type Failure = HttpClientError | Cause.TimeoutException

/** A response with its whole body. */
export interface Received {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  /** Undefined if it is larger than `maxAnswerBytes`. */
  readonly body: string | undefined
}

/** A request in flight, and the one fiber that waits for its answer. */
interface Exchange {
  readonly start: (resume: (result: Effect.Effect<Received, Failure>) => void) => void
  /** Gives the request up. Does nothing once it is answered. */
  readonly abandon: () => void
}

/**
 * The method of a client that is made for these calls. It keeps the deadline (milliseconds of real time) and the limit of the
 * answer (bytes) itself, opens no spans and sends no trace headers.
 */
const OpenExchange: unique symbol = Symbol.for("@loginradius-effect/core/OpenExchange")

/** Clients that answer in the same process, and how they do it for these calls: within a deadline and a limit, as above. */
export const inMemory: WeakMap<
  HttpClient.HttpClient,
  (
    request: HttpClientRequest.HttpClientRequest,
    millis: number,
    maxAnswerBytes: number
  ) => Effect.Effect<Received, Failure>
> = /* @__PURE__ */ new WeakMap()

export interface Client extends HttpClient.HttpClient {
  readonly [OpenExchange]?: (
    request: HttpClientRequest.HttpClientRequest,
    millis: number,
    maxAnswerBytes: number
  ) => Exchange
}

/** The client, transformed as the configuration says, and untraced. */
export const untraced = (
  { clients, maxAnswerBytes, transformClient }: Service,
  client: HttpClient.HttpClient
): Client => {
  let known: Client | undefined = clients.get(client)
  if (!known) {
    known = transformClient?.(client) ?? client
    if (tracesItself(known) && !inMemory.has(known)) {
      // `fetch` would follow a redirect to any host, and send the API secret there. `maxAnswerBytes` is for
      // the client of `@loginradius-effect/node` when `transformClient` has wrapped it.
      known = withOptions(known, { redirect: "manual", maxAnswerBytes })
    }
    clients.set(client, known)
  }
  return known
}

/** Whether a client may open spans, which need the call's span as their parent. */
export const tracesItself = (client: Client): boolean => !client[OpenExchange]

/** What a call succeeds with: the decoded value, unless said otherwise. */
export type ResultOf = (value: unknown, received: Received) => unknown

/** Makes an effect interruptible again, if it was before the call. */
export type Restore = <A, E>(effect: Effect.Effect<A, E>) => Effect.Effect<A, E>

/** How calls ask a rate budget: an object that comes with the budget, so that only programs that have one have its code. */
export interface Gate {
  /** Goes on once the budget admits the attempt. Where it does not, the call ends. */
  readonly enter: (
    call: Call,
    request: Prepared,
    restore: Restore,
    goOn: () => Effect.Effect<unknown, LoginRadiusError>
  ) => Effect.Effect<unknown, LoginRadiusError>
  /** Tells the budget if the service has refused the attempt. */
  readonly tell: (call: Call, request: Prepared, error: LoginRadiusError) => Effect.Effect<void>
}

/** A running call: what it was given, and its state. */
export interface Call {
  readonly endpoint: CompiledEndpoint
  readonly input: unknown
  /** The members that an answer is projected to. */
  readonly fields: string | undefined
  readonly result: ResultOf
  readonly config: Service
  readonly options: CallOptions
  readonly client: Client
  /** Where it asks a rate budget, if there is one. */
  readonly gate: Gate | undefined
  readonly clock: Clock.Clock
  /** Undefined if the fiber does not trace, and once the span is there. */
  makeSpan: MakeSpan | undefined
  /** Undefined if the fiber does not trace. */
  span: Tracer.Span | undefined
  /** Nanoseconds since 1970. */
  readonly start: bigint
  /** How often it has been attempted. */
  attempts: number
  /** Milliseconds that it has waited for the rate budget. */
  waited: number
  /** What the call waits for, so that it can be abandoned. */
  sent: Exchange | undefined
}

/** Sends a request and reads the whole answer before the deadline. */
export const send = (call: Call, prepared: Prepared): Effect.Effect<Received, Failure> => {
  const renewed = call.endpoint.auth.renew?.(call.config, prepared)
  return renewed ? Effect.flatMap(renewed, (headers) => exchange(call, prepared, headers)) : exchange(call, prepared)
}

const exchange = (call: Call, prepared: Prepared, renewed?: Headers): Effect.Effect<Received, Failure> => {
  const { client, config, options } = call
  const { maxAnswerBytes } = config
  const request = requestOf(call.endpoint, prepared, renewed)
  const deadline = Duration.toMillis(options.deadline ?? config.deadline)
  const answerInMemory = inMemory.get(client)
  if (answerInMemory) return answerInMemory(request, deadline, maxAnswerBytes)
  const open = client[OpenExchange]
  // `Effect.timeout` costs two fibers, as much as the rest of a call. The clock of a test needs it.
  if (open && isReal(call.clock)) {
    call.sent = open(request, deadline, maxAnswerBytes)
    // Without a canceler, which costs a tenth of a call: the exchange is abandoned where the call ends.
    return Effect.async((resume) => call.sent?.start(resume))
  }
  const answer = Effect.flatMap(client.execute(request), (response) => receive(response, maxAnswerBytes))
  return deadline === Infinity ? answer : Effect.timeout(answer, deadline)
}

/** Inherits from an empty request: each setter of the platform would copy the request. */
const requestOf = (
  { empty }: CompiledEndpoint,
  { body, headers, url }: Prepared,
  renewed?: Headers
): HttpClientRequest.HttpClientRequest => {
  const request: { -readonly [Member in keyof typeof empty]: (typeof empty)[Member] } = Object.create(empty)
  request.url = url
  request.headers = renewed ? headersOf(headers, renewed) : headers
  return body ? HttpClientRequest.bodyText(request, body, "application/json") : request
}

/** Reads a body as long as it is not too large: a few bytes on the wire can be gigabytes, and `content-length` can lie. */
const receive = (
  response: HttpClientResponse.HttpClientResponse,
  maxBytes: number
): Effect.Effect<Received, HttpClientError> => {
  const decoder = new TextDecoder()
  let left = maxBytes
  let body: string | undefined = ""
  const add = (bytes: Uint8Array): boolean => {
    left -= bytes.byteLength
    body = left < 0 ? undefined : body + decoder.decode(bytes, { stream: true })
    return left >= 0
  }
  // Half a character at the end becomes U+FFFD.
  return Effect.map(readBody(response, add), () => ({
    status: response.status,
    headers: response.headers,
    body: body && body + decoder.decode()
  }))
}
