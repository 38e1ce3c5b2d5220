/** What the control API takes and answers, as JSON. */
import * as HttpApiSchema from "@effect/platform/HttpApiSchema"
import * as Schema from "effect/Schema"
import { snapshotName } from "./path.js"

/** A member that can be left out, and is where there is nothing. */
const maybe = Schema.optional

/** What is sent: a member that is not known is refused. */
export const sent = <Fields extends Schema.Struct.Fields>(fields: Fields): Schema.Struct<Fields> =>
  Schema.Struct(fields).annotations({ parseOptions: { onExcessProperty: "error" } })

const Secret = Schema.Redacted(Schema.String)

const Count = Schema.NonNegativeInt

/** A point in time: milliseconds since 1970. */
const At = Schema.Number.annotations({ description: "Milliseconds since 1970." })

/** A duration as it is sent. */
export const Span = Schema.Union(
  Schema.NonNegative.annotations({ description: "Milliseconds." }),
  Schema.NonEmptyString.annotations({ description: 'As in "31 minutes".' })
).annotations({ message: () => ({ message: "must be milliseconds, or a text such as 31 minutes", override: true }) })

const Values = Schema.Record({ key: Schema.String, value: Schema.Unknown })

// --- errors ------------------------------------------------------------------------------------------------------------

/**
 * Something that was sent cannot be. Never holds the value.
 *
 * @since 0.1.0
 * @category errors
 */
export class Invalid extends Schema.TaggedError<Invalid>("@loginradius-effect/emulator/Control/Invalid")(
  "Invalid",
  {
    /** Where it is, as in `fault.code`. */
    field: Schema.String,
    message: Schema.String
  },
  HttpApiSchema.annotations({ status: 400, identifier: "Invalid" })
) {}

/**
 * There is no such thing.
 *
 * @since 0.1.0
 * @category errors
 */
export class NotFound extends Schema.TaggedError<NotFound>("@loginradius-effect/emulator/Control/NotFound")(
  "NotFound",
  { message: Schema.String },
  HttpApiSchema.annotations({ status: 404, identifier: "NotFound" })
) {}

/**
 * No message fits that nobody has taken. `there` are those that nobody has taken, the oldest first.
 *
 * @since 0.1.0
 * @category errors
 */
export class NothingFits extends Schema.TaggedError<NothingFits>("@loginradius-effect/emulator/Control/NothingFits")(
  "NothingFits",
  {
    message: Schema.String,
    there: Schema.Array(
      Schema.Struct({ kind: Schema.Literal("mail", "sms"), to: Schema.String, template: Schema.String, at: At })
    )
  },
  HttpApiSchema.annotations({ status: 404, identifier: "NothingFits" })
) {}

/**
 * A text is no seed, or what it says is there already. Lists all that is wrong with it, and shows no value of it.
 *
 * @since 0.1.0
 * @category errors
 */
export class SeedInvalid extends Schema.TaggedError<SeedInvalid>("@loginradius-effect/emulator/Control/SeedInvalid")(
  "SeedInvalid",
  {
    message: Schema.String,
    problems: Schema.Array(
      Schema.Struct({
        line: maybe(Schema.Number),
        column: maybe(Schema.Number),
        path: Schema.String,
        reason: Schema.String,
        suggestion: maybe(Schema.String)
      })
    )
  },
  HttpApiSchema.annotations({ status: 400, identifier: "SeedInvalid" })
) {}

// --- the emulator ------------------------------------------------------------------------------------------------------

/**
 * @since 0.1.0
 * @category models
 */
export const Health = Schema.Struct({
  status: Schema.Literal("ok"),
  version: Schema.String,
  /** Since it is served, in milliseconds. */
  uptime: Schema.Number.annotations({ description: "Milliseconds since it is served." })
}).annotations({ identifier: "Health" })

/**
 * @since 0.1.0
 * @category models
 */
export const Info = Schema.Struct({
  /** Where it is called; `publicUrl` is where the links of mails lead. */
  url: Schema.String,
  publicUrl: Schema.String,
  apiKey: Schema.String,
  apiSecret: Schema.String,
  settings: Values,
  counts: Schema.Struct({ accounts: Count, messages: Count, requests: Count, faults: Count })
}).annotations({ identifier: "Info" })

/**
 * Settings by name, without secrets. Durations are milliseconds, or `infinite`.
 *
 * @since 0.1.0
 * @category models
 */
export const Settings = Values.annotations({ identifier: "Settings" })

/**
 * A kept snapshot. It is gone when the emulator ends.
 *
 * @since 0.1.0
 * @category models
 */
export const SnapshotInfo = Schema.Struct({ name: Schema.String, at: At, bytes: Count }).annotations({
  identifier: "SnapshotInfo"
})

/**
 * @since 0.1.0
 * @category models
 */
export const SnapshotName = Schema.String.pipe(
  Schema.pattern(snapshotName, {
    title: "a name of letters, digits, dots and dashes",
    message: () => ({ message: "must be of letters, digits, dots and dashes", override: true })
  })
)

// --- messages ----------------------------------------------------------------------------------------------------------

/**
 * A mail or an SMS as its recipient has it.
 *
 * @since 0.1.0
 * @category models
 */
export const Message = Schema.Struct({
  kind: Schema.Literal("mail", "sms"),
  to: Schema.String,
  template: Schema.String,
  purpose: maybe(Schema.String),
  vtype: maybe(Schema.String),
  /** The token in the link. */
  token: maybe(Secret),
  link: maybe(Secret),
  /** The one-time passcode. */
  code: maybe(Secret),
  /** Of mails. */
  subject: maybe(Schema.String),
  text: Secret,
  at: At,
  isTaken: Schema.Boolean
}).annotations({ identifier: "Message" })

/**
 * @since 0.1.0
 * @category models
 */
export const Take = sent({
  to: Schema.NonEmptyString.annotations({
    description: "An e-mail address or a phone number.",
    message: () => ({ message: "must be text that is not blank", override: true })
  }),
  template: maybe(Schema.String),
  kind: maybe(Schema.Literal("mail", "sms")),
  timeout: maybe(
    Span.annotations({ description: "How long to wait for a message: at most 60 seconds; not at all if left out." })
  )
}).annotations({ identifier: "Take" })

// --- the clock ---------------------------------------------------------------------------------------------------------

/**
 * What time it is for the emulated service.
 *
 * @since 0.1.0
 * @category models
 */
export const Time = Schema.Struct({
  now: At,
  frozen: Schema.Boolean,
  offset: Schema.Number.annotations({ description: "Milliseconds ahead of the clock of the machine." })
}).annotations({ identifier: "Time" })

/**
 * One of the three.
 *
 * @since 0.1.0
 * @category models
 */
export const Move = sent({
  advance: maybe(Span),
  freezeAt: maybe(Schema.Union(At, Schema.String.annotations({ description: "In ISO 8601." }))),
  reset: maybe(Schema.Literal(true))
}).annotations({ identifier: "Move" })

// --- faults ------------------------------------------------------------------------------------------------------------

const Status = Schema.Int.pipe(Schema.between(200, 599))

const Headers = Schema.Record({ key: Schema.String, value: Schema.String })

/**
 * What goes wrong, as in `Faults`.
 *
 * @since 0.1.0
 * @category models
 */
export const FaultInput = Schema.Union(
  sent({ type: Schema.Literal("status"), status: Status, body: maybe(Schema.Unknown), headers: maybe(Headers) }),
  sent({
    type: Schema.Literal("error"),
    code: Schema.Int,
    status: maybe(Status),
    description: maybe(Schema.String)
  }),
  sent({ type: Schema.Literal("rateLimited"), retryAfter: maybe(Span) }),
  sent({ type: Schema.Literal("gateway"), status: maybe(Status) }),
  sent({ type: Schema.Literal("delay"), duration: Span }),
  sent({ type: Schema.Literal("slowBody"), duration: Span }),
  sent({ type: Schema.Literal("cutBody") }),
  sent({ type: Schema.Literal("dropBefore") }),
  sent({ type: Schema.Literal("dropAfter") }),
  sent({ type: Schema.Literal("refuse") })
).annotations({ identifier: "FaultInput" })

const matching = {
  /** As in `Authentication.verifyEmail`. */
  operation: maybe(Schema.String),
  method: maybe(Schema.String),
  /** Without the query; `*` stands for any text. */
  path: maybe(Schema.String),
  /** A uid or an address. */
  account: maybe(Schema.String)
}

const Positive = Schema.Int.pipe(Schema.positive())

/**
 * A fault, which requests it meets, the first that it meets (`nth`), and how many (`times`): 1 each, unless said otherwise.
 *
 * @since 0.1.0
 * @category models
 */
export const Injection = sent({
  fault: FaultInput,
  ...matching,
  nth: maybe(Positive),
  times: maybe(Positive)
}).annotations({ identifier: "Injection" })

/**
 * A fault that is there: how many requests it has met, and is still to meet.
 *
 * @since 0.1.0
 * @category models
 */
export const Injected = Schema.Struct({
  id: Schema.String,
  fault: Schema.Union(
    Schema.Struct({ type: Schema.Literal("status"), status: Schema.Int, headers: Headers, body: Schema.String }),
    Schema.Struct({ type: Schema.Literal("delay", "slowBody"), duration: Schema.Number }),
    Schema.Struct({ type: Schema.Literal("cutBody", "dropBefore", "dropAfter", "refuse") })
  ),
  ...matching,
  nth: Schema.Number,
  fired: Schema.Number,
  left: Schema.Number
}).annotations({ identifier: "Injected" })

// --- what there is, and what happened ----------------------------------------------------------------------------------

const summary = {
  uid: Schema.String,
  emails: Schema.Array(Schema.String),
  userName: maybe(Schema.String),
  phone: maybe(Schema.String),
  providers: Schema.Array(Schema.String),
  isActive: Schema.Boolean,
  createdAt: At,
  lastLoginAt: maybe(At)
}

/**
 * @since 0.1.0
 * @category models
 */
export const AccountPage = Schema.Struct({
  accounts: Schema.Array(Schema.Struct(summary).annotations({ identifier: "AccountSummary" })),
  total: Count,
  next: maybe(Count)
}).annotations({ identifier: "AccountPage" })

/**
 * What belongs to an account, without hashes, keys, codes and tokens.
 *
 * @since 0.1.0
 * @category models
 */
export const AccountDetails = Schema.Struct({
  ...summary,
  addresses: Schema.Array(Schema.Struct({ type: Schema.String, value: Schema.String, isVerified: Schema.Boolean })),
  isPhoneVerified: Schema.Boolean,
  identities: Schema.Array(Schema.Struct({ provider: Schema.String, id: Schema.String })),
  hasPassword: Schema.Boolean,
  isLoginDisabled: Schema.Boolean,
  isDeleted: Schema.Boolean,
  lock: maybe(
    Schema.Struct({ type: Schema.Literal("Suspend", "Captcha", "SecurityQuestion", "Block"), until: maybe(At) })
  ),
  logins: Count,
  sessions: Schema.Array(
    Schema.Struct({
      provider: Schema.String,
      createdAt: At,
      expiresAt: At,
      isSliding: Schema.Boolean,
      refreshableUntil: maybe(At),
      ip: maybe(Schema.String),
      userAgent: maybe(Schema.String)
    })
  ),
  factors: Schema.Struct({
    authenticator: Schema.Literal("off", "offered", "on"),
    phone: maybe(Schema.String),
    email: Schema.Boolean,
    securityQuestions: Schema.Boolean,
    push: Schema.Boolean,
    duo: Schema.Boolean,
    unusedBackupCodes: Count
  }),
  roles: Schema.Array(Schema.String),
  roleContexts: Schema.Array(
    Schema.Struct({
      context: Schema.String,
      roles: Schema.Array(Schema.String),
      additionalPermissions: Schema.Array(Schema.String),
      expiresAt: maybe(At)
    })
  ),
  customObjects: Schema.Array(
    Schema.Struct({
      id: Schema.String,
      name: Schema.String,
      content: Schema.Unknown,
      createdAt: At,
      modifiedAt: At
    })
  )
}).annotations({ identifier: "AccountDetails" })

/**
 * What somebody is to answer elsewhere for a second factor.
 *
 * @since 0.1.0
 * @category models
 */
export const Challenge = Schema.Struct({
  id: Schema.String,
  kind: Schema.Literal("pairing", "push", "duo"),
  uid: Schema.String,
  /** Whether a login waits for it. */
  isLogin: Schema.Boolean,
  createdAt: At,
  expiresAt: At
}).annotations({ identifier: "Challenge" })

/**
 * @since 0.1.0
 * @category models
 */
export const Answered = Schema.Struct({
  redirectTo: maybe(
    Schema.String.annotations({
      description: "Where Duo sends the browser, with state and duo_code in the query; with error if it was denied."
    })
  )
}).annotations({ identifier: "Answered" })

/**
 * A request that has ended: nothing that was sent but its method, and its path where that is no route, without what can be a secret.
 *
 * @since 0.1.0
 * @category models
 */
export const HandledRequest = Schema.Struct({
  number: Schema.Number,
  at: At,
  operation: maybe(Schema.String),
  method: Schema.String,
  route: Schema.String,
  status: maybe(Schema.Number),
  code: maybe(Schema.Number),
  reason: maybe(Schema.String),
  evidence: maybe(Schema.Literal("documented", "seen", "inferred", "unknown")),
  fault: maybe(Schema.String),
  duration: Schema.Number.annotations({ description: "Milliseconds." })
}).annotations({ identifier: "HandledRequest" })

/**
 * What a webhook was told, and what became of it. Without `status`, `failure` says why.
 *
 * @since 0.1.0
 * @category models
 */
export const Delivery = Schema.Struct({
  at: At,
  event: Schema.String,
  hookId: Schema.String,
  targetUrl: Schema.String,
  body: Secret,
  signature: Schema.String,
  status: maybe(Schema.Number),
  failure: maybe(Schema.Literal("Deadline", "Unreachable", "Withheld")),
  duration: Schema.Number.annotations({ description: "Milliseconds." })
}).annotations({ identifier: "Delivery" })
