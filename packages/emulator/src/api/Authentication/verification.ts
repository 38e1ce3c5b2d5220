/** Proving that an address is one's own. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import * as mail from "../../messages/mail.js"
import * as emails from "../../rules/emails.js"
import { hiding, posted } from "../../rules/hiding.js"
import * as lockout from "../../rules/lockout.js"
import * as lookup from "../../rules/lookup.js"
import * as verification from "../../rules/verification.js"
import * as Accounts from "../../state/Accounts.js"
import * as Codes from "../../state/Codes.js"

const purposes = ["verifyEmail", "addEmail"] as const

export const byToken = handle(Authentication.verifyEmail, (input) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const checked = store.read(Codes.checkToken(purposes, unredact(input.verificationToken), now))
    if (
      checked._tag === "Unknown" ||
      verification.isOutdated(store.read(Accounts.byUid(checked.code.uid)), checked.code)
    ) {
      return yield* refuse(ErrorCode.VerificationLinkInvalid)
    }
    if (checked._tag === "Used") return yield* refuse(ErrorCode.VerificationLinkAlreadyUsed)
    if (checked._tag === "Expired") return yield* refuse(ErrorCode.VerificationLinkExpired)
    return yield* verification.verify(checked.code, input.welcomeEmailTemplate)
  })
)

export const byOtp = handle(Authentication.verifyEmailByOtp, (input, request) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    if (!mail.isOtp("verifyEmail", settings) && !mail.isOtp("addEmail", settings)) {
      return yield* refuse(ErrorCode.EmailOtpVerificationNotEnabled)
    }
    const uid =
      input.email === undefined
        ? store.read(Codes.byMessage(input.uuid ?? ""))?.uid
        : store.read(Accounts.holdersOf(input.email))[0]?.uid
    const account = yield* lookup.allowed(uid === undefined ? undefined : store.read(Accounts.byUid(uid)))
    yield* lockout.checkLock(account, input, request)
    const checked = store.read(Codes.checkOtp(purposes, account.uid, unredact(input.otp), now))
    if (checked._tag === "Unknown" || verification.isOutdated(account, checked.code)) {
      return yield* refuse(ErrorCode.VerificationOtpInvalid)
    }
    if (checked._tag === "Used") return yield* refuse(ErrorCode.EmailOtpAlreadyUsed)
    if (checked._tag === "Expired") return yield* refuse(ErrorCode.EmailOtpExpired)
    return yield* verification.verify(checked.code, input.welcomeEmailTemplate)
  }).pipe(hiding(refuse(ErrorCode.VerificationOtpInvalid)))
)

export const resend = handle(Authentication.resendEmailVerification, (input) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* emails.checkForm(input.email)
    const account = yield* lookup.allowed(store.read(Accounts.holdersOf(input.email))[0])
    if (settings.emailVerificationFlow === "disabled") return yield* refuse(ErrorCode.EmailVerificationDisabled)
    const isAdded = emails.has(account.unverified, input.email)
    if (account.emailVerified && !isAdded) return yield* refuse(ErrorCode.EmailAlreadyVerified, { code: 1025 })
    const purpose = isAdded ? "addEmail" : "verifyEmail"
    yield* mail.check(account, purpose)
    yield* mail.send(account, purpose, input.email, { template: input.emailTemplate, url: input.verificationUrl })
    return { IsPosted: true }
  }).pipe(hiding(posted))
)

export const handlers = [byToken, byOtp, resend]
