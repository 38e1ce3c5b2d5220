/** Sign in by e-mail address and password, and sign out. */
import { HttpApiBuilder } from "@effect/platform"
import { Authentication } from "@loginradius-effect/core"
import { Effect } from "effect"
import { Api } from "../../api/Api.js"
import { BrowserSessions } from "../session/BrowserSessions.js"
import { signInByPassword } from "../session/PasswordLogin.js"

export const signOut = Effect.gen(function* () {
  const sessions = yield* BrowserSessions
  const { signedIn } = yield* sessions.current
  yield* sessions.signOut
  if (signedIn !== undefined) {
    const { accessToken } = signedIn
    yield* Authentication.invalidateAccessToken({ accessToken, preventRefresh: true }).pipe(
      // An expired token need not be ended.
      Effect.catchTag("AccessTokenInvalid", "AccessTokenExpired", "AuthenticationFailed", () => Effect.void),
      // The session of the browser has ended in any case. The log says if the token could not be ended.
      Effect.catchAll(({ message }) => Effect.logWarning(message))
    )
  }
  return { done: true } as const
})

export const layer = HttpApiBuilder.group(Api, "signIn", (handlers) =>
  handlers.handle("password", ({ payload }) => signInByPassword(payload)).handle("signOut", () => signOut)
)
