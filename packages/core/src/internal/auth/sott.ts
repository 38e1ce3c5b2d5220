/** Makes secure one-time tokens: a validity period and the API key, encrypted under the API secret. */
import { md5 } from "@noble/hashes/legacy.js"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { toBase64, toHex } from "../effect/bytes.js"

/** How long a token is valid unless said otherwise, in milliseconds. */
export const defaultLifetime = 10 * 60 * 1000

const utf8 = new TextEncoder()

/** The service's fixed initialisation vector. */
const iv = /* @__PURE__ */ utf8.encode("tu89geji340t89u2")

/** Keys by secret: deriving one takes milliseconds, encrypting a token microseconds. */
const keysBySecret = new WeakMap<Redacted.Redacted<string>, Promise<CryptoKey>>()

const keyOf = (apiSecret: Redacted.Redacted<string>): Promise<CryptoKey> => {
  let key = keysBySecret.get(apiSecret)
  if (key === undefined) {
    key = crypto.subtle
      .importKey("raw", utf8.encode(Redacted.value(apiSecret)), "PBKDF2", false, ["deriveKey"])
      .then((secret) =>
        crypto.subtle.deriveKey(
          { name: "PBKDF2", hash: "SHA-1", salt: new Uint8Array(8), iterations: 10_000 },
          secret,
          { name: "AES-CBC", length: 256 },
          false,
          ["encrypt"]
        )
      )
    keysBySecret.set(apiSecret, key)
  }
  return key
}

/** A token for a period that is already text. */
export const fromText = (
  apiKey: string,
  apiSecret: Redacted.Redacted<string>,
  start: string,
  end: string
): Effect.Effect<Redacted.Redacted<string>> =>
  Effect.promise(() =>
    keyOf(apiSecret)
      .then((key) => crypto.subtle.encrypt({ name: "AES-CBC", iv }, key, utf8.encode(`${start}#${apiKey}#${end}`)))
      .then((bytes) => {
        const text = toBase64(new Uint8Array(bytes))
        return Redacted.make(`${text}*${toHex(md5(utf8.encode(text)))}`)
      })
  )

/** A token that is valid from `start` to `end`, in milliseconds since 1970. */
export const fromPeriod = (
  apiKey: string,
  apiSecret: Redacted.Redacted<string>,
  start: number,
  end: number
): Effect.Effect<Redacted.Redacted<string>> => fromText(apiKey, apiSecret, format(start), format(end))

/** Whether a token can tell of a moment: its form has years of four digits. */
export const isExpressible = (millis: number): boolean => {
  const year = new Date(millis).getUTCFullYear()
  return year >= 1000 && year <= 9999
}

/** `2021/3/9 2:8:9`: UTC, nothing padded, as most of LoginRadius' SDKs write it. */
const format = (millis: number): string => {
  const date = new Date(millis)
  const day = `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()}`
  return `${day} ${date.getUTCHours()}:${date.getUTCMinutes()}:${date.getUTCSeconds()}`
}
