import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import * as ReAuthentication from "@loginradius-effect/core/ReAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { approveDuo, duoRedirectUri, mobile, onlyOffering, optional } from "../../secondFactor.js"
import { isBad, isGood, passed, steppingUp, type Token } from "../../stepUp.js"
import {
  countTo,
  documented,
  email,
  messageTo,
  other,
  otpTo,
  question,
  refusalOf,
  refuses,
  shows,
  unknownUid,
  user
} from "../../support.js"
import {
  answer,
  appCode,
  withAnswers,
  withApp,
  withDuo,
  withMail,
  withSms
} from "../multiFactorAuthentication/setup.js"

const codes = steppingUp(optional)
const questions = steppingUp(onlyOffering("securityQuestion"))
const duo = steppingUp(onlyOffering("duo"))

/** The token of a step-up is good for the calls that are for second factors, and for no others. */
const proves = <E, R>(uid: string, stepUp: Effect.Effect<ReAuthentication.ReAuthenticationToken, E, R>) =>
  Effect.gen(function* () {
    const token = yield* passed(stepUp)
    yield* isGood("mfa", uid, token)
    yield* isBad("password", uid, token)
    yield* isBad("pin", uid, token)
  })

const byAnswer = (accessToken: Token, Answer: string) =>
  ReAuthentication.bySecurityQuestion({ accessToken, securityQuestionAnswer: [{ QuestionId: question, Answer }] })

const askDuo = (accessToken: Token) => ReAuthentication.trigger({ accessToken, duoRedirectUri })

export const cases = [
  shows(
    ReAuthentication.trigger,
    "answers the factors that there are, and sends the passcode of the one by SMS",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withSms
      const begun = yield* ReAuthentication.trigger({ accessToken, smsTemplate2FA: "ours" })
      assert.deepEqual(
        [begun.IsOTPAuthenticatorVerified, begun.IsAuthenticatorVerified, begun.IsEmailOtpAuthenticatorVerified],
        [true, false, false]
      )
      assert.deepEqual([begun.OTPPhoneNo?.slice(-3), begun.ManualEntryCode], [mobile.slice(-3), null])
      assert.match(begun.OTPStatus?.Sid ?? "", /^SM/)
      assert.equal((yield* messageTo(mobile, "ours")).purpose, "stepUpByPhone")
      const otp = yield* otpTo(mobile)
      yield* isGood("mfa", uid, yield* passed(ReAuthentication.byOtp({ accessToken, otp })))
    }),
    codes
  ),
  refuses(
    ReAuthentication.trigger,
    "refuses a user without a second factor",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const begin = ReAuthentication.trigger({ accessToken })
      yield* refusalOf(begin, ErrorCode.MfaNotConfigured, documented(1098))
      assert.equal(yield* countTo(mobile), 0)
    }),
    codes
  ),
  refuses(
    ReAuthentication.trigger,
    "refuses where second factors do not step up",
    Effect.gen(function* () {
      const { accessToken } = yield* withSms
      yield* refusalOf(ReAuthentication.trigger({ accessToken }), ErrorCode.StepUpMfaNotEnabled, documented(1191))
      assert.equal(yield* countTo(mobile), 0)
    }),
    optional
  ),

  shows(
    ReAuthentication.byOtp,
    "answers a token that proves a second factor, and nothing else",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withSms
      yield* ReAuthentication.trigger({ accessToken })
      yield* proves(uid, ReAuthentication.byOtp({ accessToken, otp: yield* otpTo(mobile) }))
    }),
    codes
  ),
  refuses(
    ReAuthentication.byOtp,
    "refuses another passcode, and one that has been used",
    Effect.gen(function* () {
      const { accessToken } = yield* withSms
      yield* ReAuthentication.trigger({ accessToken })
      yield* refusalOf(ReAuthentication.byOtp({ accessToken, otp: "none" }), ErrorCode.OtpInvalid, documented(1067))
      const by = ReAuthentication.byOtp({ accessToken, otp: yield* otpTo(mobile) })
      yield* by
      yield* refusalOf(by, ErrorCode.OtpAlreadyUsed, documented(1068))
    }),
    codes
  ),

  shows(
    ReAuthentication.byBackupCode,
    "answers a token that proves a second factor, and nothing else",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withApp
      const { BackUpCodes } = yield* Mfa.backupCodesByAccessToken({ accessToken })
      const backupCode = BackUpCodes[3] ?? ""
      yield* proves(uid, ReAuthentication.byBackupCode({ accessToken, backupCode }))
      yield* refusalOf(
        ReAuthentication.byBackupCode({ accessToken, backupCode }),
        ErrorCode.BackupCodeInvalidOrUsed,
        documented(1129)
      )
    }),
    codes
  ),
  refuses(
    ReAuthentication.byBackupCode,
    "refuses a user who has no codes, and a code that is none",
    Effect.gen(function* () {
      const { accessToken } = yield* withApp
      const by = ReAuthentication.byBackupCode({ accessToken, backupCode: "none" })
      yield* refusalOf(by, ErrorCode.BackupCodeNotConfigured, documented(1128))
      yield* Mfa.backupCodesByAccessToken({ accessToken })
      yield* refusalOf(by, ErrorCode.BackupCodeInvalidOrUsed, documented(1129))
    }),
    codes
  ),

  shows(
    ReAuthentication.byAuthenticatorCode,
    "answers a token that proves a second factor, and nothing else",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withApp
      const authenticatorCode = yield* appCode(uid)
      yield* proves(uid, ReAuthentication.byAuthenticatorCode({ accessToken, authenticatorCode }))
    }),
    codes
  ),
  refuses(
    ReAuthentication.byAuthenticatorCode,
    "refuses another code, and a user without an app",
    Effect.gen(function* () {
      const by = (accessToken: Token) =>
        ReAuthentication.byAuthenticatorCode({ accessToken, authenticatorCode: "none" })
      const { accessToken } = yield* withApp
      yield* refusalOf(by(accessToken), ErrorCode.AuthenticatorCodeIncorrect, documented(1102))
      const without = yield* user({ email: other, secondFactor: { phone: mobile } })
      yield* refusalOf(by(without.accessToken), ErrorCode.MfaNotConfiguredForProfile, documented(1101))
    }),
    codes
  ),

  shows(
    ReAuthentication.byGoogleAuthenticatorCode,
    "answers a token that proves a second factor, and nothing else",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withApp
      const googleAuthenticatorCode = yield* appCode(uid)
      yield* proves(uid, ReAuthentication.byGoogleAuthenticatorCode({ accessToken, googleAuthenticatorCode }))
    }),
    codes
  ),
  refuses(
    ReAuthentication.byGoogleAuthenticatorCode,
    "refuses another code",
    Effect.gen(function* () {
      const { accessToken } = yield* withApp
      yield* refusalOf(
        ReAuthentication.byGoogleAuthenticatorCode({ accessToken, googleAuthenticatorCode: "none" }),
        ErrorCode.AuthenticatorCodeIncorrect,
        documented(1102)
      )
    }),
    codes
  ),

  shows(
    ReAuthentication.sendEmailOtp,
    "mails a passcode that passes the step-up",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withMail
      const { Email } = yield* ReAuthentication.trigger({ accessToken })
      assert.equal(yield* countTo(email), 0)
      const input = { accessToken, emailId: Email?.[0] ?? assert.fail("no address"), emailTemplate2FA: "ours" }
      assert.deepEqual(yield* ReAuthentication.sendEmailOtp(input), { IsPosted: true })
      const otp = yield* otpTo(email, "ours")
      yield* isGood("mfa", uid, yield* passed(ReAuthentication.byEmailOtp({ accessToken, otp })))
    }),
    codes
  ),
  refuses(
    ReAuthentication.sendEmailOtp,
    "refuses an address that is not the user's, and a user whose factor it is not",
    Effect.gen(function* () {
      const { accessToken } = yield* withMail
      yield* refusalOf(
        ReAuthentication.sendEmailOtp({ accessToken, emailId: other }),
        ErrorCode.EmailNotInProfile,
        documented(1340)
      )
      const without = yield* user({ email: other, secondFactor: { phone: mobile } })
      yield* refusalOf(
        ReAuthentication.sendEmailOtp({ accessToken: without.accessToken, emailId: other }),
        ErrorCode.MfaNotConfiguredForProfile,
        documented(1101)
      )
    }),
    codes
  ),

  shows(
    ReAuthentication.byEmailOtp,
    "answers a token that proves a second factor, and nothing else",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withMail
      yield* ReAuthentication.sendEmailOtp({ accessToken, emailId: email })
      yield* proves(uid, ReAuthentication.byEmailOtp({ accessToken, emailId: email, otp: yield* otpTo(email) }))
    }),
    codes
  ),
  refuses(
    ReAuthentication.byEmailOtp,
    "refuses another passcode, and an address that is not the user's",
    Effect.gen(function* () {
      const { accessToken } = yield* withMail
      yield* ReAuthentication.sendEmailOtp({ accessToken, emailId: email })
      const by = (emailId: string) => ReAuthentication.byEmailOtp({ accessToken, emailId, otp: "none" })
      yield* refusalOf(by(email), ErrorCode.VerificationOtpInvalid, documented(1185))
      yield* refusalOf(by(other), ErrorCode.EmailNotInProfile, documented(1340))
    }),
    codes
  ),

  shows(
    ReAuthentication.bySecurityQuestion,
    "answers a token that proves a second factor, and nothing else",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withAnswers
      const { SecurityQuestions } = yield* ReAuthentication.trigger({ accessToken })
      assert.equal(SecurityQuestions?.[0]?.QuestionId, question)
      yield* proves(uid, byAnswer(accessToken, answer))
    }),
    questions
  ),
  refuses(
    ReAuthentication.bySecurityQuestion,
    "refuses a wrong answer, none, and a user whose answers are no factor",
    Effect.gen(function* () {
      const { accessToken } = yield* withAnswers
      yield* refusalOf(byAnswer(accessToken, "Perth"), ErrorCode.SecurityQuestionOrAnswerIncorrect, documented(1094))
      yield* refusalOf(byAnswer(accessToken, " "), ErrorCode.SecurityAnswersInsufficient, documented(1260))
      const without = yield* user({ email: other, securityAnswers: { [question]: answer } })
      yield* refusalOf(
        byAnswer(without.accessToken, answer),
        ErrorCode.SecurityQuestionMfaNotVerified,
        documented(1259)
      )
    }),
    questions
  ),

  shows(
    ReAuthentication.byDuo,
    "answers a token that proves a second factor, and nothing else",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withDuo
      const { DuoAuthEndpoint, IsDuoAuthenticatorVerified } = yield* askDuo(accessToken)
      assert.ok(DuoAuthEndpoint && IsDuoAuthenticatorVerified === true)
      yield* proves(uid, ReAuthentication.byDuo({ accessToken, ...(yield* approveDuo) }))
    }),
    duo
  ),
  refuses(
    ReAuthentication.byDuo,
    "refuses a state that is another one, a code that is, and a user without Duo",
    Effect.gen(function* () {
      const { accessToken } = yield* withDuo
      yield* askDuo(accessToken)
      const approved = yield* approveDuo
      const by = (more: Partial<typeof approved>) => ReAuthentication.byDuo({ accessToken, ...approved, ...more })
      yield* refusalOf(by({ state: unknownUid }), ErrorCode.DuoStateInvalid, documented(1333))
      yield* refusalOf(by({ code: unknownUid }), ErrorCode.DuoVerificationFailed, documented(1332))
      const without = yield* user({ email: other })
      yield* refusalOf(
        ReAuthentication.byDuo({ accessToken: without.accessToken, ...approved }),
        ErrorCode.DuoMfaNotConfiguredForProfile,
        documented(1334)
      )
    }),
    duo
  )
]
