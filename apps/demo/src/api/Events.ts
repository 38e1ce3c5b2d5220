/** What happens behind the page: the LoginRadius calls that it caused, and the mails and SMS that LoginRadius would have sent. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"

/** One call, read from its span. Spans hold no secret. */
export const Call = Schema.Struct({
  n: Schema.Number,
  /** `Module.name`. */
  endpoint: Schema.String,
  method: Schema.String,
  template: Schema.String,
  status: Schema.NullOr(Schema.Number),
  error: Schema.NullOr(Schema.String),
  code: Schema.NullOr(Schema.Number),
  attempts: Schema.Number,
  /** The errors of the attempts that were repeated, in their order. */
  repeated: Schema.Array(Schema.String),
  /** The type of the answer to a call that succeeds, as the endpoint declares it. */
  answer: Schema.NullOr(Schema.String),
  /** The errors that the endpoint declares. */
  errors: Schema.Array(Schema.String),
  /** The page of the endpoint in LoginRadius' documentation. */
  reference: Schema.NullOr(Schema.String),
  milliseconds: Schema.Number,
  at: Schema.Number
})
export type Call = typeof Call.Type

/** A mail or an SMS. Its secrets are shown on purpose: it exists in the emulator only. */
export const Message = Schema.Struct({
  n: Schema.Number,
  kind: Schema.Literal("mail", "sms"),
  to: Schema.String,
  template: Schema.String,
  link: Schema.NullOr(Schema.String),
  code: Schema.NullOr(Schema.String),
  at: Schema.Number
})
export type Message = typeof Message.Type

/** The code that an authenticator app shows now, for users without one at hand. */
export const Authenticator = Schema.Struct({ email: Schema.String, code: Schema.String })

export const Events = Schema.Struct({
  calls: Schema.Array(Call),
  messages: Schema.Array(Message),
  authenticators: Schema.Array(Authenticator)
})
export type Events = typeof Events.Type

/** The number of an event, as `n` has it; 0 stands for all. */
const Position = Schema.String.pipe(
  Schema.pattern(/^\d{1,15}$/),
  Schema.compose(Schema.NumberFromString, { strict: true })
)

export const EventsGroup = HttpApiGroup.make("events").add(
  HttpApiEndpoint.get("after", "/events")
    .setUrlParams(Schema.Struct({ call: Position, message: Position }))
    .addSuccess(Events)
)
