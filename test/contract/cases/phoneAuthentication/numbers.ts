import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { documented, other, otpTo, phone, profileOf, refusalOf, refuses, shows, user } from "../../support.js"
import { caller, login, newPhone } from "./setup.js"

const noPhoneLogin = { phoneLogin: false }

export const cases = [
  shows(
    PhoneAuthentication.phoneNumberUpdate,
    "changes the number only once the new one is verified",
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
      yield* refusalOf(
        PhoneAuthentication.phoneNumberUpdate({ accessToken, phone: newPhone }),
        ErrorCode.PhoneAlreadyRegistered,
        documented(1058)
      )
    })
  ),

  shows(
    PhoneAuthentication.removePhoneIdByAccessToken,
    "frees the number for another account",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ phoneId: phone })
      yield* PhoneAuthentication.removePhoneIdByAccessToken({ accessToken })
      assert.equal((yield* profileOf(uid)).PhoneId, null)
      assert.equal((yield* PhoneAuthentication.phoneNumberAvailability({ phone })).IsExist, false)
      yield* refusalOf(login(), ErrorCode.UserNotFound, documented(938))
    })
  ),
  refuses(
    PhoneAuthentication.removePhoneIdByAccessToken,
    "refuses a user without a number",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        PhoneAuthentication.removePhoneIdByAccessToken({ accessToken }),
        ErrorCode.PhoneNotLinked,
        documented(1292)
      )
    })
  ),
  refuses(
    PhoneAuthentication.removePhoneIdByAccessToken,
    "refuses where users are not identified by phone numbers",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ phoneId: phone })
      yield* refusalOf(
        PhoneAuthentication.removePhoneIdByAccessToken({ accessToken }),
        ErrorCode.PhoneLoginNotEnabled,
        documented(1074)
      )
    }),
    noPhoneLogin
  )
]
