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
  /** The same answer for every address, so that nobody learns who has an account. */
  .add(HttpApiEndpoint.post("forgot", "/forgot").setPayload(Address).addSuccess(Sent))
  .add(
    HttpApiEndpoint.post("reset", "/reset")
      .setPayload(Reset)
      /** The user is set if a reset signs in, as the settings of the LoginRadius application say. */
      .addSuccess(Schema.Struct({ user: Schema.NullOr(User) }))
  )
  .add(HttpApiEndpoint.put("change", "/change").setPayload(Change).addSuccess(Done).middleware(SignedInOnly))
  /**
   * For accounts without a password, such as those of social providers: a management call of the server, and a sign-in with
   * the new password.
   */
  .add(HttpApiEndpoint.put("set", "/set").setPayload(First).addSuccess(Outcome).middleware(SignedInOnly))
  .prefix("/password")
