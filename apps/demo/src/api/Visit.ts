/** What a page needs to know first: who is here, and where the demo runs. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { User } from "./Outcome.js"

/** An account to try. Its password is shown: it is one of the emulator's. */
export const TryAccount = Schema.Struct({
  label: Schema.String,
  email: Schema.String,
  password: Schema.String,
  phone: Schema.optional(Schema.String)
})

export const Visit = Schema.Struct({
  user: Schema.NullOr(User),
  runsOn: Schema.Literal("emulator", "service"),
  accounts: Schema.Array(TryAccount),
  /** Lower-case names of the social providers. */
  providers: Schema.Array(Schema.String)
})
export type Visit = typeof Visit.Type

/** Starts a browser session where there is none: its two cookies come with the answer. */
export const VisitGroup = HttpApiGroup.make("visit").add(HttpApiEndpoint.get("current", "/visit").addSuccess(Visit))
