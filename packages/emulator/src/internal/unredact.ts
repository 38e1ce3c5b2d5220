/** Takes secrets out of their wrappers, for what is stored and compared. */
import * as Redacted from "effect/Redacted"

/** A secret's text. */
export const unredact = (secret: string | Redacted.Redacted<string>): string =>
  typeof secret === "string" ? secret : Redacted.value(secret)

/** A document as it was sent, secrets in clear. */
export const unredactAll = (written: object): { readonly [member: string]: unknown } =>
  Object.fromEntries(Object.entries(written).map(([name, value]) => [name, inClear(value)]))

const inClear = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return Redacted.value(value)
  if (Array.isArray(value)) return value.map(inClear)
  return typeof value === "object" && value !== null ? unredactAll(value) : value
}
