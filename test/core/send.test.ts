import { FetchHttpClient, HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Retry from "@loginradius-effect/core/Retry"
import { Effect, Either, Fiber, Layer, TestClock } from "effect"
import { config, scriptedClient } from "../support/client.js"
import { failure, ok, read, run, send } from "./callFixture.js"

describe("deadlines", () => {
  it.effect("end each attempt after 30 seconds", () =>
    Effect.gen(function* () {
      const { result, sent } = yield* run(read({ id: "1" }), ["hangs", "hangs", ok])
      assert(Either.isRight(result))
      assert.strictEqual(sent.length, 3)
    })
  )

  it.effect("end a call that is not safe to repeat as OutcomeUnknown", () =>
    Effect.gen(function* () {
      const { result, sent } = yield* run(send({ accessToken: "t", otp: "1" }), ["hangs"])
      const error = failure(result, "OutcomeUnknown")
      assert.strictEqual(error.reason, "Deadline")
      assert.strictEqual(sent.length, 1)
    })
  )

  it.effect("can be set for one effect", () =>
    Effect.gen(function* () {
      const { layer } = scriptedClient("hangs")
      const fiber = yield* read({ id: "1" }).pipe(
        LoginRadiusConfig.override({ deadline: "2 seconds", retry: Retry.none }),
        Effect.flip,
        Effect.provide(Layer.merge(layer, config())),
        Effect.fork
      )
      yield* TestClock.adjust("2 seconds")
      const error = yield* Fiber.join(fiber)
      assert(error._tag === "TransportFailed")
      assert.strictEqual(error.reason, "Deadline")
      assert.isTrue(error.sent)
    })
  )
})

describe("interruptions", () => {
  it.effect("interrupt the HTTP client", () =>
    Effect.gen(function* () {
      let aborted = false
      const { layer } = scriptedClient("hangs")
      const fiber = yield* read({ id: "1" }).pipe(
        Effect.provide(
          Layer.merge(
            layer,
            config({
              transformClient: HttpClient.transformResponse((answer) =>
                Effect.onInterrupt(answer, () => Effect.sync(() => void (aborted = true)))
              )
            })
          )
        ),
        Effect.fork
      )
      yield* TestClock.adjust(1)
      yield* Fiber.interrupt(fiber)
      assert.isTrue(aborted)
    })
  )
})

describe("redirects", () => {
  const { RequestInit } = FetchHttpClient

  /** The options that `fetch` is called with. */
  const fetched = (options?: Partial<LoginRadiusConfig.Options>) =>
    Effect.gen(function* () {
      let seen: RequestInit = {}
      const fetch: typeof globalThis.fetch = (_, init) => {
        seen = init ?? {}
        return Promise.resolve(new Response(JSON.stringify({ Id: "1" })))
      }
      const client = Layer.provide(FetchHttpClient.layer, Layer.succeed(FetchHttpClient.Fetch, fetch))
      yield* Effect.provide(read({ id: "1" }), Layer.merge(client, config(options)))
      return seen
    })

  it.effect("are not followed by fetch, which would send the secret along", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* fetched()).redirect, "manual")
    })
  )

  it.effect("are followed or refused as transformClient says, with its other options of fetch", () =>
    Effect.gen(function* () {
      const init = { redirect: "error", credentials: "include" } as const
      const transformClient = HttpClient.transformResponse(Effect.provideService(RequestInit, init))
      const { credentials, redirect } = yield* fetched({ transformClient })
      assert.deepStrictEqual({ credentials, redirect }, init)
    })
  )
})
