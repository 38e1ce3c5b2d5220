/** LoginRadius' Node SDK 11.7.0: social logins and their tokens. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import { at, textAt } from "../setup.js"
import { call, refusal, sdk } from "../sdk.js"

const ada: Seed.SocialPerson = { provider: "facebook", id: "108", email: "ada@example.com" }

export const social = () => {
  describe("social login", () => {
    it.live("exchanges request tokens for sessions, and checks, renews, lists and ends them", () =>
      Effect.gen(function* () {
        const request = Redacted.value(yield* Emulator.seed(Seed.requestToken(ada)))
        const token = textAt(yield* call("socialApi.exchangeAccessToken", request), "access_token")
        assert.strictEqual(yield* refusal("socialApi.exchangeAccessToken", request), 903)
        assert.deepInclude(yield* call("authenticationApi.getProfileByAccessToken", token), { ID: "108" })
        assert.strictEqual(textAt(yield* call("socialApi.validateAccessToken", token), "access_token"), token)

        const renewed = textAt(yield* call("socialApi.refreshAccessToken", token, 10, true), "access_token")
        assert.notStrictEqual(renewed, token)
        assert.strictEqual(textAt(yield* call("socialApi.validateAccessToken", token), "access_token"), token)
        const again = textAt(yield* call("socialApi.refreshAccessToken", renewed), "access_token")
        const sessions = yield* call("socialApi.getActiveSession", again)
        const listed = [0, 1, 2].map((n) => textAt(sessions, `data.${n}.AccessToken`))
        assert.sameMembers(listed, [token, renewed, again])
        assert.isUndefined(at(sessions, "data.3"))

        assert.deepStrictEqual(yield* call("socialApi.inValidateAccessToken", again), { isPosted: true })
        assert.strictEqual(yield* refusal("socialApi.getActiveSession", again), 1055)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("is asked for by client GUID, and linked by one", () =>
      Effect.gen(function* () {
        const unverified = { ...ada, emailVerified: false }
        yield* Emulator.seed(Seed.pingedLogin("first", unverified))
        const answer = yield* call("authenticationApi.getProfileByPing", "first")
        assert.deepInclude(at(answer, "Profile"), { ID: "108" })
        assert.strictEqual(yield* refusal("authenticationApi.getProfileByPing", "first"), 1140)
        const token = textAt(answer, "access_token")
        const send = [token, "first"] as const
        yield* call("authenticationApi.authSendVerificationEmailForLinkingSocialProfiles", ...send)
        yield* Emulator.seed(Seed.pingedLogin("second", { ...ada, provider: "google", email: undefined }))
        const linked = yield* call("authenticationApi.linkSocialIdentitiesByPing", token, "second")
        assert.deepStrictEqual(linked, { IsPosted: true })
        assert.strictEqual(yield* refusal("authenticationApi.linkSocialIdentitiesByPing", token, "second"), 1140)
      }).pipe(Effect.provide(sdk({ emailVerificationFlow: "optional" })))
    )

    it.live("accepts tokens of providers", () =>
      Effect.gen(function* () {
        for (const [name, provider, ...parameters] of [
          ["nativeSocialApi.getAccessTokenByFacebookAccessToken", "facebook", "made up", "web"],
          ["nativeSocialApi.getAccessTokenByTwitterAccessToken", "twitter", "made up", "secret", null]
        ] as const) {
          const token = textAt(yield* call(name, ...parameters), "access_token")
          const profile = yield* call("authenticationApi.getProfileByAccessToken", token)
          assert.strictEqual(textAt(profile, "Provider"), provider)
        }
      }).pipe(Effect.provide(sdk()))
    )
  })
}
