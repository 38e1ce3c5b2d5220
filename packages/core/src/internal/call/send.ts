/**
 * HTTP clients as calls use them: without spans of their own, which would record URL and headers, without redirects, and with
 * a deadline.
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
import { isReal } from "../effect/fiber.js"
import { type HttpClientError, readBody, withOptions } from "../effect/http.js"
import type { CompiledEndpoint } from "./compiled.js"
import { type Headers, headersOf, type Prepared } from "./draft.js"

/** A client that knows that nothing was sent says so with a member `unsent`. */
export type Failure = HttpClientError | Cause.TimeoutException

/** A response with its whole body. */
export interface Received {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  /** Undefined where it was larger than it may be. */
  readonly body: string | undefined
}

/** A request on its way, for one fiber that waits. */
interface Exchange {
  readonly start: (resume: (result: Effect.Effect<Received, Failure>) => void) => void
  /** Nobody waits any longer. Changes nothing once the exchange is over. */
  readonly abandon: () => void
}

/**
 * Where a client that is made for these calls opens an exchange, which takes no longer than a number of milliseconds of real
 * time, and no more than a number of bytes of answer. Such a client opens no spans and sends no trace headers.
 */
const OpenExchange: unique symbol = Symbol.for("@loginradius-effect/core/OpenExchange")

/** Clients whose answers are in memory already. To read them as a stream would cost as much as the call. */
export const inMemory: WeakSet<HttpClient.HttpClient> = /* @__PURE__ */ new WeakSet()

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
    if (opensSpans(known)) {
      // `fetch` would follow a redirect to wherever it points, and take the API secret along. A client of ours that was
      // transformed finds the limit there.
      const transformed = withOptions(known, { redirect: "manual", maxAnswerBytes })
      if (inMemory.has(known)) inMemory.add(transformed)
      known = transformed
    }
    clients.set(client, known)
  }
  return known
}

/** Whether what a client does may have spans: then they have to know their parent. */
export const opensSpans = (client: Client): boolean => !client[OpenExchange]

/** What of an answer a call succeeds with: its value, unless said otherwise. */
export type ResultOf = (value: unknown, received: Received) => unknown

/** Makes an effect interruptible again, if it was before the call. */
export type Restore = <A, E>(effect: Effect.Effect<A, E>) => Effect.Effect<A, E>

/** A call that is run: what it was begun with, and what is under way. */
export interface Call {
  readonly endpoint: CompiledEndpoint
  readonly input: unknown
  /** The members that an answer is projected to. */
  readonly fields: string | undefined
  readonly result: ResultOf
  readonly config: Service
  readonly options: CallOptions
  readonly client: Client
  readonly clock: Clock.Clock
  readonly isTraced: boolean
  /** There where the fiber traces. */
  span: Tracer.Span | undefined
  /** What the call waits for, so that it can be abandoned. */
  sent: Exchange | undefined
}

/** Sends a request and reads the whole answer before the deadline. */
export const send = (call: Call, prepared: Prepared): Effect.Effect<Received, Failure> => {
  const renewed = call.endpoint.auth.renew(call.config, prepared)
  return renewed ? Effect.flatMap(renewed, (headers) => exchange(call, prepared, headers)) : exchange(call, prepared)
}

const exchange = (call: Call, prepared: Prepared, renewed?: Headers): Effect.Effect<Received, Failure> => {
  const { client, config, options } = call
  const { maxAnswerBytes } = config
  const request = requestOf(call.endpoint, prepared, renewed)
  const deadline = Duration.toMillis(options.deadline ?? config.deadline)
  const open = client[OpenExchange]
  // `Effect.timeout` costs two fibers, as much as the rest of a call; on the clock of a test, only it is right.
  if (open && isReal(call.clock)) {
    call.sent = open(request, deadline, maxAnswerBytes)
    // Without a canceler, which costs a tenth of a call: who observes the call abandons it.
    return Effect.async((resume) => call.sent?.start(resume))
  }
  const answer = Effect.flatMap(client.execute(request), (response) =>
    receive(response, maxAnswerBytes, inMemory.has(client))
  )
  return deadline === Infinity ? answer : Effect.timeout(answer, deadline)
}

/** An object that inherits from an empty request: to set one thing after the other would copy the request each time. */
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
  maxBytes: number,
  isInMemory: boolean
): Effect.Effect<Received, HttpClientError> => {
  const decoder = new TextDecoder()
  let left = maxBytes
  let body: string | undefined = ""
  const add = (bytes: ArrayBuffer | Uint8Array): boolean => {
    left -= bytes.byteLength
    body = left < 0 ? undefined : body + decoder.decode(bytes, { stream: true })
    return left >= 0
  }
  const reading = isInMemory ? Effect.map(response.arrayBuffer, add) : readBody(response, add)
  // What is left of a character that was cut in two is one that cannot be read.
  return Effect.map(reading, () => ({
    status: response.status,
    headers: response.headers,
    body: body && body + decoder.decode()
  }))
}
