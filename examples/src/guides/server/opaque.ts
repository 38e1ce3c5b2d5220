import { Emulator, Faults, Seed } from "@loginradius-effect/emulator"
import { TokenVerifier } from "@loginradius-effect/server"
import { Effect, Layer } from "effect"

const program = Effect.gen(function* () {
  const uid = yield* Emulator.seed(Seed.account({ email: "ada@example.com", password: "correct horse 7" }))
  const { accessToken } = yield* Emulator.seed(Seed.session(uid))
  const { revoke, verify } = yield* TokenVerifier.TokenVerifier
  const told = (degraded: TokenVerifier.Degraded) =>
    Effect.match(verify(accessToken, { degraded }), {
      onFailure: ({ _tag }) => _tag,
      onSuccess: ({ stale }) => (stale ? "the last verdict" : "a verdict")
    })

  console.log(yield* told("failClosed"))
  yield* Emulator.inject(Faults.status(503))
  // Here, no verdict is fresh: each is asked for again.
  console.log(yield* told("failClosed"))
  console.log(yield* told({ serveStale: "30 minutes" }))

  yield* revoke({ uid })
  console.log(yield* told({ serveStale: "30 minutes" }))
})

const layers = Layer.provideMerge(TokenVerifier.layerOpaque({ fresh: 0 }), Emulator.layer())
await program.pipe(Effect.provide(layers), Effect.runPromise)
// → a verdict
// → AuthUnavailable
// → the last verdict
// → AuthUnavailable
