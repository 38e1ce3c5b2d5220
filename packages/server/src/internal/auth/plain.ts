/** The same question for frameworks that know nothing of Effect. */
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import * as FiberId from "effect/FiberId"
import { identity } from "effect/Function"
import * as Option from "effect/Option"
import { AuthUnavailable, type TokenVerifier, Unauthenticated, type Verdict } from "../../TokenVerifier.js"
import { type Check, cookieOf, type Failure, make, type Options, required } from "./check.js"
import { Forbidden } from "./forbidden.js"
import type { Source } from "./presented.js"

/**
 * What runs checks: a `ManagedRuntime` whose layer has a `TokenVerifier`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Runtime {
  readonly runFork: <A, E>(effect: Effect.Effect<A, E, TokenVerifier>) => Fiber.RuntimeFiber<A, unknown>
}

export type Asked = Effect.Effect<Option.Option<Verdict>, Failure | InvalidConfig, TokenVerifier>

/**
 * Who has sent a request; fails for nobody where there has to be somebody. Throws `InvalidConfig` where an option cannot be used, at once as
 * far as that is known without the runtime.
 */
export const asking = (options: Options, isRequired: boolean): ((request: object, source: Source) => Asked) => {
  Either.getOrThrowWith(cookieOf(options), identity)
  const check: Effect.Effect<Check, InvalidConfig, TokenVerifier> = Effect.runSync(
    Effect.cached(Effect.uninterruptible(make(options)))
  )
  return (request, source) => {
    const asked = Effect.flatMap(check, (ask) => ask(request, source))
    return isRequired ? Effect.asSome(required(asked)) : asked
  }
}

/** What becomes of a request: it goes on, it is refused, or nobody could ask. */
export interface Outcomes {
  readonly user: (user: Option.Option<Verdict>) => void
  readonly refused: (failure: Failure) => void
  readonly broken: (error: unknown) => void
}

const isFailure = (error: unknown): error is Failure =>
  error instanceof Unauthenticated || error instanceof AuthUnavailable || error instanceof Forbidden

/** Asks, and tells what came of it. The answer gives up, after which nothing is told. */
export const watch = ({ runFork }: Runtime, asked: Asked, { broken, refused, user }: Outcomes): (() => void) => {
  const fiber = runFork(asked)
  let isLeft = false
  fiber.addObserver((exit) => {
    if (isLeft) return
    Exit.match(exit, {
      onSuccess: user,
      onFailure: (cause) => {
        const error = Cause.squash(cause)
        if (isFailure(error)) refused(error)
        else broken(error)
      }
    })
  })
  return () => {
    isLeft = true
    fiber.unsafeInterruptAsFork(FiberId.none)
  }
}

// --- who it was --------------------------------------------------------------------------------------------------------

const users = new WeakMap<object, Option.Option<Verdict>>()

export const noteUser = (request: object, user: Option.Option<Verdict>): void => {
  users.set(request, user)
}

/** Who it was, if anybody. Throws where nobody was asked, and says what is missing. */
export const maybeUserOf = (request: object, missing: string): Option.Option<Verdict> =>
  Option.getOrThrowWith(Option.fromNullable(users.get(request)), () => new Error(missing))

/** Who it was. Throws also where it may have been nobody, and was. */
export const userOf = (request: object, missing: string): Verdict =>
  Option.getOrThrowWith(Option.flatten(Option.fromNullable(users.get(request))), () => new Error(missing))
