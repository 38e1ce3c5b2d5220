/** What the user has agreed to, and the log of that. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Agreed, ConsentEvent, ConsentForm } from "./ConsentForm.js"
import { SignedInOnly } from "./CurrentUser.js"

/** A change: what the user said of each option, by its title. */
export const Logged = Schema.Struct({
  at: Schema.NullOr(Schema.String),
  agreed: Schema.Array(Schema.String),
  withdrawn: Schema.Array(Schema.String),
  refused: Schema.Array(Schema.String)
})
export type Logged = typeof Logged.Type

export const Consents = Schema.Struct({
  forms: Schema.Array(
    Schema.Struct({
      ...ConsentForm.fields,
      /** Whether the user has accepted the version in force, at one of its events. */
      isAccepted: Schema.Boolean
    })
  ),
  /** The newest first. */
  log: Schema.Array(Logged)
})
export type Consents = typeof Consents.Type

/** `event`: one of the form's. */
export const Change = Schema.Struct({ event: ConsentEvent, agreed: Agreed })

export const ConsentGroup = HttpApiGroup.make("consent")
  .add(HttpApiEndpoint.get("read", "/").addSuccess(Consents))
  .add(HttpApiEndpoint.put("change", "/").setPayload(Change).addSuccess(Consents))
  .middleware(SignedInOnly)
  .prefix("/consent")
