/** How each factor is proven. A factor that is proven for the first time is set up by it. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current } from "../context.js"
import { refuse } from "../handle.js"
import * as apps from "../internal/authenticator.js"
import { times } from "../internal/effect.js"
import { isSame } from "../internal/secrets.js"
import { unredact } from "../internal/unredact.js"
import { type Account, addressesOf } from "../state/Accounts.js"
import * as Codes from "../state/Codes.js"
import { emailKey } from "../state/keys.js"
import * as SecondFactors from "../state/SecondFactors.js"
import type { Factors } from "../state/SecondFactors.js"
import { checkPhone } from "./identifiers.js"
import * as lockout from "./lockout.js"
import * as phones from "./phones.js"
import * as secondFactor from "./secondFactor.js"
import * as securityQuestions from "./securityQuestions.js"
import { isOffered } from "./ways.js"

type Secret = string | Redacted.Redacted<string>

/** Refuse where the application does not offer the factor. */
export const checkApp = Effect.flatMap(current, ({ settings }) =>
  settings.secondFactor.authenticator ? Effect.void : refuse(ErrorCode.AuthenticatorMfaNotEnabled)
)
export const checkSms = Effect.flatMap(current, ({ settings }) =>
  settings.secondFactor.smsOtp ? Effect.void : refuse(ErrorCode.OtpMfaNotEnabled)
)
export const checkEmail = Effect.flatMap(current, ({ settings }) =>
  settings.secondFactor.emailOtp ? Effect.void : refuse(ErrorCode.EmailOtpMfaNotEnabled)
)

export const checkAnswers = Effect.flatMap(current, ({ settings }) =>
  isOffered("answers", settings) ? Effect.void : refuse(ErrorCode.SecurityQuestionMfaNotEnabled)
)
export const checkPush = Effect.flatMap(current, ({ settings }) =>
  isOffered("push", settings) ? Effect.void : refuse(ErrorCode.PushMfaNotEnabled)
)

/**
 * Takes the code of an app, unless it or a later one has been taken before. The app has its own clock, which goes on when that of
 * the service is moved: either time will do. What was taken at a time that neither clock has come to does not count.
 */
export const proveApp = (account: Account, factors: Factors, code: Secret) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const { now, unmoved } = yield* times
    const { authenticator } = factors
    if (authenticator === undefined) return yield* refuse(ErrorCode.MfaNotConfiguredForProfile)
    const { key, lastStep } = authenticator
    const given = unredact(code).trim()
    const step = apps.stepOf(key, given, now) ?? (now === unmoved ? undefined : apps.stepOf(key, given, unmoved))
    const isSpent = step !== undefined && lastStep !== undefined && step <= lastStep
    if (step === undefined || (isSpent && lastStep <= apps.lastStepAt(Math.max(now, unmoved)))) {
      yield* lockout.count(account)
      return yield* refuse(ErrorCode.AuthenticatorCodeIncorrect)
    }
    store.change(
      SecondFactors.put({ ...factors, authenticator: { ...authenticator, isVerified: true, lastStep: step } })
    )
  })

interface NextPhone {
  readonly phoneNo2FA: string
  readonly smsTemplate2FA?: string | undefined
  readonly isVoiceOtp?: boolean | undefined
}

/** Sends a passcode to a number that is to become the factor. */
export const sendToNext = (account: Account, factors: Factors, input: NextPhone) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* checkPhone(input.phoneNo2FA)
    const phone = input.phoneNo2FA.trim()
    const status = yield* secondFactor.sendSms(account, phone, {
      smsTemplate: input.smsTemplate2FA,
      isVoiceOtp: input.isVoiceOtp
    })
    store.change(SecondFactors.put({ ...factors, nextPhone: phone }))
    return status
  })

/** Takes a passcode that was sent to this number, which is the factor from then on. */
export const proveSms = (account: Account, factors: Factors, otp: Secret, phone: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* takeTexted(account, "secondFactorByPhone", otp, phone)
    store.change(SecondFactors.put({ ...factors, phone, nextPhone: undefined }))
  })

/** Takes a passcode that was sent to this number, of an account whose factor it is. */
export const takeTexted = (account: Account, purpose: Codes.SmsPurpose, otp: Secret, phone: string) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const code = yield* phones
      .checkOtp(account, purpose, unredact(otp).trim(), [phone])
      .pipe(Effect.tapError(() => lockout.count(account)))
    store.change(Codes.spend(code, now))
  })

/** Takes a passcode that was mailed to an address. Mail is a factor from then on. */
export const proveEmail = (account: Account, factors: Factors, otp: Secret, address: string | undefined) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* takeMailed(account, "secondFactorByEmail", otp, address)
    store.change(SecondFactors.put({ ...factors, isEmailOn: true }))
  })

/** Takes a passcode that was mailed to an address, or to any. */
export const takeMailed = (account: Account, purpose: Codes.MailPurpose, otp: Secret, address: string | undefined) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const checked = store.read(Codes.checkOtp([purpose], account.uid, unredact(otp).trim(), now))
    const isFor =
      checked._tag !== "Unknown" && isAmong(address, checked.code.email) && owns(account, checked.code.email)
    if (checked._tag === "Good" && isFor) return store.change(Codes.spend(checked.code, now))
    yield* lockout.count(account)
    if (!isFor) return yield* refuse(ErrorCode.VerificationOtpInvalid)
    return yield* checked._tag === "Used" ? refuse(ErrorCode.EmailOtpAlreadyUsed) : refuse(ErrorCode.EmailOtpExpired)
  })

/** Whether a passcode went to the address that a caller names, if any. */
const isAmong = (address: string | undefined, sentTo: string | undefined): boolean =>
  address === undefined || emailKey(address) === emailKey(sentTo ?? "")

/** Whether an address is still one of the account's. */
const owns = (account: Account, sentTo: string | undefined): boolean =>
  addressesOf(account).some(({ Value }) => emailKey(Value) === emailKey(sentTo ?? ""))

/** An answer to a security question as the second factor has it. */
interface GivenAnswer {
  readonly QuestionId: string
  readonly Answer: Secret
}

/** Answers by the ids of their questions, those that are blank left out; undefined where a question is answered twice. */
const byQuestion = (given: ReadonlyArray<GivenAnswer>): { readonly [id: string]: string } | undefined => {
  const answers = given.map(({ Answer, QuestionId }) => [QuestionId.trim().toLowerCase(), unredact(Answer)] as const)
  return new Set(answers.map(([id]) => id)).size < answers.length
    ? undefined
    : Object.fromEntries(answers.filter(([, answer]) => answer.trim() !== ""))
}

/** Answers to as many questions as the application wants answered, which are all its own. */
const enough = (given: ReadonlyArray<GivenAnswer>) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const answers = byQuestion(given)
    const known = new Set(settings.securityQuestions.map(({ id }) => id.toLowerCase()))
    if (answers === undefined || !Object.keys(answers).every((id) => known.has(id)))
      return yield* refuse(ErrorCode.SecurityQuestionInvalid)
    return Object.keys(answers).length < Math.min(settings.securityQuestionCount, known.size)
      ? yield* refuse(ErrorCode.SecurityAnswersInsufficient)
      : answers
  })

/** Saves answers in place of those that were, and makes them a factor: answers the account with them. */
export const saveAnswers = (account: Account, factors: Factors, given: ReadonlyArray<GivenAnswer>) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const securityAnswers = yield* securityQuestions.hashes(yield* enough(given))
    const changed: Account = { ...account, securityAnswers }
    store.change(SecondFactors.put({ ...factors, areAnswersOn: true }))
    return changed
  })

/** Takes the answers to all questions that an account has answered. */
export const proveAnswers = (account: Account, given: ReadonlyArray<GivenAnswer>) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const answers = byQuestion(given) ?? {}
    const asked = securityQuestions.configured(account, settings).map(({ QuestionId }) => QuestionId.toLowerCase())
    const isWhole = asked.every((id) => Object.hasOwn(answers, id))
    if (isWhole && (yield* securityQuestions.judge(account, answers)) === "right") return
    yield* lockout.count(account)
    return yield* refuse(ErrorCode.SecurityQuestionOrAnswerIncorrect)
  })

/** Makes the answers that are saved a factor, by the same answers. */
export const takeAnswers = (account: Account, factors: Factors, given: ReadonlyArray<GivenAnswer>) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* enough(given)
    yield* proveAnswers(account, given)
    store.change(SecondFactors.put({ ...factors, areAnswersOn: true }))
  })

/** Takes a backup code, which is used then. */
export const takeBackupCode = (account: Account, factors: Factors, backupCode: Secret) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const { backupCodes } = factors
    if (backupCodes === undefined) return yield* refuse(ErrorCode.BackupCodeNotConfigured)
    const given = unredact(backupCode).trim().toLowerCase()
    // All of them are compared: which one it was takes as long as that it was none.
    const matching = new Set(backupCodes.filter(({ code }) => isSame(given, code)))
    if (![...matching].some(({ isUsed }) => !isUsed)) {
      yield* lockout.count(account)
      return yield* refuse(ErrorCode.BackupCodeInvalidOrUsed)
    }
    store.change(
      SecondFactors.put({
        ...factors,
        backupCodes: backupCodes.map((each) => (matching.has(each) ? { ...each, isUsed: true } : each))
      })
    )
  })

/** Refuses fewer answers than an account has to give. */
export const checkEnough = (account: Account, given: ReadonlyArray<GivenAnswer>) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const asked = securityQuestions.configured(account, settings).length
    if (Object.keys(byQuestion(given) ?? {}).length < Math.min(settings.securityQuestionCount, asked))
      return yield* refuse(ErrorCode.SecurityAnswersInsufficient)
  })
