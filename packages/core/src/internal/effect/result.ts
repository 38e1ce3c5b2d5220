/** Code that can throw, and results as effects. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import { identity } from "effect/Function"
import * as Option from "effect/Option"

/** The result of `run`, or of `otherwise` if `run` throws. */
export const attempt = <A, B>(run: () => A, otherwise: () => B): A | B => Either.getOrElse(Either.try(run), otherwise)

/** The result of `run`, which is a defect if `run` throws. */
export const exitOf = <A, E>(run: () => Exit.Exit<A, E>): Exit.Exit<A, E> =>
  Either.getOrElse(Either.try({ try: run, catch: (defect) => Exit.die(defect) }), identity)

/** The error in a cause; undefined for defects and interruption. */
export const errorIn = <E>(cause: Cause.Cause<E>): E | undefined => Option.getOrUndefined(Cause.failureOption(cause))

/** Parses a URL; undefined if it is none. `URL.canParse` of Node 20 refuses some URLs. */
export const parseUrl = (text: string): URL | undefined =>
  attempt(
    () => new URL(text),
    () => undefined
  )

/** A result as an effect. */
export const toEffect = <A, E>(result: Either.Either<A, E>): Effect.Effect<A, E> =>
  Either.match(result, { onLeft: (error) => Effect.fail(error), onRight: (value) => Effect.succeed(value) })
