import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { documented, password, profileOf, refusalOf, refuses, shows, user } from "../../support.js"
import { login, notFound } from "./setup.js"

export const cases = [
  shows(
    Authentication.loginByEmail,
    "answers a token that reads the profile, and counts the login",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const answer = yield* login()
      assert.ok(answer._tag === "Authenticated")
      assert.equal(answer.profile.FirstLogin, true)
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: answer.accessToken })
      assert.equal(profile.Uid, uid)
      assert.equal(profile.NoOfLogins, 1)
      assert.equal((yield* login())._tag, "Authenticated")
      assert.equal((yield* profileOf(uid)).NoOfLogins, 2)
      assert.equal((yield* profileOf(uid)).FirstLogin, false)
    })
  ),
  refuses(
    Authentication.loginByEmail,
    "refuses a wrong password",
    Effect.gen(function* () {
      yield* user()
      yield* refusalOf(login({ password: "wrong" }), ErrorCode.InvalidCredentials, { code: 966, status: 401 })
    })
  ),

  shows(
    Authentication.loginByUsername,
    "answers a token that reads the profile",
    Effect.gen(function* () {
      const { uid } = yield* user({ userName: "ada" })
      const answer = yield* Authentication.loginByUsername({ username: "Ada", password })
      assert.ok(answer._tag === "Authenticated")
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: answer.accessToken })
      assert.equal(profile.Uid, uid)
    })
  ),
  refuses(
    Authentication.loginByUsername,
    "refuses an unknown user name",
    refusalOf(Authentication.loginByUsername({ username: "nobody", password }), ErrorCode.UserNotFound, notFound)
  ),

  shows(
    Authentication.unlockAccountByAccessToken,
    "lifts the lock that asks for a captcha, and forgets the failures",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* login({ password: "wrong" }).pipe(Effect.flip)
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).IsLoginLocked, true)
      const unlocked = yield* Authentication.unlockAccountByAccessToken({ accessToken, gRecaptchaResponse: "solved" })
      assert.deepEqual(unlocked, { IsPosted: true })
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.deepEqual([profile.IsLoginLocked, profile.FailedLoginAttempt], [false, 0])
      assert.equal((yield* login())._tag, "Authenticated")
    }),
    { lockout: { type: "Captcha", threshold: 1 } }
  ),
  refuses(
    Authentication.unlockAccountByAccessToken,
    "refuses without any answer, and where there is no lock",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const unlock = Authentication.unlockAccountByAccessToken
      yield* refusalOf(unlock({ accessToken }), ErrorCode.JsonPutBodyInvalid, documented(1079, 400))
      const solved = unlock({ accessToken, gRecaptchaResponse: "solved" })
      yield* refusalOf(solved, ErrorCode.AccountAlreadyUnlocked, documented(1221))
    })
  )
]
