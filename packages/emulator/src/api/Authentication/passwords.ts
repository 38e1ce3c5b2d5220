/** New passwords: by the old one, by a mail, by security questions. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { caller, current, modify } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { hex32 } from "../../internal/ids.js"
import { unredact } from "../../internal/unredact.js"
import * as mail from "../../messages/mail.js"
import { checkAllowed } from "../../pipeline/allowed.js"
import { checkForm, mainAddress } from "../../rules/emails.js"
import { hiding, posted } from "../../rules/hiding.js"
import * as lockout from "../../rules/lockout.js"
import * as newPassword from "../../rules/newPassword.js"
import * as password from "../../rules/password.js"
import * as passwordRules from "../../rules/passwordRules.js"
import * as lookup from "../../rules/lookup.js"
import * as sessions from "../../rules/sessions.js"
import * as verification from "../../rules/verification.js"
import * as Accounts from "../../state/Accounts.js"
import { type Account, isSocialOnly } from "../../state/Accounts.js"
import * as Codes from "../../state/Codes.js"

export const forgot = handle(Authentication.forgotPassword, (input) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    if (input.email !== undefined) yield* checkForm(input.email)
    const found =
      input.email === undefined
        ? store.read(Accounts.byUserName((input.username ?? "").trim(), settings.caseSensitiveUserNames))
        : store.read(Accounts.byEmail(input.email))
    const account = yield* lookup.allowed(found)
    const address = input.email ?? mainAddress(account)
    if (address === undefined) return { IsPosted: true }
    yield* mail.check(account, "resetPassword")
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
  }).pipe(hiding(posted))
)

export const change = handle(Authentication.changePassword, (input) =>
  Effect.gen(function* () {
    const { account, now, session, settings } = yield* caller
    if (account.passwordHash === undefined) return yield* refuse(ErrorCode.EmailProfileNotFound)
    yield* lockout.checkReset(account, now)
    if (!(yield* password.verify(unredact(input.oldPassword), account.passwordHash))) {
      yield* lockout.count(account)
      return yield* refuse(ErrorCode.CurrentPasswordInvalid)
    }
    const plain = unredact(input.newPassword)
    yield* passwordRules.check(plain, account, settings)
    const hash = yield* password.hash(plain)
    yield* modify(lockout.succeed(passwordRules.set(account, hash, settings, now, yield* hex32)))
    yield* sessions.endByNewPassword(account.uid, session.token)
    return { IsPosted: true }
  })
)

export const byToken = handle(Authentication.resetPasswordByResetToken, (input) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const checked = store.read(Codes.checkToken(["resetPassword"], unredact(input.resetToken), now))
    if (checked._tag === "Unknown") return yield* refuse(ErrorCode.VerificationTokenInvalid)
    const account = store.read(Accounts.byUid(checked.code.uid))
    if (account === undefined) return yield* Effect.die("a code without an account")
    yield* checkAllowed(account)
    if (checked._tag !== "Good") {
      yield* lockout.count(account)
      return yield* checked._tag === "Used"
        ? refuse(ErrorCode.VerificationLinkAlreadyUsed)
        : refuse(ErrorCode.VerificationLinkExpired)
    }
    const reset = yield* newPassword.withNewPassword(account, input)
    store.change(Codes.spend(checked.code, now))
    return yield* newPassword.complete(
      yield* verification.proven(reset, checked.code, input.welcomeEmailTemplate),
      input.resetPasswordEmailTemplate
    )
  })
)

export const byOtp = handle(Authentication.resetPasswordByOtp, (input) =>
  Effect.flatMap(current, ({ store }) => resetByOtp(store.read(Accounts.byEmail(input.email)), input))
)

export const byOtpAndUsername = handle(Authentication.resetPasswordByOtpAndUsername, (input) =>
  Effect.flatMap(current, ({ settings, store }) =>
    resetByOtp(store.read(Accounts.byUserName(input.username.trim(), settings.caseSensitiveUserNames)), input)
  )
)

interface ResetByOtp extends newPassword.NewPassword {
  readonly otp: string | Redacted.Redacted<string>
  readonly welcomeEmailTemplate?: string | undefined
  readonly resetPasswordEmailTemplate?: string | undefined
}

/** Sets a new password by the passcode from a mail. */
const resetByOtp = (found: Account | undefined, input: ResetByOtp) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const account = yield* lookup.allowed(found)
    if (isSocialOnly(account)) return yield* refuse(ErrorCode.EmailProfileNotFound)
    yield* lockout.checkSuspension(account, now)
    yield* lockout.checkReset(account, now)
    const checked = store.read(Codes.checkOtp(["resetPassword"], account.uid, unredact(input.otp), now))
    if (checked._tag !== "Good") {
      yield* lockout.count(account)
      if (checked._tag === "Unknown") return yield* refuse(ErrorCode.VerificationOtpInvalid)
      return yield* checked._tag === "Used" ? refuse(ErrorCode.EmailOtpAlreadyUsed) : refuse(ErrorCode.EmailOtpExpired)
    }
    const reset = yield* newPassword.withNewPassword(account, input)
    store.change(Codes.spend(checked.code, now))
    return yield* newPassword.complete(
      yield* verification.proven(reset, checked.code, input.welcomeEmailTemplate),
      input.resetPasswordEmailTemplate
    )
  }).pipe(hiding(refuse(ErrorCode.VerificationOtpInvalid)))

export const byAnswerAndEmail = handle(Authentication.resetPasswordBySecurityAnswerAndEmail, (input) =>
  Effect.flatMap(current, ({ store }) => newPassword.byAnswer(store.read(Accounts.byEmail(input.email)), input))
)

export const byAnswerAndPhone = handle(Authentication.resetPasswordBySecurityAnswerAndPhone, (input) =>
  Effect.flatMap(current, ({ store }) => newPassword.byAnswer(store.read(Accounts.byPhone(input.phone)), input))
)

export const byAnswerAndUsername = handle(Authentication.resetPasswordBySecurityAnswerAndUsername, (input) =>
  Effect.flatMap(current, ({ settings, store }) =>
    newPassword.byAnswer(store.read(Accounts.byUserName(input.username.trim(), settings.caseSensitiveUserNames)), input)
  )
)

export const handlers = [
  forgot,
  change,
  byToken,
  byOtp,
  byOtpAndUsername,
  byAnswerAndEmail,
  byAnswerAndPhone,
  byAnswerAndUsername
]
