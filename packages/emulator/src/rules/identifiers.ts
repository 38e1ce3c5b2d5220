/** User names and phone numbers. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type { Settings } from "../Settings.js"
import * as Accounts from "../state/Accounts.js"
import { phoneKey } from "../state/keys.js"
import type { Service } from "../Store.js"

/** A user name as it is stored. */
export const userName = (given: string, settings: Settings): string =>
  settings.caseSensitiveUserNames ? given.trim() : given.trim().toLowerCase()

/** Whether an application can give an account this id. */
export const isUid = (given: string): boolean => /^[\w-]{1,50}$/.test(given)

export const isUserName = (given: string): boolean => /^\S{1,255}$/.test(given.trim())

/** Refuses a user name in a bad form. */
export const checkUserName = (given: string) => (isUserName(given) ? Effect.void : refuse(ErrorCode.UsernameInvalid))

/** Refuses a user name that another account has. */
export const claimUserName = (store: Service, uid: string, given: string, settings: Settings) => {
  const holder = store.read(Accounts.byUserName(given.trim(), settings.caseSensitiveUserNames))
  return holder === undefined || holder.uid === uid ? Effect.void : refuse(ErrorCode.UsernameAlreadyTaken)
}

export const isPhone = (given: string): boolean =>
  /^\+?[\d\s().-]+$/.test(given.trim()) && /^\d{6,15}$/.test(phoneKey(given))

/** Refuses what is not an international phone number. */
export const checkPhone = (given: string) => (isPhone(given) ? Effect.void : refuse(ErrorCode.PhoneNumberInvalid))

/** Refuses a phone number that another account has. */
export const claimPhone = (store: Service, uid: string, given: string) => {
  const holder = store.read(Accounts.byPhone(given))
  return holder === undefined || holder.uid === uid ? Effect.void : refuse(ErrorCode.PhoneAlreadyRegistered)
}

/** Whether two phone numbers are the same, however they are written. */
export const isSamePhone = (phone: string | undefined, other: string | undefined): boolean =>
  phone !== undefined && other !== undefined && phoneKey(phone) === phoneKey(other)
