import { HttpBody, type HttpClient, HttpClientRequest } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Option, Queue } from "effect"
import { createServer } from "node:http"
import { Readable } from "node:stream"
import { clientOf, listen, startHttpServer, startTcpServer } from "../support/sockets.js"
import { countSockets, exchange, manualServer, openClient, outcome } from "./manualServer.js"

const get = HttpClientRequest.get

/** Starts calls in this order, each in a fiber of its own. */
const startCalls = (client: HttpClient.HttpClient, base: string, paths: ReadonlyArray<string>) =>
  Effect.tap(
    Effect.forEach(paths, (path) => Effect.fork(client.get(base + path))),
    () => Effect.yieldNow()
  )

const numberedPaths = (count: number, name = ""): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, i) => `/${name}${i}`)

const isUnsent = (error: object): boolean => "unsent" in error

/** Fails unless the error is one of a request that was never sent. */
const assertUnsent = (error: object, reason = "Transport") =>
  assert.deepInclude(error, { _tag: "RequestError", reason, unsent: true })

/** Pseudorandom numbers, the same for the same seed. */
const randomNumbers = (seed: number) => (): number => {
  seed = (seed * 16_807) % 2_147_483_647
  return seed / 2_147_483_647
}

describe("queued calls", () => {
  it.scopedLive("that are interrupted use no connection, and the others keep their order", () =>
    Effect.gen(function* () {
      const { requests, base } = yield* manualServer
      const count = yield* countSockets(base)
      const client = yield* clientOf({ connections: 1 })
      const [first] = yield* startCalls(client, base, ["/first"])
      const answering = yield* Queue.take(requests)
      const early = yield* startCalls(client, base, numberedPaths(25, "early"))
      const [second] = yield* startCalls(client, base, ["/second"])
      const late = yield* startCalls(client, base, numberedPaths(25, "late"))
      const [third] = yield* startCalls(client, base, ["/third"])
      yield* Fiber.interruptAll([...early, ...late])
      answering.response.end()
      for (const expected of ["/second", "/third"]) {
        const { path, response } = yield* Queue.take(requests)
        assert.strictEqual(path, expected)
        response.end()
      }
      yield* Effect.forEach([first!, second!, third!], Fiber.join)
      assert.strictEqual(yield* Queue.size(requests), 0)
      assert.deepStrictEqual(count, { made: 1, open: 1, most: 1 })
    })
  )

  it.scopedLive("that pass their deadline never reach a connection, and the next one is answered", () =>
    Effect.gen(function* () {
      const connections = 4
      let isSilent = true
      const base = yield* startHttpServer((_request, response) => void (isSilent || response.end("answer")))
      const count = yield* countSockets(base)
      const client = yield* clientOf({ connections })
      const exchanges = Array.from({ length: 1000 }, () => outcome(exchange(client, get(`${base}/`), 50)))
      const errors = yield* Effect.forEach(exchanges, Effect.flip)
      for (const error of errors) assert.strictEqual(error._tag, "TimeoutException")
      isSilent = false
      const answer = yield* outcome(exchange(client, get(`${base}/`), Infinity))
      assert.strictEqual(yield* answer.text, "answer")
      // Only the deadline of a call in flight closes a connection.
      const sent = errors.filter((error) => !isUnsent(error)).length
      assert.isAtMost(count.made, connections + sent)
      assert.isAtMost(count.most, connections)
    })
  )

  it.scopedLive("that are all abandoned at once close no connection of another call", () =>
    Effect.gen(function* () {
      const connections = 4
      const { requests, base } = yield* manualServer
      const count = yield* countSockets(base)
      const client = yield* clientOf({ connections })
      const all = numberedPaths(1000).map((path) => exchange(client, get(base + path), Infinity))
      for (const call of all) call.start(() => assert.fail("it was abandoned"))
      yield* Effect.replicateEffect(Queue.take(requests), connections)
      for (const call of all) call.abandon()
      const [live] = yield* startCalls(client, base, ["/live"])
      const { path, response } = yield* Queue.take(requests)
      assert.strictEqual(path, "/live")
      response.end()
      yield* Fiber.join(live!)
      assert.deepStrictEqual(count.made, connections + 1)
      assert.isAtMost(count.most, connections)
    })
  )

  it.scopedLive("are answered after thousands that cannot be sent", () =>
    Effect.gen(function* () {
      const { requests, base } = yield* manualServer
      const client = yield* clientOf({ connections: 1 })
      const [first] = yield* startCalls(client, base, ["/first"])
      const answering = yield* Queue.take(requests)
      const refused = Array.from({ length: 3000 }, () =>
        outcome(exchange(client, get(`${base}/`, { headers: { "x a": "1" } }), Infinity))
      )
      const [last] = yield* startCalls(client, base, ["/last"])
      answering.response.end()
      yield* Fiber.join(first!)
      for (const error of yield* Effect.forEach(refused, Effect.flip)) assertUnsent(error, "Encode")
      const { path, response } = yield* Queue.take(requests)
      assert.strictEqual(path, "/last")
      response.end()
      yield* Fiber.join(last!)
    })
  )
})

describe("connections", () => {
  it.scopedLive("are never more than the limit, whichever calls are interrupted", () =>
    Effect.gen(function* () {
      const random = randomNumbers(1)
      const { requests, base } = yield* manualServer
      const count = yield* countSockets(base)
      const client = yield* clientOf({ connections: 4 })
      const paths = numberedPaths(200)
      const fibers = new Map<string, Fiber.RuntimeFiber<unknown, unknown>>()
      for (const [i, fiber] of (yield* startCalls(client, base, paths)).entries()) fibers.set(paths[i]!, fiber)
      const interrupt = (path: string) =>
        Effect.suspend(() => {
          const fiber = fibers.get(path)
          fibers.delete(path)
          return fiber === undefined ? Effect.void : Fiber.interrupt(fiber)
        })
      while (fibers.size > 0) {
        const { path = "", response } = yield* Queue.take(requests)
        if (random() < 0.5) yield* interrupt([...fibers.keys()][Math.floor(random() * fibers.size)]!)
        if (random() < 0.5) yield* interrupt(path)
        const fiber = fibers.get(path)
        response.end()
        if (fiber === undefined) continue
        yield* Fiber.join(fiber)
        fibers.delete(path)
      }
      assert.strictEqual(count.most, 4)
    })
  )

  it.scopedLive("are closed when their own call is interrupted, and not when another one is", () =>
    Effect.gen(function* () {
      const { requests, base } = yield* manualServer
      const count = yield* countSockets(base)
      const client = yield* clientOf({ connections: 2 })
      const [one, other] = yield* startCalls(client, base, ["/one", "/other"])
      const both = [yield* Queue.take(requests), yield* Queue.take(requests)]
      const dead = both.find(({ path }) => path === "/one")!
      const alive = both.find(({ path }) => path === "/other")!
      yield* Fiber.interrupt(one!)
      yield* dead.closed
      alive.response.end("answer")
      assert.strictEqual(yield* Effect.flatMap(Fiber.join(other!), (response) => response.text), "answer")
      // No connection replaces the closed one; the other one is used again. It is free after a turn of the event loop:
      // before that, the client cannot know whether the server has closed it.
      yield* Effect.promise(() => new Promise((resolve) => setImmediate(() => setImmediate(resolve))))
      const [next] = yield* startCalls(client, base, ["/next"])
      const request = yield* Queue.take(requests)
      assert.strictEqual(request.response.req.socket, alive.response.req.socket)
      request.response.end()
      yield* Fiber.join(next!)
      assert.deepStrictEqual(count, { made: 2, open: 1, most: 2 })
    })
  )

  it.scopedLive("that a server refuses do not block later calls", () =>
    Effect.gen(function* () {
      const port = yield* Effect.scoped(listen(createServer()))
      const base = `http://127.0.0.1:${port}`
      const count = yield* countSockets(base)
      const client = yield* clientOf({ connections: 1 })
      for (const call of yield* startCalls(client, base, numberedPaths(3)))
        assertUnsent(yield* Effect.flip(Fiber.join(call)))
      const server = createServer((_request, response) => response.end("answer"))
      yield* Effect.acquireRelease(
        Effect.async<void>((resume) => void server.listen(port, "127.0.0.1", () => resume(Effect.void))),
        () => Effect.sync(() => server.close().closeAllConnections())
      )
      for (const call of yield* startCalls(client, base, numberedPaths(3))) yield* Fiber.join(call)
      assert.deepStrictEqual(count, { made: 4, open: 1, most: 1 })
    })
  )

  it.scopedLive("that a server closes after each answer are replaced", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer((_request, response) => response.setHeader("connection", "close").end())
      const count = yield* countSockets(base)
      const client = yield* clientOf({ connections: 2 })
      for (const call of yield* startCalls(client, base, numberedPaths(20))) yield* Fiber.join(call)
      assert.strictEqual(count.made, 20)
      assert.strictEqual(count.most, 2)
    })
  )
})

describe("a connection that the server closes after an answer without `connection: close`", () => {
  for (const connections of [1, 8]) {
    it.scopedLive(`is not used again, with a limit of ${connections}`, () =>
      Effect.gen(function* () {
        const base = yield* startTcpServer((socket) => {
          socket.on("data", () => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
        })
        const client = yield* clientOf({ connections })
        const posts = numberedPaths(100).map((path) => Effect.exit(client.post(base + path)))
        const exits = yield* Effect.all(posts, { concurrency: "unbounded" })
        assert.lengthOf(
          exits.filter((exit) => Exit.isFailure(exit)),
          0
        )
      })
    )
  }
})

describe("a connection that is not ready yet", () => {
  /** A server that accepts connections and sends nothing, with the events of its connections. */
  const silent = Effect.gen(function* () {
    const events = yield* Queue.unbounded<"opened" | "closed">()
    const base = yield* startTcpServer((socket) => {
      Queue.unsafeOffer(events, "opened")
      socket.resume()
      socket.on("close", () => Queue.unsafeOffer(events, "closed"))
    })
    return { base, events }
  })

  const closesWith = (options: (base: string) => Parameters<typeof openClient>[0], url: (base: string) => string) =>
    Effect.gen(function* () {
      const { base, events } = yield* silent
      const { client, close } = yield* openClient(options(base))
      const calls = yield* Effect.replicateEffect(Effect.fork(client.get(url(base))), 3)
      assert.strictEqual(yield* Queue.take(events), "opened")
      const closing = Date.now()
      yield* close
      for (const call of calls) assertUnsent(yield* Effect.flip(Fiber.join(call)))
      assert.strictEqual(yield* Queue.take(events), "closed")
      assert.strictEqual(yield* Queue.size(events), 0)
      // Less than the 10 seconds after which a connection that is not ready fails by itself.
      assert.isBelow(Date.now() - closing, 9000)
    })

  it.scopedLive("is closed with the layer during its TLS handshake", () =>
    closesWith(
      () => ({ connections: 1 }),
      (base) => base.replace("http:", "https:")
    )
  )

  it.scopedLive("is closed with the layer while a proxy opens the tunnel", () =>
    closesWith(
      (proxy) => ({ connections: 1, proxy }),
      () => "https://api.example.test/"
    )
  )

  it.scopedLive("is kept when its call is interrupted, and used by the next one", () =>
    Effect.gen(function* () {
      const { requests, base } = yield* manualServer
      const count = yield* countSockets(base)
      const client = yield* clientOf({ connections: 1 })
      const dead = exchange(client, get(`${base}/dead`), Infinity)
      dead.start(() => assert.fail("it was abandoned"))
      assert.strictEqual(count.open, 1)
      dead.abandon()
      const [live] = yield* startCalls(client, base, ["/live"])
      const { path, response } = yield* Queue.take(requests)
      response.end()
      yield* Fiber.join(live!)
      assert.strictEqual(path, "/live")
      assert.deepStrictEqual(count, { made: 1, open: 1, most: 1 })
    })
  )
})

describe("a body that is a stream", () => {
  const requestWith = (base: string, body: Readable) =>
    HttpClientRequest.setBody(HttpClientRequest.post(`${base}/`), HttpBody.raw(body))

  const endless = (): Readable => new Readable({ read() {} })

  it.scopedLive("is destroyed when its call ends in the queue", () =>
    Effect.gen(function* () {
      const { requests, base } = yield* manualServer
      const { client, close } = yield* openClient()
      yield* startCalls(client, base, ["/first"])
      yield* Queue.take(requests)
      const [interrupted, expired, closed] = [endless(), endless(), endless()]
      const call = yield* Effect.fork(client.execute(requestWith(base, interrupted)))
      const waiting = yield* Effect.fork(Effect.flip(client.execute(requestWith(base, closed))))
      yield* Effect.yieldNow()
      yield* Fiber.interrupt(call)
      const late = yield* Effect.flip(outcome(exchange(client, requestWith(base, expired), 1)))
      assert.deepInclude(late as object, { _tag: "TimeoutException", unsent: true })
      assert.deepStrictEqual([interrupted.destroyed, expired.destroyed, closed.destroyed], [true, true, false])
      yield* close
      yield* Fiber.join(waiting)
      assert.isTrue(closed.destroyed)
    })
  )

  it.scopedLive("is destroyed when its call ends before there is a connection", () =>
    Effect.gen(function* () {
      const refusing = yield* Effect.scoped(startHttpServer(() => {}))
      const silent = yield* startTcpServer((socket) => socket.resume())
      const client = yield* clientOf({ proxy: silent })
      const [abandoned, refused] = [endless(), endless()]
      const call = exchange(client, requestWith("https://api.example.test", abandoned), Infinity)
      call.start(() => assert.fail("it was abandoned"))
      call.abandon()
      assert.isTrue(abandoned.destroyed)
      yield* Effect.flip((yield* clientOf()).execute(requestWith(refusing, refused)))
      assert.isTrue(refused.destroyed)
    })
  )

  it.scopedLive("that fails in the queue fails its own call, and no other", () =>
    Effect.gen(function* () {
      const { requests, base } = yield* manualServer
      const client = yield* clientOf({ connections: 1 })
      const [first] = yield* startCalls(client, base, ["/first"])
      const answering = yield* Queue.take(requests)
      const body = endless()
      const call = yield* Effect.fork(Effect.flip(client.execute(requestWith(base, body))))
      const [last] = yield* startCalls(client, base, ["/last"])
      body.destroy(new Error("no more"))
      assertUnsent(yield* Fiber.join(call))
      answering.response.end()
      yield* Fiber.join(first!)
      const { path, response } = yield* Queue.take(requests)
      response.end()
      yield* Fiber.join(last!)
      assert.strictEqual(path, "/last")
    })
  )
})

describe("a layer that closes", () => {
  it.scopedLive("fails thousands of queued calls, and sends none of them", () =>
    Effect.gen(function* () {
      const { requests, base } = yield* manualServer
      const count = yield* countSockets(base)
      const { client, close } = yield* openClient()
      const all = numberedPaths(5000).map((path) => outcome(exchange(client, get(base + path), 30_000)))
      const { closed } = yield* Queue.take(requests)
      yield* close
      const errors = yield* Effect.forEach(all, Effect.flip)
      assert.isTrue(errors.every((error) => error._tag === "RequestError" && error.reason === "Transport"))
      assert.lengthOf(errors.filter(isUnsent), all.length - 1)
      yield* closed
      assert.deepStrictEqual(count, { made: 1, open: 0, most: 1 })
      assert.strictEqual(yield* Queue.size(requests), 0)
    })
  )

  it.scopedLive("does not wait for an interrupted call that has no connection yet", () =>
    Effect.gen(function* () {
      const silent = yield* startTcpServer((socket) => socket.resume())
      const { client, close } = yield* openClient()
      const call = yield* Effect.fork(client.get(silent.replace("http:", "https:")))
      yield* Effect.yieldNow()
      assert.isTrue(Exit.isInterrupted(yield* Fiber.interrupt(call)))
      const next = yield* Effect.fork(Effect.flip(client.get(silent.replace("http:", "https:"))))
      yield* Effect.yieldNow()
      assert.isTrue(Option.isNone(yield* Fiber.poll(next)))
      yield* close
      assert.strictEqual((yield* Fiber.join(next)).reason, "Transport")
    })
  )
})
