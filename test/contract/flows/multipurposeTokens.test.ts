import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as OneTouchLogin from "@loginradius-effect/core/OneTouchLogin"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { documented, flow, login, newPassword, other, phone, unknownUid } from "../flow.js"
import { logsIn, otherPin, pin, pins, sessionToken as freshSessionToken, withPin } from "../pin.js"
import { email, profileOf, refusalOf, reveal, user } from "../support.js"

const forMail = (
  tokenType: string,
  wanted: Omit<Parameters<typeof Account.multipurposeEmailTokenGeneration>[0], "tokenType">
) => Effect.map(Account.multipurposeEmailTokenGeneration({ tokenType, ...wanted }), ({ Token }) => Token)

const forSms = (
  smsOtpType: string,
  wanted: Omit<Parameters<typeof Account.multipurposeSmsOtpGeneration>[0], "smsOtpType">
) => Effect.map(Account.multipurposeSmsOtpGeneration({ smsOtpType, ...wanted }), ({ Token }) => Token)

const clientGuid = "a device's own guess"

const passcode = /^\d{6}$/

const isIn = (answer: { readonly _tag: string }): void => assert.strictEqual(answer._tag, "Authenticated")

describe("tokens in place of a mail", () => {
  flow(
    "add an address, once it is proven",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const verificationToken = yield* forMail("AddEmail", { uid, email: other, type: "Work" })
      assert.deepStrictEqual((yield* profileOf(uid)).UnverifiedEmail, [{ Type: "Work", Value: other }])
      yield* Authentication.verifyEmail({ verificationToken })
      const { Email } = yield* profileOf(uid)
      assert.deepStrictEqual(Email?.at(-1), { Type: "Work", Value: other })
    })
  )

  flow(
    "do not add an address that an account has",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* user({ email: other })
      for (const taken of [email, other]) {
        const add = forMail("addemail", { uid, email: taken, type: "Work" })
        yield* refusalOf(add, ErrorCode.EmailAlreadyRegistered, documented(936))
      }
      assert.strictEqual((yield* profileOf(uid)).UnverifiedEmail, null)
    })
  )

  flow(
    "reset the password, of the account with an address or a user name",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      const first = yield* forMail("forgotpassword", { email })
      yield* Authentication.resetPasswordByResetToken({ resetToken: first, password: newPassword })
      const second = yield* forMail("forgotpassword", { username: "ADA" })
      yield* Authentication.resetPasswordByResetToken({ resetToken: second, password: "a third password" })
      isIn(yield* login({ password: "a third password" }))
    })
  )

  flow(
    "log in without a password, and once",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      const verificationToken = yield* forMail("passwordlesslogin", { username: "ada" })
      isIn(yield* PasswordlessLogin.loginVerification({ verificationToken }))
      yield* refusalOf(
        PasswordlessLogin.loginVerification({ verificationToken }),
        ErrorCode.PasswordlessLinkAlreadyUsed,
        documented(1062)
      )
    })
  )

  flow(
    "delete the account",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Authentication.deleteAccount({ deleteToken: yield* forMail("deleteuser", { uid }) })
      yield* refusalOf(Account.profilesByUid({ uid }), ErrorCode.AccountIdInvalid, documented(984))
    })
  )

  flow(
    "let a device log in, by Smart Login",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      const verificationToken = yield* forMail("autologin", { username: "ada", clientGuid })
      yield* refusalOf(SmartLogin.ping({ clientGuid }), ErrorCode.SmartLoginLinkNotVerified, documented(1139))
      yield* SmartLogin.verifyToken({ verificationToken })
      isIn(yield* SmartLogin.ping({ clientGuid }))
      const again = forMail("autologin", { email, clientGuid })
      yield* refusalOf(again, ErrorCode.ClientGuidAlreadyUsed, documented(1136))
    })
  )

  flow(
    "let a device log in by One Touch Login, which makes the account",
    Effect.gen(function* () {
      const verificationToken = yield* forMail("onetouchlogin", { email, clientGuid, name: "Ada" })
      assert.strictEqual((yield* Account.profilesByEmail({ email })).FirstName, "Ada")
      yield* OneTouchLogin.verifyOtpByEmail({ verificationToken })
      isIn(yield* SmartLogin.ping({ clientGuid }))
    })
  )

  flow(
    "make no account where nobody may register, or not with this address",
    Effect.gen(function* () {
      const oneTouch = forMail("onetouchlogin", { email, clientGuid })
      yield* Emulator.configure({ blockedEmailDomains: ["example.com"] })
      yield* refusalOf(oneTouch, ErrorCode.EmailDomainNotAllowed, documented(1247))
      yield* Emulator.configure({ blockedEmailDomains: [], registration: false })
      yield* refusalOf(oneTouch, ErrorCode.RegistrationDisabled, documented(1190))
      yield* refusalOf(Account.profilesByEmail({ email }), ErrorCode.UserNotFound, documented(938))
    })
  )

  flow(
    "are passcodes where mails carry those",
    Effect.gen(function* () {
      yield* user({ emailVerified: false })
      const otp = yield* forMail("emailverification", { email })
      assert.match(reveal(otp), passcode)
      yield* Authentication.verifyEmailByOtp({ email, otp })
      assert.strictEqual((yield* Account.profilesByEmail({ email })).EmailVerified, true)
      assert.match(reveal(yield* forMail("forgotpassword", { email })), passcode)
      assert.notMatch(reveal(yield* forMail("passwordlesslogin", { email })), passcode)
    }),
    { verificationTypes: { registration: "OTP", forgotPassword: "OTP" } }
  )

  flow(
    "name the providers that the user signs in with",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.socialLogin({ provider: "google", id: "1", email }))
      const made = yield* Account.multipurposeEmailTokenGeneration({ tokenType: "forgotpassword", email })
      assert.deepStrictEqual(made.IdentityProviders, ["google"])
    })
  )

  flow(
    "choose a new PIN, and so do passcodes in place of an SMS",
    Effect.gen(function* () {
      const { sessionToken } = yield* withPin({ phoneId: phone })
      const resetToken = yield* forMail("forgotpin", { email })
      yield* PinAuthentication.resetPinByResetToken({ resetToken, pin: otherPin })
      yield* logsIn(sessionToken, otherPin)
      const otp = yield* forSms("forgotpin", { phone })
      yield* PinAuthentication.resetPinByPhoneAndOtp({ phone, otp, pin })
      yield* logsIn(yield* freshSessionToken, pin)
    }),
    pins
  )

  flow(
    "need what their type needs",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const cases = [
        ["emailverification", "email", {}],
        ["addemail", "email", { uid, type: "Work" }],
        ["addemail", "type", { uid, email: other }],
        ["addemail", "uid", { email: other, type: "Work" }],
        ["forgotpassword", "email", {}],
        ["passwordlesslogin", "email", {}],
        ["deleteuser", "uid", {}],
        ["forgotpin", "email", {}],
        ["onetouchlogin", "clientGuid", { email }],
        ["autologin", "clientGuid", { email }],
        ["autologin", "email", { clientGuid }]
      ] as const
      for (const [type, member, wanted] of cases) {
        const error = yield* refusalOf(forMail(type, wanted), ErrorCode.ParameterMalformed, documented(908, 400))
        assert.include(error.description, ` ${member} `, type)
      }
    })
  )

  flow(
    "are refused for unknown users, bad addresses and scripts",
    Effect.gen(function* () {
      const reset = (wanted: { readonly email?: string; readonly username?: string }) =>
        forMail("forgotpassword", wanted)
      yield* refusalOf(reset({ email }), ErrorCode.UserNotFound, documented(938))
      yield* refusalOf(reset({ username: "ada" }), ErrorCode.UserNotFound, documented(938))
      yield* refusalOf(reset({ email: "ada" }), ErrorCode.EmailIdInvalid, documented(1038, 400))
      const removal = forMail("deleteuser", { uid: unknownUid })
      yield* refusalOf(removal, ErrorCode.AccountIdInvalid, documented(984))
      const script = forMail("onetouchlogin", { email, clientGuid, name: "<script>" })
      yield* refusalOf(script, ErrorCode.DangerousRequest, documented(1214, 400))
    })
  )

  flow(
    "are refused for an account that may do nothing, and beyond the limit",
    Effect.gen(function* () {
      const { uid } = yield* user({ phoneId: phone })
      const mailed = forMail("forgotpassword", { email })
      const texted = forSms("forgotpassword", { phone })
      yield* mailed
      yield* texted
      yield* refusalOf(mailed, ErrorCode.TokenGenerationLimitReached, documented(1178))
      yield* refusalOf(texted, ErrorCode.OtpGenerationLimitReached, documented(1179))
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(mailed, ErrorCode.AccountBlocked, documented(991))
      yield* refusalOf(texted, ErrorCode.AccountBlocked, documented(991))
    }),
    { messageLimit: { count: 1 } }
  )

  flow(
    "expire",
    Effect.gen(function* () {
      yield* user()
      const resetToken = yield* forMail("forgotpassword", { email })
      yield* TestClock.adjust("72 hours")
      yield* refusalOf(
        Authentication.resetPasswordByResetToken({ resetToken, password: newPassword }),
        ErrorCode.VerificationLinkExpired,
        documented(975)
      )
    })
  )
})

describe("passcodes in place of an SMS", () => {
  flow(
    "change the phone number, once it is proven",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ phoneId: "+15550100100" })
      const otp = yield* forSms("addphone", { uid, phone })
      assert.strictEqual((yield* profileOf(uid)).PhoneId, "+15550100100")
      yield* PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp })
      assert.strictEqual((yield* profileOf(uid)).PhoneId, phone)
    })
  )

  flow(
    "verify a number, and log in by it",
    Effect.gen(function* () {
      yield* user({ phoneId: phone, phoneIdVerified: false })
      isIn(yield* PhoneAuthentication.verifyOtp({ phone, otp: yield* forSms("phoneidverification", { phone }) }))
      for (const type of ["passwordlesslogin", "smartlogin"]) {
        const otp = yield* forSms(type, { phone })
        isIn(yield* PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp }))
      }
    })
  )

  flow(
    "log in by One Touch Login, which makes the account",
    Effect.gen(function* () {
      const otp = yield* forSms("onetouchlogin", { phone, name: "Ada" })
      isIn(yield* OneTouchLogin.verifyOtp({ phone, otp }))
      assert.strictEqual((yield* Account.profilesByPhoneId({ phone })).FirstName, "Ada")
    })
  )

  flow(
    "are refused for what is no number, unknown and taken ones, and without an account",
    Effect.gen(function* () {
      yield* user({ phoneId: phone })
      const { uid } = yield* user({ email: other })
      yield* refusalOf(forSms("forgotpassword", {}), ErrorCode.ParameterMalformed, documented(908, 400))
      yield* refusalOf(forSms("addphone", { phone }), ErrorCode.ParameterMalformed, documented(908, 400))
      yield* refusalOf(forSms("addphone", { uid, phone }), ErrorCode.PhoneAlreadyRegistered, documented(1058))
      yield* refusalOf(forSms("addphone", { uid: unknownUid, phone }), ErrorCode.AccountIdInvalid, documented(984))
      yield* refusalOf(forSms("forgotpassword", { phone: "home" }), ErrorCode.PhoneNumberInvalid, documented(1096, 400))
      for (const type of ["forgotpassword", "forgotpin", "smartlogin", "phoneidverification"]) {
        yield* refusalOf(forSms(type, { phone: "+15550100300" }), ErrorCode.UserNotFound, documented(938))
      }
    })
  )
})
