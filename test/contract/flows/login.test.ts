import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, type Redacted, TestClock } from "effect"
import { documented, flow, login, newPassword, other, raw, times, wrong } from "../flow.js"
import { email, otpTo, password, question, refusalOf, reveal, tokenTo, user } from "../support.js"

describe("login", () => {
  flow(
    "makes its checks in the service's order",
    Effect.gen(function* () {
      const policies = [{ version: "1", start: "1970-01-01T00:00:00Z" }]
      const privacyPolicy = { enabled: true, mode: "Strict", policies } as const
      yield* refusalOf(login({ email: "ada" }), ErrorCode.EmailIdInvalid, documented(1038, 400))
      yield* refusalOf(login(), ErrorCode.UserNotFound, documented(938))
      const { uid } = yield* user({ emailVerified: false, secondFactor: true })
      yield* Account.update({ uid, profile: { IsActive: false, DisableLogin: true } })
      yield* Emulator.configure({
        passwordLogin: false,
        privacyPolicy,
        secondFactor: { mode: "required" },
        passwordRules: { breached: [password] },
        lockout: { type: "Suspend", threshold: 1 }
      })
      yield* refusalOf(login(), ErrorCode.PasswordLoginDisabled, documented(1286))
      yield* Emulator.configure({ passwordLogin: true })
      yield* refusalOf(login({ password: "wrong" }), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* refusalOf(login({ password: "wrong" }), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { DisableLogin: false } })
      yield* refusalOf(login({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong)
      yield* refusalOf(login(), ErrorCode.AccountTemporarilyLocked, documented(1198))
      yield* Account.update({ uid, profile: { IsLoginLocked: false } })
      yield* refusalOf(login(), ErrorCode.MfaRequired, documented(1176))
      yield* Emulator.configure({ secondFactor: { mode: "off" } })
      yield* refusalOf(login(), ErrorCode.EmailNotVerified, documented(970))
      yield* Account.update({ uid, profile: { EmailVerified: true } })
      yield* refusalOf(login(), ErrorCode.PasswordBreached, documented(1316))
      yield* Emulator.configure({ passwordRules: { breached: [] } })
      yield* refusalOf(login(), ErrorCode.PrivacyPolicyNotAccepted, documented(1194))
      yield* Emulator.configure({ privacyPolicy: { enabled: false } })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    })
  )

  flow(
    "needs the second factor of users with one, and only of them, where it is optional",
    Effect.gen(function* () {
      yield* user({ secondFactor: true })
      yield* user({ email: other })
      yield* refusalOf(login(), ErrorCode.MfaRequired, documented(1176))
      assert.strictEqual((yield* login({ email: other }))._tag, "Authenticated")
    }),
    { secondFactor: { mode: "optional", authenticator: true } }
  )

  flow(
    "accepts the identifiers that the settings allow",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      const byUsername = Authentication.loginByUsername({ username: "ada", password })
      yield* Emulator.configure({ phoneLoginOnly: true })
      yield* refusalOf(login(), ErrorCode.PhoneLoginRequired, documented(1077))
      yield* refusalOf(Account.profilesByEmail({ email }), ErrorCode.PhoneLoginRequired, documented(1077))
      yield* Emulator.configure({ phoneLoginOnly: false, duplicateEmailWithUniqueUserName: true })
      yield* refusalOf(login(), ErrorCode.UsernameLoginRequired, documented(1183))
      assert.strictEqual((yield* byUsername)._tag, "Authenticated")
      yield* Emulator.configure({ duplicateEmailWithUniqueUserName: false, userNameLogin: false })
      yield* refusalOf(byUsername, ErrorCode.UsernameLoginNotEnabled, documented(1238))
      yield* Emulator.configure({ passwordLogin: false })
      yield* refusalOf(byUsername, ErrorCode.PasswordLoginDisabled, documented(1286))
    })
  )

  flow("can hide that an account is unknown", refusalOf(login(), ErrorCode.InvalidCredentials, wrong), {
    hidesUnknownAccounts: true
  })

  flow(
    "with an unknown email template works as usual",
    Effect.gen(function* () {
      yield* user()
      assert.strictEqual((yield* login({ emailTemplate: "no such template" }))._tag, "Authenticated")
    })
  )

  flow(
    "refuses a body that is empty, not JSON, or without identifier or password",
    Effect.gen(function* () {
      const path = "/identity/v2/auth/login"
      const codes = yield* Effect.forEach([{}, { password }, { email: "", password }, { email }], (body) =>
        Effect.map(raw("POST", path, body), ({ body, status }) => [body["ErrorCode"], status])
      )
      assert.deepStrictEqual(codes, [
        [1038, 400],
        [1038, 400],
        [1038, 400],
        [1089, 400]
      ])
      const none = yield* raw("POST", path)
      assert.deepStrictEqual([none.body["ErrorCode"], none.status], [1090, 400])
      const list = yield* raw("POST", path, [])
      assert.deepStrictEqual([list.body["ErrorCode"], list.status], [965, 400])
    })
  )

  flow(
    "accepts members in any letter case",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { body, status } = yield* raw("POST", "/IDENTITY/V2/Auth/Login", { Email: email, Password: password })
      assert.strictEqual(status, 200)
      assert.strictEqual(Reflect.get(body["Profile"] as object, "Uid"), uid)
    })
  )

  flow(
    "refuses a breached password, and first mails a link for a new one",
    Effect.gen(function* () {
      yield* user()
      yield* refusalOf(login(), ErrorCode.PasswordBreached, documented(1316))
      const resetToken = yield* tokenTo(email, "forgotpassword-default")
      yield* refusalOf(login(), ErrorCode.PasswordResetRequired, documented(1317))
      yield* refusalOf(
        Authentication.resetPasswordByResetToken({ resetToken, password }),
        ErrorCode.NewPasswordBreached,
        documented(1315)
      )
      assert.isTrue((yield* Account.profilesByEmail({ email })).IsPasswordBreached)
      yield* Authentication.resetPasswordByResetToken({ resetToken, password: newPassword })
      assert.strictEqual((yield* login({ password: newPassword }))._tag, "Authenticated")
      assert.isFalse((yield* Account.profilesByEmail({ email })).IsPasswordBreached)
      yield* Emulator.configure({ passwordRules: { breached: [newPassword] } })
      yield* refusalOf(login({ password: newPassword }), ErrorCode.PasswordBreached, documented(1316))
    }),
    { passwordRules: { breached: [password] } }
  )

  flow(
    "answers that a password no longer meets the rules",
    Effect.gen(function* () {
      const { uid } = yield* user()
      assert.isTrue((yield* Account.profilesByUid({ uid })).IsSecurePassword)
      yield* Emulator.configure({ passwordRules: { requiresDigit: true } })
      yield* login()
      assert.isFalse((yield* Account.profilesByUid({ uid })).IsSecurePassword)
      yield* Account.setPassword({ uid, password: "password 1" })
      assert.isTrue((yield* Account.profilesByUid({ uid })).IsSecurePassword)
    })
  )

  flow(
    "to an account that is marked as deleted is refused like that of an unknown one",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Account.update({ uid, profile: { IsDeleted: true } })
      yield* refusalOf(login(), ErrorCode.UserNotFound, documented(938))
      yield* refusalOf(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenInvalid,
        documented(905)
      )
    })
  )
})

describe("lockout", () => {
  const failing = refusalOf(login({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong)

  flow(
    "by suspension ends after 15 minutes, and the count starts again",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* times(3, failing)
      const error = yield* refusalOf(login(), ErrorCode.AccountTemporarilyLocked, documented(1198))
      assert.strictEqual(error.loginLockedTimeout, "1970-01-01T00:15:00.000Z")
      const locked = yield* Account.profilesByUid({ uid })
      assert.deepStrictEqual([locked.IsLoginLocked, locked.LoginLockedType], [true, "None"])
      yield* TestClock.adjust("15 minutes")
      assert.isFalse((yield* Account.profilesByUid({ uid })).IsLoginLocked)
      yield* times(2, failing)
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Suspend", threshold: 3 } }
  )

  flow(
    "starts counting again after a success",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* times(2, failing)
      assert.strictEqual((yield* Account.profilesByUid({ uid })).FailedLoginAttempt, 2)
      yield* login()
      assert.strictEqual((yield* Account.profilesByUid({ uid })).FailedLoginAttempt, 0)
      yield* times(2, failing)
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Captcha", threshold: 3 } }
  )

  flow(
    "by captcha is lifted by a login with a solved captcha",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* times(3, failing)
      assert.strictEqual((yield* Account.profilesByUid({ uid })).LoginLockedType, "Captcha")
      yield* refusalOf(login(), ErrorCode.AccountLockedCaptchaRequired, documented(1132))
      yield* refusalOf(login({ gRecaptchaResponse: "guess" }), ErrorCode.CaptchaInvalid, documented(982))
      yield* refusalOf(login({ hCaptchaResponse: "solved", password: "wrong" }), ErrorCode.InvalidCredentials, wrong)
      assert.strictEqual((yield* login({ qqCaptchaTicket: "solved", qqCaptchaRandstr: "@x" }))._tag, "Authenticated")
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Captcha", threshold: 3 } }
  )

  flow(
    "by security question is lifted by a login with the answer",
    Effect.gen(function* () {
      yield* user({ securityAnswers: { [question]: "Byron" } })
      yield* times(3, failing)
      yield* refusalOf(login(), ErrorCode.AccountLockedSecurityAnswerRequired, documented(1148))
      yield* refusalOf(
        login({ securityAnswer: { [question]: "Milbanke" } }),
        ErrorCode.SecurityQuestionOrAnswerIncorrect,
        documented(1094)
      )
      assert.strictEqual((yield* login({ securityAnswer: { [question]: "Byron" } }))._tag, "Authenticated")
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "SecurityQuestion", threshold: 3 } }
  )

  flow(
    "by blocking lasts until management lifts it",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* times(3, failing)
      yield* refusalOf(login(), ErrorCode.AccountBlocked, documented(991))
      yield* TestClock.adjust("30 days")
      yield* refusalOf(login(), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Block", threshold: 3 } }
  )

  flow(
    "is lifted by management",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* times(3, failing)
      yield* Account.update({ uid, profile: { IsLoginLocked: false } })
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Captcha", threshold: 3 } }
  )

  flow(
    "counts wrong passcodes for password resets",
    Effect.gen(function* () {
      yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      const otp = yield* otpTo(email)
      const reset = (otp: string | Redacted.Redacted<string>) =>
        Authentication.resetPasswordByOtp({ email, otp, password: newPassword })
      yield* times(2, refusalOf(reset("none"), ErrorCode.VerificationOtpInvalid, documented(1185)))
      yield* failing
      yield* refusalOf(reset(otp), ErrorCode.AccountTemporarilyLocked, documented(1198))
      yield* refusalOf(login(), ErrorCode.AccountTemporarilyLocked, documented(1198))
    }),
    { lockout: { type: "Suspend", threshold: 3 }, verificationTypes: { forgotPassword: "OTP" } }
  )

  flow(
    "counts used and expired links for password resets",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "localhost" })
      const resetToken = yield* tokenTo(email)
      yield* Authentication.resetPasswordByResetToken({ resetToken, password: newPassword })
      yield* refusalOf(
        Authentication.resetPasswordByResetToken({ resetToken, password: newPassword }),
        ErrorCode.VerificationLinkAlreadyUsed,
        documented(974)
      )
      assert.strictEqual((yield* Account.profilesByUid({ uid })).FailedLoginAttempt, 1)
    })
  )

  flow(
    "by wrong old passwords also stops changes of the password",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const change = (oldPassword: string) => Authentication.changePassword({ accessToken, oldPassword, newPassword })
      yield* times(2, refusalOf(change("wrong"), ErrorCode.CurrentPasswordInvalid, documented(967, 401)))
      yield* refusalOf(change(password), ErrorCode.AccountLockedCaptchaRequired, documented(1132))
    }),
    { lockout: { type: "Captcha", threshold: 2 } }
  )

  flow(
    "is off by default",
    Effect.gen(function* () {
      yield* user()
      yield* times(20, failing)
      assert.strictEqual((yield* login())._tag, "Authenticated")
    })
  )
})

describe("tokens", () => {
  flow(
    "of earlier logins stay valid",
    Effect.gen(function* () {
      yield* user()
      const [first, second] = [yield* login(), yield* login()]
      assert.isTrue(first._tag === "Authenticated" && second._tag === "Authenticated")
      if (first._tag !== "Authenticated" || second._tag !== "Authenticated") return
      assert.notStrictEqual(reveal(first.accessToken), reveal(second.accessToken))
      yield* Authentication.validateAccessToken({ accessToken: first.accessToken })
    })
  )

  flow(
    "have the lifetime of the settings, which is in the answer",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { accessToken, expiresIn, refreshToken } = yield* Account.userImpersonation({ uid })
      assert.strictEqual(expiresIn, "1970-01-01T02:00:00.000Z")
      assert.isUndefined(refreshToken)
      yield* TestClock.adjust("119 minutes")
      yield* Authentication.validateAccessToken({ accessToken })
      yield* TestClock.adjust("1 minute")
      yield* refusalOf(
        Authentication.validateAccessToken({ accessToken }),
        ErrorCode.AccessTokenExpired,
        documented(906)
      )
    }),
    { accessTokenLifetime: "2 hours", refreshTokens: false }
  )

  flow(
    "are extended by each use where the settings say so",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      for (const _ of [1, 2, 3]) {
        yield* TestClock.adjust("14 minutes")
        yield* Authentication.readProfilesByAccessToken({ accessToken })
      }
      const { expiresIn } = yield* Authentication.validateAccessToken({ accessToken })
      assert.strictEqual(expiresIn, "1970-01-01T00:57:00.000Z")
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenExpired,
        documented(906)
      )
    }),
    { slidingAccessTokens: true }
  )
})
