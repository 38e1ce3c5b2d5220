import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Emulator, Seed, Settings } from "@loginradius-effect/emulator"
import { Effect, type Redacted, TestClock } from "effect"
import { documented, flow, google, login, newPassword, other, raw, register, times, wrong } from "../flow.js"
import {
  countTo,
  email,
  messageTo,
  otpTo,
  password,
  question,
  refusalOf,
  type Services,
  tokenTo,
  user
} from "../support.js"

describe("passwords", () => {
  flow(
    "of the history are refused: with a history of one, the password before the last is allowed again",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ password: "A" })
      const change = (oldPassword: string, newPassword: string) =>
        Authentication.changePassword({ accessToken, oldPassword, newPassword })
      yield* refusalOf(change("A", "A"), ErrorCode.NewPasswordInvalid, documented(1015))
      yield* change("A", "B")
      yield* refusalOf(change("B", "A"), ErrorCode.NewPasswordInvalid, documented(1015))
      yield* change("B", "C")
      yield* change("C", "A")
      assert.strictEqual((yield* login({ password: "A" }))._tag, "Authenticated")
    }),
    { passwordRules: { history: 1 } }
  )

  flow(
    "may stay the same without a history",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.changePassword({ accessToken, oldPassword: password, newPassword: password })
    })
  )

  flow(
    "that are common, or hold the user's name, are refused",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ userName: "countess", profile: { FirstName: "Augusta" } })
      for (const weak of ["PassWord", "augusta1", "xcountess", "ada@1"]) {
        yield* refusalOf(
          Authentication.changePassword({ accessToken, oldPassword: password, newPassword: weak }),
          ErrorCode.WeakPassword,
          documented(1216)
        )
      }
      yield* refusalOf(Account.setPassword({ uid, password: "password" }), ErrorCode.WeakPassword, documented(1216))
      yield* refusalOf(
        register({ Email: [{ Type: "Primary", Value: other }], Password: "password" }),
        ErrorCode.WeakPassword,
        documented(1216)
      )
    }),
    { passwordRules: { common: ["password"], refusesProfileWords: true } }
  )

  flow(
    "that are expired are reported in the answer, and still work",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* TestClock.adjust("1 day")
      yield* Account.setPassword({ uid, password: newPassword })
      const profile = yield* Account.profilesByUid({ uid })
      assert.deepStrictEqual(
        [profile.PasswordExpirationDate, profile.LastPasswordChangeDate],
        ["1970-04-02T00:00:00.000Z", "1970-01-02T00:00:00.000Z"]
      )
      yield* TestClock.adjust("91 days")
      assert.strictEqual((yield* login({ password: newPassword }))._tag, "Authenticated")
    }),
    { passwordRules: { expiresAfter: "90 days" } }
  )

  flow(
    "can be set for an account with only social profiles, which then gets an e-mail profile",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* Emulator.seed(Seed.socialLogin(google))
      yield* refusalOf(login(), ErrorCode.InvalidCredentials, wrong)
      yield* refusalOf(
        Authentication.changePassword({ accessToken, oldPassword: "none", newPassword }),
        ErrorCode.EmailProfileNotFound,
        documented(1039)
      )
      yield* Account.setPassword({ uid, password })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    })
  )
})

describe("forgotten passwords", () => {
  const forgot = Authentication.forgotPassword({ email, resetPasswordUrl: "resetpassword.com" })
  const reset = (resetToken: Redacted.Redacted<string>, more: object = {}) =>
    Authentication.resetPasswordByResetToken({ resetToken, password: newPassword, ...more })

  flow(
    "are reset by any one of the mailed links, after which the others are invalid",
    Effect.gen(function* () {
      yield* user()
      yield* forgot
      const first = yield* tokenTo(email)
      yield* forgot
      const second = yield* tokenTo(email)
      yield* reset(first)
      yield* refusalOf(reset(second), ErrorCode.VerificationLinkAlreadyUsed, documented(974))
    })
  )

  flow(
    "are reset within 72 hours",
    Effect.gen(function* () {
      yield* user()
      yield* forgot
      yield* TestClock.adjust("72 hours")
      yield* refusalOf(reset(yield* tokenTo(email)), ErrorCode.VerificationLinkExpired, documented(975))
    })
  )

  flow(
    "are reset by a token of management, mailed or not",
    Effect.gen(function* () {
      yield* user({ social: [{ ...google, email: "ada@gmail.example" }] })
      const quiet = yield* Account.forgotPasswordToken({ email })
      assert.deepStrictEqual(quiet.IdentityProviders, ["google"])
      assert.strictEqual(yield* countTo(email), 0)
      yield* Account.forgotPasswordToken({
        email,
        sendEmail: true,
        emailTemplate: "mine",
        resetPasswordUrl: "https://app.example.com/reset"
      })
      yield* reset(yield* tokenTo(email, "mine"))
    })
  )

  flow(
    "notify the user on request, welcome a user who was unverified, and log in where the settings say so",
    Effect.gen(function* () {
      yield* user({ emailVerified: false })
      yield* forgot
      const answer = yield* reset(yield* tokenTo(email), {
        resetPasswordEmailTemplate: "changed",
        welcomeEmailTemplate: "hello"
      })
      yield* messageTo(email, "changed")
      yield* messageTo(email, "hello")
      assert.strictEqual(answer._tag, "WithLogin")
      if (answer._tag !== "WithLogin") return
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: answer.login.accessToken })
      assert.deepStrictEqual([profile.EmailVerified, profile.NoOfLogins], [true, 1])
    }),
    { loginOnPasswordReset: true }
  )

  flow(
    "of a blocked account cannot be reset",
    Effect.gen(function* () {
      const { uid } = yield* user({ securityAnswers: { [question]: "Byron" } })
      const { ForgotToken } = yield* Account.forgotPasswordToken({ email })
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(reset(ForgotToken), ErrorCode.AccountBlocked, documented(991))
    })
  )

  flow(
    "are replaced by one that keeps the rules; a refused one leaves the link valid",
    Effect.gen(function* () {
      yield* user()
      yield* forgot
      const token = yield* tokenTo(email)
      yield* refusalOf(reset(token, { password: "short" }), ErrorCode.FieldValidationFailed, documented(1134))
      yield* refusalOf(reset(token, { password }), ErrorCode.NewPasswordInvalid, documented(1015))
      yield* reset(token)
    }),
    { passwordRules: { minLength: 8, history: 1 } }
  )

  flow(
    "are reset by a passcode once, for the account of its mail",
    Effect.gen(function* () {
      yield* user()
      yield* user({ email: other })
      yield* forgot
      const otp = yield* otpTo(email)
      yield* refusalOf(
        Authentication.resetPasswordByOtp({ email: other, otp, password: newPassword }),
        ErrorCode.VerificationOtpInvalid,
        documented(1185)
      )
      yield* Authentication.resetPasswordByOtp({ email, otp, password: newPassword })
      yield* refusalOf(
        Authentication.resetPasswordByOtp({ email, otp, password: newPassword }),
        ErrorCode.EmailOtpAlreadyUsed,
        documented(1186)
      )
    }),
    { verificationTypes: { forgotPassword: "OTP" } }
  )

  flow(
    "are reset by a security answer, until three wrong answers block the account",
    Effect.gen(function* () {
      const { uid } = yield* user({ securityAnswers: { [question]: "Byron" } })
      const answer = (answer: string) =>
        Authentication.resetPasswordBySecurityAnswerAndEmail({
          email,
          securityAnswer: { [question]: answer },
          password
        })
      yield* times(2, refusalOf(answer("Milbanke"), ErrorCode.SecurityAnswerIncorrect, documented(1093)))
      // Without a history the current password may be set again, and a right answer resets the count.
      yield* answer("Byron")
      yield* times(3, refusalOf(answer("Milbanke"), ErrorCode.SecurityAnswerIncorrect, documented(1093)))
      yield* refusalOf(answer("Byron"), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* answer("Byron")
      yield* Emulator.configure({ securityQuestionsEnabled: false })
      yield* refusalOf(answer("Byron"), ErrorCode.SecurityQuestionNotEnabled, documented(1095))
    })
  )

  flow(
    "of an account with only social profiles are answered by a mail without a link",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.socialLogin(google))
      yield* forgot
      const { link, token } = yield* messageTo(email)
      assert.deepStrictEqual([link, token], [undefined, undefined])
    })
  )

  flow(
    "need an address or a user name",
    Effect.gen(function* () {
      const { body, status } = yield* raw("POST", "/identity/v2/auth/password?resetpasswordurl=localhost", {
        email: ""
      })
      assert.strictEqual(status, 400)
      assert.include([908, 1038], body["ErrorCode"])
    })
  )
})

describe("security questions", () => {
  const second = "00000000000000000000000000000002"
  const twoQuestions: Emulator.Options = {
    securityQuestions: [
      { id: question, text: "What is your mother's maiden name?" },
      { id: second, text: "What was your first engine?" }
    ]
  }

  flow(
    "of a user can be answered anew by the user, and added only by management",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ securityAnswers: { [question]: "Byron" } })
      const ids = Effect.map(Authentication.securityQuestionsByAccessToken({ accessToken }), (questions) =>
        questions.map(({ QuestionId }) => QuestionId)
      )
      yield* Authentication.updateSecurityQuestionsByAccessToken({
        accessToken,
        securityQuestionAnswer: { [question]: "Noel", [second]: "Difference" }
      })
      assert.deepStrictEqual(yield* ids, [question])
      yield* Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer: { [second]: "Difference" } })
      assert.deepStrictEqual(yield* ids, [question, second])
      yield* Authentication.resetPasswordBySecurityAnswerAndEmail({
        email,
        securityAnswer: { [question]: "Noel", [second]: "Difference" },
        password: newPassword
      })
    }),
    twoQuestions
  )

  flow(
    "are refused by every endpoint where the application has none",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const securityQuestionAnswer = { [question]: "Byron" }
      for (const attempt of [
        Authentication.updateSecurityQuestionsByAccessToken({ accessToken, securityQuestionAnswer }),
        Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer }),
        Authentication.securityQuestionsByAccessToken({ accessToken }),
        register({ Email: [{ Type: "Primary", Value: other }], SecurityQuestionAnswer: securityQuestionAnswer })
      ] as const) {
        yield* refusalOf(
          attempt as Effect.Effect<unknown, unknown, Services>,
          ErrorCode.SecurityQuestionNotEnabled,
          documented(1095)
        )
      }
    }),
    { securityQuestionsEnabled: false }
  )
})

describe("the strict settings", () => {
  flow(
    "ask for 8 characters and another password than the last, and suspend for 15 minutes after 5 failures",
    Effect.gen(function* () {
      const short = register({ Email: [{ Type: "Primary", Value: other }], Password: "1234567" })
      yield* refusalOf(short, ErrorCode.FieldValidationFailed, documented(1134))
      yield* register({ Email: [{ Type: "Primary", Value: other }], Password: "12345678" })

      const { accessToken } = yield* user()
      const change = (to: string) =>
        Authentication.changePassword({ accessToken, oldPassword: password, newPassword: to })
      yield* refusalOf(change(password), ErrorCode.NewPasswordInvalid, documented(1015))

      yield* times(5, refusalOf(login({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong))
      yield* refusalOf(login(), ErrorCode.AccountTemporarilyLocked, documented(1198))
      yield* TestClock.adjust("15 minutes")
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { ...Settings.strict }
  )

  flow(
    "can be made stricter, and hold at run time too",
    Effect.gen(function* () {
      const { lockout, passwordRules, refreshTokens } = yield* Emulator.settings
      assert.deepInclude(passwordRules, { minLength: 12, history: 1, maxLength: 0 })
      assert.deepInclude(lockout, { type: "Suspend", threshold: 5 })
      assert.isTrue(refreshTokens)
      yield* Emulator.configure({ passwordRules: { minLength: 0 }, lockout: { type: "None" } })
      yield* Emulator.configure(Settings.strict)
      assert.strictEqual((yield* Emulator.settings).passwordRules.minLength, 8)
    }),
    { ...Settings.strict, passwordRules: { ...Settings.strict.passwordRules, minLength: 12 } }
  )
})
