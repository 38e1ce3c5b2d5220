/** Code that can throw, and results as effects. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"

/** The result of `run`, or of `otherwise` if `run` throws. */
export const attempt = <A, B>(run: () => A, otherwise: () => B): A | B => Either.getOrElse(Either.try(run), otherwise)

/** Parses a URL; undefined if it is none. `URL.canParse` of Node 20 refuses some URLs. */
export const parseUrl = (text: string): URL | undefined =>
  attempt(
    () => new URL(text),
    () => undefined
  )

/** A result as an effect. */
export const toEffect = <A, E>(result: Either.Either<A, E>): Effect.Effect<A, E> =>
  Either.match(result, { onLeft: (error) => Effect.fail(error), onRight: (value) => Effect.succeed(value) })
