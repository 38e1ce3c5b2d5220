/** Signs a request with the API secret, so that the secret itself is not sent. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { toBase64 } from "../effect/bytes.js"

/** How long a signature is valid. */
const lifetime = 15 * 60 * 1000

const utf8 = new TextEncoder()

/** The signature over a URL and a body, in base64. It is valid until `expires`. */
export const signature = (
  apiSecret: Redacted.Redacted<string>,
  url: string,
  body: string | undefined,
  expires: string
): Effect.Effect<string> =>
  Effect.promise(() => {
    const target = encodeURIComponent(decodeURIComponent(url)).toLowerCase()
    const text = `${expires}:${target}${body === undefined ? "" : `:${body}`}`
    return crypto.subtle
      .importKey("raw", utf8.encode(Redacted.value(apiSecret)), { name: "HMAC", hash: "SHA-256" }, false, ["sign"])
      .then((key) => crypto.subtle.sign("HMAC", key, utf8.encode(text)))
      .then((bytes) => toBase64(new Uint8Array(bytes)))
  })

export type SignatureHeaders = { readonly [name: string]: string }

/** Signs a request at the current time: answers the headers to send. */
export const signing =
  (apiSecret: Redacted.Redacted<string>) =>
  (url: string, body: string | undefined): Effect.Effect<SignatureHeaders> =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const expires = new Date(now + lifetime).toISOString().slice(0, 19).replace("T", " ")
      return Effect.map(signature(apiSecret, url, body, expires), (digest) => ({
        "x-request-expires": expires,
        digest: `SHA-256=${digest}`
      }))
    })
