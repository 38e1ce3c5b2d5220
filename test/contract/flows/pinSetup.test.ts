import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Login from "@loginradius-effect/core/Login"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, type Redacted, TestClock } from "effect"
import { subscribeTo, names, webhookOptions } from "../../support/webhooks.js"
import { documented, flow, google, login, newPassword, raw } from "../flow.js"
import {
  authenticated,
  logsIn,
  otherPin,
  pin,
  pinAuthTokenOf,
  requiring,
  sessionTokenOf,
  uidBehind,
  withPins
} from "../pin.js"
import { logins, manyWays } from "../logins.js"
import { email, password, profileOf, refusalOf, reveal, tokenTo, user } from "../support.js"

type Secret = string | Redacted.Redacted<string>

const set = (pinAuthToken: Secret, to = pin) => PinAuthentication.setPinByPinAuthToken({ pinAuthToken, pin: to })

const invalid = documented(1239)

describe("a login without the PIN that it needs", () => {
  for (const [what, refused] of logins) {
    flow(
      `is refused with a token that ends it: by ${what}`,
      Effect.gen(function* () {
        const { uid } = yield* user(manyWays)
        const done = yield* set(yield* pinAuthTokenOf(refused))
        assert.strictEqual(yield* uidBehind(done), uid)
        const { FirstLogin, NoOfLogins } = authenticated(done).profile
        assert.deepStrictEqual([FirstLogin, NoOfLogins], [true, 1])
        assert.strictEqual((yield* login())._tag, "Authenticated")
      }),
      requiring()
    )
  }
  flow(
    "asks for the second factor first, which is spent by then",
    Effect.gen(function* () {
      const { uid } = yield* user({ secondFactor: true })
      const pending = yield* Login.byEmail({ email, password })
      if (pending._tag !== "SecondFactorRequired") return assert.fail(pending._tag)
      const prove = Effect.flatMap(Emulator.seed(Seed.authenticatorCode(uid)), (authenticatorCode) =>
        Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode })
      )
      const pinAuthToken = yield* pinAuthTokenOf(prove)
      yield* TestClock.adjust("1 minute")
      yield* refusalOf(prove, ErrorCode.MfaTokenInvalid, documented(1103))
      assert.strictEqual(yield* uidBehind(yield* set(pinAuthToken)), uid)
    }),
    { ...requiring(), secondFactor: { mode: "optional", authenticator: true } }
  )
  flow(
    "is a state of the logins that go on by themselves",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const login = yield* Login.byEmail({ email, password })
      if (login._tag !== "PinRequired") return assert.fail(login._tag)
      assert.deepStrictEqual(login.nextSteps, [{ _tag: "SetPin" }])
      assert.strictEqual(yield* uidBehind(yield* set(login.pinAuthToken)), uid)
    }),
    requiring()
  )
  flow(
    "is refused at the login for second factors too",
    Effect.gen(function* () {
      yield* user()
      yield* pinAuthTokenOf(Mfa.loginByEmail({ email, password }))
    }),
    { ...requiring(), secondFactor: { mode: "optional", authenticator: true } }
  )
  flow(
    "spends what has led to it",
    Effect.gen(function* () {
      yield* user()
      yield* PasswordlessLogin.loginByEmail({ email })
      const link = PasswordlessLogin.loginVerification({ verificationToken: yield* tokenTo(email) })
      yield* pinAuthTokenOf(link)
      yield* refusalOf(link, ErrorCode.PasswordlessLinkAlreadyUsed, documented(1062))
    }),
    requiring()
  )
  flow(
    "makes the account of whoever comes by a social provider, and logs its profile in",
    Effect.gen(function* () {
      const token = yield* Emulator.seed(Seed.requestToken(google))
      const { profile } = authenticated(yield* set(yield* pinAuthTokenOf(SocialLogin.accessToken({ token }))))
      assert.deepStrictEqual([profile.Provider, profile.ID], ["google", google.id])
      yield* refusalOf(SocialLogin.accessToken({ token }), ErrorCode.RequestTokenInvalid, documented(903))
    }),
    requiring()
  )
  flow(
    "counts failures on until the PIN is set",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Effect.flip(login({ password: "wrong" }))
      const pinAuthToken = yield* pinAuthTokenOf(login())
      const before = yield* profileOf(uid)
      assert.deepStrictEqual([before.FailedLoginAttempt, before.NoOfLogins], [1, 0])
      yield* set(pinAuthToken)
      assert.strictEqual((yield* profileOf(uid)).FailedLoginAttempt, 0)
    }),
    requiring()
  )
  flow(
    "happens nowhere unless a PIN is asked for and required, and PINs are in use",
    Effect.gen(function* () {
      yield* user()
      for (const settings of [
        { required: false, askOnLogin: true },
        { required: true, askOnLogin: false, askOnRegistration: true },
        { enabled: false, required: true, askOnLogin: true }
      ]) {
        yield* Emulator.configure({ pin: { enabled: true, askOnRegistration: false, ...settings } })
        assert.strictEqual((yield* login())._tag, "Authenticated")
      }
    }),
    withPins()
  )
  flow(
    "is the first one where only that one asks",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* pinAuthTokenOf(login())
      yield* Emulator.configure({ pin: { required: false } })
      yield* login()
      yield* Emulator.configure({ pin: { required: true } })
      assert.strictEqual((yield* login())._tag, "Authenticated")
      assert.isNull((yield* profileOf(uid)).PIN)
    }),
    withPins({ required: true, askOnlyOnFirstLogin: true })
  )
  flow(
    "is none of somebody who has done without a PIN before: that is not enough",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { PINInfo: { Skipped: true } } })
      yield* pinAuthTokenOf(login())
    }),
    requiring()
  )
})

describe("the token of a login that waits for its PIN", () => {
  flow(
    "is good for ten minutes",
    Effect.gen(function* () {
      yield* user()
      const [first, second] = [yield* pinAuthTokenOf(login()), yield* pinAuthTokenOf(login())]
      yield* TestClock.adjust("9 minutes")
      yield* set(first)
      yield* TestClock.adjust("1 minute")
      yield* refusalOf(set(second), ErrorCode.PinAuthTokenExpired, documented(1240))
      yield* refusalOf(set("0"), ErrorCode.PinAuthTokenInvalid, invalid)
    }),
    requiring()
  )
  flow(
    "is not spent by a blank PIN",
    Effect.gen(function* () {
      yield* user()
      const pinAuthToken = yield* pinAuthTokenOf(login())
      yield* refusalOf(set(pinAuthToken, ""), ErrorCode.PinMissing, documented(1234))
      const path = `/identity/v2/auth/pin/set/pinauthtoken?pinauthtoken=${reveal(pinAuthToken)}`
      assert.strictEqual((yield* raw("POST", path, {})).body["ErrorCode"], 1234)
      yield* set(pinAuthToken)
    }),
    requiring()
  )
  flow(
    "is no session token, and a session token is none",
    Effect.gen(function* () {
      yield* user()
      const pinAuthToken = yield* pinAuthTokenOf(login())
      yield* refusalOf(
        PinAuthentication.login({ sessionToken: pinAuthToken, pin }),
        ErrorCode.PinSessionTokenInvalid,
        documented(1245)
      )
      const sessionToken = sessionTokenOf(yield* set(pinAuthToken))
      yield* refusalOf(set(sessionToken), ErrorCode.PinAuthTokenInvalid, invalid)
      yield* logsIn(sessionToken, pin)
    }),
    requiring()
  )
  flow(
    "ends with the account, and with the password, whether that ends sessions or not",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const first = yield* pinAuthTokenOf(login())
      yield* Authentication.changePassword({ accessToken, oldPassword: password, newPassword })
      yield* refusalOf(set(first), ErrorCode.PinAuthTokenInvalid, invalid)
      const second = yield* pinAuthTokenOf(login({ password: newPassword }))
      yield* Account.delete({ uid })
      yield* refusalOf(set(second), ErrorCode.PinAuthTokenInvalid, invalid)
    }),
    requiring()
  )
  flow(
    "does not help an account that may not log in",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const blocked = yield* pinAuthTokenOf(login())
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(set(blocked), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true } })
      yield* refusalOf(set(blocked), ErrorCode.PinAuthTokenInvalid, invalid)
      const pinAuthToken = yield* pinAuthTokenOf(login())
      yield* Effect.flip(login({ password: "wrong" }))
      yield* refusalOf(set(pinAuthToken), ErrorCode.AccountTemporarilyLocked, documented(1198))
    }),
    { ...requiring(), lockout: { type: "Suspend", threshold: 1, suspension: "1 minute" } }
  )
  flow(
    "sets no PIN once the application has none",
    Effect.gen(function* () {
      yield* user()
      const pinAuthToken = yield* pinAuthTokenOf(login())
      yield* Emulator.configure({ pin: { enabled: false } })
      yield* refusalOf(set(pinAuthToken), ErrorCode.PinAuthenticationNotConfigured, documented(1233))
    }),
    requiring()
  )
  flow(
    "ends a login without a session token where PINs do not log in",
    Effect.gen(function* () {
      yield* user()
      const done = authenticated(yield* set(yield* pinAuthTokenOf(login())))
      assert.notProperty(done.answer, "session_token")
    }),
    requiring({ pinLogin: false })
  )
})

describe("events of PINs", () => {
  flow(
    "tell of a PIN that was set, of one that was changed, and of logins",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* subscribeTo()
      const done = yield* set(yield* pinAuthTokenOf(login()))
      yield* PinAuthentication.changePinByAccessToken({ accessToken, oldPin: pin, newPin: otherPin })
      yield* logsIn(sessionTokenOf(done), otherPin)
      yield* Effect.flip(PinAuthentication.login({ sessionToken: sessionTokenOf(done), pin }))
      assert.deepStrictEqual(yield* names, ["SetPIN", "Login", "ChangePIN", "Login"])
    }),
    { ...requiring(), ...webhookOptions }
  )
  flow(
    "tell of a reset",
    Effect.gen(function* () {
      yield* user({ pin })
      yield* subscribeTo()
      yield* PinAuthentication.forgotPinByEmail({ email })
      yield* PinAuthentication.resetPinByResetToken({ resetToken: yield* tokenTo(email), pin: otherPin })
      assert.deepStrictEqual(yield* names, ["ResetPIN"])
    }),
    { ...withPins(), ...webhookOptions }
  )
})
