/** Which consent forms there can be. */
import * as Either from "effect/Either"
import * as check from "../internal/check.js"
import { isObject } from "../internal/json.js"
import { parseIso } from "../internal/time.js"
import type { Consent, ConsentForm, ConsentOption, ConsentSection } from "./models.js"

const isGiven = (value: unknown): boolean => typeof value === "string" && value.trim() !== ""

const isTextIfAny = (value: unknown): boolean => value === undefined || typeof value === "string"

const isFlagIfAny = (value: unknown): boolean => value === undefined || typeof value === "boolean"

const isOption = (option: ConsentOption): boolean =>
  isObject(option) &&
  check.hasOnly<ConsentOption>(option, ["id", "title", "description", "isRequired"]) &&
  isGiven(option.id) &&
  isGiven(option.title) &&
  isTextIfAny(option.description) &&
  isFlagIfAny(option.isRequired)

/** Only a group can have other than one option, and have its own rule. */
const isSection = (section: ConsentSection): boolean =>
  isObject(section) &&
  check.hasOnly<ConsentSection>(section, ["groupId", "title", "description", "requiresOne", "options"]) &&
  (section.groupId === undefined || isGiven(section.groupId)) &&
  isTextIfAny(section.title) &&
  isTextIfAny(section.description) &&
  isFlagIfAny(section.requiresOne) &&
  Array.isArray(section.options) &&
  section.options.every(isOption) &&
  (section.groupId === undefined
    ? section.options.length === 1 && section.requiresOne !== true
    : section.options.length > 0)

const predefined: ReadonlyArray<string> = ["Register", "FirstLogin", "Login"]

const isForm = ({ customEvents = [], events = [], ...form }: ConsentForm): boolean =>
  Array.isArray(events) &&
  events.every((event) => predefined.includes(event)) &&
  Array.isArray(customEvents) &&
  customEvents.every(isGiven) &&
  events.length + customEvents.length > 0 &&
  check.areDifferent(events) &&
  check.areDifferent(customEvents.map((event) => event.trim())) &&
  Number.isSafeInteger(form.version) &&
  form.version > 0 &&
  (form.start === undefined || parseIso(String(form.start)) !== undefined) &&
  Array.isArray(form.sections) &&
  form.sections.length > 0 &&
  form.sections.every(isSection) &&
  check.areDifferent(form.sections.flatMap(({ groupId }: ConsentSection) => groupId ?? [])) &&
  check.areDifferent(form.sections.flatMap(({ options }: ConsentSection) => options.map(({ id }) => id))) &&
  isTextIfAny(form.termsOfService) &&
  isTextIfAny(form.privacyPolicy)

const expected =
  "a form { events, customEvents: at least one event, version: from 1, start: ISO 8601, " +
  "sections: [{ groupId, title, requiresOne, options: [{ id, title, isRequired }] }] } " +
  "whose options and groups differ, and whose sections have one option unless they are groups"

const list = check.records<ConsentForm>(
  expected,
  ["events", "customEvents", "version", "start", "sections", "termsOfService", "privacyPolicy"],
  isForm
)

/** Each event of a form, with its version. */
const versionsOf = ({ customEvents = [], events = [], version }: ConsentForm): ReadonlyArray<string> => [
  ...events.map((event) => `${version} ${event}`),
  ...customEvents.map((event) => `${version} custom ${event}`)
]

const forms: check.Check<Consent["forms"]> = (given, option, base) =>
  Either.flatMap(list(given, option, base), (forms) => {
    const events = forms.flatMap(({ events = [] }) => events)
    if (!check.areDifferent(forms.flatMap(versionsOf))) {
      return Either.left({ option, expected: "forms of which no two are the same version for one event" })
    }
    return events.includes("Login") && !events.includes("FirstLogin")
      ? Either.left({ option, expected: "forms of which one is for FirstLogin where one is for Login" })
      : Either.right(forms)
  })

export const consent: check.Check<Consent> = check.group<Consent>({
  enabled: check.boolean,
  forms,
  beforePin: check.boolean,
  tokenLifetime: check.duration("1 second")
})
