/** Logins by JWTs: whose they are, and whether the provider that they name has signed them. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as jwt from "../internal/jwt.js"
import { jwtKey, type JwtProvider, type Settings } from "../Settings.js"
import type { Json } from "../state/Json.js"
import type { SocialIdentity } from "../state/SocialIdentity.js"

/** Providers whose tokens the emulator signs itself unless the settings have another key. */
const own: ReadonlyArray<string> = ["apple", "facebook", "google"]

const ownKey = /* @__PURE__ */ Redacted.make(jwtKey)

const nameOf = (name: string): string => name.trim().toLowerCase()

/** A provider that the settings have. */
export const configured = ({ jwtProviders }: Settings, name: string): JwtProvider | undefined =>
  jwtProviders.find((provider) => provider.name.toLowerCase() === nameOf(name))

/** How the tokens of a provider are signed, as far as there is such a provider. */
export const providerOf = (settings: Settings, name: string): JwtProvider | undefined =>
  configured(settings, name) ??
  (own.includes(nameOf(name)) ? { name: nameOf(name), algorithm: "HS256", key: ownKey } : undefined)

/** What is wrong with a token: it does not say whom it is about, or anything else. */
export type Problem = "Anonymous" | "Invalid"

/** The person that a provider's token stands for, under the name that the provider has in profiles; or what is wrong with it. */
export const personBehind = (
  token: string,
  provider: JwtProvider | undefined,
  name: string
): Effect.Effect<SocialIdentity, Problem> =>
  Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const read = jwt.read(token)
    if (provider === undefined || read === undefined) return yield* Effect.fail<Problem>("Invalid")
    if (!(yield* jwt.isSignedBy(read, provider.algorithm, Redacted.value(provider.key))))
      return yield* Effect.fail<Problem>("Invalid")
    const { claims } = read
    if (!isInTime(claims, now)) return yield* Effect.fail<Problem>("Invalid")
    const id = idIn(claims[provider.idClaim ?? defaultIdClaim])
    return id === undefined ? yield* Effect.fail<Problem>("Anonymous") : identityOf(name, id, claims, now)
  })

export const defaultIdClaim = "sub"

/** A token without an end is no good. */
const isInTime = ({ exp, nbf }: Json, now: number): boolean =>
  typeof exp === "number" && exp * 1000 > now && (nbf === undefined || (typeof nbf === "number" && nbf * 1000 <= now))

const idIn = (claim: unknown): string | undefined =>
  typeof claim === "number" ? String(claim) : typeof claim === "string" && claim.trim() !== "" ? claim : undefined

/** LoginRadius' names of the claims of OpenID Connect. */
const names: ReadonlyArray<readonly [claim: string, member: string]> = [
  ["given_name", "FirstName"],
  ["family_name", "LastName"],
  ["name", "FullName"],
  ["picture", "ImageUrl"]
]

const identityOf = (provider: string, id: string, claims: Json, now: number): SocialIdentity => {
  const { email, email_verified: verified } = claims
  const address = typeof email === "string" && email.includes("@") ? email : undefined
  return {
    provider,
    id,
    emails: address === undefined ? [] : [{ Type: "Primary", Value: address }],
    // Apple writes the flag as a text.
    emailVerified: address !== undefined && (verified === true || verified === "true"),
    fields: Object.fromEntries(
      names.flatMap(([claim, member]) => (typeof claims[claim] === "string" ? [[member, claims[claim]]] : []))
    ),
    createdAt: now
  }
}

/** How long tokens are good for that the emulator signs. */
const lifetime = Duration.toSeconds("1 hour")

/** A token of a person, as their provider would sign it; undefined where the emulator has not got the key for it. */
export const tokenOf = (
  { emailVerified, emails, fields, id }: SocialIdentity,
  { algorithm, idClaim = defaultIdClaim, key, name }: JwtProvider,
  now: number
): Effect.Effect<string | undefined> => {
  const [address] = emails
  const seconds = Math.floor(now / 1000)
  const told = names.flatMap(([claim, member]) => (typeof fields[member] === "string" ? [[claim, fields[member]]] : []))
  return algorithm === "HS256"
    ? jwt.sign(
        {
          iss: `https://${name}.example`,
          ...(Object.fromEntries(told) as object),
          ...(address === undefined ? {} : { email: address.Value, email_verified: emailVerified }),
          [idClaim]: id,
          iat: seconds,
          exp: seconds + lifetime
        },
        Redacted.value(key)
      )
    : Effect.succeed(undefined)
}
