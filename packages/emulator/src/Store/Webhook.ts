/**
 * Webhooks: what is to be told of which event.
 *
 * @since 0.1.0
 */
import type { EventName } from "@loginradius-effect/core/Webhooks"
import type * as Redacted from "effect/Redacted"

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
