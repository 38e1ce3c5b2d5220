/** Social accounts that are linked to the account of the user. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"
import { Name } from "./Fields.js"
import { Callback, Provider, Redirect } from "./Social.js"

export const Linked = Schema.Struct({
  provider: Schema.String,
  id: Schema.String,
  name: Schema.String,
  /** Whether the user has signed in by this account, which then cannot be unlinked. */
  isInUse: Schema.Boolean
})
export type Linked = typeof Linked.Type

const all = Schema.Array(Linked)

/** Every change answers all accounts, so that the page is up to date. */
export const LinkingGroup = HttpApiGroup.make("linking")
  .add(HttpApiEndpoint.get("list", "/").addSuccess(all))
  .add(HttpApiEndpoint.post("depart", "/depart").setPayload(Provider).addSuccess(Redirect))
  .add(HttpApiEndpoint.post("arrive", "/arrive").setPayload(Callback).addSuccess(all))
  .add(
    HttpApiEndpoint.post("unlink", "/unlink")
      .setPayload(Schema.Struct({ provider: Name, id: Name }))
      .addSuccess(all)
  )
  .middleware(SignedInOnly)
  .prefix("/linking")
