/** The LoginRadius that the demo runs on: an emulator in this process, or the service itself if its key is set. */
import type { HttpClient } from "@effect/platform"
import { Configuration, LoginRadiusConfig, RolesManagement } from "@loginradius-effect/core"
import { Emulator, Outbox } from "@loginradius-effect/emulator"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Context, Effect, Layer } from "effect"
import type { TryAccount } from "../../api/Bootstrap.js"
import type { Authenticator } from "../../api/Events.js"
import { NotAvailable } from "../../api/Refusals.js"
import * as Seed from "./Seed.js"
import * as Time from "./Time.js"
import * as Trial from "./Trial.js"

/** A setting of the application. Missing on the service, where it is set in the console. */
export interface Requirement {
  readonly get: Effect.Effect<boolean>
  readonly set: (isRequired: boolean) => Effect.Effect<void>
}

export interface Service {
  readonly runsOn: "emulator" | "service"
  readonly accounts: ReadonlyArray<typeof TryAccount.Type>
  readonly providers: ReadonlyArray<string>
  /** The names of the custom objects, as far as they are known. */
  readonly objectNames: ReadonlyArray<string>
  /** The base URL of LoginRadius' own pages, where the browser goes for social login. */
  readonly hub: string
  /** All messages, the oldest first. Empty on the service, which sends them for real. */
  readonly messages: Effect.Effect<ReadonlyArray<Outbox.Message>>
  /** The codes that the authenticator apps of these users show now, and those of the accounts to try. */
  readonly authenticators: (
    users: ReadonlyArray<Seed.AppUser>
  ) => Effect.Effect<ReadonlyArray<typeof Authenticator.Type>>
  /** Whether everybody has to have a second factor. */
  readonly requiresSecondFactor?: Requirement
  /** Whether everybody has to have a PIN: who has none chooses one while signing in. */
  readonly requiresPin?: Requirement
  /** Whether everybody has to fill in the consent form while signing in. */
  readonly requiresConsent?: Requirement
  /** Missing on the service, which nobody can break that way. */
  readonly trial?: Trial.Trial
}

export class Backend extends Context.Tag("demo/Backend")<Backend, Service>() {}

/** Changes what the application asks of everybody, if that can be changed here. */
export const requireOfAll = (
  what: "requiresSecondFactor" | "requiresPin" | "requiresConsent",
  isRequired: boolean
): Effect.Effect<void, NotAvailable, Backend> =>
  Effect.flatMap(
    Backend,
    ({ [what]: requirement }) =>
      requirement?.set(isRequired) ?? new NotAvailable({ message: "This is set in the console of LoginRadius." })
  )

type LoginRadius = LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient

/** The emulator with people in it. `hub` serves the emulator's pages to browsers, and answers their base URL. */
export const emulated = <E, R>(hub: Effect.Effect<string, E, R>) =>
  Layer.suspend(() => onEmulator(hub, Trial.inbox(), Time.make()))

const onEmulator = <E, R>(hub: Effect.Effect<string, E, R>, inbox: ReturnType<typeof Trial.inbox>, time: Time.Time) =>
  Layer.scoped(
    Backend,
    Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      const outbox = yield* Outbox.Outbox
      yield* RolesManagement.rolesCreate({ roles: Seed.roles })
      const seeded = yield* emulator.seed(Seed.people)
      yield* Trial.subscribe
      return Backend.of({
        runsOn: "emulator",
        accounts: Seed.accounts,
        providers: Seed.providers,
        objectNames: Seed.objectNames,
        // Its pages run in the time of the emulator, too.
        hub: yield* time.during(hub),
        messages: outbox.messages,
        authenticators: (users) => emulator.seed(Seed.authenticators([...seeded, ...users])),
        requiresSecondFactor: {
          get: Effect.map(emulator.settings, ({ secondFactor }) => secondFactor.mode === "required"),
          set: (isRequired) =>
            emulator.configure({ secondFactor: { mode: isRequired ? "required" : "optional" } }).pipe(Effect.orDie)
        },
        requiresPin: {
          get: Effect.map(emulator.settings, ({ pin }) => pin.required),
          set: (required) => emulator.configure({ pin: { required, askOnLogin: required } }).pipe(Effect.orDie)
        },
        requiresConsent: {
          get: Effect.map(emulator.settings, ({ consent }) =>
            consent.forms.some(({ events = [] }) => events.length > 0)
          ),
          set: (isRequired) => emulator.configure({ consent: Seed.consent(isRequired) }).pipe(Effect.orDie)
        },
        trial: {
          time,
          inject: emulator.inject,
          arrived: inbox.arrived,
          accounts: emulator.seed(Trial.accounts)
        }
      })
    })
  ).pipe(Layer.provideMerge(Emulator.layer({ ...Seed.settings, webhookClient: inbox.client })))

/** The social providers that are switched on. None if they cannot be read: everything else works without them. */
const offered = Configuration.getConfigurations().pipe(
  Effect.map(({ SocialSchema }) =>
    (SocialSchema?.Providers ?? []).flatMap(({ Name }) => (typeof Name === "string" ? [Name.toLowerCase()] : []))
  ),
  Effect.catchAll(({ _tag }) => Effect.as(Effect.logWarning(`the social providers cannot be read: ${_tag}`), []))
)

/** LoginRadius itself, with the keys in the environment. */
export const service: Layer.Layer<
  Backend | LoginRadius,
  Layer.Layer.Error<typeof LoginRadiusNode.layer>
> = Layer.effect(
  Backend,
  Effect.gen(function* () {
    const { hosts } = yield* LoginRadiusConfig.LoginRadiusConfig
    return {
      runsOn: "service" as const,
      accounts: [],
      providers: yield* offered,
      objectNames: [],
      hub: hosts.hub,
      messages: Effect.succeed([]),
      authenticators: () => Effect.succeed([])
    }
  })
).pipe(Layer.provideMerge(LoginRadiusNode.layer))
