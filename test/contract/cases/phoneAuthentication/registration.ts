import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { documented, messageTo, otpTo, password, phone, refusalOf, refuses, shows } from "../../support.js"
import { caller, login } from "./setup.js"

const registration = { profile: { PhoneId: phone, Password: password } }

export const cases = [
  shows(
    PhoneAuthentication.userRegistrationBySms,
    "creates an account that logs in once its number is verified",
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
      yield* refusalOf(
        PhoneAuthentication.userRegistrationBySms(registration),
        ErrorCode.PhoneAlreadyRegistered,
        documented(1058)
      )
    })
  ),

  shows(
    PhoneAuthentication.phoneNumberAvailability,
    "finds the number of an account in any spelling",
    Effect.gen(function* () {
      assert.equal((yield* PhoneAuthentication.phoneNumberAvailability({ phone })).IsExist, false)
      yield* PhoneAuthentication.userRegistrationBySms(registration)
      assert.equal((yield* PhoneAuthentication.phoneNumberAvailability({ phone: "15550100200" })).IsExist, true)
    })
  ),
  refuses(
    PhoneAuthentication.phoneNumberAvailability,
    "refuses a malformed phone number",
    refusalOf(
      PhoneAuthentication.phoneNumberAvailability({ phone: "ada" }),
      ErrorCode.PhoneNumberInvalid,
      documented(1096, 400)
    )
  )
]
