/** Access tokens that are renewed and listed, and profiles that are fetched anew. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { caller, current, modify } from "../../context.js"
import * as profile from "../../documents/profile.js"
import { activeSession, tokens } from "../../documents/session.js"
import { handle, refuse } from "../../handle.js"
import { guid } from "../../internal/ids.js"
import { minutes } from "../../internal/time.js"
import { unredact } from "../../internal/unredact.js"
import { providerProfile } from "../../rules/providerProfile.js"
import * as sessions from "../../rules/sessions.js"
import type { Json } from "../../state/Json.js"
import * as Providers from "../../state/Providers.js"
import * as Sessions from "../../state/Sessions.js"
import type { Session } from "../../state/Sessions.js"

/** In minutes, as for the lifetime of all access tokens. */
const longest = 129_600

export const refresh = handle(TokenManagement.refreshAccessToken, (input) =>
  Effect.gen(function* () {
    // The SDKs for .NET, PHP and Python always send it, as 0 where their caller has not given it.
    const expiresIn = input.expiresIn === 0 ? undefined : input.expiresIn
    const { now, session, settings, store } = yield* caller
    if (expiresIn !== undefined && (expiresIn < 1 || expiresIn > longest)) {
      return yield* refuse(ErrorCode.ParameterMalformed, {
        status: 400,
        description: "The parameter expiresIn is missing or not well formed."
      })
    }
    const lifetime = expiresIn === undefined ? Duration.toMillis(settings.accessTokenLifetime) : minutes(expiresIn)
    const renewed: Session = {
      ...session,
      token: yield* guid,
      createdAt: now,
      expiresAt: now + lifetime,
      lifetime,
      refresh: settings.refreshTokens
        ? { token: yield* guid, expiresAt: now + Duration.toMillis(settings.refreshTokenLifetime) }
        : undefined
    }
    // No document ends the access token that was presented; the refresh token beside it is spent by each refresh.
    store.change(Sessions.spendRefresh(session.token))
    store.change(Sessions.open(renewed))
    return tokens(renewed)
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

export const activeSessions = handle(TokenManagement.getActiveSessionDetails, ({ token }) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const found = store.read(Sessions.find(unredact(token), now))
    if (found._tag !== "Valid") return yield* refuse(ErrorCode.SessionExpired)
    yield* sessions.use(found.session)
    const active = store
      .read(Sessions.ofAccount(found.session.uid))
      .filter(({ expiresAt, isInvalidated }) => !isInvalidated && expiresAt > now)
      .sort((a, b) => b.createdAt - a.createdAt || (a.token < b.token ? -1 : 1))
    return {
      data: active.map(activeSession),
      nextCursor: 0
    }
  })
)

export const handlers = [refresh, refreshProfile, activeSessions]
