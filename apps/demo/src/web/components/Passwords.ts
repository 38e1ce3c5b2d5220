/** The forms with a new password, which is typed twice. Only the page knows the second one. */
import { Equal, Schema } from "effect"
import { NewPassword, Secret } from "../../api/Fields.js"

const confirm = Schema.Redacted(Schema.String)

export const Twice = Schema.Struct({ newPassword: NewPassword, confirm }).pipe(
  Schema.filter(
    (typed) =>
      Equal.equals(typed.newPassword, typed.confirm) || { path: ["confirm"], message: "The two are not the same." }
  )
)

export const Replacement = Schema.extend(Schema.Struct({ oldPassword: Secret }), Twice)
