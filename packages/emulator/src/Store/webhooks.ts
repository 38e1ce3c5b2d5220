/** Webhooks, in the order in which they were made. */
import type { State } from "./State.js"
import type { Webhook } from "./Webhook.js"

export const put = (state: State, webhook: Webhook): State => ({
  ...state,
  webhooks: state.webhooks.some(({ id }) => id === webhook.id)
    ? state.webhooks.map((other) => (other.id === webhook.id ? webhook : other))
    : [...state.webhooks, webhook]
})

export const remove = (state: State, id: string): State => ({
  ...state,
  webhooks: state.webhooks.filter((webhook) => webhook.id !== id)
})

/** What is wrong with webhooks, one line each. */
export const violations = ({ webhooks }: State): ReadonlyArray<string> => [
  ...(new Set(webhooks.map(({ id }) => id)).size === webhooks.length ? [] : ["two webhooks of one id"]),
  ...(new Set(webhooks.map(({ event, targetUrl }) => `${event} ${targetUrl}`)).size === webhooks.length
    ? []
    : ["two webhooks of one event and target"])
]
