/** What a request tells of where its user is, and by what. */
import type { Request } from "@loginradius-effect/core/Handler"
import { browserOf, deviceOf, systemOf } from "../internal/userAgent.js"
import { visitorOf } from "../pipeline/visitor.js"
import type { Settings } from "../Settings.js"
import type { Factor } from "../state/RiskValues.js"

export interface Sighting {
  readonly factor: Factor
  readonly value: string
}

/** The name of a program that is no browser: what it calls itself. */
const programOf = (userAgent: string): string | undefined => userAgent.split(/[\s/]/)[0]

const header = "x-emulator-geo"

/** City and country: what a header says, or the settings of the address. */
const placeOf = ({ headers }: Request, ip: string | undefined, { risk }: Settings) => {
  const [city, country] = (headers[header] ?? "").split(",").map((part) => part.trim())
  if (headers[header] !== undefined) return { city, country }
  return risk.places.find((place) => place.ip === ip || (/[.:]$/.test(place.ip) && ip?.startsWith(place.ip) === true))
}

/** What there is of the factors that the settings judge by, in the order in which they are compared. */
export const sightingsOf = (request: Request, settings: Settings): ReadonlyArray<Sighting> => {
  const { ip, userAgent } = visitorOf(request)
  const place = placeOf(request, ip, settings)
  const all: ReadonlyArray<readonly [Factor, string | undefined]> = [
    ["Device", userAgent && (deviceOf(userAgent) ?? systemOf(userAgent) ?? programOf(userAgent))],
    ["Browser", userAgent && (browserOf(userAgent) ?? programOf(userAgent))],
    ["City", place?.city],
    ["Country", place?.country],
    ["IP", ip]
  ]
  return all.flatMap(([factor, value]) =>
    value === undefined || value === "" || !settings.risk.factors.some((judged) => judged.factor === factor)
      ? []
      : [{ factor, value }]
  )
}
