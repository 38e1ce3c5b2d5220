/** Social accounts that are linked to the account of the user. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"
import { Done, Name } from "./Fields.js"
import { Arrival, Departure } from "./Social.js"

export const Linked = Schema.Struct({ provider: Schema.String, id: Schema.String, name: Schema.String })

const Provider = Schema.Struct({ provider: Name })

export const LinkingGroup = HttpApiGroup.make("linking")
  .add(HttpApiEndpoint.get("list", "/").addSuccess(Schema.Array(Linked)))
  .add(HttpApiEndpoint.post("depart", "/depart").setPayload(Provider).addSuccess(Departure))
  .add(HttpApiEndpoint.post("arrive", "/arrive").setPayload(Arrival).addSuccess(Schema.Array(Linked)))
  .add(
    HttpApiEndpoint.post("unlink", "/unlink")
      .setPayload(Schema.Struct({ provider: Name, id: Schema.String }))
      .addSuccess(Done)
  )
  .middleware(SignedInOnly)
  .prefix("/linking")
