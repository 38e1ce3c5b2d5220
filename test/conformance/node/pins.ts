/** LoginRadius' Node SDK 11.7.0: logins by PIN, and PINs that are set, changed, forgotten and reset. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { textAt } from "../setup.js"
import { call, nextMail, nextSmsPasscode, password, refusal, run, sdk } from "../sdk.js"

const email = "ada@example.com"
const phone = "+15550100200"
const question = "6fc48739c6754040a72033c8d0921969"
const isPosted = { IsPosted: true }
const pins = { pin: { enabled: true, pinLogin: true }, userNameLogin: true, phoneLogin: true }

const owner = Emulator.seed(
  Seed.account({
    uid: "ada",
    email,
    password,
    userName: "ada",
    phoneId: phone,
    pin: "4711",
    securityAnswers: { [question]: "Byron" }
  })
)

const logIn = Effect.map(call("authenticationApi.loginByEmail", { email, password }), (login) => ({
  token: textAt(login, "access_token"),
  session: textAt(login, "session_token")
}))

/** Whether a PIN is the one of the account. */
const isPin = (PIN: string) =>
  Effect.gen(function* () {
    const { session } = yield* logIn
    assert.strictEqual(textAt(yield* call("pinAuthenticationApi.pinLogin", { PIN }, session), "Profile.Uid"), "ada")
  })

export const pinLogins = () => {
  describe("PINs", () => {
    it.live("log in, and are changed", () =>
      Effect.gen(function* () {
        yield* owner
        const { session, token } = yield* logIn
        yield* call("pinAuthenticationApi.pinLogin", { PIN: "4711" }, session)
        assert.strictEqual(yield* refusal("pinAuthenticationApi.pinLogin", { PIN: "0000" }, session), 1236)
        const change = (OldPIN: string) =>
          ["pinAuthenticationApi.changePINByAccessToken", token, { OldPIN, NewPIN: "1234" }] as const
        assert.strictEqual(yield* refusal(...change("0000")), 1241)
        assert.deepStrictEqual(yield* call(...change("4711")), isPosted)
        yield* isPin("1234")
        assert.deepStrictEqual(yield* call("pinAuthenticationApi.inValidatePinSessionToken", session), isPosted)
        assert.strictEqual(yield* refusal("pinAuthenticationApi.inValidatePinSessionToken", session), 1245)
        assert.strictEqual(yield* refusal("pinAuthenticationApi.pinLogin", { PIN: "1234" }, session), 1245)
      }).pipe(Effect.provide(sdk(pins)))
    )

    it.live("are set where a login asks for one", () =>
      Effect.gen(function* () {
        yield* Emulator.seed(Seed.account({ uid: "ada", email, password }))
        const refused = yield* Effect.flip(run("authenticationApi.loginByEmail", { email, password }))
        assert.strictEqual(refused.ErrorCode, 1243)
        const token = textAt(refused, "Data.PINAuthToken")
        const set = ["pinAuthenticationApi.setPINByPinAuthToken", { PIN: "4711" }, token] as const
        assert.strictEqual(textAt(yield* call(...set), "Profile.Uid"), "ada")
        assert.strictEqual(yield* refusal(...set), 1239)
        yield* isPin("4711")
      }).pipe(Effect.provide(sdk({ pin: { ...pins.pin, required: true, askOnLogin: true } })))
    )

    it.live("are reset by a link", () =>
      Effect.gen(function* () {
        yield* owner
        for (const [name, known, unknown] of [
          ["pinAuthenticationApi.sendForgotPINEmailByEmail", { email }, { email: "nobody@example.com" }],
          ["pinAuthenticationApi.sendForgotPINEmailByUsername", { userName: "ada" }, { userName: "nobody" }]
        ] as const) {
          assert.strictEqual(yield* refusal(name, unknown), 938)
          assert.deepStrictEqual(yield* call(name, known, "pin", "https://app.example.com/pin"), isPosted)
          const { secret } = yield* nextMail(email, "pin")
          const reset = ["pinAuthenticationApi.resetPINByResetToken", { resetToken: secret, PIN: "1234" }] as const
          assert.deepStrictEqual(yield* call(...reset), isPosted)
          assert.strictEqual(yield* refusal(...reset), 1242)
        }
        yield* isPin("1234")
      }).pipe(Effect.provide(sdk(pins)))
    )

    it.live("are reset by a passcode", () =>
      Effect.gen(function* () {
        yield* owner
        for (const [name, who] of [
          ["pinAuthenticationApi.resetPINByEmailAndOtp", { email }],
          ["pinAuthenticationApi.resetPINByUsernameAndOtp", { userName: "ada" }]
        ] as const) {
          yield* call("pinAuthenticationApi.sendForgotPINEmailByEmail", { email })
          const { secret } = yield* nextMail(email)
          assert.strictEqual(yield* refusal(name, { ...who, otp: "none", PIN: "1234" }), 1185)
          assert.deepStrictEqual(yield* call(name, { ...who, otp: secret, PIN: "1234" }), isPosted)
        }
        assert.strictEqual(
          yield* refusal("pinAuthenticationApi.sendForgotPINSMSByPhone", { phone: "+15550100999" }),
          1043
        )
        yield* call("pinAuthenticationApi.sendForgotPINSMSByPhone", { phone })
        const otp = yield* nextSmsPasscode(phone)
        const reset = (otp: string) =>
          ["pinAuthenticationApi.resetPINByPhoneAndOtp", { phone, otp, PIN: "5678" }] as const
        assert.strictEqual(yield* refusal(...reset("none")), 1067)
        assert.deepStrictEqual(yield* call(...reset(otp)), isPosted)
        yield* isPin("5678")
      }).pipe(Effect.provide(sdk({ ...pins, verificationTypes: { forgotPin: "OTP" } })))
    )

    it.live("are reset by the answer to a security question", () =>
      Effect.gen(function* () {
        yield* owner
        for (const [name, who] of [
          ["pinAuthenticationApi.resetPINByEmailAndSecurityAnswer", { email }],
          ["pinAuthenticationApi.resetPINByUsernameAndSecurityAnswer", { userName: "ada" }],
          ["pinAuthenticationApi.resetPINByPhoneAndSecurityAnswer", { phone }]
        ] as const) {
          const reset = (answer: string) =>
            [name, { ...who, securityAnswer: { [question]: answer }, PIN: "1234" }] as const
          assert.include([1093, 1094], yield* refusal(...reset("Lovelace")))
          assert.deepStrictEqual(yield* call(...reset("Byron")), isPosted)
        }
        yield* isPin("1234")
      }).pipe(Effect.provide(sdk(pins)))
    )
  })
}
