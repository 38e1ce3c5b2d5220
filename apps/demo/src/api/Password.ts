/** Forgotten, reset, changed and first passwords. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"
import { Done, Email, NewPassword, Secret, Sent } from "./Fields.js"

export const PasswordGroup = HttpApiGroup.make("password")
  .add(
    HttpApiEndpoint.post("forgot", "/forgot")
      .setPayload(Schema.Struct({ email: Email }))
      .addSuccess(Sent)
  )
  .add(
    HttpApiEndpoint.post("reset", "/reset")
      .setPayload(Schema.Struct({ token: Secret, newPassword: NewPassword }))
      .addSuccess(Done)
  )
  .add(
    HttpApiEndpoint.put("change", "/change")
      .setPayload(Schema.Struct({ oldPassword: Secret, newPassword: NewPassword }))
      .addSuccess(Done)
      .middleware(SignedInOnly)
  )
  /** For accounts that have none yet, as those that came by a social provider. A management call on the server. */
  .add(
    HttpApiEndpoint.put("set", "/set")
      .setPayload(Schema.Struct({ newPassword: NewPassword }))
      .addSuccess(Done)
      .middleware(SignedInOnly)
  )
  .prefix("/password")
