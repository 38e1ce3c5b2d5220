import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import { Effect } from "effect"
import { names, subscribeTo, webhookOptions } from "../../support/webhooks.js"
import { documented, flow, login, newPassword, other, phone } from "../flow.js"
import { logsIn, pin, pins, withPin } from "../pin.js"
import { countTo, email, otpTo, profileOf, refusalOf, tokenTo, user } from "../support.js"

describe("addresses that management writes", () => {
  flow(
    "are unverified until their user proves them, and send no mail",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const upsert = Account.upsertEmail({ uid, email: [{ Type: "Primary", Value: other }] })
      assert.strictEqual((yield* upsert).EmailVerified, false)
      assert.strictEqual(yield* countTo(other), 0)
      yield* refusalOf(login({ email: other }), ErrorCode.EmailNotVerified, documented(970))
      yield* Authentication.resendEmailVerification({ email: other })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(other) })
      // The same list again changes nothing.
      assert.strictEqual((yield* upsert).EmailVerified, true)
    })
  )

  flow(
    "count as verified where no address has to be",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const changed = yield* Account.upsertEmail({ uid, email: [{ Type: "Work", Value: other }] })
      assert.strictEqual(changed.EmailVerified, true)
    }),
    { emailVerificationFlow: "disabled" }
  )

  flow(
    "end the wait of the same address for its verification",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.addEmail({ accessToken, email: other, type: "Work" })
      const changed = yield* Account.upsertEmail({ uid, email: [{ Type: "Work", Value: other }] })
      assert.strictEqual(changed.UnverifiedEmail, null)
    })
  )

  flow(
    "must not hold scripts",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const upsert = Account.upsertEmail({ uid, email: [{ Type: "<script>", Value: other }] })
      yield* refusalOf(upsert, ErrorCode.DangerousRequest, documented(1214, 400))
    })
  )
})

describe("a phone number that management sets", () => {
  flow(
    "logs in, is set again without complaint, and ends the change to the same number",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone })
      yield* Account.updatePhoneIdByUid({ uid, phone })
      yield* Account.updatePhoneIdByUid({ uid, phone })
      const stale = PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp: yield* otpTo(phone) })
      yield* refusalOf(stale, ErrorCode.AccessTokenInvalidOrPhoneVerified, documented(1120))
      yield* PhoneAuthentication.sendOneTimePasscode({ phone })
      const answer = yield* PhoneAuthentication.loginUsingOneTimePasscode({
        phone,
        otp: yield* otpTo(phone, "oneclicksignin-default")
      })
      assert.strictEqual(answer._tag, "Authenticated")
    })
  )
})

describe("an account with another id", () => {
  const newUid = "customer-7"

  flow(
    "keeps codes, custom objects, factors, and logins on another device",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const clientGuid = "a device's own guess"
      yield* SmartLogin.loginByEmail({ email, clientGuid })
      const verificationToken = yield* tokenTo(email)
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
      const resetToken = yield* tokenTo(email)
      const made = yield* CustomObjectManagement.createByUid({ uid, objectName: "basket", object: { apples: 3 } })
      yield* MultiFactorAuthentication.updatePhoneNumberByAccessToken({ accessToken, phoneNo2FA: phone })
      yield* Account.updateUid({ uid, newUid })
      yield* MultiFactorAuthentication.updateMfaSetting({ accessToken, otp: yield* otpTo(phone) })
      const { data } = yield* CustomObjectManagement.getByUid({ uid: newUid, objectName: "basket" })
      assert.deepStrictEqual(
        data.map(({ Id }) => Id),
        [made.Id]
      )
      yield* Authentication.resetPasswordByResetToken({ resetToken, password: newPassword })
      const waiting = yield* Effect.flip(login({ password: newPassword }))
      assert.strictEqual(waiting._tag, "MfaRequired")
      yield* SmartLogin.verifyToken({ verificationToken })
      const answer = yield* SmartLogin.ping({ clientGuid })
      assert.strictEqual(answer._tag, "SecondFactorRequired")
    }),
    { secondFactor: { mode: "optional", smsOtp: true } }
  )

  flow(
    "keeps its PIN, and the session tokens that it logs in by",
    Effect.gen(function* () {
      const { sessionToken, uid } = yield* withPin()
      yield* Account.updateUid({ uid, newUid })
      assert.strictEqual((yield* logsIn(sessionToken, pin)).profile.Uid, newUid)
    }),
    pins
  )

  flow(
    "keeps what was counted of its messages",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const forgot = Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com" })
      yield* forgot
      yield* Account.updateUid({ uid, newUid })
      yield* refusalOf(forgot, ErrorCode.EmailSendLimitReached, documented(1122))
    }),
    { messageLimit: { count: 1 } }
  )

  flow(
    "can get one in capitals, by which it is found",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Account.updateUid({ uid, newUid: "Customer-7" })
      assert.strictEqual((yield* profileOf("Customer-7")).Uid, "Customer-7")
    })
  )
})

describe("accounts that share an address", () => {
  flow(
    "are all deleted by it",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* user({ userName: "grace" })
      const { RecordsDeleted } = yield* Account.deleteByEmail({ email })
      assert.strictEqual(RecordsDeleted, 2)
      yield* refusalOf(Account.identitiesByEmail({ email }), ErrorCode.UserNotFound, documented(938))
    }),
    { duplicateEmailWithUniqueUserName: true }
  )

  flow(
    "are not found any more once they are marked as deleted",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Account.update({ uid, profile: { IsDeleted: true } })
      yield* refusalOf(Account.deleteByEmail({ email }), ErrorCode.UserNotFound, documented(938))
    })
  )
})

describe("events", () => {
  flow(
    "tell of addresses, numbers and deletions by management, and of no new account for a new id",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* subscribeTo()
      yield* Account.upsertEmail({ uid, email: [{ Type: "Work", Value: other }] })
      yield* Account.updatePhoneIdByUid({ uid, phone })
      yield* Account.updateUid({ uid, newUid: "customer-7" })
      yield* Account.multipurposeEmailTokenGeneration({ tokenType: "forgotpassword", email })
      yield* Account.deleteByEmail({ email })
      assert.deepStrictEqual(yield* names, ["UpdateProfile", "UpdatePhoneId", "DeleteAccount"])
    }),
    webhookOptions
  )
})
