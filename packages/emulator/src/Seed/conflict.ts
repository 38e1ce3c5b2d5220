/** Seeds that meet what is there. */
import * as Data from "effect/Data"

const identities = ["Uid", "Email", "UserName", "Phone", "Social"] as const

/**
 * Another account has the same, or a record with this id is there, or a webhook of this event and target.
 *
 * @since 0.1.0
 * @category errors
 */
export class SeedConflict
  extends /* @__PURE__ */ Data.TaggedError("SeedConflict")<{
    readonly what: (typeof identities)[number] | "CustomObject" | "RegistrationData" | "Webhook"
  }>
{
  override get message(): string {
    const isIdentity = (identities as ReadonlyArray<string>).includes(this.what)
    return isIdentity ? `another account has the same ${this.what}` : `the same ${this.what} is there`
  }
}
