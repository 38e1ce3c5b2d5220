import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import type { Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import assert from "node:assert/strict"
import {
  countTo,
  documented,
  messageTo,
  newPassword,
  other,
  otpTo,
  password,
  phone,
  refused,
  refuses,
  shows,
  unknownUid,
  user
} from "../support.js"

const newPhone = "+15550100300"

/** A user who is known by a phone number alone. */
const caller = (person: Seed.Person = {}) => user({ email: undefined, phoneId: phone, ...person })

const login = (as: { readonly phone?: string; readonly password?: string } = {}) =>
  PhoneAuthentication.login({ phone, password, ...as })

const profileOf = (uid: string) => Account.profilesByUid({ uid })

const registration = { profile: { PhoneId: phone, Password: password } }

const noPhoneLogin = { phoneLogin: false }

export const cases = [
  shows(
    PhoneAuthentication.login,
    "answers a token that reads the profile of the number",
    Effect.gen(function* () {
      const { uid } = yield* caller()
      const answer = yield* login({ phone: "1 (555) 010-0200" })
      assert.ok(answer._tag === "Authenticated")
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: answer.accessToken })
      assert.equal(profile.Uid, uid)
      assert.equal(profile.Provider, "Phone")
      assert.equal(profile.NoOfLogins, 1)
    })
  ),
  refuses(
    PhoneAuthentication.login,
    "refuses a number that is not verified, and sends the passcode for it once more",
    Effect.gen(function* () {
      yield* caller({ phoneIdVerified: false })
      yield* refused(login(), ErrorCode.PhoneNotVerified, documented(1066))
      const answer = yield* PhoneAuthentication.verifyOtp({ phone, otp: yield* otpTo(phone) })
      assert.equal(answer._tag, "Authenticated")
      assert.equal((yield* login())._tag, "Authenticated")
    })
  ),

  shows(
    PhoneAuthentication.forgotPasswordByOtp,
    "sends the passcode that resets the password",
    Effect.gen(function* () {
      yield* caller()
      const answer = yield* PhoneAuthentication.forgotPasswordByOtp({ phone, smsTemplate: "forgot" })
      assert.match(answer.Data?.Sid ?? "", /^SM[0-9a-f]{32}$/)
      yield* PhoneAuthentication.resetPasswordByOtp({
        phone,
        otp: yield* otpTo(phone, "forgot"),
        password: newPassword
      })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    PhoneAuthentication.forgotPasswordByOtp,
    "refuses a number that no account has",
    refused(PhoneAuthentication.forgotPasswordByOtp({ phone }), ErrorCode.UserNotFound, documented(938))
  ),

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
    "refuses a number that is verified",
    Effect.gen(function* () {
      yield* caller()
      yield* refused(
        PhoneAuthentication.resendVerificationOtp({ phone }),
        ErrorCode.PhoneAlreadyVerified,
        documented(1073)
      )
    })
  ),

  shows(
    PhoneAuthentication.resendVerificationOtpByAccessToken,
    "sends another passcode for the number that the user changes to",
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
    "refuses a number that is not the user's",
    Effect.gen(function* () {
      const { accessToken } = yield* caller({ phoneIdVerified: false })
      yield* user({ email: other, phoneId: newPhone, phoneIdVerified: false })
      yield* refused(
        PhoneAuthentication.resendVerificationOtpByAccessToken({ accessToken, phone: newPhone }),
        ErrorCode.PhoneNumberNotFound,
        documented(1043)
      )
      assert.equal(yield* countTo(newPhone), 0)
    })
  ),

  shows(
    PhoneAuthentication.userRegistrationBySms,
    "makes an account that logs in once its number is verified",
    Effect.gen(function* () {
      const answer = yield* PhoneAuthentication.userRegistrationBySms(registration)
      assert.equal(answer._tag, "Posted")
      const profile = yield* Account.profilesByPhoneId({ phone })
      assert.equal(profile.PhoneIdVerified, false)
      assert.equal((yield* messageTo(phone)).template, "smsverification-default")
      const verified = yield* PhoneAuthentication.verifyOtp({ phone, otp: yield* otpTo(phone) })
      assert.equal(verified._tag, "Authenticated")
      assert.equal((yield* login())._tag, "Authenticated")
    })
  ),
  refuses(
    PhoneAuthentication.userRegistrationBySms,
    "refuses a number that an account has",
    Effect.gen(function* () {
      yield* caller()
      yield* refused(
        PhoneAuthentication.userRegistrationBySms(registration),
        ErrorCode.PhoneAlreadyRegistered,
        documented(1058)
      )
    })
  ),

  shows(
    PhoneAuthentication.phoneNumberAvailability,
    "knows a number that an account has, however it is written",
    Effect.gen(function* () {
      assert.equal((yield* PhoneAuthentication.phoneNumberAvailability({ phone })).IsExist, false)
      yield* PhoneAuthentication.userRegistrationBySms(registration)
      assert.equal((yield* PhoneAuthentication.phoneNumberAvailability({ phone: "15550100200" })).IsExist, true)
    })
  ),
  refuses(
    PhoneAuthentication.phoneNumberAvailability,
    "refuses what is not a phone number",
    refused(
      PhoneAuthentication.phoneNumberAvailability({ phone: "ada" }),
      ErrorCode.PhoneNumberInvalid,
      documented(1096, 400)
    )
  ),

  shows(
    PhoneAuthentication.sendOneTimePasscode,
    "sends the passcode that logs in",
    Effect.gen(function* () {
      yield* caller()
      const answer = yield* PhoneAuthentication.sendOneTimePasscode({ phone })
      assert.match(answer.Data?.Sid ?? "", /^SM[0-9a-f]{32}$/)
      const otp = yield* otpTo(phone, "oneclicksignin-default")
      assert.equal((yield* PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp }))._tag, "Authenticated")
    })
  ),
  refuses(
    PhoneAuthentication.sendOneTimePasscode,
    "refuses a number that is not verified",
    Effect.gen(function* () {
      yield* caller({ phoneIdVerified: false })
      yield* refused(PhoneAuthentication.sendOneTimePasscode({ phone }), ErrorCode.PhoneNotVerified, documented(1066))
      assert.equal(yield* countTo(phone), 0)
    })
  ),

  shows(
    PhoneAuthentication.loginUsingOneTimePasscode,
    "answers a token that reads the profile of the number",
    Effect.gen(function* () {
      const { uid } = yield* caller()
      yield* PhoneAuthentication.sendOneTimePasscode({ phone })
      const answer = yield* PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp: yield* otpTo(phone) })
      assert.ok(answer._tag === "Authenticated")
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: answer.accessToken })
      assert.equal(profile.Uid, uid)
    })
  ),
  refuses(
    PhoneAuthentication.loginUsingOneTimePasscode,
    "refuses a passcode that was not sent",
    Effect.gen(function* () {
      yield* caller()
      yield* refused(
        PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp: "0" }),
        ErrorCode.OtpInvalid,
        documented(1067)
      )
    })
  ),

  shows(
    PhoneAuthentication.phoneNumberUpdate,
    "changes the number when the new one is verified, and not before",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* caller()
      const answer = yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: newPhone })
      assert.match(answer.Data?.Sid ?? "", /^SM[0-9a-f]{32}$/)
      assert.equal((yield* profileOf(uid)).PhoneId, phone)
      yield* PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp: yield* otpTo(newPhone) })
      assert.equal((yield* profileOf(uid)).PhoneId, newPhone)
      assert.equal((yield* login({ phone: newPhone }))._tag, "Authenticated")
    })
  ),
  refuses(
    PhoneAuthentication.phoneNumberUpdate,
    "refuses a number that another account has",
    Effect.gen(function* () {
      const { accessToken } = yield* caller()
      yield* user({ email: other, phoneId: newPhone })
      yield* refused(
        PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: newPhone }),
        ErrorCode.PhoneAlreadyRegistered,
        documented(1058)
      )
    })
  ),

  shows(
    PhoneAuthentication.resetPasswordByOtp,
    "sets the password, and ends the user's sessions",
    Effect.gen(function* () {
      const { accessToken } = yield* caller()
      yield* PhoneAuthentication.forgotPasswordByOtp({ phone })
      const otp = yield* otpTo(phone, "forgotpassword-default")
      yield* PhoneAuthentication.resetPasswordByOtp({ phone, otp, password: newPassword, smsTemplate: "done" })
      assert.equal((yield* messageTo(phone)).template, "done")
      yield* refused(login(), ErrorCode.InvalidCredentials, documented(966, 401))
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
      yield* refused(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenInvalid,
        documented(905)
      )
    })
  ),
  refuses(
    PhoneAuthentication.resetPasswordByOtp,
    "refuses a passcode that was not sent",
    Effect.gen(function* () {
      yield* caller()
      yield* refused(
        PhoneAuthentication.resetPasswordByOtp({ phone, otp: "0", password: newPassword }),
        ErrorCode.OtpInvalid,
        documented(1067)
      )
    })
  ),

  shows(
    PhoneAuthentication.verifyOtp,
    "verifies the number, and logs in by it",
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
    "refuses a passcode that was not sent",
    Effect.gen(function* () {
      yield* caller({ phoneIdVerified: false })
      yield* refused(PhoneAuthentication.verifyOtp({ phone, otp: "0" }), ErrorCode.OtpInvalid, documented(1067))
    })
  ),

  shows(
    PhoneAuthentication.verifyOtpByAccessToken,
    "verifies the number of the user who is logged in",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* caller({ phoneIdVerified: false })
      yield* PhoneAuthentication.resendVerificationOtpByAccessToken({ accessToken, phone })
      yield* PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp: yield* otpTo(phone) })
      assert.equal((yield* profileOf(uid)).PhoneIdVerified, true)
    })
  ),
  refuses(
    PhoneAuthentication.verifyOtpByAccessToken,
    "refuses the user whose number is verified",
    Effect.gen(function* () {
      const { accessToken } = yield* caller()
      yield* refused(
        PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp: "0" }),
        ErrorCode.AccessTokenInvalidOrPhoneVerified,
        documented(1120)
      )
    })
  ),

  shows(
    PhoneAuthentication.resetPhoneIdVerification,
    "keeps the number from logging in until it is verified again",
    Effect.gen(function* () {
      const { uid } = yield* caller()
      yield* PhoneAuthentication.resetPhoneIdVerification({ uid, smsTemplate: "anew" })
      assert.equal((yield* profileOf(uid)).PhoneIdVerified, false)
      const otp = yield* otpTo(phone, "anew")
      yield* refused(login(), ErrorCode.PhoneNotVerified, documented(1066))
      yield* PhoneAuthentication.verifyOtp({ phone, otp })
      assert.equal((yield* login())._tag, "Authenticated")
    })
  ),
  refuses(
    PhoneAuthentication.resetPhoneIdVerification,
    "refuses an id that no account has",
    refused(
      PhoneAuthentication.resetPhoneIdVerification({ uid: unknownUid }),
      ErrorCode.AccountIdInvalid,
      documented(984)
    )
  ),

  shows(
    PhoneAuthentication.removePhoneIdByAccessToken,
    "frees the number for somebody else",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ phoneId: phone })
      yield* PhoneAuthentication.removePhoneIdByAccessToken({ accessToken })
      assert.equal((yield* profileOf(uid)).PhoneId, null)
      assert.equal((yield* PhoneAuthentication.phoneNumberAvailability({ phone })).IsExist, false)
      yield* refused(login(), ErrorCode.UserNotFound, documented(938))
    })
  ),
  refuses(
    PhoneAuthentication.removePhoneIdByAccessToken,
    "refuses the user without a number",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refused(
        PhoneAuthentication.removePhoneIdByAccessToken({ accessToken }),
        ErrorCode.PhoneNotLinked,
        documented(1292)
      )
    })
  ),
  refuses(
    PhoneAuthentication.removePhoneIdByAccessToken,
    "refuses everybody where phone numbers identify nobody",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ phoneId: phone })
      yield* refused(
        PhoneAuthentication.removePhoneIdByAccessToken({ accessToken }),
        ErrorCode.PhoneLoginNotEnabled,
        documented(1074)
      )
    }),
    noPhoneLogin
  )
]
