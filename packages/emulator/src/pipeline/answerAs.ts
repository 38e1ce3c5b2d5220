/** For operations that are part of another one: the service has one operation for both, which reads the whole body. */
import * as Handler from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { memberProblem } from "./malformed.js"

/**
 * Answers a request by the handler of the whole operation. What that refuses and the part does not declare is about
 * members that a client of the part does not send.
 */
export const answerAs = <W, R>(
  whole: Handler.Handler<R>,
  request: Handler.Request,
  parameters: { readonly [name: string]: string }
): Effect.Effect<W, Handler.Refusal<never>, R> =>
  Either.match(Handler.read(whole, request, parameters), {
    onLeft: (unreadable) => Effect.fail(memberProblem(whole.endpoint.spec, unreadable).refusal),
    onRight: (input) => whole.run(input, request)
  }) as Effect.Effect<W, Handler.Refusal<never>, R>
