import { assert, it } from "@effect/vitest"
import { Account, Login } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"

it.effect("a suspended account can log in again after a quarter of an hour", () =>
  Effect.gen(function* () {
    const [email, password] = ["ada@example.com", "correct horse 7"]
    yield* Account.create({
      profile: { Email: [{ Type: "Primary", Value: email }], Password: password, EmailVerified: true }
    })
    const wrong = Effect.flip(Login.byEmail({ email, password: "wrong" }))
    yield* wrong
    yield* wrong

    const locked = yield* Effect.flip(Login.byEmail({ email, password }))
    assert.strictEqual(locked._tag, "AccountTemporarilyLocked")

    yield* TestClock.adjust("15 minutes")
    const login = yield* Login.byEmail({ email, password })
    assert.strictEqual(login._tag, "Authenticated")
  }).pipe(Effect.provide(Emulator.layer({ lockout: { type: "Suspend", threshold: 2 } })))
)
