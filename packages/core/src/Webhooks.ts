/**
 * Webhooks: LoginRadius tells your server of events. Subscribe here, and read what is delivered with `receive`.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type * as Redacted from "effect/Redacted"
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { fromHex } from "./internal/effect/bytes.js"
import { attempt, toEffect } from "./internal/effect/result.js"
import { isText, unredact } from "./internal/wire/codec.js"
import { DeleteResponse, PostResponse } from "./model/Answers.js"
import {
  EventList,
  eventName,
  Permission,
  SubscribedUrls,
  Webhook,
  WebhookCreation,
  WebhookDeleted,
  WebhookList,
  WebhookUpdate
} from "./model/Webhook.js"
import { type Event, readEvent } from "./model/WebhookEvent.js"
import * as Wire from "./Wire.js"

export {
  BasicAuth,
  type BasicAuthEncoded,
  type BasicAuthInput,
  BearerToken,
  type BearerTokenEncoded,
  type BearerTokenInput,
  EventList,
  type EventListEncoded,
  type EventName,
  eventNames,
  Permission,
  SubscribedUrl,
  SubscribedUrls,
  type SubscribedUrlsEncoded,
  Webhook,
  WebhookAuthentication,
  type WebhookAuthenticationEncoded,
  type WebhookAuthenticationInput,
  WebhookCreation,
  WebhookDeleted,
  type WebhookDeletedEncoded,
  type WebhookEncoded,
  WebhookList,
  type WebhookListEncoded,
  WebhookUpdate
} from "./model/Webhook.js"
export {
  type CustomObjectEvent,
  type CustomObjectEventName,
  type Event,
  type EventOf,
  type ProfileEvent,
  type ProfileEventName,
  type RemoveEmailEvent,
  type UnknownEvent
} from "./model/WebhookEvent.js"

/** The service takes key and secret of these endpoints in the query only. */
const credentials = () => Credential.inQuery({ apiKey: "apikey", apiSecret: "apisecret" })

const event = () => ({
  /** The name of the event, in any letter case. An unknown one is refused. */
  event: eventName()
})

const subscription = () => ({
  /** The absolute URL that the service posts the event to; LoginRadius wants https. */
  targetUrl: Wire.named(Wire.string, "targeturl"),
  ...event()
})

/**
 * Subscribes a URL to an event.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/integrations/webhooks/webhook-subscribe}
 * @since 0.1.0
 * @category endpoints
 * @deprecated Use `createSubscription`.
 */
export const subscribe = /* @__PURE__ */ Endpoint.make("Webhooks.subscribe", () => ({
  route: "POST /api/v2/webhook",
  auth: credentials(),
  body: subscription(),
  success: PostResponse,
  errors: [
    ErrorCode.WebhookEventInvalid,
    ErrorCode.WebhookTargetUrlInvalid,
    ErrorCode.WebhookAlreadySubscribed,
    ErrorCode.WebhookLimitExceeded
  ],
  safety: "creates",
  deprecated: { replacedBy: "Webhooks.createSubscription" },
  docs: "integrations/webhooks/webhook-subscribe"
}))

/**
 * Tells whether the app may use webhooks.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/integrations/webhooks/webhook-test}
 * @since 0.1.0
 * @category endpoints
 * @deprecated LoginRadius has given it up, and names no successor.
 */
export const test = /* @__PURE__ */ Endpoint.make("Webhooks.test", () => ({
  route: "GET /api/v2/webhook/test",
  auth: credentials(),
  success: Permission,
  safety: "read",
  deprecated: {},
  docs: "integrations/webhooks/webhook-test"
}))

/**
 * Lists the URLs that are subscribed to an event.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/integrations/webhooks/webhook-subscribed-urls}
 * @since 0.1.0
 * @category endpoints
 * @deprecated Use `listSubscriptions`.
 */
export const getSubscribedUrls = /* @__PURE__ */ Endpoint.make("Webhooks.getSubscribedUrls", () => ({
  route: "GET /api/v2/webhook",
  auth: credentials(),
  query: event(),
  success: SubscribedUrls,
  errors: [ErrorCode.WebhookEventInvalid],
  safety: "read",
  deprecated: { replacedBy: "Webhooks.listSubscriptions" },
  docs: "integrations/webhooks/webhook-subscribed-urls"
}))

/**
 * Ends the subscription of a URL to an event.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/integrations/webhooks/webhook-unsubscribe}
 * @since 0.1.0
 * @category endpoints
 * @deprecated Use `deleteSubscription`.
 */
export const unsubscribe = /* @__PURE__ */ Endpoint.make("Webhooks.unsubscribe", () => ({
  route: "DELETE /api/v2/webhook",
  auth: credentials(),
  body: subscription(),
  success: DeleteResponse,
  errors: [ErrorCode.WebhookEventInvalid, ErrorCode.WebhookNotSubscribed],
  safety: "destroys",
  deprecated: { replacedBy: "Webhooks.deleteSubscription" },
  docs: "integrations/webhooks/webhook-unsubscribe"
}))

/**
 * Makes a webhook: `createSubscription({ webhook: { Event: "Login", TargetUrl: "https://…" } })`.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/integrations/webhooks/create-webhook-subscription}
 * @since 0.1.0
 * @category endpoints
 */
export const createSubscription = /* @__PURE__ */ Endpoint.make("Webhooks.createSubscription", () => ({
  route: "POST /v2/manage/webhooks",
  auth: credentials(),
  body: Wire.whole("webhook", WebhookCreation),
  success: Webhook,
  errors: [
    ErrorCode.ManagementParameterMalformed,
    ErrorCode.ManagementPostBodyInvalid,
    ErrorCode.WebhookConfigurationAlreadyExists
  ],
  safety: "creates",
  docs: "integrations/webhooks/create-webhook-subscription"
}))

/**
 * Reads a webhook. Its password or token is left out.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/integrations/webhooks/get-webhook-subscription-details}
 * @since 0.1.0
 * @category endpoints
 */
export const getSubscription = /* @__PURE__ */ Endpoint.make("Webhooks.getSubscription", () => ({
  route: "GET /v2/manage/webhooks/:hookId",
  auth: credentials(),
  success: Webhook,
  errors: [ErrorCode.WebhookConfigurationNotFound],
  safety: "read",
  docs: "integrations/webhooks/get-webhook-subscription-details"
}))

/**
 * Changes what the deliveries of a webhook carry: headers, query and authentication.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/integrations/webhooks/update-webhook-subscription}
 * @since 0.1.0
 * @category endpoints
 */
export const updateSubscription = /* @__PURE__ */ Endpoint.make("Webhooks.updateSubscription", () => ({
  route: "PUT /v2/manage/webhooks/:hookId",
  auth: credentials(),
  body: Wire.whole("webhook", WebhookUpdate),
  success: Webhook,
  errors: [
    ErrorCode.WebhookConfigurationNotFound,
    ErrorCode.ManagementParameterMalformed,
    ErrorCode.ManagementPostBodyInvalid
  ],
  safety: "idempotent",
  docs: "integrations/webhooks/update-webhook-subscription"
}))

/**
 * Removes a webhook.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/integrations/webhooks/delete-webhook-subscription}
 * @since 0.1.0
 * @category endpoints
 */
export const deleteSubscription = /* @__PURE__ */ Endpoint.make("Webhooks.deleteSubscription", () => ({
  route: "DELETE /v2/manage/webhooks/:hookId",
  auth: credentials(),
  success: WebhookDeleted,
  errors: [ErrorCode.WebhookConfigurationNotFound],
  safety: "destroys",
  docs: "integrations/webhooks/delete-webhook-subscription"
}))

/**
 * Lists all webhooks.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/integrations/webhooks/list-all-webhooks}
 * @since 0.1.0
 * @category endpoints
 */
export const listSubscriptions = /* @__PURE__ */ Endpoint.make("Webhooks.listSubscriptions", () => ({
  route: "GET /v2/manage/webhooks",
  auth: credentials(),
  success: WebhookList,
  safety: "read",
  docs: "integrations/webhooks/list-all-webhooks"
}))

/**
 * Lists the events that webhooks can be subscribed to.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/integrations/webhooks/list-all-events}
 * @since 0.1.0
 * @category endpoints
 */
export const listEvents = /* @__PURE__ */ Endpoint.make("Webhooks.listEvents", () => ({
  route: "GET /v2/manage/webhooks/events",
  auth: credentials(),
  success: EventList,
  safety: "read",
  docs: "integrations/webhooks/list-all-events"
}))

/**
 * A delivery has no signature: it does not come from LoginRadius. Answer it with 401.
 *
 * @since 0.1.0
 * @category errors
 */
export class SignatureMissing
  extends /* @__PURE__ */ Data.TaggedError("WebhookSignatureMissing")<{ readonly message: string }> {}

/**
 * The signature of a delivery does not fit its body and the secret, or there is no secret. Answer it with 401. A body that is not
 * as it was received, such as one that a framework has parsed, has no signature either: `message` says so.
 *
 * @since 0.1.0
 * @category errors
 */
export class SignatureInvalid
  extends /* @__PURE__ */ Data.TaggedError("WebhookSignatureInvalid")<{ readonly message: string }> {}

/**
 * A delivery is signed and is no event: not JSON, or `path` is not what was `expected`. No value is kept.
 *
 * @since 0.1.0
 * @category errors
 */
export class EventMalformed
  extends /* @__PURE__ */ Data.TaggedError("WebhookEventMalformed")<{
    readonly path: string
    readonly expected: string
    readonly message: string
  }> {}

/**
 * The header `signature` of a delivery, as servers hand it out.
 *
 * @since 0.1.0
 * @category models
 */
export type SignatureHeader = string | ReadonlyArray<string> | null | undefined

/**
 * Checks the signature of a delivery, in constant time. It covers the body byte by byte: hand in the body as it was
 * received, not as a framework has parsed it. The secret is the app's API secret, unless the webhook names another one; without
 * one, no delivery is accepted.
 *
 * @since 0.1.0
 * @category deliveries
 */
export const verify =
  (secret: string | Redacted.Redacted<string>) =>
  (
    rawBody: string | Uint8Array,
    signatureHeader: SignatureHeader
  ): Effect.Effect<void, SignatureMissing | SignatureInvalid> =>
    Effect.asVoid(genuine(secret, rawBody, signatureHeader))

const utf8 = new TextEncoder()

const byteOrderMark = "\ufeff"

const invalid = (message: string) => Effect.fail(new SignatureInvalid({ message }))

/** The bytes of a delivery, once its signature fits them. Callers are untyped as often as not: what does not fit is refused. */
const genuine = (
  secret: unknown,
  rawBody: unknown,
  signatureHeader: unknown
): Effect.Effect<Uint8Array, SignatureMissing | SignatureInvalid> =>
  Effect.suspend((): Effect.Effect<Uint8Array, SignatureMissing | SignatureInvalid> => {
    const signature = attempt(
      () => textOf(signatureHeader).trim(),
      () => ""
    )
    if (signature === "") return Effect.fail(new SignatureMissing({ message: "the delivery has no signature" }))
    const body = bytesOf(rawBody)
    if (!body) return invalid("the body is neither text nor bytes: hand in the raw body, as it was received")
    const key = attempt(
      () => unredact(secret),
      () => undefined
    )
    const misfit = invalid("the signature does not fit the body and the secret")
    // An HMAC key cannot be empty, and whoever has none cannot trust any delivery.
    if (!isText(key) || !key.trim()) return misfit
    // To read a request as text drops a byte order mark, which is signed with all other bytes.
    const marked = isText(rawBody) && !rawBody.startsWith(byteOrderMark) ? bytesOf(byteOrderMark + rawBody) : undefined
    const digest = fromHex(signature.toLowerCase()) ?? new Uint8Array()
    return Effect.flatMap(
      Effect.promise(() =>
        isSigned(key, digest, body).then((fits) => fits || (marked && isSigned(key, digest, marked)))
      ),
      (fits) => (fits ? Effect.succeed(body) : misfit)
    )
  })

/** A header, or several of one name as HTTP joins them; "" where one of them is no text. */
const textOf = (header: unknown): string =>
  isText(header) ? header : Array.isArray(header) && header.every(isText) ? header.join() : ""

/** A copy that stays as it is, whatever becomes of the given bytes. Undefined for what is neither text nor bytes. */
const bytesOf = (body: unknown): Uint8Array<ArrayBuffer> | undefined => {
  if (isText(body)) return utf8.encode(body)
  return attempt(
    () => {
      const { buffer, byteLength, byteOffset } = ArrayBuffer.isView(body) ? body : new DataView(body as ArrayBuffer)
      return new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength))
    },
    // No buffer, or one that was transferred.
    () => undefined
  )
}

const isSigned = (key: string, digest: Uint8Array, body: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  crypto.subtle
    .importKey("raw", utf8.encode(key), { name: "HMAC", hash: "SHA-256" }, false, ["verify"])
    .then((imported) => crypto.subtle.verify("HMAC", imported, new Uint8Array(digest), body))

/**
 * Checks the signature of a delivery as `verify` does, and reads its event.
 *
 * @since 0.1.0
 * @category deliveries
 * @example
 * ```ts
 * import * as Webhooks from "@loginradius-effect/core/Webhooks"
 * import * as Effect from "effect/Effect"
 *
 * const receive = Webhooks.receive("00000000-0000-0000-0000-000000000000")
 *
 * // For a Request of the Fetch standard.
 * const welcomed = (request: Request) =>
 *   Effect.gen(function* () {
 *     const body = new Uint8Array(yield* Effect.promise(() => request.arrayBuffer()))
 *     const event = yield* receive(body, request.headers.get("signature"))
 *     if (event._tag === "Register") yield* Effect.log(`welcome, ${event.profile.FirstName}`)
 *   })
 * ```
 */
export const receive =
  (
    secret: string | Redacted.Redacted<string>
  ): ((
    rawBody: string | Uint8Array,
    signatureHeader: SignatureHeader
  ) => Effect.Effect<Event, SignatureMissing | SignatureInvalid | EventMalformed>) =>
  (rawBody, signatureHeader) =>
    Effect.flatMap(genuine(secret, rawBody, signatureHeader), eventIn)

const eventIn = (body: Uint8Array): Effect.Effect<Event, EventMalformed> =>
  Effect.try({
    // Decoding drops a byte order mark, which JSON does not have.
    try: () => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) as unknown,
    catch: () => malformed("", "JSON")
  }).pipe(
    Effect.flatMap((body) =>
      toEffect(Either.mapLeft(readEvent(body), ({ expected, path }) => malformed(path, expected)))
    )
  )

const malformed = (path: string, expected: string): EventMalformed =>
  new EventMalformed({ path, expected, message: `${path || "the body"} of the delivery is not ${expected}` })
