/** Sign in by a PIN in a browser that knows its user, and the choice of a PIN where a sign-in asks for one. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Done, NewPin, Requirement, Secret } from "./Fields.js"
import { Outcome } from "./Outcome.js"

export const Choice = Schema.Struct({ newPin: NewPin })

export const Entry = Schema.Struct({ pin: Secret })

export const Waiting = Schema.Struct({
  /** Whether a login of this browser waits for its user to choose a PIN. */
  isNeeded: Schema.Boolean,
  /** The name of the user whose PIN signs in here. The token that goes with the PIN stays on the server. */
  known: Schema.NullOr(Schema.String),
  /** Whether everybody has to have a PIN. Null if that cannot be changed here, but only in LoginRadius' console. */
  isRequired: Schema.NullOr(Schema.Boolean)
})
export type Waiting = typeof Waiting.Type

export const PinSignInGroup = HttpApiGroup.make("pinSignIn")
  .add(HttpApiEndpoint.get("waiting", "/").addSuccess(Waiting))
  /** Sets the first PIN, and ends the pending login. */
  .add(HttpApiEndpoint.post("choose", "/choose").setPayload(Choice).addSuccess(Outcome))
  /** Forgets the pending login. */
  .add(HttpApiEndpoint.post("cancel", "/cancel").addSuccess(Done))
  .add(HttpApiEndpoint.post("enter", "/enter").setPayload(Entry).addSuccess(Outcome))
  /** The browser knows its user no more: no PIN signs in here. */
  .add(HttpApiEndpoint.post("forget", "/forget").addSuccess(Waiting))
  .add(HttpApiEndpoint.put("require", "/required").setPayload(Requirement).addSuccess(Waiting))
  .prefix("/pin-sign-in")
