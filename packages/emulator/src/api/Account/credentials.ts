/** Passwords, tokens and addresses of accounts, in the hands of management. */
import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { current, modify } from "../../context.js"
import * as profile from "../../documents/profile.js"
import { tokens } from "../../documents/session.js"
import { handle, refuse } from "../../handle.js"
import { hex32 } from "../../internal/ids.js"
import { iso } from "../../internal/time.js"
import { unredact } from "../../internal/unredact.js"
import * as mail from "../../messages/mail.js"
import * as emails from "../../rules/emails.js"
import * as lookup from "../../rules/lookup.js"
import * as password from "../../rules/password.js"
import * as passwordRules from "../../rules/passwordRules.js"
import * as sessions from "../../rules/sessions.js"
import * as Accounts from "../../state/Accounts.js"
import { isSocialOnly } from "../../state/Accounts.js"

export const emailVerificationToken = handle(Account.emailVerificationToken, ({ email }) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* emails.checkForm(email)
    const account = yield* lookup.found(store.read(Accounts.holdersOf(email))[0])
    if (settings.emailVerificationFlow === "disabled") return yield* refuse(ErrorCode.EmailVerificationDisabled)
    const isAdded = emails.has(account.unverified, email)
    if (account.emailVerified && !isAdded) return yield* refuse(ErrorCode.EmailAlreadyVerified, { code: 1126 })
    const code = yield* mail.issueTokenToManagement(account, isAdded ? "addEmail" : "verifyEmail", email)
    return { VerificationToken: code.secret, expires_in: iso(code.expiresAt) }
  })
)

export const forgotPasswordToken = handle(Account.forgotPasswordToken, (input) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    if (input.email !== undefined) yield* emails.checkForm(input.email)
    const account = yield* lookup.found(
      input.email === undefined
        ? store.read(Accounts.byUserName((input.username ?? "").trim(), settings.caseSensitiveUserNames))
        : store.read(Accounts.byEmail(input.email))
    )
    const address = input.email ?? emails.mainAddress(account)
    const isMailed = input.sendEmail === true && address !== undefined
    if (isMailed) yield* mail.check(account, "resetPassword")
    const code = yield* mail.issueTokenToManagement(account, "resetPassword", address)
    if (isMailed) {
      yield* mail.deliver(account, code, address, { template: input.emailTemplate, url: input.resetPasswordUrl })
    }
    const providers = account.social.map(({ provider }) => provider)
    return { ForgotToken: code.secret, IdentityProviders: providers.length === 0 ? null : providers }
  })
)

export const impersonate = handle(Account.userImpersonation, ({ uid }) =>
  Effect.gen(function* () {
    const { account } = yield* lookup.allowedByUid(uid)
    return tokens(yield* sessions.open(account))
  })
)

export const passwordHash = handle(Account.password, ({ uid }) =>
  Effect.gen(function* () {
    const { account } = yield* lookup.byUid(uid)
    if (account.passwordHash === undefined) return yield* refuse(ErrorCode.EmailProfileNotFound)
    return { PasswordHash: account.passwordHash }
  })
)

export const setPassword = handle(Account.setPassword, (input) =>
  Effect.gen(function* () {
    const { account, now, settings } = yield* lookup.byUid(input.uid)
    const plain = unredact(input.password)
    yield* passwordRules.check(plain, account, settings)
    const hash = yield* password.hash(plain)
    yield* modify(passwordRules.set(account, hash, settings, now, yield* hex32))
    yield* sessions.endByNewPassword(account.uid)
    return { PasswordHash: hash }
  })
)

export const invalidateEmail = handle(Account.invalidateVerificationStatus, (input) =>
  Effect.gen(function* () {
    const { account, settings } = yield* lookup.allowedByUid(input.uid)
    const address = emails.mainAddress(account)
    if (isSocialOnly(account) || address === undefined) return yield* refuse(ErrorCode.NoEmailToInvalidate)
    if (settings.emailVerificationFlow === "disabled") return yield* refuse(ErrorCode.EmailVerificationDisabled)
    if (!account.emailVerified) return yield* refuse(ErrorCode.EmailAlreadyUnverified)
    yield* mail.check(account, "verifyEmail")
    const unverified = yield* modify({ ...account, emailVerified: false })
    yield* mail.send(unverified, "verifyEmail", address, { template: input.emailTemplate, url: input.verificationUrl })
    return { IsPosted: true }
  })
)

export const removeEmail = handle(Account.emailDelete, ({ email, uid }) =>
  Effect.gen(function* () {
    const { account, now } = yield* lookup.byUid(uid)
    const isVerified = emails.has(account.emails, email)
    if (!isVerified && !emails.has(account.unverified, email)) return yield* refuse(ErrorCode.EmailNotFound)
    if (isVerified && account.emails.length === 1) return yield* refuse(ErrorCode.LastEmailCannotBeRemoved)
    const updated = yield* modify({
      ...account,
      emails: emails.without(account.emails, email),
      unverified: emails.without(account.unverified, email)
    })
    return profile.document(updated, now)
  })
)

export const handlers = [
  emailVerificationToken,
  forgotPasswordToken,
  impersonate,
  passwordHash,
  setPassword,
  invalidateEmail,
  removeEmail
]
