/**
 * LoginRadius on your machine: a layer that answers every call in process, on Effect's clock, with state, faults and an
 * outbox.
 *
 * @since 0.1.0
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as Handler from "@loginradius-effect/core/Handler"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import * as Account from "./api/Account.js"
import * as Authentication from "./api/Authentication.js"
import * as Configuration from "./api/Configuration.js"
import * as ConsentManagement from "./api/ConsentManagement.js"
import * as CustomObjectManagement from "./api/CustomObjectManagement.js"
import * as CustomRegistrationData from "./api/CustomRegistrationData.js"
import * as Infrastructure from "./api/Infrastructure.js"
import * as MultiFactorAuthentication from "./api/MultiFactorAuthentication.js"
import * as OneTouchLogin from "./api/OneTouchLogin.js"
import * as PasswordlessLogin from "./api/PasswordlessLogin.js"
import * as PhoneAuthentication from "./api/PhoneAuthentication.js"
import * as PinAuthentication from "./api/PinAuthentication.js"
import * as ReAuthentication from "./api/ReAuthentication.js"
import * as Webhooks from "./api/Webhooks.js"
import * as RiskBasedAuthentication from "./api/RiskBasedAuthentication.js"
import * as RolesManagement from "./api/RolesManagement.js"
import { handlers as tenantRoles } from "./api/RolesManagement/tenantRoles.js"
import * as SocialLogin from "./api/SocialLogin.js"
import * as TokenManagement from "./api/TokenManagement.js"
import * as SmartLogin from "./api/SmartLogin.js"
import * as accountView from "./documents/accountView.js"
import type { Fault } from "./Faults.js"
import type { Session } from "./handle.js"
import { toEffect } from "./internal/effect.js"
import { pages } from "./pages/pages.js"
import * as Outbox from "./Outbox.js"
import * as answers from "./rules/challenges.js"
import * as Settings from "./Settings.js"
import * as RiskValues from "./state/RiskValues.js"
import * as Store from "./Store.js"

export {
  /**
   * The emulator's own API key. `LoginRadiusConfig` refuses it for hosts that are not this machine, but by
   * `layerEmulator`.
   *
   * @since 0.1.0
   * @category constants
   */
  apiKey,
  /**
   * The emulator's own API secret.
   *
   * @since 0.1.0
   * @category constants
   */
  apiSecret
} from "./Settings.js"
export {
  /**
   * There is no challenge that can be answered so: none with this id, or it has ended, has been answered, or is of another kind.
   *
   * @since 0.1.0
   * @category errors
   */
  NoChallenge
} from "./rules/challenges.js"
import * as emulatedClock from "./pipeline/clock.js"
import type * as faultQueue from "./pipeline/faults.js"
import type * as journal from "./pipeline/journal.js"
import type * as refusalLog from "./pipeline/refusalLog.js"
import { make as makeState } from "./state/state.js"
import { allRows, putRows } from "./state/tables.js"
import * as pipeline from "./pipeline/pipeline.js"
import { CurrentPlace } from "./pipeline/place.js"
import * as webhooks from "./webhooks/deliveries.js"
import * as storage from "./saved/storage.js"
import { tell } from "./webhooks/watch.js"

/**
 * Where the emulator in process is. Nothing listens there: the layer's own HTTP client answers.
 *
 * @since 0.1.0
 * @category constants
 */
export const origin = "http://emulator.localhost"

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

/**
 * @since 0.1.0
 * @category models
 */
export interface Options extends Settings.Options {
  /** How the client of `layer` behaves: deadline, retries, signing and the like. */
  readonly client?: Omit<LoginRadiusConfig.Options, "apiKey" | "apiSecret" | "baseUrls"> | undefined
  /** What delivers to webhooks; `fetch` unless said otherwise. */
  readonly webhookClient?: HttpClient.HttpClient | undefined
  /**
   * Changes the handlers: the standard ones go in, those to be used come out. What a handler does in `Store.Store` and
   * `Outbox.Outbox` is one change, which a refusal undoes. A standard handler that needs the hash of a password dies, and the request
   * is run anew when the hash is there: one that wraps it has to let defects pass, and to do nothing elsewhere that must not be
   * done twice.
   */
  readonly handlers?:
    | ((standard: ReadonlyArray<Handler.Handler<Services>>) => ReadonlyArray<Handler.Handler<Services>>)
    | undefined
}

/**
 * The handlers of all endpoints that the emulator implements.
 *
 * @since 0.1.0
 * @category constants
 */
export const handlers: ReadonlyArray<Handler.Handler<Services>> = [
  ...Authentication.handlers,
  ...Account.handlers,
  ...Infrastructure.handlers,
  ...Configuration.handlers,
  ...RolesManagement.handlers,
  ...CustomObjectManagement.handlers,
  ...SocialLogin.handlers,
  ...TokenManagement.handlers,
  ...CustomRegistrationData.handlers,
  ...Webhooks.handlers,
  ...PhoneAuthentication.handlers,
  ...PasswordlessLogin.handlers,
  ...SmartLogin.handlers,
  ...OneTouchLogin.handlers,
  ...MultiFactorAuthentication.handlers,
  ...PinAuthentication.handlers,
  ...ConsentManagement.handlers,
  ...ReAuthentication.handlers,
  ...RiskBasedAuthentication.handlers
]

/**
 * An emulator with nothing in it.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options: Options = {}
): Effect.Effect<Service, Settings.InvalidSettings, Outbox.Outbox | Scope.Scope> => {
  const { client: _client, handlers: change, webhookClient, ...given } = options
  return Effect.gen(function* () {
    const initial = yield* toEffect(Settings.make(given))
    const outbox = yield* Outbox.Outbox
    const stored = Option.getOrUndefined(yield* Effect.serviceOption(storage.CurrentStorage))
    const ledger = stored?.ledger
    const state = makeState(stored?.kept.rows, ledger?.rows)
    const delivered = yield* webhooks.make(webhookClient)
    let settings = stored?.kept.settings ?? initial
    let seeded = stored?.kept.seed
    let places: ReadonlyArray<{ readonly origin: string }> = []
    const place = () => places.at(-1)?.origin
    const clock = emulatedClock.make(
      (shift) => ledger?.keep({ kind: "clock", key: "", value: shift }),
      stored?.kept.clock
    )
    const { alone, faults, handle, limiter, log, methods, requests } = yield* pipeline.make({
      handlers: [...(change === undefined ? handlers : change(handlers)), ...tenantRoles],
      isStandard: (handler) => handlers.includes(handler),
      endpoints: handlers.map(({ endpoint }) => endpoint),
      settings: () => settings,
      state,
      outbox,
      clock,
      commit: ledger?.commit,
      place,
      pages,
      ended: (ended, request, endpoint) => tell({ ...ended, endpoint }, request, state, settings, delivered)
    })
    const services = (settings: Settings.Settings) =>
      Context.make(Store.Store, { read: state.read, change: state.change, keep: state.keep }).pipe(
        Context.add(Outbox.Outbox, outbox),
        Context.add(Settings.CurrentSettings, settings),
        Context.add(CurrentPlace, place())
      )
    /** The settings that hold with options. */
    const withOptions = (options: Settings.Options): Effect.Effect<Settings.Settings, Settings.InvalidSettings> =>
      Effect.suspend(() =>
        Object.keys(options).length === 0 ? Effect.succeed(settings) : toEffect(Settings.make(options, settings))
      )
    /** They are read when they are kept: by then, they may have been changed, and kept, by others. */
    const noteSettings = (): void =>
      ledger?.note(() => ({ kind: "settings", key: "", value: settings === initial ? undefined : settings }))
    const noteSeed = (): void => ledger?.note(() => ({ kind: "seed", key: "", value: seeded }))
    const noteClock = (): void => ledger?.note(() => ({ kind: "clock", key: "", value: clock.shift() }))
    /** Runs an effect as one change, after which other settings may hold. */
    const seed = <A, E>(
      effect: Effect.Effect<A, E, Store.Store | Outbox.Outbox | Settings.CurrentSettings>,
      options: Settings.Options,
      hash?: string
    ): Effect.Effect<A, E | Settings.InvalidSettings> =>
      Effect.flatMap(withOptions(options), (changed) => {
        state.begin()
        return Effect.onExit(clock.at(Effect.provide(effect, services(changed))), (exit) => {
          if (exit._tag === "Failure") {
            state.undo()
            return Effect.void
          }
          state.commit()
          if (hash !== undefined) {
            seeded = hash
            noteSeed()
          }
          // Others can have changed some meanwhile.
          return Effect.flatMap(
            Effect.orElseSucceed(withOptions(options), () => changed),
            (changed) => {
              if (changed !== settings) {
                settings = changed
                noteSettings()
              }
              return outbox.trim(settings.outboxSize)
            }
          )
        })
      })
    const held = Effect.map(outbox.kept, (messages): Kept => ({
      rows: state.read(allRows),
      messages,
      clock: clock.shift(),
      settings: settings === initial ? undefined : settings,
      seed: seeded
    }))
    /** Puts something in place of all that is held. */
    const replace = (by: Kept): Effect.Effect<void> =>
      Effect.zipRight(
        outbox.restore(by.messages),
        Effect.sync(() => {
          state.clear()
          state.change(putRows(by.rows))
          clock.restore(by.clock)
          settings = by.settings ?? initial
          seeded = by.seed
          noteClock()
          noteSettings()
          noteSeed()
        })
      )
    /** Forgets what is not held: it is of no use beside other accounts. */
    const forget = Effect.zipRight(
      delivered.clear,
      Effect.sync(() => {
        faults.clear()
        log.clear()
        limiter.clear()
        requests.clear()
      })
    )
    /** Does something to an emulator with nothing in it, which is again what it was if that fails. */
    const anew = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
      Effect.flatMap(held, (before) =>
        Effect.onExit(Effect.zipRight(replace(nothing), effect), ({ _tag }) =>
          _tag === "Success" ? forget : replace(before)
        )
      )
    return {
      handle,
      methods: (request) => Effect.sync(() => methods(request)),
      settings: Effect.sync(() => settings),
      configure: (options) =>
        Effect.flatMap(
          Effect.suspend(() => toEffect(Settings.make(options, settings))),
          (changed) => {
            ledger?.keep({ kind: "settings", key: "", value: changed })
            settings = changed
            return outbox.trim(changed.outboxSize)
          }
        ),
      inject: (fault, options) => Effect.sync(() => faults.inject(fault, options)),
      faults: Effect.sync(faults.list),
      removeFault: (id) => Effect.sync(() => faults.remove(id)),
      // No options, so that none is invalid.
      seed: (effect) => alone(seed(effect, {}) as never),
      seedWith: (options, effect, manner = {}) => {
        const seeding = seed(effect, options, manner.hash)
        return alone(manner.anew === true ? anew(seeding) : seeding)
      },
      kept: alone(held),
      restore: (kept) => alone(replace(kept)),
      reset: alone(anew(Effect.void)),
      clock: clock.read,
      advance: clock.advance,
      freezeAt: clock.freezeAt,
      resetClock: clock.reset,
      refusals: Effect.sync(() => log.refusals()),
      requests: ({ after = 0 } = {}) => Effect.sync(() => requests.list(after)),
      reachableAt: (origin) =>
        Effect.acquireRelease(
          Effect.sync(() => {
            const opened = { origin }
            places = [...places, opened]
            return opened
          }),
          (opened) =>
            Effect.sync(() => {
              places = places.filter((other) => other !== opened)
            })
        ),
      deliveries: delivered.settled
    }
  })
}

/** What an emulator holds that was reset. */
const nothing: Kept = { rows: {}, messages: [], clock: undefined, settings: undefined, seed: undefined }

/** The outbox, with the messages that were kept. */
const outbox: Effect.Effect<Outbox.Service> = /* @__PURE__ */ Effect.map(
  /* @__PURE__ */ Effect.serviceOption(storage.CurrentStorage),
  (stored) => {
    const { kept, ledger } = Option.getOrUndefined(stored) ?? {}
    return Outbox.makeKept(kept?.messages, ledger?.messages)
  }
)

const connect = (emulator: Service): HttpClient.HttpClient =>
  Handler.client((request) =>
    request.origin === origin ? Effect.flatMap(emulator.handle(request), arrived) : Effect.fail("ConnectionRefused")
  )

/** An answer once its body is there. Whose body breaks off is none. */
const arrived = (answer: Answer): Effect.Effect<Answer, "ConnectionReset"> =>
  answer.rest === undefined
    ? Effect.succeed(answer)
    : answer.rest === "never"
      ? Effect.fail("ConnectionReset")
      : Effect.delay(Effect.succeed(answer), answer.rest)

const configuration = (emulator: Service, client: Options["client"]) =>
  Effect.flatMap(emulator.settings, ({ apiKey, apiSecret, appName }) =>
    LoginRadiusConfig.make({
      appName,
      ...client,
      apiKey,
      apiSecret,
      baseUrls: { api: origin, config: origin, cloud: origin, hub: origin }
    })
  )

/**
 * The emulator, and a client of it: endpoints called under this layer are answered in process, without a socket.
 * Requests for any other place are refused. Each mail and SMS is logged at debug level: kind, template and recipient, but no
 * token, link or passcode.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options = {}
): Layer.Layer<
  Emulator | Outbox.Outbox | LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient,
  Settings.InvalidSettings | LoginRadiusConfig.InvalidConfig
> => {
  const emulator = Layer.scoped(Emulator, make(options)).pipe(Layer.provideMerge(Layer.effect(Outbox.Outbox, outbox)))
  const client = Layer.effect(HttpClient.HttpClient, Effect.map(Emulator, connect))
  const config = Layer.effect(
    LoginRadiusConfig.LoginRadiusConfig,
    Effect.flatMap(Emulator, (emulator) => configuration(emulator, options.client))
  )
  return Layer.merge(client, config).pipe(Layer.provideMerge(emulator))
}

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
