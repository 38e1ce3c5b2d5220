/** The second factors of the user: what is set up, and how to set up and remove each. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"
import { Code, Confirmation, PhoneNumber, Secret, Sent } from "./Fields.js"

export const Factor = Schema.Literal("authenticator", "sms", "email")
export type Factor = typeof Factor.Type

export const Factors = Schema.Struct({
  authenticator: Schema.Boolean,
  /** The number for codes by SMS, with most digits hidden. */
  phone: Schema.NullOr(Schema.String),
  email: Schema.Boolean,
  /** The factors that the application's settings offer. */
  offered: Schema.Array(Factor)
})
export type Factors = typeof Factors.Type

/**
 * A session alone must not be enough to take a factor off: it takes a step-up by the password, or by a code of a factor that is
 * set up. The code is one of the authenticator app for that app, and of a mail for the others.
 */
export const Removal = Schema.Struct({
  factor: Factor,
  password: Schema.optional(Secret),
  code: Schema.optional(Code)
}).pipe(
  Schema.filter(
    ({ code, password }) =>
      (code === undefined) !== (password === undefined) || {
        path: ["password"],
        message: "Enter your password, or a code in its place."
      }
  )
)

/** The key of an authenticator app: an image to scan (a `data:` URI or an address), and a text to type. */
export const Enrolment = Schema.Struct({ qrCode: Schema.NullOr(Schema.String), key: Schema.NullOr(Schema.String) })
export type Enrolment = typeof Enrolment.Type

export const SecondFactorGroup = HttpApiGroup.make("secondFactor")
  .add(HttpApiEndpoint.get("read", "/").addSuccess(Factors))
  .add(HttpApiEndpoint.post("enrol", "/authenticator").addSuccess(Enrolment))
  .add(HttpApiEndpoint.put("confirm", "/authenticator").setPayload(Confirmation).addSuccess(Factors))
  /** Refused where a number is set up: another one would take its place, and that is to remove it. */
  .add(HttpApiEndpoint.post("sendSms", "/phone").setPayload(PhoneNumber).addSuccess(Sent))
  .add(HttpApiEndpoint.put("confirmSms", "/phone").setPayload(Confirmation).addSuccess(Factors))
  /** To the address of the user. */
  .add(HttpApiEndpoint.post("sendMail", "/email").addSuccess(Sent))
  .add(HttpApiEndpoint.put("confirmMail", "/email").setPayload(Confirmation).addSuccess(Factors))
  /** A code for a removal, to the address of the user. */
  .add(HttpApiEndpoint.post("sendProof", "/proof").addSuccess(Sent))
  .add(HttpApiEndpoint.post("remove", "/remove").setPayload(Removal).addSuccess(Factors))
  /** Answers the codes once. `replace` makes new ones, and the old ones become invalid. */
  .add(
    HttpApiEndpoint.post("backupCodes", "/backup-codes")
      .setPayload(Schema.Struct({ replace: Schema.Boolean }))
      .addSuccess(Schema.Array(Schema.String))
  )
  .middleware(SignedInOnly)
  .prefix("/second-factor")
