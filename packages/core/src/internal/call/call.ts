/** The only place where an endpoint's input becomes a request, and an answer becomes a value or an error. */
import * as HttpClient from "@effect/platform/HttpClient"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { identity } from "effect/Function"
import { type CallOptions, CurrentCallOptions, LoginRadiusConfig } from "../../LoginRadiusConfig.js"
import type { LoginRadiusError } from "../../LoginRadiusError.js"
import { withFiber } from "../effect/fiber.js"
import { answerOf } from "../effect/http.js"
import type { CompiledEndpoint } from "./compiled.js"
import { isUnreadable, noAnswer } from "./noAnswer.js"
import { prepare } from "./request.js"
import { requestIdOf, respond } from "./response.js"
import { retry } from "./retry.js"
import { type Call, tracesItself, type Received, type ResultOf, send, untraced } from "./send.js"
import type { Response } from "./spec.js"
import { Compiled, WithOptions } from "./symbols.js"
import { observe } from "./telemetry.js"

/** One call: observed as a whole, prepared once, attempted as often as its safety class and the policy allow. */
const run = (call: Call): Effect.Effect<unknown, LoginRadiusError> =>
  observe(call, (restore) => {
    const request = prepare(call)
    if ("_tag" in request) return Effect.fail(request)
    const attempts = retry(call, request, restore, () =>
      Effect.matchEffect(restore(send(call, request)), {
        onFailure: (failure) => {
          const { headers, status = 0 } = answerOf(failure) ?? {}
          // An error stays one without its body.
          return headers && status >= 300 && isUnreadable(failure)
            ? respond(call, request, { status, headers, body: "" })
            : Effect.fail(noAnswer(call, request, failure))
        },
        onSuccess: (received) => respond(call, request, received)
      })
    )
    return call.span && tracesItself(call.client) ? Effect.withParentSpan(attempts, call.span) : attempts
  })

type Needs = LoginRadiusConfig | HttpClient.HttpClient

/** A call that takes options before it begins: cheaper than running it in a changed context. */
interface Callable extends Effect.Effect<unknown, LoginRadiusError, Needs> {
  [WithOptions]: (options: CallOptions) => Callable
}

/** A call of an endpoint: begins anew each time it is run. */
export const call = (
  endpoint: () => CompiledEndpoint,
  input: unknown,
  fields?: string | undefined,
  resultOf: ResultOf = identity
): Callable => {
  const withOptions = (given?: CallOptions): Callable => {
    const effect = withFiber<unknown, LoginRadiusError, Needs>((context, clock, isTraced) => {
      const config = Context.get(context, LoginRadiusConfig)
      return run({
        endpoint: endpoint(),
        input,
        fields,
        result: resultOf,
        config,
        options: { ...Context.get(context, CurrentCallOptions), ...given },
        client: untraced(config, Context.get(context, HttpClient.HttpClient)),
        clock,
        isTraced,
        // Set from the start, so that all calls have one hidden class.
        span: undefined,
        sent: undefined
      })
    }) as Callable
    // Set by hand: to merge an object would cost more than the effect itself.
    effect[WithOptions] = (options) => withOptions({ ...options, ...given })
    return effect
  }
  return withOptions()
}

export const compiledOf = (endpoint: unknown): (() => CompiledEndpoint) =>
  (endpoint as { readonly [Compiled]: () => CompiledEndpoint })[Compiled]

/** The value with the status, the request id and the headers of its answer. */
export const responseOf = (value: unknown, { headers, status }: Received): Response<unknown> => ({
  value,
  status,
  requestId: requestIdOf(headers),
  headers
})
