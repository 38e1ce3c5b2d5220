import { describe } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type * as Login from "@loginradius-effect/core/Login"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Effect, Either } from "effect"
import assert from "node:assert/strict"
import { flow, register, times } from "../flow.js"
import { begin } from "../secondFactor.js"
import { email, newPassword, otpTo, password, phone, tokenTo, user } from "../support.js"

/** How many requests are sent at once, unless said otherwise. */
const count = 100

/** The results of requests that are sent at once. */
const atOnce = <A, E, R>(request: (n: number) => Effect.Effect<A, E, R>, requests = count) =>
  Effect.all(
    Array.from({ length: requests }, (_, n) => Effect.either(request(n))),
    { concurrency: "unbounded" }
  )

/** How often each error was answered; successes count as `success`. */
const tally = (results: ReadonlyArray<Either.Either<unknown, { readonly _tag: string }>>) => {
  const counts: Record<string, number> = {}
  for (const result of results) {
    const tag = Either.isLeft(result) ? result.left._tag : "success"
    counts[tag] = (counts[tag] ?? 0) + 1
  }
  return counts
}

/** Of requests that are sent at once, exactly one succeeds; all others get one error. */
const oneSucceeds = <A, E extends { readonly _tag: string }, R>(
  request: (n: number) => Effect.Effect<A, E, R>,
  errorClass: { readonly tag: string }
) =>
  Effect.map(atOnce(request), (results) =>
    assert.deepEqual(tally(results), { success: 1, [errorClass.tag]: count - 1 })
  )

describe("of requests that are sent at once", () => {
  flow(
    "a thousand with wrong passwords, as many count as the lock allows, and then the right one is refused too",
    Effect.gen(function* () {
      yield* user()
      const attempts = 1000
      const results = yield* atOnce(
        (n) => Authentication.loginByEmail({ email, password: n === attempts - 1 ? password : `wrong ${n}` }),
        attempts
      )
      assert.deepEqual(tally(results), {
        [ErrorCode.InvalidCredentials.tag]: 5,
        [ErrorCode.AccountTemporarilyLocked.tag]: attempts - 5
      })
    }),
    { lockout: { type: "Suspend", threshold: 5 } }
  )

  flow(
    "that register one address, one does",
    oneSucceeds(() => register(), ErrorCode.EmailAlreadyRegistered)
  )

  flow(
    "with one passcode, one logs in",
    Effect.gen(function* () {
      yield* user({ phoneId: phone })
      yield* PhoneAuthentication.sendOneTimePasscode({ phone })
      const otp = yield* otpTo(phone)
      yield* oneSucceeds(() => PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp }), ErrorCode.OtpAlreadyUsed)
    })
  )

  flow(
    "with one link, one logs in",
    Effect.gen(function* () {
      yield* user()
      yield* PasswordlessLogin.loginByEmail({ email })
      const verificationToken = yield* tokenTo(email)
      yield* oneSucceeds(
        () => PasswordlessLogin.loginVerification({ verificationToken }),
        ErrorCode.PasswordlessLinkAlreadyUsed
      )
    })
  )

  flow(
    "with one reset token, one sets its password",
    Effect.gen(function* () {
      yield* user()
      yield* Authentication.forgotPassword({ email, resetPasswordUrl: "https://app.example.com/reset" })
      const resetToken = yield* tokenTo(email)
      const results = yield* atOnce((n) =>
        Authentication.resetPasswordByResetToken({ resetToken, password: `${newPassword} ${n}` })
      )
      assert.deepEqual(tally(results), { success: 1, [ErrorCode.VerificationLinkAlreadyUsed.tag]: count - 1 })
      const winner = results.findIndex(Either.isRight)
      const login = yield* Authentication.loginByEmail({ email, password: `${newPassword} ${winner}` })
      assert.equal(login._tag, "Authenticated")
    })
  )

  flow(
    "with one access token, each refreshes it, and one ends it",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const renewed = yield* atOnce(() => TokenManagement.refreshAccessToken({ accessToken }))
      assert.deepEqual(tally(renewed), { success: count })
      yield* oneSucceeds(() => Authentication.invalidateAccessToken({ accessToken }), ErrorCode.AccessTokenInvalid)
    })
  )

  flow(
    "with one backup code, one logs in",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ secondFactor: true })
      const { BackUpCodes } = yield* MultiFactorAuthentication.backupCodesByAccessToken({ accessToken })
      const [backupCode] = BackUpCodes ?? []
      assert(backupCode !== undefined)
      const pending = yield* times(count, begin())
      const results = yield* atOnce((n) =>
        MultiFactorAuthentication.validateBackupCode({ ...(pending[n] as Login.SecondFactorRequired), backupCode })
      )
      assert.deepEqual(tally(results), { success: 1, [ErrorCode.BackupCodeInvalidOrUsed.tag]: count - 1 })
    }),
    { secondFactor: { mode: "optional", authenticator: true } }
  )
})
