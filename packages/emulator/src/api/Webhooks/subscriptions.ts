/** The present API of webhooks. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { current } from "../../context.js"
import { document } from "../../documents/webhook.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import * as lookup from "../../rules/webhooks.js"
import * as Stored from "../../state/Webhooks.js"
import type { Webhook, WebhookAuthentication } from "../../state/Webhooks.js"

const malformed = (parameter: string) =>
  refuse(ErrorCode.ManagementParameterMalformed, {
    status: 400,
    description: `The parameter ${parameter} is missing or not well formed.`
  })

const notFound = refuse(ErrorCode.WebhookConfigurationNotFound, { status: 404 })

/** What can be set at any time; what is left out stays. */
const settable = (written: Webhooks.WebhookUpdate, current?: Webhook) =>
  Effect.gen(function* () {
    const { Authentication, Headers, QueryParams } = written
    const authentication = yield* authenticationOf(Authentication, current?.authentication)
    return { headers: Headers ?? current?.headers, queryParams: QueryParams ?? current?.queryParams, authentication }
  })

const authenticationOf = (
  written: Webhooks.WebhookAuthenticationInput | null | undefined,
  current: WebhookAuthentication | undefined
) =>
  Effect.gen(function* () {
    if (written === null || written === undefined) return current
    const type = (written.AuthType ?? "").toLowerCase()
    if (type === "basic") {
      const username = written.BasicAuth?.Username ?? ""
      if (username === "") return yield* malformed("Authentication.BasicAuth.Username")
      const kept = current?.type === "Basic" ? current.password : Redacted.make("")
      return { type: "Basic", username, password: unlessBlank(written.BasicAuth?.Password, kept) } as const
    }
    if (type !== "bearer") return yield* malformed("Authentication.AuthType")
    const token = unlessBlank(
      written.BearerToken?.Token,
      current?.type === "Bearer" ? current.token : Redacted.make("")
    )
    return Redacted.value(token) === ""
      ? yield* malformed("Authentication.BearerToken.Token")
      : ({ type: "Bearer", token } as const)
  })

/** Who writes back what was read sends blanks for the secrets that were left out. */
const unlessBlank = (
  written: string | Redacted.Redacted<string> | null | undefined,
  kept: Redacted.Redacted<string>
): Redacted.Redacted<string> => {
  const given = unredact(written ?? "")
  return given === "" ? kept : Redacted.make(given)
}

export const create = handle(Webhooks.createSubscription, ({ webhook }) =>
  Effect.gen(function* () {
    const event = lookup.eventOf(webhook.Event)
    if (event === undefined) return yield* malformed("Event")
    const target = lookup.targetOf(webhook.TargetUrl)
    if (target === undefined) return yield* malformed("TargetUrl")
    if ((yield* lookup.find(event, target)) !== undefined) {
      return yield* refuse(ErrorCode.WebhookConfigurationAlreadyExists, { status: 409 })
    }
    const more = yield* settable(webhook)
    return document(yield* lookup.make(event, target, { name: webhook.Name ?? "", ...more }))
  })
)

const byId = (id: string) =>
  Effect.gen(function* () {
    const context = yield* current
    const webhook = context.store.read(Stored.byId(id.trim().toLowerCase()))
    return webhook === undefined ? yield* notFound : { ...context, webhook }
  })

export const read = handle(Webhooks.getSubscription, ({ hookId }) =>
  Effect.map(byId(hookId), ({ webhook }) => document(webhook))
)

export const update = handle(Webhooks.updateSubscription, (input) =>
  Effect.gen(function* () {
    const { now, store, webhook } = yield* byId(input.hookId)
    const updated: Webhook = { ...webhook, ...(yield* settable(input.webhook, webhook)), modifiedAt: now }
    store.change(Stored.put(updated))
    return document(updated)
  })
)

export const remove = handle(Webhooks.deleteSubscription, ({ hookId }) =>
  Effect.map(byId(hookId), ({ store, webhook }) => {
    store.change(Stored.remove(webhook.id))
    return { isdeleted: true }
  })
)

export const list = handle(Webhooks.listSubscriptions, () =>
  Effect.map(current, ({ store }) => ({ Data: store.read(Stored.all).map(document) }))
)

export const events = handle(Webhooks.listEvents, () => Effect.succeed({ Data: Webhooks.eventNames }))

export const handlers = [create, read, update, remove, list, events]
