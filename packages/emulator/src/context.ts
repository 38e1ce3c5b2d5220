/** What handlers work with. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { CurrentSettings, Session, Store } from "./handle.js"
import type { Settings } from "./Settings.js"
import * as Accounts from "./state/Accounts.js"

/** State, settings and time. */
export const current = Effect.gen(function* () {
  return { store: yield* Store, settings: yield* CurrentSettings, now: yield* Clock.currentTimeMillis }
})

/** The same, with the session and the account of whoever calls. */
export const caller = Effect.gen(function* () {
  const context = yield* current
  const session = yield* Session
  const account = context.store.read(Accounts.byUid(session.uid))
  // No session outlives its account.
  if (account === undefined) return yield* Effect.die("a session without an account")
  return { ...context, session, account }
})

/** How the settings judge what accounts must not share. */
export const uniqueness = (settings: Settings): Accounts.Uniqueness => ({
  sharedEmails: settings.duplicateEmailWithUniqueUserName,
  caseSensitiveUserNames: settings.caseSensitiveUserNames
})

/** Writes an account that somebody has changed, and answers it. */
export const modify = (account: Accounts.Account): Effect.Effect<Accounts.Account, never, Store | CurrentSettings> =>
  Effect.flatMap(current, ({ now }) => {
    const modified = { ...account, modifiedAt: now }
    return Effect.as(save(modified), modified)
  })

/** Writes an account whose identifiers have been checked. */
export const save = (account: Accounts.Account): Effect.Effect<void, never, Store | CurrentSettings> =>
  Effect.flatMap(current, ({ settings, store }) => {
    const conflict = store.change(Accounts.put(account, uniqueness(settings)))
    return conflict === undefined ? Effect.void : Effect.die(`unchecked conflict: ${conflict._tag}`)
  })

/** Does something that stays done, although the request is refused after it. */
export const keep = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R | Store> =>
  Effect.tap(effect, () => Effect.map(Store, (store) => store.keep()))
