/** The header `Retry-After`. */
import * as Duration from "effect/Duration"

/** How long it asks to wait: a number of seconds, of which a part counts whole, or the time until an HTTP date. */
export const retryAfterOf = (header = "", now: number): Duration.Duration | undefined => {
  const text = header.trim()
  const millis = /^\d*\.?\d+$/.test(text) ? Math.ceil(Number(text)) * 1000 : dateOf(text, now) - now
  return isNaN(millis) ? undefined : Duration.millis(Math.max(0, millis))
}

/** Milliseconds since 1970, or `NaN`: of RFC 9110's forms of a date, asctime and RFC 850 are first written as the third one. */
const dateOf = (text: string, now: number): number => {
  const last = new Date(now).getUTCFullYear() + 50
  const fixdate = text
    .replace(
      /^(...) (...) (..) (\S+) (\d{4})$/,
      (_, week, month, day, time, year) => `${week}, ${day.replace(" ", "0")} ${month} ${year} ${time} GMT`
    )
    // Two digits mean the year that is at most 50 years ahead.
    .replace(
      /^(...)\w*day, (..)-(...)-(\d\d) /,
      (_, week, day, month, year) => `${week}, ${day} ${month} ${last - ((last - year) % 100)} `
    )
  const date = new Date(fixdate)
  // "1.5" and "31 Feb" are read as some other date. The name of the day does not matter.
  return date.toUTCString().slice(3) === fixdate.slice(3) ? date.getTime() : NaN
}
