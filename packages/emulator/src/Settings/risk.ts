/** How logins can be judged. */
import * as Either from "effect/Either"
import * as check from "../internal/check.js"
import { isObject } from "../internal/json.js"
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
  tells.every((telling) => tellings.includes(telling))

const list = check.list<RiskFactor>(
  "a factor { factor: Device, Browser, City, Country or IP, action: None, MFA or Block, days or count: from 1, tells }",
  isFactor
)

const each: check.Check<Risk["factors"]> = (given, option, base) =>
  Either.filterOrLeft(
    list(given, option, base),
    (all) => new Set(all.map(({ factor }) => factor)).size === all.length,
    () => ({ option, expected: "a list in which each factor is once" })
  )

export const risk: check.Check<Risk> = check.group<Risk>({
  enabled: check.boolean,
  factors: each,
  ways: check.list<RiskWay>("SecurityQuestion, Mail or Sms", (way) => ways.includes(way)),
  places: check.list<RiskPlace>(
    "a place { ip, city, country }",
    (place) =>
      isObject(place) &&
      [place.ip, place.city, place.country].every((one) => typeof one === "string" && one.trim() !== "")
  ),
  administratorEmail: check.anyText,
  administratorPhone: check.anyText
})
