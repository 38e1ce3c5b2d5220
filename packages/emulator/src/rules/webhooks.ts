/** What both APIs of webhooks ask of a subscription. */
import { type EventName, eventNames } from "@loginradius-effect/core/Webhooks"
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import { parseUrl } from "../internal/effect.js"
import { guid, hex24 } from "../internal/ids.js"
import * as Webhooks from "../state/Webhooks.js"
import type { Webhook } from "../state/Webhooks.js"

/** An event by its name in any letter case. */
export const eventOf = (name: string): EventName | undefined =>
  eventNames.find((known) => known.toLowerCase() === name.trim().toLowerCase())

/** A target in its normal form. */
export const targetOf = (url: string): string | undefined => {
  const target = parseUrl(url.trim())
  return target !== undefined && /^https?:$/.test(target.protocol) ? url.trim() : undefined
}

/** The subscription of a target to an event. */
export const find = (event: EventName, targetUrl: string) =>
  Effect.map(current, ({ store }) =>
    store.read(Webhooks.ofEvent(event)).find((webhook) => isSame(webhook.targetUrl, targetUrl))
  )

const isSame = (a: string, b: string): boolean => a === b || new URL(a).href === new URL(b).href

/** A new subscription. */
export const make = (event: EventName, targetUrl: string, more: Partial<Webhook> = {}) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const webhook: Webhook = {
      id: yield* hex24,
      hookId: yield* guid,
      event,
      targetUrl,
      name: "",
      headers: undefined,
      queryParams: undefined,
      authentication: undefined,
      createdAt: now,
      modifiedAt: now,
      ...more
    }
    store.change(Webhooks.put(webhook))
    return webhook
  })
