/** A target of webhooks in process, which records its requests. */
import { HttpClient, HttpClientResponse } from "@effect/platform"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"

export interface ReceivedRequest {
  readonly method: string
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

export const targetUrl = "http://localhost:9/hooks"

/** A target that answers every request with one status. */
export const webhookTarget = (status = 204) => {
  const received: Array<ReceivedRequest> = []
  const client = HttpClient.make((request, url) => {
    const body = request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""
    received.push({ method: request.method, url: url.href, headers: { ...request.headers }, body })
    return Effect.succeed(HttpClientResponse.fromWeb(request, new Response(null, { status })))
  })
  return { client, received }
}

/** Options of an emulator whose webhooks reach a target in process. */
export const webhookOptions: Emulator.Options = { webhookClient: webhookTarget().client, webhooks: { limit: 99 } }

/** The delivered events, as a receiver reads them. */
export const events = Effect.gen(function* () {
  const { apiSecret } = yield* Emulator.settings
  const receive = Webhooks.receive(apiSecret)
  const deliveries = yield* Emulator.deliveries
  return yield* Effect.forEach(deliveries, ({ body, signature }) => receive(Redacted.value(body), signature))
})

/** The names of the events that were delivered, in order. */
export const names = Effect.map(events, (events) => events.map(({ _tag }) => _tag))

/** Subscribes to all events, or to some. */
export const subscribeTo = (...events: ReadonlyArray<string>) =>
  Effect.forEach(
    events.length === 0 ? Webhooks.eventNames : events,
    (Event) => Webhooks.createSubscription({ webhook: { Event, TargetUrl: targetUrl } }),
    { discard: true }
  )
