import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, type Redacted, TestClock } from "effect"
import { documented, flow, google, login, newPassword, raw, register, times, wrong } from "../flow.js"
import {
  logsIn,
  otherPin,
  pin,
  pins,
  requiring,
  sessionToken as freshSessionToken,
  sessionTokenOf,
  uidBehind,
  withPin,
  withPins
} from "../pin.js"
import { email, password, profileOf, refusalOf, reveal, tokenTo, user } from "../support.js"

const enter = (sessionToken: string | Redacted.Redacted<string>, by = pin) =>
  PinAuthentication.login({ sessionToken, pin: by })

const invalid = documented(1245)

const lockout = { type: "Suspend", threshold: 2 } as const

describe("logins by PIN", () => {
  flow(
    "take the session token until it expires, and answer no other one",
    Effect.gen(function* () {
      const { sessionToken, uid } = yield* withPin()
      yield* TestClock.adjust("6 days")
      const first = yield* logsIn(sessionToken, pin)
      assert.notProperty(first.answer, "session_token")
      assert.notProperty(first.answer, "session_expires_in")
      yield* TestClock.adjust("23 hours")
      assert.strictEqual(yield* uidBehind(yield* enter(sessionToken)), uid)
      yield* TestClock.adjust("1 hour")
      yield* refusalOf(enter(sessionToken), ErrorCode.PinSessionTokenExpired, documented(1246))
      yield* refusalOf(
        PinAuthentication.invalidateSessionToken({ sessionToken }),
        ErrorCode.PinSessionTokenExpired,
        documented(1246)
      )
    }),
    pins
  )
  flow(
    "count as logins, and tell when the session token expires",
    Effect.gen(function* () {
      yield* user({ pin })
      const { answer } = yield* Effect.flatMap(login(), (done) =>
        done._tag === "Authenticated" ? Effect.succeed(done) : Effect.die("no login")
      )
      assert.strictEqual(answer.session_expires_in, "1970-01-08T00:00:00.000Z")
      const sessionToken = yield* freshSessionToken
      const { profile } = yield* logsIn(sessionToken, pin)
      assert.strictEqual(profile.NoOfLogins, 3)
      assert.strictEqual(profile.FirstLogin, false)
    }),
    pins
  )
  flow(
    "are of the profile that has logged in before",
    Effect.gen(function* () {
      const uid = yield* Emulator.seed(Seed.account({ email, password, pin, social: [google] }))
      const token = yield* Emulator.seed(Seed.requestToken(google))
      const { answer } = yield* SocialLogin.accessToken({ token })
      const { profile } = yield* logsIn(answer.session_token ?? assert.fail(), pin)
      assert.deepStrictEqual([profile.Uid, profile.Provider], [uid, "google"])
    }),
    pins
  )
  flow(
    "are of the profile that has logged in by a token of its provider, or by an ID token",
    Effect.gen(function* () {
      const social = { provider: "facebook", id: "10001" }
      const uid = yield* Emulator.seed(Seed.account({ email, password, pin, social: [social] }))
      const fbAccessToken = "a token of the provider"
      yield* Emulator.seed(Seed.person({ ...social, token: fbAccessToken }))
      const idToken = yield* Emulator.seed(Seed.idToken(social))
      const answers = [
        yield* TokenManagement.accessTokenViaFacebookToken({ fbAccessToken }),
        yield* TokenManagement.accessTokenViaFacebookJwt({ idToken }),
        yield* TokenManagement.accessTokenViaCustomJwt({ idToken, providerName: "facebook" })
      ]
      for (const { answer } of answers) {
        const { profile } = yield* logsIn(answer.session_token ?? assert.fail(), pin)
        assert.strictEqual(profile.Uid, uid)
      }
    }),
    { ...pins, jwtProviders: [{ name: "facebook", algorithm: "HS256", key: "of the settings" }] }
  )
  flow(
    "keep each device's session token apart",
    Effect.gen(function* () {
      const { sessionToken } = yield* withPin()
      const other = yield* freshSessionToken
      assert.notStrictEqual(reveal(other), reveal(sessionToken))
      yield* PinAuthentication.invalidateSessionToken({ sessionToken })
      yield* logsIn(other, pin)
    }),
    pins
  )
  flow(
    "are refused where they are switched off, and logins answer no session token then, not even null",
    Effect.gen(function* () {
      const { sessionToken } = yield* withPin()
      yield* Emulator.configure({ pin: { pinLogin: false } })
      yield* refusalOf(enter(sessionToken), ErrorCode.PinLoginNotEnabled, documented(1244))
      const { body } = yield* raw("POST", "/identity/v2/auth/login", { email, password })
      assert.includeMembers(Object.keys(body), ["access_token"])
      assert.notIncludeMembers(Object.keys(body), ["session_token", "session_expires_in"])
      yield* Emulator.configure({ pin: { enabled: false, pinLogin: true } })
      yield* refusalOf(enter(sessionToken), ErrorCode.PinAuthenticationNotConfigured, documented(1233))
      const again = yield* raw("POST", "/identity/v2/auth/login", { email, password })
      assert.notIncludeMembers(Object.keys(again.body), ["session_token", "session_expires_in"])
    }),
    pins
  )
  flow(
    "need a PIN: one in the request, and one of the account's",
    Effect.gen(function* () {
      yield* user()
      const sessionToken = yield* freshSessionToken
      yield* refusalOf(enter(sessionToken), ErrorCode.PinNotSet, documented(1235))
      yield* refusalOf(enter(sessionToken, " "), ErrorCode.PinMissing, documented(1234))
      const path = `/identity/v2/auth/login/pin?session_token=${reveal(sessionToken)}`
      const { body, status } = yield* raw("POST", path, {})
      assert.deepStrictEqual([status, body["ErrorCode"]], [403, 1234])
    }),
    pins
  )
  flow(
    "read the members of a body without regard to letter case",
    Effect.gen(function* () {
      const { sessionToken } = yield* withPin()
      const path = `/identity/v2/auth/login/pin?session_token=${reveal(sessionToken)}`
      assert.strictEqual((yield* raw("POST", path, { pin })).status, 200)
    }),
    pins
  )
  flow(
    "count a wrong PIN as a failed login, together with wrong passwords",
    Effect.gen(function* () {
      const { sessionToken, uid } = yield* withPin()
      yield* refusalOf(enter(sessionToken, otherPin), ErrorCode.PinInvalid, documented(1236, 401))
      assert.strictEqual((yield* profileOf(uid)).FailedLoginAttempt, 1)
      yield* logsIn(sessionToken, pin)
      assert.strictEqual((yield* profileOf(uid)).FailedLoginAttempt, 0)
      yield* refusalOf(login({ password: "wrong" }), ErrorCode.InvalidCredentials, wrong)
      yield* refusalOf(enter(sessionToken, otherPin), ErrorCode.PinInvalid, documented(1236, 401))
      yield* refusalOf(enter(sessionToken), ErrorCode.AccountTemporarilyLocked, documented(1198))
      yield* TestClock.adjust("16 minutes")
      yield* logsIn(sessionToken, pin)
    }),
    { ...pins, lockout }
  )
  flow(
    "are refused while a captcha is asked for",
    Effect.gen(function* () {
      const { sessionToken } = yield* withPin()
      yield* times(2, Effect.flip(enter(sessionToken, otherPin)))
      yield* refusalOf(enter(sessionToken), ErrorCode.AccountLockedCaptchaRequired, documented(1132))
    }),
    { ...pins, lockout: { ...lockout, type: "Captcha" } }
  )
  flow(
    "are refused to accounts that may not log in, and to no others",
    Effect.gen(function* () {
      const { sessionToken, uid } = yield* withPin()
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(enter(sessionToken), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true, DisableLogin: true } })
      yield* refusalOf(enter(sessionToken), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { DisableLogin: false } })
      yield* logsIn(sessionToken, pin)
    }),
    pins
  )
  flow(
    "end with the account",
    Effect.gen(function* () {
      const { sessionToken, uid } = yield* withPin()
      yield* Account.delete({ uid })
      yield* refusalOf(enter(sessionToken), ErrorCode.PinSessionTokenInvalid, invalid)
    }),
    pins
  )
  flow(
    "end with the password where sessions do",
    Effect.gen(function* () {
      const { accessToken, sessionToken } = yield* withPin()
      yield* Authentication.changePassword({ accessToken, oldPassword: password, newPassword })
      yield* logsIn(sessionToken, pin)
      yield* Emulator.configure({ forceLogout: true })
      yield* Authentication.changePassword({ accessToken, oldPassword: newPassword, newPassword: password })
      yield* refusalOf(enter(sessionToken), ErrorCode.PinSessionTokenInvalid, invalid)
    }),
    pins
  )
  flow(
    "outlive the session that they follow",
    Effect.gen(function* () {
      yield* user({ pin })
      const first = yield* login()
      if (first._tag !== "Authenticated") return assert.fail()
      yield* Authentication.invalidateAccessToken({ accessToken: first.accessToken })
      yield* logsIn(sessionTokenOf(first), pin)
    }),
    pins
  )
  flow(
    "ask for the consent to a new privacy policy",
    Effect.gen(function* () {
      const { sessionToken } = yield* withPin()
      yield* Emulator.configure({
        privacyPolicy: { enabled: true, mode: "Strict", policies: [{ version: "1", start: "1970-01-01T00:00:00Z" }] }
      })
      yield* refusalOf(enter(sessionToken), ErrorCode.PrivacyPolicyNotAccepted, documented(1194))
    }),
    pins
  )
})

describe("PINs in profiles", () => {
  flow(
    "are set by a registration, which answers a session token",
    Effect.gen(function* () {
      const registered = yield* register({ PINInfo: { PIN: pin } })
      if (registered._tag !== "WithLogin") return assert.fail(registered._tag)
      const { profile } = yield* logsIn(sessionTokenOf(registered.login), pin)
      assert.deepInclude(profile.PIN, { Skipped: null, LastPINChangeDate: "1970-01-01T00:00:00.000Z" })
      assert.notStrictEqual(reveal(profile.PIN?.PIN ?? assert.fail()), pin)
    }),
    { ...pins, emailVerificationFlow: "optional" }
  )
  flow(
    "are set and replaced by an update, and logins ask for nothing but the latest",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      assert.isNull((yield* Authentication.readProfilesByAccessToken({ accessToken })).PIN)
      const sessionToken = yield* freshSessionToken
      yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { PINInfo: { PIN: otherPin } } })
      yield* logsIn(sessionToken, otherPin)
      yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { PINInfo: { PIN: pin } } })
      yield* logsIn(sessionToken, pin)
      yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { FirstName: "Ada" } })
      yield* logsIn(sessionToken, pin)
    }),
    pins
  )
  flow(
    "can be done without, until one is set",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* TestClock.adjust("10 minutes")
      const skip = Authentication.updateProfileByAccessToken({
        accessToken,
        profile: { PINInfo: { PIN: "", Skipped: true } }
      })
      assert.deepInclude((yield* skip).Data?.PIN, {
        PIN: null,
        Skipped: true,
        SkippedDate: "1970-01-01T00:10:00.000Z"
      })
      const set = Authentication.updateProfileByAccessToken({ accessToken, profile: { PINInfo: { PIN: pin } } })
      assert.deepInclude((yield* set).Data?.PIN, { Skipped: null, SkippedDate: "0001-01-01T00:00:00" })
      assert.deepInclude((yield* skip).Data?.PIN, { Skipped: null })
    }),
    withPins()
  )
  flow(
    "are needed to register where whoever registers has to set one",
    Effect.gen(function* () {
      yield* refusalOf(register(), ErrorCode.PinMissing, documented(1234))
      yield* refusalOf(register({ PINInfo: { PIN: " " } }), ErrorCode.PinMissing, documented(1234))
      assert.strictEqual((yield* register({ PINInfo: { PIN: pin } }))._tag, "Posted")
    }),
    withPins({ required: true, askOnRegistration: true })
  )
  flow(
    "are not needed to register where they are only asked for, or only at a login",
    Effect.gen(function* () {
      yield* register()
      yield* Emulator.configure({ pin: { askOnRegistration: false, required: true, askOnLogin: true } })
      yield* register({ Email: [{ Type: "Primary", Value: "grace@example.com" }] })
    }),
    withPins({ askOnRegistration: true })
  )
})

describe("changes of a PIN", () => {
  const change = (accessToken: Redacted.Redacted<string>, oldPin: string, newPin = otherPin) =>
    PinAuthentication.changePinByAccessToken({ accessToken, oldPin, newPin })

  flow(
    "need PINs in the application, a PIN of the account, and a new one",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(change(accessToken, pin), ErrorCode.PinNotSet, documented(1235))
      yield* refusalOf(change(accessToken, pin, ""), ErrorCode.PinMissing, documented(1234))
      yield* Emulator.configure({ pin: { enabled: false } })
      yield* refusalOf(change(accessToken, pin), ErrorCode.PinAuthenticationNotConfigured, documented(1233))
    }),
    pins
  )
  flow(
    "count a wrong PIN as a failed login, and are refused while the account is locked",
    Effect.gen(function* () {
      const { accessToken } = yield* withPin()
      yield* times(2, Effect.flip(change(accessToken, otherPin)))
      yield* refusalOf(change(accessToken, pin), ErrorCode.AccountTemporarilyLocked, documented(1198))
      yield* refusalOf(login(), ErrorCode.AccountTemporarilyLocked, documented(1198))
    }),
    { ...pins, lockout }
  )
  flow(
    "are taken as POST too, do not need PINs to log in, and end nothing",
    Effect.gen(function* () {
      const { accessToken, sessionToken } = yield* withPin()
      yield* Emulator.configure({ pin: { pinLogin: false } })
      const { body } = yield* raw(
        "POST",
        "/identity/v2/auth/pin/change",
        { oldpin: pin, newpin: otherPin },
        { accessToken }
      )
      assert.deepStrictEqual(body, { IsPosted: true })
      yield* Emulator.configure({ pin: { pinLogin: true } })
      yield* logsIn(sessionToken, otherPin)
      yield* Authentication.readProfilesByAccessToken({ accessToken })
    }),
    pins
  )
})

describe("logins beside something else", () => {
  flow(
    "do not happen while a PIN is to be set first",
    Effect.gen(function* () {
      const registered = yield* register()
      assert.strictEqual(registered._tag, "Posted")
      const verified = yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      assert.strictEqual(verified._tag, "Posted")
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" })
      const reset = yield* Authentication.resetPasswordByResetToken({
        resetToken: yield* tokenTo(email),
        password: newPassword
      })
      assert.strictEqual(reset._tag, "Posted")
      yield* Emulator.configure({ pin: { askOnLogin: false } })
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" })
      const again = yield* Authentication.resetPasswordByResetToken({ resetToken: yield* tokenTo(email), password })
      if (again._tag !== "WithLogin") return assert.fail(again._tag)
      assert.property(again.login.answer, "session_token")
    }),
    {
      ...requiring(),
      emailVerificationFlow: "optional",
      loginOnEmailVerification: true,
      loginOnPasswordReset: true
    }
  )
})
