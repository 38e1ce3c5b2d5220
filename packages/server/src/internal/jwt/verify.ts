/** One check of a JWT: its signature, and the claims that say for whom and how long it is. */
import * as Effect from "effect/Effect"
import { errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey, type JWTVerifyOptions } from "jose"
import { unauthenticated, unavailable } from "../verify/check.js"
import type { AuthUnavailable, Unauthenticated, Verdict } from "../verify/model.js"
import { dateTimeOf } from "../verify/entry.js"
import type { Settings } from "./settings.js"

/** So many keys of one set are tried with a JWT that does not say which one it is signed with. */
const mostTries = 10

/** No key of the set fits the JWT. */
export const unknownKey = "unknownKey"

export type Refused = Unauthenticated | AuthUnavailable | typeof unknownKey

/** What can be said of a JWT beside its signature. */
export interface Read {
  readonly verdict: Verdict
  /** Seconds since 1970. */
  readonly issuedAt: number
}

export const optionsOf = ({ algorithms, audience, issuer, maxAge, skew }: Settings): JWTVerifyOptions => ({
  algorithms: [...algorithms],
  issuer: [...issuer],
  audience: [...audience],
  clockTolerance: skew / 1000,
  maxTokenAge: maxAge / 1000,
  requiredClaims: ["exp", "sub", "iat"]
})

/** jose's own errors are the token's fault, but for those of a set of keys. Others are of keys that cannot be used. */
const refusalOf = (error: unknown): Refused => {
  if (error instanceof errors.JWKSNoMatchingKey) return unknownKey
  if (error instanceof errors.JWTExpired) return unauthenticated("Expired")
  return error instanceof errors.JOSEError && !(error instanceof errors.JWKSInvalid)
    ? unauthenticated("Invalid")
    : unavailable("KeysMissing", "the key of the JWT cannot be used")
}

const attempt = (token: string, key: JWTVerifyGetKey, options: JWTVerifyOptions): Effect.Effect<JWTPayload, unknown> =>
  Effect.map(
    Effect.tryPromise({ try: () => jwtVerify(token, key, options), catch: (error) => error }),
    ({ payload }) => payload
  )

/** Tries the keys that fit, one after the other. */
const each = (
  token: string,
  keys: AsyncIterator<Awaited<ReturnType<JWTVerifyGetKey>>>,
  options: JWTVerifyOptions,
  left: number
): Effect.Effect<JWTPayload, unknown> =>
  Effect.flatMap(
    Effect.promise(() => keys.next()),
    ({ done, value }) =>
      done === true || left === 0
        ? Effect.fail(new errors.JWSSignatureVerificationFailed())
        : Effect.catchAll(
            attempt(token, () => value, options),
            (error) =>
              error instanceof errors.JWSSignatureVerificationFailed
                ? each(token, keys, options, left - 1)
                : Effect.fail(error)
          )
  )

/** A list of texts, or one with blanks between them; all else is nothing. */
const namesIn = (payload: JWTPayload, claim: string | undefined): ReadonlyArray<string> => {
  const value: unknown = claim !== undefined && Object.hasOwn(payload, claim) ? payload[claim] : undefined
  if (typeof value === "string") return value.split(" ").filter(Boolean)
  return Array.isArray(value) ? value.filter((name): name is string => typeof name === "string") : []
}

const read = ({ claims }: Settings, payload: JWTPayload, now: number): Effect.Effect<Read, Unauthenticated> => {
  const { exp, iat, sub } = payload
  // A number in JSON can be too large to be one.
  return typeof sub === "string" && sub !== "" && Number.isFinite(exp) && Number.isFinite(iat)
    ? Effect.succeed({
        issuedAt: iat as number,
        verdict: {
          uid: sub,
          roles: namesIn(payload, claims.roles),
          permissions: namesIn(payload, claims.permissions),
          expiresAt: dateTimeOf((exp as number) * 1000),
          checkedAt: dateTimeOf(now),
          stale: false
        }
      })
    : Effect.fail(unauthenticated("Invalid"))
}

/** Checks a JWT by some keys. In one step: each further one would cost a hundredth of the signature. */
export const verifyWith = (
  settings: Settings,
  options: JWTVerifyOptions,
  token: string,
  key: JWTVerifyGetKey,
  now: number
): Effect.Effect<Read, Refused> => {
  const current = { ...options, currentDate: new Date(now) }
  const refuse = (error: unknown): Effect.Effect<Read, Refused> =>
    error instanceof errors.JWKSMultipleMatchingKeys
      ? Effect.matchEffect(each(token, error[Symbol.asyncIterator](), current, mostTries), {
          onFailure: (error) => Effect.fail(refusalOf(error)),
          onSuccess: (payload) => read(settings, payload, now)
        })
      : Effect.fail(refusalOf(error))
  return Effect.async((resume) => {
    jwtVerify(token, key, current).then(
      ({ payload }) => resume(read(settings, payload, now)),
      (error: unknown) => resume(refuse(error))
    )
  })
}
