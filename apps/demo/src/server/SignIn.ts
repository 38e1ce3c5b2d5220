/** Sign in by e-mail address and password, and sign out. */
import { HttpApiBuilder } from "@effect/platform"
import { Authentication, MultiFactorAuthentication } from "@loginradius-effect/core"
import { Effect } from "effect"
import { Api } from "../api/Api.js"
import type { Password } from "../api/SignIn.js"
import { countAttempt } from "./Attempts.js"
import { BrowserSessions } from "./BrowserSessions.js"
import { complete } from "./Login.js"
import { orRefuse, wrongCredentials } from "./Refusals.js"
import { Site } from "./Site.js"

export const signInByPassword = ({ email, password }: typeof Password.Type) =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    yield* countAttempt(email)
    const input = { email, password, verificationUrl: `${origin}/verify` }
    const login = yield* Authentication.loginByEmail(input).pipe(
      // Accounts with a second factor have a login of their own, which answers what there is to prove.
      Effect.catchTag("MfaRequired", () => MultiFactorAuthentication.loginByEmail(input))
    )
    return yield* complete(login, email)
  }).pipe(Effect.catchTag("UserNotFound", wrongCredentials), orRefuse)

export const signOut = Effect.gen(function* () {
  const sessions = yield* BrowserSessions
  const { signedIn } = yield* sessions.current
  yield* sessions.signOut
  if (signedIn !== undefined) {
    const { accessToken } = signedIn
    yield* Authentication.invalidateAccessToken({ accessToken, preventRefresh: true }).pipe(
      // A token that has expired before needs no end.
      Effect.catchTag("AccessTokenInvalid", "AccessTokenExpired", () => Effect.void),
      // Here the session is gone in any case; whoever runs the demo learns that the token is not.
      Effect.catchAll(({ message }) => Effect.logWarning(message))
    )
  }
  return { done: true } as const
})

export const layer = HttpApiBuilder.group(Api, "signIn", (handlers) =>
  handlers.handle("password", ({ payload }) => signInByPassword(payload)).handle("signOut", () => signOut)
)
