/** What can be written of a profile: the rules for it, and how an update is merged into what is there. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Profile from "@loginradius-effect/core/Profile"
import * as Effect from "effect/Effect"
import { parseBirthDate } from "../documents/birthDate.js"
import type { Json } from "../state/Json.js"

/** Members of the written documents that have a place and rules of their own. */
const elsewhere = new Set(["Email", "NullSupport", "PINInfo", "PhoneId", "SecurityQuestionAnswer", "UserName"])

let names: ReadonlyArray<string> | undefined

const writable = (): ReadonlyArray<string> => {
  const description = Profile.Update.description
  return (names ??=
    description.kind === "document"
      ? description.members().flatMap(({ name }) => (elsewhere.has(name) ? [] : [name]))
      : [])
}

/** The keys by which an element of these lists can be taken out of it. */
const keyed: { readonly [list: string]: ReadonlyArray<string> } = {
  Addresses: ["Type"],
  PhoneNumbers: ["PhoneType"],
  Languages: ["Id", "Name"],
  PlacesLived: ["Name"]
}

/**
 * The fields after an update: members that are not named stay, `null` clears where the caller asks for that, and lists
 * are replaced, unless an element of theirs says that it is to be deleted.
 */
export const merge = (current: Json, written: Json, nullSupport: boolean): Json => {
  const merged: Record<string, unknown> = { ...current }
  for (const name of writable()) {
    const value = written[name]
    if (value === null && nullSupport) delete merged[name]
    if (value === undefined || value === null) continue
    merged[name] = keyed[name] !== undefined && Array.isArray(value) ? list(name, merged[name], value) : value
  }
  return merged
}

const list = (name: string, current: unknown, written: ReadonlyArray<unknown>): unknown => {
  const isDeletion = (item: unknown): boolean => String(at(item, "op")).toLowerCase() === "delete"
  if (!written.some(isDeletion)) return written
  const keys = keyed[name] ?? []
  const named = keys.map((key) => new Set(written.map((item) => at(item, key))))
  const isNamed = (item: unknown): boolean =>
    keys.some((key, n) => at(item, key) !== undefined && named[n]?.has(at(item, key)) === true)
  const kept = (Array.isArray(current) ? current : []).filter((item) => !isNamed(item))
  return [...kept, ...written.filter((item) => !isDeletion(item))]
}

const at = (item: unknown, key: string): unknown =>
  typeof item === "object" && item !== null ? (Reflect.get(item, key) ?? undefined) : undefined

const holdsScript = (value: unknown): boolean =>
  typeof value === "string"
    ? /<script/i.test(value)
    : typeof value === "object" && value !== null && Object.values(value).some(holdsScript)

/** Refuses a profile with a script in one of its texts, however deep, before anything else is looked at. */
export const checkTexts = (written: Json) => (holdsScript(written) ? refuse(ErrorCode.DangerousRequest) : Effect.void)

const customFieldLimit = 1000

/** Refuses fields that are not what they have to be. */
export const check = (written: Json, now: number) =>
  Effect.gen(function* () {
    const birthDate = written["BirthDate"]
    if (typeof birthDate === "string" && birthDate !== "") {
      const born = parseBirthDate(birthDate)
      if (born === undefined || born.getTime() > now) return yield* refuse(ErrorCode.BirthDateInvalid)
    }
    const addresses = types(written["Addresses"], "Type")
    if (addresses.includes("")) return yield* refuse(ErrorCode.AddressTypeRequired)
    if (new Set(addresses).size < addresses.length) return yield* refuse(ErrorCode.DuplicateAddressType)
    const phones = types(written["PhoneNumbers"], "PhoneType")
    if (phones.includes("")) return yield* refuse(ErrorCode.PhoneTypeRequired)
    if (new Set(phones).size < phones.length) return yield* refuse(ErrorCode.DuplicatePhoneType)
    const custom = Object.values((written["CustomFields"] ?? {}) as Json)
    if (custom.some((value) => String(value).length > customFieldLimit))
      return yield* refuse(ErrorCode.CustomFieldInvalid)
  })

/** The types of a list's elements, in the form in which they are compared; blank where there is none. */
const types = (items: unknown, key: string): ReadonlyArray<string> =>
  (Array.isArray(items) ? items : []).map((item) =>
    String(at(item, key) ?? "")
      .trim()
      .toLowerCase()
  )
