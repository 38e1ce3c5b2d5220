/** Access tokens that are renewed, refresh tokens that are revoked, and profiles that are fetched anew. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import * as Effect from "effect/Effect"
import { caller, current, modify } from "../../context.js"
import * as profile from "../../documents/profile.js"
import { tokens } from "../../documents/session.js"
import { handle, refuse } from "../../handle.js"
import { minutes } from "../../internal/time.js"
import { unredact } from "../../internal/unredact.js"
import { checkAllowed } from "../../pipeline/allowed.js"
import { notPermitted } from "../../pipeline/refusal.js"
import * as lookup from "../../rules/lookup.js"
import { providerProfile } from "../../rules/providerProfile.js"
import * as sessions from "../../rules/sessions.js"
import * as Accounts from "../../state/Accounts.js"
import type { Json } from "../../state/Json.js"
import * as Providers from "../../state/Providers.js"
import * as Sessions from "../../state/Sessions.js"

/** In minutes, as for the lifetime of all access tokens. */
const longest = 129_600

export const refresh = handle(TokenManagement.refreshAccessToken, (input) =>
  Effect.gen(function* () {
    // The SDKs for .NET, PHP and Python always send it, as 0 where their caller has not given it.
    const expiresIn = input.expiresIn === 0 ? undefined : input.expiresIn
    const { session } = yield* caller
    if (expiresIn !== undefined && (expiresIn < 1 || expiresIn > longest)) {
      return yield* refuse(ErrorCode.ParameterMalformed, {
        status: 400,
        description: "The parameter expiresIn is missing or not well formed."
      })
    }
    return tokens(yield* sessions.openBeside(session, expiresIn === undefined ? undefined : minutes(expiresIn)))
  })
)

export const sliding = handle(TokenManagement.slidingAccessToken, () =>
  Effect.gen(function* () {
    const { session, settings } = yield* caller
    if (!settings.slidingAccessTokens) return yield* notPermitted
    return tokens(yield* sessions.renew(session))
  })
)

/** The session of a refresh token that is good. */
const renewable = (refreshToken: Parameters<typeof unredact>[0]) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const session = store.read(Sessions.byRefreshToken(unredact(refreshToken), now))
    return session ?? (yield* refuse(ErrorCode.RefreshTokenInvalid))
  })

export const byRefreshToken = handle(TokenManagement.refreshAccessTokenByRefreshToken, ({ refreshToken }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const session = yield* renewable(refreshToken)
    const account = store.read(Accounts.byUid(session.uid))
    if (account !== undefined) yield* checkAllowed(account)
    return tokens(yield* sessions.renew(session))
  })
)

export const revoke = handle(TokenManagement.revokeRefreshToken, ({ refreshToken }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const { token } = yield* renewable(refreshToken)
    store.change(Sessions.spendRefresh(token))
    return { IsDeleted: true }
  })
)

export const revokeAll = handle(TokenManagement.revokeAllRefreshToken, ({ uid }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const account = yield* lookup.found(yield* lookup.known(uid))
    store.change(Sessions.spendRefreshesOf(account.uid))
    return { IsDeleted: true }
  })
)

const isSame = (fields: Json, others: Json): boolean => JSON.stringify(fields) === JSON.stringify(others)

export const refreshProfile = handle(TokenManagement.refreshUserProfile, () =>
  Effect.gen(function* () {
    const { account, now, session, store } = yield* caller
    const identity = yield* providerProfile
    const person = identity === undefined ? undefined : store.read(Providers.person(identity.provider, identity.id))
    // What the provider tells again changes nothing.
    if (identity === undefined || person === undefined || isSame(identity.fields, person.identity.fields)) {
      return profile.document(account, now, session.profileId)
    }
    const social = account.social.map((other) =>
      other === identity ? { ...other, fields: person.identity.fields } : other
    )
    return profile.document(yield* modify({ ...account, social }), now, session.profileId)
  })
)

export const handlers = [refresh, sliding, byRefreshToken, revoke, revokeAll, refreshProfile]
