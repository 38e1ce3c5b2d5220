/** How refusals are answered over HTTP: the same in all frameworks. */
import * as Duration from "effect/Duration"
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
export const secondsOf = (duration: Duration.Duration): number => Math.max(1, Math.ceil(Duration.toSeconds(duration)))

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

/** What a client gets to read. */
export const documentOf = (failure: Failure) =>
  failure._tag === "AuthUnavailable"
    ? {
        _tag: failure._tag,
        reason: failure.reason,
        retryAfter: secondsOf(failure.retryAfter),
        message: failure.message
      }
    : { _tag: failure._tag, reason: failure.reason, message: failure.message }
