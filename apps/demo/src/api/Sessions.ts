/** The sessions of the user: where the user is signed in. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"
import { Known } from "./Fields.js"

/** A session, described by its device. Access tokens stay on the server; `id` names a session and opens none. */
export const Session = Schema.Struct({
  id: Schema.String,
  isThisOne: Schema.Boolean,
  browser: Schema.NullOr(Schema.String),
  device: Schema.NullOr(Schema.String),
  place: Schema.NullOr(Schema.String),
  signedInAt: Schema.NullOr(Schema.String)
})

export const SessionsGroup = HttpApiGroup.make("sessions")
  .add(HttpApiEndpoint.get("list", "/").addSuccess(Schema.Array(Session)))
  /** Ends another session than this one, and answers the sessions that are left. */
  .add(
    HttpApiEndpoint.post("end", "/end")
      .setPayload(Schema.Struct({ id: Known }))
      .addSuccess(Schema.Array(Session))
  )
  /** Answers how many sessions have ended. */
  .add(HttpApiEndpoint.post("endOthers", "/end-others").addSuccess(Schema.Struct({ ended: Schema.Number })))
  .middleware(SignedInOnly)
  .prefix("/sessions")
