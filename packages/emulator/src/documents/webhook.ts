/** Webhooks as the service answers them. */
import type * as Webhooks from "@loginradius-effect/core/Webhooks"
import { iso } from "../internal/time.js"
import type { Webhook, WebhookAuthentication } from "../state/Webhooks.js"

/** The event is in lower case, password and token are blank. */
export const document = (webhook: Webhook): Webhooks.WebhookEncoded => ({
  Id: webhook.id,
  TargetUrl: webhook.targetUrl,
  Event: webhook.event.toLowerCase(),
  CreatedDate: iso(webhook.createdAt),
  LastModifiedDate: iso(webhook.modifiedAt),
  SecretName: "",
  IsIntegrationWebhook: false,
  Name: webhook.name,
  Headers: webhook.headers ?? null,
  QueryParams: webhook.queryParams ?? null,
  Authentication: withoutSecrets(webhook.authentication)
})

const withoutSecrets = (
  authentication: WebhookAuthentication | undefined
): Webhooks.WebhookAuthenticationEncoded | null => {
  switch (authentication?.type) {
    case undefined:
      return null
    case "Basic":
      return { AuthType: "Basic", BasicAuth: { Username: authentication.username, Password: "" } }
    case "Bearer":
      return { AuthType: "Bearer", BearerToken: { Token: "" } }
  }
}
