/** Sign in by a passcode in an SMS. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Code, Name, Phone, Sent } from "./Fields.js"
import { Outcome } from "./Outcome.js"

const Proof = Schema.Struct({ phone: Phone, code: Code })

export const PhoneSignInGroup = HttpApiGroup.make("phoneSignIn")
  .add(
    HttpApiEndpoint.post("send", "/send")
      .setPayload(Schema.Struct({ phone: Phone }))
      .addSuccess(Sent)
  )
  .add(HttpApiEndpoint.post("prove", "/prove").setPayload(Proof).addSuccess(Outcome))
  /** One touch makes an account where there is none. */
  .add(
    HttpApiEndpoint.post("oneTouch", "/one-touch")
      .setPayload(Schema.Struct({ phone: Phone, name: Schema.optional(Name) }))
      .addSuccess(Sent)
  )
  .add(HttpApiEndpoint.post("proveOneTouch", "/one-touch/prove").setPayload(Proof).addSuccess(Outcome))
  .prefix("/phone")
