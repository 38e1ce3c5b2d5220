/** The forms with a new password or PIN, which is typed twice. Only the page knows the second one. */
import { Equal, type Redacted, Schema } from "effect"
import { NewPassword, NewPin, Secret } from "../../api/Fields.js"

const confirm = Schema.Redacted(Schema.String)

const areSame = (secret: Redacted.Redacted<string>, again: Redacted.Redacted<string>) =>
  Equal.equals(secret, again) || { path: ["confirm"], message: "The two are not the same." }

export const Twice = Schema.Struct({ newPassword: NewPassword, confirm }).pipe(
  Schema.filter((typed) => areSame(typed.newPassword, typed.confirm))
)

export const Replacement = Schema.extend(Schema.Struct({ oldPassword: Secret }), Twice)

export const PinTwice = Schema.Struct({ newPin: NewPin, confirm }).pipe(
  Schema.filter((typed) => areSame(typed.newPin, typed.confirm))
)

export const PinReplacement = Schema.extend(Schema.Struct({ oldPin: Secret }), PinTwice)
