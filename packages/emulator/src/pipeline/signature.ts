/** Verifies requests that are signed in place of carrying the secret. */
import type { Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { parseDateTime } from "../internal/dateTime.js"
import { attempt, fromBase64, type Times } from "../internal/effect.js"
import { isObject } from "../internal/json.js"
import { saysNothing } from "./accept.js"
import { type Denied, rejected } from "./refusal.js"

const utf8 = new TextEncoder()

/** Checks the headers `digest` and `X-Request-Expires` of a request. The client has its own clock: either time will do. */
export const check = (
  request: Request,
  apiSecret: Redacted.Redacted<string>,
  { now, unmoved }: Times
): Effect.Effect<void, Denied> =>
  Effect.suspend((): Effect.Effect<void, Denied> => {
    const expires = (request.headers["x-request-expires"] ?? "").trim()
    if (expires === "") return Effect.fail(rejected(1210, "no X-Request-Expires"))
    const end = parseDateTime(expires)
    if (end === undefined) return Effect.fail(rejected(1211, "X-Request-Expires is not readable"))
    if (Math.min(now, unmoved) > end) return Effect.fail(rejected(1212, "the signature's time is over"))
    const digest = /^\s*SHA-256=(\S+)\s*$/i.exec(request.headers["digest"] ?? "")?.[1]
    if (digest === undefined) return Effect.fail(rejected(1208, "the digest is not SHA-256=<base64>"))
    return Effect.filterOrFail(
      isGenuine(digest, expires, request, apiSecret),
      (genuine) => genuine,
      () => rejected(1208, "the digest does not fit")
    )
  })

const isGenuine = (
  digest: string,
  expires: string,
  request: Request,
  apiSecret: Redacted.Redacted<string>
): Effect.Effect<boolean> => {
  const signed = fromBase64(digest) ?? new Uint8Array()
  const ends = payloads(request)
  return Effect.promise(() =>
    crypto.subtle
      .importKey("raw", utf8.encode(Redacted.value(apiSecret)), { name: "HMAC", hash: "SHA-256" }, false, ["verify"])
      .then((key) =>
        Promise.all(
          targets(request).flatMap((target) =>
            ends.map((end) =>
              crypto.subtle.verify("HMAC", key, new Uint8Array(signed), utf8.encode(`${expires}:${target}${end}`))
            )
          )
        )
      )
      .then((results) => results.includes(true))
  )
}

/** What the SDKs sign where they have no payload: Java and Ruby nothing, PHP an empty one, Python `{}`. */
const noPayloads = ["", ":", ":{}", ':""', ":null"]

/**
 * The payload as it may have been signed. Which form LoginRadius itself wants of a request without one is unconfirmed, since its
 * SDKs differ, also from the body that they send: each form is accepted for a body that is empty, says nothing or is `{}`.
 */
const payloads = (request: Request): ReadonlyArray<string> => {
  const sent = `:${request.rawBody}`
  return saysNothing(request) || isEmptyObject(request.body) ? [...new Set([...noPayloads, sent])] : [sent]
}

const isEmptyObject = (body: unknown): boolean => isObject(body) && Object.keys(body).length === 0

/**
 * The URL as it may have been signed. The encoders of the SDKs' languages differ in which characters they leave alone,
 * whether a blank is `%20` or `+`, and whether text is made lower case before or after it is encoded.
 */
const targets = ({ origin, path, rawQuery }: Request): ReadonlyArray<string> => {
  const url = `${origin}${path}${rawQuery === "" ? "" : `?${rawQuery}`}`
  const texts = [decoded(url), decoded(url.replaceAll("+", " ")), url]
  return [
    ...new Set(
      texts.flatMap((text) => encoders.flatMap((encode) => [encode(text).toLowerCase(), encode(text.toLowerCase())]))
    )
  ]
}

const decoded = (text: string): string =>
  attempt(
    () => decodeURIComponent(text),
    () => text
  )

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** Request targets are well-formed text, so that encoding cannot fail. */
const encoders: ReadonlyArray<(text: string) => string> = [
  encodeURIComponent,
  (text) => encodeURIComponent(text).replaceAll(/[!'()*]/g, percent),
  (text) => encodeURIComponent(text).replaceAll(/['~]/g, percent).replaceAll("%20", "+"),
  (text) =>
    encodeURIComponent(text)
      .replaceAll(/[!'()~]/g, percent)
      .replaceAll("%20", "+"),
  (text) =>
    encodeURIComponent(text)
      .replaceAll(/[!'()*~]/g, percent)
      .replaceAll("%20", "+")
]
