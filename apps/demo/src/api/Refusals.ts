/**
 * The refusals of the application: few errors, each with a text for the user. `field` names the form field that is wrong, if
 * one is.
 */
import { HttpApiSchema } from "@effect/platform"
import { Schema } from "effect"

const said = { message: Schema.String, field: Schema.optional(Schema.String) }

/** A form field cannot be accepted as it is. */
export class InvalidField extends Schema.TaggedError<InvalidField>()(
  "InvalidField",
  { ...said, field: Schema.String },
  HttpApiSchema.annotations({ status: 422 })
) {}

/** Who signs in is unknown, or the password is wrong. */
export class WrongCredentials extends Schema.TaggedError<WrongCredentials>()(
  "WrongCredentials",
  said,
  HttpApiSchema.annotations({ status: 401 })
) {}

/** The address or the number has to be verified first. */
export class NotVerified extends Schema.TaggedError<NotVerified>()(
  "NotVerified",
  said,
  HttpApiSchema.annotations({ status: 403 })
) {}

/** The account is locked: until a point in time (ISO 8601), or until somebody unlocks it. */
export class AccountLocked extends Schema.TaggedError<AccountLocked>()(
  "AccountLocked",
  { ...said, until: Schema.optional(Schema.String) },
  HttpApiSchema.annotations({ status: 423 })
) {}

/** A passcode, or the token of a link, is wrong, used or expired. */
export class CodeRefused extends Schema.TaggedError<CodeRefused>()(
  "CodeRefused",
  { ...said, reason: Schema.Literal("wrong", "expired", "used") },
  HttpApiSchema.annotations({ status: 410 })
) {}

/** An address, a number, a role or a linked account exists already. */
export class AlreadyTaken extends Schema.TaggedError<AlreadyTaken>()(
  "AlreadyTaken",
  said,
  HttpApiSchema.annotations({ status: 409 })
) {}

/** What is asked for does not exist. */
export class NotFound extends Schema.TaggedError<NotFound>()(
  "NotFound",
  said,
  HttpApiSchema.annotations({ status: 404 })
) {}

/** The feature is not switched on in the LoginRadius application, or not allowed to this account. */
export class NotAvailable extends Schema.TaggedError<NotAvailable>()(
  "NotAvailable",
  said,
  HttpApiSchema.annotations({ status: 403 })
) {}

/** Nobody is signed in, or the session has ended. */
export class SignInRequired extends Schema.TaggedError<SignInRequired>()(
  "SignInRequired",
  said,
  HttpApiSchema.annotations({ status: 401 })
) {}

/** The request does not come from this application's own page. */
export class Forbidden extends Schema.TaggedError<Forbidden>()(
  "Forbidden",
  said,
  HttpApiSchema.annotations({ status: 403 })
) {}

/** Too many attempts. `retryAfter` says in how many seconds to try again. */
export class TooManyAttempts extends Schema.TaggedError<TooManyAttempts>()(
  "TooManyAttempts",
  { ...said, retryAfter: Schema.Number },
  HttpApiSchema.annotations({ status: 429 })
) {}

/** LoginRadius cannot be reached or does not work. `mayHaveHappened`: the call may have had its effect. */
export class Unavailable extends Schema.TaggedError<Unavailable>()(
  "Unavailable",
  { ...said, mayHaveHappened: Schema.Boolean },
  HttpApiSchema.annotations({ status: 503 })
) {}

/** All refusals of this API. */
export const Refusal = Schema.Union(
  InvalidField,
  WrongCredentials,
  NotVerified,
  AccountLocked,
  CodeRefused,
  AlreadyTaken,
  NotFound,
  NotAvailable,
  SignInRequired,
  Forbidden,
  TooManyAttempts,
  Unavailable
)
export type Refusal = typeof Refusal.Type
