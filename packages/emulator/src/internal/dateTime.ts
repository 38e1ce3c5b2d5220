/** Dates as LoginRadius' clients write them, and as the service does. */

const form = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})(?: (AM|PM))?$/i

/**
 * Milliseconds since 1970 of a date and time in UTC: separated by `-` or `/`, padded or not, with 24 hours or with 12
 * and AM or PM. Undefined if there is no such moment.
 */
export const parseDateTime = (text: string): number | undefined => {
  const found = form.exec(text.trim())
  if (found === null) return undefined
  const [year, month, day, written, minute, second] = [found[1], found[3], found[4], found[5], found[6], found[7]].map(
    Number
  ) as [number, number, number, number, number, number]
  const hour = hourOf(written, found[8])
  if (hour === undefined || hour > 23 || minute > 59 || second > 59) return undefined
  const millis = Date.UTC(year, month - 1, day, hour, minute, second)
  const date = new Date(millis)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? millis : undefined
}

const hourOf = (written: number, half: string | undefined): number | undefined => {
  if (half === undefined) return written
  if (written < 1 || written > 12) return undefined
  return (written % 12) + (half.toUpperCase() === "PM" ? 12 : 0)
}

/** `yyyy-MM-dd HH:mm:ss` in UTC. */
export const formatDateTime = (millis: number): string => new Date(millis).toISOString().slice(0, 19).replace("T", " ")
