import { assert, it } from "@effect/vitest"
import { Infrastructure, Retry } from "@loginradius-effect/core"
import { Emulator, Faults } from "@loginradius-effect/emulator"
import { Effect, Fiber, TestClock } from "effect"

it.effect("without repeats, a 503 fails the call at once", () =>
  Effect.gen(function* () {
    yield* Emulator.inject(Faults.status(503))
    const error = yield* Effect.flip(Infrastructure.getServerTime())
    assert.strictEqual(error._tag, "ServerFailed")
  }).pipe(Effect.provide(Emulator.layer({ client: { retry: Retry.none } })))
)

it.effect("with repeats, the read gets over two of them", () =>
  Effect.gen(function* () {
    yield* Emulator.inject(Faults.status(503), { times: 2 })
    // The client waits before it repeats, on the clock of the test: whoever does not fork waits for ever.
    const call = yield* Effect.fork(Infrastructure.getServerTime())
    yield* TestClock.adjust("1 minute")
    assert.isDefined((yield* Fiber.join(call)).CurrentTime)
  }).pipe(Effect.provide(Emulator.layer()))
)
