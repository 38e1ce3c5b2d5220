/** Records of the application's own about the user. */
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "@effect/platform"
import { Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"
import { Done, Name } from "./Fields.js"

/** A JSON object. */
export const Value = Schema.Record({ key: Schema.String, value: Schema.Unknown })

export const CustomObject = Schema.Struct({
  id: Schema.String,
  value: Value,
  createdAt: Schema.NullOr(Schema.String),
  modifiedAt: Schema.NullOr(Schema.String)
})
export type CustomObject = typeof CustomObject.Type

const kind = HttpApiSchema.param("kind", Name)
const id = HttpApiSchema.param("id", Name)

export const CustomObjectsGroup = HttpApiGroup.make("customObjects")
  /** The kinds of objects that are set up for the demo. */
  .add(HttpApiEndpoint.get("kinds", "/").addSuccess(Schema.Array(Schema.String)))
  .add(HttpApiEndpoint.get("list")`/${kind}`.addSuccess(Schema.Array(CustomObject)))
  .add(HttpApiEndpoint.post("create")`/${kind}`.setPayload(Schema.Struct({ value: Value })).addSuccess(CustomObject))
  .add(
    HttpApiEndpoint.put("update")`/${kind}/${id}`
      .setPayload(Schema.Struct({ value: Value, how: Schema.Literal("merge", "replace") }))
      .addSuccess(CustomObject)
  )
  .add(HttpApiEndpoint.del("delete")`/${kind}/${id}`.addSuccess(Done))
  .middleware(SignedInOnly)
  .prefix("/custom-objects")
