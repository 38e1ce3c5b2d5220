import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { LoginRadiusError } from "@loginradius-effect/core/LoginRadiusError"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import type { Seed } from "@loginradius-effect/emulator"
import { Chunk, Effect, Stream } from "effect"
import assert from "node:assert/strict"
import { type Case, refusalOf, refuses, type Services, shows } from "../../support.js"
import { ada, type Call, profileOf, refusesWithoutProvider, session, type Token } from "./setup.js"

const grace = (provider: string): Seed.SocialPerson => ({ provider, id: "10002", email: "grace@example.com" })

/** Cases of a list of the provider's data about a user. */
const listCases = <A>(
  endpoint: Endpoint.Any & ((token: Token) => Call<ReadonlyArray<A>>),
  provider: string,
  owner: (item: A) => unknown = () => undefined,
  member: "ID" | "FullName" = "ID"
): ReadonlyArray<Case> => [
  shows(
    endpoint,
    "answers data about the user of the token, the same each time",
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

/** Cases of an endpoint with pages. */
const pageCases = <A extends { readonly ID?: string | null | undefined }>(
  endpoint: typeof SocialLogin.contact | typeof SocialLogin.video,
  items: (token: Token) => Stream.Stream<A, LoginRadiusError, Services>,
  count: number
): ReadonlyArray<Case> => [
  shows(
    endpoint,
    "answers pages by cursor, and a stream answers the same items",
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
    "refuses malformed cursors, and those past the end",
    Effect.gen(function* () {
      const token = yield* session(ada("vkontakte"))
      const at = (nextCursor: string) => endpoint({ ...token, nextCursor })
      yield* refusalOf(at("-1"), ErrorCode.CursorInvalid, { code: 996, status: 403 })
      yield* refusalOf(at("next"), ErrorCode.CursorInvalid, { code: 996, status: 403 })
      yield* refusalOf(at("1000"), ErrorCode.NoMoreRecords, { code: 997, status: 403 })
    })
  ),
  refusesWithoutProvider(endpoint, endpoint)
]

export const cases: ReadonlyArray<Case> = [
  ...listCases(SocialLogin.album, "facebook", ({ OwnerId }) => OwnerId),
  ...listCases(SocialLogin.audio, "vkontakte", ({ OwnerId }) => OwnerId),
  ...listCases(SocialLogin.checkIn, "facebook", ({ OwnerName }) => OwnerName, "FullName"),
  ...listCases(SocialLogin.company, "linkedin"),
  ...listCases(SocialLogin.event, "facebook", ({ OwnerId }) => OwnerId),
  ...listCases(SocialLogin.following, "twitter"),
  ...listCases(SocialLogin.group, "linkedin"),
  ...listCases(SocialLogin.like, "facebook"),
  ...listCases(SocialLogin.mention, "twitter"),
  ...listCases(SocialLogin.post, "vkontakte", ({ Name }) => Name, "FullName"),
  ...listCases(SocialLogin.statusFetching, "twitter", ({ Name }) => Name, "FullName"),
  ...pageCases(SocialLogin.contact, SocialLogin.contact.items, 25),
  ...pageCases(SocialLogin.video, SocialLogin.video.items, 7),

  shows(
    SocialLogin.photo,
    "answers the photos of an album, as many as its ImageCount",
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
    "answers the page of a name, the same to every user of the provider",
    Effect.gen(function* () {
      const page = yield* SocialLogin.page({ ...(yield* session(ada("facebook"))), pageName: "Effect" })
      assert.equal(page.Name, "Effect")
      const same = yield* SocialLogin.page({ ...(yield* session(grace("facebook"))), pageName: "Effect" })
      assert.deepEqual(same, page)
    })
  ),
  refusesWithoutProvider(SocialLogin.page, (token) => SocialLogin.page({ ...token, pageName: "Effect" }))
]
