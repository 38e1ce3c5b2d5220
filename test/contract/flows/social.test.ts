import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Handler from "@loginradius-effect/core/Handler"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted, TestClock } from "effect"
import { flow, google } from "../flow.js"
import { countTo, documented, email, other, refusalOf, reveal, tokenTo, user } from "../support.js"

const requestToken = (person: Seed.SocialPerson) => Emulator.seed(Seed.requestToken(person))

const logIn = (person: Seed.SocialPerson) =>
  Effect.flatMap(requestToken(person), (token) => SocialLogin.accessToken({ token }))

const profileOf = (accessToken: string | Redacted.Redacted<string>) =>
  Authentication.readProfilesByAccessToken({ accessToken })

describe("a login by a social provider", () => {
  flow(
    "creates an account the first time, and then finds it",
    Effect.gen(function* () {
      const first = yield* logIn({ ...google, profile: { FirstName: "Ada" } })
      const profile = yield* profileOf(first.accessToken)
      assert.deepStrictEqual(
        [profile.Provider, profile.RegistrationProvider, profile.EmailVerified, profile.FirstLogin, profile.NoOfLogins],
        ["google", "google", true, true, 1]
      )
      const again = yield* profileOf((yield* logIn(google)).accessToken)
      assert.deepStrictEqual([again.Uid, again.FirstLogin, again.NoOfLogins], [profile.Uid, false, 2])
      assert.strictEqual(yield* countTo(email), 0)
    })
  )

  flow(
    "joins the account with the address, if it is verified on both sides",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const profile = yield* profileOf((yield* logIn(google)).accessToken)
      assert.deepStrictEqual([profile.Uid, profile.Provider], [uid, "google"])
      assert.strictEqual((yield* Account.profilesByUid({ uid })).Identities?.[0]?.Provider, "google")
    })
  )

  flow(
    "is refused where another account has the address and cannot be joined",
    Effect.gen(function* () {
      yield* user()
      yield* user({ email: other, emailVerified: false })
      const isTaken = (person: Seed.SocialPerson) =>
        refusalOf(logIn(person), ErrorCode.SocialEmailUsedByAnotherAccount, documented(1033))
      yield* isTaken({ ...google, emailVerified: false })
      yield* isTaken({ ...google, email: other })
      yield* Emulator.configure({ accountLinking: false })
      yield* isTaken(google)
    })
  )

  flow(
    "is refused until an address is verified, if the provider has not verified it",
    Effect.gen(function* () {
      const unverified = { ...google, emailVerified: false }
      yield* refusalOf(logIn(unverified), ErrorCode.SocialLoginEmailNotVerified, documented(1026))
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email, "verification-default") })
      const profile = yield* profileOf((yield* logIn(unverified)).accessToken)
      assert.deepStrictEqual([profile.EmailVerified, profile.FirstLogin], [true, true])
    })
  )

  flow(
    "needs no verification where that is off, or the provider answers no address",
    Effect.gen(function* () {
      yield* logIn({ provider: "twitter", id: "1" })
      yield* Emulator.configure({ emailVerificationFlow: "optional" })
      yield* logIn({ ...google, emailVerified: false })
    })
  )

  flow(
    "can be switched off for new users, but not for known ones",
    Effect.gen(function* () {
      yield* logIn(google)
      yield* Emulator.configure({ socialRegistration: false })
      yield* logIn(google)
      yield* refusalOf(
        logIn({ ...google, id: "109", email: other }),
        ErrorCode.SocialRegistrationNotAllowed,
        documented(1051)
      )
      yield* user({ email: other })
      yield* logIn({ ...google, id: "109", email: other })
    })
  )

  flow(
    "is refused for accounts that may not log in, which does not use up its token",
    Effect.gen(function* () {
      const { uid } = yield* user({ social: [google] })
      const token = yield* requestToken(google)
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(SocialLogin.accessToken({ token }), ErrorCode.AccountBlocked, documented(991))
      yield* Account.update({ uid, profile: { IsActive: true, DisableLogin: true } })
      yield* refusalOf(SocialLogin.accessToken({ token }), ErrorCode.LoginDisabled, documented(1130))
      yield* Account.update({ uid, profile: { DisableLogin: false } })
      yield* SocialLogin.accessToken({ token })
    })
  )

  flow(
    "answers no refresh token where these are off",
    Effect.gen(function* () {
      assert.isUndefined((yield* logIn(google)).refreshToken)
    }),
    { refreshTokens: false }
  )
})

describe("a request token", () => {
  const link = (accessToken: Redacted.Redacted<string>, candidateToken: string | Redacted.Redacted<string>) =>
    Authentication.linkSocialIdentities({ accessToken, candidateToken })

  flow(
    "links its profile once, and creates no account before",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const candidate = yield* requestToken({ ...google, email: "ada@gmail.example" })
      yield* link(accessToken, candidate)
      const profile = yield* Account.profilesByUid({ uid })
      assert.deepStrictEqual([profile.Identities?.map(({ ID }) => ID), profile.PreviousUids], [["108"], null])
      yield* refusalOf(link(accessToken, candidate), ErrorCode.AccessTokenInvalid, documented(905))
    })
  )

  flow(
    "merges an account with nothing but its profile into the user's",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const person = { ...google, email: undefined }
      const own = (yield* profileOf((yield* logIn(person)).accessToken)).Uid
      yield* link(accessToken, yield* requestToken(person))
      assert.deepStrictEqual((yield* Account.profilesByUid({ uid })).PreviousUids, [own])
      yield* refusalOf(Account.profilesByUid({ uid: own }), ErrorCode.AccountIdInvalid, documented(984))
    })
  )

  flow(
    "is refused for a linked profile, for the address of another account, and when it is expired",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* user({ email: other, social: [{ ...google, email: undefined }] })
      yield* refusalOf(link(accessToken, yield* requestToken(google)), ErrorCode.AccountAlreadyLinked, documented(986))
      yield* refusalOf(
        link(accessToken, yield* requestToken({ ...google, id: "109", email: other })),
        ErrorCode.AccountCannotBeLinked,
        documented(983)
      )
      const old = yield* requestToken({ ...google, id: "110", email: undefined })
      yield* TestClock.adjust("15 minutes")
      const { accessToken: later } = yield* Emulator.seed(Seed.session(uid))
      yield* refusalOf(link(later, old), ErrorCode.AccessTokenExpired, documented(906))
    })
  )
})

describe("a provider's own token", () => {
  flow(
    "logs in a person, whose profile has the token as the provider's credential",
    Effect.gen(function* () {
      const { accessToken } = yield* TokenManagement.accessTokenViaTwitterToken({
        twAccessToken: "made up",
        twTokenSecret: "secret"
      })
      const { Email, FirstName, ProviderAccessCredential } = yield* profileOf(accessToken)
      assert.match(FirstName ?? "", /^[A-Z]/)
      assert.isNull(Email)
      assert.strictEqual(reveal(ProviderAccessCredential!.AccessToken!), "made up")
      assert.strictEqual(reveal(ProviderAccessCredential!.TokenSecret!), "secret")
    })
  )

  flow(
    "is checked only when data is read, which the provider then refuses",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.person({ ...google, provider: "facebook", token: "known" }))
      const unknown = yield* TokenManagement.accessTokenViaFacebookToken({ fbAccessToken: "made up" })
      assert.strictEqual((yield* profileOf(unknown.accessToken)).Provider, "facebook")
      yield* refusalOf(SocialLogin.album(unknown), ErrorCode.SocialProviderError, documented(1000))
      yield* refusalOf(SocialLogin.userProfile(unknown), ErrorCode.SocialProviderError, documented(1000))
      const known = yield* TokenManagement.accessTokenViaFacebookToken({ fbAccessToken: "known" })
      assert.isNotEmpty(yield* SocialLogin.album(known))
      assert.strictEqual((yield* SocialLogin.userProfile(known)).ID, google.id)
    }),
    { providerTokens: "known" }
  )

  flow(
    "joins the account with the address of the provider",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Emulator.seed(Seed.person({ ...google, provider: "facebook", token: Redacted.make("known") }))
      const { accessToken } = yield* TokenManagement.accessTokenViaFacebookToken({ fbAccessToken: "known" })
      assert.strictEqual((yield* profileOf(accessToken)).Uid, uid)
    })
  )
})

/** A request with only the given credentials. */
const bare = (route: string, query: { readonly [name: string]: string }, headers: Record<string, string> = {}) =>
  Effect.gen(function* () {
    const emulator = yield* Emulator.Emulator
    const [method = "", path = ""] = route.split(" ")
    const url = new URL(`${Emulator.origin}${path}?${new URLSearchParams(query)}`)
    const response = yield* emulator.handle(
      Handler.fromParts(method, url, { "content-type": "application/json", ...headers }, method === "GET" ? "" : "{}")
    )
    const body = JSON.parse(response.body) as { readonly [member: string]: unknown }
    return response.status === 200 ? body : [response.status, body["ErrorCode"]]
  })

describe("the oldest endpoints", () => {
  const key = Emulator.apiKey
  const secret = reveal(Emulator.apiSecret)
  const guid = "01234567-89ab-4cde-8f01-23456789abcd"

  flow(
    "accept key and secret in the query under old and current names, in any letter case",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const access_token = reveal(accessToken)
      const validate = (query: { readonly [name: string]: string }) =>
        Effect.map(bare("GET /api/v2/Access_Token/Validate", query), (answer) =>
          Array.isArray(answer) ? answer : (answer as { readonly [member: string]: unknown })["access_token"]
        )
      assert.strictEqual(yield* validate({ key, secret, access_token }), access_token)
      assert.strictEqual(yield* validate({ Key: key, SECRET: secret, Access_Token: access_token }), access_token)
      assert.strictEqual(yield* validate({ apikey: key, apisecret: secret, access_token }), access_token)
      assert.deepStrictEqual(yield* validate({ secret, access_token }), [400, 922])
      assert.deepStrictEqual(yield* validate({ key: "4711", secret, access_token }), [400, 920])
      assert.deepStrictEqual(yield* validate({ key: guid, secret, access_token }), [403, 901])
      assert.deepStrictEqual(yield* validate({ key, access_token }), [400, 923])
      assert.deepStrictEqual(yield* validate({ key, secret: guid, access_token }), [401, 902])
      assert.deepStrictEqual(yield* validate({ key, secret }), [400, 1060])
      assert.deepStrictEqual(yield* validate({ key, secret, access_token: "4711" }), [403, 905])
    })
  )

  flow(
    "need no key where they never have",
    Effect.gen(function* () {
      const token = reveal(yield* requestToken(google))
      assert.deepStrictEqual(yield* bare("GET /api/v2/access_token", { token }), [400, 923])
      const { access_token } = (yield* bare("GET /api/v2/access_token", { token, secret })) as {
        readonly access_token: string
      }
      const profile = (yield* bare("GET /api/v2/userprofile", { access_token })) as { readonly ID: string }
      assert.strictEqual(profile.ID, "108")
      const bearer = { authorization: `Bearer ${access_token}` }
      assert.deepInclude(yield* bare("GET /api/v2/UserProfile", {}, bearer), { ID: "108" })
      const refreshed = yield* bare("GET /api/v2/access_token/refresh", { access_token, secret })
      assert.notDeepInclude(refreshed, { access_token })
    })
  )

  flow(
    "have codes of their own for missing parameters",
    Effect.gen(function* () {
      const { accessToken } = yield* TokenManagement.accessTokenViaVkontakteToken({ vkAccessToken: "1" })
      const access_token = reveal(accessToken)
      for (const [route, query, code] of [
        ["facebook", {}, 929],
        ["facebook", { fb_access_token: " " }, 929],
        ["twitter", { tw_token_secret: "secret" }, 929],
        ["twitter", { TW_Access_Token: "token" }, 930],
        ["vkontakte", {}, 929],
        ["google", {}, 929],
        ["google", { socialappname: "web" }, 929],
        ["googlejwt", {}, 929],
        ["linkedin", {}, 929],
        ["foursquare", {}, 929],
        ["apple", {}, 929],
        ["applejwt", {}, 929],
        ["applert", {}, 1337],
        ["facebookjwt", {}, 929],
        ["wechat", { code: " " }, 929],
        ["jwt", { providername: "shop" }, 929],
        ["jwt", { id_token: "token" }, 908]
      ] as const) {
        assert.deepStrictEqual(yield* bare(`GET /api/v2/access_token/${route}`, { key, ...query }), [400, code])
      }
      assert.deepStrictEqual(yield* bare("GET /api/v2/photo", { access_token }), [400, 931])
      assert.deepStrictEqual(yield* bare("GET /api/v2/page", { access_token }), [400, 908])
      assert.deepStrictEqual(yield* bare("GET /api/v2/album", {}), [400, 1060])
    })
  )

  flow(
    "take the JWT of a server of one's own in the header as well",
    Effect.gen(function* () {
      const jwt = yield* Emulator.seed(Seed.idToken({ provider: "shop", id: "17" }))
      const byHeader = (more: { readonly [name: string]: string }) =>
        bare(
          "GET /api/v2/access_token/jwt",
          { key, providername: "shop", ...more },
          { authorization: `Bearer ${reveal(jwt)}` }
        )
      assert.property(yield* byHeader({}), "access_token")
      assert.deepStrictEqual(yield* byHeader({ id_token: "4711" }), [403, 1232])
    }),
    { jwtProviders: [{ name: "shop", algorithm: "HS256", key: "of the shop" }] }
  )

  flow(
    "are emulated only with key and secret",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const active = (query: { readonly [name: string]: string }) =>
        bare("GET /api/v2/access_token/activeSession", { key, secret, ...query })
      assert.property(yield* active({ token: reveal(accessToken) }), "data")
      assert.property(yield* active({ accountId: uid }), "data")
      assert.deepStrictEqual(yield* active({}), [400, 908])
      assert.deepStrictEqual(yield* active({ profileId: uid }), [403, 1055])
    })
  )
})

describe("the sessions of a user", () => {
  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
  const phone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1"

  flow(
    "are listed with the browser of their login, which a server passes on",
    Effect.gen(function* () {
      yield* user()
      const emulator = yield* Emulator.Emulator
      const logInFrom = (headers: { readonly [name: string]: string }) =>
        Effect.map(
          emulator.handle(
            Handler.fromParts(
              "POST",
              new URL(`${Emulator.origin}/identity/v2/auth/login?apikey=${Emulator.apiKey}`),
              { "content-type": "application/json", ...headers },
              JSON.stringify({ email, password: "a long enough password" })
            )
          ),
          ({ body }) => (JSON.parse(body) as { readonly access_token: string }).access_token
        )
      yield* TestClock.adjust("1 second")
      const token = yield* logInFrom({ "user-agent": firefox })
      yield* TestClock.adjust("1 second")
      yield* logInFrom({ "user-agent": "server/1.0", "x-origin-user-agent": phone, "x-origin-ip": "203.0.113.7" })
      const { data } = yield* TokenManagement.getActiveSessionDetails({ token })
      assert.deepStrictEqual(
        data.slice(0, 2).map(({ Browser, Device, DeviceType, Ip, Os }) => [Browser, Os, Device, DeviceType, Ip]),
        [
          ["Safari", "iOS", "iPhone", "Mobile", "203.0.113.7"],
          ["Firefox", "Linux", null, "Desktop", null]
        ]
      )
    })
  )

  flow(
    "have the IP address of the SDK's originIp",
    Effect.gen(function* () {
      yield* user()
      const login = yield* Authentication.loginByEmail({ email, password: "a long enough password" }).pipe(
        LoginRadiusConfig.override({ originIp: "198.51.100.2" })
      )
      assert(login._tag === "Authenticated")
      const { data } = yield* TokenManagement.getActiveSessionDetails({ token: login.accessToken })
      assert.include(
        data.map(({ Ip }) => Ip),
        "198.51.100.2"
      )
    })
  )
})

describe("contacts at a provider", () => {
  const suite: Seed.SocialContact = {
    id: "991413461560131585",
    name: "Grace Hopper",
    email: other,
    profile: { PhoneNumber: "+15550100200", ID: "an id of the contact's alone" }
  }
  const twitter: Seed.SocialPerson = { provider: "twitter", id: "108", contacts: [suite, { id: "2" }] }

  /** Each contact gets a message, by POST and by GET; nobody else does. */
  const areKnownTo = (accessToken: Redacted.Redacted<string>) =>
    Effect.gen(function* () {
      const { Data, NextCursor } = yield* SocialLogin.contact({ accessToken })
      assert.deepStrictEqual(
        Data.map(({ EmailID, ID, Name, PhoneNumber }) => [ID, Name, EmailID, PhoneNumber]),
        [
          [suite.id, "Grace Hopper", other, "+15550100200"],
          ["2", "2", null, null]
        ]
      )
      assert.strictEqual(NextCursor, "")
      const message = { accessToken, subject: "Hello", message: "How are you?" }
      for (const { ID } of Data) {
        yield* SocialLogin.messagePost({ ...message, to: String(ID) })
        yield* SocialLogin.messageGet({ ...message, to: String(ID) })
      }
      const stranger = SocialLogin.messagePost({ ...message, to: "3" })
      yield* refusalOf(stranger, ErrorCode.SocialProviderError, documented(1000))
      const sentTo = (yield* Emulator.published).map(({ to }) => to)
      assert.deepStrictEqual(sentTo, ["2", "2", suite.id, suite.id])
    })

  flow(
    "are those of a seeded login",
    Effect.gen(function* () {
      yield* areKnownTo((yield* Emulator.seed(Seed.socialLogin(twitter))).accessToken)
    })
  )

  flow(
    "are those of a seeded account",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.account({ social: [twitter] }))
      yield* areKnownTo((yield* Emulator.seed(Seed.socialLogin({ provider: "twitter", id: "108" }))).accessToken)
    })
  )

  flow(
    "are those of a seeded person, whose token logs in",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.person({ ...twitter, token: "token" }))
      const login = { twAccessToken: "token", twTokenSecret: "secret" }
      yield* areKnownTo((yield* TokenManagement.accessTokenViaTwitterToken(login)).accessToken)
    })
  )

  flow(
    "are those that the provider knows by now",
    Effect.gen(function* () {
      const { accessToken } = yield* Emulator.seed(Seed.socialLogin({ provider: "twitter", id: "108" }))
      assert.strictEqual((yield* SocialLogin.contact({ accessToken })).Data.length, 10)
      yield* Emulator.seed(Seed.person(twitter))
      yield* areKnownTo(accessToken)
      yield* Emulator.seed(Seed.person({ ...twitter, contacts: [] }))
      assert.deepStrictEqual(yield* SocialLogin.contact({ accessToken }), { Data: [], NextCursor: "" })
    })
  )

  flow(
    "are told in pages",
    Effect.gen(function* () {
      const contacts = Array.from({ length: 11 }, (_, n) => ({ id: String(n) }))
      const { accessToken } = yield* Emulator.seed(Seed.socialLogin({ ...twitter, contacts }))
      const { NextCursor } = yield* SocialLogin.contact({ accessToken })
      const { Data } = yield* SocialLogin.contact({ accessToken, nextCursor: String(NextCursor) })
      assert.deepStrictEqual(
        Data.map(({ ID }) => ID),
        ["10"]
      )
    })
  )
})
