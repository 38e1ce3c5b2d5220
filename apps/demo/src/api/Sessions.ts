/** Where the user is signed in. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"

/** Access tokens stay on the server: a session is told apart by what is known about its device. */
export const Session = Schema.Struct({
  isThisOne: Schema.Boolean,
  browser: Schema.NullOr(Schema.String),
  device: Schema.NullOr(Schema.String),
  place: Schema.NullOr(Schema.String),
  signedInAt: Schema.NullOr(Schema.String)
})

export const SessionsGroup = HttpApiGroup.make("sessions")
  .add(HttpApiEndpoint.get("list", "/").addSuccess(Schema.Array(Session)))
  /** Answers how many sessions have ended. */
  .add(HttpApiEndpoint.post("endOthers", "/end-others").addSuccess(Schema.Struct({ ended: Schema.Number })))
  .middleware(SignedInOnly)
  .prefix("/sessions")
