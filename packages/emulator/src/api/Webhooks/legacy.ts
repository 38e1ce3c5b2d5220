/** The first API of webhooks: a target and an event. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import * as lookup from "../../rules/webhooks.js"
import * as Stored from "../../state/Webhooks.js"

const known = (name: string) => {
  const event = lookup.eventOf(name)
  return event === undefined ? refuse(ErrorCode.WebhookEventInvalid) : Effect.succeed(event)
}

export const subscribe = handle(Webhooks.subscribe, (input) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    const event = yield* known(input.event)
    const target = lookup.targetOf(input.targetUrl)
    if (target === undefined) return yield* refuse(ErrorCode.WebhookTargetUrlInvalid)
    if ((yield* lookup.find(event, target)) !== undefined) return yield* refuse(ErrorCode.WebhookAlreadySubscribed)
    if (store.read(Stored.all).length >= settings.webhooks.limit) return yield* refuse(ErrorCode.WebhookLimitExceeded)
    yield* lookup.make(event, target)
    return { IsPosted: true }
  })
)

export const test = handle(Webhooks.test, () =>
  Effect.map(current, ({ settings }) => ({ IsAllowed: settings.webhooks.enabled }))
)

export const list = handle(Webhooks.getSubscribedUrls, (input) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const event = yield* known(input.event)
    const data = store.read(Stored.ofEvent(event)).map(({ targetUrl }) => ({ TargetUrl: targetUrl, Event: event }))
    return { data, Count: data.length }
  })
)

export const unsubscribe = handle(Webhooks.unsubscribe, (input) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const event = yield* known(input.event)
    const target = lookup.targetOf(input.targetUrl)
    const webhook = target === undefined ? undefined : yield* lookup.find(event, target)
    if (webhook === undefined) return yield* refuse(ErrorCode.WebhookNotSubscribed)
    store.change(Stored.remove(webhook.id))
    return { IsDeleted: true }
  })
)

export const handlers = [subscribe, test, list, unsubscribe]
