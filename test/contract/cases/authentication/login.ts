import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { password, profileOf, refusalOf, refuses, shows, user } from "../../support.js"
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
  )
]
