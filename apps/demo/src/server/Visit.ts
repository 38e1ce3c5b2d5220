/** What a page needs to know first. */
import { HttpApiBuilder } from "@effect/platform"
import { Effect } from "effect"
import { Api } from "../api/Api.js"
import { BrowserSessions } from "./BrowserSessions.js"
import { Surroundings } from "./Surroundings.js"

const visit = Effect.gen(function* () {
  const { accounts, providers, runsOn } = yield* Surroundings
  const sessions = yield* BrowserSessions
  const { signedIn } = yield* sessions.open
  return { user: signedIn?.user ?? null, accounts, providers, runsOn }
})

export const layer = HttpApiBuilder.group(Api, "visit", (handlers) => handlers.handle("current", () => visit))
