/** Access tokens of the oldest endpoints, which take them in the query, and the profile behind one. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as Effect from "effect/Effect"
import { caller, current } from "../../context.js"
import * as profile from "../../documents/profile.js"
import { tokens } from "../../documents/session.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import { providerProfile } from "../../rules/providerProfile.js"
import * as social from "../../rules/socialLogin.js"
import * as Providers from "../../state/Providers.js"
import * as Sessions from "../../state/Sessions.js"

export const exchange = handle(SocialLogin.accessToken, ({ token }) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const request = store.read(Providers.findRequest(unredact(token)))
    if (request === undefined) return yield* refuse(ErrorCode.RequestTokenInvalid)
    if (request.expiresAt <= now) return yield* refuse(ErrorCode.RequestTokenExpired)
    const { session } = yield* social.logIn(request.identity, request.mayRegister)
    store.change(Providers.spendRequest(request.token))
    return tokens(session)
  })
)

export const validate = handle(SocialLogin.validateAccessToken, () =>
  Effect.map(caller, ({ session }) => tokens(session))
)

export const invalidate = handle(SocialLogin.invalidateAccessToken, ({ preventRefresh }) =>
  Effect.map(caller, ({ session, store }) => {
    store.change(Sessions.invalidate(session.token, { refresh: preventRefresh === true }))
    return { isPosted: true }
  })
)

export const read = handle(SocialLogin.userProfile, () =>
  Effect.zipWith(caller, providerProfile, ({ account, now, session }) =>
    profile.document(account, now, session.profileId)
  )
)

export const handlers = [exchange, validate, invalidate, read]
