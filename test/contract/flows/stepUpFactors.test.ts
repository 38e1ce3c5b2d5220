import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import * as ReAuthentication from "@loginradius-effect/core/ReAuthentication"
import { Emulator } from "@loginradius-effect/emulator"
import { Clock, Effect, TestClock } from "effect"
import { documented, flow, raw } from "../flow.js"
import {
  approveDuo,
  begin as beginLogin,
  codeOf,
  duoRedirectUri,
  mobile,
  onlyChallenge,
  onlyOffering,
  optional,
  pendingOf,
  withApp
} from "../secondFactor.js"
import { isGood, mailPasscode, passed, steppingUp, type Token } from "../stepUp.js"
import { email, otpTo, password, question, refusalOf, reveal, type Services, user } from "../support.js"

const codes = steppingUp(optional)
const duo = steppingUp(onlyOffering("duo"))
const questions = steppingUp(onlyOffering("securityQuestion"))

const off = documented(1191)
const locked = documented(1264)

const withSms = user({ secondFactor: { phone: mobile } })
const withMail = user({ secondFactor: { email: true } })

const answerWith = (Answer: string) => ({ securityQuestionAnswer: [{ QuestionId: question, Answer }] })

/** Each call that is for second factors, with what proves none. */
const attemptsOf = (accessToken: Token): ReadonlyArray<Effect.Effect<unknown, unknown, Services>> => [
  ReAuthentication.byOtp({ accessToken, otp: "wrong" }),
  ReAuthentication.byBackupCode({ accessToken, backupCode: "wrong" }),
  ReAuthentication.byAuthenticatorCode({ accessToken, authenticatorCode: "wrong" }),
  ReAuthentication.byGoogleAuthenticatorCode({ accessToken, googleAuthenticatorCode: "wrong" }),
  ReAuthentication.byEmailOtp({ accessToken, otp: "wrong" }),
  ReAuthentication.bySecurityQuestion({ accessToken, ...answerWith("wrong") })
]

const all = steppingUp({
  secondFactor: {
    mode: "optional",
    authenticator: true,
    smsOtp: true,
    emailOtp: true,
    securityQuestion: true,
    duo: true
  }
})

const withAll = user({
  securityAnswers: { [question]: "Sydney" },
  secondFactor: { authenticator: true, phone: mobile, email: true, securityQuestions: true, duo: true }
})

describe("a step-up by a second factor", () => {
  flow(
    "is refused where it is off, and where there are no second factors",
    Effect.gen(function* () {
      const { accessToken } = yield* withAll
      const calls = [
        ...attemptsOf(accessToken),
        ReAuthentication.trigger({ accessToken }),
        ReAuthentication.sendEmailOtp({ accessToken, emailId: email }),
        ReAuthentication.byDuo({ accessToken, state: "s", code: "c" })
      ]
      yield* Emulator.configure({ stepUp: { secondFactor: false } })
      for (const call of calls) yield* refusalOf(call, ErrorCode.StepUpMfaNotEnabled, off)
      yield* Emulator.configure({ stepUp: { secondFactor: true }, secondFactor: { mode: "off" } })
      for (const call of calls) yield* refusalOf(call, ErrorCode.MfaNotEnabled, documented(1097))
    }),
    all
  )

  flow(
    "is refused by a factor that is not offered any more",
    Effect.gen(function* () {
      const { accessToken } = yield* withAll
      yield* Emulator.configure({
        secondFactor: { authenticator: false, smsOtp: false, emailOtp: false, securityQuestion: false, duo: false }
      })
      const [sms, , app, google, mail, answers] = attemptsOf(accessToken)
      const refused = <A, E>(call: Effect.Effect<A, E, Services> | undefined) =>
        Effect.map(Effect.flip(call ?? Effect.void), (error) => (error as { readonly code?: number }).code)
      assert.deepStrictEqual(
        [
          yield* refused(sms),
          yield* refused(app),
          yield* refused(google),
          yield* refused(mail),
          yield* refused(answers)
        ],
        [1100, 1279, 1279, 1256, 1257]
      )
      const send = ReAuthentication.sendEmailOtp({ accessToken, emailId: email })
      const byDuo = ReAuthentication.byDuo({ accessToken, state: "s", code: "c" })
      assert.deepStrictEqual([yield* refused(send), yield* refused(byDuo)], [1256, 1330])
      yield* refusalOf(ReAuthentication.trigger({ accessToken }), ErrorCode.MfaNotConfigured, documented(1098))
    }),
    all
  )

  flow(
    "counts what is wrong toward the lock of the account, which then holds for all of them",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withAll
      yield* Mfa.backupCodesByUid({ uid })
      const attempts = attemptsOf(accessToken)
      for (const [i, attempt] of attempts.entries()) {
        yield* Effect.flip(attempt)
        assert.strictEqual((yield* Account.profilesByUid({ uid })).FailedLoginAttempt, i + 1)
      }
      yield* Emulator.configure({ lockout: { type: "Suspend", threshold: attempts.length + 1 } })
      yield* Effect.flip(attempts[0] ?? Effect.void)
      const byDuo = ReAuthentication.byDuo({ accessToken, state: "s", code: "c" })
      for (const attempt of [...attempts, byDuo]) {
        yield* refusalOf(attempt, ErrorCode.AccountLockedReauthenticationRequired, locked)
      }
    }),
    { ...all, lockout: { type: "Suspend", threshold: 100 } }
  )

  flow(
    "passes a lock by what lifts it, which rides along",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({
        securityAnswers: { [question]: "Sydney" },
        secondFactor: { phone: mobile }
      })
      yield* ReAuthentication.trigger({ accessToken })
      const by = (otp: Token, securityAnswer?: { readonly [id: string]: string }) =>
        ReAuthentication.byOtp({ accessToken, otp, securityAnswer })
      yield* refusalOf(by("wrong"), ErrorCode.OtpInvalid, documented(1067))
      const otp = yield* otpTo(mobile)
      yield* refusalOf(by(otp), ErrorCode.AccountLockedReauthenticationRequired, locked)
      yield* isGood("mfa", uid, yield* passed(by(otp, { [question]: "Sydney" })))
      assert.strictEqual((yield* Account.profilesByUid({ uid })).FailedLoginAttempt, 0)
    }),
    { ...codes, lockout: { type: "SecurityQuestion", threshold: 1 } }
  )

  flow(
    "tells that a code is missing",
    Effect.gen(function* () {
      const { accessToken } = yield* withAll
      for (const name of ["otp", "backupcode", "authenticatorcode", "googleauthenticatorcode"]) {
        const path = `/identity/v2/auth/account/reauth/2fa/${name}`
        for (const body of [{ other: 1 }, { [name]: "" }]) {
          const answer = yield* raw("PUT", path, body, { accessToken })
          assert.deepStrictEqual([answer.status, answer.body["ErrorCode"]], [403, 1192], name)
        }
      }
    }),
    all
  )

  flow(
    "says until when it waits, and asks nothing that could be set up",
    Effect.gen(function* () {
      const { accessToken } = yield* withMail
      assert.ok((yield* Mfa.validateAccessToken({ accessToken })).ManualEntryCode)
      const open = yield* Emulator.challenges()
      const begun = yield* ReAuthentication.trigger({ accessToken, duoRedirectUri })
      assert(begun.ExpireIn)
      assert.strictEqual(Date.parse(begun.ExpireIn), (yield* Clock.currentTimeMillis) + 5 * 60_000)
      assert.deepStrictEqual(
        [begun.QRCode, begun.ManualEntryCode, begun.PushQRCode, begun.DuoAuthEndpoint, begun.OTPStatus],
        [null, null, null, null, null]
      )
      assert.deepStrictEqual(yield* Emulator.challenges(), open)
    }),
    steppingUp({ secondFactor: { mode: "optional", authenticator: true, emailOtp: true, push: true, duo: true } })
  )
})

describe("a passcode by SMS", () => {
  flow(
    "of a step-up ends with it, although others live longer",
    Effect.gen(function* () {
      const { accessToken } = yield* withSms
      yield* ReAuthentication.trigger({ accessToken })
      const otp = yield* otpTo(mobile)
      yield* TestClock.adjust("2 minutes")
      yield* refusalOf(ReAuthentication.byOtp({ accessToken, otp }), ErrorCode.OtpExpired, documented(1069))
    }),
    { ...steppingUp(optional, { challengeLifetime: "2 minutes" }), otpLifetime: "1 hour" }
  )

  flow(
    "of a login passes no step-up, nor the other way round",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withSms
      const pending = yield* beginLogin()
      const ofLogin = yield* otpTo(mobile)
      const byOtp = (otp: Token) => ReAuthentication.byOtp({ accessToken, otp })
      yield* refusalOf(byOtp(ofLogin), ErrorCode.OtpInvalid, documented(1067))
      yield* ReAuthentication.trigger({ accessToken })
      const ofStepUp = yield* otpTo(mobile)
      yield* refusalOf(Mfa.validateOtp({ ...pending, otp: ofStepUp }), ErrorCode.OtpInvalid, documented(1067))
      yield* isGood("mfa", uid, yield* passed(byOtp(ofStepUp)))
      assert.strictEqual((yield* Mfa.validateOtp({ ...pending, otp: ofLogin }))._tag, "Authenticated")
    }),
    codes
  )

  flow(
    "is not for a user who has another factor",
    Effect.gen(function* () {
      const { accessToken } = yield* withMail
      yield* refusalOf(
        ReAuthentication.byOtp({ accessToken, otp: "123456" }),
        ErrorCode.MfaNotConfiguredForProfile,
        documented(1101)
      )
    }),
    codes
  )
})

describe("a passcode by mail", () => {
  flow(
    "is for the call that mailed it: a login, a step-up by the factor, or one without",
    Effect.gen(function* () {
      const { accessToken } = yield* withMail
      const byFactor = (otp: Token) => ReAuthentication.byEmailOtp({ accessToken, otp })
      const without = (otp: Token) => ReAuthentication.byEmailOtpWithoutMfa({ accessToken, otp })
      const invalid = documented(1185)
      yield* mailPasscode(accessToken)
      const first = yield* otpTo(email, "stepup-default")
      yield* refusalOf(byFactor(first), ErrorCode.VerificationOtpInvalid, invalid)
      yield* ReAuthentication.sendEmailOtp({ accessToken, emailId: email, emailTemplate2FA: "factor" })
      const second = yield* otpTo(email, "factor")
      yield* refusalOf(without(second), ErrorCode.VerificationOtpInvalid, invalid)
      const pending = yield* beginLogin()
      const ofLogin = yield* otpTo(email, "secondfactor-default")
      yield* refusalOf(byFactor(ofLogin), ErrorCode.VerificationOtpInvalid, invalid)
      yield* refusalOf(
        Mfa.validateEmailOtp({ ...pending, emailId: email, otp: second }),
        ErrorCode.VerificationOtpInvalid,
        invalid
      )
      yield* without(first)
      yield* byFactor(second)
    }),
    codes
  )

  flow(
    "of a step-up makes mail no factor",
    Effect.gen(function* () {
      const { accessToken } = yield* withSms
      yield* mailPasscode(accessToken)
      yield* ReAuthentication.byEmailOtpWithoutMfa({ accessToken, otp: yield* otpTo(email) })
      const settings = yield* Mfa.validateAccessToken({ accessToken })
      assert.strictEqual(settings.IsEmailOtpAuthenticatorVerified, false)
    }),
    codes
  )
})

describe("a code of an authenticator app", () => {
  flow(
    "passes one step-up, and no login after it",
    Effect.gen(function* () {
      const { accessToken, key } = yield* withApp
      const authenticatorCode = yield* codeOf(key)
      const by = ReAuthentication.byAuthenticatorCode({ accessToken, authenticatorCode })
      yield* by
      yield* refusalOf(by, ErrorCode.AuthenticatorCodeIncorrect, documented(1102))
      const pending = yield* beginLogin()
      yield* refusalOf(
        Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode }),
        ErrorCode.AuthenticatorCodeIncorrect,
        documented(1102)
      )
    }),
    codes
  )

  flow(
    "sets up no app",
    Effect.gen(function* () {
      const { accessToken } = yield* withSms
      const { ManualEntryCode } = yield* Mfa.validateAccessToken({ accessToken })
      const authenticatorCode = yield* codeOf(reveal(ManualEntryCode ?? assert.fail("no key")))
      yield* refusalOf(
        ReAuthentication.byAuthenticatorCode({ accessToken, authenticatorCode }),
        ErrorCode.MfaNotConfiguredForProfile,
        documented(1101)
      )
      assert.strictEqual((yield* Mfa.validateAccessToken({ accessToken })).IsAuthenticatorVerified, false)
    }),
    codes
  )
})

describe("Duo", () => {
  const ask = (accessToken: Token) => ReAuthentication.trigger({ accessToken, duoRedirectUri })

  flow(
    "answers a step-up once, within five minutes",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ secondFactor: { duo: true } })
      yield* ask(accessToken)
      const approved = yield* approveDuo
      yield* ReAuthentication.byDuo({ accessToken, ...approved })
      const failed = documented(1332)
      yield* refusalOf(ReAuthentication.byDuo({ accessToken, ...approved }), ErrorCode.DuoVerificationFailed, failed)
      yield* ask(accessToken)
      const late = yield* approveDuo
      yield* TestClock.adjust("5 minutes")
      yield* refusalOf(ReAuthentication.byDuo({ accessToken, ...late }), ErrorCode.DuoStateInvalid, documented(1333))
    }),
    duo
  )

  flow(
    "answers for a step-up, a login and a set-up apart",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Mfa.validateAccessToken({ accessToken, duoRedirectUri })
      const ofSetUp = yield* approveDuo
      yield* Mfa.validateAccessToken({ accessToken, duoRedirectUri })
      yield* Mfa.verifyDuoByAccessToken({ accessToken, ...(yield* approveDuo) })
      const state = documented(1333)
      yield* refusalOf(ReAuthentication.byDuo({ accessToken, ...ofSetUp }), ErrorCode.DuoStateInvalid, state)
      yield* ask(accessToken)
      const ofStepUp = yield* approveDuo
      yield* refusalOf(Mfa.verifyDuoByAccessToken({ accessToken, ...ofStepUp }), ErrorCode.DuoStateInvalid, state)
      const pending = pendingOf(yield* Mfa.loginByEmail({ email, password, duoRedirectUri }))
      yield* refusalOf(Mfa.verifyDuoByMfaToken({ ...pending, ...ofStepUp }), ErrorCode.DuoStateInvalid, state)
      const ofLogin = yield* approveDuo
      yield* refusalOf(ReAuthentication.byDuo({ accessToken, ...ofLogin }), ErrorCode.DuoStateInvalid, state)
      yield* ReAuthentication.byDuo({ accessToken, ...ofStepUp })
    }),
    duo
  )

  flow(
    "is asked only where a page is given that it may lead to, and is refused by a user",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ secondFactor: { duo: true } })
      assert.isNull((yield* ReAuthentication.trigger({ accessToken })).DuoAuthEndpoint)
      yield* refusalOf(
        ReAuthentication.trigger({ accessToken, duoRedirectUri: "https://elsewhere.invalid/" }),
        ErrorCode.DuoRedirectUriNotWhitelisted,
        documented(1335)
      )
      yield* ask(accessToken)
      const { id, isLogin, kind } = yield* onlyChallenge
      assert.deepStrictEqual([isLogin, kind], [false, "duo"])
      yield* Emulator.deny(id)
      yield* refusalOf(
        ReAuthentication.byDuo({ accessToken, state: id, code: "c" }),
        ErrorCode.DuoVerificationFailed,
        documented(1332)
      )
    }),
    duo
  )
})

describe("security questions", () => {
  const two = [
    { id: question, text: "Where were you born?" },
    { id: "00000000000000000000000000000001", text: "Who taught you?" }
  ]

  flow(
    "want all answers that the user has given, and none twice",
    Effect.gen(function* () {
      const second = two[1]?.id ?? ""
      const { accessToken, uid } = yield* user({
        securityAnswers: { [question]: "Sydney", [second]: "Ada" },
        secondFactor: { securityQuestions: true }
      })
      const by = (...answers: ReadonlyArray<readonly [id: string, answer: string]>) =>
        ReAuthentication.bySecurityQuestion({
          accessToken,
          securityQuestionAnswer: answers.map(([QuestionId, Answer]) => ({ QuestionId, Answer }))
        })
      const few = documented(1260)
      yield* refusalOf(by([question, "Sydney"]), ErrorCode.SecurityAnswersInsufficient, few)
      yield* refusalOf(by([question, "Sydney"], [question, "Sydney"]), ErrorCode.SecurityAnswersInsufficient, few)
      yield* refusalOf(
        by([question, "Sydney"], [second, "Grace"]),
        ErrorCode.SecurityQuestionOrAnswerIncorrect,
        documented(1094)
      )
      yield* isGood("mfa", uid, yield* passed(by([question, "Sydney"], [second, "Ada"])))
    }),
    { ...questions, securityQuestions: two, securityQuestionCount: 2 }
  )
})
