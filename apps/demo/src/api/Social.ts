/** Sign in by a social provider. The provider's page sends the browser back to `/social`, with a token and our state. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Name, Secret } from "./Fields.js"
import { Outcome } from "./Outcome.js"

/** Where the browser goes next. */
export const Departure = Schema.Struct({ location: Schema.String })

/** What the browser comes back with. The state ties it to the session that left. */
export const Arrival = Schema.Struct({ token: Secret, state: Schema.String })

export const SocialGroup = HttpApiGroup.make("social")
  .add(
    HttpApiEndpoint.post("depart", "/depart")
      .setPayload(Schema.Struct({ provider: Name }))
      .addSuccess(Departure)
  )
  .add(HttpApiEndpoint.post("arrive", "/arrive").setPayload(Arrival).addSuccess(Outcome))
  .prefix("/social")
