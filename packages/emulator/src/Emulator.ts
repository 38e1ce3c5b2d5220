/**
 * LoginRadius on your machine: a layer that answers every call in process, on Effect's clock, with state, faults and an
 * outbox.
 *
 * @since 0.1.0
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as Handler from "@loginradius-effect/core/Handler"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Context from "effect/Context"
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
import * as RiskBasedAuthentication from "./api/RiskBasedAuthentication.js"
import * as RolesManagement from "./api/RolesManagement.js"
import { handlers as tenantRoles } from "./api/RolesManagement/tenantRoles.js"
import * as SmartLogin from "./api/SmartLogin.js"
import * as SocialLogin from "./api/SocialLogin.js"
import * as TokenManagement from "./api/TokenManagement.js"
import * as Webhooks from "./api/Webhooks.js"
import { type Answer, Emulator, type Kept, type Service, type Services } from "./Emulator/service.js"
import { toEffect } from "./internal/effect.js"
import * as Outbox from "./Outbox.js"
import { pages } from "./pages/pages.js"
import * as emulatedClock from "./pipeline/clock.js"
import * as pipeline from "./pipeline/pipeline.js"
import { CurrentPlace } from "./pipeline/place.js"
import * as route from "./pipeline/route.js"
import * as storage from "./saved/storage.js"
import * as Settings from "./Settings.js"
import { make as makeState } from "./state/state.js"
import { allRows, putRows } from "./state/tables.js"
import * as Store from "./Store.js"
import * as webhooks from "./webhooks/deliveries.js"
import { tell } from "./webhooks/watch.js"

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

export * from "./Emulator/accessors.js"
export * from "./Emulator/service.js"

/**
 * Where the emulator in process is. Nothing listens there: the layer's own HTTP client answers.
 *
 * @since 0.1.0
 * @category constants
 */
export const origin = "http://emulator.localhost"

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

const all = (used: ReadonlyArray<Handler.Handler<Services>>) => [...used, ...tenantRoles]

let findStandard: route.Find<Services> | undefined

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
      find:
        change === undefined ? (findStandard ??= route.finding(all(handlers))) : route.finding(all(change(handlers))),
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
