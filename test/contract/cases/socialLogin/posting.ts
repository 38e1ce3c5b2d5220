import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { type Case, documented, refusalOf, refuses, shows } from "../../support.js"
import { rejectionOf, withUnknownKey, withWrongSecret } from "../infrastructure.js"
import { ada, refusesWithoutProvider, session } from "./setup.js"

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
    "publishes a status, which is then the user's latest one",
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

const tracks = (endpoint: typeof SocialLogin.trackableStatusStats | typeof SocialLogin.trackableStatusPosting) => [
  shows(
    endpoint,
    "publishes a status, whose echo is counted",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      const { Id, Url } = yield* endpoint({ ...token, ...status })
      assert.match(Id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      assert.equal(Url, null)
      assert.equal((yield* SocialLogin.trackableStatusFetching({ postId: Id })).Likes, 0)
      assert.equal((yield* SocialLogin.statusFetching(token))[0]?.Text, status.status)
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
    "answers the provider's refusal of a recipient who is not a contact",
    Effect.gen(function* () {
      const token = yield* session(ada("twitter"))
      const call = endpoint({ ...token, to: "4711", subject: "Hello", message: "How are you?" })
      const { providerErrorResponse } = yield* refusalOf(call, ErrorCode.SocialProviderError, {
        code: 1000,
        status: 403
      })
      assert.ok(providerErrorResponse !== undefined)
      assert.deepEqual(yield* Emulator.published, [])
    })
  ),
  refusesWithoutProvider(endpoint, (token) => endpoint({ ...token, to: "1", subject: "Hello", message: "Hello" }))
]

export const cases: ReadonlyArray<Case> = [
  ...publishes(SocialLogin.statusPostingGet),
  ...publishes(SocialLogin.statusPostingPost),
  shows(
    SocialLogin.statusPostingPost,
    "shortens the link on request",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      const { data } = yield* SocialLogin.statusPostingPost({ ...token, ...status, shortUrl: "true" })
      assert.equal(data?.UrlKey?.toString(36), data?.UrlBase36Key)
      assert.ok(data?.ShortUrl?.endsWith(data.UrlBase36Key ?? "?"))
    })
  ),
  ...sends(SocialLogin.messageGet),
  ...sends(SocialLogin.messagePost),

  ...tracks(SocialLogin.trackableStatusStats),
  ...tracks(SocialLogin.trackableStatusPosting),

  shows(
    SocialLogin.trackableStatusFetching,
    "counts nothing for a new status",
    Effect.gen(function* () {
      const token = yield* session(ada("facebook"))
      const { Id } = yield* SocialLogin.trackableStatusPosting({ ...token, ...status })
      const counts = yield* SocialLogin.trackableStatusFetching({ postId: Id })
      assert.deepEqual(counts, { Shares: 0, Likes: 0, Comments: 0 })
    })
  ),
  refuses(
    SocialLogin.trackableStatusFetching,
    "refuses an unknown id, and a wrong secret",
    Effect.gen(function* () {
      const fetch = SocialLogin.trackableStatusFetching({ postId: "4711" })
      yield* refusalOf(fetch, ErrorCode.ParameterMalformed, documented(908, 400))
      yield* rejectionOf(withWrongSecret(fetch), { code: 902, reason: "SecretWrong", status: 401 })
    })
  ),

  shows(
    SocialLogin.shortenUrl,
    "answers the same short URL for the same URL, and another one for another, as statuses have them",
    Effect.gen(function* () {
      const first = yield* SocialLogin.shortenUrl({ url: status.url })
      assert.equal(first.ShortUrl, `https://lnk.example/${first.UrlBase36Key}`)
      assert.equal(first.UrlBase36Key, first.UrlKey?.toString(36))
      assert.deepEqual(yield* SocialLogin.shortenUrl({ url: status.url }), first)
      const other = yield* SocialLogin.shortenUrl({ url: "https://example.com/other" })
      assert.notEqual(other.UrlKey, first.UrlKey)
      const token = yield* session(ada("facebook"))
      const { data } = yield* SocialLogin.statusPostingPost({ ...token, ...status, shortUrl: "true" })
      assert.deepEqual(data, first)
    })
  ),
  refuses(
    SocialLogin.shortenUrl,
    "refuses an unknown key",
    rejectionOf(withUnknownKey(SocialLogin.shortenUrl({ url: status.url })), {
      code: 901,
      reason: "KeyUnknown",
      status: 403
    })
  )
]
