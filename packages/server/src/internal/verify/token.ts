/** What can be a token at all. */
import * as Redacted from "effect/Redacted"
import { attempt } from "../effect.js"

/** No token of LoginRadius is nearly as long, and servers refuse headers of this size. */
export const longest = 8192

/** The text of a token; undefined for what can be none: it could not have come in a header. */
export const textOf = (token: unknown): string | undefined => {
  const text: unknown = Redacted.isRedacted(token)
    ? attempt(
        () => Redacted.value(token),
        // It was wiped.
        () => undefined
      )
    : undefined
  return typeof text === "string" && text.length <= longest && /^[\x21-\x7e]+$/.test(text) ? text : undefined
}
