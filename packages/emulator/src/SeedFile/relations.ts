/** What one part of a document says of another one: what may be there once only, and names that have to be there. */
import { isObject } from "../internal/json.js"
import type * as Settings from "../Settings.js"
import { emailKey, phoneKey } from "../state/keys.js"
import type { Document, RegistrationEntry } from "./schema.js"
import { type Path, shownPath, type Walk } from "./problems.js"

type Account = NonNullable<Document["accounts"]>[number]

/** Notes values that were there before. */
const once = (walk: Walk) => {
  const places = new Map<string, Path>()
  return (value: string, path: Path): void => {
    const first = places.get(value)
    if (first === undefined) places.set(value, path)
    else walk.reportAt(path, `is the same as ${shownPath(first)}`)
  }
}

/** Notes names that are not among others. */
const among = (known: Iterable<string>, what: string, walk: Walk) => {
  const names = new Set(known)
  return (name: string, path: Path): void => {
    if (!names.has(name)) walk.reportAt(path, `is no ${what}`)
  }
}

/** What may be shared by accounts: nothing that finds one of them. */
const identities = (settings: Settings.Settings, walk: Walk) => {
  const [uid, email, userName, phone, social] = [once(walk), once(walk), once(walk), once(walk), once(walk)]
  const ofOne = (account: Account, path: Path): void => {
    const own = new Map<string, Path>()
    const address = (value: string, at: Path): void => {
      const key = emailKey(value)
      const first = own.get(key)
      if (first !== undefined) walk.reportAt(at, `is the same as ${shownPath(first)}`)
      else {
        own.set(key, at)
        if (!settings.duplicateEmailWithUniqueUserName) email(key, at)
      }
    }
    if (account.email !== undefined) address(account.email, [...path, "email"])
    for (const [type, value] of Object.entries(account.otherEmails ?? {})) {
      const at = [...path, "otherEmails", type]
      if (type.trim().toLowerCase() === "primary")
        walk.reportAt(at, "must be of another type: email is the primary address")
      address(value, at)
    }
    // Profiles at providers may have the addresses of the account, and of each other.
    for (const [i, { email: value, id, provider }] of (account.social ?? []).entries()) {
      social(`${provider} ${id}`, [...path, "social", i])
      if (value !== undefined && !own.has(emailKey(value))) address(value, [...path, "social", i, "email"])
    }
  }
  return (account: Account, path: Path): void => {
    if (account.uid !== undefined) uid(account.uid, [...path, "uid"])
    if (account.userName !== undefined) {
      const name = account.userName.trim()
      userName(settings.caseSensitiveUserNames ? name : name.toLowerCase(), [...path, "userName"])
    }
    if (account.phoneId !== undefined) phone(phoneKey(account.phoneId), [...path, "phoneId"])
    if (account.email !== undefined || account.otherEmails !== undefined || account.social !== undefined) {
      ofOne(account, path)
    }
  }
}

/** The parts of a document that are what they have to be. */
interface Sound {
  /** The items of a list, with their places in it. */
  readonly items: <K extends Lists>(list: K) => ReadonlyArray<readonly [place: number, item: Items[K]]>
  /** The names of roles, also of those with which something else is wrong. */
  readonly roleNames: ReadonlyArray<string>
}

type Lists = "roles" | "accounts" | "registrationData" | "webhooks" | "people"

type Items = { readonly [K in Lists]: NonNullable<Document[K]>[number] }

const soundOf = (document: { readonly [member: string]: unknown }, { found }: Walk): Sound => {
  const broken = new Map<string, Set<unknown>>()
  for (const { path } of found) {
    const place = `${path[0]} ${path[1]}`
    broken.set(place, (broken.get(place) ?? new Set()).add(path[2]))
  }
  const all = (list: string): ReadonlyArray<unknown> => {
    const items = document[list]
    return Array.isArray(items) ? items : []
  }
  const sound = (list: Lists, item: unknown, place: number): unknown => {
    const members = broken.get(`${list} ${place}`)
    if (members === undefined) return item
    // An account has no member that it must have.
    return list === "accounts" && isObject(item)
      ? Object.fromEntries(Object.entries(item).filter(([name]) => !members.has(name)))
      : undefined
  }
  return {
    items: <K extends Lists>(list: K) =>
      all(list).flatMap((item, place) => {
        const kept = sound(list, item, place)
        return kept === undefined ? [] : [[place, kept as Items[K]] as const]
      }),
    roleNames: all("roles").flatMap((role) =>
      isObject(role) && typeof role["name"] === "string" ? [role["name"]] : []
    )
  }
}

/** Notes what an account has agreed to twice, or that no form asks for. */
const consents = ({ consent: { forms } }: Settings.Settings, walk: Walk) => {
  const ofForms = forms.flatMap(({ customEvents = [], events = [], version }) => [
    ...events.map((event) => `false ${event} ${version}`),
    ...customEvents.map((event) => `true ${event} ${version}`)
  ])
  const known = among(ofForms, "version of a form of the settings", walk)
  const option = among(
    forms.flatMap(({ sections }) => sections.flatMap(({ options }) => options.map(({ id }) => id))),
    "option of a form of the settings",
    walk
  )
  return ({ options = [], versions = [] }: NonNullable<Account["consents"]>, path: Path): void => {
    const [versionOnce, optionOnce] = [once(walk), once(walk)]
    for (const [i, { event, isCustom = false, version }] of versions.entries()) {
      const at = [...path, "versions", i]
      versionOnce(`${isCustom} ${event}`, at)
      known(`${isCustom} ${event} ${version}`, at)
    }
    for (const [i, id] of options.entries()) {
      const at = [...path, "options", i]
      optionOnce(id, at)
      option(id, at)
    }
  }
}

const accounts = (sound: Sound, settings: Settings.Settings, walk: Walk): void => {
  const identity = identities(settings, walk)
  const consent = consents(settings, walk)
  const role = among(sound.roleNames, "role of this file", walk)
  const question = among(
    settings.securityQuestions.map(({ id }) => id.toLowerCase()),
    "question of the settings",
    walk
  )
  const { names } = settings.customObjects
  const objectName = names.length === 0 ? undefined : among(names, "name of the settings for custom objects", walk)
  const objectId = once(walk)
  for (const [i, account] of sound.items("accounts")) {
    const path = ["accounts", i]
    identity(account, path)
    if (account.password !== undefined && account.passwordHash !== undefined) {
      walk.reportAt([...path, "passwordHash"], "must be left out where there is a password")
    }
    for (const [r, name] of (account.roles ?? []).entries()) role(name, [...path, "roles", r])
    if (account.consents !== undefined) consent(account.consents, [...path, "consents"])
    if (account.riskValues !== undefined) {
      const riskValue = once(walk)
      for (const [r, { factor, value }] of account.riskValues.entries()) {
        riskValue(`${factor} ${value}`, [...path, "riskValues", r])
      }
    }
    if (account.roleContexts !== undefined) {
      const context = once(walk)
      for (const [c, { context: name, roles = [] }] of account.roleContexts.entries()) {
        const at = [...path, "roleContexts", c]
        context(name, [...at, "context"])
        for (const [r, name] of roles.entries()) role(name, [...at, "roles", r])
      }
    }
    const areAnswersWrong = walk.found.some(({ path: [list, place, member] }) =>
      [list === "accounts", place === i, member === "securityAnswers"].every((is) => is)
    )
    if (isObject(account.secondFactor) && account.secondFactor.securityQuestions === true && !areAnswersWrong) {
      const at = [...path, "secondFactor", "securityQuestions"]
      if (Object.keys(account.securityAnswers ?? {}).length === 0) walk.reportAt(at, "needs securityAnswers")
    }
    if (account.securityAnswers !== undefined) {
      const answer = once(walk)
      for (const id of Object.keys(account.securityAnswers)) {
        question(id.toLowerCase(), [...path, "securityAnswers", id])
        answer(id.toLowerCase(), [...path, "securityAnswers", id])
      }
    }
    for (const [o, { id, name }] of (account.customObjects ?? []).entries()) {
      const at = [...path, "customObjects", o]
      objectName?.(name, [...at, "name"])
      if (id !== undefined) objectId(id.toLowerCase(), [...at, "id"])
    }
  }
}

const registrationData = (sound: Sound, settings: Settings.Settings, walk: Walk): void => {
  const id = once(walk)
  const types = settings.registrationDataTypes.map((type) => type.toLowerCase())
  const type = types.length === 0 ? undefined : among(types, "list of the settings", walk)
  const visit = (entries: Iterable<readonly [place: number, entry: RegistrationEntry]>, path: Path): void => {
    for (const [i, entry] of entries) {
      const at = [...path, i]
      if (entry.id !== undefined) id(entry.id.toLowerCase(), [...at, "id"])
      type?.(entry.type.toLowerCase(), [...at, "type"])
      visit((entry.children ?? []).entries(), [...at, "children"])
    }
  }
  visit(sound.items("registrationData"), ["registrationData"])
}

/** Notes what does not go together in a document, as far as its parts are what they have to be. */
export const check = (
  document: { readonly [member: string]: unknown },
  settings: Settings.Settings,
  walk: Walk
): void => {
  const sound = soundOf(document, walk)
  const role = once(walk)
  for (const [i, { name }] of sound.items("roles")) role(name, ["roles", i, "name"])
  accounts(sound, settings, walk)
  registrationData(sound, settings, walk)
  const webhook = once(walk)
  for (const [i, { event, targetUrl }] of sound.items("webhooks")) {
    webhook(`${event} ${new URL(targetUrl.trim()).href}`, ["webhooks", i])
  }
  const [person, token] = [once(walk), once(walk)]
  for (const [i, one] of sound.items("people")) {
    person(`${one.provider} ${one.id}`, ["people", i])
    if (one.token !== undefined) token(`${one.provider} ${one.token}`, ["people", i, "token"])
  }
}
