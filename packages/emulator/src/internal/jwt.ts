/** JSON Web Tokens in their compact form: read, verified and signed by WebCrypto. */
import * as Effect from "effect/Effect"
import { attempt, fromBase64, toBase64 } from "./effect.js"
import { isObject } from "./json.js"

/** The algorithms whose signatures are verified. `none` is no signature. */
export const algorithms = ["HS256", "RS256", "ES256"] as const

export type Algorithm = (typeof algorithms)[number]

/** What a token says, of which it is not known whether it is true. */
export interface Jwt {
  readonly algorithm: unknown
  readonly claims: { readonly [claim: string]: unknown }
  /** What is signed: header and claims, as they were sent. */
  readonly signed: string
  readonly signature: Uint8Array
}

const utf8 = new TextEncoder()

const parameters: { readonly [A in Algorithm]: AlgorithmIdentifier & { readonly namedCurve?: string } } = {
  HS256: { name: "HMAC", hash: "SHA-256" } as AlgorithmIdentifier,
  RS256: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as AlgorithmIdentifier,
  ES256: { name: "ECDSA", hash: "SHA-256", namedCurve: "P-256" } as AlgorithmIdentifier
}

const padded = (base64: string): string => base64 + "=".repeat((4 - (base64.length % 4)) % 4)

const bytesOf = (part: string): Uint8Array | undefined =>
  /^[\w-]+$/.test(part) ? fromBase64(padded(part.replaceAll("-", "+").replaceAll("_", "/"))) : undefined

const objectOf = (part: string): { readonly [member: string]: unknown } | undefined => {
  const bytes = bytesOf(part)
  const json = attempt(
    () => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown,
    () => undefined
  )
  return isObject(json) ? json : undefined
}

/** Reads a token; undefined for any other text. */
export const read = (token: string): Jwt | undefined => {
  const parts = token.trim().split(".")
  const [header = "", payload = "", end = ""] = parts
  const [head, claims, signature] = [objectOf(header), objectOf(payload), bytesOf(end)]
  return parts.length !== 3 || head === undefined || claims === undefined || signature === undefined
    ? undefined
    : { algorithm: head["alg"], claims, signed: `${header}.${payload}`, signature }
}

/** A public key in PEM as its bytes; undefined for any other text. */
export const spkiOf = (pem: string): Uint8Array | undefined => {
  const body = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(pem)?.[1]
  return body === undefined ? undefined : fromBase64(body.replaceAll(/\s/g, ""))
}

const importKey = (algorithm: Algorithm, key: string, use: "verify" | "sign"): Promise<CryptoKey> =>
  algorithm === "HS256"
    ? crypto.subtle.importKey("raw", utf8.encode(key), parameters.HS256, false, [use])
    : crypto.subtle.importKey("spki", new Uint8Array(spkiOf(key) ?? []), parameters[algorithm], false, ["verify"])

/** Whether a token is signed by the holder of a key: a secret for HS256, else of a public key in PEM. */
export const isSignedBy = ({ algorithm, signature, signed }: Jwt, by: Algorithm, key: string): Effect.Effect<boolean> =>
  algorithm !== by
    ? Effect.succeed(false)
    : Effect.promise(() =>
        importKey(by, key, "verify").then(
          (imported) => crypto.subtle.verify(parameters[by], imported, new Uint8Array(signature), utf8.encode(signed)),
          // What looks like a key in PEM can still be none of the algorithm's.
          () => false
        )
      )

const encoded = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")

const encodedJson = (json: object): string => encoded(utf8.encode(JSON.stringify(json)))

/** A token with these claims, signed by a secret. */
export const sign = (claims: object, secret: string): Effect.Effect<string> => {
  const signed = `${encodedJson({ alg: "HS256", typ: "JWT" })}.${encodedJson(claims)}`
  return Effect.promise(() =>
    importKey("HS256", secret, "sign")
      .then((key) => crypto.subtle.sign(parameters.HS256, key, utf8.encode(signed)))
      .then((signature) => `${signed}.${encoded(new Uint8Array(signature))}`)
  )
}
