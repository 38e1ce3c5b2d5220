/** Requests as Node's servers have them, and what is built upon those. */
import type { Source } from "./presented.js"

/**
 * What is read of a request.
 *
 * @since 0.1.0
 * @category models
 */
export interface IncomingRequest {
  readonly method?: string | undefined
  readonly headers: { readonly [name: string]: string | ReadonlyArray<string> | undefined }
  readonly rawHeaders?: ReadonlyArray<string> | undefined
}

/** Node joins a header that came twice, or keeps the first. */
export const sourceOf = ({ headers, method = "", rawHeaders }: IncomingRequest): Source => ({
  method,
  header: (name) => {
    const value = headers[name]
    return typeof value === "object" ? value.join(", ") : value
  },
  rawHeaders
})
