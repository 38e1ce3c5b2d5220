import * as Authentication from "@loginradius-effect/core/Authentication"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { LoginRadiusError } from "@loginradius-effect/core/LoginRadiusError"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Chunk, Effect, type Redacted, Stream, TestClock } from "effect"
import assert from "node:assert/strict"
import { type Case, email, refused, refuses, reveal, type Services, shows, user } from "../support.js"

const ada = (provider: string): Seed.SocialPerson => ({
  provider,
  id: "10001",
  email,
  profile: { FirstName: "Ada", LastName: "Lovelace" }
})

const grace = (provider: string): Seed.SocialPerson => ({ provider, id: "10002", email: "grace@example.com" })

const session = (person: Seed.SocialPerson) =>
  Effect.map(Emulator.seed(Seed.socialLogin(person)), ({ accessToken }) => ({ accessToken }))

const expired = { code: 906, status: 403 }
const unknown = { code: 905, status: 403 }

interface Token {
  readonly accessToken: string | Redacted.Redacted<string>
}

type Called<A> = Effect.Effect<A, LoginRadiusError | ErrorCode.EndpointNotSupportedByProvider, Services>

const refusesWithoutProvider = <A>(endpoint: Endpoint.Any, call: (token: Token) => Called<A>): Case =>
  refuses(
    endpoint,
    "refuses users without a provider that has it",
    Effect.gen(function* () {
      const noProvider = { code: 910, status: 403 }
      const { accessToken } = yield* user()
      yield* refused(call({ accessToken }), ErrorCode.EndpointNotSupportedByProvider, noProvider)
      const github = yield* session({ ...ada("github"), email: undefined })
      yield* refused(call(github), ErrorCode.EndpointNotSupportedByProvider, noProvider)
    })
  )

/** The name and the id of a user, as the profile has them. */
const profileOf = ({ accessToken }: Token) => Authentication.readProfilesByAccessToken({ accessToken })

/** What a provider tells is about the one whose token it is, and the same each time. */
const told = <A>(
  endpoint: Endpoint.Any & ((token: Token) => Called<ReadonlyArray<A>>),
  provider: string,
  owner: (item: A) => unknown = () => undefined,
  member: "ID" | "FullName" = "ID"
): ReadonlyArray<Case> => [
  shows(
    endpoint,
    "tells of the one whose token it is, the same each time",
    Effect.gen(function* () {
      const token = yield* session(ada(provider))
      const items = yield* endpoint(token)
      assert.ok(items.length > 1)
      assert.deepEqual(yield* endpoint(token), items)
      assert.notDeepEqual(yield* endpoint(yield* session(grace(provider))), items)
      const profile = yield* profileOf(token)
      for (const item of items) assert.ok(owner(item) === undefined || owner(item) === profile[member])
    })
  ),
  refusesWithoutProvider(endpoint, endpoint)
]

/** Pages follow one another by their cursors, and together hold everything once. */
const pagesOf = <A extends { readonly ID?: string | null | undefined }>(
  endpoint: typeof SocialLogin.contact | typeof SocialLogin.video,
  items: (token: Token) => Stream.Stream<A, LoginRadiusError, Services>,
  count: number
): ReadonlyArray<Case> => [
  shows(
    endpoint,
    "tells page by page, the same to a stream of all",
    Effect.gen(function* () {
      const token = yield* session(ada("vkontakte"))
      const first = yield* endpoint(token)
      assert.ok(first.Data.length < count)
      const second = yield* endpoint({ ...token, nextCursor: String(first.NextCursor) })
      assert.notDeepEqual(second.Data, first.Data)
      const all = Chunk.toReadonlyArray(yield* Stream.runCollect(items(token)))
      assert.equal(new Set(all.map(({ ID }) => ID)).size, count)
      assert.deepEqual(all.slice(0, first.Data.length), first.Data)
    })
  ),
  refuses(
    endpoint,
    "refuses cursors that are none, and those past the end",
    Effect.gen(function* () {
      const token = yield* session(ada("vkontakte"))
      const at = (nextCursor: string) => endpoint({ ...token, nextCursor })
      yield* refused(at("-1"), ErrorCode.CursorInvalid, { code: 996, status: 403 })
      yield* refused(at("next"), ErrorCode.CursorInvalid, { code: 996, status: 403 })
      yield* refused(at("1000"), ErrorCode.NoMoreRecords, { code: 997, status: 403 })
    })
  ),
  refusesWithoutProvider(endpoint, endpoint)
]

const status = {
  title: "News",
  url: "https://example.com/news",
  imageUrl: "https://example.com/news.png",
  status: "There are news",
  caption: "news",
  description: "All about them"
}

const publishes = (endpoint: typeof SocialLogin.statusPostingGet | typeof SocialLogin.statusPostingPost) => [
  shows(
    endpoint,
    "publishes what is then the user's latest status",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      const before = yield* SocialLogin.statusFetching(token)
      assert.deepEqual(yield* endpoint({ ...token, ...status }), { isPosted: true, data: null })
      const [latest, ...others] = yield* SocialLogin.statusFetching(token)
      assert.deepEqual(others, before)
      assert.deepEqual(
        [latest?.Name, latest?.Text, latest?.LinkUrl, latest?.ImageUrl],
        [status.title, status.status, status.url, status.imageUrl]
      )
    })
  ),
  refusesWithoutProvider(endpoint, (token) => endpoint({ ...token, ...status }))
]

const sends = (endpoint: typeof SocialLogin.messageGet | typeof SocialLogin.messagePost) => [
  shows(
    endpoint,
    "sends a message to a contact",
    Effect.gen(function* () {
      const token = yield* session(ada("twitter"))
      const to = (yield* SocialLogin.contact(token)).Data[0]?.ID ?? ""
      assert.deepEqual(yield* endpoint({ ...token, to, subject: "Hello", message: "How are you?" }), { isPosted: true })
      const sent = (yield* Emulator.published).map(({ from, kind, text, title, to }) => ({
        from,
        kind,
        text,
        title,
        to
      }))
      assert.deepEqual(sent, [{ kind: "message", from: "10001", to, title: "Hello", text: "How are you?" }])
    })
  ),
  refuses(
    endpoint,
    "answers the provider's refusal of somebody who is no contact",
    Effect.gen(function* () {
      const token = yield* session(ada("twitter"))
      const call = endpoint({ ...token, to: "4711", subject: "Hello", message: "How are you?" })
      const { providerErrorResponse } = yield* refused(call, ErrorCode.SocialProviderError, { code: 1000, status: 403 })
      assert.ok(providerErrorResponse !== undefined)
      assert.deepEqual(yield* Emulator.published, [])
    })
  ),
  refusesWithoutProvider(endpoint, (token) => endpoint({ ...token, to: "1", subject: "Hello", message: "Hello" }))
]

export const cases: ReadonlyArray<Case> = [
  shows(
    SocialLogin.accessToken,
    "trades a request token for a session of the one who has logged in",
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
  refuses(
    SocialLogin.accessToken,
    "refuses a request token that is unknown, used or too old",
    Effect.gen(function* () {
      const exchange = (token: string | Redacted.Redacted<string>) => SocialLogin.accessToken({ token })
      yield* refused(exchange("4711"), ErrorCode.RequestTokenInvalid, { code: 903, status: 403 })
      const used = yield* Emulator.seed(Seed.requestToken(ada("google")))
      yield* exchange(used)
      yield* refused(exchange(used), ErrorCode.RequestTokenInvalid, { code: 903, status: 403 })
      const old = yield* Emulator.seed(Seed.requestToken(ada("google")))
      yield* TestClock.adjust("15 minutes")
      yield* refused(exchange(old), ErrorCode.RequestTokenExpired, { code: 904, status: 403 })
    })
  ),

  shows(
    SocialLogin.validateAccessToken,
    "answers what the newer check of a token does",
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
    "refuses a token that is unknown or too old",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const check = (accessToken: string | Redacted.Redacted<string>) =>
        SocialLogin.validateAccessToken({ accessToken })
      yield* refused(check("4711"), ErrorCode.AccessTokenInvalid, unknown)
      yield* TestClock.adjust("15 minutes")
      yield* refused(check(accessToken), ErrorCode.AccessTokenExpired, expired)
    })
  ),

  shows(
    SocialLogin.invalidateAccessToken,
    "ends a token",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* SocialLogin.invalidateAccessToken({ accessToken })
      yield* refused(profileOf({ accessToken }), ErrorCode.AccessTokenInvalid, unknown)
    })
  ),
  refuses(
    SocialLogin.invalidateAccessToken,
    "refuses a token that has ended",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* SocialLogin.invalidateAccessToken({ accessToken, preventRefresh: true })
      yield* refused(SocialLogin.invalidateAccessToken({ accessToken }), ErrorCode.AccessTokenInvalid, unknown)
    })
  ),

  ...told(SocialLogin.album, "facebook", ({ OwnerId }) => OwnerId),
  ...told(SocialLogin.audio, "vkontakte", ({ OwnerId }) => OwnerId),
  ...told(SocialLogin.checkIn, "facebook", ({ OwnerName }) => OwnerName, "FullName"),
  ...told(SocialLogin.company, "linkedin"),
  ...told(SocialLogin.event, "facebook", ({ OwnerId }) => OwnerId),
  ...told(SocialLogin.following, "twitter"),
  ...told(SocialLogin.group, "linkedin"),
  ...told(SocialLogin.like, "facebook"),
  ...told(SocialLogin.mention, "twitter"),
  ...told(SocialLogin.post, "vkontakte", ({ Name }) => Name, "FullName"),
  ...told(SocialLogin.statusFetching, "twitter", ({ Name }) => Name, "FullName"),
  ...pagesOf(SocialLogin.contact, SocialLogin.contact.items, 25),
  ...pagesOf(SocialLogin.video, SocialLogin.video.items, 7),

  shows(
    SocialLogin.photo,
    "tells the photos of an album, as many as the album says",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      for (const { ID, ImageCount, Location } of yield* SocialLogin.album(token)) {
        const photos = yield* SocialLogin.photo({ ...token, albumId: ID ?? "" })
        assert.equal(photos.length, Number(ImageCount))
        for (const photo of photos) assert.deepEqual([photo.AlbumId, photo.Location], [ID, Location])
      }
      assert.deepEqual(yield* SocialLogin.photo({ ...token, albumId: "4711" }), [])
    })
  ),
  refusesWithoutProvider(SocialLogin.photo, (token) => SocialLogin.photo({ ...token, albumId: "1" })),

  shows(
    SocialLogin.page,
    "tells of the page of a name, the same to everybody at the provider",
    Effect.gen(function* () {
      const page = yield* SocialLogin.page({ ...(yield* session(ada("facebook"))), pageName: "Effect" })
      assert.equal(page.Name, "Effect")
      const same = yield* SocialLogin.page({ ...(yield* session(grace("facebook"))), pageName: "Effect" })
      assert.deepEqual(same, page)
    })
  ),
  refusesWithoutProvider(SocialLogin.page, (token) => SocialLogin.page({ ...token, pageName: "Effect" })),

  ...publishes(SocialLogin.statusPostingGet),
  ...publishes(SocialLogin.statusPostingPost),
  shows(
    SocialLogin.statusPostingPost,
    "makes the link short when asked to",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      const { data } = yield* SocialLogin.statusPostingPost({ ...token, ...status, shortUrl: "true" })
      assert.equal(data?.UrlKey?.toString(36), data?.UrlBase36Key)
      assert.ok(data?.ShortUrl?.endsWith(data.UrlBase36Key ?? "?"))
    })
  ),
  ...sends(SocialLogin.messageGet),
  ...sends(SocialLogin.messagePost),

  shows(
    SocialLogin.userProfile,
    "reads the profile that the newer endpoint reads",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      const profile = yield* SocialLogin.userProfile(token)
      assert.deepEqual(profile, yield* profileOf(token))
      assert.equal(profile.FirstName, "Ada")
    })
  ),
  refuses(
    SocialLogin.userProfile,
    "refuses a token that is too old",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      yield* TestClock.adjust("15 minutes")
      yield* refused(SocialLogin.userProfile(token), ErrorCode.AccessTokenExpired, expired)
    })
  ),
  refuses(
    SocialLogin.userProfile,
    "answers the provider's error where it does not know the token",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      yield* refused(SocialLogin.userProfile(token), ErrorCode.SocialProviderError, { code: 1000, status: 403 })
    }),
    { providerTokens: "known" }
  )
]
