import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { countTo, documented, otpTo, phone, refusalOf, refuses, shows } from "../../support.js"
import { caller, login } from "./setup.js"

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
    "refuses an unverified number, and sends another passcode to it",
    Effect.gen(function* () {
      yield* caller({ phoneIdVerified: false })
      yield* refusalOf(login(), ErrorCode.PhoneNotVerified, documented(1066))
      const answer = yield* PhoneAuthentication.verifyOtp({ phone, otp: yield* otpTo(phone) })
      assert.equal(answer._tag, "Authenticated")
      assert.equal((yield* login())._tag, "Authenticated")
    })
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
    "refuses an unverified number",
    Effect.gen(function* () {
      yield* caller({ phoneIdVerified: false })
      yield* refusalOf(PhoneAuthentication.sendOneTimePasscode({ phone }), ErrorCode.PhoneNotVerified, documented(1066))
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
    "refuses a wrong passcode",
    Effect.gen(function* () {
      yield* caller()
      yield* refusalOf(
        PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp: "0" }),
        ErrorCode.OtpInvalid,
        documented(1067)
      )
    })
  )
]
