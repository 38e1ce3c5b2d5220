/** Points in time as the service writes them. */

/** ISO 8601 in UTC with milliseconds. */
export const iso = (millis: number): string => new Date(millis).toISOString()

/** What stands for "no date". */
export const never = "0001-01-01T00:00:00"

export const isoOrNever = (millis: number | undefined): string => (millis === undefined ? never : iso(millis))

export const minutes = (count: number): number => count * 60_000
