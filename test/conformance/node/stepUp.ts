/** LoginRadius' Node SDK 11.7.0: a user who is logged in proves once more who they are, and the server has that validated. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import { at, textAt } from "../setup.js"
import { call, nextMail, nextSmsPasscode, password, refusal, sdk } from "../sdk.js"
import type { Emulated } from "../operations.js"

const email = "ada@example.com"
const phone = "+15550100200"
const question = "6fc48739c6754040a72033c8d0921969"
const isValid = { IsValid: true }

const validations = {
  mfa: "reAuthenticationApi.verifyMultiFactorOtpReauthentication",
  password: "reAuthenticationApi.verifyMultiFactorPasswordReauthentication",
  pin: "reAuthenticationApi.verifyMultiFactorPINReauthentication"
} as const

type Kind = keyof typeof validations

const kinds = Object.keys(validations) as ReadonlyArray<Kind>

/** Fails unless what a step-up answered is valid for its kind, and for no other. */
const isProof = (kind: Kind, answer: unknown) =>
  Effect.gen(function* () {
    const body = { secondfactorvalidationtoken: textAt(answer, "SecondFactorValidationToken") }
    assert.match(textAt(answer, "ExpireIn"), /^\d{4}-\d\d-\d\dT/)
    for (const other of kinds) {
      const validate = [validations[other], body, "ada"] as const
      if (other === kind) assert.deepStrictEqual(yield* call(...validate), isValid)
      else assert.strictEqual(yield* refusal(...validate), 1193)
    }
  })

/** Who is logged in, with all that a step-up can be passed by. */
const session = Effect.gen(function* () {
  const uid = yield* Emulator.seed(
    Seed.account({
      uid: "ada",
      email,
      password,
      pin: "4711",
      securityAnswers: { [question]: "Byron" },
      secondFactor: { authenticator: true, phone, email: true, securityQuestions: true }
    })
  )
  const { accessToken } = yield* Emulator.seed(Seed.session(uid))
  return { token: Redacted.value(accessToken), uid }
})

const settings = sdk({
  pin: { enabled: true },
  stepUp: { secondFactor: true },
  secondFactor: { mode: "optional", authenticator: true, smsOtp: true, emailOtp: true, securityQuestion: true }
})

export const stepUp = () => {
  describe("a step-up", () => {
    it.live("is passed by the password, or the PIN", () =>
      Effect.gen(function* () {
        const { token } = yield* session
        const by = (name: Emulated, body: object) => [name, token, body] as const
        const byPassword = (password: string) => by("reAuthenticationApi.mfaReAuthenticateByPassword", { password })
        assert.strictEqual(yield* refusal(...byPassword("wrong")), 967)
        yield* isProof("password", yield* call(...byPassword(password)))
        const byPin = (pin: string) => by("reAuthenticationApi.verifyPINAuthentication", { pin })
        assert.strictEqual(yield* refusal(...byPin("0000")), 1236)
        yield* isProof("pin", yield* call(...byPin("4711")))
      }).pipe(Effect.provide(settings))
    )

    it.live("is passed by a passcode, from an SMS or a mail", () =>
      Effect.gen(function* () {
        const { token } = yield* session
        const begun = yield* call("reAuthenticationApi.mfaReAuthenticate", token, "ours")
        assert.strictEqual(at(begun, "IsOTPAuthenticatorVerified"), true)
        const byOtp = (otp: string) => ["reAuthenticationApi.mfaReAuthenticateByOTP", token, { otp }] as const
        assert.strictEqual(yield* refusal(...byOtp("none")), 1067)
        yield* isProof("mfa", yield* call(...byOtp(yield* nextSmsPasscode(phone, "ours"))))

        const send = (to: string) => ["reAuthenticationApi.reAuthSendEmailOtp", token, to, "ours"] as const
        assert.strictEqual(yield* refusal(...send("grace@example.com")), 1340)
        assert.deepStrictEqual(yield* call(...send(email)), { IsPosted: true })
        const byMail = (otp: string) =>
          ["reAuthenticationApi.reAuthValidateEmailOtp", token, { emailid: email, otp }] as const
        assert.strictEqual(yield* refusal(...byMail("none")), 1185)
        yield* isProof("mfa", yield* call(...byMail((yield* nextMail(email, "ours")).secret)))
      }).pipe(Effect.provide(settings))
    )

    it.live("is passed by an app, a backup code, or an answer", () =>
      Effect.gen(function* () {
        const { token, uid } = yield* session
        const byApp = (authenticatorcode: string) =>
          ["reAuthenticationApi.mfaReAuthenticateByAuthenticatorCode", token, { authenticatorcode }] as const
        assert.strictEqual(yield* refusal(...byApp("12345")), 1102)
        yield* isProof("mfa", yield* call(...byApp(Redacted.value(yield* Emulator.seed(Seed.authenticatorCode(uid))))))

        const byBackupCode = (backupcode: string) =>
          ["reAuthenticationApi.mfaReAuthenticateByBackupCode", token, { backupcode }] as const
        assert.strictEqual(yield* refusal(...byBackupCode("none")), 1128)
        const codes = yield* call("multiFactorAuthenticationApi.mfaBackupCodeByUid", uid)
        yield* isProof("mfa", yield* call(...byBackupCode(textAt(codes, "BackUpCodes.0"))))

        const byAnswer = (Answer: string) =>
          [
            "reAuthenticationApi.reAuthBySecurityQuestion",
            token,
            { securityquestionanswer: [{ QuestionId: question, Answer }] }
          ] as const
        assert.strictEqual(yield* refusal(...byAnswer("Lovelace")), 1094)
        yield* isProof("mfa", yield* call(...byAnswer("Byron")))
      }).pipe(Effect.provide(settings))
    )

    it.live("is not begun by a user without a second factor", () =>
      Effect.gen(function* () {
        const uid = yield* Emulator.seed(Seed.account({ email, password }))
        const { accessToken } = yield* Emulator.seed(Seed.session(uid))
        assert.strictEqual(yield* refusal("reAuthenticationApi.mfaReAuthenticate", Redacted.value(accessToken)), 1098)
      }).pipe(Effect.provide(settings))
    )
  })
}
