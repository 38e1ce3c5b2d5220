import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, type Redacted, TestClock } from "effect"
import assert from "node:assert/strict"
import {
  documented,
  email,
  messageTo,
  newPassword,
  otpTo,
  password,
  phone,
  profileOf,
  question,
  refusalOf,
  refuses,
  reveal,
  shows,
  tokenTo,
  user
} from "../../support.js"
import { answerAndPassword, login, noSession, notFound } from "./setup.js"

export const cases = [
  shows(
    Authentication.forgotPassword,
    "mails the link that resets the password",
    Effect.gen(function* () {
      yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost:8080/reset?lang=en" })
      const { link } = yield* messageTo(email, "forgotpassword-default")
      assert.match(
        link === undefined ? "" : reveal(link),
        /^localhost:8080\/reset\?lang=en&vtype=reset&vtoken=[0-9a-f]{32}$/
      )
      yield* Authentication.resetPasswordByResetToken({ resetToken: yield* tokenTo(email), password: newPassword })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.forgotPassword,
    "refuses an unknown user name",
    refusalOf(
      Authentication.forgotPassword({ username: "nobody", resetPasswordUrl: "localhost" }),
      ErrorCode.UserNotFound,
      notFound
    )
  ),

  shows(
    Authentication.changePassword,
    "replaces the password, and ends the other sessions where the app forces logouts",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const second = yield* Account.userImpersonation({ uid })
      yield* Authentication.changePassword({ accessToken, oldPassword: password, newPassword })
      yield* refusalOf(login(), ErrorCode.InvalidCredentials, { code: 966, status: 401 })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).Uid, uid)
      yield* refusalOf(Authentication.readProfilesByAccessToken(second), ErrorCode.AccessTokenInvalid, noSession)
    }),
    { forceLogout: true }
  ),
  refuses(
    Authentication.changePassword,
    "refuses a wrong old password",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Authentication.changePassword({ accessToken, oldPassword: "wrong", newPassword }),
        ErrorCode.CurrentPasswordInvalid,
        { code: 967, status: 401 }
      )
    })
  ),

  shows(
    Authentication.resetPasswordByResetToken,
    "replaces the password, verifies the address and ends the sessions where the app forces logouts",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ emailVerified: false })
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      yield* Authentication.resetPasswordByResetToken({ resetToken: yield* tokenTo(email), password: newPassword })
      assert.equal((yield* profileOf(uid)).EmailVerified, true)
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
      yield* refusalOf(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenInvalid,
        noSession
      )
    }),
    { forceLogout: true }
  ),
  refuses(
    Authentication.resetPasswordByResetToken,
    "refuses an unknown token",
    refusalOf(
      Authentication.resetPasswordByResetToken({ resetToken: "0123456789abcdef0123456789abcdef", password }),
      ErrorCode.VerificationTokenInvalid,
      { code: 1063, status: 403 }
    )
  ),

  shows(
    Authentication.resetPasswordByOtp,
    "replaces the password with the passcode of the mail",
    Effect.gen(function* () {
      yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      yield* Authentication.resetPasswordByOtp({ email, otp: yield* otpTo(email), password: newPassword })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    }),
    { verificationTypes: { forgotPassword: "OTP" } }
  ),
  refuses(
    Authentication.resetPasswordByOtp,
    "refuses an expired passcode",
    Effect.gen(function* () {
      yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      yield* TestClock.adjust("5 minutes")
      yield* refusalOf(
        Authentication.resetPasswordByOtp({ email, otp: yield* otpTo(email), password: newPassword }),
        ErrorCode.EmailOtpExpired,
        { code: 1187, status: 403 }
      )
    }),
    { verificationTypes: { forgotPassword: "OTP" } }
  ),

  shows(
    Authentication.resetPasswordBySecurityAnswerAndEmail,
    "replaces the password",
    Effect.gen(function* () {
      yield* user({ securityAnswers: { [question]: "Byron" } })
      yield* Authentication.resetPasswordBySecurityAnswerAndEmail({ ...answerAndPassword, email })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.resetPasswordBySecurityAnswerAndEmail,
    "refuses a wrong answer",
    Effect.gen(function* () {
      yield* user({ securityAnswers: { [question]: "Milbanke" } })
      yield* refusalOf(
        Authentication.resetPasswordBySecurityAnswerAndEmail({ ...answerAndPassword, email }),
        ErrorCode.SecurityAnswerIncorrect,
        { code: 1093, status: 403 }
      )
    })
  ),

  shows(
    Authentication.resetPasswordBySecurityAnswerAndPhone,
    "replaces the password",
    Effect.gen(function* () {
      yield* user({ phoneId: phone, securityAnswers: { [question]: "Byron" } })
      yield* Authentication.resetPasswordBySecurityAnswerAndPhone({ ...answerAndPassword, phone })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.resetPasswordBySecurityAnswerAndPhone,
    "refuses the answer to a question that the user has not answered",
    Effect.gen(function* () {
      yield* user({ phoneId: phone, securityAnswers: { [question]: "Byron" } })
      yield* refusalOf(
        Authentication.resetPasswordBySecurityAnswerAndPhone({
          ...answerAndPassword,
          phone,
          securityAnswer: { "00000000000000000000000000000000": "Byron" }
        }),
        ErrorCode.SecurityQuestionOrAnswerIncorrect,
        { code: 1094, status: 403 }
      )
    })
  ),

  shows(
    Authentication.resetPasswordBySecurityAnswerAndUsername,
    "replaces the password",
    Effect.gen(function* () {
      yield* user({ userName: "ada", securityAnswers: { [question]: "Byron" } })
      yield* Authentication.resetPasswordBySecurityAnswerAndUsername({ ...answerAndPassword, username: "ada" })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.resetPasswordBySecurityAnswerAndUsername,
    "refuses a user without answers",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* refusalOf(
        Authentication.resetPasswordBySecurityAnswerAndUsername({ ...answerAndPassword, username: "ada" }),
        ErrorCode.SecurityQuestionNotSet,
        { code: 1092, status: 403 }
      )
    })
  ),

  shows(
    Authentication.resetPasswordByOtpAndUsername,
    "sets a new password by the passcode from the mail",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* Authentication.forgotPassword({ username: "ada", resetPasswordUrl: "https://app.example.com" })
      const reset = { username: "Ada", otp: yield* otpTo(email), password: newPassword }
      assert.equal((yield* Authentication.resetPasswordByOtpAndUsername(reset))._tag, "Posted")
      const answer = yield* Authentication.loginByUsername({ username: "ada", password: newPassword })
      assert.equal(answer._tag, "Authenticated")
      const again = Authentication.resetPasswordByOtpAndUsername(reset)
      yield* refusalOf(again, ErrorCode.EmailOtpAlreadyUsed, documented(1186))
    }),
    { verificationTypes: { forgotPassword: "OTP" } }
  ),
  refuses(
    Authentication.resetPasswordByOtpAndUsername,
    "refuses an unknown user name, a wrong passcode, an old one, and a password that breaks the rules",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      const reset = (more: { readonly username?: string; readonly otp?: string | Redacted.Redacted<string> }) =>
        Authentication.resetPasswordByOtpAndUsername({
          username: "ada",
          otp: "000000",
          password: newPassword,
          ...more
        })
      yield* refusalOf(reset({ username: "nobody" }), ErrorCode.UserNotFound, documented(938))
      yield* refusalOf(reset({}), ErrorCode.VerificationOtpInvalid, documented(1185))
      yield* Authentication.forgotPassword({ username: "ada", resetPasswordUrl: "https://app.example.com" })
      const otp = yield* otpTo(email)
      yield* Emulator.configure({ passwordRules: { minLength: 100 } })
      yield* refusalOf(reset({ otp }), ErrorCode.FieldValidationFailed, documented(1134))
      yield* TestClock.adjust("5 minutes")
      yield* refusalOf(reset({ otp }), ErrorCode.EmailOtpExpired, documented(1187))
    }),
    { verificationTypes: { forgotPassword: "OTP" } }
  )
]
