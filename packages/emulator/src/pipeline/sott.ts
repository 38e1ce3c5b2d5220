/** Reads secure one-time tokens and decides whether they are good. */
import { md5 } from "@noble/hashes/legacy.js"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { parseDateTime } from "../internal/dateTime.js"
import { attempt, fromBase64, type Times, toHex } from "../internal/effect.js"
import { isSame } from "../internal/secrets.js"
import type { Settings } from "../Settings.js"

const utf8 = new TextEncoder()

/** LoginRadius' fixed initialisation vector. */
const iv = /* @__PURE__ */ utf8.encode("tu89geji340t89u2")

/** Deriving a key takes milliseconds; a secret has one. */
const keys = new WeakMap<Redacted.Redacted<string>, Promise<CryptoKey>>()

const keyOf = (apiSecret: Redacted.Redacted<string>): Promise<CryptoKey> => {
  let key = keys.get(apiSecret)
  if (key === undefined) {
    key = crypto.subtle
      .importKey("raw", utf8.encode(Redacted.value(apiSecret)), "PBKDF2", false, ["deriveKey"])
      .then((secret) =>
        crypto.subtle.deriveKey(
          { name: "PBKDF2", hash: "SHA-1", salt: new Uint8Array(8), iterations: 10_000 },
          secret,
          { name: "AES-CBC", length: 256 },
          false,
          ["decrypt"]
        )
      )
    keys.set(apiSecret, key)
  }
  return key
}

export type SottSettings = Pick<Settings, "apiKey" | "apiSecret" | "sottSkew" | "lenientNodeMonth">

/** Fails with the reason why a token is refused. Clients make it by their own clock: it may be good at either time. */
export const check = (sott: string, settings: SottSettings, { now, unmoved }: Times): Effect.Effect<void, string> =>
  Effect.gen(function* () {
    const bytes = yield* sealed(sott)
    const text = yield* decrypted(bytes, settings.apiSecret)
    const [start, key, end, ...rest] = text.split("#")
    if (start === undefined || key === undefined || end === undefined || rest.length > 0) {
      return yield* Effect.fail("the SOTT does not hold start, key and end")
    }
    if (!isSame(key.toLowerCase(), settings.apiKey.toLowerCase()))
      return yield* Effect.fail("the SOTT is for another apikey")
    const inTimeAt = (time: number) => inTime(parseDateTime(start), parseDateTime(end), settings, time)
    return yield* now === unmoved ? inTimeAt(now) : Effect.catchAll(inTimeAt(unmoved), () => inTimeAt(now))
  })

/** The encrypted part, once its checksum fits. Clients may have percent-encoded the token for a query. */
const sealed = (sott: string): Effect.Effect<Uint8Array, string> => {
  const text = /%(2b|2f|3d|2a)/i.test(sott)
    ? attempt(
        () => decodeURIComponent(sott),
        () => sott
      )
    : sott
  const split = text.lastIndexOf("*")
  if (split < 0) return Effect.fail("the SOTT has no checksum")
  const base64 = text.slice(0, split)
  const checksum = text.slice(split + 1).trim()
  if (!isSame(checksum.toLowerCase(), toHex(md5(utf8.encode(base64))))) {
    return Effect.fail("the checksum of the SOTT is wrong")
  }
  const bytes = fromBase64(base64)
  return bytes === undefined ? Effect.fail("the SOTT is not base64") : Effect.succeed(bytes)
}

const decrypted = (bytes: Uint8Array, apiSecret: Redacted.Redacted<string>): Effect.Effect<string, string> =>
  Effect.tryPromise({
    try: () =>
      keyOf(apiSecret)
        .then((key) => crypto.subtle.decrypt({ name: "AES-CBC", iv }, key, new Uint8Array(bytes)))
        .then((plain) => new TextDecoder().decode(plain)),
    catch: () => "the SOTT is encrypted under another secret"
  })

const inTime = (
  start: number | undefined,
  end: number | undefined,
  settings: SottSettings,
  now: number
): Effect.Effect<void, string> => {
  if (start === undefined || end === undefined) return Effect.fail("a date in the SOTT is not readable")
  const last = end < start && settings.lenientNodeMonth ? monthsLater(end, start) : end
  if (last < start) return Effect.fail("the SOTT ends before it starts")
  if (now < start - Duration.toMillis(settings.sottSkew)) return Effect.fail("the SOTT is not good yet")
  return now > last ? Effect.fail("the SOTT's time is over") : Effect.void
}

/** The first moment after `start` with the day and time of `end`: what was meant when only the month is wrong. */
const monthsLater = (end: number, start: number): number => {
  const date = new Date(end)
  const first = new Date(start)
  return Date.UTC(
    first.getUTCFullYear(),
    first.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds()
  )
}
