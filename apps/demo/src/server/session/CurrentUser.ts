/** The user of the session, for endpoints that need somebody to be signed in. */
import { Effect, Layer } from "effect"
import { CurrentUser, SignedInOnly } from "../../api/CurrentUser.js"
import { SignInRequired } from "../../api/Refusals.js"
import { BrowserSessions } from "./BrowserSessions.js"

export const layer = Layer.effect(
  SignedInOnly,
  Effect.gen(function* () {
    const sessions = yield* BrowserSessions
    return Effect.gen(function* () {
      const browser = yield* sessions.find
      if (browser?.signedIn === undefined) return yield* new SignInRequired({ message: "Sign in first." })
      const { accessToken, user } = browser.signedIn
      return CurrentUser.of({ uid: user.uid, email: user.email, accessToken })
    })
  })
)
