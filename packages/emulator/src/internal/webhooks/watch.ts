/** Watches what requests do to the state, and has webhooks told of it. */
import type { Request } from "@loginradius-effect/core/Handler"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { Settings } from "../../Settings.js"
import type { Service as Store } from "../../Store.js"
import type { Deliveries } from "./deliveries.js"
import { eventsOf } from "./events.js"

/** Runs the handler of an endpoint, and delivers what it brought about when its answer is decided. */
export const watch =
  (store: Store, deliveries: Deliveries) =>
  (endpoint: string | undefined, request: Request, settings: Settings) =>
  <A, E, R>(run: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      const before = store.state()
      return Effect.onExit(run, (exit) => {
        const after = store.state()
        if (!settings.webhooks.enabled || after.webhooks.length === 0 || isPrevented(request)) return Effect.void
        return Effect.flatMap(Clock.currentTimeMillis, (now) =>
          deliveries.deliver(
            eventsOf({ endpoint: endpoint ?? "page", succeeded: Exit.isSuccess(exit), before, after, now }),
            after.webhooks,
            settings,
            now
          )
        )
      })
    })

/** The header wins over the query. */
const isPrevented = ({ headers, query }: Request): boolean =>
  (headers["x-preventwebhook"] ?? query["prevent_webhook"] ?? "").trim().toLowerCase() === "true"
