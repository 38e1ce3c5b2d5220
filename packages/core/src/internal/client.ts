/**
 * HTTP clients as calls use them: without spans of their own, which would record URL and headers, without redirects, and with
 * a deadline.
 */
import * as HttpClient from "@effect/platform/HttpClient"
import type * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import type * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import { liveServices } from "effect/DefaultServices"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Service } from "../LoginRadiusConfig.js"

/** A client that knows that nothing was sent says so with a member `unsent`. */
export type Failure = HttpClientError.HttpClientError | Cause.TimeoutException

/** A response with its whole body. */
export interface Received {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

/** A request on its way, for one fiber that waits. */
interface Exchange {
  readonly start: (resume: (result: Effect.Effect<Received, Failure>) => void) => void
  /** Nobody waits any longer. Changes nothing once the exchange is over. */
  readonly abandon: () => void
}

/**
 * Where a client that is made for these calls opens an exchange, which takes no longer than a number of milliseconds of real
 * time. Such a client opens no spans and sends no trace headers.
 */
const OpenExchange: unique symbol = Symbol.for("@loginradius-effect/core/OpenExchange")

export interface Client extends HttpClient.HttpClient {
  readonly [OpenExchange]?: (request: HttpClientRequest.HttpClientRequest, millis: number) => Exchange
}

/** The client, transformed as the configuration says, and silent. */
export const silent = ({ clients, transformClient }: Service, client: HttpClient.HttpClient): Client => {
  let known: Client | undefined = clients.get(client)
  if (!known) {
    known = transformClient?.(client) ?? client
    if (opensSpans(known)) {
      known = HttpClient.transformResponse(
        HttpClient.withTracerDisabledWhen(known, () => true),
        // `fetch` would follow a redirect to wherever it points, and take the API secret along. Its tag goes by name: the
        // module that has it would bring `fetch` along where nobody uses it.
        Effect.provideService(Context.GenericTag<never, RequestInit>("@effect/platform/FetchHttpClient/FetchOptions"), {
          redirect: "manual"
        })
      )
    }
    clients.set(client, known)
  }
  return known
}

/** Whether what a client does may have spans: then they have to know their parent. */
export const opensSpans = (client: Client): boolean => client[OpenExchange] === undefined

/** The exchange that a call waits for, so that it can be abandoned. */
export interface Watch {
  exchange?: Exchange | undefined
}

/** Sends a request and reads the whole answer before the deadline, in milliseconds; it may be infinite. */
export const send = (
  client: Client,
  clock: Clock.Clock,
  request: HttpClientRequest.HttpClientRequest,
  deadline: number,
  watch: Watch
): Effect.Effect<Received, Failure> => {
  const open = client[OpenExchange]
  // `Effect.timeout` costs two fibers, as much as the rest of a call; on the clock of a test, only it is right.
  if (open !== undefined && clock === Context.get(liveServices, Clock.Clock)) {
    watch.exchange = open(request, deadline)
    // Without a canceler, which costs a tenth of a call: who watches abandons it.
    return Effect.async((resume) => watch.exchange?.start(resume))
  }
  const answer = Effect.flatMap(client.execute(request), ({ headers, status, text }) =>
    Effect.map(text, (body) => ({ status, headers, body }))
  )
  return deadline === Infinity ? answer : Effect.timeout(answer, Duration.millis(deadline))
}
