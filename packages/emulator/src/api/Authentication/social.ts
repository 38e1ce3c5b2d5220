/** Social profiles of the user's account. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import { caller, modify } from "../../internal/context.js"
import { uniqueness } from "../../internal/identifiers.js"
import * as profile from "../../internal/profile.js"
import { text } from "../../internal/reveal.js"
import type { Account, RequestToken, SocialIdentity } from "../../Store.js"

export const read = handle(Authentication.socialIdentity, () =>
  Effect.map(caller, ({ account, now, session }) => profile.socialDocument(account, now, session.profileId))
)

export const link = handle(Authentication.linkSocialIdentities, ({ candidateToken }) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* caller
    if (!settings.accountLinking) return yield* refuse(ErrorCode.AccountLinkingDisabled)
    const request = store.findRequest(text(candidateToken))
    if (request !== undefined) return yield* linkRequested(request)
    const found = store.findSession(text(candidateToken), now)
    if (found._tag === "Unknown") return yield* refuse(ErrorCode.AccessTokenInvalid)
    if (found._tag === "Expired") return yield* refuse(ErrorCode.AccessTokenExpired)
    const candidate = store.account(found.session.uid)
    const identity = candidate?.social.find(({ id }) => id === found.session.profileId)
    if (candidate === undefined || identity === undefined) return yield* refuse(ErrorCode.AccountCannotBeLinked)
    return yield* takeOver(candidate, identity)
  })
)

/** Links the profile of an account that has nothing else, and ends that account. */
const takeOver = (candidate: Account, identity: SocialIdentity) =>
  Effect.gen(function* () {
    const { account, now, settings, store } = yield* caller
    // An identity that has an account with others, or with a password, is linked there.
    if (candidate.uid === account.uid || !profile.isSocialOnly(candidate) || candidate.social.length > 1) {
      return yield* refuse(ErrorCode.AccountAlreadyLinked)
    }
    const conflict = store.merge(
      candidate.uid,
      {
        ...account,
        social: [...account.social, identity],
        previousUids: [...account.previousUids, ...candidate.previousUids, candidate.uid],
        modifiedAt: now
      },
      uniqueness(settings)
    )
    if (conflict !== undefined) return yield* Effect.die("a conflict by moving what only the candidate had")
    return { IsPosted: true }
  })

/** Links whom a login at a provider's page has shown to be there. */
const linkRequested = ({ expiresAt, identity, token }: RequestToken) =>
  Effect.gen(function* () {
    const { account, now, settings, store } = yield* caller
    if (expiresAt <= now) return yield* refuse(ErrorCode.AccessTokenExpired)
    const holder = store.bySocial(identity.provider, identity.id)
    if (holder === undefined) {
      const linked = { ...account, social: [...account.social, identity], modifiedAt: now }
      // The address that the provider tells may be another account's.
      const conflict = store.put(linked, uniqueness(settings))
      if (conflict !== undefined) return yield* refuse(ErrorCode.AccountCannotBeLinked)
    } else yield* takeOver(holder, identity)
    store.spendRequest(token)
    return { IsPosted: true }
  })

export const unlink = handle(Authentication.unlinkSocialIdentities, (input) =>
  Effect.gen(function* () {
    const { account, session } = yield* caller
    const provider = input.provider.trim().toLowerCase()
    const ofProvider = account.social.filter((identity) => identity.provider.toLowerCase() === provider)
    if (provider === "email" || provider === "raas") return yield* refuse(ErrorCode.ProviderCannotBeUnlinked)
    if (ofProvider.length === 0) return yield* refuse(ErrorCode.AccountNotLinked)
    const identity = ofProvider.find(({ id }) => id === input.providerId)
    if (identity === undefined) return yield* refuse(ErrorCode.ProviderIdNotLinked)
    if (identity.id === session.profileId) return yield* refuse(ErrorCode.AccountCannotUnlinkItself)
    yield* modify({ ...account, social: account.social.filter((other) => other !== identity) })
    return { IsDeleted: true }
  })
)

export const handlers = [read, link, unlink]
