/** The roles of the LoginRadius application, and those of the user. */
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"
import { Name } from "./Fields.js"

export const Role = Schema.Struct({
  name: Schema.String,
  permissions: Schema.Array(Schema.String),
  assigned: Schema.Boolean
})
export type Role = typeof Role.Type

/** Permissions as somebody types them, as in `read, write`. */
const Permissions = Schema.transform(Schema.String, Schema.Array(Schema.String), {
  strict: true,
  decode: (text) => [...new Set(text.split(/[\s,]+/).filter((name) => name !== ""))],
  encode: (names) => names.join(", ")
})

export const NewRole = Schema.Struct({ name: Name, permissions: Permissions })

const name = HttpApiSchema.param("name", Name)
const all = Schema.Array(Role)

/** Every change answers all roles, so that the page shows what is true now. */
export const RolesGroup = HttpApiGroup.make("roles")
  .add(HttpApiEndpoint.get("list", "/").addSuccess(all))
  .add(HttpApiEndpoint.post("create", "/").setPayload(NewRole).addSuccess(all))
  .add(HttpApiEndpoint.put("assign")`/${name}/assigned`.addSuccess(all))
  .add(HttpApiEndpoint.del("unassign")`/${name}/assigned`.addSuccess(all))
  .add(HttpApiEndpoint.del("delete")`/${name}`.addSuccess(all))
  .middleware(SignedInOnly)
  .prefix("/roles")
