/**
 * Sign in by a social provider. The provider's page posts a token to `/social`; the server keeps it, and sends the browser on
 * with a state and no token.
 */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Name } from "./Fields.js"
import { Outcome } from "./Outcome.js"

/** The address that the browser goes to. */
export const Redirect = Schema.Struct({ location: Schema.String })

export const Provider = Schema.Struct({ provider: Name })

/** The state that the browser comes back with. It ties the token to the session that started. */
export const Callback = Schema.Struct({ state: Schema.String.pipe(Schema.maxLength(100)) })

export const SocialGroup = HttpApiGroup.make("social")
  .add(HttpApiEndpoint.post("depart", "/depart").setPayload(Provider).addSuccess(Redirect))
  .add(HttpApiEndpoint.post("arrive", "/arrive").setPayload(Callback).addSuccess(Outcome))
  .prefix("/social")
