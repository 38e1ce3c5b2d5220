/**
 * Webhooks: what is to be told of which event. In the order in which they were made.
 *
 * @since 0.1.0
 */
import type { EventName } from "@loginradius-effect/core/Webhooks"
import type * as Redacted from "effect/Redacted"
import type { Definition, Rows, WritableRows } from "./table.js"

/** How deliveries authenticate. */
export type WebhookAuthentication =
  | { readonly type: "Basic"; readonly username: string; readonly password: Redacted.Redacted<string> }
  | { readonly type: "Bearer"; readonly token: Redacted.Redacted<string> }

/** Points in time are milliseconds since 1970. */
export interface Webhook {
  readonly id: string
  /** Names the webhook in deliveries. */
  readonly hookId: string
  readonly event: EventName
  readonly targetUrl: string
  readonly name: string
  readonly headers: { readonly [name: string]: string } | undefined
  readonly queryParams: { readonly [name: string]: string } | undefined
  readonly authentication: WebhookAuthentication | undefined
  readonly createdAt: number
  readonly modifiedAt: number
}

/** By id. */
export const definition: Definition<Webhook, "event"> = {
  key: ({ id }) => id,
  indexes: { event: ({ event }) => [event] }
}

export interface Reads {
  readonly webhooks: Rows<Webhook, "event">
}

export interface Writes {
  readonly webhooks: WritableRows<Webhook, "event">
}

export const all = ({ webhooks }: Reads): ReadonlyArray<Webhook> => webhooks.all()

/** The webhooks that are told of an event. */
export const ofEvent =
  (event: EventName) =>
  ({ webhooks }: Reads): ReadonlyArray<Webhook> =>
    webhooks.by("event", event)

export const byId =
  (id: string) =>
  ({ webhooks }: Reads): Webhook | undefined =>
    webhooks.get(id)

/** Writes a webhook in the place of the one of its id, if there is one. */
export const put =
  (webhook: Webhook) =>
  ({ webhooks }: Writes): void =>
    webhooks.put(webhook)

export const remove =
  (id: string) =>
  ({ webhooks }: Writes): void =>
    webhooks.remove(id)
