/** Sign in with a second factor: the password first, then one of the steps that the answer names. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Code, Phone, Sent } from "./Fields.js"
import { Outcome } from "./Outcome.js"
import { Password } from "./SignIn.js"

export const Proof = Schema.Struct({ by: Schema.Literal("authenticator", "sms", "email", "backupCode"), code: Code })

export const TwoStepGroup = HttpApiGroup.make("twoStep")
  /** The login that asks for a second factor where the application's settings want one, and offers to set one up. */
  .add(HttpApiEndpoint.post("password", "/password").setPayload(Password).addSuccess(Outcome))
  /** Sends a passcode. `phone` is for those who have no number yet. */
  .add(
    HttpApiEndpoint.post("send", "/send")
      .setPayload(Schema.Struct({ by: Schema.Literal("sms", "email"), phone: Schema.optional(Phone) }))
      .addSuccess(Sent)
  )
  .add(HttpApiEndpoint.post("prove", "/prove").setPayload(Proof).addSuccess(Outcome))
  .prefix("/two-step")
