/** LoginRadius' Elixir SDK 1.1: phone numbers, the second factor, and logins without a password. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { totp } from "../../support/totp.js"
import { at, server, stopped, textAt } from "../lab.js"
import {
  account,
  deleted,
  email,
  isLogin,
  mailed,
  no,
  ok,
  password,
  phone,
  posted,
  session,
  texted,
  userName
} from "./client.js"

const newPhone = "19022008815"
const unused = "+15550100999"
const nobody = "0".repeat(32)
const clientguid = "Zm9v+/YmFy/w=="

const isSent = (answer: unknown) => assert.match(textAt(answer, "Data.Sid"), /^SM[0-9a-f]{32}$/)

const factors = (mode: "optional" | "required") =>
  server({ secondFactor: { mode, authenticator: true, smsOtp: true, emailOtp: true } })

/** The token of a login that waits for the second factor. */
const waiting = (answer: unknown) => {
  assert.strictEqual(at(answer, "access_token"), "00000000-0000-0000-0000-000000000000")
  assert.strictEqual(at(answer, "Profile"), null)
  return {
    secondfactorauthenticationtoken: textAt(answer, "SecondFactorAuthentication.SecondFactorAuthenticationToken")
  }
}

const byEmail = ok("MultiFactorAuthentication.loginByEmail", {}, { email, password })

/** What an app shows a few steps from now, as this SDK sends it. */
const shown = (key: string, steps: number) => ({ googleauthenticatorcode: totp(key, Date.now() + steps * 30_000) })

/** Sets up an app. */
const setUp = (token: { readonly access_token: string }, steps = -1) =>
  Effect.gen(function* () {
    const offered = yield* ok("MultiFactorAuthentication.validateAccessToken", token)
    assert.match(textAt(offered, "QRCode"), /^data:image\/png;base64,/)
    const key = textAt(offered, "ManualEntryCode")
    yield* ok("MultiFactorAuthentication.updateMfaByAccessToken", token, shown(key, steps))
    return key
  })

export const logins = () => {
  describe("phone numbers of an Elixir application", () => {
    it.live("register users, who verify them and log in", () =>
      Effect.gen(function* () {
        const person = { PhoneId: phone, Password: password, EmailVerified: true, PhoneIdVerified: true }
        assert.deepStrictEqual(yield* ok("PhoneAuthentication.phoneNumberAvailability", { phone }), { IsExist: false })
        const register = { verificationurl: "www.test.com", smstemplate: "welcome-default" }
        assert.deepStrictEqual(yield* ok("PhoneAuthentication.userRegistrationBySms", register, person), posted)
        assert.deepStrictEqual(yield* no("PhoneAuthentication.userRegistrationBySms", {}, person), [403, 1058])
        assert.deepStrictEqual(yield* ok("PhoneAuthentication.phoneNumberAvailability", { phone }), { IsExist: true })
        assert.deepStrictEqual(yield* no("PhoneAuthentication.phoneNumberAvailability", { phone: "none" }), [400, 1096])
        // What a browser says about its own verification does not count.
        assert.deepStrictEqual(yield* no("PhoneAuthentication.login", {}, { phone, password }), [403, 1066])
        yield* texted(phone, "welcome-default")
        isSent(yield* ok("PhoneAuthentication.resendVerificationOtp", { smstemplate: "again" }, { phone }))
        const otp = yield* texted(phone, "again")
        assert.deepStrictEqual(yield* no("PhoneAuthentication.verifyOtp", { otp: "0" }, { phone }), [403, 1067])
        const verified = yield* ok("PhoneAuthentication.verifyOtp", { otp }, { phone })
        const uid = textAt(verified, "Profile.Uid")
        isLogin(verified, uid)
        isLogin(yield* ok("PhoneAuthentication.login", { loginurl: "www.test.com" }, { phone, password }), uid)
        assert.deepStrictEqual(yield* no("PhoneAuthentication.resendVerificationOtp", {}, { phone }), [403, 1073])
      }).pipe(Effect.provide(server()))
    )

    it.live("are changed, verified, lose their verification and go", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const token = yield* session()
        isSent(yield* ok("PhoneAuthentication.phoneNumberUpdate", token, { phone }))
        isSent(yield* ok("PhoneAuthentication.phoneNumberUpdate", token, { phone: newPhone }))
        yield* texted(newPhone)
        const resend = { phone: newPhone }
        isSent(yield* ok("PhoneAuthentication.resendVerificationOtpByAccessToken", token, resend))
        const otp = yield* texted(newPhone)
        const verify = { ...token, otp }
        assert.deepStrictEqual(
          yield* no("PhoneAuthentication.verifyOtpByAccessToken", { ...token, otp: "0" }),
          [403, 1067]
        )
        assert.deepStrictEqual(yield* ok("PhoneAuthentication.verifyOtpByAccessToken", verify), posted)
        assert.strictEqual(at(yield* ok("Account.profilesByUid", { uid }), "PhoneId"), newPhone)
        assert.deepStrictEqual(
          yield* no("PhoneAuthentication.resendVerificationOtpByAccessToken", token, resend),
          [403, 1073]
        )
        yield* ok("Account.update", { uid }, { PhoneIdVerified: false })
        isSent(yield* ok("PhoneAuthentication.resendVerificationOtp", {}, resend))
        yield* ok("Account.update", { uid }, { PhoneIdVerified: true })
        assert.deepStrictEqual(yield* ok("PhoneAuthentication.resetPhoneIdVerification", { uid }), posted)
        assert.deepStrictEqual(yield* no("PhoneAuthentication.resetPhoneIdVerification", { uid }), [403, 1161])
        assert.deepStrictEqual(yield* ok("PhoneAuthentication.removePhoneIdByAccessToken", token), deleted)
        assert.deepStrictEqual(yield* no("PhoneAuthentication.removePhoneIdByAccessToken", token), [403, 1292])
        const missing = { access_token: "" }
        assert.deepStrictEqual(yield* no("PhoneAuthentication.phoneNumberUpdate", missing, { phone }), [400, 1060])
      }).pipe(Effect.provide(server()))
    )

    it.live("log in and reset passwords by passcodes", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        isSent(yield* ok("PhoneAuthentication.sendOneTimePasscode", { phone }))
        const login = { phone, otp: yield* texted(phone) }
        isLogin(yield* ok("PhoneAuthentication.loginUsingOneTimePasscode", {}, login), uid)
        assert.deepStrictEqual(yield* no("PhoneAuthentication.loginUsingOneTimePasscode", {}, login), [403, 1068])
        assert.deepStrictEqual(yield* no("PhoneAuthentication.sendOneTimePasscode", { phone: unused }), [403, 938])

        const template = { smstemplate: "forgotpassword-default" }
        isSent(yield* ok("PhoneAuthentication.forgotPasswordByOtp", template, { phone }))
        assert.deepStrictEqual(
          yield* no("PhoneAuthentication.forgotPasswordByOtp", template, { phone: unused }),
          [403, 938]
        )
        const otp = yield* texted(phone, "forgotpassword-default")
        const reset = { phone, otp, password: "next" }
        assert.deepStrictEqual(yield* ok("PhoneAuthentication.resetPasswordByOtp", {}, reset), posted)
        assert.deepStrictEqual(yield* no("PhoneAuthentication.resetPasswordByOtp", {}, reset), [403, 1068])
        yield* session("next")
      }).pipe(Effect.provide(server()))
    )
  })

  describe("the second factor of an Elixir application", () => {
    it.live("is an app, under the name of Google's", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        // Nothing is set up, and nothing required: this is a login.
        const token = { access_token: textAt(yield* byEmail, "access_token") }
        const key = yield* setUp(token)
        const wrong = { googleauthenticatorcode: "12345" }
        assert.deepStrictEqual(yield* no("MultiFactorAuthentication.updateMfaByAccessToken", token, wrong), [403, 1102])
        const configured = yield* ok("MultiFactorAuthentication.validateAccessToken", token)
        assert.include(configured, { QRCode: null, IsGoogleAuthenticatorVerified: true })

        const byUserName = ok("MultiFactorAuthentication.loginByUsername", {}, { username: userName, password })
        const login = waiting(yield* byUserName)
        const validate = "MultiFactorAuthentication.validateGoogleAuthCode"
        assert.deepStrictEqual(yield* no(validate, login, shown(key, -1)), [403, 1102])
        isLogin(yield* ok(validate, login, shown(key, 0)), uid)
        assert.deepStrictEqual(yield* no(validate, login, shown(key, 1)), [403, 1103])
        const byPhone = waiting(yield* ok("MultiFactorAuthentication.loginByPhone", {}, { phone, password }))
        isLogin(yield* ok(validate, byPhone, shown(key, 1)), uid)
        for (const [name, who] of [
          ["MultiFactorAuthentication.loginByEmail", { email }],
          ["MultiFactorAuthentication.loginByUsername", { username: userName }],
          ["MultiFactorAuthentication.loginByPhone", { phone }]
        ] as const) {
          assert.deepStrictEqual(yield* no(name, {}, { ...who, password: "wrong" }), [401, 966], name)
        }

        const flag = { googleauthenticator: true }
        const reset = "MultiFactorAuthentication.resetGoogleAuthenticatorByAccessToken"
        assert.deepStrictEqual(yield* no(reset, token, { googleauthenticator: false }), [403, 1121])
        assert.deepStrictEqual(yield* ok(reset, token, flag), deleted)
        isLogin(yield* byEmail, uid)
        yield* setUp(token, 0)
        waiting(yield* byEmail)
        const byUid = "MultiFactorAuthentication.resetGoogleAuthenticatorByUid"
        assert.deepStrictEqual(yield* ok(byUid, { uid }, flag), deleted)
        assert.deepStrictEqual(yield* no(byUid, { uid: nobody }, flag), [403, 984])
        isLogin(yield* byEmail, uid)
      }).pipe(stopped, Effect.provide(factors("optional")))
    )

    it.live("is a passcode by SMS, set up in the login where it is required", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const login = waiting(yield* byEmail)
        const sent = yield* ok("MultiFactorAuthentication.updatePhoneNumber", login, { phoneno2fa: phone })
        assert.match(textAt(sent, "Sid"), /^SM[0-9a-f]{32}$/)
        const validate = "MultiFactorAuthentication.validateOtp"
        assert.deepStrictEqual(yield* no(validate, login, { otp: "0" }), [403, 1067])
        const answer = yield* ok(validate, login, { otp: yield* texted(phone) })
        isLogin(answer, uid)
        const update = "MultiFactorAuthentication.updatePhoneNumber"
        assert.deepStrictEqual(yield* no(update, login, { phoneno2fa: phone }), [403, 1103])

        const token = { access_token: textAt(answer, "access_token") }
        const change = "MultiFactorAuthentication.updatePhoneNumberByAccessToken"
        assert.deepStrictEqual(yield* no(change, token, { phoneno2fa: phone }), [403, 1106])
        yield* ok(change, token, { phoneno2fa: newPhone })
        const otp = yield* texted(newPhone)
        assert.deepStrictEqual(
          yield* no("MultiFactorAuthentication.updateMfaSetting", token, { otp: "0" }),
          [403, 1067]
        )
        const profile = yield* ok("MultiFactorAuthentication.updateMfaSetting", token, { otp })
        assert.strictEqual(at(profile, "Uid"), uid)
        waiting(yield* byEmail)
        yield* texted(newPhone)

        const flag = { otpauthenticator: true }
        const own = "MultiFactorAuthentication.resetSmsAuthenticatorByAccessToken"
        const byUid = "MultiFactorAuthentication.resetSmsAuthenticatorByUid"
        assert.deepStrictEqual(yield* no(own, token, flag), [403, 1121])
        assert.deepStrictEqual(yield* ok(byUid, { uid }, flag), deleted)
        assert.deepStrictEqual(yield* no(byUid, { uid: nobody }, flag), [403, 984])
        const settings = yield* ok("MultiFactorAuthentication.validateAccessToken", token)
        assert.include(settings, { IsOTPAuthenticatorVerified: false, OTPPhoneNo: null })
        assert.deepStrictEqual(yield* ok(own, token, flag), deleted)
      }).pipe(Effect.provide(factors("required")))
    )

    it.live("has backup codes, each for one login", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const token = yield* session()
        const codes = "MultiFactorAuthentication.backupCodesByAccessToken"
        const renew = "MultiFactorAuthentication.resetBackupCodesByAccessToken"
        assert.deepStrictEqual(yield* no(codes, token), [403, 1128])
        assert.deepStrictEqual(yield* no(renew, token), [403, 1128])
        yield* setUp(token)
        const use = (answer: unknown, index: number) => ({ backupcode: textAt(answer, `BackUpCodes.${index}`) })
        const first = yield* ok(codes, token)
        assert.deepStrictEqual(yield* no(codes, token), [403, 1127])
        assert.deepStrictEqual(yield* no("MultiFactorAuthentication.backupCodesByUid", { uid }), [403, 1127])
        const validate = "MultiFactorAuthentication.validateBackupCode"
        isLogin(yield* ok(validate, waiting(yield* byEmail), use(first, 9)), uid)
        const login = waiting(yield* byEmail)
        assert.deepStrictEqual(yield* no(validate, login, use(first, 9)), [403, 1129])
        const renewed = yield* ok(renew, token)
        assert.deepStrictEqual(yield* no(validate, login, use(first, 0)), [403, 1129])
        isLogin(yield* ok(validate, login, use(renewed, 0)), uid)
        const ofUid = yield* ok("MultiFactorAuthentication.resetBackupCodesByUid", { uid })
        const last = waiting(yield* byEmail)
        assert.deepStrictEqual(yield* no(validate, last, use(renewed, 1)), [403, 1129])
        isLogin(yield* ok(validate, last, use(ofUid, 1)), uid)
        const none = { uid: nobody }
        assert.deepStrictEqual(yield* no("MultiFactorAuthentication.resetBackupCodesByUid", none), [403, 984])
      }).pipe(stopped, Effect.provide(factors("optional")))
    )

    it.live("has backup codes that management makes", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const token = yield* session()
        yield* setUp(token)
        const made = yield* ok("MultiFactorAuthentication.backupCodesByUid", { uid })
        const backupcode = textAt(made, "BackUpCodes.0")
        assert.match(backupcode, /^[0-9a-f]{5}-[0-9a-f]{5}$/)
        const login = waiting(yield* byEmail)
        isLogin(yield* ok("MultiFactorAuthentication.validateBackupCode", login, { backupcode }), uid)
      }).pipe(stopped, Effect.provide(factors("optional")))
    )

    it.live("is not there unless it is on", () =>
      Effect.gen(function* () {
        yield* account()
        const login = { email, password }
        assert.deepStrictEqual(yield* no("MultiFactorAuthentication.loginByEmail", {}, login), [403, 1097])
        const token = yield* session()
        assert.deepStrictEqual(yield* no("MultiFactorAuthentication.validateAccessToken", token), [403, 1097])
      }).pipe(Effect.provide(server()))
    )
  })

  describe("logins without a password to an Elixir application", () => {
    it.live("by a link in a mail", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const page = { passwordlesslogintemplate: "one", verificationurl: "https://a.example" }
        assert.deepStrictEqual(yield* ok("PasswordlessLogin.loginByEmail", { email, ...page }), posted)
        assert.deepStrictEqual(yield* no("PasswordlessLogin.loginByEmail", { email: "x@example.com" }), [403, 938])
        const verificationtoken = yield* mailed(email, "one")
        isLogin(yield* ok("PasswordlessLogin.loginVerification", { verificationtoken }), uid)
        assert.deepStrictEqual(yield* no("PasswordlessLogin.loginVerification", { verificationtoken }), [403, 1062])
        assert.deepStrictEqual(yield* ok("PasswordlessLogin.loginByUsername", { username: userName }), posted)
        assert.deepStrictEqual(yield* no("PasswordlessLogin.loginByUsername", { username: "nobody" }), [403, 938])
        const other = yield* mailed(email)
        isLogin(yield* ok("PasswordlessLogin.loginVerification", { verificationtoken: other }), uid)
      }).pipe(Effect.provide(server()))
    )

    it.live("on one device by a link that is followed on another one", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        assert.deepStrictEqual(yield* no("SmartLogin.ping", { clientguid }), [403, 1140])
        assert.deepStrictEqual(yield* ok("SmartLogin.loginByEmail", { email, clientguid }), posted)
        assert.deepStrictEqual(yield* no("SmartLogin.loginByEmail", { email, clientguid }), [403, 1136])
        assert.deepStrictEqual(yield* no("SmartLogin.ping", { clientguid }), [403, 1139])
        const verificationtoken = yield* mailed(email)
        assert.deepStrictEqual(yield* ok("SmartLogin.verifyToken", { verificationtoken }), {
          IsPosted: true,
          IsVerified: true
        })
        assert.deepStrictEqual(yield* no("SmartLogin.verifyToken", { verificationtoken }), [403, 1138])
        isLogin(yield* ok("SmartLogin.ping", { clientguid }), uid)

        const other = { username: userName, clientguid: "another" }
        assert.deepStrictEqual(yield* ok("SmartLogin.loginByUsername", other), posted)
        assert.deepStrictEqual(yield* no("SmartLogin.loginByUsername", { ...other, username: "nobody" }), [403, 938])
        yield* ok("SmartLogin.verifyToken", { verificationtoken: yield* mailed(email) })
        isLogin(yield* ok("SmartLogin.ping", { clientguid: "another" }), uid)
      }).pipe(Effect.provide(server()))
    )

    it.live("with one touch, begun by GET, and verified where smart logins are", () =>
      Effect.gen(function* () {
        const start = { clientguid, email, name: "Ada" }
        assert.deepStrictEqual(yield* ok("OneTouchLogin.loginByEmail", start), posted)
        assert.deepStrictEqual(yield* no("OneTouchLogin.loginByEmail", start), [403, 1136])
        const verificationtoken = yield* mailed(email)
        yield* ok("OneTouchLogin.verifyOtpByEmail", { verificationtoken })
        assert.deepStrictEqual(yield* no("OneTouchLogin.verifyOtpByEmail", { verificationtoken }), [403, 1138])
        const byEmail = yield* ok("Account.profilesByEmail", { email })
        assert.include(byEmail, { FirstName: "Ada", EmailVerified: true })
        isLogin(yield* ok("SmartLogin.ping", { clientguid }), textAt(byEmail, "Uid"))

        isSent(yield* ok("OneTouchLogin.loginByPhone", { phone, name: "Grace" }))
        assert.deepStrictEqual(yield* no("OneTouchLogin.loginByPhone", { phone: "none" }), [400, 1096])
        const otp = yield* texted(phone)
        assert.deepStrictEqual(yield* no("OneTouchLogin.verifyOtp", { otp: "0" }, { phone }), [403, 1067])
        const login = yield* ok("OneTouchLogin.verifyOtp", { otp }, { phone })
        const byPhone = yield* ok("Account.profilesByPhoneId", { phone })
        assert.strictEqual(at(byPhone, "FirstName"), "Grace")
        isLogin(login, textAt(byPhone, "Uid"))
      }).pipe(Effect.provide(server()))
    )
  })
}
