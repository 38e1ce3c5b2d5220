/** Points in time as the service writes them. */

/** ISO 8601 in UTC with milliseconds. */
export const iso = (millis: number): string => new Date(millis).toISOString()

const isoForm = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/

/** Milliseconds since 1970 of a date, or a date and time with its zone, in ISO 8601; undefined where there is no such moment. */
export const parseIso = (text: string): number | undefined => {
  const [, date] = isoForm.exec(text) ?? []
  // A day that a month does not have would be one of the next month.
  const day = date === undefined ? NaN : Date.parse(date)
  const millis = Number.isNaN(day) || iso(day).slice(0, 10) !== date ? NaN : Date.parse(text)
  return Number.isNaN(millis) ? undefined : millis
}

/** What stands for "no date". */
export const never = "0001-01-01T00:00:00"

export const isoOrNever = (millis: number | undefined): string => (millis === undefined ? never : iso(millis))

export const minutes = (count: number): number => count * 60_000
