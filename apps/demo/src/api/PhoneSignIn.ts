/** Sign in by a passcode in an SMS. The browser that asked for it is the one that can use it: the server knows the number. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Confirmation, OptionalName, Phone, PhoneNumber, Sent } from "./Fields.js"
import { Outcome } from "./Outcome.js"

export const NewNumber = Schema.Struct({ phone: Phone, name: OptionalName })

export const PhoneSignInGroup = HttpApiGroup.make("phoneSignIn")
  .add(HttpApiEndpoint.post("send", "/send").setPayload(PhoneNumber).addSuccess(Sent))
  .add(HttpApiEndpoint.post("prove", "/prove").setPayload(Confirmation).addSuccess(Outcome))
  /** One touch makes an account where there is none. */
  .add(HttpApiEndpoint.post("oneTouch", "/one-touch").setPayload(NewNumber).addSuccess(Sent))
  .add(HttpApiEndpoint.post("proveOneTouch", "/one-touch/prove").setPayload(Confirmation).addSuccess(Outcome))
  .prefix("/phone")
