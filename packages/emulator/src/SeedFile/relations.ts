/** What one part of a document says of another one: what may be there once only, and names that have to be there. */
import type * as Settings from "../Settings.js"
import { emailKey, phoneKey } from "../state/keys.js"
import type { Document, RegistrationEntry } from "./schema.js"
import type { Path, Walk } from "./problems.js"

type Account = NonNullable<Document["accounts"]>[number]

const text = (path: Path): string => path.join(".")

/** Notes values that were there before. */
const once = (walk: Walk) => {
  const places = new Map<string, Path>()
  return (value: string, path: Path): void => {
    const first = places.get(value)
    if (first === undefined) places.set(value, path)
    else walk.reportAt(path, `is the same as ${text(first)}`)
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
      if (first !== undefined) walk.reportAt(at, `is the same as ${text(first)}`)
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

const accounts = (document: Document, settings: Settings.Settings, walk: Walk): void => {
  const identity = identities(settings, walk)
  const role = among(
    (document.roles ?? []).map(({ name }) => name),
    "role of this file",
    walk
  )
  const question = among(
    settings.securityQuestions.map(({ id }) => id.toLowerCase()),
    "question of the settings",
    walk
  )
  const { names } = settings.customObjects
  const objectName = names.length === 0 ? undefined : among(names, "name of the settings for custom objects", walk)
  const objectId = once(walk)
  for (const [i, account] of (document.accounts ?? []).entries()) {
    const path = ["accounts", i]
    identity(account, path)
    if (account.password !== undefined && account.passwordHash !== undefined) {
      walk.reportAt([...path, "passwordHash"], "must be left out where there is a password")
    }
    for (const [r, name] of (account.roles ?? []).entries()) role(name, [...path, "roles", r])
    if (account.roleContexts !== undefined) {
      const context = once(walk)
      for (const [c, { context: name, roles = [] }] of account.roleContexts.entries()) {
        const at = [...path, "roleContexts", c]
        context(name, [...at, "context"])
        for (const [r, name] of roles.entries()) role(name, [...at, "roles", r])
      }
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

const registrationData = (document: Document, settings: Settings.Settings, walk: Walk): void => {
  const id = once(walk)
  const types = settings.registrationDataTypes.map((type) => type.toLowerCase())
  const type = types.length === 0 ? undefined : among(types, "list of the settings", walk)
  const visit = (entries: ReadonlyArray<RegistrationEntry>, path: Path): void => {
    for (const [i, entry] of entries.entries()) {
      const at = [...path, i]
      if (entry.id !== undefined) id(entry.id.toLowerCase(), [...at, "id"])
      type?.(entry.type.toLowerCase(), [...at, "type"])
      visit(entry.children ?? [], [...at, "children"])
    }
  }
  visit(document.registrationData ?? [], ["registrationData"])
}

/** Notes what does not go together in a document whose parts are what they have to be. */
export const check = (document: Document, settings: Settings.Settings, walk: Walk): void => {
  const role = once(walk)
  for (const [i, { name }] of (document.roles ?? []).entries()) role(name, ["roles", i, "name"])
  accounts(document, settings, walk)
  registrationData(document, settings, walk)
  const webhook = once(walk)
  for (const [i, { event, targetUrl }] of (document.webhooks ?? []).entries()) {
    webhook(`${event} ${new URL(targetUrl.trim()).href}`, ["webhooks", i])
  }
  const [person, token] = [once(walk), once(walk)]
  for (const [i, one] of (document.people ?? []).entries()) {
    person(`${one.provider} ${one.id}`, ["people", i])
    if (one.token !== undefined) token(`${one.provider} ${one.token}`, ["people", i, "token"])
  }
}
