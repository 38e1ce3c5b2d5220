/** What an emulator is asked, and what it tells of itself. */
import type * as Handler from "@loginradius-effect/core/Handler"
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type * as accountView from "../documents/accountView.js"
import type { Fault } from "../Faults.js"
import type { Session } from "../handle.js"
import type * as Outbox from "../Outbox.js"
import type * as Settings from "../Settings.js"
import type * as Store from "../Store.js"
import type * as emulatedClock from "../pipeline/clock.js"
import type * as faultQueue from "../pipeline/faults.js"
import type * as journal from "../pipeline/journal.js"
import type * as refusalLog from "../pipeline/refusalLog.js"
import type * as pipeline from "../pipeline/pipeline.js"
import type * as webhooks from "../webhooks/deliveries.js"
import type * as storage from "../saved/storage.js"

/**
 * A request that was not answered with success, and why: answers are terse, as LoginRadius' are. Holds no secret.
 *
 * @since 0.1.0
 * @category models
 */
export interface Refused extends refusalLog.Refused {}

/**
 * Which requests a fault meets, and how many of them.
 *
 * @since 0.1.0
 * @category models
 */
export interface FaultOptions extends faultQueue.FaultOptions {}

/**
 * A fault, the requests that it meets, and how many it has met.
 *
 * @since 0.1.0
 * @category models
 */
export interface Injected extends faultQueue.Injected {}

/**
 * An answer, and what a fault makes of the second half of its body: it never comes, or after a duration.
 *
 * @since 0.1.0
 * @category models
 */
export interface Answer extends pipeline.Answer {}

/**
 * A request that has ended. Holds nothing that was sent but its path, where that is no route, without what can be a secret.
 *
 * @since 0.1.0
 * @category models
 */
export interface HandledRequest extends journal.HandledRequest {}

/**
 * How it is known that LoginRadius refuses so, as in docs/coverage.md: for a refusal of an operation, the weakest of its refusals
 * counts. `unknown`: nothing says it, as for requests that cannot be read and for handlers of your own.
 *
 * @since 0.1.0
 * @category models
 */
export type Evidence = journal.Evidence

/**
 * What time it is for the emulated service, in milliseconds: `now` since 1970, `offset` ahead of the clock that runs the program.
 *
 * @since 0.1.0
 * @category models
 */
export interface Time extends emulatedClock.Time {}

/**
 * A moment: milliseconds since 1970, a text in ISO 8601, or a date.
 *
 * @since 0.1.0
 * @category models
 */
export type Moment = emulatedClock.Moment

/**
 * What a webhook was told, and what became of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Delivery extends webhooks.Delivery {}

/**
 * Which part of which accounts.
 *
 * @since 0.1.0
 * @category models
 */
export interface AccountQuery extends accountView.AccountQuery {}

/**
 * An account in a list. Points in time are milliseconds since 1970.
 *
 * @since 0.1.0
 * @category models
 */
export interface AccountSummary extends accountView.AccountSummary {}

/**
 * A part of a list of accounts.
 *
 * @since 0.1.0
 * @category models
 */
export interface AccountPage extends accountView.AccountPage {}

/**
 * What belongs to an account, without hashes, keys, codes and tokens. Points in time are milliseconds since 1970.
 *
 * @since 0.1.0
 * @category models
 */
export interface AccountDetails extends accountView.AccountDetails {}

/**
 * What somebody is to answer elsewhere for a second factor, where no device and no Duo is. Points in time are milliseconds since
 * 1970.
 *
 * @since 0.1.0
 * @category models
 */
export interface Challenge {
  /** What `pair`, `approve` and `deny` take. Of Duo's, it is the `state`. */
  readonly id: string
  /** `pairing`: an image that a device is to scan. `push`: a login that it is to approve. `duo`: a question of Duo. */
  readonly kind: "pairing" | "push" | "duo"
  readonly uid: string
  /** Whether a login waits for it: otherwise a user who is logged in sets up the factor. */
  readonly isLogin: boolean
  readonly createdAt: number
  readonly expiresAt: number
}

/**
 * What comes of an answer.
 *
 * @since 0.1.0
 * @category models
 */
export interface Answered {
  /** Where Duo sends the browser, with `state` and `duo_code` in the query. */
  readonly redirectTo: string | undefined
}

/**
 * What handlers of the emulator may use. `Session` is there for endpoints that take an access token.
 *
 * @since 0.1.0
 * @category models
 */
export type Services = Store.Store | Outbox.Outbox | Settings.CurrentSettings | Session

/**
 * All that an emulator holds: rows by table, messages, how its clock was moved, which seed it began with, and settings, which are
 * undefined where they are to be those that the emulator was made with.
 *
 * @since 0.1.0
 * @category models
 */
export interface Kept extends storage.Kept {}

/**
 * How a seed gets in.
 *
 * @since 0.1.0
 * @category models
 */
export interface SeedManner {
  /** A hash of the seed, which `kept` tells from then on: it is a part of the change. */
  readonly hash?: string | undefined
  /** Whether everything is forgotten before, as `reset` does: unless the seed fails, after which all is as it was. */
  readonly anew?: boolean | undefined
}

/**
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /** Answers a request as `Handler.fromParts` makes it, or breaks its connection where a fault says so. */
  readonly handle: (request: Handler.Request) => Effect.Effect<Answer, "ConnectionReset" | "ConnectionRefused">
  /**
   * The methods that a request's path takes; none where nothing is there. `isRead` tells whether GET would change nothing,
   * for servers that answer HEAD.
   */
  readonly methods: (
    request: Handler.Request
  ) => Effect.Effect<{ readonly allowed: ReadonlyArray<string>; readonly isRead: boolean }>
  readonly settings: Effect.Effect<Settings.Settings>
  /** Changes settings from the next request on. A changed key or secret does not change the clients' configuration. */
  readonly configure: (options: Settings.Options) => Effect.Effect<void, Settings.InvalidSettings>
  /**
   * Lets a fault meet the next requests; answers its id. A request meets one fault at most: of those that are due, the one that was
   * injected first.
   */
  readonly inject: (fault: Fault, options?: FaultOptions) => Effect.Effect<string>
  /** The faults that are still to meet requests, and the latest 100 that have met all of theirs. */
  readonly faults: Effect.Effect<ReadonlyArray<Injected>>
  /** Removes a fault by its id; answers whether it was there. */
  readonly removeFault: (id: string) => Effect.Effect<boolean>
  /** Runs an effect on the state, while no request is handled, as one change: if it fails, nothing of it is left. */
  readonly seed: <A, E>(
    effect: Effect.Effect<A, E, Store.Store | Outbox.Outbox | Settings.CurrentSettings>
  ) => Effect.Effect<A, E>
  /** The same with changed settings, which hold from then on unless it fails. */
  readonly seedWith: <A, E>(
    options: Settings.Options,
    effect: Effect.Effect<A, E, Store.Store | Outbox.Outbox | Settings.CurrentSettings>,
    manner?: SeedManner
  ) => Effect.Effect<A, E | Settings.InvalidSettings>
  /** The latest deliveries to webhooks, in the order of their events, once none is under way. A target has 10 seconds. */
  readonly deliveries: Effect.Effect<ReadonlyArray<Delivery>>
  /** All that the emulator holds: the state, messages, clock, settings, and the hash of a seed. `Snapshot` makes a text of it. */
  readonly kept: Effect.Effect<Kept>
  /** Takes in what `kept` has told, in place of all that is there. */
  readonly restore: (kept: Kept) => Effect.Effect<void>
  /** What time it is for the emulated service. */
  readonly clock: Effect.Effect<Time>
  /** Puts the clock of the emulated service forward by a duration. One that stands still goes on standing still. */
  readonly advance: (duration: Duration.DurationInput) => Effect.Effect<Time, Settings.InvalidSettings>
  /** Lets the clock of the emulated service stand still at a moment, also at one that is over. */
  readonly freezeAt: (moment: Moment) => Effect.Effect<Time, Settings.InvalidSettings>
  /** Sets the clock of the emulated service to the one that runs the program. */
  readonly resetClock: Effect.Effect<Time>
  /**
   * Forgets everything: state, messages, faults, refusals, requests, deliveries, and that the clock was moved. Settings are again what the
   * layer was made with.
   */
  readonly reset: Effect.Effect<void>
  /** The latest refusals, the oldest first. */
  readonly refusals: Effect.Effect<ReadonlyArray<Refused>>
  /** The latest 1,000 requests that have ended, the oldest first: those after a number, if one is given. */
  readonly requests: (options?: { readonly after?: number | undefined }) => Effect.Effect<ReadonlyArray<HandledRequest>>
  /**
   * Lets the links of mails lead to a server that answers by `handle`, at an origin such as `https://auth.example.test`, until the
   * scope closes. `serve` does. Without a server they lead to `http://<app name>.localhost`.
   */
  readonly reachableAt: (origin: string) => Effect.Effect<void, never, Scope.Scope>
}

/**
 * @since 0.1.0
 * @category tags
 */
export class Emulator extends Context.Tag("@loginradius-effect/emulator/Emulator")<Emulator, Service>() {}
