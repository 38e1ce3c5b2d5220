/** An emulator's service, member by member. */
import * as Clock from "effect/Clock"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as accountView from "../documents/accountView.js"
import type { Fault } from "../Faults.js"
import type * as Outbox from "../Outbox.js"
import * as answers from "../rules/challenges.js"
import type * as Settings from "../Settings.js"
import * as RiskValues from "../state/RiskValues.js"
import * as Store from "../Store.js"
import {
  Emulator,
  type AccountDetails,
  type AccountPage,
  type AccountQuery,
  type Answered,
  type Challenge,
  type Delivery,
  type FaultOptions,
  type HandledRequest,
  type Injected,
  type Moment,
  type Refused,
  type Time
} from "./service.js"

/**
 * The settings that hold now.
 *
 * @since 0.1.0
 * @category accessors
 */
export const settings: Effect.Effect<Settings.Settings, never, Emulator> = /* @__PURE__ */ Effect.flatMap(
  Emulator,
  (emulator) => emulator.settings
)

/**
 * Changes settings from the next request on: `Emulator.configure({ emailVerificationFlow: "optional" })`.
 *
 * @since 0.1.0
 * @category accessors
 */
export const configure = (options: Settings.Options): Effect.Effect<void, Settings.InvalidSettings, Emulator> =>
  Effect.flatMap(Emulator, (emulator) => emulator.configure(options))

/**
 * Lets a fault meet the next requests, as in
 * `Emulator.inject(Faults.status(503), { endpoint: Authentication.verifyEmail, times: 2 })`. Answers its id.
 *
 * @since 0.1.0
 * @category accessors
 */
export const inject = (fault: Fault, options?: FaultOptions): Effect.Effect<string, never, Emulator> =>
  Effect.flatMap(Emulator, (emulator) => emulator.inject(fault, options))

/**
 * The faults that are still to meet requests, and the latest 100 that have met all of theirs, each with the number that it has
 * met (`fired`) and is still to meet (`left`).
 *
 * @since 0.1.0
 * @category accessors
 */
export const faults: Effect.Effect<ReadonlyArray<Injected>, never, Emulator> = /* @__PURE__ */ Effect.flatMap(
  Emulator,
  (emulator) => emulator.faults
)

/**
 * Removes a fault by its id; answers whether it was there.
 *
 * @since 0.1.0
 * @category accessors
 */
export const removeFault = (id: string): Effect.Effect<boolean, never, Emulator> =>
  Effect.flatMap(Emulator, (emulator) => emulator.removeFault(id))

/**
 * Runs an effect on the state, while no request is handled, as one change: if it fails, nothing of it is left.
 *
 * @since 0.1.0
 * @category accessors
 */
export const seed = <A, E>(
  effect: Effect.Effect<A, E, Store.Store | Outbox.Outbox | Settings.CurrentSettings>
): Effect.Effect<A, E, Emulator> => Effect.flatMap(Emulator, (emulator) => emulator.seed(effect))

/**
 * What time it is for the emulated service.
 *
 * @since 0.1.0
 * @category accessors
 */
export const clock: Effect.Effect<Time, never, Emulator> = /* @__PURE__ */ Effect.flatMap(
  Emulator,
  (emulator) => emulator.clock
)

/**
 * Puts the clock of the emulated service forward: `Emulator.advance("31 minutes")`. Tokens, codes and locks end, passwords grow
 * old, messages are stamped by it. What waits does not get there sooner: the delay of a fault, `Outbox.waitFor`, the deadline of
 * a webhook. A SOTT, the expiry of a signature and the code of an authenticator app, which clients make by their own clocks, are
 * also good at the time that it was.
 *
 * @since 0.1.0
 * @category accessors
 */
export const advance = (duration: Duration.DurationInput): Effect.Effect<Time, Settings.InvalidSettings, Emulator> =>
  Effect.flatMap(Emulator, (emulator) => emulator.advance(duration))

/**
 * Lets the clock of the emulated service stand still: `Emulator.freezeAt("2031-01-01T00:00:00Z")`. `advance` moves it on, and it
 * stands still again.
 *
 * @since 0.1.0
 * @category accessors
 */
export const freezeAt = (moment: Moment): Effect.Effect<Time, Settings.InvalidSettings, Emulator> =>
  Effect.flatMap(Emulator, (emulator) => emulator.freezeAt(moment))

/**
 * Sets the clock of the emulated service to the one that runs the program. What it has forgotten meanwhile stays forgotten.
 *
 * @since 0.1.0
 * @category accessors
 */
export const resetClock: Effect.Effect<Time, never, Emulator> = /* @__PURE__ */ Effect.flatMap(
  Emulator,
  (emulator) => emulator.resetClock
)

/**
 * Forgets everything; settings are again what the layer was made with.
 *
 * @since 0.1.0
 * @category accessors
 */
export const reset: Effect.Effect<void, never, Emulator> = /* @__PURE__ */ Effect.flatMap(
  Emulator,
  (emulator) => emulator.reset
)

/**
 * The latest refusals, the oldest first.
 *
 * @since 0.1.0
 * @category accessors
 */
export const refusals: Effect.Effect<ReadonlyArray<Refused>, never, Emulator> = /* @__PURE__ */ Effect.flatMap(
  Emulator,
  (emulator) => emulator.refusals
)

/**
 * The latest 1,000 requests that have ended, the oldest first: operation, status, and for a refusal its code, its reason and how it is
 * known. `Emulator.requests({ after: last.number })` tells those since then.
 *
 * @since 0.1.0
 * @category accessors
 */
export const requests = (options?: {
  readonly after?: number | undefined
}): Effect.Effect<ReadonlyArray<HandledRequest>, never, Emulator> =>
  Effect.flatMap(Emulator, (emulator) => emulator.requests(options))

/**
 * The latest deliveries to webhooks, in the order of their events. Waits for those that are under way.
 *
 * @since 0.1.0
 * @category accessors
 */
export const deliveries: Effect.Effect<ReadonlyArray<Delivery>, never, Emulator> = /* @__PURE__ */ Effect.flatMap(
  Emulator,
  (emulator) => emulator.deliveries
)

/**
 * A part of the accounts, in the order in which they came: `Emulator.accounts({ from: 50 })`, or those that an identifier finds:
 * `Emulator.accounts({ find: "ada@example.com" })`.
 *
 * @since 0.1.0
 * @category accessors
 */
export const accounts = (query: AccountQuery = {}): Effect.Effect<AccountPage, never, Emulator> =>
  seed(Effect.map(Store.Store, (store) => store.read(accountView.page(query))))

/**
 * What belongs to an account: sessions, factors, roles, custom objects. Undefined where there is none with this uid.
 *
 * @since 0.1.0
 * @category accessors
 */
export const account = (uid: string): Effect.Effect<AccountDetails | undefined, never, Emulator> =>
  seed(Effect.zipWith(Store.Store, Clock.currentTimeMillis, (store, now) => store.read(accountView.details(uid, now))))

/**
 * Forgets where an account has logged in from, so that its next login by password is from somewhere new. Answers whether there is such an
 * account.
 *
 * @since 0.1.0
 * @category modifiers
 */
export const forgetRiskValues = (uid: string): Effect.Effect<boolean, never, Emulator> =>
  seed(
    Effect.map(Store.Store, (store) => {
      store.change(RiskValues.removeOf(uid))
      return store.read(Store.Accounts.byUid(uid)) !== undefined
    })
  )

/**
 * What is to be answered elsewhere for a second factor and still can be, of all accounts or of one, the oldest first: images that a
 * device can scan, logins that it can approve, questions of Duo.
 *
 * @since 0.1.0
 * @category challenges
 */
export const challenges = (
  query: { readonly uid?: string | undefined } = {}
): Effect.Effect<ReadonlyArray<Challenge>, never, Emulator> =>
  seed(
    Effect.map(answers.open(query.uid), (open) =>
      open.map(({ createdAt, expiresAt, id, kind, login, uid }) => ({
        id,
        kind,
        uid,
        isLogin: login !== undefined,
        createdAt,
        expiresAt
      }))
    )
  )

/**
 * Lets a device scan the image of a `pairing`: it is registered then. Where the image was shown by a login, the device is asked to
 * approve it.
 *
 * @since 0.1.0
 * @category challenges
 */
export const pair = (id: string): Effect.Effect<void, answers.NoChallenge, Emulator> => seed(answers.pair(id))

/**
 * Approves a `push` on the device, or a question of `duo`. Duo answers where it sends the browser.
 *
 * @since 0.1.0
 * @category challenges
 */
export const approve = (id: string): Effect.Effect<Answered, answers.NoChallenge, Emulator> => seed(answers.approve(id))

/**
 * Denies a `push` on the device, or a question of `duo`. Duo answers where it sends the browser.
 *
 * @since 0.1.0
 * @category challenges
 */
export const deny = (id: string): Effect.Effect<Answered, answers.NoChallenge, Emulator> => seed(answers.deny(id))

/**
 * Statuses and messages that were sent to social providers in users' names, the newest first.
 *
 * @since 0.1.0
 * @category accessors
 */
export const published: Effect.Effect<ReadonlyArray<Store.Providers.Published>, never, Emulator> = /* @__PURE__ */ seed(
  /* @__PURE__ */ Effect.gen(function* () {
    const store = yield* Store.Store
    return store.read(Store.Providers.allPublished)
  })
)
