/** The profile of the user. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"

export const Profile = Schema.Struct({
  uid: Schema.String,
  email: Schema.NullOr(Schema.String),
  emailVerified: Schema.Boolean,
  phone: Schema.NullOr(Schema.String),
  firstName: Schema.NullOr(Schema.String),
  lastName: Schema.NullOr(Schema.String),
  about: Schema.NullOr(Schema.String),
  provider: Schema.NullOr(Schema.String),
  hasPassword: Schema.Boolean,
  imageUrl: Schema.NullOr(Schema.String),
  createdAt: Schema.NullOr(Schema.String),
  lastLoginAt: Schema.NullOr(Schema.String)
})
export type Profile = typeof Profile.Type

const short = Schema.Trim.pipe(Schema.maxLength(100, { message: () => "At most 100 characters." }))

/** Members that are missing or blank keep their values. */
export const Changes = Schema.Struct({
  firstName: Schema.optional(short),
  lastName: Schema.optional(short),
  about: Schema.optional(Schema.Trim.pipe(Schema.maxLength(1000, { message: () => "At most 1000 characters." })))
})

export const ProfileGroup = HttpApiGroup.make("profile")
  .add(HttpApiEndpoint.get("read", "/").addSuccess(Profile))
  .add(HttpApiEndpoint.put("update", "/").setPayload(Changes).addSuccess(Profile))
  .middleware(SignedInOnly)
  .prefix("/profile")
