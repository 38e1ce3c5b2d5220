/** Custom objects: records about the user that the application defines. */
import { HttpApiEndpoint, HttpApiGroup } from "@effect/platform"
import { ParseResult, Schema } from "effect"
import { SignedInOnly } from "./CurrentUser.js"
import { Done, Known } from "./Fields.js"

/** A JSON object. */
export const Value = Schema.Record({ key: Schema.String, value: Schema.Unknown })

const isObject = (value: unknown): value is typeof Value.Type =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** A JSON object as somebody types it. Its errors have the words of the parser. */
export const Typed = Schema.transformOrFail(Schema.String, Value, {
  strict: true,
  decode: (text, _options, ast) => {
    const refuse = (message: string) => new ParseResult.Type(ast, text, message)
    return ParseResult.flatMap(
      ParseResult.try({
        try: (): unknown => JSON.parse(text),
        catch: (error) => refuse(`This is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}.`)
      }),
      (value) =>
        isObject(value)
          ? ParseResult.succeed(value)
          : ParseResult.fail(refuse('Enter an object, as in {"theme": "dark"}.'))
    )
  },
  encode: (value) => ParseResult.succeed(JSON.stringify(value, undefined, 2))
})

export const CustomObject = Schema.Struct({
  id: Schema.String,
  value: Value,
  createdAt: Schema.NullOr(Schema.String),
  modifiedAt: Schema.NullOr(Schema.String)
})
export type CustomObject = typeof CustomObject.Type

/** `merge` keeps the members that are not given; `replace` removes them. */
export const How = Schema.Literal("merge", "replace")
export const Change = Schema.Struct({ value: Value, how: How })

const ofKind = Schema.Struct({ kind: Known })
const oneRecord = Schema.Struct({ kind: Known, id: Known })

export const CustomObjectsGroup = HttpApiGroup.make("customObjects")
  /** The names of the custom objects, as far as they are known. */
  .add(HttpApiEndpoint.get("kinds", "/kinds").addSuccess(Schema.Array(Schema.String)))
  .add(HttpApiEndpoint.get("list", "/").setUrlParams(ofKind).addSuccess(Schema.Array(CustomObject)))
  .add(
    HttpApiEndpoint.post("create", "/")
      .setUrlParams(ofKind)
      .setPayload(Schema.Struct({ value: Value }))
      .addSuccess(CustomObject)
  )
  .add(HttpApiEndpoint.put("update", "/").setUrlParams(oneRecord).setPayload(Change).addSuccess(CustomObject))
  .add(HttpApiEndpoint.del("delete", "/").setUrlParams(oneRecord).addSuccess(Done))
  .middleware(SignedInOnly)
  .prefix("/custom-objects")
