import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import { Effect } from "effect"
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
  )
]
