/** Sign in by a link in a mail: passwordless login, smart login and one-touch login. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Address, Done, Email, OptionalName, Sent, Token } from "./Fields.js"
import { Outcome } from "./Outcome.js"

export const NewAddress = Schema.Struct({ email: Email, name: OptionalName })

/**
 * `replaces`: the user of this browser, if there is one, is signed out by it. Without it such a request is refused, and the
 * link stays good: somebody else may have sent it, to sign their victim in to an account of theirs.
 */
export const Follow = Schema.Struct({
  ...Token.fields,
  replaces: Schema.optionalWith(Schema.Boolean, { default: () => false })
})

/** The link has not been followed yet. */
export const Waiting = Schema.TaggedStruct("Waiting", {})

export const LinkSignInGroup = HttpApiGroup.make("linkSignIn")
  .add(HttpApiEndpoint.post("passwordless", "/passwordless").setPayload(Address).addSuccess(Sent))
  .add(HttpApiEndpoint.post("followPasswordless", "/passwordless/follow").setPayload(Follow).addSuccess(Outcome))
  /** Smart login: this device waits until the link is followed on any device. The id of the login stays on the server. */
  .add(HttpApiEndpoint.post("smart", "/smart").setPayload(Address).addSuccess(Sent))
  .add(HttpApiEndpoint.post("ping", "/ping").addSuccess(Schema.Union(Waiting, ...Outcome.members)))
  /** Confirms the login from the other device, and signs in nobody on it. */
  .add(HttpApiEndpoint.post("followSmart", "/smart/follow").setPayload(Token).addSuccess(Done))
  /** One touch creates the account if it is missing. The device that asked waits by `ping`, as in smart login. */
  .add(HttpApiEndpoint.post("oneTouch", "/one-touch").setPayload(NewAddress).addSuccess(Sent))
  .add(HttpApiEndpoint.post("followOneTouch", "/one-touch/follow").setPayload(Token).addSuccess(Done))
  .prefix("/link")
