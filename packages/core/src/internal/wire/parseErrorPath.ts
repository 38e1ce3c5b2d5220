/** Where a value does not fit a schema of the caller's. */
import type * as ParseResult from "effect/ParseResult"

/** The way to the first issue. The issue's own text is not used: it shows the value. */
export const parseErrorPath = (issue: ParseResult.ParseIssue): ReadonlyArray<PropertyKey> => {
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
