/** Changed and forgotten PINs. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"
import { Done, NewPin, Secret, Sent } from "./Fields.js"

export const Change = Schema.Struct({ oldPin: Secret, newPin: NewPin })

export const Reset = Schema.Struct({ token: Secret, newPin: NewPin })

export const PinGroup = HttpApiGroup.make("pin")
  /** Whether the user has a PIN. */
  .add(
    HttpApiEndpoint.get("read", "/")
      .addSuccess(Schema.Struct({ hasPin: Schema.Boolean }))
      .middleware(SignedInOnly)
  )
  .add(HttpApiEndpoint.put("change", "/change").setPayload(Change).addSuccess(Done).middleware(SignedInOnly))
  /** A mail to the user who is signed in, or whom this browser knows. Its link sets a first PIN, too. */
  .add(HttpApiEndpoint.post("forgot", "/forgot").addSuccess(Sent))
  .add(HttpApiEndpoint.post("reset", "/reset").setPayload(Reset).addSuccess(Done))
  .prefix("/pin")
