import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Effect } from "effect"
import assert from "node:assert/strict"
import {
  email,
  messageTo,
  otpTo,
  profileOf,
  refusalOf,
  refuses,
  reveal,
  shows,
  tokenTo,
  user,
  verificationUrl
} from "../../support.js"
import { registration } from "./setup.js"

export const cases = [
  shows(
    Authentication.verifyEmail,
    "verifies the address once",
    Effect.gen(function* () {
      yield* Authentication.userRegistrationByEmail(registration())
      const { Uid } = yield* Account.profilesByEmail({ email })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      assert.equal((yield* profileOf(Uid)).EmailVerified, true)
      assert.equal((yield* messageTo(email, "welcome-default")).token, undefined)
    })
  ),
  refuses(
    Authentication.verifyEmail,
    "refuses a used token",
    Effect.gen(function* () {
      yield* Authentication.userRegistrationByEmail(registration())
      const verificationToken = yield* tokenTo(email)
      yield* Authentication.verifyEmail({ verificationToken })
      yield* refusalOf(Authentication.verifyEmail({ verificationToken }), ErrorCode.VerificationLinkAlreadyUsed, {
        code: 974,
        status: 403
      })
    })
  ),

  shows(
    Authentication.verifyEmailByOtp,
    "verifies the address by the passcode of the mail",
    Effect.gen(function* () {
      yield* Authentication.userRegistrationByEmail(registration())
      const { Uid } = yield* Account.profilesByEmail({ email })
      yield* Authentication.verifyEmailByOtp({ email, otp: yield* otpTo(email) })
      assert.equal((yield* profileOf(Uid)).EmailVerified, true)
    }),
    { verificationTypes: { registration: "OTP" } }
  ),
  refuses(
    Authentication.verifyEmailByOtp,
    "refuses a wrong passcode",
    Effect.gen(function* () {
      yield* Authentication.userRegistrationByEmail(registration())
      yield* refusalOf(Authentication.verifyEmailByOtp({ email, otp: "none" }), ErrorCode.VerificationOtpInvalid, {
        code: 1185,
        status: 403
      })
    }),
    { verificationTypes: { registration: "OTP" } }
  ),

  shows(
    Authentication.resendEmailVerification,
    "mails another valid link",
    Effect.gen(function* () {
      const { uid } = yield* user({ emailVerified: false })
      yield* Authentication.resendEmailVerification({ email, verificationUrl, emailTemplate: "once-more" })
      const { link } = yield* messageTo(email, "once-more")
      assert.ok(link !== undefined && reveal(link).startsWith(`${verificationUrl}?vtype=emailverification&vtoken=`))
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      assert.equal((yield* profileOf(uid)).EmailVerified, true)
    })
  ),
  refuses(
    Authentication.resendEmailVerification,
    "refuses a verified address",
    Effect.gen(function* () {
      yield* user()
      yield* refusalOf(Authentication.resendEmailVerification({ email }), ErrorCode.EmailAlreadyVerified, {
        code: 1025,
        status: 403
      })
    })
  )
]
