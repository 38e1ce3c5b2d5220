/** Logging in, once everything has been checked. */
import type { AuthenticatedAnswerEncoded } from "@loginradius-effect/core/Login"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { current, save } from "../context.js"
import * as profile from "../documents/profile.js"
import { tokens } from "../documents/session.js"
import { guid } from "../internal/ids.js"
import { checkAllowed } from "../pipeline/allowed.js"
import { CurrentVisitor } from "../pipeline/visitor.js"
import * as Accounts from "../state/Accounts.js"
import { type Account, isSocialOnly } from "../state/Accounts.js"
import * as Sessions from "../state/Sessions.js"
import type { Session } from "../state/Sessions.js"
import { succeed } from "./lockout.js"

/** Opens a session of one of an account's profiles, its main one unless said otherwise. */
export const open = (account: Account, profileId?: string) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const social =
      account.social.find(({ id }) => id === profileId) ?? (isSocialOnly(account) ? account.social[0] : undefined)
    const lifetime = Duration.toMillis(settings.accessTokenLifetime)
    const visitor = yield* Effect.serviceOption(CurrentVisitor)
    const session: Session = {
      token: yield* guid,
      uid: account.uid,
      profileId: social?.id ?? account.emailProfileId ?? account.uid,
      provider: social?.provider ?? profile.providerOf(account),
      isRememberMe: false,
      createdAt: now,
      expiresAt: now + lifetime,
      lifetime,
      isSliding: settings.slidingAccessTokens,
      refresh: settings.refreshTokens
        ? { token: yield* guid, expiresAt: now + Duration.toMillis(settings.refreshTokenLifetime) }
        : undefined,
      visitor: Option.getOrUndefined(visitor),
      isInvalidated: false
    }
    store.change(Sessions.open(session))
    return session
  })

/** Uses a session that was found, which extends a sliding one, unless its account may do nothing. Answers the account. */
export const use = ({ token, uid }: Session) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const account = store.read(Accounts.byUid(uid))
    if (account !== undefined) yield* checkAllowed(account)
    store.change(Sessions.use(token, now))
    return account
  })

/** Counts a login of one of an account's profiles, opens its session and answers it. */
export const logIn = (account: Account, profileId?: string) =>
  Effect.gen(function* () {
    const { now } = yield* current
    const loggedIn: Account = { ...succeed(account), logins: account.logins + 1, lastLoginAt: now }
    yield* save(loggedIn)
    const session = yield* open(loggedIn, profileId)
    const answer: AuthenticatedAnswerEncoded = {
      Profile: profile.document(loggedIn, now, session.profileId),
      ...tokens(session)
    }
    return { answer, account: loggedIn, session }
  })
