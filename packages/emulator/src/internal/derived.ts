/** What the service works out from what was written. */

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

let codes: ReadonlyMap<string, string> | undefined

/** The two letters of a country by its English name. */
export const countryCode = (name: string): string | undefined =>
  (codes ??= countryCodes()).get(name.trim().toLowerCase())

const countryCodes = (): ReadonlyMap<string, string> => {
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" })
  // Codes that have been given up name the country of today, and must not stand for it.
  const retired = new Set([
    "AN",
    "BU",
    "CS",
    "DD",
    "FX",
    "NH",
    "QU",
    "RH",
    "SU",
    "TP",
    "UK",
    "VD",
    "YD",
    "YU",
    "ZR",
    "HV",
    "DY"
  ])
  return new Map(
    letters
      .flatMap((first) => letters.map((second) => first + second))
      .flatMap((code) => {
        const name = retired.has(code) ? undefined : names.of(code)
        return name === undefined ? [] : [[name.toLowerCase(), code] as const]
      })
  )
}
