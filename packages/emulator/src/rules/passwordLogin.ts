/** Logins with a password. The order of the checks is the service's. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { type Refusal, refuse, type Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current, keep, save } from "../context.js"
import { unredact } from "../internal/unredact.js"
import * as mail from "../messages/mail.js"
import * as sms from "../messages/sms.js"
import { bar, checkAllowed } from "../pipeline/allowed.js"
import * as Accounts from "../state/Accounts.js"
import type { Account } from "../state/Accounts.js"
import { mainAddress } from "../state/emailAddresses.js"
import * as duo from "./duo.js"
import { checkForm } from "./emails.js"
import * as lockout from "./lockout.js"
import * as password from "./password.js"
import * as passwordRules from "./passwordRules.js"
import * as phones from "./phones.js"
import * as policy from "./policy.js"
import * as risk from "./risk.js"
import * as secondFactor from "./secondFactor.js"
import type * as securityQuestions from "./securityQuestions.js"
import * as signIn from "./signIn.js"
import { isAnyOffered } from "./ways.js"

export interface Attempt {
  readonly password: string | Redacted.Redacted<string>
  readonly securityAnswer?: securityQuestions.Answers | undefined
  readonly verificationUrl?: string | undefined
  readonly emailTemplate?: string | undefined
  readonly options?: string | undefined
}

interface PhoneAttempt extends Attempt {
  readonly smsTemplate?: string | undefined
}

/** Logs in the account that was found, once the identifier that it was found by is verified. */
export const withPassword = <A extends Attempt, F extends Refusal<unknown>, R>(
  found: Account | undefined,
  attempt: A,
  request: Request,
  checkVerified: (account: Account, attempt: A) => Effect.Effect<void, F, R>
) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const proven = yield* checkPassword(found, attempt, request)
    const isAskedFor = yield* secondFactor.isAskedFor(proven)
    const isAnswered = settings.secondFactor.inLogin && isAnyOffered(settings)
    if (isAskedFor && !isAnswered) return yield* refuse(ErrorCode.MfaRequired)
    const checked = yield* checkTerms(proven, attempt, request, checkVerified, isAskedFor)
    if (isAskedFor) return yield* secondFactor.begin(checked, { duo: yield* wayTo(request) })
    const { answer } = yield* signIn.finish(checked)
    return settings.secondFactor.inLogin ? { ...answer, SecondFactorAuthentication: null } : answer
  })

/** The way to Duo that newer clients name here too. One that it must not lead to is none: no code says so here. */
const wayTo = (request: Request) =>
  Effect.catchAll(duo.wayTo(request.query["duoredirecturi"], request), () => Effect.succeed(undefined))

/** Refuses a password that is not the account's, and accounts that may not log in. */
export const checkPassword = (found: Account | undefined, attempt: Attempt, request: Request) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const known = found === undefined || found.isDeleted ? undefined : found
    // Nobody learns of the account by an answer or by how soon it comes, but who knows its password.
    if (settings.hidesUnknownAccounts && (known === undefined || bar(known) !== undefined)) {
      const isRight = yield* password.verify(unredact(attempt.password), known?.passwordHash ?? password.ofNobody)
      if (!isRight) return yield* refuse(ErrorCode.InvalidCredentials)
    }
    if (known === undefined) return yield* refuse(ErrorCode.UserNotFound)
    yield* checkAllowed(known)
    yield* lockout.checkLock(known, attempt, request)
    if (!(yield* password.verify(unredact(attempt.password), known.passwordHash ?? password.ofNobody))) {
      yield* lockout.count(known)
      return yield* refuse(ErrorCode.InvalidCredentials)
    }
    return known
  })

/**
 * Refuses what keeps a user with the right password out: answers the account with what the login changes in it. One that goes on to a
 * second factor is not judged before that is proven, and is not asked for the policy: that refusal opens a session.
 */
export const checkTerms = <A extends Attempt, F extends Refusal<unknown>, R>(
  account: Account,
  attempt: A,
  request: Request,
  checkVerified: (account: Account, attempt: A) => Effect.Effect<void, F, R>,
  isAskedFor: boolean
) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const plain = unredact(attempt.password)
    yield* checkVerified(account, attempt)
    yield* checkBreach(account, plain)
    if (!isAskedFor) yield* risk.judge(account, attempt, "phone" in attempt, request)
    const checked: Account = { ...account, isPasswordSecure: passwordRules.isSecure(plain, account, settings) }
    return isAskedFor ? yield* policy.acceptEarly(checked, request) : yield* policy.checkPolicy(checked, request)
  })

/** Refuses an account with an unverified address where that is required, and mails the link once more. */
export const checkEmailVerified = (account: Account, attempt: Attempt) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const address = mainAddress(account)
    if (settings.emailVerificationFlow !== "required" || account.emailVerified || address === undefined) return
    if (attempt.options?.toLowerCase() !== "preventverificationemail") {
      yield* mail.check(account, "verifyEmail")
      const wishes = { template: attempt.emailTemplate, url: attempt.verificationUrl }
      yield* keep(mail.send(account, "verifyEmail", address, wishes))
    }
    return yield* refuse(ErrorCode.EmailNotVerified)
  })

/** Refuses a password that has become known: first with a mail for a new one, then without. */
const checkBreach = (account: Account, plain: string) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (!passwordRules.isBreached(plain, settings)) return
    if (account.wasBreachMailed) return yield* refuse(ErrorCode.PasswordResetRequired)
    yield* keep(tellOfBreach(account))
    return yield* refuse(ErrorCode.PasswordBreached)
  })

/** Refuses a number that is not verified, and sends the passcode for it once more. */
export const checkPhoneVerified = (account: Account, attempt: PhoneAttempt) =>
  Effect.gen(function* () {
    if (account.phoneIdVerified) return
    if (account.phoneId !== undefined && attempt.options?.toLowerCase() !== "preventverificationsms") {
      yield* keep(sms.send(account, "verifyPhone", account.phoneId, { smsTemplate: attempt.smsTemplate }))
    }
    return yield* refuse(ErrorCode.PhoneNotVerified)
  })

const tellOfBreach = (account: Account) =>
  Effect.gen(function* () {
    yield* save({ ...account, isPasswordBreached: true, wasBreachMailed: true })
    const address = mainAddress(account)
    if (address !== undefined) yield* mail.send(account, "resetPassword", address, {})
  })

/** Logs in by an address. */
export const byEmail = (input: Attempt & { readonly email: string }, request: Request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* checkForm(input.email)
    if (!settings.passwordLogin) return yield* refuse(ErrorCode.PasswordLoginDisabled)
    if (settings.duplicateEmailWithUniqueUserName) return yield* refuse(ErrorCode.UsernameLoginRequired)
    if (settings.phoneLoginOnly) return yield* refuse(ErrorCode.PhoneLoginRequired)
    return yield* withPassword(store.read(Accounts.byEmail(input.email)), input, request, checkEmailVerified)
  })

/** Logs in by a user name. */
export const byUsername = (input: Attempt & { readonly username: string }, request: Request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    if (!settings.passwordLogin) return yield* refuse(ErrorCode.PasswordLoginDisabled)
    if (!settings.userNameLogin) return yield* refuse(ErrorCode.UsernameLoginNotEnabled)
    const account = store.read(Accounts.byUserName(input.username.trim(), settings.caseSensitiveUserNames))
    return yield* withPassword(account, input, request, checkEmailVerified)
  })

/** Logs in by a phone number. */
export const byPhone = (input: PhoneAttempt & { readonly phone: string }, request: Request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    if (!settings.passwordLogin) return yield* refuse(ErrorCode.PasswordLoginDisabled)
    if (settings.duplicateEmailWithUniqueUserName) return yield* refuse(ErrorCode.UsernameLoginRequired)
    yield* phones.checkNumber(input.phone)
    return yield* withPassword(store.read(Accounts.byPhone(input.phone)), input, request, checkPhoneVerified)
  })
