/** Sign in by a passcode in an SMS. Only the browser that asked for it can use it: its session holds the number. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Confirmation, OptionalName, Phone, PhoneNumber, Sent } from "./Fields.js"
import { Outcome } from "./Outcome.js"

export const NewNumber = Schema.Struct({ phone: Phone, name: OptionalName })

export const PhoneSignInGroup = HttpApiGroup.make("phoneSignIn")
  .add(HttpApiEndpoint.post("send", "/send").setPayload(PhoneNumber).addSuccess(Sent))
  .add(HttpApiEndpoint.post("prove", "/prove").setPayload(Confirmation).addSuccess(Outcome))
  /** One touch creates the account if it is missing. */
  .add(HttpApiEndpoint.post("oneTouch", "/one-touch").setPayload(NewNumber).addSuccess(Sent))
  .add(HttpApiEndpoint.post("proveOneTouch", "/one-touch/prove").setPayload(Confirmation).addSuccess(Outcome))
  .prefix("/phone")
