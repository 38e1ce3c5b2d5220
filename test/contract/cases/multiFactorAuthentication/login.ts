import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { logIn, mobile, optional, pendingOf, tags } from "../../secondFactor.js"
import { documented, email, messageTo, password, refusalOf, refuses, shows, user } from "../../support.js"
import { appCode, uidBy, withApp } from "./setup.js"

export const cases = [
  shows(
    Mfa.loginByEmail,
    "answers a token that becomes a session with a code of the app",
    Effect.gen(function* () {
      const { uid } = yield* withApp
      const pending = pendingOf(yield* Mfa.loginByEmail({ email, password }))
      assert.deepEqual(tags(pending), ["VerifyAuthenticator", "UseBackupCode"])
      const login = yield* Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode: yield* appCode(uid) })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.loginByEmail,
    "refuses a wrong password",
    Effect.gen(function* () {
      yield* withApp
      yield* refusalOf(logIn({ password: "wrong" }), ErrorCode.InvalidCredentials, documented(966, 401))
    }),
    optional
  ),

  shows(
    Mfa.loginByUsername,
    "answers a token that becomes a session with a code of the app",
    Effect.gen(function* () {
      const { uid } = yield* user({ userName: "ada", secondFactor: true })
      const pending = pendingOf(yield* Mfa.loginByUsername({ username: "Ada", password }))
      const login = yield* Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode: yield* appCode(uid) })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.loginByUsername,
    "refuses where the application has no second factor",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* refusalOf(Mfa.loginByUsername({ username: "ada", password }), ErrorCode.MfaNotEnabled, documented(1097))
    })
  ),

  shows(
    Mfa.loginByPhone,
    "answers a token that becomes a session with a code of the app",
    Effect.gen(function* () {
      const { uid } = yield* user({ phoneId: mobile, secondFactor: true })
      const pending = pendingOf(yield* Mfa.loginByPhone({ phone: mobile, password }))
      const login = yield* Mfa.validateAuthenticatorCode({ ...pending, authenticatorCode: yield* appCode(uid) })
      assert.equal(yield* uidBy(login), uid)
    }),
    optional
  ),
  refuses(
    Mfa.loginByPhone,
    "refuses an unverified number, and sends a passcode to it",
    Effect.gen(function* () {
      yield* user({ phoneId: mobile, phoneIdVerified: false, secondFactor: true })
      yield* refusalOf(Mfa.loginByPhone({ phone: mobile, password }), ErrorCode.PhoneNotVerified, documented(1066))
      assert.equal((yield* messageTo(mobile)).kind, "sms")
    }),
    optional
  )
]
