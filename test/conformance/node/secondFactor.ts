/** LoginRadius' Node SDK 11.7.0: the second factor. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { totp } from "../../support/totp.js"
import { at, textAt, withStoppedClock } from "../setup.js"
import { account, call, logIn, nextMail, nextSmsPasscode, password, refusal, sdk } from "../sdk.js"

const email = "ada@example.com"
const phone = "+15550100200"
const otherPhone = "+15550100300"

const settings = (mode: "optional" | "required") =>
  sdk({ secondFactor: { mode, authenticator: true, smsOtp: true, emailOtp: true } })

const question = "6fc48739c6754040a72033c8d0921969"

const setMode = (mode: "optional" | "required") => Emulator.configure({ secondFactor: { mode } })

const isDeleted = { IsDeleted: true }

/** The token of a login with a pending second factor. */
const pendingToken = (answer: unknown) => {
  assert.strictEqual(at(answer, "access_token"), "00000000-0000-0000-0000-000000000000")
  assert.strictEqual(at(answer, "Profile"), null)
  return textAt(answer, "SecondFactorAuthentication.SecondFactorAuthenticationToken")
}

const begin = Effect.map(call("multiFactorAuthenticationApi.mfaLoginByEmail", email, password), pendingToken)

/** The code that an app with this key shows some time steps from now. Each step's code is accepted once. */
const codeOf = (key: string, steps: number) => Effect.sync(() => totp(key, Date.now() + steps * 30_000))

export const secondFactor = () => {
  describe("the authenticator app", () => {
    it.live("is set up in a session, needed by each login, and removed", () =>
      Effect.gen(function* () {
        const uid = yield* account(email, { UserName: "ada", PhoneId: phone, PhoneIdVerified: true })
        const token = yield* logIn(email)
        const offered = yield* call("multiFactorAuthenticationApi.mfaConfigureByAccessToken", token)
        assert.match(textAt(offered, "QRCode"), /^data:image\/png;base64,/)
        const key = textAt(offered, "ManualEntryCode")
        const verify = (authenticatorcode: string) =>
          ["multiFactorAuthenticationApi.mfaVerifyAuthenticatorCode", token, { authenticatorcode }] as const
        assert.strictEqual(yield* refusal(...verify("12345")), 1102)
        assert.strictEqual(at(yield* call(...verify(yield* codeOf(key, -1))), "Uid"), uid)
        assert.strictEqual(yield* refusal("authenticationApi.loginByEmail", { email, password }), 1176)

        const validate = (authenticatorcode: string, waiting: string) =>
          [
            "multiFactorAuthenticationApi.mfaValidateAuthenticatorCode",
            { authenticatorcode },
            waiting,
            undefined
          ] as const
        const byUserName = yield* call("multiFactorAuthenticationApi.mfaLoginByUserName", password, "ada")
        const login = yield* call(...validate(yield* codeOf(key, 0), pendingToken(byUserName)))
        assert.strictEqual(at(login, "Profile.Uid"), uid)
        const byPhone = pendingToken(yield* call("multiFactorAuthenticationApi.mfaLoginByPhone", password, phone))
        assert.strictEqual(yield* refusal(...validate(yield* codeOf(key, -1), byPhone)), 1102)
        yield* call(...validate(yield* codeOf(key, 1), byPhone))
        assert.strictEqual(yield* refusal(...validate("123456", byPhone)), 1103)

        const off = yield* call("multiFactorAuthenticationApi.mfaResetAuthenticatorByToken", token, true)
        assert.deepStrictEqual(off, isDeleted)
        assert.deepStrictEqual(
          yield* call("multiFactorAuthenticationApi.mfaResetAuthenticatorByUid", true, uid),
          isDeleted
        )
        yield* logIn(email)
      }).pipe(withStoppedClock, Effect.provide(settings("optional")))
    )
  })

  describe("passcodes by SMS", () => {
    it.live("are set up in the login where a second factor is required", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const token = yield* begin
        const sent = yield* call("multiFactorAuthenticationApi.mfaUpdatePhoneNumber", phone, token, "ours")
        assert.match(textAt(sent, "Sid"), /^SM[0-9a-f]{32}$/)
        yield* nextSmsPasscode(phone, "ours")
        yield* call("multiFactorAuthenticationApi.mfaResendOTP", token)
        const otp = yield* nextSmsPasscode(phone)
        const login = yield* call("multiFactorAuthenticationApi.mfaValidateOTPByPhone", { otp }, token)
        assert.strictEqual(at(login, "Profile.Uid"), uid)
        const session = textAt(login, "access_token")
        yield* call("multiFactorAuthenticationApi.mfaUpdatePhoneNumberByToken", session, otherPhone)
        const changed = { otp: yield* nextSmsPasscode(otherPhone) }
        assert.strictEqual(
          at(yield* call("multiFactorAuthenticationApi.mfaUpdateSetting", session, changed), "Uid"),
          uid
        )
        const name = "multiFactorAuthenticationApi.mfaResetSMSAuthByToken"
        assert.strictEqual(yield* refusal(name, session, true), 1121)
        assert.deepStrictEqual(
          yield* call("multiFactorAuthenticationApi.mfaResetSMSAuthenticatorByUid", true, uid),
          isDeleted
        )
        assert.deepStrictEqual(yield* call(name, session, true), isDeleted)
      }).pipe(Effect.provide(settings("required")))
    )
  })

  describe("passcodes by mail", () => {
    it.live("are set up in the login or in a session, and removed", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const token = yield* logIn(email)
        yield* call("multiFactorAuthenticationApi.mfaEmailOtpByAccessToken", token, email, "ours")
        const first = { EmailId: email, Otp: (yield* nextMail(email, "ours")).secret }
        const set = yield* call("multiFactorAuthenticationApi.mfaValidateEmailOtpByAccessToken", token, first)
        assert.strictEqual(at(set, "Uid"), uid)
        const waiting = yield* begin
        yield* nextMail(email)
        const posted = yield* call("multiFactorAuthenticationApi.mfaEmailOTP", { emailid: email }, waiting)
        assert.deepStrictEqual(posted, { IsPosted: true })
        const second = { emailid: email, otp: (yield* nextMail(email)).secret }
        const login = yield* call("multiFactorAuthenticationApi.mfaValidateEmailOtp", second, waiting)
        assert.strictEqual(at(login, "Profile.Uid"), uid)
        assert.deepStrictEqual(
          yield* call("multiFactorAuthenticationApi.mfaResetEmailOtpAuthenticatorByAccessToken", token),
          isDeleted
        )
        assert.deepStrictEqual(
          yield* call("multiFactorAuthenticationApi.mfaResetEmailOtpAuthenticatorByUid", uid),
          isDeleted
        )
        yield* logIn(email)
      }).pipe(Effect.provide(settings("optional")))
    )
  })

  describe("security questions", () => {
    it.live("are set up in the login or in a session, answered, and removed", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const answered = (Answer: string) => ({ securityquestionanswer: [{ QuestionId: question, Answer }] })
        const enrol = ["multiFactorAuthenticationApi.mfaSecurityQuestionAnswer", answered("Byron")] as const
        const login = yield* call(...enrol, yield* begin)
        assert.strictEqual(at(login, "Profile.Uid"), uid)
        assert.strictEqual(yield* refusal(...enrol, yield* begin), 1258)
        const verify = (answer: string, waiting: string) =>
          ["multiFactorAuthenticationApi.mfaSecurityQuestionAnswerVerification", answered(answer), waiting] as const
        assert.strictEqual(yield* refusal(...verify("Milbanke", yield* begin)), 1094)
        assert.strictEqual(at(yield* call(...verify("Byron", yield* begin)), "Profile.Uid"), uid)

        const session = textAt(login, "access_token")
        const own = (answer: string, ReplaceSecurityQuestionAnswer: boolean) =>
          [
            "multiFactorAuthenticationApi.mfaSecurityQuestionAnswerByAccessToken",
            session,
            { ...answered(answer), ReplaceSecurityQuestionAnswer }
          ] as const
        assert.strictEqual(yield* refusal(...own("Milbanke", false)), 1094)
        assert.deepStrictEqual(yield* call(...own("Milbanke", true)), { IsPosted: true })
        yield* call(...verify("Milbanke", yield* begin))

        const remove = "multiFactorAuthenticationApi.mfaResetSecurityQuestionAuthenticatorByAccessToken"
        const removeOf = "multiFactorAuthenticationApi.mfaResetSecurityQuestionAuthenticatorByUid"
        assert.strictEqual(yield* refusal(remove, session), 1121)
        assert.deepStrictEqual(yield* call(removeOf, uid), isDeleted)
        assert.strictEqual(yield* refusal(removeOf, uid), 1259)
        yield* call(...own("Milbanke", false))
        yield* setMode("optional")
        assert.deepStrictEqual(yield* call(remove, session), isDeleted)
        yield* logIn(email)
      }).pipe(Effect.provide(sdk({ secondFactor: { mode: "required", securityQuestion: true } })))
    )
  })

  describe("backup codes", () => {
    it.live("are ten codes, and each logs in once", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const token = yield* logIn(email)
        const make = ["multiFactorAuthenticationApi.mfaBackupCodeByAccessToken", token] as const
        assert.strictEqual(yield* refusal(...make), 1128)
        const key = textAt(
          yield* call("multiFactorAuthenticationApi.mfaConfigureByAccessToken", token),
          "ManualEntryCode"
        )
        const authenticatorcode = yield* codeOf(key, 0)
        yield* call("multiFactorAuthenticationApi.mfaVerifyAuthenticatorCode", token, { authenticatorcode })
        const backupcode = textAt(yield* call(...make), "BackUpCodes.9")
        assert.match(backupcode, /^[0-9a-f]{5}-[0-9a-f]{5}$/)
        assert.strictEqual(yield* refusal("multiFactorAuthenticationApi.mfaBackupCodeByUid", uid), 1127)
        const use = (waiting: string, backupcode: string) =>
          ["multiFactorAuthenticationApi.mfaValidateBackupCode", { backupcode }, waiting] as const
        assert.strictEqual(at(yield* call(...use(yield* begin, backupcode)), "Profile.Uid"), uid)
        assert.strictEqual(yield* refusal(...use(yield* begin, backupcode)), 1129)
        const renewed = yield* call("multiFactorAuthenticationApi.mfaResetBackupCodeByAccessToken", token)
        yield* call("multiFactorAuthenticationApi.mfaResetBackupCodeByUid", uid)
        assert.strictEqual(yield* refusal(...use(yield* begin, textAt(renewed, "BackUpCodes.0"))), 1129)

        yield* call("multiFactorAuthenticationApi.mfaResetAuthenticatorByUid", true, uid)
        const next = textAt(
          yield* call("multiFactorAuthenticationApi.mfaConfigureByAccessToken", token),
          "ManualEntryCode"
        )
        yield* call("multiFactorAuthenticationApi.mfaVerifyAuthenticatorCode", token, {
          authenticatorcode: yield* codeOf(next, 0)
        })
        assert.match(
          textAt(yield* call("multiFactorAuthenticationApi.mfaBackupCodeByUid", uid), "BackUpCodes.0"),
          /^[0-9a-f]{5}-[0-9a-f]{5}$/
        )
      }).pipe(withStoppedClock, Effect.provide(settings("optional")))
    )
  })
}
