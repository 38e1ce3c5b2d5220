/** Where the quickstart runs: against the emulator in this process, or against LoginRadius itself. */
import type { HttpClient } from "@effect/platform"
import { Account, type Endpoint, type LoginRadiusConfig } from "@loginradius-effect/core"
import { Emulator, type Faults, Outbox } from "@loginradius-effect/emulator"
import { LoginRadiusNode } from "@loginradius-effect/node"
import { type Cause, Context, Effect, Layer, type Redacted } from "effect"

export class Surroundings extends Context.Tag("Surroundings")<
  Surroundings,
  {
    readonly name: string
    /** The token in the verification mail. */
    readonly verificationToken: (
      email: string
    ) => Effect.Effect<
      Redacted.Redacted<string>,
      Endpoint.Error<typeof Account.emailVerificationToken> | Outbox.NothingFits | Cause.NoSuchElementException,
      LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient
    >
    /** Makes the next call fail. Nobody can do that to the real service. */
    readonly breakNext: (fault: Faults.Fault) => Effect.Effect<void>
  }
>() {}

/** The emulator: it keeps the mails that it would have sent. */
export const embedded = Layer.effect(
  Surroundings,
  Effect.gen(function* () {
    const emulator = yield* Emulator.Emulator
    const outbox = yield* Outbox.Outbox
    return {
      name: "against the emulator in this process",
      verificationToken: (to: string) =>
        Effect.flatMap(outbox.take({ to, template: "verification-default" }), ({ token }) =>
          Effect.fromNullable(token)
        ),
      breakNext: (fault: Faults.Fault) => emulator.inject(fault)
    }
  })
).pipe(Layer.provideMerge(Emulator.layer()))

/** LoginRadius itself: a management call gives the token that the mail has. */
export const live = Layer.succeed(Surroundings, {
  name: "against LoginRadius itself",
  verificationToken: (email: string) =>
    Effect.map(Account.emailVerificationToken({ email }), ({ VerificationToken }) => VerificationToken),
  breakNext: () => Effect.void
}).pipe(Layer.provideMerge(LoginRadiusNode.layer))
