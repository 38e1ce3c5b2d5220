/** The roles of the LoginRadius application, and those of the user. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"
import { Known, Name } from "./Fields.js"

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

/** The name is a part of LoginRadius' path: `.` and `..` would change the path, and a lone surrogate cannot be sent. */
const NewName = Name.pipe(
  Schema.pattern(/^(?!\.\.?$)\P{Surrogate}*$/u, { message: () => "A role cannot have this name." })
)

export const NewRole = Schema.Struct({ name: NewName, permissions: Permissions })

const named = Schema.Struct({ name: Known })
const all = Schema.Array(Role)

/** Every change answers all roles, so that the page is up to date. */
export const RolesGroup = HttpApiGroup.make("roles")
  .add(HttpApiEndpoint.get("list", "/").addSuccess(all))
  .add(HttpApiEndpoint.post("create", "/").setPayload(NewRole).addSuccess(all))
  .add(HttpApiEndpoint.put("assign", "/assigned").setUrlParams(named).addSuccess(all))
  .add(HttpApiEndpoint.del("unassign", "/assigned").setUrlParams(named).addSuccess(all))
  .add(HttpApiEndpoint.del("delete", "/").setUrlParams(named).addSuccess(all))
  .middleware(SignedInOnly)
  .prefix("/roles")
