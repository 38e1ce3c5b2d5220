/** Birth dates, and the age that the service works out of them. */

const birthDate = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/

/** A birth date as month, day and year, or undefined where it is not one. */
export const parseBirthDate = (text: string): Date | undefined => {
  const parts = birthDate.exec(text.trim())
  if (parts === null) return undefined
  const [month, day, year] = [Number(parts[1]), Number(parts[3]), Number(parts[4])]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined
}

/** Full years since a birth date, as text. */
export const ageOf = (text: unknown, now: number): string | null => {
  const born = typeof text === "string" ? parseBirthDate(text) : undefined
  if (born === undefined) return null
  const today = new Date(now)
  const hadBirthday =
    today.getUTCMonth() > born.getUTCMonth() ||
    (today.getUTCMonth() === born.getUTCMonth() && today.getUTCDate() >= born.getUTCDate())
  return String(Math.max(0, today.getUTCFullYear() - born.getUTCFullYear() - (hadBirthday ? 0 : 1)))
}
