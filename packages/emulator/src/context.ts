/** What handlers work with. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { CurrentSettings, Session as CurrentSession, Store } from "./handle.js"
import type { Settings } from "./Settings.js"
import * as Accounts from "./state/Accounts.js"
import type { Session } from "./state/Sessions.js"
import type { Service } from "./Store.js"

/** State, settings and time. */
export interface Current {
  readonly store: Service
  readonly settings: Settings
  /** Milliseconds since 1970. */
  readonly now: number
}

/** State, settings and time. Asked for by each rule: hence without a generator. */
export const current: Effect.Effect<Current, never, Store | CurrentSettings> = /* @__PURE__ */ Effect.flatMap(
  /* @__PURE__ */ Effect.context<Store | CurrentSettings>(),
  (context) =>
    Effect.map(Clock.currentTimeMillis, (now) => ({
      store: Context.get(context, Store),
      settings: Context.get(context, CurrentSettings),
      now
    }))
)

/** The same, with the session and the account of whoever calls. */
export interface Caller extends Current {
  readonly session: Session
  readonly account: Accounts.Account
}

export const caller: Effect.Effect<Caller, never, Store | CurrentSettings | CurrentSession> =
  /* @__PURE__ */ Effect.flatMap(current, (context) =>
    Effect.flatMap(CurrentSession, (session) => {
      const account = context.store.read(Accounts.byUid(session.uid))
      // No session outlives its account.
      return account === undefined
        ? Effect.die("a session without an account")
        : Effect.succeed({ ...context, session, account })
    })
  )

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

/** What the request has done so far, this included, stays done, although it is refused after that. */
export const keep = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R | Store> =>
  Effect.tap(effect, () => Effect.map(Store, (store) => store.keep()))
