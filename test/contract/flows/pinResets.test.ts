import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, type Redacted, TestClock } from "effect"
import { documented, flow, login, phone, raw, times } from "../flow.js"
import { logsIn, otherPin, pin, pins, withPin } from "../pin.js"
import { countTo, email, messageTo, otpTo, profileOf, question, refusalOf, tokenTo } from "../support.js"

type Secret = string | Redacted.Redacted<string>

const answer = "Byron"

const ada = { userName: "ada", phoneId: phone, securityAnswers: { [question]: answer } }

const otps: Emulator.Options = { ...pins, verificationTypes: { forgotPin: "OTP" } }

const forgot = PinAuthentication.forgotPinByEmail({ email })

const byToken = (resetToken: Secret, to = otherPin) => PinAuthentication.resetPinByResetToken({ resetToken, pin: to })

const byMail = (otp: Secret, to = otherPin) => PinAuthentication.resetPinByEmailAndOtp({ email, otp, pin: to })

const byPhone = (otp: Secret, to = otherPin) => PinAuthentication.resetPinByPhoneAndOtp({ phone, otp, pin: to })

const byAnswer = (given: string, to = otherPin) =>
  PinAuthentication.resetPinBySecurityAnswerAndEmail({ email, securityAnswer: { [question]: given }, pin: to })

const notInUse = documented(1233)

describe("what is sent for a new PIN", () => {
  flow(
    "is nothing where there are no PINs",
    Effect.gen(function* () {
      yield* withPin(ada)
      yield* Emulator.configure({ pin: { enabled: false } })
      const { refused } = { refused: ErrorCode.PinAuthenticationNotConfigured }
      yield* refusalOf(forgot, refused, notInUse)
      yield* refusalOf(PinAuthentication.forgotPinByUsername({ username: "ada" }), refused, notInUse)
      yield* refusalOf(PinAuthentication.forgotPinByPhone({ phone }), refused, notInUse)
      assert.strictEqual(yield* countTo(email), 0)
      assert.strictEqual(yield* countTo(phone), 0)
    }),
    pins
  )
  flow(
    "is nothing to unknown, malformed and barred identifiers",
    Effect.gen(function* () {
      yield* refusalOf(forgot, ErrorCode.UserNotFound, documented(938))
      yield* refusalOf(
        PinAuthentication.forgotPinByEmail({ email: "ada" }),
        ErrorCode.EmailIdInvalid,
        documented(1038, 400)
      )
      const { uid } = yield* withPin(ada)
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(forgot, ErrorCode.AccountBlocked, documented(991))
      yield* refusalOf(PinAuthentication.forgotPinByPhone({ phone }), ErrorCode.AccountBlocked, documented(991))
      yield* Emulator.configure({ userNameLogin: false, phoneLogin: false })
      yield* refusalOf(
        PinAuthentication.forgotPinByUsername({ username: "ada" }),
        ErrorCode.UsernameLoginNotEnabled,
        documented(1238)
      )
      yield* refusalOf(PinAuthentication.forgotPinByPhone({ phone }), ErrorCode.PhoneLoginNotEnabled, documented(1074))
    }),
    pins
  )
  flow(
    "is limited in number, by mail and by SMS",
    Effect.gen(function* () {
      yield* withPin(ada)
      yield* forgot
      yield* refusalOf(forgot, ErrorCode.EmailSendLimitReached, documented(1122))
      yield* PinAuthentication.forgotPinByPhone({ phone })
      yield* refusalOf(PinAuthentication.forgotPinByPhone({ phone }), ErrorCode.SmsSendLimitReached, documented(1123))
      yield* refusalOf(
        PinAuthentication.forgotPinByPhone({ phone, isVoiceOtp: true }),
        ErrorCode.VoiceOtpNotConfigured,
        documented(1281)
      )
    }),
    { ...pins, messageLimit: { count: 1 } }
  )
  flow(
    "leads to no page that is not the application's, whoever asks",
    Effect.gen(function* () {
      yield* withPin(ada)
      for (const resetPinUrl of ["https://shop.invalid/", "javascript:alert(1)", "/pin", "https://a@shop.invalid/"]) {
        const { forgotPinByEmail, forgotPinByUsername } = PinAuthentication
        yield* refusalOf(forgotPinByEmail({ email, resetPinUrl }), ErrorCode.ResetPinUrlInvalid, documented(1248))
        yield* refusalOf(
          forgotPinByUsername({ username: "ada", resetPinUrl }),
          ErrorCode.ResetPinUrlInvalid,
          documented(1248)
        )
      }
      yield* Emulator.configure({ redirectHosts: ["shop.invalid"] })
      yield* PinAuthentication.forgotPinByEmail({ email, resetPinUrl: "https://shop.invalid/pin" })
    }),
    pins
  )
  flow(
    "is a passcode by mail where the settings say so",
    Effect.gen(function* () {
      yield* withPin()
      yield* forgot
      const { link, otp } = yield* messageTo(email)
      assert.isUndefined(link)
      assert.isDefined(otp)
    }),
    otps
  )
  flow(
    "does not tell whether there is an account, where that is hidden",
    Effect.gen(function* () {
      const posted = { IsPosted: true }
      assert.deepStrictEqual(yield* forgot, posted)
      assert.deepStrictEqual(yield* PinAuthentication.forgotPinByUsername({ username: "ada" }), posted)
      assert.strictEqual((yield* PinAuthentication.forgotPinByPhone({ phone })).IsPosted, true)
      yield* refusalOf(byMail("0"), ErrorCode.VerificationOtpInvalid, documented(1185))
      yield* refusalOf(
        PinAuthentication.resetPinByUsernameAndOtp({ username: "ada", otp: "0", pin }),
        ErrorCode.VerificationOtpInvalid,
        documented(1185)
      )
      yield* refusalOf(byPhone("0"), ErrorCode.OtpInvalid, documented(1067))
      yield* refusalOf(byAnswer("x"), ErrorCode.SecurityQuestionOrAnswerIncorrect, documented(1094))
    }),
    { ...otps, hidesUnknownAccounts: true }
  )
})

describe("a new PIN", () => {
  flow(
    "takes a link that is neither wrong nor old, and for nothing else",
    Effect.gen(function* () {
      yield* withPin()
      yield* refusalOf(byToken("0"), ErrorCode.VerificationLinkInvalid, documented(973))
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/" })
      yield* refusalOf(byToken(yield* tokenTo(email)), ErrorCode.VerificationLinkInvalid, documented(973))
      yield* forgot
      const old = yield* tokenTo(email)
      yield* refusalOf(
        Authentication.resetPasswordByResetToken({ resetToken: old, password: "another one" }),
        ErrorCode.VerificationTokenInvalid,
        documented(1063)
      )
      yield* TestClock.adjust("73 hours")
      yield* refusalOf(byToken(old), ErrorCode.VerificationLinkExpired, documented(975))
    }),
    pins
  )
  flow(
    "spends the links that were sent before, and no session",
    Effect.gen(function* () {
      const { accessToken, sessionToken } = yield* withPin()
      yield* forgot
      const first = yield* tokenTo(email)
      yield* forgot
      yield* byToken(yield* tokenTo(email))
      yield* refusalOf(byToken(first), ErrorCode.PinVerificationLinkAlreadyUsed, documented(1242))
      yield* Authentication.readProfilesByAccessToken({ accessToken })
      yield* logsIn(sessionToken, otherPin)
    }),
    pins
  )
  flow(
    "is not blank, in any reset, and spends nothing if it is",
    Effect.gen(function* () {
      yield* withPin(ada)
      const blank = documented(1234)
      yield* PinAuthentication.forgotPinByPhone({ phone })
      yield* forgot
      const [otp, texted] = [yield* otpTo(email), yield* otpTo(phone)]
      yield* refusalOf(byToken("0", ""), ErrorCode.PinMissing, blank)
      yield* refusalOf(byMail(otp, ""), ErrorCode.PinMissing, blank)
      yield* refusalOf(
        PinAuthentication.resetPinByUsernameAndOtp({ username: "ada", otp, pin: " " }),
        ErrorCode.PinMissing,
        blank
      )
      yield* refusalOf(byPhone(texted, ""), ErrorCode.PinMissing, blank)
      yield* refusalOf(byAnswer(answer, ""), ErrorCode.PinMissing, blank)
      const { body } = yield* raw("PUT", "/identity/v2/auth/pin/reset/token", { ResetToken: "0" })
      assert.strictEqual(body["ErrorCode"], 1234)
      yield* byMail(otp)
      yield* byPhone(texted)
    }),
    otps
  )
  flow(
    "cannot be set where there are no PINs",
    Effect.gen(function* () {
      yield* withPin(ada)
      yield* Emulator.configure({ pin: { enabled: false } })
      const off = ErrorCode.PinAuthenticationNotConfigured
      yield* refusalOf(byToken("0"), off, notInUse)
      yield* refusalOf(byMail("0"), off, notInUse)
      yield* refusalOf(PinAuthentication.resetPinByUsernameAndOtp({ username: "ada", otp: "0", pin }), off, notInUse)
      yield* refusalOf(byPhone("0"), off, notInUse)
      yield* refusalOf(byAnswer(answer), off, notInUse)
    }),
    otps
  )
  flow(
    "takes no mailed passcode where links are mailed",
    Effect.gen(function* () {
      yield* withPin(ada)
      const refused = documented(1237)
      yield* refusalOf(byMail("0"), ErrorCode.EmailOtpVerificationNotEnabled, refused)
      yield* refusalOf(
        PinAuthentication.resetPinByUsernameAndOtp({ username: "ada", otp: "0", pin }),
        ErrorCode.EmailOtpVerificationNotEnabled,
        refused
      )
    }),
    pins
  )
  flow(
    "takes a passcode while it is new, and one of the account's",
    Effect.gen(function* () {
      yield* withPin(ada)
      yield* forgot
      const mailed = yield* otpTo(email)
      yield* PinAuthentication.forgotPinByPhone({ phone })
      const texted = yield* otpTo(phone)
      yield* refusalOf(byPhone(mailed), ErrorCode.OtpInvalid, documented(1067))
      yield* TestClock.adjust("5 minutes")
      yield* refusalOf(byMail(mailed), ErrorCode.EmailOtpExpired, documented(1187))
      yield* refusalOf(byPhone(texted), ErrorCode.OtpExpired, documented(1069))
      yield* PinAuthentication.forgotPinByPhone({ phone })
      const again = yield* otpTo(phone)
      yield* byPhone(again)
      yield* refusalOf(byPhone(again), ErrorCode.OtpAlreadyUsed, documented(1068))
      yield* refusalOf(
        PinAuthentication.resetPinByPhoneAndOtp({ phone: "+15550100999", otp: again, pin }),
        ErrorCode.PhoneNumberNotFound,
        documented(1043)
      )
    }),
    otps
  )
  flow(
    "by a wrong passcode counts as a failed login, and a lock keeps passcodes from being tried",
    Effect.gen(function* () {
      const { uid } = yield* withPin(ada)
      yield* Effect.flip(byMail("0"))
      yield* Effect.flip(byPhone("0"))
      assert.strictEqual((yield* profileOf(uid)).FailedLoginAttempt, 2)
      const locked = documented(1198)
      yield* refusalOf(byMail("0"), ErrorCode.AccountTemporarilyLocked, locked)
      yield* refusalOf(byPhone("0"), ErrorCode.AccountTemporarilyLocked, locked)
      yield* refusalOf(login(), ErrorCode.AccountTemporarilyLocked, locked)
    }),
    { ...otps, lockout: { type: "Suspend", threshold: 2 } }
  )
  flow(
    "lifts no lock, and takes no failure back",
    Effect.gen(function* () {
      const { uid } = yield* withPin()
      yield* forgot
      yield* Effect.flip(login({ password: "wrong" }))
      yield* byToken(yield* tokenTo(email))
      assert.strictEqual((yield* profileOf(uid)).FailedLoginAttempt, 1)
    }),
    pins
  )
  flow(
    "by three wrong answers blocks the account",
    Effect.gen(function* () {
      yield* withPin(ada)
      yield* refusalOf(
        PinAuthentication.resetPinBySecurityAnswerAndPhone({ phone, securityAnswer: { "0": answer }, pin }),
        ErrorCode.SecurityQuestionOrAnswerIncorrect,
        documented(1094)
      )
      yield* times(2, refusalOf(byAnswer("x"), ErrorCode.SecurityAnswerIncorrect, documented(1093)))
      yield* refusalOf(byAnswer(answer), ErrorCode.AccountBlocked, documented(991))
    }),
    pins
  )
  flow(
    "is not for an account that may not log in",
    Effect.gen(function* () {
      const { uid } = yield* withPin()
      yield* forgot
      const token = yield* tokenTo(email)
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(byToken(token), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* byToken(token)
    }),
    pins
  )
})
