/** LoginRadius' Elixir SDK 1.1: social logins, tokens, and data of providers. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import { at, server, textAt } from "../setup.js"
import { account, type Parameters, refusal, session, succeed } from "./client.js"
import type { Name } from "./requests.js"

const tokenOf = (answer: unknown) => ({ access_token: textAt(answer, "access_token") })

const facebook = succeed("TokenManagement.accessTokenViaFacebookToken", { fb_access_token: "1" })
const twitter = succeed("TokenManagement.accessTokenViaTwitterToken", { tw_access_token: "1", tw_token_secret: "2" })
const vkontakte = succeed("TokenManagement.accessTokenViaVkontakteToken", { vk_access_token: "1" })

export const social = () => {
  describe("social logins of an Elixir application", () => {
    it.live("exchange request tokens for sessions, check and end them", () =>
      Effect.gen(function* () {
        const ada: Seed.SocialPerson = { provider: "facebook", id: "108", email: "ada@example.com" }
        const request = { token: Redacted.value(yield* Emulator.seed(Seed.requestToken(ada))) }
        const token = tokenOf(yield* succeed("SocialLogin.accessToken", request))
        assert.deepStrictEqual(yield* refusal("SocialLogin.accessToken", request), [403, 903])
        assert.include(yield* succeed("SocialLogin.userProfile", token), { ID: "108", Provider: "facebook" })
        assert.include(yield* succeed("SocialLogin.validateAccessToken", token), token)
        assert.deepStrictEqual(yield* succeed("SocialLogin.invalidateAccessToken", token), { isPosted: true })
        assert.deepStrictEqual(yield* refusal("SocialLogin.validateAccessToken", token), [403, 905])
        assert.deepStrictEqual(yield* refusal("SocialLogin.userProfile", token), [403, 905])
      }).pipe(Effect.provide(server()))
    )

    it.live("accept any token of a provider, with a new person for each", () =>
      Effect.gen(function* () {
        for (const [opened, provider] of [
          [facebook, "facebook"],
          [twitter, "twitter"],
          [vkontakte, "vkontakte"]
        ] as const) {
          const profile = yield* succeed("SocialLogin.userProfile", tokenOf(yield* opened))
          assert.strictEqual(at(profile, "Provider"), provider)
          assert.strictEqual(
            at(yield* succeed("SocialLogin.userProfile", tokenOf(yield* opened)), "Uid"),
            at(profile, "Uid")
          )
        }
        const secretless = { tw_access_token: "1" }
        assert.deepStrictEqual(yield* refusal("TokenManagement.accessTokenViaFacebookToken"), [400, 929])
        assert.deepStrictEqual(yield* refusal("TokenManagement.accessTokenViaVkontakteToken"), [400, 929])
        assert.deepStrictEqual(yield* refusal("TokenManagement.accessTokenViaTwitterToken", secretless), [400, 930])
      }).pipe(Effect.provide(server()))
    )
  })

  describe("tokens of an Elixir application", () => {
    it.live("are renewed, and their sessions listed, also for users with a password", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const token = yield* session()
        assert.include(yield* succeed("TokenManagement.refreshUserProfile", token), { Uid: uid })
        const renewed = tokenOf(yield* succeed("TokenManagement.refreshAccessToken", token))
        const profile = yield* succeed("Authentication.readProfilesByAccessToken", renewed)
        assert.strictEqual(at(profile, "Uid"), uid)
        const sessions = yield* succeed("TokenManagement.getActiveSessionDetails", { token: renewed.access_token })
        // The vendor's suite goes on with the token that it has refreshed.
        const listed = [0, 1].map((n) => at(sessions, `data.${n}.AccessToken`))
        assert.sameMembers(listed, [token.access_token, renewed.access_token])
        const first = yield* succeed("TokenManagement.getActiveSessionDetails", { token: token.access_token })
        assert.deepStrictEqual(first, sessions)
        assert.include(yield* succeed("Authentication.readProfilesByAccessToken", token), { Uid: uid })
      }).pipe(Effect.provide(server()))
    )
  })

  describe("data of providers for an Elixir application", () => {
    /** Operations, and their providers in the SDK's documentation that are emulated. */
    const told: ReadonlyArray<readonly [name: Name, providers: string]> = [
      ["SocialLogin.album", "facebook google vkontakte"],
      ["SocialLogin.audio", "vkontakte"],
      ["SocialLogin.checkIn", "facebook vkontakte"],
      ["SocialLogin.company", "facebook linkedin"],
      ["SocialLogin.contact", "facebook google linkedin twitter vkontakte"],
      ["SocialLogin.event", "facebook"],
      ["SocialLogin.following", "twitter"],
      ["SocialLogin.group", "facebook vkontakte"],
      ["SocialLogin.like", "facebook"],
      ["SocialLogin.mention", "twitter"],
      ["SocialLogin.post", "facebook"],
      ["SocialLogin.statusFetching", "facebook linkedin twitter vkontakte"],
      ["SocialLogin.video", "facebook google vkontakte"]
    ]

    it.live("is not empty, and refused to users with a password", () =>
      Effect.gen(function* () {
        const seeded = (provider: string) =>
          Effect.map(Emulator.seed(Seed.socialLogin({ provider, id: "1" })), ({ accessToken }) => ({
            access_token: Redacted.value(accessToken)
          }))
        const tokens: { readonly [provider: string]: Parameters } = {
          facebook: tokenOf(yield* facebook),
          google: yield* seeded("google"),
          linkedin: yield* seeded("linkedin"),
          twitter: tokenOf(yield* twitter),
          vkontakte: tokenOf(yield* vkontakte)
        }
        yield* account()
        const plain = yield* session()
        for (const [name, providers] of told) {
          for (const provider of providers.split(" ")) {
            const answer = yield* succeed(name, tokens[provider])
            const list = Array.isArray(answer) ? answer : at(answer, "Data")
            assert.isArray(list, `${name} ${provider}`)
            assert.isNotEmpty(list, `${name} ${provider}`)
          }
          assert.deepStrictEqual(yield* refusal(name, plain), [403, 910], name)
        }
      }).pipe(Effect.provide(server()))
    )

    it.live("is answered in pages, by album and by name", () =>
      Effect.gen(function* () {
        const token = tokenOf(yield* vkontakte)
        const contacts = yield* succeed("SocialLogin.contact", token)
        const more = yield* succeed("SocialLogin.contact", { ...token, nextcursor: textAt(contacts, "NextCursor") })
        assert.notStrictEqual(textAt(more, "Data.0.ID"), textAt(contacts, "Data.0.ID"))
        const albumid = textAt(yield* succeed("SocialLogin.album", token), "0.ID")
        const photos = yield* succeed("SocialLogin.photo", { ...token, albumid })
        assert.strictEqual(textAt(photos, "0.AlbumId"), albumid)
        assert.deepStrictEqual(yield* succeed("SocialLogin.photo", { ...token, albumid: "1" }), [])
        assert.deepStrictEqual(yield* refusal("SocialLogin.photo", token), [400, 931])
        const pagename = "loginradius"
        const page = yield* succeed("SocialLogin.page", { ...tokenOf(yield* facebook), pagename })
        assert.strictEqual(textAt(page, "Name"), pagename)
        assert.deepStrictEqual(yield* refusal("SocialLogin.page", { ...token, pagename }), [403, 910])
      }).pipe(Effect.provide(server()))
    )

    it.live("can be sent as messages and posts, by POST without a media type and by GET", () =>
      Effect.gen(function* () {
        const token = tokenOf(yield* twitter)
        const to = textAt(yield* succeed("SocialLogin.contact", token), "Data.0.ID")
        const message = { ...token, to, subject: "The Message", message: "This is a message." }
        const status = {
          ...token,
          title: "Test Post",
          url: "www.test.com",
          imageurl: "www.test.com",
          status: "This is a test post.",
          caption: "A post.",
          description: "A post."
        }
        for (const name of ["SocialLogin.messagePost", "SocialLogin.messageGet"] as const) {
          assert.deepStrictEqual(yield* succeed(name, message), { isPosted: true }, name)
        }
        for (const name of ["SocialLogin.statusPostingPost", "SocialLogin.statusPostingGet"] as const) {
          assert.deepStrictEqual(yield* succeed(name, status), { isPosted: true, data: null }, name)
        }
        const published = yield* succeed("SocialLogin.statusFetching", token)
        assert.strictEqual(at(published, "0.Text"), status.status)
      }).pipe(Effect.provide(server()))
    )
  })
}
