/** Logging in, once everything has been checked, and what becomes of sessions then. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import type { AccessTokenEncoded, AuthenticatedAnswerEncoded } from "@loginradius-effect/core/Login"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { current, save } from "../context.js"
import * as profile from "../documents/profile.js"
import { pinTokens, tokens } from "../documents/session.js"
import { guid } from "../internal/ids.js"
import { checkAllowed } from "../pipeline/allowed.js"
import { CurrentVisitor } from "../pipeline/visitor.js"
import * as Accounts from "../state/Accounts.js"
import { type Account, isSocialOnly } from "../state/Accounts.js"
import type { PinToken } from "../state/Pins.js"
import * as Sessions from "../state/Sessions.js"
import type { Session } from "../state/Sessions.js"
import { succeed } from "./lockout.js"
import * as pin from "./pin.js"

/** A new access token, which lives as long as the application's unless said otherwise, and a new refresh token. */
const pair = ({ lifetime, refresh }: { readonly lifetime?: number | undefined; readonly refresh: boolean }) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    const millis = lifetime ?? Duration.toMillis(settings.accessTokenLifetime)
    return {
      token: yield* guid,
      expiresAt: now + millis,
      lifetime: millis,
      isSliding: settings.slidingAccessTokens,
      refresh: refresh
        ? { token: yield* guid, expiresAt: now + Duration.toMillis(settings.refreshTokenLifetime) }
        : undefined
    }
  })

/** Opens a session of one of an account's profiles, its main one unless said otherwise. */
export const open = (account: Account, profileId?: string) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const social =
      account.social.find(({ id }) => id === profileId) ?? (isSocialOnly(account) ? account.social[0] : undefined)
    const visitor = yield* Effect.serviceOption(CurrentVisitor)
    const session: Session = {
      ...(yield* pair({ refresh: settings.refreshTokens })),
      uid: account.uid,
      profileId: social?.id ?? account.emailProfileId ?? account.uid,
      provider: social?.provider ?? profile.providerOf(account),
      isRememberMe: false,
      createdAt: now,
      visitor: Option.getOrUndefined(visitor),
      isInvalidated: false
    }
    store.change(Sessions.open(session))
    return session
  })

/**
 * Gives a session another pair of tokens. Its refresh token is spent; no document ends its access token, which lives on until it
 * expires.
 */
export const renew = (session: Session) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    // Who has shown a refresh token gets another, also where logins hand out none.
    const refresh = session.refresh !== undefined || settings.refreshTokens
    const next = Sessions.renewed(session, yield* pair({ refresh }))
    store.change(Sessions.renew(session.token, next))
    return next
  })

/** Opens a session beside another one, whose refresh token is spent by it. */
export const openBeside = (session: Session, lifetime: number | undefined) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    // Where logins hand out no refresh token, this is how to get one.
    const next: Session = {
      ...session,
      ...(yield* pair({ lifetime, refresh: true })),
      createdAt: now,
      renewal: undefined
    }
    store.change(Sessions.renew(session.token, next))
    return next
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

/** Whether an account has as many sessions as it may have at a time. */
export const isFull = ({ uid }: Account) =>
  Effect.map(current, ({ now, settings, store }) => {
    const { sessionLimit } = settings
    return sessionLimit !== 0 && Sessions.active(store.read(Sessions.ofAccount(uid)), now).length >= sessionLimit
  })

/** Refuses another session of an account that may have no more. */
export const checkLimit = (account: Account) =>
  Effect.flatMap(isFull(account), (full) => (full ? refuse(ErrorCode.ActiveSessionLimitExceeded) : Effect.void))

/** Counts a login of one of an account's profiles, opens its session and answers it, with a session token while PINs log in. */
export const logIn = (account: Account, profileId?: string) =>
  Effect.zipRight(checkLimit(account), admit(account, profileId))

/** The same, of an account that is known to have room for a session. */
export const admit = (account: Account, profileId?: string) =>
  Effect.flatMap(pin.issueSession(account, profileId), (issued) => enter(account, profileId, issued))

/** The same, but that it issues no session token: it answers one that was issued. */
export const enter = (account: Account, profileId?: string, issued?: PinToken) =>
  Effect.gen(function* () {
    const { now } = yield* current
    const loggedIn: Account = { ...succeed(account), logins: account.logins + 1, lastLoginAt: now }
    yield* save(loggedIn)
    const session = yield* open(loggedIn, profileId)
    const all: AccessTokenEncoded = { ...tokens(session), ...(issued === undefined ? {} : pinTokens(issued)) }
    const answer: AuthenticatedAnswerEncoded = {
      Profile: profile.document(loggedIn, now, session.profileId),
      ...all
    }
    return { answer, account: loggedIn, session, tokens: all }
  })

/**
 * Ends what a new password ends: logins that wait for a second factor, for consents or a PIN, and where the settings say so, the
 * sessions of the account except the one of an access token, and the session tokens that a PIN logs in by.
 */
export const endByNewPassword = (uid: string, kept?: string) =>
  Effect.map(current, ({ settings, store }) =>
    store.change(settings.forceLogout ? Accounts.endLogins(uid, kept) : Accounts.endPending(uid))
  )
