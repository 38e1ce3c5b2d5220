/** How refusals are answered over HTTP: the same in all frameworks. */
import * as Duration from "effect/Duration"
import type { AuthUnavailable } from "../../TokenVerifier.js"
import type { Failure } from "./check.js"

export const statusOf = (failure: Failure): 401 | 403 | 503 => {
  switch (failure._tag) {
    case "Unauthenticated":
      return 401
    case "Forbidden":
      return 403
    case "AuthUnavailable":
      return 503
  }
}

/** Whole seconds, at least one. */
const secondsOf = (duration: Duration.Duration): number => Math.max(1, Math.ceil(Duration.toSeconds(duration)))

/** A client is told how to come in (RFC 6750), or when to come again. No refusal may be kept for others. */
export const headersOf = (failure: Failure): { readonly [name: string]: string } => {
  switch (failure._tag) {
    case "Unauthenticated":
      return {
        "cache-control": "no-store",
        "www-authenticate": failure.reason === "Missing" ? "Bearer" : 'Bearer error="invalid_token"'
      }
    case "Forbidden":
      return { "cache-control": "no-store" }
    case "AuthUnavailable":
      return { "cache-control": "no-store", "retry-after": String(secondsOf(failure.retryAfter)) }
  }
}

/** What a client gets to read of a refusal. */
export const refusalDocument = <A extends Pick<Exclude<Failure, AuthUnavailable>, "_tag" | "reason" | "message">>({
  _tag,
  message,
  reason
}: A): Pick<A, "_tag" | "reason" | "message"> => ({ _tag, reason, message })

/** The same where nobody can say, and after how many seconds to ask again. */
export const unavailableDocument = ({ _tag, message, reason, retryAfter }: AuthUnavailable) => ({
  _tag,
  reason,
  retryAfter: secondsOf(retryAfter),
  message
})

export const documentOf = (failure: Failure): object =>
  failure._tag === "AuthUnavailable" ? unavailableDocument(failure) : refusalDocument(failure)
