/** Logins with a password. The order of the checks is the service's. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Refusal, Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { handle, refuse } from "../../handle.js"
import { isObject } from "../../internal/accept.js"
import * as captcha from "../../internal/captcha.js"
import { current, save } from "../../internal/context.js"
import { checkForm, mainAddress } from "../../internal/emails.js"
import * as lockout from "../../internal/lockout.js"
import * as mail from "../../internal/mail.js"
import * as password from "../../internal/password.js"
import * as passwordRules from "../../internal/passwordRules.js"
import * as policy from "../../internal/policy.js"
import { isLocked } from "../../internal/profile.js"
import { text } from "../../internal/reveal.js"
import * as secondFactor from "../../internal/secondFactor.js"
import * as securityQuestions from "../../internal/securityQuestions.js"
import * as sessions from "../../internal/sessions.js"
import { iso } from "../../internal/time.js"
import type { Account } from "../../Store/Account.js"

export interface Attempt {
  readonly password: string | Redacted.Redacted<string>
  readonly securityAnswer?: securityQuestions.Answers | undefined
  readonly verificationUrl?: string | undefined
  readonly emailTemplate?: string | undefined
  readonly options?: string | undefined
}

export const byEmail = handle(Authentication.loginByEmail, (input, request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* checkForm(input.email)
    if (!settings.passwordLogin) return yield* refuse(ErrorCode.PasswordLoginDisabled)
    if (settings.duplicateEmailWithUniqueUserName) return yield* refuse(ErrorCode.UsernameLoginRequired)
    if (settings.phoneLoginOnly) return yield* refuse(ErrorCode.PhoneLoginRequired)
    return yield* withPassword(store.byEmail(input.email), input, request, checkVerified)
  })
)

export const byUsername = handle(Authentication.loginByUsername, (input, request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    if (!settings.passwordLogin) return yield* refuse(ErrorCode.PasswordLoginDisabled)
    if (!settings.userNameLogin) return yield* refuse(ErrorCode.UsernameLoginNotEnabled)
    const account = store.byUserName(input.username.trim(), settings.caseSensitiveUserNames)
    return yield* withPassword(account, input, request, checkVerified)
  })
)

/** Logs in the account that was found, once the identifier that it was found by is verified. */
export const withPassword = <A extends Attempt, F extends Refusal<unknown>, R>(
  found: Account | undefined,
  attempt: A,
  request: Request,
  checkVerified: (account: Account, attempt: A) => Effect.Effect<void, F, R>
) =>
  Effect.gen(function* () {
    const proven = yield* checkPassword(found, attempt, request)
    if (yield* secondFactor.isAskedFor(proven)) return yield* refuse(ErrorCode.MfaRequired)
    const { answer } = yield* sessions.logIn(yield* checkTerms(proven, attempt, request, checkVerified))
    return answer
  })

/** Refuses a password that is not the account's, and accounts that may not log in. */
export const checkPassword = (found: Account | undefined, attempt: Attempt, request: Request) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    if (found === undefined || found.isDeleted) {
      return yield* settings.hidesUnknownAccounts
        ? refuse(ErrorCode.InvalidCredentials)
        : refuse(ErrorCode.UserNotFound)
    }
    if (!found.isActive) return yield* refuse(ErrorCode.AccountBlocked)
    if (found.isLoginDisabled) return yield* refuse(ErrorCode.LoginDisabled)
    yield* checkLock(found, attempt, request)
    if (!(yield* password.verify(text(attempt.password), found.passwordHash))) {
      yield* save(lockout.fail(found, settings, now))
      return yield* refuse(ErrorCode.InvalidCredentials)
    }
    return found
  })

/** Refuses what keeps a user with the right password out: answers the account with what the login changes in it. */
export const checkTerms = <A extends Attempt, F extends Refusal<unknown>, R>(
  account: Account,
  attempt: A,
  request: Request,
  checkVerified: (account: Account, attempt: A) => Effect.Effect<void, F, R>
) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const plain = text(attempt.password)
    yield* checkVerified(account, attempt)
    yield* checkBreach(account, plain)
    const isPasswordSecure = passwordRules.isSecure(plain, account, settings)
    return yield* checkPolicy({ ...account, isPasswordSecure }, request)
  })

/** Refuses while a lock holds that the attempt does not lift. */
export const checkLock = (
  account: Account,
  attempt: { readonly securityAnswer?: securityQuestions.Answers | undefined },
  request: Request
) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    yield* lockout.checkSuspension(account, now)
    if (!isLocked(account, now)) return
    if (account.lock?.type === "Captcha") {
      const solution = captcha.judge(request, settings)
      if (solution === "missing") return yield* refuse(ErrorCode.AccountLockedCaptchaRequired)
      if (solution === "wrong") return yield* refuse(ErrorCode.CaptchaInvalid)
    }
    if (account.lock?.type === "SecurityQuestion") {
      const answers = attempt.securityAnswer ?? {}
      if (Object.keys(answers).length === 0) return yield* refuse(ErrorCode.AccountLockedSecurityAnswerRequired)
      if ((yield* securityQuestions.judge(account, answers)) !== "right") {
        return yield* refuse(ErrorCode.SecurityQuestionOrAnswerIncorrect)
      }
    }
  })

/** Refuses an account with an unverified address where that is required, and mails the link once more. */
export const checkVerified = (account: Account, attempt: Attempt) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const address = mainAddress(account)
    if (settings.emailVerificationFlow !== "required" || account.emailVerified || address === undefined) return
    if (attempt.options?.toLowerCase() !== "preventverificationemail") {
      yield* mail.checkLimit(account, "verifyEmail")
      yield* mail.send(account, "verifyEmail", address, {
        template: attempt.emailTemplate,
        url: attempt.verificationUrl
      })
    }
    return yield* refuse(ErrorCode.EmailNotVerified)
  })

/** Refuses a password that has become known: first with a mail for a new one, then without. */
const checkBreach = (account: Account, plain: string) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (!passwordRules.isBreached(plain, settings)) return
    if (account.wasBreachMailed) return yield* refuse(ErrorCode.PasswordResetRequired)
    yield* save({ ...account, isPasswordBreached: true, wasBreachMailed: true })
    const address = mainAddress(account)
    if (address !== undefined) yield* mail.send(account, "resetPassword", address, {})
    return yield* refuse(ErrorCode.PasswordBreached)
  })

/** Refuses without consent to the privacy policy where that is strict. The same login can give the consent. */
export const checkPolicy = (account: Account, request: Request) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    const version = policy.current(settings, now)
    if (version === undefined || policy.isAccepted(account, settings, now)) return account
    if (acceptsPolicy(request)) return policy.accept(account, version, "Login", now)
    if (settings.privacyPolicy.mode !== "Strict") return account
    const session = yield* sessions.open(account)
    return yield* refuse(ErrorCode.PrivacyPolicyNotAccepted, {
      extra: { Data: { access_token: session.token, expires_in: iso(session.expiresAt) } }
    })
  })

const acceptsPolicy = (request: Request): boolean =>
  isObject(request.body) &&
  Object.entries(request.body).some(([name, value]) => name.toLowerCase() === "acceptprivacypolicy" && value === true)

export const handlers = [byEmail, byUsername]
