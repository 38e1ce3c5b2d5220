/** The e-mail addresses of an account: their form, and how lists of them change. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type { Settings } from "../Settings.js"
import * as Accounts from "../state/Accounts.js"
import { isPrimary } from "../state/emailAddresses.js"
import { emailKey } from "../state/keys.js"
import type { EmailAddress } from "../state/SocialIdentity.js"
import type { Service } from "../Store.js"

export { has, isPrimary, mainAddress, upsert, without } from "../state/emailAddresses.js"

const form = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/

export const isAddress = (text: string): boolean => form.test(text.trim())

/** Refuses what is not an address. */
export const checkForm = (address: string) => (isAddress(address) ? Effect.void : refuse(ErrorCode.EmailIdInvalid))

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
    : addresses.flatMap(({ Value }) => store.read(Accounts.holdersOf(Value))).find((account) => account.uid !== uid)

/** Refuses addresses that another account has. */
export const claim = (store: Service, uid: string, addresses: ReadonlyArray<EmailAddress>, settings: Settings) =>
  otherHolder(store, uid, addresses, settings) === undefined ? Effect.void : refuse(ErrorCode.EmailAlreadyRegistered)

/** Refuses addresses that an account has already, for a new one. */
export const claimForNew = (store: Service, addresses: ReadonlyArray<EmailAddress>, settings: Settings) => {
  const holder = otherHolder(store, "", addresses, settings)
  if (holder === undefined) return Effect.void
  return Accounts.isSocialOnly(holder)
    ? refuse(ErrorCode.EmailRegisteredWithSocialAccount)
    : refuse(ErrorCode.EmailAlreadyRegistered)
}
