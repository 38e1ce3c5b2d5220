import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Tokens } from "@loginradius-effect/core/Login"
import type { LoginRadiusError } from "@loginradius-effect/core/LoginRadiusError"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Chunk, Effect, TestClock, Stream } from "effect"
import assert from "node:assert/strict"
import { type Case, email, refusalOf, refuses, reveal, type Services, shows, user } from "../support.js"

/** Cases of an exchange of a provider's token. */
const exchanges = (
  endpoint: Endpoint.Any,
  provider: string,
  exchange: (token: string) => Effect.Effect<Tokens, LoginRadiusError, Services>
): ReadonlyArray<Case> => [
  shows(
    endpoint,
    "logs in the person of the provider's token, the same one each time",
    Effect.gen(function* () {
      const profileOf = (token: string) =>
        Effect.flatMap(exchange(token), ({ accessToken }) => Authentication.readProfilesByAccessToken({ accessToken }))
      const [first, again, other] = yield* Effect.all([profileOf("one"), profileOf("one"), profileOf("two")])
      assert.deepEqual([first.Provider, first.FirstLogin], [provider, true])
      assert.deepEqual([again.Uid, again.ID, again.FirstLogin], [first.Uid, first.ID, false])
      assert.notEqual(other.Uid, first.Uid)
      assert.notEqual(other.ID, first.ID)
    })
  ),
  shows(
    endpoint,
    "logs in a seeded person by their token",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.person({ provider, id: "10001", token: "one", profile: { FirstName: "Ada" } }))
      const { accessToken } = yield* exchange("one")
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.deepEqual([profile.ID, profile.FirstName], ["10001", "Ada"])
    })
  ),
  refuses(
    endpoint,
    "refuses a new person where registration by a provider is off",
    refusalOf(exchange("one"), ErrorCode.SocialRegistrationNotAllowed, { code: 1051, status: 403 }),
    { socialRegistration: false }
  )
]

export const cases: ReadonlyArray<Case> = [
  ...exchanges(TokenManagement.accessTokenViaFacebookToken, "facebook", (fbAccessToken) =>
    TokenManagement.accessTokenViaFacebookToken({ fbAccessToken, socialAppName: "web" })
  ),
  ...exchanges(TokenManagement.accessTokenViaTwitterToken, "twitter", (twAccessToken) =>
    TokenManagement.accessTokenViaTwitterToken({ twAccessToken, twTokenSecret: "secret" })
  ),
  ...exchanges(TokenManagement.accessTokenViaVkontakteToken, "vkontakte", (vkAccessToken) =>
    TokenManagement.accessTokenViaVkontakteToken({ vkAccessToken })
  ),

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
    TokenManagement.getActiveSessionDetails,
    "lists the active sessions, the latest first",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* TestClock.adjust("1 minute")
      const second = yield* Emulator.seed(Seed.session(uid))
      yield* user({ email: "grace@example.com" })
      const details = yield* TokenManagement.getActiveSessionDetails({ token: accessToken })
      const tokens = details.data.map(({ AccessToken }) => reveal(AccessToken!))
      assert.deepEqual(tokens, [reveal(second.accessToken), reveal(accessToken)])
      assert.deepEqual(details.data[1]?.LoginDate, "1970-01-01T00:00:00.000Z")
      yield* Authentication.invalidateAccessToken({ accessToken: second.accessToken })
      const streamed = yield* Stream.runCollect(TokenManagement.getActiveSessionDetails.items({ token: accessToken }))
      assert.deepEqual(
        Chunk.toReadonlyArray(streamed).map(({ AccessToken }) => reveal(AccessToken!)),
        [reveal(accessToken)]
      )
    })
  ),
  refuses(
    TokenManagement.getActiveSessionDetails,
    "refuses a token without a session",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const details = (token: string | typeof accessToken) => TokenManagement.getActiveSessionDetails({ token })
      yield* refusalOf(details("4711"), ErrorCode.SessionExpired, { code: 1055, status: 403 })
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(details(accessToken), ErrorCode.SessionExpired, { code: 1055, status: 403 })
    })
  )
]
