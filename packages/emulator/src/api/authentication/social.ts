/** Social profiles of the user's account. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import { caller, modify } from "../../internal/context.js"
import { uniqueness } from "../../internal/identifiers.js"
import * as profile from "../../internal/profile.js"
import { text } from "../../internal/reveal.js"

export const read = handle(Authentication.socialIdentity, () =>
  Effect.map(caller, ({ account, now, session }) => profile.socialDocument(account, now, session.profileId))
)

export const link = handle(Authentication.linkSocialIdentities, ({ candidateToken }) =>
  Effect.gen(function* () {
    const { account, now, settings, store } = yield* caller
    if (!settings.accountLinking) return yield* refuse(ErrorCode.AccountLinkingDisabled)
    const found = store.findSession(text(candidateToken), now)
    if (found._tag === "Unknown") return yield* refuse(ErrorCode.AccessTokenInvalid)
    if (found._tag === "Expired") return yield* refuse(ErrorCode.AccessTokenExpired)
    const candidate = store.account(found.session.uid)
    const identity = candidate?.social.find(({ id }) => id === found.session.profileId)
    if (candidate === undefined || identity === undefined) return yield* refuse(ErrorCode.AccountCannotBeLinked)
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
    if (conflict !== undefined) return yield* Effect.dieMessage("a conflict by moving what only the candidate had")
    return { IsPosted: true }
  })
)

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
