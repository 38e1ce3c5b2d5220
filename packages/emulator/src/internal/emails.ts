/** The e-mail addresses of an account: their form, and how lists of them change. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type { Settings } from "../Settings.js"
import type { EmailAddress, Service } from "../Store.js"
import { type Account, addressesOf, emailKey } from "../Store/Account.js"
import { grouped } from "../Store/State.js"
import { isSocialOnly } from "./profile.js"

const form = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/

/** Refuses what is not an address. */
export const checkForm = (address: string) =>
  form.test(address.trim()) ? Effect.void : refuse(ErrorCode.EmailIdInvalid)

/** The list that a caller writes; an address without a type has a blank one. */
export const listOf = (written: unknown): ReadonlyArray<EmailAddress> =>
  (Array.isArray(written) ? written : []).map((item: { readonly Type?: unknown; readonly Value?: unknown } | null) => ({
    Type: String(item?.Type ?? "").trim(),
    Value: String(item?.Value ?? "").trim()
  }))

/** Refuses a list with an address that is not one, without a type, twice, or with two primary ones. */
export const checkList = (addresses: ReadonlyArray<EmailAddress>) =>
  Effect.gen(function* () {
    for (const { Value } of addresses) yield* checkForm(Value)
    if (addresses.some(({ Type }) => Type === "")) return yield* refuse(ErrorCode.EmailTypeRequired)
    if (new Set(addresses.map(({ Value }) => emailKey(Value))).size < addresses.length) {
      return yield* refuse(ErrorCode.DuplicateEmail)
    }
    if (addresses.filter(isPrimary).length > 1) return yield* refuse(ErrorCode.MultiplePrimaryEmails)
  })

export const isPrimary = ({ Type }: EmailAddress): boolean => Type.toLowerCase() === "primary"

/** Where mails to the account go: the primary address, or else the first one. */
export const mainAddress = (account: Account): string | undefined => {
  const addresses = addressesOf(account)
  return (addresses.find(isPrimary) ?? addresses[0] ?? account.unverified[0])?.Value
}

/** Adds addresses; one of a type that is there already takes its place. */
export const upsert = (
  current: ReadonlyArray<EmailAddress>,
  written: ReadonlyArray<EmailAddress>
): ReadonlyArray<EmailAddress> => {
  const list: Array<EmailAddress | undefined> = [...current]
  const byAddress = new Map(current.map(({ Value }, place) => [emailKey(Value), place]))
  const byType = grouped([...current.keys()], (place) => (current[place]?.Type ?? "").toLowerCase())
  for (const address of written) {
    const known = byAddress.get(emailKey(address.Value))
    if (known !== undefined) list[known] = undefined
    const places = (byType.get(address.Type.toLowerCase()) ?? []).filter((place) => list[place] !== undefined)
    const place = places[0] ?? list.length
    const replaced = list[place]
    if (replaced !== undefined) byAddress.delete(emailKey(replaced.Value))
    list[place] = address
    byAddress.set(emailKey(address.Value), place)
    byType.set(address.Type.toLowerCase(), places.length === 0 ? [place] : places)
  }
  return list.filter((address) => address !== undefined)
}

export const without = (list: ReadonlyArray<EmailAddress>, address: string): ReadonlyArray<EmailAddress> =>
  list.filter(({ Value }) => emailKey(Value) !== emailKey(address))

export const has = (list: ReadonlyArray<EmailAddress>, address: string): boolean =>
  list.some(({ Value }) => emailKey(Value) === emailKey(address))

/** Refuses addresses of domains that may not register. */
export const checkDomain = (address: string, settings: Settings) => {
  const domain = emailKey(address).split("@")[1] ?? ""
  const among = (domains: ReadonlyArray<string>) => domains.some((other) => other.toLowerCase() === domain)
  if (settings.allowedEmailDomains.length > 0 && !among(settings.allowedEmailDomains)) {
    return refuse(ErrorCode.EmailNotAllowedToRegister)
  }
  return among(settings.blockedEmailDomains) ? refuse(ErrorCode.EmailDomainNotAllowed) : Effect.void
}

/** Another account that has one of the addresses. */
const otherHolder = (store: Service, uid: string, addresses: ReadonlyArray<EmailAddress>, settings: Settings) =>
  settings.duplicateEmailWithUniqueUserName
    ? undefined
    : addresses.flatMap(({ Value }) => store.holdersOf(Value)).find((account) => account.uid !== uid)

/** Refuses addresses that another account has. */
export const claim = (store: Service, uid: string, addresses: ReadonlyArray<EmailAddress>, settings: Settings) =>
  otherHolder(store, uid, addresses, settings) === undefined ? Effect.void : refuse(ErrorCode.EmailAlreadyRegistered)

/** Refuses addresses that an account has already, for a new one. */
export const claimForNew = (store: Service, addresses: ReadonlyArray<EmailAddress>, settings: Settings) => {
  const holder = otherHolder(store, "", addresses, settings)
  if (holder === undefined) return Effect.void
  return isSocialOnly(holder)
    ? refuse(ErrorCode.EmailRegisteredWithSocialAccount)
    : refuse(ErrorCode.EmailAlreadyRegistered)
}
