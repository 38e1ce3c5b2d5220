/** Access tokens of the oldest endpoints, which take them in the query, and the profile behind one. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as Effect from "effect/Effect"
import { caller, current } from "../../context.js"
import * as profile from "../../documents/profile.js"
import { tokens } from "../../documents/session.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import { checkAllowed } from "../../pipeline/allowed.js"
import { providerProfile } from "../../rules/providerProfile.js"
import * as social from "../../rules/socialLogin.js"
import * as Accounts from "../../state/Accounts.js"
import * as Providers from "../../state/Providers.js"
import * as Sessions from "../../state/Sessions.js"

/**
 * The tokens of a session that is open: some sources say that `token` is a request token, others that it is an access token.
 * Which of them LoginRadius takes is unconfirmed.
 */
const known = (token: string) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const found = store.read(Sessions.find(token, now))
    if (found._tag === "Unknown") return yield* refuse(ErrorCode.RequestTokenInvalid)
    if (found._tag === "Expired") return yield* refuse(ErrorCode.RequestTokenExpired)
    const account = store.read(Accounts.byUid(found.session.uid))
    if (account !== undefined) yield* checkAllowed(account)
    const used = store.change(Sessions.use(token, now))
    return tokens(used._tag === "Valid" ? used.session : found.session)
  })

export const exchange = handle(SocialLogin.accessToken, ({ token }) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const request = store.read(Providers.findRequest(unredact(token)))
    if (request === undefined) return yield* known(unredact(token))
    if (request.expiresAt <= now) return yield* refuse(ErrorCode.RequestTokenExpired)
    // Before the login: one that is refused until there is a PIN has spent it too.
    store.change(Providers.spendRequest(request.token))
    return (yield* social.logIn(request.identity, request.mayRegister)).tokens
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
