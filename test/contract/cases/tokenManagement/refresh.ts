import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { type Case, documented, email, refusalOf, refuses, reveal, shows, unknownUid, user } from "../../support.js"
import { given, isExpired, isGood, isSpent, renew, session } from "./setup.js"

export const cases: ReadonlyArray<Case> = [
  shows(
    TokenManagement.refreshUserProfile,
    "fetches the provider's current data, which other endpoints then read",
    Effect.gen(function* () {
      const ada = { provider: "facebook", id: "10001", email }
      const { accessToken } = yield* Emulator.seed(Seed.socialLogin({ ...ada, profile: { FirstName: "Ada" } }))
      yield* Emulator.seed(Seed.person({ ...ada, profile: { FirstName: "Augusta" } }))
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).FirstName, "Ada")
      assert.equal((yield* TokenManagement.refreshUserProfile({ accessToken })).FirstName, "Augusta")
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).FirstName, "Augusta")
    })
  ),
  shows(
    TokenManagement.refreshUserProfile,
    "answers the unchanged profile of a user with a password",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      assert.equal((yield* TokenManagement.refreshUserProfile({ accessToken })).Uid, uid)
    })
  ),
  refuses(
    TokenManagement.refreshUserProfile,
    "answers the provider's error for an invalid token of the provider",
    Effect.gen(function* () {
      const { accessToken } = yield* TokenManagement.accessTokenViaFacebookToken({ fbAccessToken: "made up" })
      const refusal = yield* refusalOf(
        TokenManagement.refreshUserProfile({ accessToken }),
        ErrorCode.SocialProviderError,
        { code: 1000, status: 403 }
      )
      assert.ok(refusal.providerErrorResponse !== undefined)
    }),
    { providerTokens: "known" }
  ),

  shows(
    TokenManagement.refreshAccessToken,
    "makes a session with the given lifetime beside the first, which lives until it expires",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const renewed = yield* TokenManagement.refreshAccessToken({ accessToken, expiresIn: 60 })
      const read = (token: typeof accessToken) => Authentication.readProfilesByAccessToken({ accessToken: token })
      assert.equal((yield* read(accessToken)).Uid, uid)
      const { data } = yield* TokenManagement.getActiveSessionDetails({ token: accessToken })
      assert.deepEqual(
        data.map(({ AccessToken }) => reveal(AccessToken!)).sort(),
        [reveal(renewed.accessToken), reveal(accessToken)].sort()
      )
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(read(accessToken), ErrorCode.AccessTokenExpired, { code: 906, status: 403 })
      yield* TestClock.adjust("44 minutes")
      assert.equal((yield* read(renewed.accessToken)).Uid, uid)
      yield* TestClock.adjust("1 minute")
      yield* refusalOf(read(renewed.accessToken), ErrorCode.AccessTokenExpired, { code: 906, status: 403 })
    })
  ),
  shows(
    TokenManagement.refreshAccessToken,
    "takes a lifetime of 0 as none, which is the usual one",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const { expiresIn } = yield* TokenManagement.refreshAccessToken({ accessToken, expiresIn: 0 })
      assert.equal(expiresIn, "1970-01-01T00:15:00.000Z")
    })
  ),
  shows(
    TokenManagement.refreshAccessToken,
    "gives the refresh token to the new session",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const validate = (token: typeof accessToken) => Authentication.validateAccessToken({ accessToken: token })
      assert.ok((yield* validate(accessToken)).refreshToken !== undefined)
      const renewed = yield* TokenManagement.refreshAccessToken({ accessToken })
      assert.ok((yield* validate(renewed.accessToken)).refreshToken !== undefined)
      assert.equal((yield* validate(accessToken)).refreshToken, undefined)
    })
  ),
  refuses(
    TokenManagement.refreshAccessToken,
    "refuses an expired token, and invalid lifetimes",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const refresh = (expiresIn?: number) => TokenManagement.refreshAccessToken({ accessToken, expiresIn })
      yield* refusalOf(refresh(-1), ErrorCode.ParameterMalformed, { code: 908, status: 400 })
      yield* refusalOf(refresh(129_601), ErrorCode.ParameterMalformed, { code: 908, status: 400 })
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(refresh(), ErrorCode.AccessTokenExpired, { code: 906, status: 403 })
    })
  ),
  shows(
    TokenManagement.refreshAccessToken,
    "gives a refresh token to sessions of an app whose logins give none",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { accessToken, refreshToken } = yield* Account.userImpersonation({ uid })
      assert.equal(refreshToken, undefined)
      const renewed = yield* TokenManagement.refreshAccessToken({ accessToken })
      const { refreshToken: next } = yield* renew(given(renewed.refreshToken))
      yield* renew(given(next))
    }),
    { refreshTokens: false }
  ),

  shows(
    TokenManagement.slidingAccessToken,
    "makes a pair that each use extends, and leaves the presented token",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const first = yield* session(uid)
      const second = yield* TokenManagement.slidingAccessToken({ accessToken: first.accessToken })
      assert.notEqual(reveal(second.accessToken), reveal(first.accessToken))
      assert.equal((yield* isGood(first.accessToken)).refreshToken, undefined)
      yield* isSpent(first.refreshToken)
      for (const _ of [1, 2]) {
        yield* TestClock.adjust("14 minutes")
        yield* isGood(second.accessToken)
      }
      const { expiresIn } = yield* isGood(second.accessToken)
      assert.equal(expiresIn, "1970-01-01T00:43:00.000Z")
      yield* renew(given(second.refreshToken))
    }),
    { slidingAccessTokens: true }
  ),
  refuses(
    TokenManagement.slidingAccessToken,
    "is not for apps whose tokens do not slide",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const refusal = yield* Effect.flip(TokenManagement.slidingAccessToken({ accessToken }))
      assert.deepEqual(
        [refusal._tag, "reason" in refusal && refusal.reason, "code" in refusal && refusal.code],
        ["ApiCredentialsRejected", "EndpointNotAllowed", 909]
      )
    })
  ),
  refuses(
    TokenManagement.slidingAccessToken,
    "refuses a token that is unknown or has expired",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const slide = (token: string | typeof accessToken) => TokenManagement.slidingAccessToken({ accessToken: token })
      yield* refusalOf(slide("4711"), ErrorCode.AccessTokenInvalid, documented(905))
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(slide(accessToken), ErrorCode.AccessTokenExpired, documented(906))
    }),
    { slidingAccessTokens: true }
  ),

  shows(
    TokenManagement.refreshAccessTokenByRefreshToken,
    "renews a session whose access token has expired",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const first = yield* session(uid)
      yield* TestClock.adjust("16 minutes")
      yield* isExpired(first.accessToken)
      const second = yield* renew(first.refreshToken)
      assert.equal(second.expiresIn, "1970-01-01T00:31:00.000Z")
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: second.accessToken })
      assert.equal(profile.Uid, uid)
      const validated = yield* isGood(second.accessToken)
      assert.equal(reveal(given(validated.refreshToken)), reveal(given(second.refreshToken)))
    })
  ),
  refuses(
    TokenManagement.refreshAccessTokenByRefreshToken,
    "refuses a refresh token that is spent or unknown",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { accessToken, refreshToken } = yield* session(uid)
      yield* renew(refreshToken)
      yield* isSpent(refreshToken)
      yield* isSpent("4711")
      // An access token is none.
      yield* isSpent(accessToken)
    })
  ),

  shows(
    TokenManagement.revokeRefreshToken,
    "ends the refresh token, and leaves the access token and other sessions",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const [first, second] = [yield* session(uid), yield* session(uid)]
      const { IsDeleted } = yield* TokenManagement.revokeRefreshToken({ refreshToken: first.refreshToken })
      assert.equal(IsDeleted, true)
      yield* isSpent(first.refreshToken)
      assert.equal((yield* isGood(first.accessToken)).refreshToken, undefined)
      yield* renew(second.refreshToken)
    })
  ),
  refuses(
    TokenManagement.revokeRefreshToken,
    "refuses a refresh token that is revoked or unknown",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { refreshToken } = yield* session(uid)
      const revoke = (token: string | typeof refreshToken) =>
        TokenManagement.revokeRefreshToken({ refreshToken: token })
      yield* revoke(refreshToken)
      yield* refusalOf(revoke(refreshToken), ErrorCode.RefreshTokenInvalid, documented(1217))
      yield* refusalOf(revoke("4711"), ErrorCode.RefreshTokenInvalid, documented(1217))
    })
  ),

  shows(
    TokenManagement.revokeAllRefreshToken,
    "ends the refresh tokens of the account alone, and leaves access tokens",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const other = yield* user({ email: "grace@example.com" })
      const [first, second] = [yield* session(uid), yield* session(uid)]
      const others = yield* session(other.uid)
      assert.equal((yield* TokenManagement.revokeAllRefreshToken({ uid })).IsDeleted, true)
      for (const { accessToken, refreshToken } of [first, second]) {
        yield* isSpent(refreshToken)
        yield* isGood(accessToken)
      }
      yield* renew(others.refreshToken)
      // Where nothing is left, there is nothing to refuse.
      assert.equal((yield* TokenManagement.revokeAllRefreshToken({ uid })).IsDeleted, true)
    })
  ),
  refuses(
    TokenManagement.revokeAllRefreshToken,
    "refuses an unknown account",
    refusalOf(TokenManagement.revokeAllRefreshToken({ uid: unknownUid }), ErrorCode.UserNotFound, documented(938))
  )
]
