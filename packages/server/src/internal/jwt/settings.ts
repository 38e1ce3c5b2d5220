/** Options of the verifier of JWTs, checked before anything is built. */
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import type { NonEmptyReadonlyArray } from "effect/Array"
import type * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import { attempt } from "../effect.js"
import { invalid, isObject } from "../settings.js"
import { within } from "../verify/settings.js"

const known = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
  "HS256",
  "HS384",
  "HS512"
] as const

/**
 * How JWTs may be signed. `HS…` is by a secret, all others by a key pair.
 *
 * @since 0.1.0
 * @category models
 */
export type Algorithm = (typeof known)[number]

/**
 * A set of public keys (JWKS) behind an https URL; http is for this machine alone.
 *
 * @since 0.1.0
 * @category models
 */
export interface KeySet {
  readonly jwks: URL
}

/**
 * One key: a secret of at least 32 bytes for `HS…`, else a public key or a certificate as PEM.
 *
 * @since 0.1.0
 * @category models
 */
export interface OneKey {
  readonly key: Redacted.Redacted<string>
}

/**
 * What can be set of the verifier of JWTs.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options<Keys extends KeySet | OneKey = KeySet | OneKey> {
  readonly keys: Keys
  /** How a JWT may be signed. One that says otherwise is refused, whatever its signature is. */
  readonly algorithms: NonEmptyReadonlyArray<Algorithm>
  /** `iss` of good JWTs: one of these. */
  readonly issuer: string | NonEmptyReadonlyArray<string>
  /** `aud` of good JWTs: one of these, at least. */
  readonly audience: string | NonEmptyReadonlyArray<string>
  /** The names of the claims with roles and permissions: lists of texts, or one text with blanks between them. None unless said otherwise. */
  readonly claims?: { readonly roles?: string | undefined; readonly permissions?: string | undefined } | undefined
  /** How much the clocks of issuer and server may differ. 60 seconds unless said otherwise. */
  readonly skew?: Duration.DurationInput | undefined
  /** The oldest JWT that is good, by its `iat`. 24 hours unless said otherwise. Revocations are kept as long. */
  readonly maxAge?: Duration.DurationInput | undefined
  /** How long keys are used without asking for them. 10 minutes unless said otherwise. */
  readonly fresh?: Duration.DurationInput | undefined
  /** How old keys may be that are used while their URL does not answer. 24 hours unless said otherwise. */
  readonly staleFor?: Duration.DurationInput | undefined
  /** How often at most keys are read because of a JWT whose key is not known: once in 30 seconds unless said otherwise. */
  readonly cooldown?: Duration.DurationInput | undefined
}

export interface Settings {
  readonly keys: { readonly jwks: string } | { readonly key: string }
  readonly algorithms: ReadonlyArray<Algorithm>
  readonly issuer: ReadonlyArray<string>
  readonly audience: ReadonlyArray<string>
  readonly claims: { readonly roles: string | undefined; readonly permissions: string | undefined }
  /** Milliseconds, as all times. */
  readonly skew: number
  readonly maxAge: number
  readonly fresh: number
  readonly staleFor: number
  readonly cooldown: number
}

type Checked<A> = Either.Either<A, InvalidConfig>

export const isSecret = (algorithm: Algorithm): boolean => algorithm.startsWith("HS")

const algorithmsOf = (algorithms: unknown): Checked<ReadonlyArray<Algorithm>> => {
  if (!Array.isArray(algorithms) || algorithms.length === 0)
    return Either.left(invalid("algorithms", "must be a list of at least one algorithm"))
  if (!algorithms.every((one) => known.includes(one)))
    return Either.left(invalid("algorithms", `must be of ${known.join(", ")}`))
  const list = algorithms as ReadonlyArray<Algorithm>
  return list.some(isSecret) && !list.every(isSecret)
    ? Either.left(invalid("algorithms", "must be all by a secret (HS…), or all by a key pair"))
    : Either.right(list)
}

/** Whether a host name stands for this machine. */
const isLocal = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "[::1]" ||
  /^127(\.\d{1,3}){3}$/.test(hostname)

const jwksOf = (jwks: unknown, algorithms: ReadonlyArray<Algorithm>): Checked<Settings["keys"]> => {
  const url = attempt(
    () => new URL(String(jwks)),
    () => undefined
  )
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return Either.left(invalid("keys.jwks", "must be an absolute https URL"))
  if (url.protocol === "http:" && !isLocal(url.hostname))
    return Either.left(invalid("keys.jwks", "must be https: http is for this machine only"))
  if (url.username + url.password !== "") return Either.left(invalid("keys.jwks", "must not have a user"))
  return algorithms.some(isSecret)
    ? Either.left(invalid("algorithms", "must not be by a secret (HS…) where keys are public"))
    : Either.right({ jwks: url.href })
}

const keyOf = (key: unknown, algorithms: ReadonlyArray<Algorithm>): Checked<Settings["keys"]> => {
  const text: unknown = Redacted.isRedacted(key)
    ? attempt(
        () => Redacted.value(key),
        () => undefined
      )
    : undefined
  if (typeof text !== "string") return Either.left(invalid("keys.key", "must be a Redacted text"))
  const isPem = /-----BEGIN [A-Z ]+-----/.test(text)
  if (!algorithms.some(isSecret))
    return isPem
      ? Either.right({ key: text.trim() })
      : Either.left(invalid("keys.key", "must be a public key or a certificate as PEM"))
  // Whoever signs by a public key, as by a secret, is not to be believed.
  if (isPem) return Either.left(invalid("keys.key", "must be a secret for HS…, and is a PEM"))
  return new TextEncoder().encode(text).length < 32
    ? Either.left(invalid("keys.key", "must be a secret of at least 32 bytes"))
    : Either.right({ key: text })
}

const keysOf = (keys: unknown, algorithms: ReadonlyArray<Algorithm>): Checked<Settings["keys"]> => {
  if (!isObject(keys) || (keys["jwks"] === undefined) === (keys["key"] === undefined))
    return Either.left(invalid("keys", "must have either jwks or key"))
  return keys["jwks"] === undefined ? keyOf(keys["key"], algorithms) : jwksOf(keys["jwks"], algorithms)
}

const textsOf = (option: string, texts: unknown): Checked<ReadonlyArray<string>> => {
  const list: ReadonlyArray<unknown> = Array.isArray(texts) ? texts : [texts]
  return list.length > 0 && list.every((text) => typeof text === "string" && text !== "")
    ? Either.right(list as ReadonlyArray<string>)
    : Either.left(invalid(option, "must be a text, or a list of at least one"))
}

const claimsOf = (claims: unknown): Checked<Settings["claims"]> => {
  if (!isObject(claims)) return Either.left(invalid("claims", "must be a record with names of claims"))
  const { permissions, roles } = claims
  for (const [name, claim] of Object.entries({ roles, permissions }))
    if (claim !== undefined && (typeof claim !== "string" || claim === ""))
      return Either.left(invalid(`claims.${name}`, "must be the name of a claim"))
  return Either.right({ roles, permissions } as Settings["claims"])
}

/** Settings, or the first option that is wrong. */
export const settingsOf = (options: Options): Checked<Settings> => {
  if (!isObject(options)) return Either.left(invalid("options", "must be a record"))
  const { algorithms, audience, claims, cooldown, fresh, issuer, keys, maxAge, skew, staleFor } = options as Options
  return Either.flatMap(algorithmsOf(algorithms), (algorithms) =>
    Either.flatMap(
      Either.all({
        keys: keysOf(keys, algorithms),
        algorithms: Either.right(algorithms),
        issuer: textsOf("issuer", issuer),
        audience: textsOf("audience", audience),
        claims: claimsOf(claims ?? {}),
        skew: within("skew", skew ?? "60 seconds"),
        maxAge: within("maxAge", maxAge ?? "24 hours", 1),
        fresh: within("fresh", fresh ?? "10 minutes"),
        staleFor: within("staleFor", staleFor ?? "24 hours"),
        cooldown: within("cooldown", cooldown ?? "30 seconds")
      }),
      (settings) =>
        settings.fresh > settings.staleFor
          ? Either.left(invalid("fresh", "must not be longer than staleFor"))
          : Either.right(settings)
    )
  )
}
