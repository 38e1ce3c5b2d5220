/** Logins that wait for a step in the session of the browser: how they end without one. */
import { Effect } from "effect"
import { CodeRefused } from "../../api/Refusals.js"
import { BrowserSessions } from "./BrowserSessions.js"

export const over = () => new CodeRefused({ reason: "expired", message: "This sign-in has ended. Start again." })

export const cancel = Effect.gen(function* () {
  const sessions = yield* BrowserSessions
  yield* sessions.await({})
  return { done: true } as const
})

/** The token of a pending login expires after some minutes. Forgets the login; a user who is signed in stays so. */
export const startAgain = () => Effect.zipRight(cancel, Effect.fail(over()))
