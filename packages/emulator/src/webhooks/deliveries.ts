/** Tells the targets of webhooks what happened: each of them once, whatever becomes of it. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import type { EventName } from "@loginradius-effect/core/Webhooks"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FiberSet from "effect/FiberSet"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { atUnmovedTime, drain, toBase64, toHex, untraced } from "../internal/effect.js"
import { isLocal } from "../internal/local.js"
import { iso } from "../internal/time.js"
import type { Settings } from "../Settings.js"
import type { Json } from "../state/Json.js"
import type { Webhook } from "../state/Webhooks.js"
import type { Happened } from "./events.js"

/** What became of a delivery. */
export type Outcome =
  | { readonly _tag: "Answered"; readonly status: number }
  /** No answer, or none in time. */
  | { readonly _tag: "Failed"; readonly reason: "Deadline" | "Unreachable" }
  /** Not sent: the target is not on this machine, and the settings do not allow others. */
  | { readonly _tag: "Withheld" }

export interface Delivery {
  /** When the event happened, in milliseconds since 1970. */
  readonly at: number
  readonly event: EventName
  readonly hookId: string
  /** As it was subscribed: without what the webhook adds to the query. */
  readonly targetUrl: string
  /** As it was signed and sent. */
  readonly body: Redacted.Redacted<string>
  readonly signature: string
  readonly outcome: Outcome
  /** How long it took, in milliseconds. */
  readonly duration: number
}

/** How long a target may take. */
const deadline = Duration.seconds(10)

/** Deliveries that are kept. */
const remembered = 1000

export interface Deliveries {
  /** Starts to deliver what happened to the webhooks that are subscribed to it. Does not wait. */
  readonly deliver: (
    happened: ReadonlyArray<Happened>,
    webhooks: ReadonlyArray<Webhook>,
    settings: Settings,
    now: number
  ) => Effect.Effect<void>
  /** The latest deliveries in the order of their events, once none is under way. */
  readonly settled: Effect.Effect<ReadonlyArray<Delivery>>
  /** Ends those under way and forgets all. */
  readonly clear: Effect.Effect<void>
}

export const make = (client: HttpClient.HttpClient | undefined): Effect.Effect<Deliveries, never, Scope.Scope> =>
  Effect.gen(function* () {
    const fibers = yield* FiberSet.make<void>()
    let slots: Array<{ done: Delivery | undefined }> = []
    const provide = client === undefined ? byFetch : Effect.provideService(HttpClient.HttpClient, client)
    return {
      deliver: (happened, webhooks, settings, now) =>
        Effect.forEach(
          happened.flatMap(({ data, event }) =>
            webhooks.flatMap((webhook) => (webhook.event === event ? [{ data, webhook }] : []))
          ),
          ({ data, webhook }) => {
            const slot: { done: Delivery | undefined } = { done: undefined }
            slots.push(slot)
            if (slots.length > 2 * remembered) slots = slots.slice(-remembered)
            const delivery = Effect.map(provide(one(webhook, data(), settings, now)), (done) => void (slot.done = done))
            // A handler cannot be interrupted; what it sets off can.
            return FiberSet.run(fibers, Effect.interruptible(atUnmovedTime(delivery)))
          },
          { discard: true }
        ),
      settled: Effect.map(FiberSet.awaitEmpty(fibers), () =>
        slots.slice(-remembered).flatMap(({ done }) => done ?? [])
      ),
      clear: Effect.zipRight(
        FiberSet.clear(fibers),
        Effect.sync(() => {
          slots = []
        })
      )
    }
  })

/** Redirects are not followed: they could lead away from this machine. */
const byFetch = <A, E>(effect: Effect.Effect<A, E, HttpClient.HttpClient>): Effect.Effect<A, E> =>
  effect.pipe(
    Effect.provide(FetchHttpClient.layer),
    Effect.provideService(FetchHttpClient.RequestInit, { redirect: "manual" })
  )

const one = (
  webhook: Webhook,
  data: Json,
  settings: Settings,
  now: number
): Effect.Effect<Delivery, never, HttpClient.HttpClient> =>
  Effect.gen(function* () {
    const { event, hookId, targetUrl } = webhook
    const body = JSON.stringify({ HookName: event.toLowerCase(), Time: iso(now), HookId: hookId, Data: data })
    const signature = yield* sign(body, settings.apiSecret)
    const isAllowed = settings.webhooks.remoteTargets || isLocal(new URL(targetUrl).hostname)
    const withheld = Effect.succeed<Outcome>({ _tag: "Withheld" })
    const [duration, outcome] = yield* Effect.timed(isAllowed ? send(webhook, body, signature) : withheld)
    const sent = { body: Redacted.make(body), signature, outcome, duration: Duration.toMillis(duration) }
    return { at: now, event, hookId, targetUrl, ...sent }
  })

const send = (
  webhook: Webhook,
  body: string,
  signature: string
): Effect.Effect<Outcome, never, HttpClient.HttpClient> => {
  const request = HttpClientRequest.post(webhook.targetUrl).pipe(
    HttpClientRequest.appendUrlParams(webhook.queryParams ?? {}),
    HttpClientRequest.setHeaders({
      ...webhook.headers,
      ...authorization(webhook),
      accept: "application/json",
      signature
    }),
    HttpClientRequest.bodyText(body, "application/json; charset=utf-8")
  )
  return Effect.gen(function* () {
    return yield* untraced(yield* HttpClient.HttpClient).execute(request)
  }).pipe(
    // An answer that is not read keeps its connection; one that does not end is given up.
    Effect.tap((response) => drain(response, 64 * 1024)),
    Effect.map(({ status }): Outcome => ({ _tag: "Answered", status })),
    Effect.timeoutOption(deadline),
    Effect.map((outcome) => Option.getOrElse(outcome, (): Outcome => ({ _tag: "Failed", reason: "Deadline" }))),
    // Also a header that cannot be sent: a delivery is nobody's defect.
    Effect.catchAllCause(() => Effect.succeed<Outcome>({ _tag: "Failed", reason: "Unreachable" }))
  )
}

const authorization = ({ authentication }: Webhook): { readonly [header: string]: string } => {
  switch (authentication?.type) {
    case undefined:
      return {}
    case "Basic": {
      const { password, username } = authentication
      return { authorization: `Basic ${toBase64(`${username}:${Redacted.value(password)}`)}` }
    }
    case "Bearer":
      return { authorization: `Bearer ${Redacted.value(authentication.token)}` }
  }
}

const utf8 = new TextEncoder()

/** Upper-case hex of the HMAC-SHA256 of the body. */
const sign = (body: string, apiSecret: Redacted.Redacted<string>): Effect.Effect<string> =>
  Effect.promise(() =>
    crypto.subtle
      .importKey("raw", utf8.encode(Redacted.value(apiSecret)), { name: "HMAC", hash: "SHA-256" }, false, ["sign"])
      .then((key) => crypto.subtle.sign("HMAC", key, utf8.encode(body)))
      .then((bytes) => toHex(new Uint8Array(bytes)).toUpperCase())
  )
