/** Plain code that can throw, and results that become effects. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"

/** What a function answers; where it throws, what the other answers. */
export const attempt = <A, B>(run: () => A, otherwise: () => B): A | B => Either.getOrElse(Either.try(run), otherwise)

/** The URL that a text is, if it is one. `URL.canParse` of Node 20 refuses some that are. */
export const urlOf = (text: string): URL | undefined =>
  attempt(
    () => new URL(text),
    () => undefined
  )

/** Succeeds or fails as the result did. */
export const toEffect = <A, E>(result: Either.Either<A, E>): Effect.Effect<A, E> =>
  Either.match(result, { onLeft: (error) => Effect.fail(error), onRight: (value) => Effect.succeed(value) })
