/** Sign in by a passcode in an SMS. The browser that asked for it is the one that can use it: the server knows the number. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Code, OptionalName, Phone, Sent } from "./Fields.js"
import { Outcome } from "./Outcome.js"

export const Number = Schema.Struct({ phone: Phone })
export const NewNumber = Schema.Struct({ phone: Phone, name: OptionalName })
export const Proof = Schema.Struct({ code: Code })

export const PhoneSignInGroup = HttpApiGroup.make("phoneSignIn")
  .add(HttpApiEndpoint.post("send", "/send").setPayload(Number).addSuccess(Sent))
  .add(HttpApiEndpoint.post("prove", "/prove").setPayload(Proof).addSuccess(Outcome))
  /** One touch makes an account where there is none. */
  .add(HttpApiEndpoint.post("oneTouch", "/one-touch").setPayload(NewNumber).addSuccess(Sent))
  .add(HttpApiEndpoint.post("proveOneTouch", "/one-touch/prove").setPayload(Proof).addSuccess(Outcome))
  .prefix("/phone")
