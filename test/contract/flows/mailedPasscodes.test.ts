import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import type { Emulator } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { names, subscribeTo, webhookOptions } from "../../support/webhooks.js"
import { documented, flow, other, phone } from "../flow.js"
import { email, messageTo, otpTo, question, refusalOf, user } from "../support.js"

const otpMails: Emulator.Options = { verificationTypes: { oneClickSignin: "OTP" } }

describe("a passwordless login by passcode", () => {
  flow(
    "is not proven by the passcode of another mail, or of another account",
    Effect.gen(function* () {
      yield* user()
      yield* user({ email: other })
      yield* PasswordlessLogin.loginByEmail({ email: other })
      const otp = yield* otpTo(other)
      const verify = PasswordlessLogin.verifyByEmailAndOtp({ email, otp })
      yield* refusalOf(verify, ErrorCode.VerificationOtpInvalid, documented(1185))
    }),
    otpMails
  )

  flow(
    "is not proven by a mail to an address that the account has given up",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* PasswordlessLogin.loginByEmail({ email })
      const otp = yield* otpTo(email)
      yield* Account.update({ uid, profile: { Email: [{ Type: "Primary", Value: other }] } })
      const verify = PasswordlessLogin.verifyByEmailAndOtp({ email: other, otp })
      yield* refusalOf(verify, ErrorCode.VerificationOtpInvalid, documented(1185))
    }),
    otpMails
  )

  flow(
    "welcomes the user with the given template, and is told of",
    Effect.gen(function* () {
      yield* user({ emailVerified: false })
      yield* PasswordlessLogin.loginByEmail({ email })
      const otp = yield* otpTo(email)
      yield* subscribeTo()
      yield* PasswordlessLogin.verifyByEmailAndOtp({ email, otp, welcomeEmailTemplate: "hello" })
      yield* messageTo(email, "hello")
      assert.deepStrictEqual(yield* names, ["EmailVerification", "Login"])
    }),
    { ...webhookOptions, ...otpMails }
  )

  flow(
    "counts wrong passcodes, and is refused while the account is locked",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      const verify = PasswordlessLogin.verifyByUsernameAndOtp({ username: "ada", otp: "000000" })
      yield* refusalOf(verify, ErrorCode.VerificationOtpInvalid, documented(1185))
      yield* refusalOf(verify, ErrorCode.AccountTemporarilyLocked, documented(1198))
    }),
    { ...otpMails, lockout: { type: "Suspend", threshold: 1 } }
  )

  flow(
    "goes on to the second factor",
    Effect.gen(function* () {
      yield* user()
      yield* PasswordlessLogin.loginByEmail({ email })
      const answer = yield* PasswordlessLogin.verifyByEmailAndOtp({ email, otp: yield* otpTo(email) })
      assert.strictEqual(answer._tag, "SecondFactorRequired")
    }),
    { ...otpMails, secondFactor: { mode: "required", emailOtp: true } }
  )

  flow(
    "does not tell of an account where nobody learns of one",
    Effect.gen(function* () {
      const byEmail = PasswordlessLogin.verifyByEmailAndOtp({ email, otp: "000000" })
      yield* refusalOf(byEmail, ErrorCode.VerificationOtpInvalid, documented(1185))
      const byUsername = PasswordlessLogin.verifyByUsernameAndOtp({ username: "ada", otp: "000000" })
      yield* refusalOf(byUsername, ErrorCode.VerificationOtpInvalid, documented(1185))
    }),
    { ...otpMails, hidesUnknownAccounts: true }
  )
})

describe("a deletion by passcode", () => {
  flow(
    "is locked after too many wrong ones, until what lifts the lock comes along",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ phoneId: phone, securityAnswers: { [question]: "Byron" } })
      yield* Effect.flip(PhoneAuthentication.deleteAccountByOtp({ accessToken, otp: "000000" }))
      yield* PhoneAuthentication.sendAccountDeleteOtp({ accessToken })
      const otp = yield* otpTo(phone)
      yield* refusalOf(
        PhoneAuthentication.deleteAccountByOtp({ accessToken, otp }),
        ErrorCode.AccountLockedSecurityAnswerRequired,
        documented(1148)
      )
      yield* subscribeTo()
      yield* PhoneAuthentication.deleteAccountByOtp({ accessToken, otp, securityAnswer: { [question]: "Byron" } })
      assert.deepStrictEqual(yield* names, ["DeleteAccount"])
    }),
    { ...webhookOptions, lockout: { type: "SecurityQuestion", threshold: 1 } }
  )

  flow(
    "is not done by a passcode for a number that the account has no more",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ phoneId: phone })
      yield* PhoneAuthentication.sendAccountDeleteOtp({ accessToken })
      const otp = yield* otpTo(phone)
      yield* Account.updatePhoneIdByUid({ uid, phone: "+15550100300" })
      const remove = PhoneAuthentication.deleteAccountByOtp({ accessToken, otp })
      yield* refusalOf(remove, ErrorCode.OtpInvalid, documented(1067))
    })
  )

  flow(
    "has a limit for its messages",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ phoneId: phone })
      const send = PhoneAuthentication.sendAccountDeleteOtp({ accessToken })
      yield* send
      yield* refusalOf(send, ErrorCode.SmsSendLimitReached, documented(1123))
    }),
    { messageLimit: { count: 1 } }
  )
})

describe("the accounts of a role context", () => {
  const blog = RolesManagement.roleContextByContextName({ contextName: "blog" })

  const join = (uid: string, Expiration?: string) =>
    RolesManagement.upsertContext({ uid, roleContext: [{ Context: "blog", Roles: ["editor"], Expiration }] })

  flow(
    "are all that have it, the oldest first, until it is gone with them",
    Effect.gen(function* () {
      yield* RolesManagement.rolesCreate({ roles: [{ Name: "editor" }] })
      const first = yield* user()
      yield* TestClock.adjust("1 minute")
      const second = yield* user({ email: other })
      yield* join(second.uid)
      yield* join(first.uid)
      const uids = Effect.map(blog, ({ Data }) => Data.map(({ Uid }) => Uid))
      assert.deepStrictEqual(yield* uids, [first.uid, second.uid])
      yield* Account.delete({ uid: first.uid })
      assert.deepStrictEqual(yield* uids, [second.uid])
    })
  )

  flow(
    "are none once it has expired, where that counts",
    Effect.gen(function* () {
      yield* RolesManagement.rolesCreate({ roles: [{ Name: "editor" }] })
      const { uid } = yield* user()
      yield* join(uid, "01/01/1970 1:00:00 AM")
      assert.strictEqual((yield* blog).Data[0]?.RoleContext?.Expiration, "1970-01-01T01:00:00.000Z")
      yield* TestClock.adjust("1 hour")
      yield* refusalOf(blog, ErrorCode.RoleContextNameInvalid, documented(1133))
    }),
    { hidesExpiredRoleContexts: true }
  )
})
