/** What tests of the second factor share. */
import type * as Login from "@loginradius-effect/core/Login"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import { Emulator, type Settings } from "@loginradius-effect/emulator"
import { Clock, Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { totp } from "../support/totp.js"
import { email, password, reveal, user } from "./support.js"

/** An application that offers the factors that are proven by a code. */
export const withMode = (
  mode: "optional" | "required" | "off",
  offered: Partial<Settings.SecondFactor> = {}
): Emulator.Options => ({
  secondFactor: { mode, authenticator: true, smsOtp: true, emailOtp: true, ...offered }
})

export const required = withMode("required")
export const optional = withMode("optional")

/** An application that offers one factor only. */
export const onlyOffering = (
  factor: "securityQuestion" | "push" | "duo",
  mode: "optional" | "required" | "off" = "optional"
): Emulator.Options => withMode(mode, { authenticator: false, smsOtp: false, emailOtp: false, [factor]: true })

export const mobile = "+15550100200"
export const otherMobile = "+15550100300"

export const logIn = (as: { readonly email?: string; readonly password?: string } = {}) =>
  MultiFactorAuthentication.loginByEmail({ email, password, ...as })

/** The login with its pending second factor; fails if it is another one. */
export const pendingOf = (login: Login.State): Login.SecondFactorRequired => {
  assert.ok(login._tag === "SecondFactorRequired", `the login is ${login._tag}`)
  return login
}

export const begin = (as: Parameters<typeof logIn>[0] = {}) => Effect.map(logIn(as), pendingOf)

export const tags = ({ nextSteps }: Login.SecondFactorRequired) => nextSteps.map(({ _tag }) => _tag)

/** The key for an app in the answer of a login. */
export const keyOf = (pending: Login.SecondFactorRequired): string => {
  assert.ok(pending.manualEntryCode !== undefined, "no key was offered")
  return reveal(pending.manualEntryCode)
}

/** The code of an app with this key, now or `fromNow` milliseconds later. */
export const codeOf = (key: string, fromNow = 0) =>
  Effect.map(Clock.currentTimeMillis, (now) => totp(key, Math.max(0, now + fromNow)))

/** A wrong code: not the one of this step, the step before or the step after. */
export const wrongCodeOf = (key: string) =>
  Effect.gen(function* () {
    const near = yield* Effect.forEach([-30_000, 0, 30_000], (fromNow) => codeOf(key, fromNow))
    const wrong = ["000000", "000001", "000002", "000003"].find((code) => !near.includes(code))
    assert.ok(wrong !== undefined)
    return wrong
  })

/** Sets up an authenticator app in a session; its key. */
export const setUpApp = (accessToken: Login.Authenticated["accessToken"]) =>
  Effect.gen(function* () {
    const { ManualEntryCode } = yield* MultiFactorAuthentication.validateAccessToken({ accessToken })
    assert.ok(ManualEntryCode)
    const key = reveal(ManualEntryCode)
    yield* MultiFactorAuthentication.verifyAuthenticatorCode({ accessToken, authenticatorCode: yield* codeOf(key) })
    return key
  })

/** Completes a login with a code of the app. */
export const validate = (pending: Login.SecondFactorRequired, authenticatorCode: string) =>
  MultiFactorAuthentication.validateAuthenticatorCode({ ...pending, authenticatorCode })

/** A user with an authenticator app, and the app's key. */
export const withApp = Effect.gen(function* () {
  const { accessToken, uid } = yield* user()
  const key = yield* setUpApp(accessToken)
  // The next code differs from the one that has set up the app, which is used.
  yield* TestClock.adjust("1 minute")
  return { accessToken, uid, key }
})

/** The one challenge that can be answered; fails if there are others. */
export const onlyChallenge = Effect.flatMap(Emulator.challenges(), ([first, ...others]) => {
  assert.ok(first !== undefined && others.length === 0, "there is not one challenge")
  return Effect.succeed(first)
})

/** Where Duo sends users back to. */
export const duoRedirectUri = "https://app.example.com/duo?from=login"

/** What Duo sends the user back with who approves. */
export const approveDuo = Effect.gen(function* () {
  const { redirectTo } = yield* Emulator.approve((yield* onlyChallenge).id)
  const { searchParams } = new URL(redirectTo ?? assert.fail("Duo sends nobody back"))
  return {
    state: searchParams.get("state") ?? assert.fail("no state"),
    code: searchParams.get("duo_code") ?? assert.fail("no code")
  }
})
