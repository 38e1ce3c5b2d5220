/** LoginRadius' Node SDK 11.7.0: users with a phone number, and logins without a password. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, textAt } from "../setup.js"
import { account, call, lastExchange, logIn, nextMail, nextSmsPasscode, password, refusal, sdk } from "../sdk.js"

const email = "ada@example.com"
const phone = "+15550100200"
const newPhone = "+15550100300"
const clientGuid = "Zm9v+/YmFy/w=="
const isPosted = { IsPosted: true }

/** An account with a verified number. */
const owner = account(email, { PhoneId: phone, PhoneIdVerified: true, UserName: "ada" })

const isSent = (answer: unknown) => assert.match(textAt(answer, "Data.Sid"), /^SM[0-9a-f]{32}$/)

const isLogin = (answer: unknown, uid: string) => {
  assert.match(textAt(answer, "access_token"), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  assert.strictEqual(textAt(answer, "Profile.Uid"), uid)
}

export const passwordless = () => {
  describe("users with a phone number", () => {
    it.live("register, verify the number and log in", () =>
      Effect.gen(function* () {
        const sott = yield* call("helper.getSott", {})
        assert.deepStrictEqual(yield* call("phoneAuthenticationApi.checkPhoneNumberAvailability", phone), {
          IsExist: false
        })
        const profile = { PhoneId: phone, Password: password }
        const register = [profile, sott, undefined, undefined, "hello-sms"] as const
        assert.deepStrictEqual(yield* call("phoneAuthenticationApi.userRegistrationByPhone", ...register), isPosted)
        assert.strictEqual(yield* refusal("phoneAuthenticationApi.userRegistrationByPhone", ...register), 1058)
        assert.strictEqual(yield* refusal("phoneAuthenticationApi.loginByPhone", { phone, password }), 1066)
        yield* nextSmsPasscode(phone, "hello-sms")
        isSent(yield* call("phoneAuthenticationApi.phoneResendVerificationOTP", phone, "again"))
        const otp = yield* nextSmsPasscode(phone, "again")
        assert.strictEqual(yield* refusal("phoneAuthenticationApi.phoneVerificationByOTP", "0", phone), 1067)
        const verified = yield* call("phoneAuthenticationApi.phoneVerificationByOTP", otp, phone)
        const uid = textAt(verified, "Profile.Uid")
        isLogin(verified, uid)
        isLogin(yield* call("phoneAuthenticationApi.loginByPhone", { phone, password }), uid)
        isLogin(
          yield* call(
            "riskBasedAuthenticationApi.rbaLoginByPhone",
            { phone, password },
            ...Array.from({ length: 5 }),
            "b"
          ),
          uid
        )
      }).pipe(Effect.provide(sdk()))
    )

    it.live("change and remove the number, and lose its verification", () =>
      Effect.gen(function* () {
        const uid = yield* owner
        const token = yield* logIn(email)
        isSent(yield* call("phoneAuthenticationApi.updatePhoneNumber", token, newPhone, "change"))
        yield* nextSmsPasscode(newPhone, "change")
        isSent(yield* call("phoneAuthenticationApi.phoneResendVerificationOTPByToken", token, newPhone, "again"))
        const otp = yield* nextSmsPasscode(newPhone, "again")
        assert.deepStrictEqual(
          yield* call("phoneAuthenticationApi.phoneVerificationOTPByAccessToken", token, otp),
          isPosted
        )
        assert.strictEqual(at(yield* call("accountApi.getAccountProfileByUid", uid), "PhoneId"), newPhone)
        assert.strictEqual(yield* refusal("phoneAuthenticationApi.phoneVerificationOTPByAccessToken", token, otp), 1120)
        assert.deepStrictEqual(yield* call("accountApi.resetPhoneIDVerificationByUid", uid), isPosted)
        assert.strictEqual(yield* refusal("accountApi.resetPhoneIDVerificationByUid", uid), 1161)
        assert.deepStrictEqual(yield* call("phoneAuthenticationApi.removePhoneIDByAccessToken", token), {
          IsDeleted: true
        })
        assert.strictEqual(yield* refusal("phoneAuthenticationApi.removePhoneIDByAccessToken", token), 1292)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("get a new password by a passcode", () =>
      Effect.gen(function* () {
        const uid = yield* owner
        isSent(yield* call("phoneAuthenticationApi.forgotPasswordByPhoneOTP", phone, "forgot"))
        const otp = yield* nextSmsPasscode(phone, "forgot")
        const reset = { phone, otp, password: "battery staple" }
        assert.deepStrictEqual(yield* call("phoneAuthenticationApi.resetPasswordByPhoneOTP", reset), isPosted)
        assert.strictEqual(yield* refusal("phoneAuthenticationApi.resetPasswordByPhoneOTP", reset), 1068)
        const login = { phone, password: "battery staple" }
        isLogin(yield* call("phoneAuthenticationApi.loginByPhone", login), uid)
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("passwordless login", () => {
    it.live("by a passcode in an SMS", () =>
      Effect.gen(function* () {
        const uid = yield* owner
        isSent(yield* call("passwordLessLoginApi.passwordlessLoginByPhone", phone, "sms-login"))
        const otp = yield* nextSmsPasscode(phone, "sms-login")
        isLogin(yield* call("passwordLessLoginApi.passwordlessLoginPhoneVerification", { phone, otp }), uid)
        assert.strictEqual(
          yield* refusal("passwordLessLoginApi.passwordlessLoginPhoneVerification", { phone, otp }),
          1068
        )
      }).pipe(Effect.provide(sdk()))
    )

    it.live("by a link in a mail", () =>
      Effect.gen(function* () {
        const uid = yield* owner
        assert.deepStrictEqual(yield* call("passwordLessLoginApi.passwordlessLoginByEmail", email, "one"), isPosted)
        assert.deepStrictEqual(yield* call("passwordLessLoginApi.passwordlessLoginByUserName", "ada", "two"), isPosted)
        const { secret } = yield* nextMail(email, "one")
        isLogin(yield* call("passwordLessLoginApi.passwordlessLoginVerification", secret), uid)
        assert.strictEqual(yield* refusal("passwordLessLoginApi.passwordlessLoginVerification", secret), 1062)
        assert.strictEqual(yield* refusal("passwordLessLoginApi.passwordlessLoginByEmail", "grace@example.com"), 938)
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("smart login", () => {
    it.live("logs in on one device by a link that is followed on another device", () =>
      Effect.gen(function* () {
        const uid = yield* owner
        assert.strictEqual(yield* refusal("smartLoginApi.smartLoginPing", clientGuid), 1140)
        assert.deepStrictEqual(yield* call("smartLoginApi.smartLoginByEmail", clientGuid, email), isPosted)
        assert.strictEqual(yield* refusal("smartLoginApi.smartLoginByEmail", clientGuid, email), 1136)
        assert.strictEqual(yield* refusal("smartLoginApi.smartLoginPing", clientGuid), 1139)
        assert.strictEqual((yield* lastExchange).status, 403)
        const { secret } = yield* nextMail(email, "smartlogin-default")
        assert.deepStrictEqual(yield* call("smartLoginApi.smartLoginTokenVerification", secret), {
          IsPosted: true,
          IsVerified: true
        })
        assert.strictEqual(yield* refusal("smartLoginApi.smartLoginTokenVerification", secret), 1138)
        isLogin(yield* call("smartLoginApi.smartLoginPing", clientGuid), uid)
        assert.strictEqual(yield* refusal("smartLoginApi.smartLoginPing", clientGuid), 1137)
        assert.deepStrictEqual(yield* call("smartLoginApi.smartLoginByUserName", "another", "ada"), isPosted)
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("passwordless logins by passcode", () => {
    it.live("take the passcode from the mail, with an address or a user name", () =>
      Effect.gen(function* () {
        const uid = yield* account(email, { UserName: "ada" })
        yield* call("passwordLessLoginApi.passwordlessLoginByEmail", email, "first")
        const byEmail = { email, otp: (yield* nextMail(email, "first")).secret }
        isLogin(yield* call("passwordLessLoginApi.passwordlessLoginVerificationByEmailAndOTP", byEmail), uid)
        assert.strictEqual(
          yield* refusal("passwordLessLoginApi.passwordlessLoginVerificationByEmailAndOTP", byEmail),
          1186
        )
        yield* call("passwordLessLoginApi.passwordlessLoginByUserName", "ada", "second")
        const byName = { username: "ada", otp: (yield* nextMail(email, "second")).secret }
        isLogin(yield* call("passwordLessLoginApi.passwordlessLoginVerificationByUserNameAndOTP", byName), uid)
        assert.strictEqual(
          yield* refusal("passwordLessLoginApi.passwordlessLoginVerificationByUserNameAndOTP", { ...byName, otp: "1" }),
          1185
        )
      }).pipe(Effect.provide(sdk({ verificationTypes: { oneClickSignin: "OTP" } })))
    )
  })

  describe("one touch login", () => {
    it.live("creates an account for a new address", () =>
      Effect.gen(function* () {
        const start = { clientguid: clientGuid, email, name: "Ada" }
        assert.deepStrictEqual(yield* call("oneTouchLoginApi.oneTouchLoginByEmail", start, "touch"), isPosted)
        const { secret } = yield* nextMail(email, "touch")
        assert.strictEqual(yield* refusal("oneTouchLoginApi.oneTouchLoginPing", clientGuid), 1139)
        yield* call("oneTouchLoginApi.oneTouchEmailVerification", secret)
        const answer = yield* call("oneTouchLoginApi.oneTouchLoginPing", clientGuid)
        const profile = yield* call("accountApi.getAccountProfileByEmail", email)
        isLogin(answer, textAt(profile, "Uid"))
        assert.strictEqual(at(profile, "FirstName"), "Ada")
        assert.strictEqual(at(profile, "EmailVerified"), true)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("creates an account for a new number", () =>
      Effect.gen(function* () {
        isSent(yield* call("oneTouchLoginApi.oneTouchLoginByPhone", { phone, name: "Ada" }, "touch"))
        const otp = yield* nextSmsPasscode(phone, "touch")
        assert.strictEqual(yield* refusal("oneTouchLoginApi.oneTouchLoginOTPVerification", "0", phone), 1067)
        const answer = yield* call("oneTouchLoginApi.oneTouchLoginOTPVerification", otp, phone)
        isLogin(answer, textAt(yield* call("accountApi.getAccountProfileByPhone", phone), "Uid"))
      }).pipe(Effect.provide(sdk()))
    )
  })
}
