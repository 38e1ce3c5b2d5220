/** LoginRadius' Elixir SDK 1.1: phone numbers, the second factor, and logins without a password. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { totp } from "../../support/totp.js"
import { at, server, textAt, withStoppedClock } from "../setup.js"
import {
  account,
  email,
  isDeleted,
  isLogin,
  isPosted,
  nextMailSecret,
  nextSmsPasscode,
  password,
  phone,
  refusal,
  session,
  succeed,
  userName
} from "./client.js"

const newPhone = "19022008815"
const unused = "+15550100999"
const nobody = "0".repeat(32)
const clientguid = "Zm9v+/YmFy/w=="

const isSent = (answer: unknown) => assert.match(textAt(answer, "Data.Sid"), /^SM[0-9a-f]{32}$/)

const factors = (mode: "optional" | "required") =>
  server({ secondFactor: { mode, authenticator: true, smsOtp: true, emailOtp: true } })

/** The token of a login with a pending second factor. */
const pendingToken = (answer: unknown) => {
  assert.strictEqual(at(answer, "access_token"), "00000000-0000-0000-0000-000000000000")
  assert.strictEqual(at(answer, "Profile"), null)
  return {
    secondfactorauthenticationtoken: textAt(answer, "SecondFactorAuthentication.SecondFactorAuthenticationToken")
  }
}

const byEmail = succeed("MultiFactorAuthentication.loginByEmail", {}, { email, password })

/** The code that an app shows some time steps from now, as this SDK sends it. */
const appCode = (key: string, steps: number) => ({ googleauthenticatorcode: totp(key, Date.now() + steps * 30_000) })

/** Sets up an app. */
const setUpApp = (token: { readonly access_token: string }, steps = -1) =>
  Effect.gen(function* () {
    const offered = yield* succeed("MultiFactorAuthentication.validateAccessToken", token)
    assert.match(textAt(offered, "QRCode"), /^data:image\/png;base64,/)
    const key = textAt(offered, "ManualEntryCode")
    yield* succeed("MultiFactorAuthentication.updateMfaByAccessToken", token, appCode(key, steps))
    return key
  })

export const logins = () => {
  describe("phone numbers of an Elixir application", () => {
    it.live("register users, who verify them and log in", () =>
      Effect.gen(function* () {
        const person = { PhoneId: phone, Password: password, EmailVerified: true, PhoneIdVerified: true }
        assert.deepStrictEqual(yield* succeed("PhoneAuthentication.phoneNumberAvailability", { phone }), {
          IsExist: false
        })
        const register = { verificationurl: "www.test.com", smstemplate: "welcome-default" }
        assert.deepStrictEqual(yield* succeed("PhoneAuthentication.userRegistrationBySms", register, person), isPosted)
        assert.deepStrictEqual(yield* refusal("PhoneAuthentication.userRegistrationBySms", {}, person), [403, 1058])
        assert.deepStrictEqual(yield* succeed("PhoneAuthentication.phoneNumberAvailability", { phone }), {
          IsExist: true
        })
        assert.deepStrictEqual(
          yield* refusal("PhoneAuthentication.phoneNumberAvailability", { phone: "none" }),
          [400, 1096]
        )
        // A verification by the client is ignored.
        assert.deepStrictEqual(yield* refusal("PhoneAuthentication.login", {}, { phone, password }), [403, 1066])
        yield* nextSmsPasscode(phone, "welcome-default")
        isSent(yield* succeed("PhoneAuthentication.resendVerificationOtp", { smstemplate: "again" }, { phone }))
        const otp = yield* nextSmsPasscode(phone, "again")
        assert.deepStrictEqual(yield* refusal("PhoneAuthentication.verifyOtp", { otp: "0" }, { phone }), [403, 1067])
        const verified = yield* succeed("PhoneAuthentication.verifyOtp", { otp }, { phone })
        const uid = textAt(verified, "Profile.Uid")
        isLogin(verified, uid)
        isLogin(yield* succeed("PhoneAuthentication.login", { loginurl: "www.test.com" }, { phone, password }), uid)
        assert.deepStrictEqual(yield* refusal("PhoneAuthentication.resendVerificationOtp", {}, { phone }), [403, 1073])
      }).pipe(Effect.provide(server()))
    )

    it.live("are changed, verified, unverified and removed", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const token = yield* session()
        isSent(yield* succeed("PhoneAuthentication.phoneNumberUpdate", token, { phone }))
        isSent(yield* succeed("PhoneAuthentication.phoneNumberUpdate", token, { phone: newPhone }))
        yield* nextSmsPasscode(newPhone)
        const resend = { phone: newPhone }
        isSent(yield* succeed("PhoneAuthentication.resendVerificationOtpByAccessToken", token, resend))
        const otp = yield* nextSmsPasscode(newPhone)
        const verify = { ...token, otp }
        assert.deepStrictEqual(
          yield* refusal("PhoneAuthentication.verifyOtpByAccessToken", { ...token, otp: "0" }),
          [403, 1067]
        )
        assert.deepStrictEqual(yield* succeed("PhoneAuthentication.verifyOtpByAccessToken", verify), isPosted)
        assert.strictEqual(at(yield* succeed("Account.profilesByUid", { uid }), "PhoneId"), newPhone)
        assert.deepStrictEqual(
          yield* refusal("PhoneAuthentication.resendVerificationOtpByAccessToken", token, resend),
          [403, 1073]
        )
        yield* succeed("Account.update", { uid }, { PhoneIdVerified: false })
        isSent(yield* succeed("PhoneAuthentication.resendVerificationOtp", {}, resend))
        yield* succeed("Account.update", { uid }, { PhoneIdVerified: true })
        assert.deepStrictEqual(yield* succeed("PhoneAuthentication.resetPhoneIdVerification", { uid }), isPosted)
        assert.deepStrictEqual(yield* refusal("PhoneAuthentication.resetPhoneIdVerification", { uid }), [403, 1161])
        assert.deepStrictEqual(yield* succeed("PhoneAuthentication.removePhoneIdByAccessToken", token), isDeleted)
        assert.deepStrictEqual(yield* refusal("PhoneAuthentication.removePhoneIdByAccessToken", token), [403, 1292])
        const missing = { access_token: "" }
        assert.deepStrictEqual(yield* refusal("PhoneAuthentication.phoneNumberUpdate", missing, { phone }), [400, 1060])
      }).pipe(Effect.provide(server()))
    )

    it.live("log in and reset passwords by passcodes", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        isSent(yield* succeed("PhoneAuthentication.sendOneTimePasscode", { phone }))
        const login = { phone, otp: yield* nextSmsPasscode(phone) }
        isLogin(yield* succeed("PhoneAuthentication.loginUsingOneTimePasscode", {}, login), uid)
        assert.deepStrictEqual(yield* refusal("PhoneAuthentication.loginUsingOneTimePasscode", {}, login), [403, 1068])
        assert.deepStrictEqual(yield* refusal("PhoneAuthentication.sendOneTimePasscode", { phone: unused }), [403, 938])

        const template = { smstemplate: "forgotpassword-default" }
        isSent(yield* succeed("PhoneAuthentication.forgotPasswordByOtp", template, { phone }))
        assert.deepStrictEqual(
          yield* refusal("PhoneAuthentication.forgotPasswordByOtp", template, { phone: unused }),
          [403, 938]
        )
        const otp = yield* nextSmsPasscode(phone, "forgotpassword-default")
        const reset = { phone, otp, password: "next" }
        assert.deepStrictEqual(yield* succeed("PhoneAuthentication.resetPasswordByOtp", {}, reset), isPosted)
        assert.deepStrictEqual(yield* refusal("PhoneAuthentication.resetPasswordByOtp", {}, reset), [403, 1068])
        yield* session("next")
      }).pipe(Effect.provide(server()))
    )
  })

  describe("the second factor of an Elixir application", () => {
    it.live("is an app, under the name of Google Authenticator", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        // No factor is set up or required, so that this is a complete login.
        const token = { access_token: textAt(yield* byEmail, "access_token") }
        const key = yield* setUpApp(token)
        const wrong = { googleauthenticatorcode: "12345" }
        assert.deepStrictEqual(
          yield* refusal("MultiFactorAuthentication.updateMfaByAccessToken", token, wrong),
          [403, 1102]
        )
        const configured = yield* succeed("MultiFactorAuthentication.validateAccessToken", token)
        assert.include(configured, { QRCode: null, IsGoogleAuthenticatorVerified: true })

        const byUserName = succeed("MultiFactorAuthentication.loginByUsername", {}, { username: userName, password })
        const login = pendingToken(yield* byUserName)
        const validate = "MultiFactorAuthentication.validateGoogleAuthCode"
        assert.deepStrictEqual(yield* refusal(validate, login, appCode(key, -1)), [403, 1102])
        isLogin(yield* succeed(validate, login, appCode(key, 0)), uid)
        assert.deepStrictEqual(yield* refusal(validate, login, appCode(key, 1)), [403, 1103])
        const byPhone = pendingToken(yield* succeed("MultiFactorAuthentication.loginByPhone", {}, { phone, password }))
        isLogin(yield* succeed(validate, byPhone, appCode(key, 1)), uid)
        for (const [name, who] of [
          ["MultiFactorAuthentication.loginByEmail", { email }],
          ["MultiFactorAuthentication.loginByUsername", { username: userName }],
          ["MultiFactorAuthentication.loginByPhone", { phone }]
        ] as const) {
          assert.deepStrictEqual(yield* refusal(name, {}, { ...who, password: "wrong" }), [401, 966], name)
        }

        const flag = { googleauthenticator: true }
        const reset = "MultiFactorAuthentication.resetGoogleAuthenticatorByAccessToken"
        assert.deepStrictEqual(yield* refusal(reset, token, { googleauthenticator: false }), [403, 1121])
        assert.deepStrictEqual(yield* succeed(reset, token, flag), isDeleted)
        isLogin(yield* byEmail, uid)
        yield* setUpApp(token, 0)
        pendingToken(yield* byEmail)
        const byUid = "MultiFactorAuthentication.resetGoogleAuthenticatorByUid"
        assert.deepStrictEqual(yield* succeed(byUid, { uid }, flag), isDeleted)
        assert.deepStrictEqual(yield* refusal(byUid, { uid: nobody }, flag), [403, 984])
        isLogin(yield* byEmail, uid)
      }).pipe(withStoppedClock, Effect.provide(factors("optional")))
    )

    it.live("is a passcode by SMS, set up in the login where it is required", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const login = pendingToken(yield* byEmail)
        const sent = yield* succeed("MultiFactorAuthentication.updatePhoneNumber", login, { phoneno2fa: phone })
        assert.match(textAt(sent, "Sid"), /^SM[0-9a-f]{32}$/)
        const validate = "MultiFactorAuthentication.validateOtp"
        assert.deepStrictEqual(yield* refusal(validate, login, { otp: "0" }), [403, 1067])
        const answer = yield* succeed(validate, login, { otp: yield* nextSmsPasscode(phone) })
        isLogin(answer, uid)
        const update = "MultiFactorAuthentication.updatePhoneNumber"
        assert.deepStrictEqual(yield* refusal(update, login, { phoneno2fa: phone }), [403, 1103])

        const token = { access_token: textAt(answer, "access_token") }
        const change = "MultiFactorAuthentication.updatePhoneNumberByAccessToken"
        assert.deepStrictEqual(yield* refusal(change, token, { phoneno2fa: phone }), [403, 1106])
        yield* succeed(change, token, { phoneno2fa: newPhone })
        const otp = yield* nextSmsPasscode(newPhone)
        assert.deepStrictEqual(
          yield* refusal("MultiFactorAuthentication.updateMfaSetting", token, { otp: "0" }),
          [403, 1067]
        )
        const profile = yield* succeed("MultiFactorAuthentication.updateMfaSetting", token, { otp })
        assert.strictEqual(at(profile, "Uid"), uid)
        pendingToken(yield* byEmail)
        yield* nextSmsPasscode(newPhone)

        const flag = { otpauthenticator: true }
        const own = "MultiFactorAuthentication.resetSmsAuthenticatorByAccessToken"
        const byUid = "MultiFactorAuthentication.resetSmsAuthenticatorByUid"
        assert.deepStrictEqual(yield* refusal(own, token, flag), [403, 1121])
        assert.deepStrictEqual(yield* succeed(byUid, { uid }, flag), isDeleted)
        assert.deepStrictEqual(yield* refusal(byUid, { uid: nobody }, flag), [403, 984])
        const settings = yield* succeed("MultiFactorAuthentication.validateAccessToken", token)
        assert.include(settings, { IsOTPAuthenticatorVerified: false, OTPPhoneNo: null })
        assert.deepStrictEqual(yield* succeed(own, token, flag), isDeleted)
      }).pipe(Effect.provide(factors("required")))
    )

    it.live("has backup codes, each for one login", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const token = yield* session()
        const codes = "MultiFactorAuthentication.backupCodesByAccessToken"
        const renew = "MultiFactorAuthentication.resetBackupCodesByAccessToken"
        assert.deepStrictEqual(yield* refusal(codes, token), [403, 1128])
        assert.deepStrictEqual(yield* refusal(renew, token), [403, 1128])
        yield* setUpApp(token)
        const use = (answer: unknown, index: number) => ({ backupcode: textAt(answer, `BackUpCodes.${index}`) })
        const first = yield* succeed(codes, token)
        assert.deepStrictEqual(yield* refusal(codes, token), [403, 1127])
        assert.deepStrictEqual(yield* refusal("MultiFactorAuthentication.backupCodesByUid", { uid }), [403, 1127])
        const validate = "MultiFactorAuthentication.validateBackupCode"
        isLogin(yield* succeed(validate, pendingToken(yield* byEmail), use(first, 9)), uid)
        const login = pendingToken(yield* byEmail)
        assert.deepStrictEqual(yield* refusal(validate, login, use(first, 9)), [403, 1129])
        const renewed = yield* succeed(renew, token)
        assert.deepStrictEqual(yield* refusal(validate, login, use(first, 0)), [403, 1129])
        isLogin(yield* succeed(validate, login, use(renewed, 0)), uid)
        const ofUid = yield* succeed("MultiFactorAuthentication.resetBackupCodesByUid", { uid })
        const last = pendingToken(yield* byEmail)
        assert.deepStrictEqual(yield* refusal(validate, last, use(renewed, 1)), [403, 1129])
        isLogin(yield* succeed(validate, last, use(ofUid, 1)), uid)
        const none = { uid: nobody }
        assert.deepStrictEqual(yield* refusal("MultiFactorAuthentication.resetBackupCodesByUid", none), [403, 984])
      }).pipe(withStoppedClock, Effect.provide(factors("optional")))
    )

    it.live("has backup codes that management creates", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const token = yield* session()
        yield* setUpApp(token)
        const made = yield* succeed("MultiFactorAuthentication.backupCodesByUid", { uid })
        const backupcode = textAt(made, "BackUpCodes.0")
        assert.match(backupcode, /^[0-9a-f]{5}-[0-9a-f]{5}$/)
        const login = pendingToken(yield* byEmail)
        isLogin(yield* succeed("MultiFactorAuthentication.validateBackupCode", login, { backupcode }), uid)
      }).pipe(withStoppedClock, Effect.provide(factors("optional")))
    )

    it.live("is refused unless it is on", () =>
      Effect.gen(function* () {
        yield* account()
        const login = { email, password }
        assert.deepStrictEqual(yield* refusal("MultiFactorAuthentication.loginByEmail", {}, login), [403, 1097])
        const token = yield* session()
        assert.deepStrictEqual(yield* refusal("MultiFactorAuthentication.validateAccessToken", token), [403, 1097])
      }).pipe(Effect.provide(server()))
    )
  })

  describe("logins without a password to an Elixir application", () => {
    it.live("by a link in a mail", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const page = { passwordlesslogintemplate: "one", verificationurl: "https://a.example" }
        assert.deepStrictEqual(yield* succeed("PasswordlessLogin.loginByEmail", { email, ...page }), isPosted)
        assert.deepStrictEqual(yield* refusal("PasswordlessLogin.loginByEmail", { email: "x@example.com" }), [403, 938])
        const verificationtoken = yield* nextMailSecret(email, "one")
        isLogin(yield* succeed("PasswordlessLogin.loginVerification", { verificationtoken }), uid)
        assert.deepStrictEqual(
          yield* refusal("PasswordlessLogin.loginVerification", { verificationtoken }),
          [403, 1062]
        )
        assert.deepStrictEqual(yield* succeed("PasswordlessLogin.loginByUsername", { username: userName }), isPosted)
        assert.deepStrictEqual(yield* refusal("PasswordlessLogin.loginByUsername", { username: "nobody" }), [403, 938])
        const other = yield* nextMailSecret(email)
        isLogin(yield* succeed("PasswordlessLogin.loginVerification", { verificationtoken: other }), uid)
      }).pipe(Effect.provide(server()))
    )

    it.live("on one device by a link that is followed on another device", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        assert.deepStrictEqual(yield* refusal("SmartLogin.ping", { clientguid }), [403, 1140])
        assert.deepStrictEqual(yield* succeed("SmartLogin.loginByEmail", { email, clientguid }), isPosted)
        assert.deepStrictEqual(yield* refusal("SmartLogin.loginByEmail", { email, clientguid }), [403, 1136])
        assert.deepStrictEqual(yield* refusal("SmartLogin.ping", { clientguid }), [403, 1139])
        const verificationtoken = yield* nextMailSecret(email)
        assert.deepStrictEqual(yield* succeed("SmartLogin.verifyToken", { verificationtoken }), {
          IsPosted: true,
          IsVerified: true
        })
        assert.deepStrictEqual(yield* refusal("SmartLogin.verifyToken", { verificationtoken }), [403, 1138])
        isLogin(yield* succeed("SmartLogin.ping", { clientguid }), uid)

        const other = { username: userName, clientguid: "another" }
        assert.deepStrictEqual(yield* succeed("SmartLogin.loginByUsername", other), isPosted)
        assert.deepStrictEqual(
          yield* refusal("SmartLogin.loginByUsername", { ...other, username: "nobody" }),
          [403, 938]
        )
        yield* succeed("SmartLogin.verifyToken", { verificationtoken: yield* nextMailSecret(email) })
        isLogin(yield* succeed("SmartLogin.ping", { clientguid: "another" }), uid)
      }).pipe(Effect.provide(server()))
    )

    it.live("with one touch, started by GET, and verified by the endpoint of smart login", () =>
      Effect.gen(function* () {
        const start = { clientguid, email, name: "Ada" }
        assert.deepStrictEqual(yield* succeed("OneTouchLogin.loginByEmail", start), isPosted)
        assert.deepStrictEqual(yield* refusal("OneTouchLogin.loginByEmail", start), [403, 1136])
        const verificationtoken = yield* nextMailSecret(email)
        yield* succeed("OneTouchLogin.verifyOtpByEmail", { verificationtoken })
        assert.deepStrictEqual(yield* refusal("OneTouchLogin.verifyOtpByEmail", { verificationtoken }), [403, 1138])
        const byEmail = yield* succeed("Account.profilesByEmail", { email })
        assert.include(byEmail, { FirstName: "Ada", EmailVerified: true })
        // One call serves both logins.
        const ping = yield* succeed("SmartLogin.ping", { clientguid }, undefined, "OneTouchLogin.ping")
        isLogin(ping, textAt(byEmail, "Uid"))

        isSent(yield* succeed("OneTouchLogin.loginByPhone", { phone, name: "Grace" }))
        assert.deepStrictEqual(yield* refusal("OneTouchLogin.loginByPhone", { phone: "none" }), [400, 1096])
        const otp = yield* nextSmsPasscode(phone)
        assert.deepStrictEqual(yield* refusal("OneTouchLogin.verifyOtp", { otp: "0" }, { phone }), [403, 1067])
        const login = yield* succeed("OneTouchLogin.verifyOtp", { otp }, { phone })
        const byPhone = yield* succeed("Account.profilesByPhoneId", { phone })
        assert.strictEqual(at(byPhone, "FirstName"), "Grace")
        isLogin(login, textAt(byPhone, "Uid"))
      }).pipe(Effect.provide(server()))
    )
  })
}
