/** What handlers work with. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { CurrentSettings, Session, Store } from "../handle.js"
import type { Account } from "../Store/Account.js"
import { uniqueness } from "./identifiers.js"

/** State, settings and time. */
export const current = Effect.gen(function* () {
  return { store: yield* Store, settings: yield* CurrentSettings, now: yield* Clock.currentTimeMillis }
})

/** The same, with the session and the account of whoever calls. */
export const caller = Effect.gen(function* () {
  const context = yield* current
  const session = yield* Session
  const account = context.store.account(session.uid)
  // No session outlives its account.
  if (account === undefined) return yield* Effect.die("a session without an account")
  return { ...context, session, account }
})

/** Writes an account that somebody has changed, and answers it. */
export const modify = (account: Account): Effect.Effect<Account, never, Store | CurrentSettings> =>
  Effect.flatMap(current, ({ now }) => {
    const modified = { ...account, modifiedAt: now }
    return Effect.as(save(modified), modified)
  })

/** Writes an account whose identifiers have been checked. */
export const save = (account: Account): Effect.Effect<void, never, Store | CurrentSettings> =>
  Effect.flatMap(current, ({ settings, store }) => {
    const conflict = store.put(account, uniqueness(settings))
    return conflict === undefined ? Effect.void : Effect.die(`unchecked conflict: ${conflict._tag}`)
  })
