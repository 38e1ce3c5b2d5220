/** The fields that forms share, and the forms of one field, checked by page and server. Secrets are read as `Redacted`. */
import { Schema } from "effect"

const text = (name: string, most: number) =>
  Schema.Trim.pipe(
    Schema.minLength(1, { message: () => `Enter ${name}.` }),
    Schema.maxLength(most, { message: () => `At most ${most} characters.` })
  )

export const Email = Schema.Trim.pipe(
  Schema.maxLength(254, { message: () => "This address is too long." }),
  Schema.pattern(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, { message: () => "Enter an e-mail address such as ada@example.com." })
)

export const Phone = Schema.Trim.pipe(
  Schema.pattern(/^\+?[0-9 ()-]{7,20}$/, { message: () => "Enter a phone number such as +1 202 555 0100." })
)

export const Name = text("a name", 100)

/**
 * The name or id of something that exists, without a change. It goes in the query: from a path, browsers would remove `.` and
 * `..`. A lone surrogate is refused, because it would arrive as another character.
 */
export const Known = Schema.String.pipe(
  Schema.minLength(1),
  Schema.maxLength(500),
  Schema.filter((name) => !/\p{Surrogate}/u.test(name))
)

/** Blank if nothing was typed. */
export const OptionalName = Schema.optionalWith(
  Schema.Trim.pipe(Schema.maxLength(100, { message: () => "At most 100 characters." })),
  { default: () => "" }
)

export const Secret = Schema.Redacted(
  Schema.String.pipe(
    Schema.minLength(1, { message: () => "This field is empty." }),
    Schema.maxLength(500, { message: () => "This is too long." })
  )
)

export const NewPassword = Schema.Redacted(
  Schema.String.pipe(
    Schema.minLength(8, { message: () => "Use at least 8 characters." }),
    Schema.maxLength(100, { message: () => "Use at most 100 characters." })
  )
)

/** LoginRadius takes every PIN that is not blank: the rules are the application's. */
export const NewPin = Schema.Redacted(
  Schema.String.pipe(Schema.pattern(/^\d{4,8}$/, { message: () => "Use 4 to 8 digits." }))
)

/** A one-time passcode, or a backup code. Spaces, as in `123 456`, are removed. */
export const Code = Schema.Redacted(
  Schema.transform(
    Schema.String,
    Schema.String.pipe(
      Schema.minLength(1, { message: () => "Enter the code." }),
      Schema.maxLength(50, { message: () => "This is too long for a code." })
    ),
    { strict: true, decode: (typed) => typed.replace(/\s/g, ""), encode: (code) => code }
  )
)

/** A message was sent. `to` is its address or number, as far as it may be shown. */
export const Sent = Schema.Struct({ to: Schema.String })

export const Done = Schema.Struct({ done: Schema.Literal(true) })

export const Address = Schema.Struct({ email: Email })

export const PhoneNumber = Schema.Struct({ phone: Phone })

export const Confirmation = Schema.Struct({ code: Code })

/** Whether everybody is asked for something while signing in. */
export const Requirement = Schema.Struct({ isRequired: Schema.Boolean })

/** The token of a link in a mail. */
export const Token = Schema.Struct({ token: Secret })
