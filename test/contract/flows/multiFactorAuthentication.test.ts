import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import {
  begin,
  codeOf,
  logIn,
  mobile,
  optional,
  otherMobile,
  required,
  tags,
  validate,
  withApp,
  wrongCodeOf
} from "../secondFactor.js"
import { documented, flow, login, newPassword, raw, times, wrong } from "../flow.js"
import { email, otpTo, password, question, refusalOf, reveal, type Services, tokenTo, user } from "../support.js"

const incorrect = documented(1102)
const locked = documented(1264)

describe("a login with a second factor", () => {
  flow(
    "is off where the application has no second factor, or offers none of its kinds",
    Effect.gen(function* () {
      yield* user()
      yield* refusalOf(logIn(), ErrorCode.MfaNotEnabled, documented(1097))
      yield* Emulator.configure({ secondFactor: { mode: "required" } })
      yield* refusalOf(logIn(), ErrorCode.MfaNotConfigured, documented(1098))
      yield* refusalOf(login(), ErrorCode.MfaRequired, documented(1176))
    })
  )

  flow(
    "is answered with HTTP 200, a token of zeros and no profile while the factor is pending",
    Effect.gen(function* () {
      yield* user({ otherEmails: { Work: "xyyz@example.com" } })
      const { body, status } = yield* raw("POST", "/identity/v2/auth/login/2FA", { Email: email, Password: password })
      const { SecondFactorAuthentication, ...rest } = body
      assert.strictEqual(status, 200)
      assert.deepStrictEqual(rest, {
        Profile: null,
        access_token: "00000000-0000-0000-0000-000000000000",
        expires_in: "0001-01-01T00:00:00"
      })
      const { ManualEntryCode, QRCode, SecondFactorAuthenticationToken, ...factor } = SecondFactorAuthentication as {
        readonly [member: string]: unknown
      }
      assert.match(String(SecondFactorAuthenticationToken), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      assert.match(String(ManualEntryCode), /^[A-Z2-7]{52}$/)
      assert.match(String(QRCode), /^data:image\/png;base64,/)
      assert.deepStrictEqual(factor, {
        ExpireIn: "1970-01-01T00:15:00.000Z",
        IsGoogleAuthenticatorVerified: false,
        IsAuthenticatorVerified: false,
        IsEmailOtpAuthenticatorVerified: false,
        IsOTPAuthenticatorVerified: false,
        OTPPhoneNo: null,
        OTPStatus: null,
        Email: ["a*a@e****le.c*m", "x**z@e****le.c*m"],
        EmailOTPStatus: null,
        IsSecurityQuestionAuthenticatorVerified: false,
        IsSecurityQuestionEnabled: false,
        SecurityQuestions: null,
        IsPushDeviceRegistered: false,
        PushQRCode: null,
        IsDuoAuthenticatorVerified: false,
        DuoAuthEndpoint: null,
        IsPasskeyAuthenticatorVerified: false
      })
    }),
    required
  )

  flow(
    "makes every check of a login without one",
    Effect.gen(function* () {
      yield* refusalOf(logIn(), ErrorCode.UserNotFound, documented(938))
      const { uid } = yield* user({ emailVerified: false })
      yield* Account.update({ uid, profile: { IsActive: false, DisableLogin: true } })
      yield* refusalOf(logIn(), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* refusalOf(logIn(), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { DisableLogin: false } })
      yield* refusalOf(logIn({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong)
      yield* refusalOf(logIn(), ErrorCode.EmailNotVerified, documented(970))
      yield* Account.update({ uid, profile: { EmailVerified: true } })
      yield* Emulator.configure({ passwordRules: { breached: [password] } })
      yield* refusalOf(logIn(), ErrorCode.PasswordBreached, documented(1316))
      yield* Emulator.configure({ passwordRules: { breached: [] } })
      assert.strictEqual((yield* logIn())._tag, "SecondFactorRequired")
    }),
    required
  )

  flow(
    "accepts the identifiers that the settings allow",
    Effect.gen(function* () {
      yield* user({ userName: "ada", phoneId: mobile })
      const byUsername = Mfa.loginByUsername({ username: "ada", password })
      const byPhone = Mfa.loginByPhone({ phone: mobile, password })
      yield* refusalOf(logIn({ email: "ada" }), ErrorCode.EmailIdInvalid, documented(1038, 400))
      yield* Emulator.configure({ phoneLoginOnly: true })
      yield* refusalOf(logIn(), ErrorCode.PhoneLoginRequired, documented(1077))
      yield* Emulator.configure({ phoneLoginOnly: false, phoneLogin: false, userNameLogin: false })
      yield* refusalOf(byPhone, ErrorCode.PhoneLoginNotEnabled, documented(1074))
      yield* refusalOf(byUsername, ErrorCode.UsernameLoginNotEnabled, documented(1238))
      yield* Emulator.configure({ userNameLogin: true, duplicateEmailWithUniqueUserName: true })
      yield* refusalOf(logIn(), ErrorCode.UsernameLoginRequired, documented(1183))
      yield* refusalOf(byPhone, ErrorCode.UsernameLoginRequired, documented(1183))
      assert.strictEqual((yield* byUsername)._tag, "SecondFactorRequired")
      yield* Emulator.configure({ passwordLogin: false })
      yield* refusalOf(byUsername, ErrorCode.PasswordLoginDisabled, documented(1286))
    }),
    required
  )

  flow(
    "is an ordinary login for users without a factor, where one is optional",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const answer = yield* logIn()
      assert(answer._tag === "Authenticated")
      assert.strictEqual(answer.answer.SecondFactorAuthentication, null)
      assert.strictEqual((yield* Account.profilesByUid({ uid })).NoOfLogins, 1)
      assert.strictEqual((yield* login())._tag, "Authenticated")
    }),
    optional
  )

  flow(
    "is pending for 15 minutes, and its token works once",
    Effect.gen(function* () {
      const { key, uid } = yield* withApp
      const pending = yield* begin()
      yield* TestClock.adjust("14 minutes")
      yield* validate(pending, yield* codeOf(key))
      yield* refusalOf(validate(pending, yield* codeOf(key, 30_000)), ErrorCode.MfaTokenInvalid, documented(1103))
      const late = yield* begin()
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(validate(late, yield* codeOf(key)), ErrorCode.MfaTokenExpired, documented(1104))
      assert.strictEqual((yield* Account.profilesByUid({ uid })).NoOfLogins, 1)
    }),
    optional
  )

  flow(
    "is refused once the account is blocked, disabled or deleted, has a new password, or the factor is off",
    Effect.gen(function* () {
      const { key, uid } = yield* withApp
      const blocked = yield* begin()
      const code = yield* codeOf(key)
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(validate(blocked, code), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* refusalOf(validate(blocked, code), ErrorCode.MfaTokenInvalid, documented(1103))
      const pending = yield* begin()
      yield* Account.update({ uid, profile: { DisableLogin: true } })
      yield* refusalOf(validate(pending, code), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { DisableLogin: false } })
      yield* Emulator.configure({ secondFactor: { mode: "off" } })
      yield* refusalOf(validate(pending, code), ErrorCode.MfaNotEnabled, documented(1097))
      yield* Emulator.configure({ secondFactor: { mode: "optional" } })
      yield* Account.setPassword({ uid, password: newPassword })
      yield* refusalOf(validate(pending, code), ErrorCode.MfaTokenInvalid, documented(1103))
      const again = yield* begin({ password: newPassword })
      yield* Account.delete({ uid })
      yield* refusalOf(validate(again, code), ErrorCode.MfaTokenInvalid, documented(1103))
    }),
    optional
  )

  flow(
    "has no factors of a deleted account",
    Effect.gen(function* () {
      const { uid } = yield* user({ uid: "11111111111111111111111111111111", secondFactor: true })
      yield* Account.delete({ uid })
      yield* user({ uid })
      assert.strictEqual((yield* logIn())._tag, "Authenticated")
    }),
    optional
  )
})

describe("removing a factor", () => {
  flow(
    "is allowed to the user, except for the last factor where one is required",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ secondFactor: { authenticator: true, phone: mobile } })
      yield* Mfa.resetSmsAuthenticatorByAccessToken({ accessToken, otpAuthenticator: true })
      const last = Mfa.resetAuthenticatorByAccessToken({ accessToken, authenticator: true })
      yield* refusalOf(last, ErrorCode.MfaRemovalRequestInvalid, documented(1121))
      yield* Emulator.configure({ secondFactor: { mode: "optional" } })
      yield* last
      assert.strictEqual((yield* logIn())._tag, "Authenticated")
    }),
    required
  )

  flow(
    "succeeds without a factor, and is refused where the second factor is off",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const reset = Mfa.resetGoogleAuthenticatorByAccessToken({ accessToken, googleAuthenticator: true })
      assert.isTrue((yield* reset).IsDeleted)
      yield* Emulator.configure({ secondFactor: { mode: "off" } })
      yield* refusalOf(reset, ErrorCode.MfaNotEnabled, documented(1097))
      yield* refusalOf(
        Mfa.resetEmailOtpAuthenticatorByAccessToken({ accessToken }),
        ErrorCode.MfaNotEnabled,
        documented(1097)
      )
      assert.isTrue((yield* Mfa.resetAuthenticatorByUid({ uid, authenticator: true })).IsDeleted)
    }),
    optional
  )

  flow(
    "accepts the flags of old and new clients, one of which has to be true",
    Effect.gen(function* () {
      const both = { authenticator: true, phone: mobile } as const
      const { accessToken } = yield* user({ secondFactor: both })
      const path = "/identity/v2/auth/account/2FA/authenticator"
      const reset = (body: object) => raw("DELETE", path, body, { accessToken })
      for (const body of [{}, { authenticator: false }, { googleauthenticator: false, otpauthenticator: false }]) {
        const answer = yield* reset(body)
        assert.deepStrictEqual([answer.body["ErrorCode"], answer.status], [1121, 403])
      }
      assert.deepStrictEqual((yield* reset({ googleauthenticator: false, otpauthenticator: true })).body, {
        IsDeleted: true
      })
      assert.deepStrictEqual(tags(yield* begin()), ["VerifyAuthenticator", "UseBackupCode"])
      yield* reset({ GoogleAuthenticator: true })
      assert.strictEqual((yield* logIn())._tag, "Authenticated")
    }),
    optional
  )

  flow(
    "by management reads the Uid from the query",
    Effect.gen(function* () {
      const { uid } = yield* user({ secondFactor: true })
      const secret = reveal((yield* Emulator.settings).apiSecret)
      const headers = { "x-loginradius-apisecret": secret }
      const path = "/identity/v2/manage/account/2FA/authenticator"
      const none = yield* raw("DELETE", path, { authenticator: true }, { headers })
      assert.deepStrictEqual([none.body["ErrorCode"], none.status], [908, 400])
      const { body } = yield* raw("DELETE", `${path}?uid=${uid}`, { authenticator: true }, { headers })
      assert.deepStrictEqual(body, { IsDeleted: true })
      assert.strictEqual((yield* logIn())._tag, "Authenticated")
    }),
    optional
  )
})

describe("too many wrong codes", () => {
  const suspending = { ...optional, lockout: { type: "Suspend", threshold: 3 } } as const

  flow(
    "lock the account, together with wrong passwords, until the lock expires",
    Effect.gen(function* () {
      const { key, uid } = yield* withApp
      yield* refusalOf(logIn({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong)
      const pending = yield* begin()
      const code = yield* wrongCodeOf(key)
      yield* times(2, refusalOf(validate(pending, code), ErrorCode.AuthenticatorCodeIncorrect, incorrect))
      const right = yield* codeOf(key)
      yield* refusalOf(validate(pending, right), ErrorCode.AccountLockedReauthenticationRequired, locked)
      yield* refusalOf(logIn(), ErrorCode.AccountTemporarilyLocked, documented(1198))
      assert.isTrue((yield* Account.profilesByUid({ uid })).IsLoginLocked)
      yield* TestClock.adjust("15 minutes")
      yield* validate(yield* begin(), yield* codeOf(key))
      assert.strictEqual((yield* Account.profilesByUid({ uid })).FailedLoginAttempt, 0)
    }),
    suspending
  )

  flow(
    "are counted for each kind of code, also in a session",
    Effect.gen(function* () {
      const codes = { authenticator: true, phone: mobile, email: true } as const
      const { accessToken, uid } = yield* user({ secondFactor: codes })
      yield* Mfa.backupCodesByUid({ uid })
      const pending = yield* begin()
      const attempts: ReadonlyArray<Effect.Effect<unknown, unknown, Services>> = [
        Mfa.validateOtp({ ...pending, otp: "wrong" }),
        Mfa.validateEmailOtp({ ...pending, emailId: email, otp: "wrong" }),
        Mfa.validateBackupCode({ ...pending, backupCode: "wrong" }),
        Mfa.validateGoogleAuthCode({ ...pending, googleAuthenticatorCode: "wrong" }),
        Mfa.verifyAuthenticatorCode({ accessToken, authenticatorCode: "wrong" }),
        Mfa.updateMfaByAccessToken({ accessToken, googleAuthenticatorCode: "wrong" }),
        Mfa.updateMfaSetting({ accessToken, otp: "wrong" }),
        Mfa.validateEmailOtpByAccessToken({ accessToken, otp: "wrong" })
      ]
      for (const [i, attempt] of attempts.entries()) {
        yield* Effect.flip(attempt)
        assert.strictEqual((yield* Account.profilesByUid({ uid })).FailedLoginAttempt, i + 1)
      }
      yield* Emulator.configure({ lockout: { threshold: attempts.length + 1 } })
      yield* Effect.flip(attempts[0] ?? Effect.void)
      const sending = [Mfa.resendOtp(pending), Mfa.emailOtp({ ...pending, emailId: email })]
      for (const attempt of [...attempts, ...sending]) {
        yield* refusalOf(attempt, ErrorCode.AccountLockedReauthenticationRequired, locked)
      }
    }),
    { ...optional, lockout: { type: "Suspend", threshold: 100 } }
  )

  flow(
    "lock the account until a captcha is solved in the login or beside the passcode",
    Effect.gen(function* () {
      yield* user({ secondFactor: { phone: mobile } })
      const pending = yield* begin()
      const otp = yield* otpTo(mobile)
      yield* refusalOf(Mfa.validateOtp({ ...pending, otp: "wrong" }), ErrorCode.OtpInvalid, documented(1067))
      yield* refusalOf(
        Mfa.validateOtp({ ...pending, otp, gRecaptchaResponse: "unsolved" }),
        ErrorCode.AccountLockedReauthenticationRequired,
        locked
      )
      yield* Mfa.validateOtp({ ...pending, otp, gRecaptchaResponse: "solved" })
      const again = yield* begin()
      yield* refusalOf(Mfa.validateOtp({ ...again, otp: "wrong" }), ErrorCode.OtpInvalid, documented(1067))
      yield* refusalOf(logIn(), ErrorCode.AccountLockedCaptchaRequired, documented(1132))
      yield* Mfa.loginByEmail({ email, password, gRecaptchaResponse: "solved" })
      yield* Mfa.validateOtp({ ...again, otp: yield* otpTo(mobile) })
    }),
    { ...optional, lockout: { type: "Captcha", threshold: 1 } }
  )

  flow(
    "lock the account until a security answer comes with the passcode",
    Effect.gen(function* () {
      const { accessToken } = yield* user({
        secondFactor: { phone: mobile },
        securityAnswers: { [question]: "Byron" }
      })
      const pending = yield* begin()
      const otp = yield* otpTo(mobile)
      yield* refusalOf(Mfa.validateOtp({ ...pending, otp: "wrong" }), ErrorCode.OtpInvalid, documented(1067))
      const answered = (answer: string) => Mfa.validateOtp({ ...pending, otp, securityAnswer: { [question]: answer } })
      yield* refusalOf(answered("Milton"), ErrorCode.AccountLockedReauthenticationRequired, locked)
      yield* answered("Byron")
      yield* Mfa.updatePhoneNumberByAccessToken({ accessToken, phoneNo2FA: otherMobile })
    }),
    { ...optional, lockout: { type: "SecurityQuestion", threshold: 1 } }
  )

  flow(
    "block the account where the settings say so",
    Effect.gen(function* () {
      const { key, uid } = yield* withApp
      const pending = yield* begin()
      const code = yield* wrongCodeOf(key)
      yield* refusalOf(validate(pending, code), ErrorCode.AuthenticatorCodeIncorrect, incorrect)
      yield* refusalOf(validate(pending, yield* codeOf(key)), ErrorCode.AccountBlocked, documented(991))
      assert.isFalse((yield* Account.profilesByUid({ uid })).IsActive)
    }),
    { ...optional, lockout: { type: "Block", threshold: 1 } }
  )
})

describe("the second factor and passwords", () => {
  flow(
    "stays when the password is reset, and a login without it is still refused",
    Effect.gen(function* () {
      yield* user({ secondFactor: true })
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" })
      yield* Authentication.resetPasswordByResetToken({ resetToken: yield* tokenTo(email), password: newPassword })
      yield* refusalOf(login({ password: newPassword }), ErrorCode.MfaRequired, documented(1176))
      assert.strictEqual((yield* logIn({ password: newPassword }))._tag, "SecondFactorRequired")
    }),
    optional
  )
})
