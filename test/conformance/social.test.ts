/**
 * Social logins: by LoginRadius' Node SDK 11.7.0, and what that has given up in the shape of the Elixir SDK 1.1, which sends all
 * names in lower case, blank where nothing is given, and `{}` with every POST, PUT and DELETE.
 */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import { apiKey, apiSecret, at, endpointsOf, reached, Server, textAt } from "./lab.js"
import { shared } from "./operations.js"
import { answered, call, refusal, sdk } from "./sdk.js"

const ada: Seed.SocialPerson = { provider: "facebook", id: "108", email: "ada@example.com" }

beforeAll(() => {
  answered.clear()
  reached.clear()
})

const send = (route: string, query: { readonly [name: string]: string }, body: object = {}, headers: object = {}) =>
  Effect.gen(function* () {
    const base = yield* Server
    const [method = "", path = ""] = route.split(" ")
    return yield* Effect.promise(async () => {
      const response = await fetch(`${base}${path}?${new URLSearchParams(query)}`, {
        method,
        headers: { "accept-encoding": "gzip", "content-type": "application/json", ...headers },
        ...(method === "GET" ? {} : { body: JSON.stringify(body) })
      })
      return { status: response.status, body: (await response.json()) as unknown }
    })
  })

const ok = (...parameters: Parameters<typeof send>) =>
  Effect.map(send(...parameters), ({ body, status }) => {
    assert.strictEqual(status, 200, `${parameters[0]}: ${JSON.stringify(body)}`)
    return body
  })

const no = (...parameters: Parameters<typeof send>) =>
  Effect.map(send(...parameters), ({ body, status }) => [status, at(body, "ErrorCode")])

describe("the Node SDK", () => {
  it.live("trades request tokens, and checks, renews, lists and ends the sessions that it gets", () =>
    Effect.gen(function* () {
      const request = Redacted.value(yield* Emulator.seed(Seed.requestToken(ada)))
      const token = textAt(yield* call("socialApi.exchangeAccessToken", request), "access_token")
      assert.strictEqual(yield* refusal("socialApi.exchangeAccessToken", request), 903)
      assert.deepInclude(yield* call("authenticationApi.getProfileByAccessToken", token), { ID: "108" })
      assert.strictEqual(textAt(yield* call("socialApi.validateAccessToken", token), "access_token"), token)

      const renewed = textAt(yield* call("socialApi.refreshAccessToken", token, 10, true), "access_token")
      assert.notStrictEqual(renewed, token)
      assert.strictEqual(yield* refusal("socialApi.validateAccessToken", token), 905)
      const again = textAt(yield* call("socialApi.refreshAccessToken", renewed), "access_token")
      const sessions = yield* call("socialApi.getActiveSession", again)
      assert.deepStrictEqual([textAt(sessions, "data.0.AccessToken"), at(sessions, "data.1")], [again, undefined])

      assert.deepStrictEqual(yield* call("socialApi.inValidateAccessToken", again), { isPosted: true })
      assert.strictEqual(yield* refusal("socialApi.getActiveSession", again), 1055)
    }).pipe(Effect.provide(sdk()))
  )

  it.live("logs in by tokens of providers", () =>
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

const legacy = "/api/v2"

describe("the Elixir SDK", () => {
  it.live("reads what providers tell, and publishes", () =>
    Effect.gen(function* () {
      const tokenOf = (provider: string, parameters: { readonly [name: string]: string }) =>
        Effect.map(ok(`GET ${legacy}/access_token/${provider}`, { key: apiKey, ...parameters }), (answer) =>
          textAt(answer, "access_token")
        )
      const vkontakte = { access_token: yield* tokenOf("vkontakte", { vk_access_token: "1" }) }
      const facebook = { access_token: yield* tokenOf("facebook", { fb_access_token: "1" }) }
      const twitter = { access_token: yield* tokenOf("twitter", { tw_access_token: "1", tw_token_secret: "2" }) }
      const linkedin = {
        access_token: Redacted.value(
          (yield* Emulator.seed(Seed.socialLogin({ provider: "linkedin", id: "1" }))).accessToken
        )
      }
      for (const [path, token] of [
        ["album", facebook],
        ["audio", vkontakte],
        ["checkin", facebook],
        ["company", linkedin],
        ["event", facebook],
        ["following", twitter],
        ["group", linkedin],
        ["like", facebook],
        ["mention", twitter],
        ["post", vkontakte],
        ["status", twitter]
      ] as const) {
        const list = yield* ok(`GET ${legacy}/${path}`, token)
        assert.isNotEmpty(list, path)
        assert.isArray(list, path)
      }
      const contacts = yield* ok(`GET ${legacy}/contact`, { ...twitter, nextcursor: "" })
      const more = yield* ok(`GET ${legacy}/contact`, { ...twitter, nextcursor: textAt(contacts, "NextCursor") })
      assert.notStrictEqual(textAt(more, "Data.0.ID"), textAt(contacts, "Data.0.ID"))
      assert.isNotEmpty(at(yield* ok(`GET ${legacy}/video`, { ...vkontakte, nextcursor: "" }), "Data"))
      const albumid = textAt(yield* ok(`GET ${legacy}/album`, facebook), "0.ID")
      assert.strictEqual(textAt(yield* ok(`GET ${legacy}/photo`, { ...facebook, albumid }), "0.AlbumId"), albumid)
      assert.strictEqual(textAt(yield* ok(`GET ${legacy}/page`, { ...facebook, pagename: "Effect" }), "Name"), "Effect")

      const status = { title: "t", url: "u", imageurl: "i", status: "s", caption: "c", description: "d" }
      const published = { isPosted: true, data: null }
      assert.deepStrictEqual(yield* ok(`POST ${legacy}/status`, { ...facebook, ...status }), published)
      assert.deepStrictEqual(yield* ok(`GET ${legacy}/status/js`, { ...facebook, ...status }), published)
      const message = { to: textAt(contacts, "Data.0.ID"), subject: "s", message: "m" }
      assert.deepStrictEqual(yield* ok(`POST ${legacy}/message`, { ...twitter, ...message }), { isPosted: true })
      assert.deepStrictEqual(yield* ok(`GET ${legacy}/message/js`, { ...twitter, ...message }), { isPosted: true })
      assert.deepStrictEqual(yield* no(`GET ${legacy}/album`, twitter), [403, 910])

      const profile = yield* ok(`GET ${legacy}/userprofile`, { ...facebook, fields: "" })
      assert.strictEqual(textAt(profile, "Provider"), "facebook")
      const named = yield* ok(`GET ${legacy}/userprofile/refresh`, { ...facebook, fields: "uid,provider" })
      assert.deepStrictEqual(named, { Uid: textAt(profile, "Uid"), Provider: "facebook" })
    }).pipe(Effect.provide(sdk()))
  )

  it.live("manages registration data", () =>
    Effect.gen(function* () {
      const apikey = { apikey: apiKey }
      const secret = { "x-loginradius-apisecret": apiSecret }
      const [auth, manage] = ["/identity/v2/auth/registrationdata", "/identity/v2/manage/registrationdata"]
      const data = [{ type: "country", key: "1", value: "Canada", parentid: "", code: "maple", isactive: true }]
      assert.deepStrictEqual(yield* ok(`POST ${manage}`, apikey, { data }, secret), { IsPosted: true })
      const list = yield* ok(`GET ${manage}/country`, { ...apikey, parentid: "", skip: "0", limit: "10" }, {}, secret)
      const recordid = textAt(list, "0.Id")
      const shown = yield* ok(`GET ${auth}/country`, { ...apikey, parentid: "", skip: "", limit: "" })
      assert.deepStrictEqual([textAt(shown, "0.Id"), at(shown, "0.Code")], [recordid, null])
      const valid = { recordid, code: "maple" }
      assert.deepStrictEqual(yield* ok(`POST ${auth}/validatecode`, apikey, valid), { IsValid: true })
      const changed = { isactive: true, type: "country", key: "1", value: "Cuba", parentid: "", code: "" }
      const answer = yield* ok(`PUT ${manage}/${recordid}`, apikey, changed, secret)
      assert.deepStrictEqual([textAt(answer, "Data.Value"), at(answer, "IsPosted")], ["Cuba", true])
      assert.deepStrictEqual(yield* no(`POST ${auth}/validatecode`, apikey, valid), [403, 1152])
      assert.deepStrictEqual(yield* ok(`DELETE ${manage}/${recordid}`, apikey, {}, secret), { IsDeleted: true })
    }).pipe(Effect.provide(sdk()))
  )
})

describe("the flows above", () => {
  it("have called every function of this part with success", () => {
    assert.deepStrictEqual(
      shared.social.filter((name) => !answered.has(name)),
      []
    )
  })

  it("have reached every endpoint of SocialLogin, TokenManagement and CustomRegistrationData", () => {
    assert.deepStrictEqual(
      endpointsOf("SocialLogin", "TokenManagement", "CustomRegistrationData").filter((id) => !reached.has(id)),
      []
    )
  })
})
