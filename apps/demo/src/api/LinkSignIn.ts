/** Sign in by a link in a mail: passwordless login, smart login and one-touch login. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Done, Email, Name, Secret, Sent } from "./Fields.js"
import { Outcome } from "./Outcome.js"

const Token = Schema.Struct({ token: Secret })

export const LinkSignInGroup = HttpApiGroup.make("linkSignIn")
  .add(
    HttpApiEndpoint.post("passwordless", "/passwordless")
      .setPayload(Schema.Struct({ email: Email }))
      .addSuccess(Sent)
  )
  .add(HttpApiEndpoint.post("followPasswordless", "/passwordless/follow").setPayload(Token).addSuccess(Outcome))
  /** Smart login: this device waits while the link is followed on another one. The id of the wait stays on the server. */
  .add(
    HttpApiEndpoint.post("smart", "/smart")
      .setPayload(Schema.Struct({ email: Email }))
      .addSuccess(Sent)
  )
  .add(
    HttpApiEndpoint.post("pingSmart", "/smart/ping").addSuccess(
      Schema.Union(Schema.TaggedStruct("Waiting", {}), ...Outcome.members)
    )
  )
  /** The other device: confirms the login, and signs in nobody there. */
  .add(HttpApiEndpoint.post("followSmart", "/smart/follow").setPayload(Token).addSuccess(Done))
  /** One touch makes an account where there is none. */
  .add(
    HttpApiEndpoint.post("oneTouch", "/one-touch")
      .setPayload(Schema.Struct({ email: Email, name: Schema.optional(Name) }))
      .addSuccess(Sent)
  )
  /** The device that asked waits by `pingSmart`. */
  .add(HttpApiEndpoint.post("followOneTouch", "/one-touch/follow").setPayload(Token).addSuccess(Done))
  .prefix("/link")
