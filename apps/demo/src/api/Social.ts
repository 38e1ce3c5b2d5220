/**
 * Sign in by a social provider. Its page posts a token to `/social`; the server keeps it and sends the browser on, with
 * nothing but our state.
 */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Name } from "./Fields.js"
import { Outcome } from "./Outcome.js"

/** Where the browser goes next. */
export const Departure = Schema.Struct({ location: Schema.String })

export const Provider = Schema.Struct({ provider: Name })

/** What the browser comes back with. It ties the token to the session that left. */
export const Arrival = Schema.Struct({ state: Schema.String.pipe(Schema.maxLength(100)) })

export const SocialGroup = HttpApiGroup.make("social")
  .add(HttpApiEndpoint.post("depart", "/depart").setPayload(Provider).addSuccess(Departure))
  .add(HttpApiEndpoint.post("arrive", "/arrive").setPayload(Arrival).addSuccess(Outcome))
  .prefix("/social")
