import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, type Redacted, TestClock } from "effect"
import assert from "node:assert/strict"
import {
  countTo,
  documented,
  other,
  otpTo,
  phone,
  profileOf,
  refusalOf,
  refuses,
  shows,
  unknownUid,
  user
} from "../../support.js"
import { caller, login, newPhone } from "./setup.js"

export const cases = [
  shows(
    PhoneAuthentication.resendVerificationOtp,
    "sends another passcode that verifies the number",
    Effect.gen(function* () {
      yield* caller({ phoneIdVerified: false })
      const answer = yield* PhoneAuthentication.resendVerificationOtp({ phone })
      assert.match(answer.Data?.AccountSid ?? "", /^AC[0-9a-f]{32}$/)
      yield* PhoneAuthentication.verifyOtp({ phone, otp: yield* otpTo(phone, "smsverification-default") })
      assert.equal((yield* login())._tag, "Authenticated")
    })
  ),
  refuses(
    PhoneAuthentication.resendVerificationOtp,
    "refuses a verified number",
    Effect.gen(function* () {
      yield* caller()
      yield* refusalOf(
        PhoneAuthentication.resendVerificationOtp({ phone }),
        ErrorCode.PhoneAlreadyVerified,
        documented(1073)
      )
    })
  ),

  shows(
    PhoneAuthentication.resendVerificationOtpByAccessToken,
    "sends another passcode to the user's new number",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* caller()
      yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: newPhone })
      yield* PhoneAuthentication.resendVerificationOtpByAccessToken({
        accessToken,
        phone: newPhone,
        smsTemplate: "again"
      })
      const otp = yield* otpTo(newPhone, "again")
      yield* PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp })
      assert.equal((yield* profileOf(uid)).PhoneId, newPhone)
    })
  ),
  refuses(
    PhoneAuthentication.resendVerificationOtpByAccessToken,
    "refuses a number of another user",
    Effect.gen(function* () {
      const { accessToken } = yield* caller({ phoneIdVerified: false })
      yield* user({ email: other, phoneId: newPhone, phoneIdVerified: false })
      yield* refusalOf(
        PhoneAuthentication.resendVerificationOtpByAccessToken({ accessToken, phone: newPhone }),
        ErrorCode.PhoneNumberNotFound,
        documented(1043)
      )
      assert.equal(yield* countTo(newPhone), 0)
    })
  ),

  shows(
    PhoneAuthentication.verifyOtp,
    "verifies the number, and logs in",
    Effect.gen(function* () {
      const { uid } = yield* caller({ phoneIdVerified: false })
      yield* PhoneAuthentication.resendVerificationOtp({ phone })
      const answer = yield* PhoneAuthentication.verifyOtp({ phone, otp: yield* otpTo(phone) })
      assert.ok(answer._tag === "Authenticated")
      assert.equal(answer.profile.PhoneIdVerified, true)
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken: answer.accessToken })).Uid, uid)
    })
  ),
  refuses(
    PhoneAuthentication.verifyOtp,
    "refuses a wrong passcode",
    Effect.gen(function* () {
      yield* caller({ phoneIdVerified: false })
      yield* refusalOf(PhoneAuthentication.verifyOtp({ phone, otp: "0" }), ErrorCode.OtpInvalid, documented(1067))
    })
  ),

  shows(
    PhoneAuthentication.verifyOtpByAccessToken,
    "verifies the number of the session's user",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* caller({ phoneIdVerified: false })
      yield* PhoneAuthentication.resendVerificationOtpByAccessToken({ accessToken, phone })
      yield* PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp: yield* otpTo(phone) })
      assert.equal((yield* profileOf(uid)).PhoneIdVerified, true)
    })
  ),
  refuses(
    PhoneAuthentication.verifyOtpByAccessToken,
    "refuses a user with a verified number",
    Effect.gen(function* () {
      const { accessToken } = yield* caller()
      yield* refusalOf(
        PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp: "0" }),
        ErrorCode.AccessTokenInvalidOrPhoneVerified,
        documented(1120)
      )
    })
  ),

  shows(
    PhoneAuthentication.resetPhoneIdVerification,
    "prevents logins by the number until it is verified again",
    Effect.gen(function* () {
      const { uid } = yield* caller()
      yield* PhoneAuthentication.resetPhoneIdVerification({ uid, smsTemplate: "anew" })
      assert.equal((yield* profileOf(uid)).PhoneIdVerified, false)
      const otp = yield* otpTo(phone, "anew")
      yield* refusalOf(login(), ErrorCode.PhoneNotVerified, documented(1066))
      yield* PhoneAuthentication.verifyOtp({ phone, otp })
      assert.equal((yield* login())._tag, "Authenticated")
    })
  ),
  refuses(
    PhoneAuthentication.resetPhoneIdVerification,
    "refuses an unknown id",
    refusalOf(
      PhoneAuthentication.resetPhoneIdVerification({ uid: unknownUid }),
      ErrorCode.AccountIdInvalid,
      documented(984)
    )
  ),

  shows(
    PhoneAuthentication.sendAccountDeleteOtp,
    "sends a passcode that deletes the account",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* caller()
      const { Data, IsPosted } = yield* PhoneAuthentication.sendAccountDeleteOtp({
        accessToken,
        smsTemplate: "goodbye"
      })
      assert.equal(IsPosted, true)
      assert.match(Data?.Sid ?? "", /^SM[0-9a-f]{32}$/)
      yield* PhoneAuthentication.deleteAccountByOtp({ accessToken, otp: yield* otpTo(phone, "goodbye") })
      yield* refusalOf(profileOf(uid), ErrorCode.AccountIdInvalid, documented(984))
    })
  ),
  refuses(
    PhoneAuthentication.sendAccountDeleteOtp,
    "refuses without a number, and where no SMS can be sent",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const send = (accessToken: Redacted.Redacted<string>) => PhoneAuthentication.sendAccountDeleteOtp({ accessToken })
      yield* refusalOf(send(accessToken), ErrorCode.PhoneNumberInvalid, documented(1096, 400))
      const reachable = yield* caller()
      yield* Emulator.configure({ sms: { enabled: false } })
      yield* refusalOf(send(reachable.accessToken), ErrorCode.SmsNotConfigured, documented(1071))
    })
  ),

  shows(
    PhoneAuthentication.deleteAccountByOtp,
    "deletes the account, and ends its sessions",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* caller()
      yield* PhoneAuthentication.sendAccountDeleteOtp({ accessToken })
      const deleted = yield* PhoneAuthentication.deleteAccountByOtp({ accessToken, otp: yield* otpTo(phone) })
      assert.deepEqual(deleted, { IsDeleted: true })
      yield* refusalOf(profileOf(uid), ErrorCode.AccountIdInvalid, documented(984))
      const read = Authentication.readProfilesByAccessToken({ accessToken })
      yield* refusalOf(read, ErrorCode.AccessTokenInvalid, documented(905))
    })
  ),
  refuses(
    PhoneAuthentication.deleteAccountByOtp,
    "refuses a wrong passcode, one for something else, and an old one",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* caller()
      const remove = (otp: string | Redacted.Redacted<string>) =>
        PhoneAuthentication.deleteAccountByOtp({ accessToken, otp })
      yield* refusalOf(remove("000000"), ErrorCode.OtpInvalid, documented(1067))
      yield* PhoneAuthentication.sendOneTimePasscode({ phone })
      yield* refusalOf(remove(yield* otpTo(phone)), ErrorCode.OtpInvalid, documented(1067))
      yield* PhoneAuthentication.sendAccountDeleteOtp({ accessToken })
      const otp = yield* otpTo(phone)
      yield* TestClock.adjust("5 minutes")
      yield* refusalOf(remove(otp), ErrorCode.OtpExpired, documented(1069))
      assert.equal((yield* profileOf(uid)).Uid, uid)
    })
  )
]
