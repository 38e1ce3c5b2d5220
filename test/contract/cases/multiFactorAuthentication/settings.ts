import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { begin, codeOf, logIn, mobile, optional, otherMobile, setUpApp, tags, withMode } from "../../secondFactor.js"
import { documented, email, otpTo, refusalOf, refuses, reveal, shows, user } from "../../support.js"
import { settingsOf, withSms } from "./setup.js"

export const cases = [
  shows(
    Mfa.validateAccessToken,
    "answers a key for an app, whose codes then log the user in",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const key = yield* setUpApp(accessToken)
      const settings = yield* settingsOf(accessToken)
      assert.deepEqual(
        [settings.IsAuthenticatorVerified, settings.QRCode, settings.ManualEntryCode],
        [true, null, null]
      )
      yield* TestClock.adjust("30 seconds")
      const pending = yield* begin()
      const login = yield* Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode: yield* codeOf(key) })
      assert.equal(login._tag, "Authenticated")
    }),
    optional
  ),
  refuses(
    Mfa.validateAccessToken,
    "refuses where the application has no second factor",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(settingsOf(accessToken), ErrorCode.MfaNotEnabled, documented(1097))
    })
  ),

  shows(
    Mfa.updatePhoneNumberByAccessToken,
    "sends a passcode that makes the number the second factor",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Mfa.updatePhoneNumberByAccessToken({ accessToken, phoneNo2FA: mobile })
      assert.equal((yield* settingsOf(accessToken)).IsOTPAuthenticatorVerified, false)
      yield* Mfa.updateMfaSetting({ accessToken, otp: yield* otpTo(mobile) })
      assert.deepEqual(tags(yield* begin()), ["VerifySms", "UseBackupCode"])
    }),
    optional
  ),
  refuses(
    Mfa.updatePhoneNumberByAccessToken,
    "refuses the number that is already the second factor",
    Effect.gen(function* () {
      const { accessToken } = yield* withSms
      yield* refusalOf(
        Mfa.updatePhoneNumberByAccessToken({ accessToken, phoneNo2FA: mobile }),
        ErrorCode.MfaPhoneAlreadyRegistered,
        documented(1106)
      )
    }),
    optional
  ),

  shows(
    Mfa.updateMfaByAccessToken,
    "sets up the app, which logins then need",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      assert.equal((yield* logIn())._tag, "Authenticated")
      const key = reveal((yield* settingsOf(accessToken)).ManualEntryCode ?? assert.fail("no key"))
      const googleAuthenticatorCode = yield* codeOf(key)
      assert.equal((yield* Mfa.updateMfaByAccessToken({ accessToken, googleAuthenticatorCode })).Uid, uid)
      assert.deepEqual(tags(yield* begin()), ["VerifyAuthenticator", "UseBackupCode"])
    }),
    optional
  ),
  refuses(
    Mfa.updateMfaByAccessToken,
    "refuses where authenticator apps are not offered",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Mfa.updateMfaByAccessToken({ accessToken, googleAuthenticatorCode: "000000" }),
        ErrorCode.AuthenticatorMfaNotEnabled,
        documented(1279)
      )
    }),
    withMode("optional", { authenticator: false })
  ),

  shows(
    Mfa.verifyAuthenticatorCode,
    "sets up the app, which logins then need",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* setUpApp(accessToken)
      assert.equal((yield* settingsOf(accessToken)).IsAuthenticatorVerified, true)
      assert.deepEqual(tags(yield* begin()), ["VerifyAuthenticator", "UseBackupCode"])
    }),
    optional
  ),
  refuses(
    Mfa.verifyAuthenticatorCode,
    "refuses a code before a key was offered",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Mfa.verifyAuthenticatorCode({ accessToken, authenticatorCode: "000000" }),
        ErrorCode.MfaNotConfiguredForProfile,
        documented(1101)
      )
    }),
    optional
  ),

  shows(
    Mfa.updateMfaSetting,
    "changes the number once its passcode comes back",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withSms
      yield* Mfa.updatePhoneNumberByAccessToken({ accessToken, phoneNo2FA: otherMobile })
      assert.equal((yield* settingsOf(accessToken)).OTPPhoneNo, "********0200")
      assert.equal((yield* Mfa.updateMfaSetting({ accessToken, otp: yield* otpTo(otherMobile) })).Uid, uid)
      assert.equal((yield* settingsOf(accessToken)).OTPPhoneNo, "********0300")
    }),
    optional
  ),
  refuses(
    Mfa.updateMfaSetting,
    "refuses where passcodes by SMS are not offered",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Mfa.updateMfaSetting({ accessToken, otp: "123456" }),
        ErrorCode.OtpMfaNotEnabled,
        documented(1100)
      )
    }),
    withMode("optional", { smsOtp: false })
  ),

  shows(
    Mfa.emailOtpByAccessToken,
    "mails a passcode that sets up the e-mail factor",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Mfa.emailOtpByAccessToken({ accessToken, emailId: email })
      yield* Mfa.validateEmailOtpByAccessToken({ accessToken, emailId: email, otp: yield* otpTo(email) })
      assert.equal((yield* settingsOf(accessToken)).IsEmailOtpAuthenticatorVerified, true)
    }),
    optional
  ),
  refuses(
    Mfa.emailOtpByAccessToken,
    "refuses where passcodes by mail are not offered",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Mfa.emailOtpByAccessToken({ accessToken, emailId: email }),
        ErrorCode.EmailOtpMfaNotEnabled,
        documented(1256)
      )
    }),
    withMode("optional", { emailOtp: false })
  ),

  shows(
    Mfa.validateEmailOtpByAccessToken,
    "sets up the e-mail factor, which logins then need",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Mfa.emailOtpByAccessToken({ accessToken, emailId: email })
      const profile = yield* Mfa.validateEmailOtpByAccessToken({ accessToken, otp: yield* otpTo(email) })
      assert.equal(profile.Uid, uid)
      assert.deepEqual(tags(yield* begin()), ["VerifyEmailOtp", "UseBackupCode"])
    }),
    optional
  ),
  refuses(
    Mfa.validateEmailOtpByAccessToken,
    "refuses a wrong passcode",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Mfa.emailOtpByAccessToken({ accessToken, emailId: email })
      const otp = reveal(yield* otpTo(email)) === "123456" ? "654321" : "123456"
      yield* refusalOf(
        Mfa.validateEmailOtpByAccessToken({ accessToken, emailId: email, otp }),
        ErrorCode.VerificationOtpInvalid,
        documented(1185)
      )
    }),
    optional
  )
]
