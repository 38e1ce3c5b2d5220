/** There is no session before everything that a login asks for is proven, whatever the login has begun with. */
import { assert, describe } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type * as Login from "@loginradius-effect/core/Login"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { documented, flow, login, newPassword, raw } from "../flow.js"
import { codeOf, keyOf, logIn, optional, pendingOf, required, validate, withApp } from "../secondFactor.js"
import { email, password, refusalOf, tokenTo, user, verificationUrl } from "../support.js"

const privacyPolicy = {
  enabled: true,
  mode: "Strict",
  policies: [{ version: "1", start: "1970-01-01T00:00:00Z" }]
} as const

const sessionsOf = (accountId: string) =>
  TokenManagement.activeSessionByAccountId({ accountId }).pipe(
    Effect.map(({ data }) => data.length),
    // Where there is none, it is refused.
    Effect.catchTag("SessionExpired", () => Effect.succeed(0))
  )

/** The same without the session that it has come with. */
const withoutSession = <A extends Pick<Login.Authenticated, "accessToken">, E, R>(made: Effect.Effect<A, E, R>) =>
  Effect.tap(made, ({ accessToken }) => Authentication.invalidateAccessToken({ accessToken }))

describe("a privacy policy that is due is asked for after the second factor", () => {
  flow(
    "in a login with a password, by either of its operations",
    Effect.gen(function* () {
      const { key, uid } = yield* withoutSession(withApp)
      yield* Emulator.configure({ privacyPolicy, secondFactor: { inLogin: true } })
      for (const begun of [logIn(), login()]) {
        const pending = pendingOf(yield* begun)
        assert.strictEqual(yield* sessionsOf(uid), 0)
        const ended = validate(pending, yield* codeOf(key))
        const refused = yield* refusalOf(ended, ErrorCode.PrivacyPolicyNotAccepted, documented(1194))
        assert.strictEqual(yield* sessionsOf(uid), 1)
        yield* TestClock.adjust("1 minute")
        const again = validate(pending, yield* codeOf(key))
        yield* refusalOf(again, ErrorCode.MfaTokenInvalid, documented(1103))
        yield* Authentication.invalidateAccessToken({ accessToken: refused.accessToken ?? assert.fail("no token") })
      }
    }),
    optional
  )

  flow(
    "in a login by a mailed link",
    Effect.gen(function* () {
      const { key, uid } = yield* withoutSession(withApp)
      yield* Emulator.configure({ privacyPolicy })
      yield* PasswordlessLogin.loginByEmail({ email })
      const pending = pendingOf(
        yield* PasswordlessLogin.loginVerification({ verificationToken: yield* tokenTo(email) })
      )
      assert.strictEqual(yield* sessionsOf(uid), 0)
      yield* refusalOf(validate(pending, yield* codeOf(key)), ErrorCode.PrivacyPolicyNotAccepted, documented(1194))
    }),
    optional
  )

  flow(
    "and not at all where the login has accepted it already",
    Effect.gen(function* () {
      const { key } = yield* withApp
      yield* Emulator.configure({ privacyPolicy, secondFactor: { inLogin: true } })
      const { body } = yield* raw("POST", "/identity/v2/auth/login", { email, password, AcceptPrivacyPolicy: true })
      const { SecondFactorAuthenticationToken } = body["SecondFactorAuthentication"] as Record<string, string>
      const pending = { secondFactorAuthenticationToken: SecondFactorAuthenticationToken ?? assert.fail("no token") }
      const ended = Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode: yield* codeOf(key) })
      assert.strictEqual((yield* ended)._tag, "Authenticated")
    }),
    optional
  )

  flow(
    "by every check of a factor",
    Effect.gen(function* () {
      const { uid } = yield* withoutSession(user())
      yield* Emulator.configure({ privacyPolicy })
      const pending = pendingOf(yield* logIn())
      yield* Mfa.emailOtp({ ...pending, emailId: email })
      assert.strictEqual(yield* sessionsOf(uid), 0)
      yield* refusalOf(
        validate(pending, yield* codeOf(keyOf(pending))),
        ErrorCode.PrivacyPolicyNotAccepted,
        documented(1194)
      )
    }),
    required
  )
})

describe("what logs in beside something else does not where there is more to prove", () => {
  const reset = Effect.gen(function* () {
    yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" })
    return yield* Authentication.resetPasswordByResetToken({ resetToken: yield* tokenTo(email), password: newPassword })
  })
  const verify = Effect.gen(function* () {
    yield* Authentication.resendEmailVerification({ email, verificationUrl })
    return yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
  })

  flow(
    "a reset of the password: a second factor",
    Effect.gen(function* () {
      const { uid } = yield* withoutSession(withApp)
      assert.strictEqual((yield* reset)._tag, "Posted")
      assert.strictEqual(yield* sessionsOf(uid), 0)
    }),
    { ...optional, loginOnPasswordReset: true }
  )

  flow(
    "a reset of the password: a policy",
    Effect.gen(function* () {
      const { uid } = yield* withoutSession(user())
      yield* Emulator.configure({ privacyPolicy })
      assert.strictEqual((yield* reset)._tag, "Posted")
      assert.strictEqual(yield* sessionsOf(uid), 0)
    }),
    { loginOnPasswordReset: true }
  )

  flow(
    "a verified address: a second factor",
    Effect.gen(function* () {
      const { uid } = yield* withoutSession(user({ emailVerified: false }))
      assert.strictEqual((yield* verify)._tag, "Posted")
      assert.strictEqual(yield* sessionsOf(uid), 0)
    }),
    { ...required, loginOnEmailVerification: true }
  )
})
