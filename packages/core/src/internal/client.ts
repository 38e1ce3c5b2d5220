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
import type { Received } from "./answer.js"

/**
 * Where a client that is made for these calls has its way to send a request and to read the whole answer within a number of
 * milliseconds of real time. Such a client opens no spans and sends no trace headers.
 */
const SendWithin: unique symbol = Symbol.for("@loginradius-effect/core/SendWithin")

/** A client that knows that nothing was sent says so with a member `unsent`. */
export type Failure = HttpClientError.HttpClientError | Cause.TimeoutException

export interface Client extends HttpClient.HttpClient {
  readonly [SendWithin]?: (
    request: HttpClientRequest.HttpClientRequest,
    millis: number
  ) => Effect.Effect<Received, Failure>
}

/** The client, transformed as the configuration says, and silent. */
export const silent = ({ clients, transformClient }: Service, client: HttpClient.HttpClient): Client => {
  let known: Client | undefined = clients.get(client)
  if (known === undefined) {
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
export const opensSpans = (client: Client): boolean => client[SendWithin] === undefined

/** Sends a request and reads the whole answer before the deadline, in milliseconds; it may be infinite. */
export const exchange = (
  client: Client,
  clock: Clock.Clock,
  request: HttpClientRequest.HttpClientRequest,
  deadline: number
): Effect.Effect<Received, Failure> => {
  const within = client[SendWithin]
  // `Effect.timeout` costs two fibers, as much as the rest of a call; on the clock of a test, only it is right.
  if (within !== undefined && clock === Context.get(liveServices, Clock.Clock)) return within(request, deadline)
  const answer = Effect.flatMap(client.execute(request), (response) =>
    Effect.map(response.text, (text) => ({ response, text }))
  )
  return deadline === Infinity ? answer : Effect.timeout(answer, Duration.millis(deadline))
}
