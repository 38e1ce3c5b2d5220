/** Forgotten PINs: what is sent for a new one, and who may set it. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import * as mail from "../../messages/mail.js"
import * as sms from "../../messages/sms.js"
import { checkAllowed } from "../../pipeline/allowed.js"
import { hiding, posted } from "../../rules/hiding.js"
import * as lockout from "../../rules/lockout.js"
import * as lookup from "../../rules/lookup.js"
import { proveAnswers } from "../../rules/newPassword.js"
import * as phones from "../../rules/phones.js"
import * as pin from "../../rules/pin.js"
import * as redirects from "../../rules/redirects.js"
import type { Answers } from "../../rules/securityQuestions.js"
import * as signIn from "../../rules/signIn.js"
import * as Accounts from "../../state/Accounts.js"
import type { Account } from "../../state/Accounts.js"
import * as Codes from "../../state/Codes.js"

type Secret = string | Redacted.Redacted<string>

// --- what is sent -------------------------------------------------------------------------------------------------------

/** Refuses a page elsewhere than where the application lives: whoever has the token in the link sets the PIN. */
const checkUrl = (text: string | undefined) =>
  Effect.flatMap(current, ({ settings }) => {
    const url = text === undefined ? undefined : redirects.callbackOf(text)
    return text === undefined || (url !== undefined && redirects.isAllowed(url, settings))
      ? Effect.void
      : refuse(ErrorCode.ResetPinUrlInvalid)
  })

interface MailWishes {
  readonly emailTemplate?: string | undefined
  readonly resetPinUrl?: string | undefined
}

const sendMail = (account: Account, address: string, { emailTemplate, resetPinUrl }: MailWishes) =>
  Effect.gen(function* () {
    yield* mail.check(account, "resetPin")
    yield* mail.send(account, "resetPin", address, { template: emailTemplate, url: resetPinUrl })
    return { IsPosted: true }
  })

export const forgotByEmail = handle(PinAuthentication.forgotPinByEmail, (input) =>
  Effect.gen(function* () {
    yield* pin.checkEnabled
    yield* checkUrl(input.resetPinUrl)
    return yield* sendMail(yield* signIn.byEmail(input.email), input.email, input)
  }).pipe(hiding(posted))
)

export const forgotByUsername = handle(PinAuthentication.forgotPinByUsername, (input) =>
  Effect.gen(function* () {
    yield* pin.checkEnabled
    yield* checkUrl(input.resetPinUrl)
    const { account, address } = yield* signIn.byUsername(input.username)
    return yield* sendMail(account, address, input)
  }).pipe(hiding(posted))
)

export const forgotByPhone = handle(PinAuthentication.forgotPinByPhone, (input) =>
  Effect.gen(function* () {
    yield* pin.checkEnabled
    const { account, phoneId } = yield* byPhone(input.phone)
    return { IsPosted: true, Data: yield* sms.send(account, "resetPinByPhone", phoneId, input) }
  }).pipe(hiding(sms.pretend))
)

/** The account with a phone number. */
const byPhone = (phone: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* phones.checkNumber(phone)
    const account = store.read(Accounts.byPhone(phone))
    if (account?.phoneId === undefined || account.isDeleted) return yield* refuse(ErrorCode.PhoneNumberNotFound)
    return { account: yield* lookup.allowed(account), phoneId: account.phoneId }
  })

// --- new PINs -----------------------------------------------------------------------------------------------------------

export const byToken = handle(PinAuthentication.resetPinByResetToken, (input) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    yield* pin.checkEnabled
    const plain = yield* pin.given(input.pin)
    const checked = store.read(Codes.checkToken(["resetPin"], unredact(input.resetToken), now))
    if (checked._tag === "Unknown") return yield* refuse(ErrorCode.VerificationLinkInvalid)
    if (checked._tag === "Used") return yield* refuse(ErrorCode.PinVerificationLinkAlreadyUsed)
    if (checked._tag === "Expired") return yield* refuse(ErrorCode.VerificationLinkExpired)
    const account = store.read(Accounts.byUid(checked.code.uid))
    if (account === undefined) return yield* Effect.die("a code without an account")
    yield* checkAllowed(account)
    store.change(Codes.spend(checked.code, now))
    return yield* pin.reset(account, plain)
  })
)

/** Refuses a passcode while the account is locked. */
const checkOtpReset = (account: Account) =>
  Effect.gen(function* () {
    const { now } = yield* current
    yield* lockout.checkSuspension(account, now)
    yield* lockout.checkReset(account, now)
  })

/** Refuses where links are mailed, and no passcodes. */
const checkMailed = Effect.flatMap(current, ({ settings }) =>
  mail.isOtp("resetPin", settings) ? Effect.void : refuse(ErrorCode.EmailOtpVerificationNotEnabled)
)

const byMailedOtp = (account: Account, otp: Secret, plain: string) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    yield* checkOtpReset(account)
    const checked = store.read(Codes.checkOtp(["resetPin"], account.uid, unredact(otp), now))
    if (checked._tag !== "Good") {
      yield* lockout.count(account)
      if (checked._tag === "Unknown") return yield* refuse(ErrorCode.VerificationOtpInvalid)
      return yield* checked._tag === "Used" ? refuse(ErrorCode.EmailOtpAlreadyUsed) : refuse(ErrorCode.EmailOtpExpired)
    }
    store.change(Codes.spend(checked.code, now))
    return yield* pin.reset(account, plain)
  })

export const byEmailAndOtp = handle(PinAuthentication.resetPinByEmailAndOtp, (input) =>
  Effect.gen(function* () {
    yield* pin.checkEnabled
    yield* checkMailed
    const plain = yield* pin.given(input.pin)
    return yield* byMailedOtp(yield* signIn.byEmail(input.email), input.otp, plain)
  }).pipe(hiding(refuse(ErrorCode.VerificationOtpInvalid)))
)

export const byUsernameAndOtp = handle(PinAuthentication.resetPinByUsernameAndOtp, (input) =>
  Effect.gen(function* () {
    yield* pin.checkEnabled
    yield* checkMailed
    const plain = yield* pin.given(input.pin)
    const { account } = yield* signIn.byUsername(input.username)
    return yield* byMailedOtp(account, input.otp, plain)
  }).pipe(hiding(refuse(ErrorCode.VerificationOtpInvalid)))
)

export const byPhoneAndOtp = handle(PinAuthentication.resetPinByPhoneAndOtp, (input) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    yield* pin.checkEnabled
    const plain = yield* pin.given(input.pin)
    const { account, phoneId } = yield* byPhone(input.phone)
    yield* checkOtpReset(account)
    const code = yield* phones
      .checkOtp(account, "resetPinByPhone", unredact(input.otp), [phoneId])
      .pipe(Effect.tapError(() => lockout.count(account)))
    store.change(Codes.spend(code, now))
    return yield* pin.reset(account, plain)
  }).pipe(hiding(refuse(ErrorCode.OtpInvalid)))
)

interface Answered {
  readonly pin: Secret
  readonly securityAnswer: Answers
}

const byAnswer = (found: Account | undefined, input: Answered) =>
  Effect.gen(function* () {
    yield* pin.checkEnabled
    const plain = yield* pin.given(input.pin)
    return yield* pin.reset(yield* proveAnswers(found, input.securityAnswer), plain)
  }).pipe(hiding(refuse(ErrorCode.SecurityQuestionOrAnswerIncorrect)))

export const byAnswerAndEmail = handle(PinAuthentication.resetPinBySecurityAnswerAndEmail, (input) =>
  Effect.flatMap(current, ({ store }) => byAnswer(store.read(Accounts.byEmail(input.email)), input))
)

export const byAnswerAndUsername = handle(PinAuthentication.resetPinBySecurityAnswerAndUsername, (input) =>
  Effect.flatMap(current, ({ settings, store }) =>
    byAnswer(store.read(Accounts.byUserName(input.username.trim(), settings.caseSensitiveUserNames)), input)
  )
)

export const byAnswerAndPhone = handle(PinAuthentication.resetPinBySecurityAnswerAndPhone, (input) =>
  Effect.flatMap(current, ({ store }) => byAnswer(store.read(Accounts.byPhone(input.phone)), input))
)

export const handlers = [
  forgotByEmail,
  forgotByUsername,
  forgotByPhone,
  byToken,
  byEmailAndOtp,
  byUsernameAndOtp,
  byPhoneAndOtp,
  byAnswerAndEmail,
  byAnswerAndUsername,
  byAnswerAndPhone
]
