/**
 * What a repeat of a call can do: each endpoint says so of itself, and retries go by it.
 *
 * @since 0.1.0
 */

/**
 * What a repeat of a call can do. Only `read` and `idempotent` calls are repeated after their request may have arrived.
 *
 * - `read`: changes nothing
 * - `idempotent`: a repeat after success answers the same and changes nothing more
 * - `sendsMessage`: sends a mail or SMS each time
 * - `consumesCode`: works once: spends a token, a code or an attempt, and a repeat is refused
 * - `creates`: makes something new each time, such as an account or a token
 * - `destroys`: removes something; a repeat answers that it is not there
 *
 * @since 0.1.0
 * @category models
 */
export type Safety = "read" | "idempotent" | "sendsMessage" | "consumesCode" | "creates" | "destroys"

/**
 * Whether a repeat changes nothing more, also after the request may have arrived.
 *
 * @since 0.1.0
 * @category guards
 */
export const isRepeatable = (safety: Safety): boolean => safety === "read" || safety === "idempotent"
