/** The only place where an endpoint's input becomes a request, and an answer becomes a value or an error. */
import * as HttpClient from "@effect/platform/HttpClient"
import type * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { identity } from "effect/Function"
import { Admission } from "../../Admission.js"
import { type CallOptions, CurrentCallOptions, LoginRadiusConfig } from "../../LoginRadiusConfig.js"
import type { LoginRadiusError } from "../../LoginRadiusError.js"
import { nanosOf, withFiber } from "../effect/fiber.js"
import { answerOf } from "../effect/http.js"
import { errorIn, exitOf } from "../effect/result.js"
import type { CompiledEndpoint } from "./compiled.js"
import type { Prepared } from "./draft.js"
import { isUnreadable, noAnswer } from "./noAnswer.js"
import { prepare } from "./request.js"
import { requestIdOf, respond } from "./response.js"
import { mayRepeat, type Wait, waitsOf } from "./retry.js"
import {
  type Call,
  type Failure,
  type Received,
  type Restore,
  type ResultOf,
  send,
  tracesItself,
  untraced
} from "./send.js"
import type { Response } from "./spec.js"
import { Compiled, WithOptions } from "./symbols.js"
import { begin, countRepeat, end } from "./telemetry.js"

type Answer = Exit.Exit<unknown, LoginRadiusError>

/** A cause without an error. */
type Defect = Cause.Cause<never>

/**
 * One call: prepared once, attempted as often as its safety class and the policy allow, and ended whatever happens. All is one
 * region with one step for each attempt: each further step would cost a fiftieth of a call.
 */
const run = (call: Call): Effect.Effect<unknown, LoginRadiusError> =>
  maskedOnce((restore) => {
    begin(call)
    const prepared = prepare(call)
    if ("_tag" in prepared) return end(call, Exit.fail(prepared))
    let wait: Wait | undefined
    const attempt = (request: Prepared): Effect.Effect<unknown, LoginRadiusError> => {
      call.attempts++
      call.span?.attribute("loginradius.attempt", call.attempts)
      const settle = (read: () => Answer): Effect.Effect<unknown, LoginRadiusError> => {
        const exit = exitOf(read)
        const error = Exit.isFailure(exit) && errorIn(exit.cause)
        const elsewhere = error && call.endpoint.auth.elsewhere?.(error, request)
        if (!error || !(elsewhere || mayRepeat(error, request))) return end(call, exit)
        return Effect.matchCauseEffect(
          elsewhere
            ? Effect.void
            : restore(
                // Told before the wait, so that the budget's pause is over with it.
                Effect.zipRight(
                  call.gate?.tell(call, request, error) ?? Effect.void,
                  (wait ??= waitsOf(call))({
                    error,
                    endpoint: call.endpoint.id,
                    safety: request.safety,
                    attempt: call.attempts
                  })
                )
              ),
          {
            // Without an error of its own, the wait was interrupted. Otherwise the policy wants no more.
            onFailure: (cause) => end(call, errorIn(cause) ? exit : Exit.failCause(cause as Defect)),
            onSuccess: () => {
              countRepeat(call, error)
              return attempt(elsewhere || request)
            }
          }
        )
      }
      const go = () =>
        Effect.matchCauseEffect(restore(send(call, request)), {
          onFailure: (cause) => settle(() => failed(call, request, cause)),
          onSuccess: (received) => settle(() => respond(call, request, received))
        })
      return call.gate?.enter(call, request, restore, go) ?? go()
    }
    const first = attempt(prepared)
    return call.span && tracesItself(call.client) ? Effect.withParentSpan(first, call.span) : first
  })

/**
 * `Effect.uninterruptibleMask`, whose region is dropped once it is entered. V8 allocates some objects of a call in the old
 * generation, and what these still reach stays until a full collection: that would cost a fifth of a call.
 */
const maskedOnce = <A, E>(region: (restore: Restore) => Effect.Effect<A, E>): Effect.Effect<A, E> => {
  let next: typeof region | undefined = region
  return Effect.uninterruptibleMask((restore) => {
    const enter = next as typeof region
    next = undefined
    return enter(restore)
  })
}

/** What an attempt without an answer ended with. */
const failed = (call: Call, request: Prepared, cause: Cause.Cause<Failure>): Answer => {
  const failure = errorIn(cause)
  if (!failure) return Exit.failCause(cause as Defect)
  const { headers, status = 0 } = answerOf(failure) ?? {}
  // An error stays one without its body.
  return headers && status >= 300 && isUnreadable(failure)
    ? respond(call, request, { status, headers, body: "" })
    : Exit.fail(noAnswer(call, request, failure))
}

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
    const effect = withFiber<unknown, LoginRadiusError, Needs>((context, clock, makeSpan) => {
      const config = Context.get(context, LoginRadiusConfig)
      return run({
        endpoint: endpoint(),
        input,
        fields,
        result: resultOf,
        config,
        options: { ...Context.get(context, CurrentCallOptions), ...given },
        client: untraced(config, Context.get(context, HttpClient.HttpClient)),
        gate: Context.get(context, Admission)?.gate,
        clock,
        makeSpan,
        // Set from the start, so that all calls have one hidden class.
        span: undefined,
        start: nanosOf(clock),
        attempts: 0,
        waited: 0,
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
