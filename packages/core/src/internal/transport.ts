/** The only place where an endpoint's input becomes a request, and an answer becomes a value or an error. */
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type * as Fiber from "effect/Fiber"
import { identity } from "effect/Function"
import type * as Endpoint from "../Endpoint.js"
import { type CallOptions, CurrentCallOptions, LoginRadiusConfig } from "../LoginRadiusConfig.js"
import type { LoginRadiusError } from "../LoginRadiusError.js"
import { interpret, requestIdOf, type Select } from "./answer.js"
import { opensSpans, type Received, send, silent, type Watch } from "./client.js"
import { type Described, describe } from "./describe.js"
import { observed } from "./observe.js"
import { type Attempt, repeated } from "./repeat.js"
import { type Headers, headersOf, type Prepared, prepare } from "./request.js"
import { TypeId } from "./typeId.js"
import { unanswered } from "./unanswered.js"

export { describe, TypeId }

export const describedOf = (endpoint: unknown): (() => Described) =>
  (endpoint as { readonly [TypeId]: () => Described })[TypeId]

export const responseOf = (value: unknown, { headers, status }: Received): Endpoint.Response<unknown> => ({
  value,
  status,
  requestId: requestIdOf(headers),
  headers
})

type Needs = LoginRadiusConfig | HttpClient.HttpClient

/** A call can be given options before it begins, which is cheaper than a context of its own. */
interface Call extends Effect.Effect<unknown, LoginRadiusError, Needs> {
  [TypeId]: (options: CallOptions) => Call
}

/** A call of an endpoint: prepared once, attempted as often as its safety class and the policy allow, observed as a whole. */
export const call = (
  endpoint: () => Described,
  input: unknown,
  fields?: string | undefined,
  select: Select = identity
): Call => {
  // The fiber has all that a call reads: to ask for each service, the clock and the tracer would be an effect each.
  const begin = (fiber: Fiber.RuntimeFiber<unknown, unknown>, given: CallOptions | undefined) => {
    const described = endpoint()
    const context = fiber.currentContext as Context.Context<Needs>
    const config = Context.get(context, LoginRadiusConfig)
    const options = { ...Context.get(context, CurrentCallOptions), ...given }
    const client = silent(config, Context.get(context, HttpClient.HttpClient))
    const clock = Context.get(fiber.currentDefaultServices, Clock.Clock)
    const watch: Watch = {}
    return observed(fiber, clock, described, config, watch, (restore, span) => {
      const prepared = prepare(described, input, config, options, fields)
      if ("_tag" in prepared) return Effect.fail(prepared)
      const deadline = Duration.toMillis(options.deadline ?? config.deadline)
      const sent = (renewed?: Headers) =>
        send(client, clock, requestOf(described, prepared, renewed), deadline, config.maxAnswerBytes, watch)
      const attempt: Attempt = (n, settle) => {
        span?.attribute("loginradius.attempt", n)
        const renewed = described.auth.renew(config, prepared)
        return Effect.matchEffect(restore(renewed ? Effect.flatMap(renewed, sent) : sent()), {
          onFailure: (failure) => settle(Either.left(unanswered(described, prepared, failure))),
          onSuccess: (received) => {
            span?.attribute("http.response.status_code", received.status)
            return settle(interpret(described, prepared, received, clock, select))
          }
        })
      }
      const running = repeated(described, prepared, options.retry ?? config.retry, clock, span, restore, attempt)
      return span && opensSpans(client) ? Effect.withParentSpan(running, span) : running
    })
  }
  const withOptions = (given?: CallOptions): Call => {
    const effect = Effect.withFiberRuntime<unknown, LoginRadiusError, Needs>((fiber) => begin(fiber, given)) as Call
    // Set by hand: to merge an object would cost more than the effect itself.
    effect[TypeId] = (options) => withOptions({ ...options, ...given })
    return effect
  }
  return withOptions()
}

/** An object that inherits from an empty request: to set one thing after the other would copy the request each time. */
const requestOf = (
  { empty }: Described,
  { body, headers, url }: Prepared,
  renewed?: Headers
): HttpClientRequest.HttpClientRequest => {
  const request: { -readonly [Member in keyof typeof empty]: (typeof empty)[Member] } = Object.create(empty)
  request.url = url
  request.headers = renewed ? headersOf(headers, renewed) : headers
  return body ? HttpClientRequest.bodyText(request, body, "application/json") : request
}
