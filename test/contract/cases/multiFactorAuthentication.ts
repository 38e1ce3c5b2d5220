import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type * as Login from "@loginradius-effect/core/Login"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import {
  begin,
  codeOf,
  keyOf,
  logIn,
  mobile,
  optional,
  otherMobile,
  pendingOf,
  required,
  setUpApp,
  tags,
  withMode,
  wrongCodeOf
} from "../secondFactor.js"
import { countTo, email, messageTo, otpTo, password, refused, refuses, reveal, shows, user } from "../support.js"

const token = "11111111-2222-4333-a444-555555555555"
const uid = "00000000000000000000000000000000"
const documented = (code: number, status = 403) => ({ code, status })
const unknownToken = documented(1103)
const unknownUid = documented(984)

/** A user whose authenticator app is set up. */
const withApp = user({ secondFactor: true })
/** A user who gets passcodes by SMS. */
const withSms = user({ secondFactor: { phone: mobile } })
/** A user who gets passcodes by mail. */
const withMail = user({ secondFactor: { email: true } })

const appCode = (uid: string) => Emulator.seed(Seed.authenticatorCode(uid))

type AccessToken = Login.Tokens["accessToken"]

/** The Uid of whoever a login has logged in. */
const uidBy = ({ accessToken }: { readonly accessToken: AccessToken }) =>
  Effect.map(Authentication.readProfilesByAccessToken({ accessToken }), ({ Uid }) => Uid)

const settingsOf = (accessToken: AccessToken) => Mfa.validateAccessToken({ accessToken })

export const cases = [
  shows(
    Mfa.loginByEmail,
    "answers a token that a code of the app turns into a session",
    Effect.gen(function* () {
      const { uid } = yield* withApp
      const pending = pendingOf(yield* Mfa.loginByEmail({ email, password }))
      assert.deepEqual(tags(pending), ["VerifyAuthenticator", "UseBackupCode"])
      const login = yield* Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode: yield* appCode(uid) })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.loginByEmail,
    "refuses a wrong password",
    Effect.gen(function* () {
      yield* withApp
      yield* refused(logIn({ password: "wrong" }), ErrorCode.InvalidCredentials, documented(966, 401))
    }),
    optional
  ),

  shows(
    Mfa.loginByUsername,
    "answers a token that a code of the app turns into a session",
    Effect.gen(function* () {
      const { uid } = yield* user({ userName: "ada", secondFactor: true })
      const pending = pendingOf(yield* Mfa.loginByUsername({ username: "Ada", password }))
      const login = yield* Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode: yield* appCode(uid) })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.loginByUsername,
    "refuses where the application has no second factor",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* refused(Mfa.loginByUsername({ username: "ada", password }), ErrorCode.MfaNotEnabled, documented(1097))
    })
  ),

  shows(
    Mfa.loginByPhone,
    "answers a token that a code of the app turns into a session",
    Effect.gen(function* () {
      const { uid } = yield* user({ phoneId: mobile, secondFactor: true })
      const pending = pendingOf(yield* Mfa.loginByPhone({ phone: mobile, password }))
      const login = yield* Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode: yield* appCode(uid) })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.loginByPhone,
    "refuses a number that is not verified, and sends a passcode for it",
    Effect.gen(function* () {
      yield* user({ phoneId: mobile, phoneIdVerified: false, secondFactor: true })
      yield* refused(Mfa.loginByPhone({ phone: mobile, password }), ErrorCode.PhoneNotVerified, documented(1066))
      assert.equal((yield* messageTo(mobile)).kind, "sms")
    }),
    optional
  ),

  shows(
    Mfa.validateAccessToken,
    "offers a key for an app that logs the user in from then on",
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
      yield* refused(settingsOf(accessToken), ErrorCode.MfaNotEnabled, documented(1097))
    })
  ),

  shows(
    Mfa.backupCodesByAccessToken,
    "makes ten codes, each of which logs in once",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withApp
      const { BackUpCodes } = yield* Mfa.backupCodesByAccessToken({ accessToken })
      assert.equal(new Set(BackUpCodes.map(reveal)).size, 10)
      for (const backupCode of BackUpCodes) {
        assert.equal(yield* uidBy(yield* Mfa.validateBackupCode({ ...(yield* begin()), backupCode })), uid)
      }
    }),
    optional
  ),
  refuses(
    Mfa.backupCodesByAccessToken,
    "refuses a second time",
    Effect.gen(function* () {
      const { accessToken } = yield* withApp
      yield* Mfa.backupCodesByAccessToken({ accessToken })
      yield* refused(
        Mfa.backupCodesByAccessToken({ accessToken }),
        ErrorCode.BackupCodeAlreadyGenerated,
        documented(1127)
      )
    }),
    optional
  ),

  shows(
    Mfa.resetBackupCodesByAccessToken,
    "makes ten codes in the place of those that there were",
    Effect.gen(function* () {
      const { accessToken } = yield* withApp
      const old = yield* Mfa.backupCodesByAccessToken({ accessToken })
      const { BackUpCodes } = yield* Mfa.resetBackupCodesByAccessToken({ accessToken })
      assert.equal(BackUpCodes.length, 10)
      const pending = yield* begin()
      const withOld = Mfa.validateBackupCode({ ...pending, backupCode: old.BackUpCodes[0] ?? "" })
      yield* refused(withOld, ErrorCode.BackupCodeInvalidOrUsed, documented(1129))
      const login = yield* Mfa.validateBackupCode({ ...pending, backupCode: BackUpCodes[0] ?? "" })
      assert.equal(login._tag, "Authenticated")
    }),
    optional
  ),
  refuses(
    Mfa.resetBackupCodesByAccessToken,
    "refuses a user without a second factor",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refused(
        Mfa.resetBackupCodesByAccessToken({ accessToken }),
        ErrorCode.BackupCodeNotConfigured,
        documented(1128)
      )
    }),
    optional
  ),

  shows(
    Mfa.backupCodesByUid,
    "makes codes that log in",
    Effect.gen(function* () {
      const { uid } = yield* withApp
      const { BackUpCodes } = yield* Mfa.backupCodesByUid({ uid })
      assert.equal(BackUpCodes.length, 10)
      const login = yield* Mfa.validateBackupCode({ ...(yield* begin()), backupCode: BackUpCodes[9] ?? "" })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.backupCodesByUid,
    "refuses an unknown Uid",
    refused(Mfa.backupCodesByUid({ uid }), ErrorCode.AccountIdInvalid, unknownUid),
    optional
  ),

  shows(
    Mfa.resetBackupCodesByUid,
    "makes codes in the place of those that the user has made",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* withApp
      const old = yield* Mfa.backupCodesByAccessToken({ accessToken })
      const { BackUpCodes } = yield* Mfa.resetBackupCodesByUid({ uid })
      const pending = yield* begin()
      const withOld = Mfa.validateBackupCode({ ...pending, backupCode: old.BackUpCodes[0] ?? "" })
      yield* refused(withOld, ErrorCode.BackupCodeInvalidOrUsed, documented(1129))
      assert.equal(yield* uidBy(yield* Mfa.validateBackupCode({ ...pending, backupCode: BackUpCodes[0] ?? "" })), uid)
    }),
    optional
  ),
  refuses(
    Mfa.resetBackupCodesByUid,
    "refuses an account without a second factor",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* refused(Mfa.resetBackupCodesByUid({ uid }), ErrorCode.BackupCodeNotConfigured, documented(1128))
    }),
    optional
  ),

  shows(
    Mfa.validateBackupCode,
    "logs in with a code that has not been used",
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
    "refuses a code that has been used",
    Effect.gen(function* () {
      const { uid } = yield* withApp
      const [backupCode = ""] = (yield* Mfa.backupCodesByUid({ uid })).BackUpCodes
      yield* Mfa.validateBackupCode({ ...(yield* begin()), backupCode })
      const again = Mfa.validateBackupCode({ ...(yield* begin()), backupCode })
      yield* refused(again, ErrorCode.BackupCodeInvalidOrUsed, documented(1129))
    }),
    optional
  ),

  shows(
    Mfa.validateOtp,
    "logs in with the passcode that the login has sent",
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
    "refuses another passcode",
    Effect.gen(function* () {
      yield* withSms
      const pending = yield* begin()
      const otp = reveal(yield* otpTo(mobile)) === "123456" ? "654321" : "123456"
      yield* refused(Mfa.validateOtp({ ...pending, otp }), ErrorCode.OtpInvalid, documented(1067))
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
    "refuses a token that no login has answered",
    refused(
      Mfa.validateGoogleAuthCode({ secondFactorAuthenticationToken: token, googleAuthenticatorCode: "000000" }),
      ErrorCode.MfaTokenInvalid,
      unknownToken
    ),
    optional
  ),

  shows(
    Mfa.validateAuthenticatorCode,
    "sets up the app that the login has offered a key for, and logs in",
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
      yield* refused(
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
    "refuses what is not a phone number",
    Effect.gen(function* () {
      yield* user()
      const pending = yield* begin()
      yield* refused(
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
      yield* refused(Mfa.resendOtp(pending), ErrorCode.MfaNotConfiguredForProfile, documented(1101))
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
    "refuses an address that the user does not have",
    Effect.gen(function* () {
      yield* withMail
      const pending = yield* begin()
      yield* refused(
        Mfa.emailOtp({ ...pending, emailId: "grace@example.com" }),
        ErrorCode.EmailNotInProfile,
        documented(1340)
      )
    }),
    optional
  ),

  shows(
    Mfa.validateEmailOtp,
    "logs in with the passcode that the login has mailed",
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
    "refuses a passcode whose time is over",
    Effect.gen(function* () {
      yield* withMail
      const pending = yield* begin()
      yield* TestClock.adjust("5 minutes")
      yield* refused(
        Mfa.validateEmailOtp({ ...pending, emailId: email, otp: yield* otpTo(email) }),
        ErrorCode.EmailOtpExpired,
        documented(1187)
      )
    }),
    optional
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
    "refuses the number that is the second factor already",
    Effect.gen(function* () {
      const { accessToken } = yield* withSms
      yield* refused(
        Mfa.updatePhoneNumberByAccessToken({ accessToken, phoneNo2FA: mobile }),
        ErrorCode.MfaPhoneAlreadyRegistered,
        documented(1106)
      )
    }),
    optional
  ),

  shows(
    Mfa.updateMfaByAccessToken,
    "sets up the app, which logins ask for from then on",
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
      yield* refused(
        Mfa.updateMfaByAccessToken({ accessToken, googleAuthenticatorCode: "000000" }),
        ErrorCode.AuthenticatorMfaNotEnabled,
        documented(1279)
      )
    }),
    withMode("optional", { authenticator: false })
  ),

  shows(
    Mfa.verifyAuthenticatorCode,
    "sets up the app, which logins ask for from then on",
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
      yield* refused(
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
      yield* refused(Mfa.updateMfaSetting({ accessToken, otp: "123456" }), ErrorCode.OtpMfaNotEnabled, documented(1100))
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
      yield* refused(
        Mfa.emailOtpByAccessToken({ accessToken, emailId: email }),
        ErrorCode.EmailOtpMfaNotEnabled,
        documented(1256)
      )
    }),
    withMode("optional", { emailOtp: false })
  ),

  shows(
    Mfa.validateEmailOtpByAccessToken,
    "sets up the e-mail factor, which logins ask for from then on",
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
    "refuses another passcode",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Mfa.emailOtpByAccessToken({ accessToken, emailId: email })
      const otp = reveal(yield* otpTo(email)) === "123456" ? "654321" : "123456"
      yield* refused(
        Mfa.validateEmailOtpByAccessToken({ accessToken, emailId: email, otp }),
        ErrorCode.VerificationOtpInvalid,
        documented(1185)
      )
    }),
    optional
  ),

  ...[
    {
      endpoint: Mfa.resetAuthenticatorByAccessToken,
      call: (accessToken: AccessToken, flag: boolean) =>
        Mfa.resetAuthenticatorByAccessToken({ accessToken, authenticator: flag }),
      with: withApp
    },
    {
      endpoint: Mfa.resetGoogleAuthenticatorByAccessToken,
      call: (accessToken: AccessToken, flag: boolean) =>
        Mfa.resetGoogleAuthenticatorByAccessToken({ accessToken, googleAuthenticator: flag }),
      with: withApp
    },
    {
      endpoint: Mfa.resetSmsAuthenticatorByAccessToken,
      call: (accessToken: AccessToken, flag: boolean) =>
        Mfa.resetSmsAuthenticatorByAccessToken({ accessToken, otpAuthenticator: flag }),
      with: withSms
    }
  ].flatMap((row) => [
    shows(
      row.endpoint,
      "takes the factor off, so that logins ask for none",
      Effect.gen(function* () {
        const { accessToken } = yield* row.with
        assert.equal((yield* logIn())._tag, "SecondFactorRequired")
        assert.equal((yield* row.call(accessToken, true)).IsDeleted, true)
        assert.equal((yield* logIn())._tag, "Authenticated")
      }),
      optional
    ),
    refuses(
      row.endpoint,
      "refuses a flag that is not true, and keeps the factor",
      Effect.gen(function* () {
        const { accessToken } = yield* row.with
        yield* refused(row.call(accessToken, false), ErrorCode.MfaRemovalRequestInvalid, documented(1121))
        assert.equal((yield* logIn())._tag, "SecondFactorRequired")
      }),
      optional
    )
  ]),

  ...[
    {
      endpoint: Mfa.resetAuthenticatorByUid,
      call: (uid: string) => Mfa.resetAuthenticatorByUid({ uid, authenticator: true }),
      with: withApp
    },
    {
      endpoint: Mfa.resetGoogleAuthenticatorByUid,
      call: (uid: string) => Mfa.resetGoogleAuthenticatorByUid({ uid, googleAuthenticator: true }),
      with: withApp
    },
    {
      endpoint: Mfa.resetSmsAuthenticatorByUid,
      call: (uid: string) => Mfa.resetSmsAuthenticatorByUid({ uid, otpAuthenticator: true }),
      with: withSms
    },
    {
      endpoint: Mfa.resetEmailOtpAuthenticatorByUid,
      call: (uid: string) => Mfa.resetEmailOtpAuthenticatorByUid({ uid }),
      with: withMail
    }
  ].flatMap((row) => [
    shows(
      row.endpoint,
      "takes off the last factor, also where one is required",
      Effect.gen(function* () {
        const { uid } = yield* row.with
        assert.equal((yield* row.call(uid)).IsDeleted, true)
        assert.deepEqual(tags(yield* begin()), ["EnrolAuthenticator", "EnrolEmailOtp", "EnrolSms"])
      }),
      required
    ),
    refuses(
      row.endpoint,
      "refuses an unknown Uid",
      refused(row.call(uid), ErrorCode.AccountIdInvalid, unknownUid),
      required
    )
  ]),

  shows(
    Mfa.resetEmailOtpAuthenticatorByAccessToken,
    "takes the factor off, so that logins ask for none",
    Effect.gen(function* () {
      const { accessToken } = yield* withMail
      assert.equal((yield* logIn())._tag, "SecondFactorRequired")
      yield* Mfa.resetEmailOtpAuthenticatorByAccessToken({ accessToken })
      assert.equal((yield* logIn())._tag, "Authenticated")
    }),
    optional
  ),
  refuses(
    Mfa.resetEmailOtpAuthenticatorByAccessToken,
    "refuses to take off the last factor where one is required",
    Effect.gen(function* () {
      const { accessToken } = yield* withMail
      yield* refused(
        Mfa.resetEmailOtpAuthenticatorByAccessToken({ accessToken }),
        ErrorCode.MfaRemovalRequestInvalid,
        documented(1121)
      )
    }),
    required
  )
]
