/** Decodes and encodes by a schema of the caller. */
import * as Effect from "effect/Effect"
import type * as ParseResult from "effect/ParseResult"
import * as Schema from "effect/Schema"

type Path = ReadonlyArray<PropertyKey>

/** Both directions of a schema. Unknown members are kept; both fail with the path of the first issue. */
export const codecOf = <A, I>(
  schema: Schema.Schema<A, I>
): {
  readonly decode: (value: unknown) => Effect.Effect<A, Path>
  readonly encode: (value: A) => Effect.Effect<I, Path>
} => {
  const options = { onExcessProperty: "preserve" } as const
  const decode = Schema.decodeUnknown(schema, options)
  const encode = Schema.encode(schema, options)
  return {
    decode: (value) => Effect.mapError(decode(value), pathOf),
    encode: (value) => Effect.mapError(encode(value), pathOf)
  }
}

const pathOf = ({ issue }: ParseResult.ParseError): Path => parseErrorPath(issue)

/** The path of the first issue. The issue's own text is not used: it shows the value. */
const parseErrorPath = (issue: ParseResult.ParseIssue): Path => {
  switch (issue._tag) {
    case "Pointer":
      return [issue.path, parseErrorPath(issue.issue)].flat()
    case "Composite":
      return parseErrorPath([issue.issues].flat()[0] as ParseResult.ParseIssue)
    case "Refinement":
    case "Transformation":
      return parseErrorPath(issue.issue)
    default:
      return []
  }
}
