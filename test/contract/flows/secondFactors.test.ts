import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type * as Login from "@loginradius-effect/core/Login"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { decode as decodePng } from "fast-png"
import {
  begin,
  codeOf,
  keyOf,
  logIn,
  mobile,
  optional,
  otherMobile,
  required,
  setUpApp,
  tags,
  validate,
  withApp
} from "../secondFactor.js"
import { bytesOf, totp } from "../../support/totp.js"
import { documented, flow, other, raw } from "../flow.js"
import { countTo, email, otpTo, password, refusalOf, reveal, user } from "../support.js"

const incorrect = documented(1102)

describe("an authenticator app", () => {
  flow(
    "has the text of 32 hexadecimal digits as its key",
    Effect.gen(function* () {
      yield* user()
      assert.match(bytesOf(keyOf(yield* begin())).toString("latin1"), /^[0-9a-f]{32}$/)
      const key = "GAYDCMJSGIZTGNBUGU2TMNRXG44DQOJZMFQWEYTDMNSGIZLFMZTA"
      assert.deepStrictEqual([totp(key, 59_000), totp(key, 1_617_698_213_000)], ["752202", "648194"])
    }),
    required
  )

  flow(
    "gets the same key until it is set up or removed",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const key = keyOf(yield* begin())
      const settings = yield* Mfa.validateAccessToken({ accessToken })
      assert.strictEqual(settings.ManualEntryCode && reveal(settings.ManualEntryCode), key)
      assert.strictEqual(keyOf(yield* begin()), key)
      yield* Mfa.resetAuthenticatorByUid({ uid, authenticator: true })
      const next = yield* begin()
      assert.notStrictEqual(keyOf(next), key)
      yield* validate(next, yield* codeOf(keyOf(next)))
      const verified = yield* begin()
      assert.isUndefined(verified.qrCode ?? verified.manualEntryCode)
      const set = yield* Mfa.validateAccessToken({ accessToken })
      assert.deepStrictEqual([set.QRCode, set.ManualEntryCode], [null, null])
    }),
    required
  )

  flow(
    "gets its QR code as a data URL",
    Effect.gen(function* () {
      yield* user()
      const { qrCode } = yield* begin()
      const [type, data] = (qrCode === undefined ? "" : reveal(qrCode)).split(",")
      assert.strictEqual(type, "data:image/png;base64")
      const image = decodePng(Buffer.from(data ?? "", "base64"))
      assert.strictEqual(image.width, image.height)
      // The finder pattern in the corner: a row of seven dark modules, and below it rows of dark, light and dark ones.
      const row = (y: number) =>
        Array.from({ length: 9 }, (_, x) => (image.data[(16 + y * 4) * image.width + 16 + x * 4] === 0 ? "#" : "."))
      assert.deepStrictEqual(
        [0, 1, 2].map((y) => row(y).slice(0, 8).join("")),
        ["#######.", "#.....#.", "#.###.#."]
      )
    }),
    required
  )

  flow(
    "may be one time step ahead or behind, and no more",
    Effect.gen(function* () {
      const { key } = yield* withApp
      yield* TestClock.adjust("10 minutes")
      for (const [fromNow, isTaken] of [
        [-60_000, false],
        [60_000, false],
        [-30_000, true],
        [30_000, true]
      ] as const) {
        const pending = yield* begin()
        const attempt = validate(pending, yield* codeOf(key, fromNow))
        if (isTaken) yield* attempt
        else yield* refusalOf(attempt, ErrorCode.AuthenticatorCodeIncorrect, incorrect)
      }
    }),
    optional
  )

  flow(
    "logs in once with each code",
    Effect.gen(function* () {
      const { key } = yield* withApp
      const code = yield* codeOf(key)
      yield* validate(yield* begin(), code)
      yield* refusalOf(validate(yield* begin(), code), ErrorCode.AuthenticatorCodeIncorrect, incorrect)
      const before = yield* codeOf(key, -30_000)
      yield* refusalOf(validate(yield* begin(), before), ErrorCode.AuthenticatorCodeIncorrect, incorrect)
      yield* TestClock.adjust("30 seconds")
      yield* validate(yield* begin(), yield* codeOf(key))
    }),
    optional
  )

  flow(
    "shows six digits, and anything else is refused",
    Effect.gen(function* () {
      yield* withApp
      const pending = yield* begin()
      for (const code of ["12345", "1234567", "１２３４５６", "abcdef", "12 456"]) {
        yield* refusalOf(validate(pending, code), ErrorCode.AuthenticatorCodeIncorrect, incorrect)
      }
    }),
    optional
  )

  flow(
    "is neither needed nor set up where it is not offered",
    Effect.gen(function* () {
      const { accessToken, key } = yield* withApp
      yield* Emulator.configure({ secondFactor: { authenticator: false } })
      assert.strictEqual((yield* logIn())._tag, "Authenticated")
      yield* Emulator.configure({ secondFactor: { mode: "required" } })
      const pending = yield* begin()
      assert.deepStrictEqual(tags(pending), ["EnrolEmailOtp", "EnrolSms"])
      const off = documented(1279)
      yield* refusalOf(validate(pending, yield* codeOf(key)), ErrorCode.AuthenticatorMfaNotEnabled, off)
      const set = Mfa.verifyAuthenticatorCode({ accessToken, authenticatorCode: "000000" })
      yield* refusalOf(set, ErrorCode.AuthenticatorMfaNotEnabled, off)
    }),
    optional
  )

  flow(
    "is not set up with only the password of a user with another factor",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ secondFactor: { phone: mobile } })
      yield* Mfa.validateAccessToken({ accessToken })
      const pending = yield* begin()
      assert.isUndefined(pending.manualEntryCode)
      const code = yield* Emulator.seed(Seed.authenticatorCode(uid))
      yield* refusalOf(
        Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode: code }),
        ErrorCode.MfaNotConfiguredForProfile,
        documented(1101)
      )
    }),
    optional
  )

  flow(
    "needs a code, in a body of JSON",
    Effect.gen(function* () {
      const { accessToken } = yield* withApp
      const { secondFactorAuthenticationToken } = yield* begin()
      const token = reveal(secondFactorAuthenticationToken)
      const path = `/identity/v2/auth/login/2FA/verification/authenticatorcode?secondfactorauthenticationtoken=${token}`
      const none = yield* raw("PUT", path, {})
      assert.deepStrictEqual([none.body["ErrorCode"], none.status], [1105, 403])
      const blank = yield* raw(
        "PUT",
        "/identity/v2/auth/account/2fa/verification/googleauthenticatorcode",
        { googleauthenticatorcode: "" },
        { accessToken }
      )
      assert.deepStrictEqual([blank.body["ErrorCode"], blank.status], [1105, 403])
      const withoutToken = yield* raw("PUT", "/identity/v2/auth/login/2fa/verification/authenticatorcode", {
        authenticatorcode: "000000"
      })
      assert.deepStrictEqual([withoutToken.body["ErrorCode"], withoutToken.status], [908, 400])
    }),
    optional
  )
})

describe("a passcode by SMS", () => {
  flow(
    "works once, for five minutes, and only for its number",
    Effect.gen(function* () {
      yield* user()
      const pending = yield* begin()
      yield* Mfa.updatePhoneNumber({ ...pending, phoneNo2FA: otherMobile })
      const toOther = yield* otpTo(otherMobile)
      yield* Mfa.updatePhoneNumber({ ...pending, phoneNo2FA: mobile })
      const invalid = documented(1067)
      yield* refusalOf(Mfa.validateOtp({ ...pending, otp: toOther }), ErrorCode.OtpInvalid, invalid)
      const late = yield* otpTo(mobile)
      yield* TestClock.adjust("5 minutes")
      yield* refusalOf(Mfa.validateOtp({ ...pending, otp: late }), ErrorCode.OtpExpired, documented(1069))
      yield* Mfa.resendOtp(pending)
      const otp = yield* otpTo(mobile)
      yield* Mfa.validateOtp({ ...pending, otp })
      const again = yield* begin()
      yield* refusalOf(Mfa.validateOtp({ ...again, otp }), ErrorCode.OtpAlreadyUsed, documented(1068))
    }),
    required
  )

  flow(
    "is sent by the login itself, which answers a masked number",
    Effect.gen(function* () {
      yield* user({ secondFactor: { phone: mobile } })
      const pending = yield* begin()
      const [step] = pending.nextSteps
      assert.deepStrictEqual(step, { _tag: "VerifySms", phone: "********0200", isSent: true })
      assert.match(pending.otpStatus?.Sid ?? "", /^SM[0-9a-f]{32}$/)
      assert.strictEqual(yield* countTo(mobile), 1)
    }),
    optional
  )

  flow(
    "cannot be sent to a new number in the login of a user with a factor",
    Effect.gen(function* () {
      yield* user({ secondFactor: { phone: mobile } })
      const pending = yield* begin()
      const set = (phoneNo2FA: string) => Mfa.updatePhoneNumber({ ...pending, phoneNo2FA })
      yield* refusalOf(set("+1 (555) 010-0200"), ErrorCode.MfaPhoneAlreadyRegistered, documented(1106))
      yield* refusalOf(set(otherMobile), ErrorCode.MfaPhoneUpdateNotAllowed, documented(1250))
      assert.strictEqual(yield* countTo(otherMobile), 0)
    }),
    optional
  )

  flow(
    "is refused where SMS are not offered or not configured, above the limit, and without a number",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const pending = yield* begin()
      const set = Mfa.updatePhoneNumber({ ...pending, phoneNo2FA: mobile })
      const none = documented(1101)
      yield* refusalOf(Mfa.resendOtp(pending), ErrorCode.MfaNotConfiguredForProfile, none)
      yield* refusalOf(Mfa.validateOtp({ ...pending, otp: "123456" }), ErrorCode.MfaNotConfiguredForProfile, none)
      yield* refusalOf(Mfa.updateMfaSetting({ accessToken, otp: "123456" }), ErrorCode.MfaNotConfiguredForProfile, none)
      yield* Emulator.configure({ messageLimit: { count: 1, period: "1 hour" } })
      yield* set
      yield* refusalOf(set, ErrorCode.SmsSendLimitReached, documented(1123))
      yield* Emulator.configure({ sms: { enabled: false } })
      yield* refusalOf(set, ErrorCode.SmsNotConfigured, documented(1071))
      yield* Emulator.configure({ secondFactor: { smsOtp: false } })
      yield* refusalOf(set, ErrorCode.OtpMfaNotEnabled, documented(1100))
    }),
    required
  )

  flow(
    "is sent with the template of the caller",
    Effect.gen(function* () {
      yield* user({ secondFactor: { phone: mobile } })
      yield* Mfa.loginByEmail({ email, password, smsTemplate2FA: "ours" })
      yield* otpTo(mobile, "ours")
    }),
    optional
  )
})

describe("a passcode by mail", () => {
  flow(
    "is sent by the login itself where the user has one verified address",
    Effect.gen(function* () {
      const { uid } = yield* user({ secondFactor: { email: true } })
      const pending = yield* begin()
      assert.deepStrictEqual(pending.nextSteps[0], {
        _tag: "VerifyEmailOtp",
        emails: ["a*a@e****le.c*m"],
        sentTo: "a*a@e****le.c*m"
      })
      yield* Account.update({ uid, profile: { Email: [{ Type: "Work", Value: other }] } })
      const choosing = yield* begin()
      assert.isUndefined(choosing.emailOtpStatus)
      assert.strictEqual((yield* countTo(email)) + (yield* countTo(other)), 1)
    }),
    optional
  )

  flow(
    "sets up the factor in a login, with an address as the login has answered it",
    Effect.gen(function* () {
      yield* user()
      const pending = yield* begin()
      const [emailId = ""] = pending.email
      yield* Mfa.emailOtp({ ...pending, emailId, emailTemplate2FA: "ours" })
      const login = yield* Mfa.validateEmailOtp({ ...pending, emailId, otp: yield* otpTo(email, "ours") })
      assert.strictEqual(login.profile.Email?.[0]?.Value, email)
      assert.deepStrictEqual(tags(yield* begin()), ["VerifyEmailOtp", "UseBackupCode"])
    }),
    required
  )

  flow(
    "works once, and only for its address",
    Effect.gen(function* () {
      yield* user({ secondFactor: { email: true }, otherEmails: { Work: other } })
      const pending = yield* begin()
      yield* Mfa.emailOtp({ ...pending, emailId: other })
      const otp = yield* otpTo(other)
      const invalid = documented(1185)
      yield* refusalOf(
        Mfa.validateEmailOtp({ ...pending, emailId: email, otp }),
        ErrorCode.VerificationOtpInvalid,
        invalid
      )
      yield* Mfa.validateEmailOtp({ ...pending, emailId: other, otp })
      yield* refusalOf(
        Mfa.validateEmailOtp({ ...(yield* begin()), emailId: other, otp }),
        ErrorCode.EmailOtpAlreadyUsed,
        documented(1186)
      )
    }),
    optional
  )

  flow(
    "is refused where mails are not offered, above the limit, and to users with another factor",
    Effect.gen(function* () {
      yield* user({ secondFactor: true })
      const pending = yield* begin()
      const send = (to: Login.SecondFactorRequired) => Mfa.emailOtp({ ...to, emailId: email })
      yield* refusalOf(send(pending), ErrorCode.MfaNotConfiguredForProfile, documented(1101))
      yield* refusalOf(
        Mfa.validateEmailOtp({ ...pending, emailId: email, otp: "123456" }),
        ErrorCode.MfaNotConfiguredForProfile,
        documented(1101)
      )
      yield* user({ email: other, secondFactor: { email: true } })
      yield* Emulator.configure({ messageLimit: { count: 1, period: "1 hour" } })
      const theirs = yield* begin({ email: other })
      const again = Mfa.emailOtp({ ...theirs, emailId: other })
      yield* refusalOf(again, ErrorCode.EmailSendLimitReached, documented(1122))
      yield* Emulator.configure({ secondFactor: { emailOtp: false } })
      yield* refusalOf(again, ErrorCode.EmailOtpMfaNotEnabled, documented(1256))
    }),
    optional
  )

  flow(
    "is sent only to verified addresses",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ emailVerified: false })
      const { Email } = yield* Mfa.validateAccessToken({ accessToken })
      assert.deepStrictEqual(Email, [])
      const send = Mfa.emailOtpByAccessToken({ accessToken, emailId: email })
      yield* refusalOf(send, ErrorCode.EmailNotInProfile, documented(1340))
    }),
    optional
  )
})

describe("backup codes", () => {
  flow(
    "are two groups of five hexadecimal digits, and are accepted in any letter case",
    Effect.gen(function* () {
      const { uid } = yield* withApp
      const { BackUpCodes } = yield* Mfa.backupCodesByUid({ uid })
      const codes = BackUpCodes.map(reveal)
      for (const code of codes) assert.match(code, /^[0-9a-f]{5}-[0-9a-f]{5}$/)
      yield* Mfa.validateBackupCode({ ...(yield* begin()), backupCode: codes[0]?.toUpperCase() ?? "" })
    }),
    optional
  )

  flow(
    "need a factor, and are deleted with the last one",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const none = documented(1128)
      const make = Mfa.backupCodesByAccessToken({ accessToken })
      yield* refusalOf(make, ErrorCode.BackupCodeNotConfigured, none)
      yield* refusalOf(Mfa.backupCodesByUid({ uid }), ErrorCode.BackupCodeNotConfigured, none)
      const key = yield* setUpApp(accessToken)
      const [backupCode = ""] = (yield* make).BackUpCodes
      yield* Mfa.resetAuthenticatorByAccessToken({ accessToken, authenticator: true })
      const nextKey = yield* setUpApp(accessToken)
      assert.notStrictEqual(nextKey, key)
      const use = Mfa.validateBackupCode({ ...(yield* begin()), backupCode })
      yield* refusalOf(use, ErrorCode.BackupCodeNotConfigured, none)
      yield* make
    }),
    optional
  )

  flow(
    "are not created where the second factor is off",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ secondFactor: true })
      const off = documented(1097)
      yield* refusalOf(Mfa.backupCodesByAccessToken({ accessToken }), ErrorCode.MfaNotEnabled, off)
      yield* refusalOf(Mfa.resetBackupCodesByAccessToken({ accessToken }), ErrorCode.MfaNotEnabled, off)
      yield* refusalOf(Mfa.backupCodesByUid({ uid }), ErrorCode.MfaNotEnabled, off)
      yield* refusalOf(Mfa.resetBackupCodesByUid({ uid }), ErrorCode.MfaNotEnabled, off)
    })
  )
})
