/** Which LoginRadius the demo runs on: an emulator in this process, or the service itself where its key is set. */
import type { HttpClient } from "@effect/platform"
import { Account, Configuration, LoginRadiusConfig, RolesManagement } from "@loginradius-effect/core"
import { Emulator, Outbox } from "@loginradius-effect/emulator"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { Context, Effect, Layer } from "effect"
import type { Authenticator } from "../api/Events.js"
import type { TryAccount } from "../api/Visit.js"
import * as Seed from "./Seed.js"

export interface Service {
  readonly runsOn: "emulator" | "service"
  readonly accounts: ReadonlyArray<typeof TryAccount.Type>
  readonly providers: ReadonlyArray<string>
  /** The custom objects that are known to be set up. */
  readonly objectNames: ReadonlyArray<string>
  /** The base URL of LoginRadius' own pages, to which the browser goes for social login. */
  readonly hub: string
  /** All messages, the oldest first. The service sends them for real: there are none to see. */
  readonly messages: Effect.Effect<ReadonlyArray<Outbox.Message>>
  /** What the authenticator apps of these users show now. */
  readonly authenticators: (
    users: ReadonlyArray<{ readonly uid?: string; readonly email: string }>
  ) => Effect.Effect<ReadonlyArray<typeof Authenticator.Type>>
  /** Whether everybody has to have a second factor. On the service, its console says so. */
  readonly requiresSecondFactor?: {
    readonly get: Effect.Effect<boolean>
    readonly set: (isRequired: boolean) => Effect.Effect<void>
  }
}

export class Surroundings extends Context.Tag("demo/Surroundings")<Surroundings, Service>() {}

type LoginRadius = LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient

/** The emulator with people in it. `hub` makes its pages reachable for browsers, and says where. */
export const emulated = <E, R>(hub: Effect.Effect<string, E, R>) =>
  Layer.scoped(
    Surroundings,
    Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      const outbox = yield* Outbox.Outbox
      yield* RolesManagement.rolesCreate({ roles: Seed.roles })
      const seeded = yield* emulator.seed(Seed.people)
      const context = yield* Effect.context<LoginRadius>()
      /** Who is only half signed in is known by the address. That question is none of the visitor's calls. */
      const identified = ({ email, uid }: { readonly uid?: string; readonly email: string }) =>
        uid === undefined
          ? Account.profilesByEmail({ email }).pipe(
              Effect.match({ onFailure: () => [], onSuccess: ({ Uid }) => [{ uid: Uid, email }] }),
              Effect.withTracerEnabled(false),
              Effect.provide(context)
            )
          : Effect.succeed([{ uid, email }])
      return Surroundings.of({
        runsOn: "emulator",
        accounts: Seed.accounts,
        providers: Seed.providers,
        objectNames: Seed.objectNames,
        hub: yield* hub,
        messages: outbox.messages,
        authenticators: (users) =>
          Effect.forEach(users, identified).pipe(
            Effect.flatMap((known) => emulator.seed(Seed.authenticators([...seeded, ...known.flat()])))
          ),
        requiresSecondFactor: {
          get: Effect.map(emulator.settings, ({ secondFactor }) => secondFactor.mode === "required"),
          set: (isRequired) =>
            emulator.configure({ secondFactor: { mode: isRequired ? "required" : "optional" } }).pipe(Effect.orDie)
        }
      })
    })
  ).pipe(Layer.provideMerge(Emulator.layer(Seed.settings)))

/** The social providers that are switched on. Without an answer there are none to offer, and the rest works. */
const offered = Configuration.getConfigurations().pipe(
  Effect.map(({ SocialSchema }) =>
    (SocialSchema?.Providers ?? []).flatMap(({ Name }) => (typeof Name === "string" ? [Name.toLowerCase()] : []))
  ),
  Effect.catchAll(({ _tag }) => Effect.as(Effect.logWarning(`the social providers cannot be read: ${_tag}`), []))
)

/** LoginRadius itself, with the keys in the environment. */
export const service: Layer.Layer<
  Surroundings | LoginRadius,
  Layer.Layer.Error<typeof LoginRadiusNode.layer>
> = Layer.effect(
  Surroundings,
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
