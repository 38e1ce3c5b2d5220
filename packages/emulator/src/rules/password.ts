/** Password hashes in the service's form: `Rfc2898DeriveBytes$<rounds>$<salt>$<hash>`, both parts in base64. */
import * as Effect from "effect/Effect"
import { type Derivation, derive, salt } from "../internal/derivation.js"
import { fromBase64 } from "../internal/effect.js"
import { isSame } from "../internal/secrets.js"

export { isHash } from "../internal/passwordHash.js"

/** The documented cost. */
const rounds = 2000

/** Hashes passwords, or the answers to security questions. */
export const hashAll = (secrets: ReadonlyArray<string>): Effect.Effect<ReadonlyArray<string>> =>
  Effect.gen(function* () {
    const salts = yield* Effect.forEach(secrets, () => salt)
    const derivations = secrets.map((secret, i) => ({ secret, salt: salts[i] as string, iterations: rounds }))
    const derived = yield* derive(derivations)
    // Joined, and not added up: V8 would keep the pieces of each.
    return derivations.map(({ iterations, salt }, i) => ["Rfc2898DeriveBytes", iterations, salt, derived[i]].join("$"))
  })

/** Hashes a password. */
export const hash = (secret: string): Effect.Effect<string> =>
  Effect.map(hashAll([secret]), ([hashed]) => hashed as string)

/** A hash, taken apart; undefined where it is none. */
const parse = (
  hashed: string | undefined
): (Omit<Derivation, "secret"> & { readonly expected: string }) | undefined => {
  const [, iterations = "", salt = "", expected] =
    /^Rfc2898DeriveBytes\$(\d+)\$([^$]+)\$([^$]+)$/.exec(hashed ?? "") ?? []
  return expected === undefined || fromBase64(salt) === undefined
    ? undefined
    : { iterations: Number(iterations), salt, expected }
}

/** For each secret, whether a hash was made of it. */
export const verifyAll = (
  pairs: ReadonlyArray<readonly [secret: string, hashed: string | undefined]>
): Effect.Effect<ReadonlyArray<boolean>> => {
  const parsed = pairs.map(([secret, hashed]) => ({ secret, hash: parse(hashed) }))
  const derivations = parsed.flatMap(({ hash, secret }) =>
    hash === undefined ? [] : [{ secret, salt: hash.salt, iterations: hash.iterations }]
  )
  return Effect.map(derive(derivations), (derived) => {
    const rest = [...derived]
    return parsed.map(({ hash }) => hash !== undefined && isSame(rest.shift() ?? "", hash.expected))
  })
}

/** Whether a hash was made of a secret. */
export const verify = (secret: string, hashed: string | undefined): Effect.Effect<boolean> =>
  Effect.map(verifyAll([[secret, hashed]]), ([isRight]) => isRight === true)

/** The hash of no password: who is compared with it waits as long as for a wrong one. */
export const ofNobody = ["Rfc2898DeriveBytes", rounds, "AAAAAAAAAAAAAAAAAAAAAA==", "-"].join("$")

/** Whether one of several hashes was made of a secret. */
export const verifyAny = (secret: string, hashes: ReadonlyArray<string>): Effect.Effect<boolean> =>
  Effect.map(verifyAll(hashes.map((hashed) => [secret, hashed])), (verified) => verified.includes(true))
