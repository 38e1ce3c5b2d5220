/** Registration and the verification of addresses. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Address, Email, Name, NewPassword, Sent, Token } from "./Fields.js"
import { User } from "./Outcome.js"

export const Register = Schema.Struct({ name: Name, email: Email, password: NewPassword })

export const Verified = Schema.Struct({
  email: Schema.NullOr(Schema.String),
  /** Set if a verification signs in, as the settings of the LoginRadius application say. */
  user: Schema.NullOr(User)
})

export const RegistrationGroup = HttpApiGroup.make("registration")
  .add(HttpApiEndpoint.post("register", "/").setPayload(Register).addSuccess(Sent))
  .add(HttpApiEndpoint.post("verify", "/verify").setPayload(Token).addSuccess(Verified))
  .add(HttpApiEndpoint.post("resend", "/resend").setPayload(Address).addSuccess(Sent))
  .prefix("/registration")
