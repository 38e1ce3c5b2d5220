/** Sign in with a second factor: the password first, then one of the steps that the answer names. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Code, Done, Phone, Requirement, Sent } from "./Fields.js"
import { Outcome, SecondFactorNeeded } from "./Outcome.js"
import { Password } from "./SignIn.js"

/** One of the addresses of the step, as the step has it: most of it is hidden. */
const Address = Schema.String

export const Send = Schema.Union(
  /** `phone` is for users without a number. */
  Schema.Struct({ by: Schema.Literal("sms"), phone: Schema.optional(Phone) }),
  Schema.Struct({ by: Schema.Literal("email"), email: Address })
)

export const Proof = Schema.Union(
  Schema.Struct({ by: Schema.Literal("authenticator", "sms", "backupCode"), code: Code }),
  Schema.Struct({ by: Schema.Literal("email"), email: Address, code: Code })
)

export const Waiting = Schema.Struct({
  /** The steps to choose from, if a login of this browser is pending. */
  needed: Schema.NullOr(SecondFactorNeeded),
  /** Whether everybody has to have a second factor. Null if that cannot be changed here, but only in LoginRadius' console. */
  isRequired: Schema.NullOr(Schema.Boolean)
})
export type Waiting = typeof Waiting.Type

export const TwoStepGroup = HttpApiGroup.make("twoStep")
  /** The login that asks for a second factor, or offers to set one up, as the application's settings want it. */
  .add(HttpApiEndpoint.post("password", "/password").setPayload(Password).addSuccess(Outcome))
  .add(HttpApiEndpoint.get("waiting", "/").addSuccess(Waiting))
  /** Sends a passcode. */
  .add(HttpApiEndpoint.post("send", "/send").setPayload(Send).addSuccess(Sent))
  .add(HttpApiEndpoint.post("prove", "/prove").setPayload(Proof).addSuccess(Outcome))
  /** Forgets the pending login. */
  .add(HttpApiEndpoint.post("cancel", "/cancel").addSuccess(Done))
  .add(HttpApiEndpoint.put("require", "/required").setPayload(Requirement).addSuccess(Waiting))
  .prefix("/two-step")
