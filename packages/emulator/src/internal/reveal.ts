/** Takes secrets out of their wrappers, for what is stored and compared. */
import * as Redacted from "effect/Redacted"
import type { Json } from "../Store.js"

/** A secret's text. */
export const text = (secret: string | Redacted.Redacted<string>): string =>
  typeof secret === "string" ? secret : Redacted.value(secret)

/** A document as it was sent, secrets in clear. */
export const document = (written: object): Json =>
  Object.fromEntries(Object.entries(written).map(([name, value]) => [name, revealed(value)]))

const revealed = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return Redacted.value(value)
  if (Array.isArray(value)) return value.map(revealed)
  return typeof value === "object" && value !== null ? document(value) : value
}
