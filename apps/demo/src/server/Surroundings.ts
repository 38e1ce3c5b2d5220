/** Which LoginRadius the demo runs on: an emulator in this process, or the service itself where its key is set. */
import type { HttpClient } from "@effect/platform"
import { LoginRadiusConfig, RolesManagement } from "@loginradius-effect/core"
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
  /** The base URL of LoginRadius' own pages, to which the browser goes for social login. */
  readonly hub: string
  /** All messages, the oldest first. The service sends them for real: there are none to see. */
  readonly messages: Effect.Effect<ReadonlyArray<Outbox.Message>>
  /** What the authenticator apps of these users show now. */
  readonly authenticators: (
    users: ReadonlyArray<{ readonly uid: string; readonly email: string }>
  ) => Effect.Effect<ReadonlyArray<typeof Authenticator.Type>>
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
      return Surroundings.of({
        runsOn: "emulator",
        accounts: Seed.accounts,
        providers: Seed.providers,
        hub: yield* hub,
        messages: outbox.messages,
        authenticators: (users) => emulator.seed(Seed.authenticators([...seeded, ...users]))
      })
    })
  ).pipe(Layer.provideMerge(Emulator.layer(Seed.settings)))

/** LoginRadius itself, with the keys in the environment. */
export const service: Layer.Layer<
  Surroundings | LoginRadius,
  Layer.Layer.Error<typeof LoginRadiusNode.layer>
> = Layer.effect(
  Surroundings,
  Effect.map(LoginRadiusConfig.LoginRadiusConfig, ({ hosts }) => ({
    runsOn: "service" as const,
    accounts: [],
    providers: [],
    hub: hosts.hub,
    messages: Effect.succeed([]),
    authenticators: () => Effect.succeed([])
  }))
).pipe(Layer.provideMerge(LoginRadiusNode.layer))
