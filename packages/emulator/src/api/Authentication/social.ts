/** Social profiles of the user's account. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { caller, modify } from "../../context.js"
import * as profile from "../../documents/profile.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import * as linking from "../../rules/linking.js"
import * as sessions from "../../rules/sessions.js"
import * as Providers from "../../state/Providers.js"
import * as Sessions from "../../state/Sessions.js"

export const read = handle(Authentication.socialIdentity, () =>
  Effect.map(caller, ({ account, now, session }) => profile.socialDocument(account, now, session.profileId))
)

export const link = handle(Authentication.linkSocialIdentities, ({ candidateToken }) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* caller
    if (!settings.accountLinking) return yield* refuse(ErrorCode.AccountLinkingDisabled)
    const request = store.read(Providers.findRequest(unredact(candidateToken)))
    if (request !== undefined) return yield* linking.linkRequested(request)
    const found = store.read(Sessions.find(unredact(candidateToken), now))
    if (found._tag === "Unknown") return yield* refuse(ErrorCode.AccessTokenInvalid)
    if (found._tag === "Expired") return yield* refuse(ErrorCode.AccessTokenExpired)
    const candidate = yield* sessions.use(found.session)
    const identity = candidate?.social.find(({ id }) => id === found.session.profileId)
    if (candidate === undefined || identity === undefined) return yield* refuse(ErrorCode.AccountCannotBeLinked)
    return yield* linking.takeOver(candidate, identity)
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
