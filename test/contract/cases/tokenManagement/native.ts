import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import type { Tokens } from "@loginradius-effect/core/Login"
import type { LoginRadiusError } from "@loginradius-effect/core/LoginRadiusError"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { type Case, documented, refusalOf, refuses, type Services, shows } from "../../support.js"

type Exchange = (token: string) => Effect.Effect<Tokens, LoginRadiusError, Services>

const profileOf = (exchange: Exchange, token: string) =>
  Effect.flatMap(exchange(token), ({ accessToken }) => Authentication.readProfilesByAccessToken({ accessToken }))

/** Cases that exchanges of tokens and of codes have in common. */
const exchanges = (endpoint: Endpoint.Any, provider: string, exchange: Exchange): ReadonlyArray<Case> => [
  shows(
    endpoint,
    "logs in a seeded person by their token",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.person({ provider, id: "10001", token: "one", profile: { FirstName: "Ada" } }))
      const { accessToken } = yield* exchange("one")
      const profile = yield* SocialLogin.userProfile({ accessToken })
      assert.deepEqual([profile.Provider, profile.ID, profile.FirstName], [provider, "10001", "Ada"])
    })
  ),
  refuses(
    endpoint,
    "refuses a new person where registration by a provider is off",
    refusalOf(exchange("one"), ErrorCode.SocialRegistrationNotAllowed, documented(1051)),
    { socialRegistration: false }
  )
]

/** Cases of an exchange of a provider's token, which can be traded again. */
const tokens = (endpoint: Endpoint.Any, provider: string, exchange: Exchange): ReadonlyArray<Case> => [
  shows(
    endpoint,
    "logs in the person of the provider's token, the same one each time",
    Effect.gen(function* () {
      const first = yield* profileOf(exchange, "one")
      const again = yield* profileOf(exchange, "one")
      const other = yield* profileOf(exchange, "two")
      assert.deepEqual([first.Provider, first.FirstLogin], [provider, true])
      assert.deepEqual([again.Uid, again.ID, again.FirstLogin], [first.Uid, first.ID, false])
      assert.notEqual(other.Uid, first.Uid)
      assert.notEqual(other.ID, first.ID)
    })
  ),
  ...exchanges(endpoint, provider, exchange)
]

/** Cases of an exchange of a provider's code, which works once. */
const codes = (endpoint: Endpoint.Any, provider: string, exchange: Exchange): ReadonlyArray<Case> => [
  shows(
    endpoint,
    "logs in the person of the provider's code",
    Effect.gen(function* () {
      const first = yield* profileOf(exchange, "one")
      const other = yield* profileOf(exchange, "two")
      assert.deepEqual([first.Provider, first.FirstLogin], [provider, true])
      assert.notEqual(other.Uid, first.Uid)
    })
  ),
  ...exchanges(endpoint, provider, exchange),
  refuses(
    endpoint,
    "refuses a code that was redeemed, with the provider's answer",
    Effect.gen(function* () {
      yield* exchange("one")
      const refusal = yield* refusalOf(exchange("one"), ErrorCode.SocialProviderError, documented(1000))
      assert.ok(refusal.providerErrorResponse !== undefined)
    })
  ),
  refuses(
    endpoint,
    "spends a code whose login is refused",
    Effect.gen(function* () {
      yield* refusalOf(exchange("one"), ErrorCode.SocialRegistrationNotAllowed, documented(1051))
      yield* Emulator.configure({ socialRegistration: true })
      yield* refusalOf(exchange("one"), ErrorCode.SocialProviderError, documented(1000))
    }),
    { socialRegistration: false }
  ),
  refuses(
    endpoint,
    "refuses a code that the provider does not know",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.person({ provider, id: "10001", token: "one" }))
      yield* refusalOf(exchange("two"), ErrorCode.SocialProviderError, documented(1000))
      yield* exchange("one")
    }),
    { providerTokens: "known" }
  )
]

export const cases: ReadonlyArray<Case> = [
  ...tokens(TokenManagement.accessTokenViaFacebookToken, "facebook", (fbAccessToken) =>
    TokenManagement.accessTokenViaFacebookToken({ fbAccessToken, socialAppName: "web" })
  ),
  ...tokens(TokenManagement.accessTokenViaTwitterToken, "twitter", (twAccessToken) =>
    TokenManagement.accessTokenViaTwitterToken({ twAccessToken, twTokenSecret: "secret" })
  ),
  ...tokens(TokenManagement.accessTokenViaVkontakteToken, "vkontakte", (vkAccessToken) =>
    TokenManagement.accessTokenViaVkontakteToken({ vkAccessToken })
  ),
  ...tokens(TokenManagement.accessTokenViaGoogleToken, "google", (googleAccessToken) =>
    TokenManagement.accessTokenViaGoogleToken({ googleAccessToken, clientId: "web", refreshToken: "again" })
  ),
  ...codes(TokenManagement.accessTokenViaGoogleAuthCode, "google", (googleAuthCode) =>
    TokenManagement.accessTokenViaGoogleAuthCode({ googleAuthCode, socialAppName: "web" })
  ),
  ...tokens(TokenManagement.accessTokenViaLinkedinToken, "linkedin", (lnAccessToken) =>
    TokenManagement.accessTokenViaLinkedinToken({ lnAccessToken, socialAppName: "web" })
  ),
  ...tokens(TokenManagement.accessTokenViaFoursquareToken, "foursquare", (fsAccessToken) =>
    TokenManagement.accessTokenViaFoursquareToken({ fsAccessToken })
  ),
  ...codes(TokenManagement.accessTokenViaAppleIdCode, "apple", (code) =>
    TokenManagement.accessTokenViaAppleIdCode({ code, socialAppName: "ios" })
  ),
  ...tokens(TokenManagement.accessTokenViaAppleRefreshToken, "apple", (refreshToken) =>
    TokenManagement.accessTokenViaAppleRefreshToken({ refreshToken })
  ),
  ...codes(TokenManagement.accessTokenViaWeChatCode, "wechat", (code) =>
    TokenManagement.accessTokenViaWeChatCode({ code })
  )
]
