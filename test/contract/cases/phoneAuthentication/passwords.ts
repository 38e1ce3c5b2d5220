import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { documented, messageTo, newPassword, otpTo, phone, refusalOf, refuses, shows } from "../../support.js"
import { caller, login } from "./setup.js"

export const cases = [
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
    "refuses an unknown number",
    refusalOf(PhoneAuthentication.forgotPasswordByOtp({ phone }), ErrorCode.UserNotFound, documented(938))
  ),

  shows(
    PhoneAuthentication.resetPasswordByOtp,
    "sets the password, and ends the user's sessions where the app forces logouts",
    Effect.gen(function* () {
      const { accessToken } = yield* caller()
      yield* PhoneAuthentication.forgotPasswordByOtp({ phone })
      const otp = yield* otpTo(phone, "forgotpassword-default")
      yield* PhoneAuthentication.resetPasswordByOtp({ phone, otp, password: newPassword, smsTemplate: "done" })
      assert.equal((yield* messageTo(phone)).template, "done")
      yield* refusalOf(login(), ErrorCode.InvalidCredentials, documented(966, 401))
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
      yield* refusalOf(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenInvalid,
        documented(905)
      )
    }),
    { forceLogout: true }
  ),
  refuses(
    PhoneAuthentication.resetPasswordByOtp,
    "refuses a wrong passcode",
    Effect.gen(function* () {
      yield* caller()
      yield* refusalOf(
        PhoneAuthentication.resetPasswordByOtp({ phone, otp: "0", password: newPassword }),
        ErrorCode.OtpInvalid,
        documented(1067)
      )
    })
  )
]
