/** How logins can be judged. */
import * as check from "../internal/check.js"
import type { Risk, RiskFactor, RiskPlace, RiskWay } from "./models.js"

const factors: ReadonlyArray<unknown> = ["Device", "Browser", "City", "Country", "IP"]
const actions: ReadonlyArray<unknown> = ["None", "MFA", "Block"]
const tellings: ReadonlyArray<unknown> = ["UserByMail", "UserBySms", "AdministratorByMail", "AdministratorBySms"]
const ways: ReadonlyArray<unknown> = ["SecurityQuestion", "Mail", "Sms"]

const isCountIfAny = (value: unknown): boolean =>
  value === undefined || (Number.isSafeInteger(value) && Number(value) > 0)

const isFactor = ({ action = "None", count, days, factor, tells = [] }: RiskFactor): boolean =>
  factors.includes(factor) &&
  actions.includes(action) &&
  isCountIfAny(days) &&
  isCountIfAny(count) &&
  (days === undefined || count === undefined) &&
  (days === undefined || days <= 36_525) &&
  Array.isArray(tells) &&
  tells.every((telling) => tellings.includes(telling)) &&
  check.areDifferent(tells)

const list = check.records<RiskFactor>(
  "a factor { factor: Device, Browser, City, Country or IP, action: None, MFA or Block, days or count: from 1, tells }",
  ["factor", "action", "days", "count", "tells"],
  isFactor
)

const place = check.records<RiskPlace>("a place { ip, city, country }", ["ip", "city", "country"], (place) =>
  [place.ip, place.city, place.country].every((one) => typeof one === "string" && one.trim() !== "")
)

const way = check.list<RiskWay>("SecurityQuestion, Mail or Sms", (way) => ways.includes(way))

export const risk: check.Check<Risk> = check.group<Risk>({
  enabled: check.boolean,
  factors: check.each(list, "factor", ({ factor }) => factor),
  ways: check.each(way, "way", (way) => way),
  places: check.each(place, "ip", ({ ip }) => ip.trim().toLowerCase()),
  administratorEmail: check.pattern("an address, or empty", /^([^\s@]+@[^\s@]+)?$/),
  administratorPhone: check.anyText
})
