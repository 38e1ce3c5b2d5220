import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Effect } from "effect"
import { names, subscribeTo, webhookOptions } from "../../support/webhooks.js"
import { documented, flow, login, newPassword } from "../flow.js"
import { email, otpTo, question, refusalOf, user } from "../support.js"

const locked = Effect.tap(user({ securityAnswers: { [question]: "Byron" } }), () =>
  Effect.flip(login({ password: "wrong" }))
)

const unlock = Authentication.unlockAccountByAccessToken

describe("a lock that its user lifts", () => {
  flow(
    "opens for the right answer to the security question",
    Effect.gen(function* () {
      const { accessToken } = yield* locked
      const answered = (answer: string) => unlock({ accessToken, securityAnswer: { [question]: answer } })
      yield* refusalOf(answered("Milbanke"), ErrorCode.SecurityQuestionOrAnswerIncorrect, documented(1094))
      const solved = unlock({ accessToken, gRecaptchaResponse: "solved" })
      yield* refusalOf(solved, ErrorCode.SecurityQuestionOrAnswerIncorrect, documented(1094))
      yield* answered("Byron")
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "SecurityQuestion", threshold: 1 } }
  )

  flow(
    "does not open for a wrong captcha, or for an answer in its place",
    Effect.gen(function* () {
      const { accessToken } = yield* locked
      const wrong = unlock({ accessToken, gRecaptchaResponse: "wrong" })
      yield* refusalOf(wrong, ErrorCode.CaptchaInvalid, documented(982))
      const answered = unlock({ accessToken, securityAnswer: { [question]: "Byron" } })
      yield* refusalOf(answered, ErrorCode.CaptchaInvalid, documented(982))
      yield* unlock({ accessToken, qqCaptchaTicket: "solved", qqCaptchaRandstr: "@abc" })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Captcha", threshold: 1 } }
  )

  flow(
    "does not open where time lifts it, or where the account is blocked",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* locked
      const answered = unlock({ accessToken, securityAnswer: { [question]: "Byron" } })
      yield* refusalOf(answered, ErrorCode.OnlyEmailInProfile, documented(1173))
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(answered, ErrorCode.AccountBlocked, documented(991))
    }),
    { lockout: { type: "Suspend", threshold: 1 } }
  )

  flow(
    "is told of under the name of blocking",
    Effect.gen(function* () {
      const { accessToken } = yield* locked
      yield* subscribeTo()
      yield* unlock({ accessToken, gRecaptchaResponse: "solved" })
      assert.deepStrictEqual(yield* names, ["BlockAccount"])
    }),
    { ...webhookOptions, lockout: { type: "Captcha", threshold: 1 } }
  )
})

describe("a reset by passcode and user name", () => {
  const reset = (otp: Parameters<typeof Authentication.resetPasswordByOtpAndUsername>[0]["otp"]) =>
    Authentication.resetPasswordByOtpAndUsername({ username: "ada", otp, password: newPassword })

  flow(
    "verifies the address, mails the templates it is given, and is told of",
    Effect.gen(function* () {
      yield* user({ userName: "ada", emailVerified: false })
      yield* Authentication.forgotPassword({ username: "ada", resetPasswordUrl: "https://app.example.com" })
      yield* subscribeTo()
      yield* reset(yield* otpTo(email))
      assert.strictEqual((yield* Account.profilesByEmail({ email })).EmailVerified, true)
      assert.include(yield* names, "ResetPassword")
    }),
    { ...webhookOptions, verificationTypes: { forgotPassword: "OTP" } }
  )

  flow(
    "counts wrong passcodes",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* Effect.flip(reset("000000"))
      yield* refusalOf(reset("000000"), ErrorCode.AccountTemporarilyLocked, documented(1198))
    }),
    { lockout: { type: "Suspend", threshold: 1 } }
  )

  flow(
    "does not tell of an account where nobody learns of one",
    Effect.gen(function* () {
      yield* refusalOf(reset("000000"), ErrorCode.VerificationOtpInvalid, documented(1185))
    }),
    { hidesUnknownAccounts: true }
  )
})
