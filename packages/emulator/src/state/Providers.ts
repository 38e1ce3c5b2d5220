/**
 * Social providers: the people there, the tokens of their logins, and what the application has published for them.
 *
 * @since 0.1.0
 */
import type { SocialIdentity } from "./SocialIdentity.js"
import type { Definition, Rows, WritableRows } from "./table.js"

/** A person whom a provider knows, with or without an account here. */
export interface ProviderPerson {
  readonly identity: SocialIdentity
  /** A token of the provider's own that stands for the person. */
  readonly token: string | undefined
}

/** What a login at a provider's page ends with: it is traded for an access token, once. */
export interface RequestToken {
  readonly token: string
  readonly identity: SocialIdentity
  /** Whether it may make an account. */
  readonly mayRegister: boolean
  /** In milliseconds since 1970. */
  readonly expiresAt: number
}

/**
 * A login at a provider's page that leads back to no page of the application: a device asks for its result by the client GUID
 * that it made up.
 */
export interface PingedLogin {
  readonly clientGuid: string
  /** Who has logged in; undefined until somebody has. */
  readonly identity: SocialIdentity | undefined
  /** Whether it may make an account. */
  readonly mayRegister: boolean
  /** Whether the mail went out that verifies the person's address. */
  readonly wasMailed: boolean
  /** In milliseconds since 1970. */
  readonly expiresAt: number
}

/** Something that the application has sent to a provider in a person's name. */
export interface Published {
  /** Counts what was published. */
  readonly number: number
  readonly kind: "status" | "message"
  readonly provider: string
  /** The provider's id of whoever published it. */
  readonly from: string
  /** The provider's id of the contact that a message went to. */
  readonly to: string | undefined
  readonly title: string
  readonly text: string
  readonly url: string | undefined
  readonly imageUrl: string | undefined
  /** What a status is known by whose echo is counted. */
  readonly trackingId?: string | undefined
  /** In milliseconds since 1970. */
  readonly at: number
}

/** A one-time code of a provider's that was redeemed. Once that is forgotten, the code is a new one. */
export interface SpentCode {
  readonly provider: string
  /** What stands for the code. */
  readonly hash: string
  /** In milliseconds since 1970. */
  readonly at: number
}

const personKey = (provider: string, id: string): string => `${provider.toLowerCase()} ${id}`

/** By provider and the provider's id. */
export const peopleDefinition: Definition<ProviderPerson, "provider" | "token"> = {
  key: ({ identity }) => personKey(identity.provider, identity.id),
  indexes: {
    provider: ({ identity }) => [identity.provider],
    token: ({ identity, token }) => (token === undefined ? [] : [personKey(identity.provider, token)])
  }
}

/** By token. */
export const requestsDefinition: Definition<RequestToken, never> = {
  key: ({ token }) => token,
  indexes: {},
  endsAt: ({ expiresAt }) => expiresAt
}

/** By client GUID. */
export const pingedDefinition: Definition<PingedLogin, never> = {
  key: ({ clientGuid }) => clientGuid,
  indexes: {},
  endsAt: ({ expiresAt }) => expiresAt
}

/** In the order in which it was published. */
export const publishedDefinition: Definition<Published, "person" | "tracking"> = {
  key: ({ number }) => String(number),
  indexes: {
    person: ({ from, provider }) => [personKey(provider, from)],
    tracking: ({ trackingId }) => (trackingId === undefined ? [] : [trackingId])
  }
}

/** By hash. A code ends when it is redeemed. */
export const spentCodesDefinition: Definition<SpentCode, never> = {
  key: ({ hash, provider }) => `${provider} ${hash}`,
  indexes: {},
  endsAt: ({ at }) => at
}

export interface Reads {
  readonly people: Rows<ProviderPerson, "provider" | "token">
  readonly requestTokens: Rows<RequestToken>
  readonly pingedLogins: Rows<PingedLogin>
  readonly spentCodes: Rows<SpentCode>
  readonly published: Rows<Published, "person" | "tracking">
}

export interface Writes {
  readonly people: WritableRows<ProviderPerson, "provider" | "token">
  readonly requestTokens: WritableRows<RequestToken>
  readonly pingedLogins: WritableRows<PingedLogin>
  readonly spentCodes: WritableRows<SpentCode>
  readonly published: WritableRows<Published, "person" | "tracking">
}

/** The people whom a provider knows, as far as they were put there. */
export const people =
  (provider: string) =>
  ({ people }: Pick<Reads, "people">): ReadonlyArray<ProviderPerson> =>
    people.by("provider", provider.toLowerCase())

export const person =
  (provider: string, id: string) =>
  ({ people }: Pick<Reads, "people">): ProviderPerson | undefined =>
    people.get(personKey(provider, id))

/** The person for whom a token of the provider's own stands. */
export const personByToken =
  (provider: string, token: string) =>
  ({ people }: Pick<Reads, "people">): ProviderPerson | undefined =>
    people.by("token", personKey(provider, token))[0]

/** Writes a person in the place of the one of the same id, if there is one. */
export const putPerson =
  (person: ProviderPerson) =>
  ({ people }: Pick<Writes, "people">): void =>
    people.put(person)

export const issueRequest =
  (request: RequestToken) =>
  ({ requestTokens }: Pick<Writes, "requestTokens">): void =>
    requestTokens.put(request)

export const findRequest =
  (token: string) =>
  ({ requestTokens }: Pick<Reads, "requestTokens">): RequestToken | undefined =>
    requestTokens.get(token)

export const spendRequest =
  (token: string) =>
  ({ requestTokens }: Pick<Writes, "requestTokens">): void =>
    requestTokens.remove(token)

export const isSpent =
  (code: SpentCode) =>
  ({ spentCodes }: Pick<Reads, "spentCodes">): boolean =>
    spentCodes.get(spentCodesDefinition.key(code)) !== undefined

export const spendCode =
  (code: SpentCode) =>
  ({ spentCodes }: Pick<Writes, "spentCodes">): void =>
    spentCodes.put(code)

/** The login that a device asks for by a client GUID. */
export const pingedBy =
  (clientGuid: string) =>
  ({ pingedLogins }: Pick<Reads, "pingedLogins">): PingedLogin | undefined =>
    pingedLogins.get(clientGuid)

/** Writes a login in the place of the one of its client GUID, if there is one. */
export const putPinged =
  (login: PingedLogin) =>
  ({ pingedLogins }: Pick<Writes, "pingedLogins">): void =>
    pingedLogins.put(login)

export const endPinged =
  (clientGuid: string) =>
  ({ pingedLogins }: Pick<Writes, "pingedLogins">): void =>
    pingedLogins.remove(clientGuid)

export const publish =
  (message: Omit<Published, "number">) =>
  ({ published }: Pick<Writes, "published">): void =>
    published.put({ ...message, number: published.size })

/** What was published in a person's name, the newest first. */
export const publishedBy =
  (provider: string, id: string) =>
  ({ published }: Pick<Reads, "published">): ReadonlyArray<Published> =>
    [...published.by("person", personKey(provider, id))].reverse()

/** The status whose echo is counted under an id. */
export const trackedBy =
  (trackingId: string) =>
  ({ published }: Pick<Reads, "published">): Published | undefined =>
    published.by("tracking", trackingId)[0]

/** All that was published, the newest first. */
export const allPublished = ({ published }: Pick<Reads, "published">): ReadonlyArray<Published> =>
  [...published.all()].reverse()
