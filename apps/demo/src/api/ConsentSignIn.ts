/** The consent forms that a sign-in waits for. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Agreed, ConsentForm } from "./ConsentForm.js"
import { Done, Requirement } from "./Fields.js"
import { Outcome } from "./Outcome.js"

export const Waiting = Schema.Struct({
  /** The forms that are due, if a login of this browser waits for them. */
  forms: Schema.NullOr(Schema.Array(ConsentForm)),
  /** Whether everybody has to agree while signing in. Null if that cannot be changed here, but only in LoginRadius' console. */
  isRequired: Schema.NullOr(Schema.Boolean)
})
export type Waiting = typeof Waiting.Type

export const ConsentSignInGroup = HttpApiGroup.make("consentSignIn")
  .add(HttpApiEndpoint.get("waiting", "/").addSuccess(Waiting))
  /** Submits all forms that are due, and goes on with the pending login. */
  .add(
    HttpApiEndpoint.post("submit", "/submit")
      .setPayload(Schema.Struct({ agreed: Agreed }))
      .addSuccess(Outcome)
  )
  /** Forgets the pending login. */
  .add(HttpApiEndpoint.post("cancel", "/cancel").addSuccess(Done))
  .add(HttpApiEndpoint.put("require", "/required").setPayload(Requirement).addSuccess(Waiting))
  .prefix("/consent-sign-in")
