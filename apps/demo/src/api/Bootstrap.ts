/** What the page needs to know first: who is signed in, and what the demo runs on. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { User } from "./Outcome.js"

/** An account to try. The page shows its password, because the account is one of the emulator's. */
export const TryAccount = Schema.Struct({
  label: Schema.String,
  email: Schema.String,
  password: Schema.String,
  phone: Schema.optional(Schema.String)
})

export const Bootstrap = Schema.Struct({
  user: Schema.NullOr(User),
  runsOn: Schema.Literal("emulator", "service"),
  accounts: Schema.Array(TryAccount),
  /** The names of the social providers, in lower case. */
  providers: Schema.Array(Schema.String)
})
export type Bootstrap = typeof Bootstrap.Type

/** Starts a browser session if the browser has none. The answer sets its two cookies. */
export const BootstrapGroup = HttpApiGroup.make("bootstrap").add(
  HttpApiEndpoint.get("read", "/visit").addSuccess(Bootstrap)
)
