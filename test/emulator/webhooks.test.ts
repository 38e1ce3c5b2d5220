import { HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { NodeHttpServer } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Deferred, Effect, Queue, type Scope } from "effect"
import { createServer } from "node:http"
import { startHttpServer } from "../support/sockets.js"

const email = "ada@example.com"

/** A receiver of webhooks on this machine, as an application has it. The path `/away` redirects. */
const receiver: Effect.Effect<
  { readonly url: string; readonly received: Queue.Dequeue<Webhooks.Event | string> },
  unknown,
  Emulator.Emulator | Scope.Scope
> = Effect.gen(function* () {
  const { apiSecret } = yield* Emulator.settings
  const receive = Webhooks.receive(apiSecret)
  const received = yield* Queue.unbounded<Webhooks.Event | string>()
  const server = yield* NodeHttpServer.make(() => createServer(), { host: "127.0.0.1", port: 0 })
  yield* server.serve(
    Effect.gen(function* () {
      const request = yield* HttpServerRequest.HttpServerRequest
      if (request.url.startsWith("/away")) {
        yield* Queue.offer(received, "away")
        return HttpServerResponse.redirect("/elsewhere")
      }
      const body = new Uint8Array(yield* request.arrayBuffer)
      yield* Queue.offer(received, yield* receive(body, request.headers["signature"]))
      return HttpServerResponse.empty({ status: 202 })
    }).pipe(
      Effect.catchAll((error) =>
        Effect.as(Queue.offer(received, error._tag), HttpServerResponse.empty({ status: 401 }))
      )
    )
  )
  const address = server.address
  return { received, url: address._tag === "TcpAddress" ? `http://127.0.0.1:${address.port}` : address.path }
})

describe("webhooks over sockets", () => {
  it.scopedLive("reach a receiver, which accepts their signature", () =>
    Effect.gen(function* () {
      const { received, url } = yield* receiver
      const uid = yield* Emulator.seed(Seed.account({ email, profile: { FirstName: "Adä" } }))
      yield* Webhooks.subscribe({ event: "UpdateProfile", targetUrl: `${url}/hooks` })
      yield* Account.update({ uid, profile: { LastName: "Lovelace" } })
      const event = yield* Queue.take(received)
      assert(typeof event !== "string" && event._tag === "UpdateProfile")
      assert.deepEqual([event.profile.Uid, event.profile.FirstName, event.profile.LastName], [uid, "Adä", "Lovelace"])
      assert.deepEqual(
        (yield* Emulator.deliveries).map(({ outcome }) => outcome),
        [{ _tag: "Answered", status: 202 }]
      )
    }).pipe(Effect.provide(Emulator.layer()))
  )

  it.scopedLive("do not follow a redirect, which could leave this machine", () =>
    Effect.gen(function* () {
      const { received, url } = yield* receiver
      const uid = yield* Emulator.seed(Seed.account({ email }))
      yield* Webhooks.subscribe({ event: "UpdateProfile", targetUrl: `${url}/away` })
      yield* Account.update({ uid, profile: { LastName: "Lovelace" } })
      assert.deepEqual(
        (yield* Emulator.deliveries).map(({ outcome }) => outcome),
        [{ _tag: "Answered", status: 302 }]
      )
      assert.deepEqual([...(yield* Queue.takeAll(received))], ["away"])
    }).pipe(Effect.provide(Emulator.layer()))
  )

  it.scopedLive("do not read an answer that never ends", () =>
    Effect.gen(function* () {
      const hungUp = yield* Deferred.make<void>()
      const url = yield* startHttpServer((_request, response) => {
        response.once("close", () => Deferred.unsafeDone(hungUp, Effect.void))
        const more = (): void => {
          while (!response.destroyed)
            if (!response.write(Buffer.alloc(10_000))) return void response.once("drain", more)
        }
        more()
      })
      const uid = yield* Emulator.seed(Seed.account({ email }))
      yield* Webhooks.subscribe({ event: "UpdateProfile", targetUrl: url })
      yield* Account.update({ uid, profile: { LastName: "Lovelace" } })
      yield* Deferred.await(hungUp)
      assert.deepEqual(
        (yield* Emulator.deliveries).map(({ outcome }) => outcome),
        [{ _tag: "Answered", status: 200 }]
      )
    }).pipe(Effect.provide(Emulator.layer()))
  )

  it.scopedLive("fail where the answer is truncated", () =>
    Effect.gen(function* () {
      const url = yield* startHttpServer((_request, response) => {
        response.writeHead(200, { "content-length": "100" })
        response.write("half", () => response.socket?.resetAndDestroy())
      })
      const uid = yield* Emulator.seed(Seed.account({ email }))
      yield* Webhooks.subscribe({ event: "UpdateProfile", targetUrl: url })
      yield* Account.update({ uid, profile: { LastName: "Lovelace" } })
      assert.deepEqual(
        (yield* Emulator.deliveries).map(({ outcome }) => outcome),
        [{ _tag: "Failed", reason: "Unreachable" }]
      )
    }).pipe(Effect.provide(Emulator.layer()))
  )

  it.scopedLive("fail where nothing listens, and with headers that cannot be sent", () =>
    Effect.gen(function* () {
      const uid = yield* Emulator.seed(Seed.account({ email }))
      const Event = "UpdateProfile"
      yield* Webhooks.createSubscription({ webhook: { Event, TargetUrl: "http://127.0.0.1:1/" } })
      yield* Webhooks.createSubscription({
        webhook: { Event, TargetUrl: "http://127.0.0.1:1/2", Headers: { "not a header": "ä\n" } }
      })
      yield* Account.update({ uid, profile: { LastName: "Lovelace" } })
      const failed = { _tag: "Failed", reason: "Unreachable" }
      assert.deepEqual<unknown>(
        (yield* Emulator.deliveries).map(({ outcome }) => outcome),
        [failed, failed]
      )
    }).pipe(Effect.provide(Emulator.layer()))
  )
})
