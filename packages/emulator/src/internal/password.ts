/** Password hashes in the service's form: `Rfc2898DeriveBytes$<rounds>$<salt>$<hash>`, both parts in base64. */
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import { fromBase64, toBase64 } from "./effect.js"

/** The documented cost. */
export const rounds = 2000

const saltLength = 16
const hashLength = 32

const utf8 = new TextEncoder()

const derive = (secret: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Effect.Effect<string> =>
  Effect.promise(() =>
    crypto.subtle
      .importKey("raw", utf8.encode(secret), "PBKDF2", false, ["deriveBits"])
      .then((key) => crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-1", salt, iterations }, key, hashLength * 8))
      .then((bits) => toBase64(new Uint8Array(bits)))
  )

/** Hashes a password, or the answer to a security question. */
export const hash = (secret: string): Effect.Effect<string> =>
  Effect.flatMap(Effect.all(Array.from({ length: saltLength }, () => Random.nextIntBetween(0, 256))), (bytes) => {
    const salt = Uint8Array.from(bytes)
    return Effect.map(
      derive(secret, salt, rounds),
      (derived) => `Rfc2898DeriveBytes$${rounds}$${toBase64(salt)}$${derived}`
    )
  })

/** Whether a hash was made of a secret. */
export const verify = (secret: string, hashed: string | undefined): Effect.Effect<boolean> => {
  const parts = /^Rfc2898DeriveBytes\$(\d+)\$([^$]+)\$([^$]+)$/.exec(hashed ?? "")
  const salt = fromBase64(parts?.[2] ?? "")
  if (parts === null || salt === undefined) return Effect.succeed(false)
  return Effect.map(derive(secret, Uint8Array.from(salt), Number(parts[1])), (derived) => derived === parts[3])
}

/** Whether one of several hashes was made of a secret. */
export const verifyAny = (secret: string, hashes: ReadonlyArray<string>): Effect.Effect<boolean> =>
  Effect.map(
    Effect.forEach(hashes, (hashed) => verify(secret, hashed)),
    (verified) => verified.includes(true)
  )
