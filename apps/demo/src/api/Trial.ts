/** What the emulator lets anybody do to it: advance its clock, break its calls, see what is in it. LoginRadius itself refuses it. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { Done, Known } from "./Fields.js"

/** Who has an account, and what keeps somebody out of it. */
export const Account = Schema.Struct({
  uid: Schema.String,
  name: Schema.String,
  email: Schema.NullOr(Schema.String),
  phone: Schema.NullOr(Schema.String),
  isVerified: Schema.Boolean,
  state: Schema.Literal("active", "locked", "blocked", "login disabled", "deleted"),
  /** When a lock ends by itself, in milliseconds since 1970. */
  until: Schema.NullOr(Schema.Number),
  factors: Schema.Array(Schema.Literal("authenticator", "sms", "email")),
  hasPin: Schema.Boolean,
  failedLogins: Schema.Number
})
export type Account = typeof Account.Type

/** A delivery to a webhook, once its signature was checked. */
export const Delivery = Schema.Struct({
  n: Schema.Number,
  /** The tag of the event; null if the delivery was refused. */
  event: Schema.NullOr(Schema.String),
  uid: Schema.NullOr(Schema.String),
  refused: Schema.NullOr(Schema.String),
  at: Schema.Number
})
export type Delivery = typeof Delivery.Type

export const Trial = Schema.Struct({
  /** The time of the emulator, in milliseconds since 1970. */
  now: Schema.Number,
  /** How far it is ahead of this machine, in seconds. */
  ahead: Schema.Number,
  /** The latest last. */
  deliveries: Schema.Array(Delivery),
  accounts: Schema.Array(Account)
})
export type Trial = typeof Trial.Type

/** By how many seconds: a year at most. */
export const Advance = Schema.Struct({ seconds: Schema.Int.pipe(Schema.between(1, 31_622_400)) })

export const Fault = Schema.Struct({
  fault: Schema.Literal("status503", "status429", "delay", "dropBefore", "dropAfter", "refuse"),
  times: Schema.Int.pipe(Schema.between(1, 10)),
  /** As in `Authentication.loginByEmail`; missing for whichever call comes next. */
  endpoint: Schema.optional(Known)
})

/** `read` can be repeated; `mail` sends one, so that nobody repeats it who does not know whether it was sent. */
export const Call = Schema.Struct({ what: Schema.Literal("read", "mail") })

export const TrialGroup = HttpApiGroup.make("trial")
  .add(HttpApiEndpoint.get("read", "/").addSuccess(Trial))
  .add(HttpApiEndpoint.post("advance", "/clock").setPayload(Advance).addSuccess(Trial))
  .add(HttpApiEndpoint.post("inject", "/faults").setPayload(Fault).addSuccess(Done))
  .add(HttpApiEndpoint.post("call", "/call").setPayload(Call).addSuccess(Done))
  .prefix("/trial")
