/** Logging in whoever has proven to be the owner of an account by something else than the password. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse, type Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import { checkAllowed } from "../pipeline/allowed.js"
import * as Accounts from "../state/Accounts.js"
import type { Account } from "../state/Accounts.js"
import { checkForm, mainAddress } from "./emails.js"
import * as lockout from "./lockout.js"
import * as lookup from "./lookup.js"
import * as policy from "./policy.js"
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
    const consenting = yield* policy.checkPolicy(account, request)
    if (!(yield* secondFactor.isAskedFor(consenting))) return (yield* sessions.logIn(consenting)).answer
    return yield* secondFactor.begin(consenting, {})
  })
