import { assert } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import { HttpClient } from "@effect/platform"
import { Effect, Exit, Fiber } from "effect"
import { withLayer } from "../conformance/setup.js"
import { clientOf } from "../support/sockets.js"
import { all, type Behaviour, layer, type Name, overSockets, testClient } from "./clients.js"

const reads = Infrastructure.getServerTime()
const sends = Authentication.forgotPassword({ email: "ann@example.com", resetPasswordUrl: "https://example.com/reset" })

const now = { body: { ServerName: "s", CurrentTime: "2026-03-04T05:06:07Z" } }

/** The path of a request, which distinguishes the calls of a test. */
const pathOf = ({ target }: { readonly target: string }): string | undefined => target.split("?")[0]

/** Interrupts a call whose request is at the peer, and waits until the peer has noticed. */
const interruptCall = (name: Name, call: typeof reads | typeof sends, behaviour: Behaviour) =>
  Effect.gen(function* () {
    const { arrival, run } = yield* testClient(name)
    const fiber = yield* Effect.fork(run(call as typeof reads, behaviour))
    const { released } = yield* arrival
    const exit = yield* Fiber.interrupt(fiber)
    assert.isTrue(Exit.isInterrupted(exit))
    yield* released
  })

/** Fails unless the next call is answered, in one request. */
const answers = (name: Name) =>
  Effect.gen(function* () {
    const { arrivals, run } = yield* testClient(name)
    const { CurrentTime } = yield* run(reads, now)
    assert.strictEqual(CurrentTime, "2026-03-04T05:06:07Z")
    assert.lengthOf(yield* arrivals, 1)
  })

withLayer(layer)("an interrupted call", (each) => {
  each(all)("ends its request before the answer: %s", (name) =>
    Effect.gen(function* () {
      for (const call of [reads, sends]) yield* interruptCall(name, call, "is silent")
      yield* answers(name)
    })
  )

  each(overSockets)("closes its connection in the middle of the answer: %s", (name) =>
    Effect.gen(function* () {
      for (const call of [reads, sends]) yield* interruptCall(name, call, "stalls")
      yield* answers(name)
    })
  )

  each(["LoginRadiusNode"] as const)("is never sent if it was queued: %s", (name) =>
    Effect.scoped(
      Effect.gen(function* () {
        const { arrival, arrivals, change, run } = yield* testClient(name)
        const single = yield* clientOf({ connections: 1 })
        const calls = Effect.gen(function* () {
          const first = yield* Effect.fork(reads)
          const held = yield* arrival
          // The first queued call waits for the connection, the others for the pool.
          const inLine = yield* Effect.replicateEffect(Effect.fork(sends), 3)
          yield* Effect.yieldNow()
          for (const exit of yield* Effect.forEach(inLine, Fiber.interrupt)) assert.isTrue(Exit.isInterrupted(exit))
          assert.lengthOf(yield* arrivals, 0)
          yield* change(now)
          yield* Fiber.interrupt(first)
          yield* held.released
          return yield* reads
        })
        yield* run(Effect.provideService(calls, HttpClient.HttpClient, single), "is silent")
        assert.deepStrictEqual((yield* arrivals).map(pathOf), ["/identity/v2/serverinfo"])
      })
    )
  )
})
