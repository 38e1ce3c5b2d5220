import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, type Redacted, TestClock } from "effect"
import assert from "node:assert/strict"
import { type Case, refusalOf, refuses, reveal, shows, user } from "../../support.js"
import { ada, profileOf, session } from "./setup.js"

const expired = { code: 906, status: 403 }

const unknown = { code: 905, status: 403 }

export const cases: ReadonlyArray<Case> = [
  shows(
    SocialLogin.accessToken,
    "exchanges a request token for a session of its user",
    Effect.gen(function* () {
      const token = yield* Emulator.seed(Seed.requestToken(ada("google")))
      const { accessToken } = yield* SocialLogin.accessToken({ token })
      const profile = yield* profileOf({ accessToken })
      assert.deepEqual(
        [profile.Provider, profile.ID, profile.FirstName, profile.FirstLogin],
        ["google", "10001", "Ada", true]
      )
    })
  ),
  shows(
    SocialLogin.accessToken,
    "answers an access token that is given in place of a request token, as often as it is given",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      for (const token of [accessToken, reveal(accessToken)]) {
        const traded = yield* SocialLogin.accessToken({ token })
        assert.equal(reveal(traded.accessToken), reveal(accessToken))
        assert.equal(traded.expiresIn, "1970-01-01T00:15:00.000Z")
      }
    })
  ),
  refuses(
    SocialLogin.accessToken,
    "refuses an access token that is invalidated or expired, and that of a blocked account",
    Effect.gen(function* () {
      const exchange = (token: Redacted.Redacted<string>) => SocialLogin.accessToken({ token })
      const { accessToken, uid } = yield* user()
      const second = yield* Emulator.seed(Seed.session(uid))
      yield* Authentication.invalidateAccessToken({ accessToken })
      yield* refusalOf(exchange(accessToken), ErrorCode.RequestTokenInvalid, { code: 903, status: 403 })
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(exchange(second.accessToken), ErrorCode.RequestTokenExpired, { code: 904, status: 403 })
      const third = yield* Emulator.seed(Seed.session(uid))
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(exchange(third.accessToken), ErrorCode.AccountBlocked, { code: 991, status: 403 })
    })
  ),
  refuses(
    SocialLogin.accessToken,
    "refuses an unknown, used or expired request token",
    Effect.gen(function* () {
      const exchange = (token: string | Redacted.Redacted<string>) => SocialLogin.accessToken({ token })
      yield* refusalOf(exchange("4711"), ErrorCode.RequestTokenInvalid, { code: 903, status: 403 })
      const used = yield* Emulator.seed(Seed.requestToken(ada("google")))
      yield* exchange(used)
      yield* refusalOf(exchange(used), ErrorCode.RequestTokenInvalid, { code: 903, status: 403 })
      const old = yield* Emulator.seed(Seed.requestToken(ada("google")))
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(exchange(old), ErrorCode.RequestTokenExpired, { code: 904, status: 403 })
    })
  ),

  shows(
    SocialLogin.validateAccessToken,
    "answers the same as Authentication.validateAccessToken",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const checked = yield* SocialLogin.validateAccessToken({ accessToken })
      const expected = yield* Authentication.validateAccessToken({ accessToken })
      assert.equal(reveal(checked.accessToken), reveal(accessToken))
      assert.equal(checked.expiresIn, expected.expiresIn)
    })
  ),
  refuses(
    SocialLogin.validateAccessToken,
    "refuses an unknown or expired token",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const check = (accessToken: string | Redacted.Redacted<string>) =>
        SocialLogin.validateAccessToken({ accessToken })
      yield* refusalOf(check("4711"), ErrorCode.AccessTokenInvalid, unknown)
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(check(accessToken), ErrorCode.AccessTokenExpired, expired)
    })
  ),

  shows(
    SocialLogin.invalidateAccessToken,
    "ends the session of a token",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* SocialLogin.invalidateAccessToken({ accessToken })
      yield* refusalOf(profileOf({ accessToken }), ErrorCode.AccessTokenInvalid, unknown)
    })
  ),
  refuses(
    SocialLogin.invalidateAccessToken,
    "refuses a token whose session has ended",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* SocialLogin.invalidateAccessToken({ accessToken, preventRefresh: true })
      yield* refusalOf(SocialLogin.invalidateAccessToken({ accessToken }), ErrorCode.AccessTokenInvalid, unknown)
    })
  ),

  shows(
    SocialLogin.userProfile,
    "reads the same profile as Authentication.readProfilesByAccessToken",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      const profile = yield* SocialLogin.userProfile(token)
      assert.deepEqual(profile, yield* profileOf(token))
      assert.equal(profile.FirstName, "Ada")
    })
  ),
  refuses(
    SocialLogin.userProfile,
    "refuses an expired token",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(SocialLogin.userProfile(token), ErrorCode.AccessTokenExpired, expired)
    })
  ),
  refuses(
    SocialLogin.userProfile,
    "answers the provider's error for an invalid token of the provider",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      yield* refusalOf(SocialLogin.userProfile(token), ErrorCode.SocialProviderError, { code: 1000, status: 403 })
    }),
    { providerTokens: "known" }
  )
]
