/** New passwords: by the old one, by a mail, by security questions. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { handle, refuse } from "../../handle.js"
import { caller, current, modify, save } from "../../internal/context.js"
import { checkForm, has, mainAddress } from "../../internal/emails.js"
import { hex32 } from "../../internal/ids.js"
import * as lockout from "../../internal/lockout.js"
import * as mail from "../../internal/mail.js"
import * as password from "../../internal/password.js"
import * as passwordRules from "../../internal/passwordRules.js"
import { isLocked, isSocialOnly } from "../../internal/profile.js"
import { text } from "../../internal/reveal.js"
import * as securityQuestions from "../../internal/securityQuestions.js"
import * as sessions from "../../internal/sessions.js"
import * as welcome from "../../internal/welcome.js"
import type { Code } from "../../Store.js"
import { type Account, addressesOf } from "../../Store/Account.js"

export const forgot = handle(Authentication.forgotPassword, (input) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    if (input.email !== undefined) yield* checkForm(input.email)
    const account =
      input.email === undefined
        ? store.byUserName((input.username ?? "").trim(), settings.caseSensitiveUserNames)
        : store.byEmail(input.email)
    if (account === undefined) return yield* refuse(ErrorCode.UserNotFound)
    const address = input.email ?? mainAddress(account)
    if (address === undefined) return { IsPosted: true }
    yield* mail.checkLimit(account, "resetPassword")
    if (isSocialOnly(account)) {
      // There is no password to reset: the mail names the providers that the user signs in with.
      yield* mail.notify(account, address, input.emailTemplate ?? "socialproviders-default")
    } else {
      yield* mail.send(account, "resetPassword", address, {
        template: input.emailTemplate,
        url: input.resetPasswordUrl
      })
    }
    return { IsPosted: true }
  })
)

export const change = handle(Authentication.changePassword, (input) =>
  Effect.gen(function* () {
    const { account, now, session, settings, store } = yield* caller
    if (!account.isActive) return yield* refuse(ErrorCode.AccountBlocked)
    if (account.passwordHash === undefined) return yield* refuse(ErrorCode.EmailProfileNotFound)
    if (isLocked(account, now)) {
      if (account.lock?.type === "Captcha") return yield* refuse(ErrorCode.AccountLockedCaptchaRequired)
      if (account.lock?.type === "SecurityQuestion") return yield* refuse(ErrorCode.AccountLockedSecurityAnswerRequired)
    }
    if (!(yield* password.verify(text(input.oldPassword), account.passwordHash))) {
      yield* save(lockout.fail(account, settings, now))
      return yield* refuse(ErrorCode.CurrentPasswordInvalid)
    }
    const plain = text(input.newPassword)
    yield* passwordRules.check(plain, account, settings)
    const hash = yield* password.hash(plain)
    yield* modify(lockout.succeed(passwordRules.set(account, hash, settings, now, yield* hex32)))
    store.closeOthers(account.uid, session.token)
    return { IsPosted: true }
  })
)

export const byToken = handle(Authentication.resetPasswordByResetToken, (input) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const checked = store.checkToken(["resetPassword"], text(input.resetToken), now)
    if (checked._tag === "Unknown") return yield* refuse(ErrorCode.VerificationTokenInvalid)
    const account = store.account(checked.code.uid)
    if (account === undefined) return yield* Effect.die("a code without an account")
    if (!account.isActive) return yield* refuse(ErrorCode.AccountBlocked)
    if (checked._tag !== "Good") {
      yield* save(lockout.fail(account, settings, now))
      return yield* checked._tag === "Used"
        ? refuse(ErrorCode.VerificationLinkAlreadyUsed)
        : refuse(ErrorCode.VerificationLinkExpired)
    }
    const reset = yield* withNewPassword(account, input)
    store.spend(checked.code)
    return yield* finish(
      yield* proven(reset, checked.code, input.welcomeEmailTemplate),
      input.resetPasswordEmailTemplate
    )
  })
)

export const byOtp = handle(Authentication.resetPasswordByOtp, (input) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const account = store.byEmail(input.email)
    if (account === undefined) return yield* refuse(ErrorCode.UserNotFound)
    if (!account.isActive) return yield* refuse(ErrorCode.AccountBlocked)
    if (isSocialOnly(account)) return yield* refuse(ErrorCode.EmailProfileNotFound)
    yield* lockout.checkSuspension(account, now)
    if (isLocked(account, now)) {
      if (account.lock?.type === "Captcha") return yield* refuse(ErrorCode.AccountLockedCaptchaRequired)
      if (account.lock?.type === "SecurityQuestion") return yield* refuse(ErrorCode.AccountLockedSecurityAnswerRequired)
    }
    const checked = store.checkOtp(["resetPassword"], account.uid, text(input.otp), now)
    if (checked._tag !== "Good") {
      yield* save(lockout.fail(account, settings, now))
      if (checked._tag === "Unknown") return yield* refuse(ErrorCode.VerificationOtpInvalid)
      return yield* checked._tag === "Used" ? refuse(ErrorCode.EmailOtpAlreadyUsed) : refuse(ErrorCode.EmailOtpExpired)
    }
    const reset = yield* withNewPassword(account, input)
    store.spend(checked.code)
    return yield* finish(
      yield* proven(reset, checked.code, input.welcomeEmailTemplate),
      input.resetPasswordEmailTemplate
    )
  })
)

interface NewPassword {
  readonly password: string | Redacted.Redacted<string>
}

/** The account with the new password, once the rules have been checked. Nothing is written yet. */
export const withNewPassword = (account: Account, input: NewPassword) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    const plain = text(input.password)
    yield* passwordRules.check(plain, account, settings)
    const reset = passwordRules.set(account, yield* password.hash(plain), settings, now, yield* hex32)
    return isLocked(reset, now) ? reset : lockout.succeed(reset)
  })

/** Whoever has read the mail has proven the address by it, if it is still the account's. */
export const proven = (account: Account, { email }: Pick<Code, "email">, welcomeTemplate: string | undefined) =>
  account.emailVerified || !has(addressesOf(account), email ?? "")
    ? Effect.succeed(account)
    : welcome.once({ ...account, emailVerified: true }, welcomeTemplate)

/** Writes the account, ends its sessions, tells its user, and logs in where the settings say so. */
export const finish = (account: Account, template: string | undefined) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    const modified = yield* modify(account)
    store.closeOthers(account.uid, undefined)
    const address = mainAddress(account)
    if (template !== undefined && address !== undefined) yield* mail.notify(account, address, template)
    if (!settings.loginOnPasswordReset) return { IsPosted: true }
    const { session } = yield* sessions.logIn(modified)
    return { IsPosted: true, Data: sessions.tokens(session) }
  })

interface Answered extends NewPassword {
  readonly securityAnswer: securityQuestions.Answers
  readonly resetPasswordEmailTemplate?: string | undefined
}

const byAnswer = (account: Account | undefined, input: Answered) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (!settings.securityQuestionsEnabled) return yield* refuse(ErrorCode.SecurityQuestionNotEnabled)
    if (account === undefined) return yield* refuse(ErrorCode.UserNotFound)
    if (!account.isActive) return yield* refuse(ErrorCode.AccountBlocked)
    if (Object.keys(account.securityAnswers).length === 0) return yield* refuse(ErrorCode.SecurityQuestionNotSet)
    const judgement = yield* securityQuestions.judge(account, input.securityAnswer)
    if (judgement !== "right") {
      yield* save(lockout.failAnswer(account, settings))
      return yield* judgement === "wrong"
        ? refuse(ErrorCode.SecurityAnswerIncorrect)
        : refuse(ErrorCode.SecurityQuestionOrAnswerIncorrect)
    }
    const reset = yield* withNewPassword({ ...account, failedSecurityAnswers: 0 }, input)
    return yield* finish(reset, input.resetPasswordEmailTemplate)
  })

export const byAnswerAndEmail = handle(Authentication.resetPasswordBySecurityAnswerAndEmail, (input) =>
  Effect.flatMap(current, ({ store }) => byAnswer(store.byEmail(input.email), input))
)

export const byAnswerAndPhone = handle(Authentication.resetPasswordBySecurityAnswerAndPhone, (input) =>
  Effect.flatMap(current, ({ store }) => byAnswer(store.byPhone(input.phone), input))
)

export const byAnswerAndUsername = handle(Authentication.resetPasswordBySecurityAnswerAndUsername, (input) =>
  Effect.flatMap(current, ({ settings, store }) =>
    byAnswer(store.byUserName(input.username.trim(), settings.caseSensitiveUserNames), input)
  )
)

export const handlers = [forgot, change, byToken, byOtp, byAnswerAndEmail, byAnswerAndPhone, byAnswerAndUsername]
