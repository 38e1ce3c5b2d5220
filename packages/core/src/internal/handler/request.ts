/** Requests and responses as handlers see them, from a socket or in process. */
import { attempt } from "../effect/result.js"

/**
 * A request as it arrived. Header names are lower case, query names as they were sent.
 *
 * @since 0.1.0
 * @category models
 */
export interface Request {
  readonly method: string
  /** Scheme, host and port that the client used. */
  readonly origin: string
  /** The path, still percent-encoded. */
  readonly path: string
  /** The query without `?`, still percent-encoded. */
  readonly rawQuery: string
  readonly query: { readonly [name: string]: string }
  readonly headers: { readonly [name: string]: string }
  /** The parsed JSON body; undefined where there was none. */
  readonly body: unknown
  /** The body as it was sent. */
  readonly rawBody: string
  /** The address that the client's connection comes from, where there is a connection. */
  readonly remoteAddress?: string | undefined
}

/**
 * @since 0.1.0
 * @category models
 */
export interface Response {
  readonly status: number
  readonly headers?: { readonly [name: string]: string } | undefined
  readonly body: string
}

/**
 * Where a request goes, as `URL` has it. Path and query may also be as they were sent.
 *
 * @since 0.1.0
 * @category models
 */
export interface Place {
  /** Scheme, host and port. */
  readonly origin: string
  readonly pathname: string
  /** The query with its `?`; "" where there is none. */
  readonly search: string
}

/**
 * How deep the JSON of a request may be nested: what reads documents calls itself for each level.
 *
 * @since 0.1.0
 * @category constants
 */
export const maxDepth = 100

/**
 * Whether JSON is nested deeper than `most`, which is `maxDepth` unless said otherwise, so that it should not be parsed. Brackets in
 * quotes do not count.
 *
 * @since 0.1.0
 * @category guards
 */
export const isDeep = (text: string, most: number = maxDepth): boolean => {
  // Each level has a bracket of its own.
  if (text.length <= most) return false
  let depth = 0
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (isQuoted) {
      if (character === "\\") i++
      else if (character === '"') isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === "[" || character === "{") {
      if (++depth > most) return true
    } else if (character === "]" || character === "}") depth--
  }
  return false
}

/** Undefined where it is not JSON, or is nested deeper than 100. */
const parsed = (text: string): unknown =>
  isDeep(text)
    ? undefined
    : attempt(
        () => JSON.parse(text) as unknown,
        () => undefined
      )

/**
 * A request from its parts. JSON that is nested deeper than 100 counts as none.
 *
 * @since 0.1.0
 * @category clients
 */
export const fromParts = (
  method: string,
  { origin, pathname, search }: Place,
  headers: { readonly [name: string]: string },
  rawBody: string
): Request => ({
  method,
  origin,
  path: pathname,
  rawQuery: search.slice(1),
  query: Object.fromEntries(new URLSearchParams(search)),
  headers,
  body: rawBody.trim() === "" ? undefined : parsed(rawBody),
  rawBody
})
