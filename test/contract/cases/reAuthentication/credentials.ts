import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as ReAuthentication from "@loginradius-effect/core/ReAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { otherPin, pin } from "../../pin.js"
import { byPassword, isBad, isGood, mailPasscode, passed } from "../../stepUp.js"
import {
  documented,
  email,
  messageTo,
  newPassword,
  other,
  otpTo,
  refusalOf,
  refuses,
  shows,
  user
} from "../../support.js"

/** An application whose users have PINs that do not log in. */
const pins = { pin: { enabled: true } }

export const cases = [
  shows(
    ReAuthentication.byPassword,
    "answers a token that proves the password, and nothing else",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const token = yield* byPassword(accessToken)
      yield* isGood("password", uid, token)
      yield* isBad("mfa", uid, token)
      yield* isBad("pin", uid, token)
    })
  ),
  refuses(
    ReAuthentication.byPassword,
    "refuses another password",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        ReAuthentication.byPassword({ accessToken, password: newPassword }),
        ErrorCode.CurrentPasswordInvalid,
        documented(967, 401)
      )
    })
  ),

  shows(
    ReAuthentication.byPin,
    "answers a token that proves the PIN, and nothing else, although no PIN logs in",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ pin })
      const token = yield* passed(ReAuthentication.byPin({ accessToken, pin }))
      yield* isGood("pin", uid, token)
      yield* isBad("mfa", uid, token)
      yield* isBad("password", uid, token)
    }),
    pins
  ),
  refuses(
    ReAuthentication.byPin,
    "refuses another PIN, and a user without one",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ pin })
      const by = ReAuthentication.byPin({ accessToken, pin: otherPin })
      yield* refusalOf(by, ErrorCode.PinInvalid, documented(1236, 401))
      const without = yield* user({ email: other })
      yield* refusalOf(
        ReAuthentication.byPin({ accessToken: without.accessToken, pin }),
        ErrorCode.PinNotSet,
        documented(1235)
      )
    }),
    pins
  ),

  shows(
    ReAuthentication.sendEmailOtpWithoutMfa,
    "mails a passcode that passes the step-up",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      assert.deepEqual(yield* ReAuthentication.sendEmailOtpWithoutMfa({ accessToken, emailTemplate: "ours" }), {
        IsPosted: true
      })
      assert.equal((yield* messageTo(email, "ours")).purpose, "stepUpByEmail")
      const otp = yield* otpTo(email)
      yield* isGood("mfa", uid, yield* passed(ReAuthentication.byEmailOtpWithoutMfa({ accessToken, otp })))
    })
  ),
  refuses(
    ReAuthentication.sendEmailOtpWithoutMfa,
    "refuses an address that is not the user's",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        ReAuthentication.sendEmailOtpWithoutMfa({ accessToken, emailId: other }),
        ErrorCode.EmailNotInProfile,
        documented(1340)
      )
    })
  ),

  shows(
    ReAuthentication.byEmailOtpWithoutMfa,
    "answers a token that proves the passcode, to the calls that are for second factors",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* mailPasscode(accessToken)
      const otp = yield* otpTo(email)
      const token = yield* passed(ReAuthentication.byEmailOtpWithoutMfa({ accessToken, emailId: email, otp }))
      yield* isGood("mfa", uid, token)
      yield* isBad("password", uid, token)
      yield* isBad("pin", uid, token)
    })
  ),
  refuses(
    ReAuthentication.byEmailOtpWithoutMfa,
    "refuses another passcode, and one that has been used",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* mailPasscode(accessToken)
      const by = (otp: string) => ReAuthentication.byEmailOtpWithoutMfa({ accessToken, otp })
      yield* refusalOf(by("none"), ErrorCode.VerificationOtpInvalid, documented(1185))
      const otp = yield* otpTo(email)
      yield* ReAuthentication.byEmailOtpWithoutMfa({ accessToken, otp })
      yield* refusalOf(
        ReAuthentication.byEmailOtpWithoutMfa({ accessToken, otp }),
        ErrorCode.EmailOtpAlreadyUsed,
        documented(1186)
      )
    })
  )
]
