import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as OneTouchLogin from "@loginradius-effect/core/OneTouchLogin"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { documented, email, otpTo, phone, refusalOf, refuses, shows, tokenTo } from "../support.js"

const clientGuid = "a device's own guess"

export const cases = [
  shows(
    OneTouchLogin.loginByEmail,
    "creates an account for a new address, which logs in once the link has been followed",
    Effect.gen(function* () {
      yield* OneTouchLogin.loginByEmail({ clientGuid, email, name: "Ada Lovelace" })
      yield* OneTouchLogin.verifyOtpByEmail({ verificationToken: yield* tokenTo(email, "onetouchlogin-default") })
      const answer = yield* SmartLogin.ping({ clientGuid })
      assert.ok(answer._tag === "Authenticated")
      assert.equal(answer.profile.FullName, "Ada Lovelace")
      assert.equal((yield* Account.profilesByEmail({ email })).Uid, answer.profile.Uid)
    })
  ),
  refuses(
    OneTouchLogin.loginByEmail,
    "refuses a wrong answer to the captcha, where the application has one",
    refusalOf(
      OneTouchLogin.loginByEmail({ clientGuid, email, gRecaptchaResponse: "wrong" }),
      ErrorCode.CaptchaInvalid,
      documented(1218)
    ),
    { captcha: { v2: true } }
  ),

  shows(
    OneTouchLogin.loginByPhone,
    "sends a passcode, and creates an account for a new number",
    Effect.gen(function* () {
      const { Data } = yield* OneTouchLogin.loginByPhone({ phone, name: "Ada" })
      assert.match(Data?.Sid ?? "", /^SM[0-9a-f]{32}$/)
      const answer = yield* OneTouchLogin.verifyOtp({ phone, otp: yield* otpTo(phone, "onetouchlogin-default") })
      assert.ok(answer._tag === "Authenticated")
      assert.equal((yield* Account.profilesByPhoneId({ phone })).FirstName, "Ada")
    })
  ),
  refuses(
    OneTouchLogin.loginByPhone,
    "refuses where it is switched off",
    refusalOf(OneTouchLogin.loginByPhone({ phone }), ErrorCode.OneTouchLoginNotEnabled, documented(1146)),
    { oneTouchLogin: false }
  ),

  shows(
    OneTouchLogin.verifyOtpByEmail,
    "lets the other device log in, and verifies the address",
    Effect.gen(function* () {
      yield* OneTouchLogin.loginByEmail({ clientGuid, email })
      assert.equal((yield* Account.profilesByEmail({ email })).EmailVerified, false)
      const verified = yield* OneTouchLogin.verifyOtpByEmail({ verificationToken: yield* tokenTo(email) })
      assert.deepEqual(verified, { IsPosted: true, IsVerified: true })
      assert.equal((yield* Account.profilesByEmail({ email })).EmailVerified, true)
      assert.equal((yield* SmartLogin.ping({ clientGuid }))._tag, "Authenticated")
    })
  ),
  refuses(
    OneTouchLogin.verifyOtpByEmail,
    "refuses a used link",
    Effect.gen(function* () {
      yield* OneTouchLogin.loginByEmail({ clientGuid, email })
      const verificationToken = yield* tokenTo(email)
      yield* OneTouchLogin.verifyOtpByEmail({ verificationToken })
      yield* SmartLogin.ping({ clientGuid })
      yield* refusalOf(
        OneTouchLogin.verifyOtpByEmail({ verificationToken }),
        ErrorCode.OneTouchLinkAlreadyUsed,
        documented(1145)
      )
    })
  ),

  shows(
    OneTouchLogin.verifyOtp,
    "answers a token that reads the profile, and verifies the number",
    Effect.gen(function* () {
      yield* OneTouchLogin.loginByPhone({ phone })
      const answer = yield* OneTouchLogin.verifyOtp({ phone, otp: yield* otpTo(phone) })
      assert.ok(answer._tag === "Authenticated")
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: answer.accessToken })
      assert.equal(profile.PhoneId, phone)
      assert.equal(profile.PhoneIdVerified, true)
    })
  ),
  refuses(
    OneTouchLogin.verifyOtp,
    "refuses a wrong passcode",
    Effect.gen(function* () {
      yield* OneTouchLogin.loginByPhone({ phone })
      yield* refusalOf(OneTouchLogin.verifyOtp({ phone, otp: "0" }), ErrorCode.OtpInvalid, documented(1067))
    })
  ),

  shows(
    OneTouchLogin.ping,
    "answers the login once the link has been followed, and once",
    Effect.gen(function* () {
      yield* OneTouchLogin.loginByEmail({ clientGuid, email })
      yield* OneTouchLogin.verifyOtpByEmail({ verificationToken: yield* tokenTo(email) })
      const answer = yield* OneTouchLogin.ping({ clientGuid })
      assert.ok(answer._tag === "Authenticated")
      yield* Authentication.validateAccessToken({ accessToken: answer.accessToken })
      yield* refusalOf(OneTouchLogin.ping({ clientGuid }), ErrorCode.OneTouchLinkAlreadyUsed, documented(1145))
    })
  ),
  refuses(
    OneTouchLogin.ping,
    "refuses until the link has been followed, and an unknown client GUID",
    Effect.gen(function* () {
      yield* refusalOf(OneTouchLogin.ping({ clientGuid }), ErrorCode.ClientGuidInvalid, documented(1140))
      yield* OneTouchLogin.loginByEmail({ clientGuid, email })
      yield* refusalOf(OneTouchLogin.ping({ clientGuid }), ErrorCode.SmartLoginLinkNotVerified, documented(1139))
    })
  )
]
