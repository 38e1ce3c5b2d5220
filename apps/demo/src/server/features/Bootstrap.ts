/** What the page needs to know first. */
import { HttpApiBuilder } from "@effect/platform"
import { Effect } from "effect"
import { Api } from "../../api/Api.js"
import { Backend } from "../loginradius/Backend.js"
import { BrowserSessions } from "../session/BrowserSessions.js"

const bootstrap = Effect.gen(function* () {
  const { accounts, providers, runsOn } = yield* Backend
  const sessions = yield* BrowserSessions
  const { signedIn } = yield* sessions.open
  return { user: signedIn?.user ?? null, accounts, providers, runsOn }
})

export const layer = HttpApiBuilder.group(Api, "bootstrap", (handlers) => handlers.handle("read", () => bootstrap))
