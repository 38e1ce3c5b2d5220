/** Has webhooks told of what requests did. */
import type { Request } from "@loginradius-effect/core/Handler"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Settings } from "../Settings.js"
import type { State } from "../state/state.js"
import * as Webhooks from "../state/Webhooks.js"
import type { Deliveries } from "./deliveries.js"
import { eventsOf, type Handled } from "./events.js"

/** Starts to deliver what a request brought about. */
export const tell = (
  { endpoint, ...handled }: Omit<Handled, "endpoint" | "now"> & { readonly endpoint: string | undefined },
  request: Request,
  state: State,
  settings: Settings,
  deliveries: Deliveries
): Effect.Effect<void> => {
  if (handled.changes.length === 0 || !settings.webhooks.enabled || isPrevented(request)) return Effect.void
  const webhooks = state.read(Webhooks.all)
  return webhooks.length === 0
    ? Effect.void
    : Effect.flatMap(Clock.currentTimeMillis, (now) =>
        deliveries.deliver(eventsOf({ endpoint: endpoint ?? "page", now, ...handled }), webhooks, settings, now)
      )
}

/** The header wins over the query. */
const isPrevented = ({ headers, query }: Request): boolean =>
  (headers["x-preventwebhook"] ?? query["prevent_webhook"] ?? "").trim().toLowerCase() === "true"
