import { assert, describe, it } from "@effect/vitest"
import * as CustomRegistrationData from "@loginradius-effect/core/CustomRegistrationData"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Chunk, Effect, Either, Layer, Stream } from "effect"
import { config, type Reply, scriptedClient } from "../support/client.js"

const accessToken = "token"

type Services = Layer.Layer.Success<ReturnType<typeof layerOf>>

/** The result of a stream over scripted replies, and the queries that it has sent. */
const collect = <A, E>(stream: Stream.Stream<A, E, Services>, script: ReadonlyArray<Reply>) => {
  const { layer, sent } = scriptedClient(...script)
  return Stream.runCollect(stream).pipe(
    Effect.map(Chunk.toReadonlyArray),
    Effect.either,
    Effect.provide(layerOf(layer)),
    Effect.map((result) => ({ result, queries: sent.map(({ url }) => Object.fromEntries(url.searchParams)) }))
  )
}

const layerOf = (layer: ReturnType<typeof scriptedClient>["layer"]) => Layer.merge(layer, config())

const page = (names: ReadonlyArray<string>, NextCursor: unknown): Reply => ({
  body: { Data: names.map((Name) => ({ Name })), NextCursor }
})

const failing = (ErrorCode: number): Reply => ({ status: 403, body: { ErrorCode, Message: "no" } })

const names = <E>({ result }: { readonly result: Either.Either<ReadonlyArray<SocialLogin.Contact>, E> }) =>
  Either.getOrThrow(result).map(({ Name }) => Name)

describe("a stream by cursor", () => {
  for (const [title, last] of [
    ["blank", ""],
    ["null", null],
    ["zero", 0],
    ["the text 0", "0"],
    ["absent", undefined]
  ] as const) {
    it.effect(`ends at a cursor that is ${title}`, () =>
      Effect.gen(function* () {
        const collected = yield* collect(SocialLogin.contact.items({ accessToken }), [
          page(["a", "b"], "10"),
          page(["c"], last)
        ])
        assert.deepStrictEqual(names(collected), ["a", "b", "c"])
        assert.deepStrictEqual(
          collected.queries.map(({ nextcursor }) => nextcursor),
          [undefined, "10"]
        )
      })
    )
  }

  it.effect("ends at a cursor that does not move", () =>
    Effect.gen(function* () {
      const collected = yield* collect(SocialLogin.contact.items({ accessToken }), [page(["a"], "10")])
      assert.deepStrictEqual(names(collected), ["a", "a"])
    })
  )

  it.effect("continues after an empty page, and begins at the cursor of its input", () =>
    Effect.gen(function* () {
      const stream = SocialLogin.contact.pages({ accessToken, nextCursor: "7" })
      const { queries, result } = yield* collect(stream, [page([], 8), page(["a"], "")])
      assert.deepStrictEqual(
        Either.getOrThrow(result).map(({ Data }) => Data.length),
        [0, 1]
      )
      assert.deepStrictEqual(
        queries.map(({ nextcursor }) => nextcursor),
        ["7", "8"]
      )
    })
  )

  it.effect("ends at error 997, no more records, and fails with it on the first page", () =>
    Effect.gen(function* () {
      const items = SocialLogin.contact.items({ accessToken })
      assert.deepStrictEqual(names(yield* collect(items, [page(["a"], "10"), failing(997)])), ["a"])
      const { result } = yield* collect(items, [failing(997)])
      assert.strictEqual(Either.isLeft(result) ? result.left._tag : undefined, "NoMoreRecords")
    })
  )

  it.effect("fails with any other error of any page", () =>
    Effect.gen(function* () {
      const { result } = yield* collect(SocialLogin.contact.items({ accessToken }), [page(["a"], "10"), failing(996)])
      assert.strictEqual(Either.isLeft(result) ? result.left._tag : undefined, "CursorInvalid")
    })
  )

  it.effect("requests only the pages that it needs", () =>
    Effect.gen(function* () {
      const first = SocialLogin.contact.items({ accessToken }).pipe(Stream.take(2))
      const { queries } = yield* collect(first, [page(["a", "b"], "10"), page(["c"], "")])
      assert.strictEqual(queries.length, 1)
    })
  )
})

describe("a stream by skip and limit", () => {
  const entries = (...ids: ReadonlyArray<string>): Reply => ({ body: ids.map((Id) => ({ Id })) })

  const collected = (script: ReadonlyArray<Reply>, skip?: number) =>
    Effect.map(
      collect(CustomRegistrationData.authGetRegistrationData.items({ type: "Country", limit: 3, skip }), script),
      ({ queries, result }) => ({
        ids: Either.getOrThrow(result).map(({ Id }) => Id),
        pages: queries.map(({ limit, skip }) => [skip, limit])
      })
    )

  it.effect("goes on after the items that were answered, also where some of them could not be read", () =>
    Effect.gen(function* () {
      const unreadable = { body: [{ Id: "a" }, null, { Id: "c" }] }
      const { ids, pages } = yield* collected([unreadable, { body: [null, null, null] }, entries("g"), entries()])
      assert.deepStrictEqual(ids, ["a", "c", "g"])
      assert.deepStrictEqual(pages, [
        [undefined, "3"],
        ["3", "3"],
        ["6", "3"],
        ["7", "3"]
      ])
    })
  )

  it.effect("continues until a page is empty, because the service may answer short pages", () =>
    Effect.gen(function* () {
      const { ids, pages } = yield* collected([entries("a", "b", "c"), entries("d", "e"), entries()])
      assert.deepStrictEqual(ids, ["a", "b", "c", "d", "e"])
      assert.deepStrictEqual(pages, [
        [undefined, "3"],
        ["3", "3"],
        ["5", "3"]
      ])
    })
  )

  it.effect("begins at the skip of its input, and ends at error 1155", () =>
    Effect.gen(function* () {
      const { ids, pages } = yield* collected([entries("c"), failing(1155)], 2)
      assert.deepStrictEqual(ids, ["c"])
      assert.deepStrictEqual(pages, [
        ["2", "3"],
        ["3", "3"]
      ])
    })
  )
})

it.effect("a stream of sessions reads one page, whatever its cursor", () =>
  Effect.gen(function* () {
    const body = { data: [{ AccessToken: "a" }, { AccessToken: "b" }], nextcursor: 2 }
    const { queries, result } = yield* collect(TokenManagement.getActiveSessionDetails.items({ token: "t" }), [
      { body }
    ])
    assert.strictEqual(Either.getOrThrow(result).length, 2)
    assert.strictEqual(queries.length, 1)
  })
)

describe("a list of a provider", () => {
  const read = (body: object) =>
    SocialLogin.album({ accessToken }).pipe(Effect.either, Effect.provide(layerOf(scriptedClient({ body }).layer)))

  it.effect("is a list, also where the service answers a single item", () =>
    Effect.gen(function* () {
      const album = { ID: "1", Title: "Holidays", ImageCount: 4, Extra: true }
      assert.deepStrictEqual(Either.getOrThrow(yield* read([album])), [album])
      assert.deepStrictEqual(Either.getOrThrow(yield* read(album)), [album])
      assert.deepStrictEqual(Either.getOrThrow(yield* read([])), [])
    })
  )

  it.effect("is malformed where the service answers anything else", () =>
    Effect.gen(function* () {
      for (const body of [{}, { Data: [], NextCursor: "" }, { Title: "Holidays" }]) {
        const result = yield* read(body)
        assert.strictEqual(Either.isLeft(result) ? result.left._tag : undefined, "MalformedResponse")
      }
    })
  )
})
