/** Access tokens of the oldest endpoints, which take them in the query, and the profile behind one. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import { caller, current } from "../../internal/context.js"
import * as profile from "../../internal/profile.js"
import { asked } from "../../internal/provider/asked.js"
import { text } from "../../internal/reveal.js"
import * as sessions from "../../internal/sessions.js"
import * as social from "../../internal/social.js"

export const exchange = handle(SocialLogin.accessToken, ({ token }) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const request = store.findRequest(text(token))
    if (request === undefined) return yield* refuse(ErrorCode.RequestTokenInvalid)
    if (request.expiresAt <= now) return yield* refuse(ErrorCode.RequestTokenExpired)
    const { session } = yield* social.logIn(request.identity, request.mayRegister)
    store.spendRequest(request.token)
    return sessions.tokens(session)
  })
)

export const validate = handle(SocialLogin.validateAccessToken, () =>
  Effect.map(caller, ({ session }) => sessions.tokens(session))
)

export const invalidate = handle(SocialLogin.invalidateAccessToken, ({ preventRefresh }) =>
  Effect.map(caller, ({ session, store }) => {
    store.invalidate(session.token, { refresh: preventRefresh === true })
    return { isPosted: true }
  })
)

export const read = handle(SocialLogin.userProfile, () =>
  Effect.zipWith(caller, asked, ({ account, now, session }) => profile.document(account, now, session.profileId))
)

export const handlers = [exchange, validate, invalidate, read]
