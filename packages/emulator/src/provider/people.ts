/** People at social providers: made up where nobody has put them there. */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import type { Json } from "../state/Json.js"
import type { SocialIdentity } from "../state/SocialIdentity.js"
import { deterministic } from "./deterministic.js"

type City = readonly [city: string, country: string]

const women = ["Ada", "Emmy", "Grace", "Hedy", "Katherine", "Lise", "Marie", "Radia"] as const
const men = ["Alan", "Blaise", "Edsger", "Kurt", "Leonhard", "Niels", "Rasmus", "Tim"] as const
const surnames = [
  "Arnold",
  "Becker",
  "Castro",
  "Dubois",
  "Eriksen",
  "Fischer",
  "Garcia",
  "Haas",
  "Ito",
  "Jansen"
] as const
const cities: readonly [City, ...ReadonlyArray<City>] = [
  ["Lisbon", "Portugal"],
  ["Zurich", "Switzerland"],
  ["Kyoto", "Japan"],
  ["Toronto", "Canada"],
  ["Bergen", "Norway"]
]

/** Providers that tell the address of a user, which they have verified. */
const telling: ReadonlySet<string> = new Set(["facebook", "google", "linkedin"])

/** The name and home of somebody, by a text that stands for them. */
export const personality = (text: string) => {
  const random = deterministic(text)
  const gender = random.pick(["F", "M"])
  const firstName = random.pick(gender === "F" ? women : men)
  const lastName = random.pick(surnames)
  const [city, country] = random.pick(cities)
  return { gender, firstName, lastName, fullName: `${firstName} ${lastName}`, city, country }
}

/** The address of something of a provider's. No request to it is ever answered. */
export const site = (provider: string, path: string): string => `https://${provider}.example/${path}`

/** What a provider tells of somebody. */
export const told = (
  provider: string,
  id: string,
  name: { readonly firstName: string; readonly lastName: string }
): Json => ({
  FirstName: name.firstName,
  LastName: name.lastName,
  ProfileName: `${name.firstName}.${name.lastName}`.toLowerCase(),
  ProfileUrl: site(provider, id),
  ImageUrl: site(provider, `${id}/large.jpg`),
  ThumbnailImageUrl: site(provider, `${id}/small.jpg`)
})

/** A text that stands for a token of a provider's, and does not tell it. */
export const hashOf = (provider: string, token: string): string =>
  bytesToHex(sha256(utf8ToBytes(`${provider} ${token}`)))

/** Whom a token of a provider's stands for: the same person each time. */
export const behind = (provider: string, token: string, secret: string | undefined, now: number): SocialIdentity => {
  const hash = hashOf(provider, token)
  const person = personality(hash)
  const id = deterministic(hash).digits(15)
  const address = `${person.firstName}.${person.lastName}.${hash.slice(0, 8)}@${provider}.example`.toLowerCase()
  const isTold = telling.has(provider)
  return {
    provider,
    id,
    emails: isTold ? [{ Type: "Primary", Value: address }] : [],
    emailVerified: isTold,
    fields: {
      ...told(provider, id, person),
      Gender: person.gender,
      City: person.city,
      Country: { Name: person.country },
      ProviderAccessCredential: { AccessToken: token, TokenSecret: secret ?? null }
    },
    createdAt: now
  }
}
