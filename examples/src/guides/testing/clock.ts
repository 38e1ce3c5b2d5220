import { Authentication, Login } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password }))
  const login = yield* Login.byEmail({ email, password })
  if (login._tag !== "Authenticated") return

  const { offset } = yield* Emulator.advance("16 minutes")
  console.log("minutes ahead:", offset / 60_000)
  const expired = yield* Effect.flip(Authentication.validateAccessToken({ accessToken: login.accessToken }))
  console.log(expired._tag)

  yield* Emulator.freezeAt("2031-01-01T00:00:00Z")
  console.log(new Date((yield* Emulator.clock).now).toISOString())
  yield* Emulator.resetClock
})

await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)
// → minutes ahead: 16
// → AccessTokenExpired
// → 2031-01-01T00:00:00.000Z
