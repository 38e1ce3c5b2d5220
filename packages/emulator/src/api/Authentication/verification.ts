/** Proving that an address is one's own. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import { current, modify } from "../../internal/context.js"
import * as emails from "../../internal/emails.js"
import * as mail from "../../internal/mail.js"
import { text } from "../../internal/reveal.js"
import * as sessions from "../../internal/sessions.js"
import * as welcome from "../../internal/welcome.js"
import type { Code } from "../../Store.js"
import { type Account, addressesOf } from "../../Store/Account.js"
import { checkLock } from "./login.js"

const purposes = ["verifyEmail", "addEmail"] as const

export const byToken = handle(Authentication.verifyEmail, (input) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const checked = store.checkToken(purposes, text(input.verificationToken), now)
    if (checked._tag === "Unknown" || isOutdated(store.account(checked.code.uid), checked.code)) {
      return yield* refuse(ErrorCode.VerificationLinkInvalid)
    }
    if (checked._tag === "Used") return yield* refuse(ErrorCode.VerificationLinkAlreadyUsed)
    if (checked._tag === "Expired") return yield* refuse(ErrorCode.VerificationLinkExpired)
    return yield* verified(checked.code, input.welcomeEmailTemplate)
  })
)

export const byOtp = handle(Authentication.verifyEmailByOtp, (input, request) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    if (!mail.isOtp("verifyEmail", settings) && !mail.isOtp("addEmail", settings)) {
      return yield* refuse(ErrorCode.EmailOtpVerificationNotEnabled)
    }
    const uid =
      input.email === undefined ? store.byMessage(input.uuid ?? "")?.uid : store.holdersOf(input.email)[0]?.uid
    const account = uid === undefined ? undefined : store.account(uid)
    if (account === undefined) return yield* refuse(ErrorCode.UserNotFound)
    yield* checkLock(account, input, request)
    const checked = store.checkOtp(purposes, account.uid, text(input.otp), now)
    if (checked._tag === "Unknown" || isOutdated(account, checked.code)) {
      return yield* refuse(ErrorCode.VerificationOtpInvalid)
    }
    if (checked._tag === "Used") return yield* refuse(ErrorCode.EmailOtpAlreadyUsed)
    if (checked._tag === "Expired") return yield* refuse(ErrorCode.EmailOtpExpired)
    return yield* verified(checked.code, input.welcomeEmailTemplate)
  })
)

/** Whether the account has given up the address that a code would prove. */
const isOutdated = (account: Account | undefined, { email, isUsed }: Code): boolean =>
  !isUsed && (account === undefined || !emails.has([...addressesOf(account), ...account.unverified], email ?? ""))

/** Spends the code, takes over the address, welcomes the user and logs in where the settings say so. */
const verified = (code: Code, welcomeTemplate: string | undefined) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    const account = store.account(code.uid)
    if (account === undefined) return yield* Effect.die("a code without an account")
    store.spend(code)
    const proven = yield* modify(yield* welcome.once(withVerified(account, code), welcomeTemplate))
    if (settings.logoutOnEmailVerification) store.closeOthers(proven.uid, undefined)
    if (!settings.loginOnEmailVerification) return { IsPosted: true }
    const { answer } = yield* sessions.logIn(proven)
    return { IsPosted: true, Data: answer }
  })

/** An added address becomes one of the account's, in place of another one of its type. */
const withVerified = (account: Account, { email, purpose }: Code): Account => {
  const added = account.unverified.filter((address) => emails.has([address], email ?? ""))
  if (purpose !== "addEmail" || added.length === 0) return { ...account, emailVerified: true }
  return {
    ...account,
    emailVerified: true,
    emails: emails.upsert(account.emails, added),
    unverified: account.unverified.filter((address) => !added.includes(address))
  }
}

export const resend = handle(Authentication.resendEmailVerification, (input) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* emails.checkForm(input.email)
    const account = store.holdersOf(input.email)[0]
    if (account === undefined) return yield* refuse(ErrorCode.UserNotFound)
    if (settings.emailVerificationFlow === "disabled") return yield* refuse(ErrorCode.EmailVerificationDisabled)
    const isAdded = emails.has(account.unverified, input.email)
    if (account.emailVerified && !isAdded) return yield* refuse(ErrorCode.EmailAlreadyVerified, { code: 1025 })
    const purpose = isAdded ? "addEmail" : "verifyEmail"
    yield* mail.checkLimit(account, purpose)
    yield* mail.send(account, purpose, input.email, { template: input.emailTemplate, url: input.verificationUrl })
    return { IsPosted: true }
  })
)

export const handlers = [byToken, byOtp, resend]
