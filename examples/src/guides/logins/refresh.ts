import { Authentication, Login, TokenManagement } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password }))
  const login = yield* Login.byEmail({ email, password })
  if (login._tag !== "Authenticated") return
  // Undefined where refresh tokens are switched off.
  const refreshToken = yield* Effect.fromNullable(login.refreshToken)

  yield* Emulator.advance("16 minutes")
  const early = yield* Effect.flip(Authentication.validateAccessToken({ accessToken: login.accessToken }))
  console.log(early._tag)

  // A new pair for the same session: a management call, so it belongs on the server, which keeps the refresh token.
  const next = yield* TokenManagement.refreshAccessTokenByRefreshToken({ refreshToken })
  const { expiresIn } = yield* Authentication.validateAccessToken({ accessToken: next.accessToken })
  console.log(expiresIn === next.expiresIn)

  // A refresh token works once. Keep the new one.
  const again = yield* Effect.flip(TokenManagement.refreshAccessTokenByRefreshToken({ refreshToken }))
  console.log(again._tag)
})

await program.pipe(Effect.provide(Emulator.layer()), Effect.runPromise)
// → AccessTokenExpired
// → true
// → RefreshTokenInvalid
