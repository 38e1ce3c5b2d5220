import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { begin, codeOf, keyOf, mobile, optional, required, tags, wrongCodeOf } from "../../secondFactor.js"
import { countTo, documented, email, otpTo, refusalOf, refuses, reveal, shows, user } from "../../support.js"
import { appCode, settingsOf, uidBy, withApp, withMail, withSms } from "./setup.js"

const token = "11111111-2222-4333-a444-555555555555"

const unknownToken = documented(1103)

export const cases = [
  shows(
    Mfa.validateBackupCode,
    "logs in with an unused code",
    Effect.gen(function* () {
      const { uid } = yield* withApp
      const { BackUpCodes } = yield* Mfa.backupCodesByUid({ uid })
      const login = yield* Mfa.validateBackupCode({ ...(yield* begin()), backupCode: BackUpCodes[3] ?? "" })
      assert.equal(yield* uidBy(login), uid)
      assert.equal((yield* Account.profilesByUid({ uid })).NoOfLogins, 1)
    }),
    optional
  ),
  refuses(
    Mfa.validateBackupCode,
    "refuses a used code",
    Effect.gen(function* () {
      const { uid } = yield* withApp
      const [backupCode = ""] = (yield* Mfa.backupCodesByUid({ uid })).BackUpCodes
      yield* Mfa.validateBackupCode({ ...(yield* begin()), backupCode })
      const again = Mfa.validateBackupCode({ ...(yield* begin()), backupCode })
      yield* refusalOf(again, ErrorCode.BackupCodeInvalidOrUsed, documented(1129))
    }),
    optional
  ),

  shows(
    Mfa.validateOtp,
    "logs in with the passcode of the login's SMS",
    Effect.gen(function* () {
      const { uid } = yield* withSms
      const pending = yield* begin()
      const login = yield* Mfa.validateOtp({ ...pending, otp: yield* otpTo(mobile) })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.validateOtp,
    "refuses a wrong passcode",
    Effect.gen(function* () {
      yield* withSms
      const pending = yield* begin()
      const otp = reveal(yield* otpTo(mobile)) === "123456" ? "654321" : "123456"
      yield* refusalOf(Mfa.validateOtp({ ...pending, otp }), ErrorCode.OtpInvalid, documented(1067))
    }),
    optional
  ),

  shows(
    Mfa.validateGoogleAuthCode,
    "logs in with a code of the app",
    Effect.gen(function* () {
      const { uid } = yield* withApp
      const pending = yield* begin()
      const login = yield* Mfa.validateGoogleAuthCode({ ...pending, googleAuthenticatorCode: yield* appCode(uid) })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.validateGoogleAuthCode,
    "refuses an unknown token",
    refusalOf(
      Mfa.validateGoogleAuthCode({ secondFactorAuthenticationToken: token, googleAuthenticatorCode: "000000" }),
      ErrorCode.MfaTokenInvalid,
      unknownToken
    ),
    optional
  ),

  shows(
    Mfa.validateAuthenticatorCode,
    "sets up an app with the key of the login, and logs in",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const pending = yield* begin()
      assert.deepEqual(tags(pending), ["EnrolAuthenticator", "EnrolEmailOtp", "EnrolSms"])
      const login = yield* Mfa.validateAuthenticatorCode({
        ...pending,
        authenticatorCode: yield* codeOf(keyOf(pending))
      })
      assert.equal(yield* uidBy(login), uid)
      assert.equal((yield* settingsOf(login.accessToken)).IsAuthenticatorVerified, true)
    }),
    required
  ),
  refuses(
    Mfa.validateAuthenticatorCode,
    "refuses a wrong code",
    Effect.gen(function* () {
      yield* user()
      const pending = yield* begin()
      const authenticatorCode = yield* wrongCodeOf(keyOf(pending))
      yield* refusalOf(
        Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode }),
        ErrorCode.AuthenticatorCodeIncorrect,
        documented(1102)
      )
    }),
    required
  ),

  shows(
    Mfa.updatePhoneNumber,
    "sends a passcode that sets up the number and logs in",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const pending = yield* begin()
      const { AccountSid, Sid } = yield* Mfa.updatePhoneNumber({ ...pending, phoneNo2FA: mobile })
      assert.match(`${AccountSid} ${Sid}`, /^AC[0-9a-f]{32} SM[0-9a-f]{32}$/)
      const login = yield* Mfa.validateOtp({ ...pending, otp: yield* otpTo(mobile) })
      assert.equal(yield* uidBy(login), uid)
      assert.equal((yield* settingsOf(login.accessToken)).OTPPhoneNo, "********0200")
    }),
    required
  ),
  refuses(
    Mfa.updatePhoneNumber,
    "refuses a malformed phone number",
    Effect.gen(function* () {
      yield* user()
      const pending = yield* begin()
      yield* refusalOf(
        Mfa.updatePhoneNumber({ ...pending, phoneNo2FA: "home" }),
        ErrorCode.PhoneNumberInvalid,
        documented(1096, 400)
      )
    }),
    required
  ),

  shows(
    Mfa.resendOtp,
    "sends another passcode that logs in",
    Effect.gen(function* () {
      const { uid } = yield* withSms
      const pending = yield* begin()
      yield* Mfa.resendOtp(pending)
      assert.equal(yield* countTo(mobile), 2)
      assert.equal(yield* uidBy(yield* Mfa.validateOtp({ ...pending, otp: yield* otpTo(mobile) })), uid)
    }),
    optional
  ),
  refuses(
    Mfa.resendOtp,
    "refuses a user without a number",
    Effect.gen(function* () {
      yield* withApp
      const pending = yield* begin()
      yield* refusalOf(Mfa.resendOtp(pending), ErrorCode.MfaNotConfiguredForProfile, documented(1101))
    }),
    optional
  ),

  shows(
    Mfa.emailOtp,
    "mails a passcode that logs in",
    Effect.gen(function* () {
      const { uid } = yield* user({ secondFactor: { email: true }, otherEmails: { Work: "grace@example.org" } })
      const pending = yield* begin()
      assert.equal(yield* countTo("grace@example.org"), 0)
      yield* Mfa.emailOtp({ ...pending, emailId: "grace@example.org" })
      const otp = yield* otpTo("grace@example.org")
      const login = yield* Mfa.validateEmailOtp({ ...pending, emailId: "grace@example.org", otp })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.emailOtp,
    "refuses an address that is not on the account",
    Effect.gen(function* () {
      yield* withMail
      const pending = yield* begin()
      yield* refusalOf(
        Mfa.emailOtp({ ...pending, emailId: "grace@example.com" }),
        ErrorCode.EmailNotInProfile,
        documented(1340)
      )
    }),
    optional
  ),

  shows(
    Mfa.validateEmailOtp,
    "logs in with the passcode of the login's mail",
    Effect.gen(function* () {
      const { uid } = yield* withMail
      const pending = yield* begin()
      const [emailId = ""] = pending.email
      const login = yield* Mfa.validateEmailOtp({ ...pending, emailId, otp: yield* otpTo(email) })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.validateEmailOtp,
    "refuses an expired passcode",
    Effect.gen(function* () {
      yield* withMail
      const pending = yield* begin()
      yield* TestClock.adjust("5 minutes")
      yield* refusalOf(
        Mfa.validateEmailOtp({ ...pending, emailId: email, otp: yield* otpTo(email) }),
        ErrorCode.EmailOtpExpired,
        documented(1187)
      )
    }),
    optional
  )
]
