/** LoginRadius' Node SDK 11.7.0: refresh tokens, lists of sessions, and the tokens, codes and JWTs of providers. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import { at, textAt } from "../setup.js"
import { account, call, logIn, refusal, sdk } from "../sdk.js"

const email = "ada@example.com"
const isDeleted = { IsDeleted: true }

/** The tokens of another session of an account. */
const open = (uid: string) =>
  Effect.map(call("accountApi.getAccessTokenByUid", uid), (session) => ({
    token: textAt(session, "access_token"),
    refresh: textAt(session, "refresh_token")
  }))

const uidOf = Effect.map(call("accountApi.getAccountProfileByEmail", email), (profile) => textAt(profile, "Uid"))

export const tokens = () => {
  describe("refresh tokens", () => {
    it.live("are spent by a refresh, and revoked", () =>
      Effect.gen(function* () {
        yield* account(email)
        const uid = yield* uidOf
        const first = yield* open(uid)
        const renewed = yield* call("accountApi.refreshAccessTokenByRefreshToken", first.refresh)
        assert.sameMembers(Object.keys(renewed as object), ["access_token", "refresh_token", "expires_in"])
        const token = textAt(renewed, "access_token")
        assert.deepStrictEqual(yield* call("authenticationApi.getAccessTokenInfo", token), {
          provider: "Email",
          access_token: token,
          isrememberme: false
        })
        assert.strictEqual(yield* refusal("accountApi.refreshAccessTokenByRefreshToken", first.refresh), 1217)

        const refresh = textAt(renewed, "refresh_token")
        assert.deepStrictEqual(yield* call("accountApi.revokeRefreshToken", refresh), isDeleted)
        assert.strictEqual(yield* refusal("accountApi.revokeRefreshToken", refresh), 1217)
        const second = yield* open(uid)
        assert.deepStrictEqual(yield* call("accountApi.revokeAllRefreshToken", uid), isDeleted)
        assert.strictEqual(yield* refusal("accountApi.refreshAccessTokenByRefreshToken", second.refresh), 1217)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("come with tokens that slide", () =>
      Effect.gen(function* () {
        yield* account(email)
        const sliding = yield* call("slidingTokenApi.slidingAccessToken", yield* logIn(email))
        yield* call("accountApi.refreshAccessTokenByRefreshToken", textAt(sliding, "refresh_token"))
      }).pipe(Effect.provide(sdk({ slidingAccessTokens: true })))
    )
  })

  describe("sessions", () => {
    it.live("are listed by account and by profile", () =>
      Effect.gen(function* () {
        yield* account(email)
        const token = yield* logIn(email)
        const profile = yield* call("authenticationApi.getProfileByAccessToken", token)
        for (const [name, id] of [
          ["socialApi.getActiveSessionByAccountID", textAt(profile, "Uid")],
          ["socialApi.getActiveSessionByProfileID", textAt(profile, "ID")]
        ] as const) {
          const sessions = yield* call(name, id)
          assert.strictEqual(textAt(sessions, "data.0.AccessToken"), token)
          assert.isUndefined(at(sessions, "data.1"))
          assert.strictEqual(yield* refusal(name, "0".repeat(32)), 1055)
        }
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("providers", () => {
    const providerOf = (answer: unknown) =>
      Effect.map(call("authenticationApi.getProfileByAccessToken", textAt(answer, "access_token")), (profile) =>
        textAt(profile, "Provider")
      )

    it.live("have tokens, which are taken as they are", () =>
      Effect.gen(function* () {
        for (const [name, provider, ...parameters] of [
          ["nativeSocialApi.getAccessTokenByGoogleAccessToken", "google", "made up", "client", "refresh", "web"],
          ["nativeSocialApi.getAccessTokenByLinkedinAccessToken", "linkedin", "made up", "web"],
          ["nativeSocialApi.getAccessTokenByFoursquareAccessToken", "foursquare", "made up"]
        ] as const) {
          assert.strictEqual(yield* providerOf(yield* call(name, ...parameters)), provider)
        }
      }).pipe(Effect.provide(sdk()))
    )

    it.live("have codes, which work once", () =>
      Effect.gen(function* () {
        for (const [name, provider] of [
          ["nativeSocialApi.getAccessTokenByGoogleAuthCode", "google"],
          ["nativeSocialApi.getAccessTokenByAppleIdCode", "apple"],
          ["nativeSocialApi.getAccessTokenByWeChatCode", "wechat"]
        ] as const) {
          assert.strictEqual(yield* providerOf(yield* call(name, "made up")), provider)
          assert.strictEqual(yield* refusal(name, "made up"), 1000)
        }
      }).pipe(Effect.provide(sdk()))
    )

    it.live("have signed tokens, which are verified", () =>
      Effect.gen(function* () {
        const idToken = (provider: string) =>
          Effect.map(Emulator.seed(Seed.idToken({ provider, id: "108" })), Redacted.value)
        const google = "nativeSocialApi.getAccessTokenByGoogleJWTAccessToken"
        assert.strictEqual(yield* providerOf(yield* call(google, yield* idToken("google"))), "googlejwt")
        assert.strictEqual(yield* refusal(google, "made up"), 1000)
        const custom = "nativeSocialApi.accessTokenViaCustomJWTToken"
        assert.strictEqual(yield* providerOf(yield* call(custom, yield* idToken("shop"), "shop")), "shop")
        assert.strictEqual(yield* refusal(custom, "made up", "shop"), 1232)
      }).pipe(Effect.provide(sdk({ jwtProviders: [{ name: "shop", algorithm: "HS256", key: "of the shop" }] })))
    )
  })
}
