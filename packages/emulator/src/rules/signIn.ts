/** Logging in whoever has proven to be the owner of an account by something else than the password. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse, type Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import { checkAllowed } from "../pipeline/allowed.js"
import * as Accounts from "../state/Accounts.js"
import type { Account } from "../state/Accounts.js"
import * as SecondFactors from "../state/SecondFactors.js"
import * as consent from "./consent.js"
import { checkForm, mainAddress } from "./emails.js"
import * as lockout from "./lockout.js"
import * as lookup from "./lookup.js"
import * as pin from "./pin.js"
import * as policy from "./policy.js"
import * as risk from "./risk.js"
import * as secondFactor from "./secondFactor.js"
import type { Answers } from "./securityQuestions.js"
import * as sessions from "./sessions.js"

/** The account with an address. */
export const byEmail = (email: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* checkForm(email)
    const account = store.read(Accounts.byEmail(email))
    return yield* lookup.allowed(account)
  })

/** The account with a user name, and where mails to it go. */
export const byUsername = (username: string) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    if (!settings.userNameLogin) return yield* refuse(ErrorCode.UsernameLoginNotEnabled)
    const account = store.read(Accounts.byUserName(username.trim(), settings.caseSensitiveUserNames))
    const found = yield* lookup.allowed(account)
    const address = mainAddress(found)
    return address === undefined ? yield* refuse(ErrorCode.EmailProfileNotFound) : { account: found, address }
  })

/** Refuses an account that may not log in, also because of a lock. */
export const checkLogin = (
  account: Account,
  attempt: { readonly securityAnswer?: Answers | undefined },
  request: Request
) => Effect.zipRight(checkAllowed(account), lockout.checkLock(account, attempt, request))

/** Logs in, or asks for the second factor where there has to be one. */
export const signIn = (account: Account, request: Request) =>
  Effect.gen(function* () {
    const isAskedFor = yield* secondFactor.isAskedFor(account)
    // Known also where the policy is still to be accepted: that goes on with this login.
    if (isAskedFor) return yield* secondFactor.begin(yield* policy.acceptEarly(account, request), {})
    yield* risk.learnFrom(account, request)
    return (yield* finish(yield* policy.checkPolicy(account, request))).answer
  })

/** Goes on with a login whose second factor is proven: its token is spent. */
export const afterSecondFactor = (account: Account, token: string, request: Request) =>
  Effect.gen(function* () {
    const { store } = yield* current
    store.change(SecondFactors.closePending(token))
    yield* risk.noteFrom(account, request)
    return (yield* finish(yield* policy.checkPolicy(account, request))).answer
  })

/** Logs in who has proven everything, the second factor included, unless something is still to be done before there is a session. */
export const finish = (account: Account, profileId?: string) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (settings.consent.beforePin) yield* consent.checkGiven(account, profileId)
    yield* pin.checkSet(account, profileId)
    yield* consent.checkGiven(account, profileId)
    return yield* sessions.logIn(account, profileId)
  })

/** The same of somebody who has a PIN by now. */
export const finishWithPin = (account: Account, profileId?: string) =>
  Effect.zipRight(consent.checkGiven(account, profileId), sessions.logIn(account, profileId))

/**
 * Logs in beside something else, which a refusal would undo: undefined where something is still to be done before there is a
 * session, which the next login asks for, or where there can be no other session.
 */
export const beside = (account: Account) =>
  Effect.gen(function* () {
    const isHeldUp =
      (yield* secondFactor.isAskedFor(account)) ||
      (yield* policy.isDue(account)) ||
      (yield* consent.isDue(account)) ||
      (yield* pin.isMissing(account)) ||
      (yield* sessions.isFull(account))
    return isHeldUp ? undefined : yield* sessions.admit(account)
  })
