/**
 * The application without its server: everything that answers requests, on a LoginRadius that is given to it.
 *
 * To add a group: its line in `api/Api.ts`, its layer in `groups`.
 */
import { HttpApiBuilder } from "@effect/platform"
import { Layer } from "effect"
import { Api } from "../api/Api.js"
import * as Attempts from "./Attempts.js"
import * as BrowserSessions from "./BrowserSessions.js"
import * as Events from "./Events.js"
import * as Profile from "./Profile.js"
import * as Registration from "./Registration.js"
import * as Security from "./Security.js"
import * as SignIn from "./SignIn.js"
import * as Visit from "./Visit.js"

const groups = Layer.mergeAll(Visit.layer, Events.layer, SignIn.layer, Registration.layer, Profile.layer)

/** Needs `Surroundings`, `Site` and what LoginRadius calls need. */
export const layer = Layer.mergeAll(HttpApiBuilder.api(Api).pipe(Layer.provide(groups)), Security.layer).pipe(
  Layer.provide(Security.signedInOnly),
  Layer.provide([BrowserSessions.layer(), Attempts.layer()])
)
