import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { documented, email, refusalOf, refuses, reveal, shows, user } from "../../support.js"
import { login, noSession } from "./setup.js"

export const cases = [
  shows(
    Authentication.validateAccessToken,
    "answers the tokens of the login and their expiry",
    Effect.gen(function* () {
      yield* user()
      const answer = yield* login()
      assert.ok(answer._tag === "Authenticated")
      const tokens = yield* Authentication.validateAccessToken({ accessToken: answer.accessToken })
      assert.equal(reveal(tokens.accessToken), reveal(answer.accessToken))
      assert.equal(
        tokens.refreshToken && reveal(tokens.refreshToken),
        answer.refreshToken && reveal(answer.refreshToken)
      )
      assert.equal(tokens.expiresIn, "1970-01-01T00:15:00.000Z")
    })
  ),
  refuses(
    Authentication.validateAccessToken,
    "refuses a token that is not a GUID",
    refusalOf(Authentication.validateAccessToken({ accessToken: "4711" }), ErrorCode.AccessTokenInvalid, noSession)
  ),

  shows(
    Authentication.invalidateAccessToken,
    "ends one session and keeps the others",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const second = yield* Account.userImpersonation({ uid })
      yield* Authentication.invalidateAccessToken({ accessToken })
      yield* refusalOf(
        Authentication.readProfilesByAccessToken({ accessToken }),
        ErrorCode.AccessTokenInvalid,
        noSession
      )
      assert.equal((yield* Authentication.readProfilesByAccessToken(second)).Uid, uid)
    })
  ),
  refuses(
    Authentication.invalidateAccessToken,
    "refuses an invalidated token",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.invalidateAccessToken({ accessToken, preventRefresh: true })
      yield* refusalOf(Authentication.invalidateAccessToken({ accessToken }), ErrorCode.AccessTokenInvalid, noSession)
    })
  ),

  shows(
    Authentication.accessTokenInfo,
    "tells the token and the provider that it was opened by",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const info = (token: typeof accessToken) => Authentication.accessTokenInfo({ accessToken: token })
      const own = yield* info(accessToken)
      assert.deepEqual(
        [own.provider, own.isrememberme, reveal(own.access_token)],
        ["Email", false, reveal(accessToken)]
      )
      const social = yield* Emulator.seed(Seed.socialLogin({ provider: "google", id: "10001", email }))
      assert.equal((yield* info(social.accessToken)).provider, "google")
    })
  ),
  refuses(
    Authentication.accessTokenInfo,
    "refuses a token that is unknown or has expired",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(Authentication.accessTokenInfo({ accessToken: "4711" }), ErrorCode.AccessTokenInvalid, noSession)
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(Authentication.accessTokenInfo({ accessToken }), ErrorCode.AccessTokenExpired, documented(906))
    })
  )
]
