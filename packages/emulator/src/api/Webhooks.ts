/** Webhooks: the first API and the one that has taken its place. Both work on the same subscriptions. */
import type { Handler } from "@loginradius-effect/core/Handler"
import type { CurrentSettings, Store } from "../handle.js"
import * as legacy from "./Webhooks/legacy.js"
import * as subscriptions from "./Webhooks/subscriptions.js"

export const handlers: ReadonlyArray<Handler<Store | CurrentSettings>> = [...legacy.handlers, ...subscriptions.handlers]
