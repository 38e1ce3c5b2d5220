/** One key, imported once for each algorithm that it may be used with. */
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import { type CryptoKey, importSPKI, importX509, type JWTVerifyGetKey } from "jose"
import { invalid } from "../settings.js"
import { type Algorithm, isSecret } from "./settings.js"

const imported = (text: string, algorithm: Algorithm): Promise<CryptoKey> => {
  if (isSecret(algorithm)) {
    const hash = algorithm.replace("HS", "SHA-")
    return crypto.subtle.importKey("raw", new TextEncoder().encode(text), { name: "HMAC", hash }, false, ["verify"])
  }
  return text.startsWith("-----BEGIN CERTIFICATE-----") ? importX509(text, algorithm) : importSPKI(text, algorithm)
}

/** Node's types have it only where a key is known to be one of RSA. */
interface Rsa {
  readonly modulusLength?: number
}

/** The shortest key of RSA that jose verifies with. */
const leastBits = 2048

/** Fails where the key is not one of the algorithms: all of them have to fit. */
export const oneKey = (
  text: string,
  algorithms: ReadonlyArray<Algorithm>
): Effect.Effect<JWTVerifyGetKey, InvalidConfig> =>
  Effect.map(
    Effect.forEach(algorithms, (algorithm) =>
      Effect.filterOrFail(
        Effect.tryPromise({
          try: () => imported(text, algorithm),
          catch: () => invalid("keys.key", `must be a key for ${algorithm}: a secret for HS…, else a public key as PEM`)
        }),
        ({ algorithm }) => ((algorithm as Rsa).modulusLength ?? leastBits) >= leastBits,
        () => invalid("keys.key", `must have at least ${leastBits} bits`)
      )
    ),
    (keys) => {
      const byAlgorithm = new Map<string, CryptoKey>(
        algorithms.map((algorithm, n) => [algorithm, keys[n] as CryptoKey])
      )
      // Asked for listed algorithms only.
      return ({ alg }) => Promise.resolve(byAlgorithm.get(alg) as CryptoKey)
    }
  )
