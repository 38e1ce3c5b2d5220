/** A request as handlers see it, from a socket or in process. */

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
}
