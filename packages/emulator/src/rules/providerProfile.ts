/** Asks the social provider of the session, which may not know the person, or not have what is asked for. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { caller, current } from "../context.js"
import { type Capability, supports } from "../provider/capabilities.js"
import * as Providers from "../state/Providers.js"

/** The social profile that the session was opened with, if any. Refuses where the provider does not know the person. */
export const providerProfile = Effect.gen(function* () {
  const { account, session, settings, store } = yield* caller
  const identity = account.social.find(({ id, provider }) => id === session.profileId && provider === session.provider)
  if (identity === undefined || settings.providerTokens === "any") return identity
  return store.read(Providers.person(identity.provider, identity.id)) === undefined
    ? yield* providerError("The token is not one of ours.")
    : identity
})

/** The social profile of the session with the contacts that its provider knows by now, for what the provider has. */
export const withContacts = (capability: Capability) =>
  Effect.gen(function* () {
    const identity = yield* requireCapability(capability)
    const { store } = yield* current
    const contacts = store.read(Providers.person(identity.provider, identity.id))?.identity.contacts
    return contacts === undefined ? identity : { ...identity, contacts }
  })

/** What a provider's own error is answered with. */
export const providerError = (answer: string) =>
  refuse(ErrorCode.SocialProviderError, { extra: { IsProviderError: true, ProviderErrorResponse: answer } })

/** The social profile of the session, for what its provider has. */
export const requireCapability = (capability: Capability) =>
  Effect.gen(function* () {
    const { session } = yield* caller
    if (!supports(session.provider, capability)) return yield* refuse(ErrorCode.EndpointNotSupportedByProvider)
    const identity = yield* providerProfile
    return identity ?? (yield* refuse(ErrorCode.EndpointNotSupportedByProvider))
  })
