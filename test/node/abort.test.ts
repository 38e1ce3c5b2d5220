import { type HttpClient, HttpClientRequest } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, type Duration, Effect, Exit, Fiber, Queue, Stream, TestClock } from "effect"
import { clientOf } from "../support/sockets.js"
import { held, opened } from "./held.js"

/** A call whose request is with the server. */
const underway = (client: HttpClient.HttpClient) =>
  Effect.gen(function* () {
    const { arrivals, base } = yield* held
    const fiber = yield* Effect.fork(client.get(`${base}/first`))
    return { arrival: yield* Queue.take(arrivals), arrivals, base, fiber }
  })

describe("an interrupted call", () => {
  it.scopedLive("hangs up before the headers", () =>
    Effect.gen(function* () {
      const { arrival, fiber } = yield* underway(yield* clientOf())
      assert.isTrue(Exit.isInterrupted(yield* Fiber.interrupt(fiber)))
      yield* arrival.closed
    })
  )

  it.scopedLive("hangs up in the middle of the body", () =>
    Effect.gen(function* () {
      const { arrival, fiber } = yield* underway(yield* clientOf())
      yield* Effect.async<void>((resume) => {
        arrival.response.write("half of it", () => resume(Effect.void))
      })
      assert.isTrue(Exit.isInterrupted(yield* Fiber.interrupt(fiber)))
      yield* arrival.closed
    })
  )

  it.scopedLive("is never sent if it was still in line", () =>
    Effect.gen(function* () {
      const client = yield* clientOf({ connections: 1 })
      const { arrival, arrivals, base, fiber } = yield* underway(client)
      // The first one after a call in flight waits at its connection, the others at the pool.
      const lined = yield* Effect.forEach(["/a", "/b", "/c"], (path) => Effect.fork(client.get(base + path)))
      yield* Effect.yieldNow()
      yield* Fiber.interruptAll(lined)
      const last = yield* Effect.fork(client.get(`${base}/last`))
      arrival.response.end("done")
      assert.strictEqual(yield* Effect.flatMap(Fiber.join(fiber), (response) => response.text), "done")
      const next = yield* Queue.take(arrivals)
      next.response.end()
      yield* Fiber.join(last)
      assert.strictEqual(next.path, "/last")
    })
  )

  it.scopedLive("leaves the connection to the next call that needs one", () =>
    Effect.gen(function* () {
      const client = yield* clientOf({ connections: 1 })
      const { arrivals, base, fiber } = yield* underway(client)
      yield* Fiber.interrupt(fiber)
      const next = yield* Effect.fork(client.get(`${base}/next`))
      const arrival = yield* Queue.take(arrivals)
      arrival.response.end("answer")
      assert.strictEqual(yield* Effect.flatMap(Fiber.join(next), (response) => response.text), "answer")
    })
  )

  it.scopedLive("stops the stream that it was sending", () =>
    Effect.gen(function* () {
      const client = yield* clientOf()
      const { arrivals, base } = yield* held
      const stopped = yield* Deferred.make<void>()
      const endless = Stream.make("chunk").pipe(
        Stream.encodeText,
        Stream.concat(Stream.never),
        Stream.ensuring(Deferred.succeed(stopped, undefined))
      )
      const fiber = yield* Effect.fork(
        client.execute(HttpClientRequest.bodyStream(HttpClientRequest.post(base), endless))
      )
      const arrival = yield* Queue.take(arrivals)
      yield* Fiber.interrupt(fiber)
      yield* arrival.closed
      yield* Deferred.await(stopped)
    })
  )
})

describe("a deadline", () => {
  it.scoped("counts the time before the headers, in line and in the body", () =>
    Effect.gen(function* () {
      const client = yield* clientOf({ connections: 1 })
      const { arrivals, base } = yield* held
      const timed = (path: string, deadline: Duration.DurationInput) =>
        Effect.fork(client.get(base + path).pipe(Effect.timeout(deadline), Effect.flip))

      const silent = yield* timed("/silent", "3 seconds")
      const first = yield* Queue.take(arrivals)
      const inLine = yield* timed("/in-line", "1 second")
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* Fiber.join(inLine))._tag, "TimeoutException")
      yield* TestClock.adjust("2 seconds")
      assert.strictEqual((yield* Fiber.join(silent))._tag, "TimeoutException")
      yield* first.closed

      const halted = yield* timed("/halted", "1 second")
      const second = yield* Queue.take(arrivals)
      assert.strictEqual(second.path, "/halted")
      yield* Effect.async<void>((resume) => {
        second.response.write("half of it", () => resume(Effect.void))
      })
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* Fiber.join(halted))._tag, "TimeoutException")
      yield* second.closed
    })
  )
})

describe("a closed layer", () => {
  it.scopedLive("fails the calls in flight and in line with a typed error, and later ones too", () =>
    Effect.gen(function* () {
      const { client, close } = yield* opened()
      const { arrival, arrivals, base, fiber } = yield* underway(client)
      const lined = yield* Effect.fork(client.get(`${base}/second`))
      yield* Effect.yieldNow()
      yield* close
      for (const call of [fiber, lined]) {
        const error = yield* Effect.flip(Fiber.join(call))
        assert.deepStrictEqual([error._tag, error.reason], ["RequestError", "Transport"])
      }
      yield* arrival.closed
      const late = yield* Effect.flip(client.get(base))
      assert.deepStrictEqual([late._tag, late.reason], ["RequestError", "Transport"])
      assert.strictEqual(yield* Queue.size(arrivals), 0)
    })
  )

  it.scopedLive("fails a call in the middle of its body", () =>
    Effect.gen(function* () {
      const { client, close } = yield* opened()
      const { arrival, fiber } = yield* underway(client)
      yield* Effect.async<void>((resume) => {
        arrival.response.write("half of it", () => resume(Effect.void))
      })
      yield* close
      const error = yield* Effect.flip(Fiber.join(fiber))
      assert.include(["RequestError", "ResponseError"], error._tag)
    })
  )

  it.scopedLive("leaves no idle connection behind", () =>
    Effect.gen(function* () {
      const { client, close } = yield* opened()
      const { arrival, fiber } = yield* underway(client)
      arrival.response.end()
      yield* Fiber.join(fiber)
      yield* close
      yield* arrival.closed
    })
  )
})
