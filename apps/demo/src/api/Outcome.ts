/** What a sign-in comes to. All ways to sign in answer with it. */
import { Schema } from "effect"

export const User = Schema.Struct({ uid: Schema.String, email: Schema.String, name: Schema.String })
export type User = typeof User.Type

/**
 * The ways to go on with a second factor, of which the user takes one. Tags are the SDK's own. `Enrol…` is offered to those
 * who still have to set one up.
 */
export const Step = Schema.Union(
  Schema.TaggedStruct("VerifyAuthenticator", {}),
  /** What the app scans (a `data:` URI or an address), or what is typed into it. */
  Schema.TaggedStruct("EnrolAuthenticator", {
    qrCode: Schema.NullOr(Schema.String),
    key: Schema.NullOr(Schema.String)
  }),
  /** Most of the number is hidden. */
  Schema.TaggedStruct("VerifySms", { phone: Schema.NullOr(Schema.String), isSent: Schema.Boolean }),
  Schema.TaggedStruct("EnrolSms", {}),
  /** Most of each address is hidden. `sentTo` is where a code has just gone. */
  Schema.TaggedStruct("VerifyEmailOtp", { emails: Schema.Array(Schema.String), sentTo: Schema.NullOr(Schema.String) }),
  Schema.TaggedStruct("EnrolEmailOtp", { emails: Schema.Array(Schema.String) }),
  Schema.TaggedStruct("UseBackupCode", {})
)
export type Step = typeof Step.Type

export const SignedIn = Schema.TaggedStruct("SignedIn", { user: User })

/** The password was right, and a second factor has to be proved. The token for it stays on the server. */
export const SecondFactorNeeded = Schema.TaggedStruct("SecondFactorNeeded", { steps: Schema.Array(Step) })
export type SecondFactorNeeded = typeof SecondFactorNeeded.Type

export const Outcome = Schema.Union(SignedIn, SecondFactorNeeded)
export type Outcome = typeof Outcome.Type
