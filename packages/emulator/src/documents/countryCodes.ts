/** The codes of countries. */

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
