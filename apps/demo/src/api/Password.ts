/** Forgotten, reset, changed and first passwords. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"
import { Address, Done, NewPassword, Secret, Sent } from "./Fields.js"
import { Outcome, User } from "./Outcome.js"

export const Reset = Schema.Struct({ token: Secret, newPassword: NewPassword })

export const Change = Schema.Struct({ oldPassword: Secret, newPassword: NewPassword })

export const First = Schema.Struct({ newPassword: NewPassword })

export const PasswordGroup = HttpApiGroup.make("password")
  /** Answers the same whether there is such an account or not. */
  .add(HttpApiEndpoint.post("forgot", "/forgot").setPayload(Address).addSuccess(Sent))
  .add(
    HttpApiEndpoint.post("reset", "/reset")
      .setPayload(Reset)
      /** The user is set where the LoginRadius application logs in by a reset. */
      .addSuccess(Schema.Struct({ user: Schema.NullOr(User) }))
  )
  .add(HttpApiEndpoint.put("change", "/change").setPayload(Change).addSuccess(Done).middleware(SignedInOnly))
  /**
   * For accounts that have none yet, as those that came by a social provider. A management call on the server, and a
   * sign-in with the new password.
   */
  .add(HttpApiEndpoint.put("set", "/set").setPayload(First).addSuccess(Outcome).middleware(SignedInOnly))
  .prefix("/password")
