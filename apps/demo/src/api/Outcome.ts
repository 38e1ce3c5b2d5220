/** The outcome of a sign-in. All ways to sign in answer it. */
import { Schema } from "effect"

export const User = Schema.Struct({ uid: Schema.String, email: Schema.String, name: Schema.String })
export type User = typeof User.Type

/**
 * The ways to go on with a second factor, of which the user takes one. The tags are the SDK's. `Enrol…` sets up a factor that
 * is missing.
 */
export const Step = Schema.Union(
  Schema.TaggedStruct("VerifyAuthenticator", {}),
  /** The image to scan (a `data:` URI or an address), and the key to type. */
  Schema.TaggedStruct("EnrolAuthenticator", {
    qrCode: Schema.NullOr(Schema.String),
    key: Schema.NullOr(Schema.String)
  }),
  /** Most digits of the number are hidden. */
  Schema.TaggedStruct("VerifySms", { phone: Schema.NullOr(Schema.String), isSent: Schema.Boolean }),
  Schema.TaggedStruct("EnrolSms", {}),
  /** Most of each address is hidden. `sentTo` is the address that a code was just sent to. */
  Schema.TaggedStruct("VerifyEmailOtp", { emails: Schema.Array(Schema.String), sentTo: Schema.NullOr(Schema.String) }),
  Schema.TaggedStruct("EnrolEmailOtp", { emails: Schema.Array(Schema.String) }),
  Schema.TaggedStruct("UseBackupCode", {})
)
export type Step = typeof Step.Type

export const SignedIn = Schema.TaggedStruct("SignedIn", { user: User })

/** The password was right, and a second factor has to be proved. The token for it stays on the server. */
export const SecondFactorNeeded = Schema.TaggedStruct("SecondFactorNeeded", { steps: Schema.Array(Step) })
export type SecondFactorNeeded = typeof SecondFactorNeeded.Type

/** The user is who they say, and has to choose a PIN. The token for it stays on the server. */
export const PinNeeded = Schema.TaggedStruct("PinNeeded", {})

/** The user is who they say, and has to fill in consent forms. The token for it stays on the server. */
export const ConsentNeeded = Schema.TaggedStruct("ConsentNeeded", {})

export const Outcome = Schema.Union(SignedIn, SecondFactorNeeded, PinNeeded, ConsentNeeded)
export type Outcome = typeof Outcome.Type
