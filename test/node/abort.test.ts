import { type HttpClient, HttpClientRequest } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, type Duration, Effect, Exit, Fiber, Queue, Stream, TestClock } from "effect"
import { clientOf } from "../support/sockets.js"
import { manualServer, openClient } from "./manualServer.js"

/** A call whose request has arrived at the server. */
const startCall = (client: HttpClient.HttpClient) =>
  Effect.gen(function* () {
    const { requests, base } = yield* manualServer
    const fiber = yield* Effect.fork(client.get(`${base}/first`))
    return { request: yield* Queue.take(requests), requests, base, fiber }
  })

describe("an interrupted call", () => {
  it.scopedLive("closes its connection before the headers", () =>
    Effect.gen(function* () {
      const { request, fiber } = yield* startCall(yield* clientOf())
      assert.isTrue(Exit.isInterrupted(yield* Fiber.interrupt(fiber)))
      yield* request.closed
    })
  )

  it.scopedLive("closes its connection in the middle of the body", () =>
    Effect.gen(function* () {
      const { request, fiber } = yield* startCall(yield* clientOf())
      yield* Effect.async<void>((resume) => {
        request.response.write("half of it", () => resume(Effect.void))
      })
      assert.isTrue(Exit.isInterrupted(yield* Fiber.interrupt(fiber)))
      yield* request.closed
    })
  )

  it.scopedLive("is never sent if it was still queued", () =>
    Effect.gen(function* () {
      const client = yield* clientOf({ connections: 1 })
      const { request, requests, base, fiber } = yield* startCall(client)
      // The first queued call waits for the connection of the call in flight, the others for the pool.
      const lined = yield* Effect.forEach(["/a", "/b", "/c"], (path) => Effect.fork(client.get(base + path)))
      yield* Effect.yieldNow()
      yield* Fiber.interruptAll(lined)
      const last = yield* Effect.fork(client.get(`${base}/last`))
      request.response.end("done")
      assert.strictEqual(yield* Effect.flatMap(Fiber.join(fiber), (response) => response.text), "done")
      const next = yield* Queue.take(requests)
      next.response.end()
      yield* Fiber.join(last)
      assert.strictEqual(next.path, "/last")
    })
  )

  it.scopedLive("makes room for a connection of the next call", () =>
    Effect.gen(function* () {
      const client = yield* clientOf({ connections: 1 })
      const { requests, base, fiber } = yield* startCall(client)
      yield* Fiber.interrupt(fiber)
      const next = yield* Effect.fork(client.get(`${base}/next`))
      const request = yield* Queue.take(requests)
      request.response.end("answer")
      assert.strictEqual(yield* Effect.flatMap(Fiber.join(next), (response) => response.text), "answer")
    })
  )

  it.scopedLive("stops the stream of its body", () =>
    Effect.gen(function* () {
      const client = yield* clientOf()
      const { requests, base } = yield* manualServer
      const stopped = yield* Deferred.make<void>()
      const endless = Stream.make("chunk").pipe(
        Stream.encodeText,
        Stream.concat(Stream.never),
        Stream.ensuring(Deferred.succeed(stopped, undefined))
      )
      const fiber = yield* Effect.fork(
        client.execute(HttpClientRequest.bodyStream(HttpClientRequest.post(base), endless))
      )
      const request = yield* Queue.take(requests)
      yield* Fiber.interrupt(fiber)
      yield* request.closed
      yield* Deferred.await(stopped)
    })
  )
})

describe("a deadline", () => {
  it.scoped("includes the time in the queue, before the headers and in the body", () =>
    Effect.gen(function* () {
      const client = yield* clientOf({ connections: 1 })
      const { requests, base } = yield* manualServer
      const timed = (path: string, deadline: Duration.DurationInput) =>
        Effect.fork(client.get(base + path).pipe(Effect.timeout(deadline), Effect.flip))

      const silent = yield* timed("/silent", "3 seconds")
      const first = yield* Queue.take(requests)
      const inQueue = yield* timed("/in-queue", "1 second")
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* Fiber.join(inQueue))._tag, "TimeoutException")
      yield* TestClock.adjust("2 seconds")
      assert.strictEqual((yield* Fiber.join(silent))._tag, "TimeoutException")
      yield* first.closed

      const halted = yield* timed("/halted", "1 second")
      const second = yield* Queue.take(requests)
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
  it.scopedLive("fails calls in flight, queued calls and later calls with a typed error", () =>
    Effect.gen(function* () {
      const { client, close } = yield* openClient()
      const { request, requests, base, fiber } = yield* startCall(client)
      const lined = yield* Effect.fork(client.get(`${base}/second`))
      yield* Effect.yieldNow()
      yield* close
      for (const call of [fiber, lined]) {
        const error = yield* Effect.flip(Fiber.join(call))
        assert.deepStrictEqual([error._tag, error.reason], ["RequestError", "Transport"])
      }
      yield* request.closed
      const late = yield* Effect.flip(client.get(base))
      assert.deepStrictEqual([late._tag, late.reason], ["RequestError", "Transport"])
      assert.strictEqual(yield* Queue.size(requests), 0)
    })
  )

  it.scopedLive("fails a call in the middle of its body", () =>
    Effect.gen(function* () {
      const { client, close } = yield* openClient()
      const { request, fiber } = yield* startCall(client)
      yield* Effect.async<void>((resume) => {
        request.response.write("half of it", () => resume(Effect.void))
      })
      yield* close
      const error = yield* Effect.flip(Fiber.join(fiber))
      assert.include(["RequestError", "ResponseError"], error._tag)
    })
  )

  it.scopedLive("leaves no idle connection behind", () =>
    Effect.gen(function* () {
      const { client, close } = yield* openClient()
      const { request, fiber } = yield* startCall(client)
      request.response.end()
      yield* Fiber.join(fiber)
      yield* close
      yield* request.closed
    })
  )
})
