/** Access tokens that are renewed and listed, and profiles that are fetched anew. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import { caller, current, modify } from "../../internal/context.js"
import { guid } from "../../internal/ids.js"
import * as profile from "../../internal/profile.js"
import { asked } from "../../internal/provider/asked.js"
import { text } from "../../internal/reveal.js"
import * as sessions from "../../internal/sessions.js"
import { iso, minutes } from "../../internal/time.js"
import { describe } from "../../internal/visitor.js"
import type { Json, Session } from "../../Store.js"

/** In minutes, as for the lifetime of all access tokens. */
const longest = 129_600

export const refresh = handle(TokenManagement.refreshAccessToken, ({ expiresIn }) =>
  Effect.gen(function* () {
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
    store.invalidate(session.token, { refresh: true })
    store.open(renewed)
    return sessions.tokens(renewed)
  })
)

const isSame = (fields: Json, others: Json): boolean => JSON.stringify(fields) === JSON.stringify(others)

export const refreshProfile = handle(TokenManagement.refreshUserProfile, () =>
  Effect.gen(function* () {
    const { account, now, session, store } = yield* caller
    const identity = yield* asked
    const person = identity === undefined ? undefined : store.person(identity.provider, identity.id)
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

const document = (session: Session) => ({
  AccessToken: session.token,
  LoginDate: iso(session.createdAt),
  ...describe(session.visitor),
  City: null,
  Country: null
})

export const activeSessions = handle(TokenManagement.getActiveSessionDetails, ({ token }) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const found = store.findSession(text(token), now)
    if (found._tag !== "Valid") return yield* refuse(ErrorCode.SessionExpired)
    const active = store
      .sessionsOf(found.session.uid)
      .filter(({ expiresAt, isInvalidated }) => !isInvalidated && expiresAt > now)
      .sort((a, b) => b.createdAt - a.createdAt || (a.token < b.token ? -1 : 1))
    return {
      data: active.map(document),
      nextCursor: 0
    }
  })
)

export const handlers = [refresh, refreshProfile, activeSessions]
