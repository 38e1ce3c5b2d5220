/** The header `Retry-After`. */
import * as Duration from "effect/Duration"

/** How long it asks to wait: a number of seconds, of which a part counts whole, or the time until an HTTP date. */
export const retryAfterOf = (header = "", now: number): Duration.Duration | undefined => {
  const text = header.trim()
  const millis = /^\d*\.?\d+$/.test(text) ? Math.ceil(Number(text)) * 1000 : dateOf(text) - now
  return isNaN(millis) ? undefined : Duration.millis(Math.max(0, millis))
}

/** Milliseconds since 1970, or `NaN`. The forms of RFC 9110 end in GMT, but for asctime, and their first number is the day. */
const dateOf = (text: string): number => {
  const utc = text.replace(/:\d\d \d{4}$/, "$& GMT")
  const date = new Date(utc)
  // "31 Feb" is read as some other day. The name of the day does not matter.
  return date.getUTCDate() === Number(/^\D+(\d+).*:.* GMT$/.exec(utc)?.[1]) ? date.getTime() : NaN
}
