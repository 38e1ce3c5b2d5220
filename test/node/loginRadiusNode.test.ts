import { assert, describe, it } from "@effect/vitest"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Retry from "@loginradius-effect/core/Retry"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { ConfigProvider, Deferred, Effect, Fiber, Layer } from "effect"
import { apiKey } from "../support/client.js"
import { startHttpServer } from "../support/sockets.js"

const layerFor = (base: string) =>
  Layer.orDie(LoginRadiusNode.layerOptions({ apiKey, baseUrls: { api: base }, retry: Retry.none }))

const call = (base: string) => Infrastructure.getServerTime().pipe(Effect.provide(layerFor(base)))

describe("LoginRadiusNode", () => {
  it.scopedLive("calls over a socket with the configuration of the environment", () =>
    Effect.gen(function* () {
      const base = yield* startHttpServer((request, response) => {
        response.setHeader("content-type", "application/json")
        response.end(JSON.stringify({ CurrentTime: "2026-01-01 00:00:00", ServerName: request.url }))
      })
      const info = yield* Infrastructure.getServerTime({ timeDifference: 5 }).pipe(
        Effect.provide(LoginRadiusNode.layer),
        Effect.withConfigProvider(
          ConfigProvider.fromMap(
            new Map([
              ["LOGINRADIUS_API_KEY", apiKey],
              ["LOGINRADIUS_API_URL", base]
            ])
          )
        )
      )
      assert.strictEqual(info.ServerName, `/identity/v2/serverinfo?apikey=${apiKey}&timedifference=5`)
    })
  )

  it.scopedLive("distinguishes a refused connection from a lost one", () =>
    Effect.gen(function* () {
      const closed = yield* Effect.scoped(startHttpServer(() => {}))
      const refused = yield* Effect.flip(call(closed))
      assert(refused._tag === "TransportFailed")
      assert.deepStrictEqual([refused.reason, refused.sent, refused.system], ["Refused", false, "ECONNREFUSED"])

      const before = yield* startHttpServer((request) => request.socket.destroy())
      const lost = yield* Effect.flip(call(before))
      assert(lost._tag === "TransportFailed")
      assert.deepStrictEqual([lost.reason, lost.sent], ["ConnectionLost", true])

      const middle = yield* startHttpServer((_request, response) => {
        response.writeHead(200, { "content-length": "1000" })
        response.write('{"CurrentTime":')
        setImmediate(() => response.destroy())
      })
      const cut = yield* Effect.flip(call(middle))
      assert(cut._tag === "TransportFailed")
      assert.deepStrictEqual([cut.reason, cut.sent], ["ConnectionLost", true])
    })
  )

  it.scopedLive("reports a host name that does not resolve", () =>
    Effect.gen(function* () {
      const error = yield* Infrastructure.getServerTime().pipe(
        Effect.flip,
        Effect.provide(
          Layer.orDie(
            LoginRadiusNode.layerOptions({ apiKey, baseUrls: { api: "https://no.invalid" }, retry: Retry.none })
          )
        )
      )
      assert(error._tag === "TransportFailed")
      assert.strictEqual(error.reason, "NameNotResolved")
      assert.isFalse(error.sent)
    })
  )

  it.scopedLive("aborts the request when the caller is interrupted, and at the deadline", () =>
    Effect.gen(function* () {
      const arrived = yield* Deferred.make<void>()
      let requests = 0
      let aborted = 0
      const bothAborted = yield* Deferred.make<void>()
      const base = yield* startHttpServer((request) => {
        requests += 1
        Deferred.unsafeDone(arrived, Effect.void)
        request.socket.on("close", () => {
          if (++aborted === 2) Deferred.unsafeDone(bothAborted, Effect.void)
        })
      })
      const fiber = yield* Effect.fork(call(base))
      yield* Deferred.await(arrived)
      yield* Fiber.interrupt(fiber)
      // On a machine under load the deadline can pass before the request is sent: then the call is made again.
      const late = yield* call(base).pipe(
        LoginRadiusConfig.override({ deadline: "20 millis" }),
        Effect.flip,
        Effect.repeat({ until: () => requests > 1 })
      )
      assert(late._tag === "TransportFailed")
      assert.strictEqual(late.reason, "Deadline")
      yield* Deferred.await(bothAborted)
    })
  )
})
