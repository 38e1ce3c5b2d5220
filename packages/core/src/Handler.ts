/**
 * The other side of an endpoint: reads a request as the endpoint's input and answers with its wire document. Mocks and the
 * emulator are made of handlers.
 *
 * @since 0.1.0
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as Effect from "effect/Effect"
import type * as Either from "effect/Either"
import type * as Redacted from "effect/Redacted"
import type * as Endpoint from "./Endpoint.js"
import * as ErrorTable from "./ErrorTable.js"
import * as inProcess from "./internal/handler/client.js"
import { readInput, type Unreadable } from "./internal/handler/read.js"
import { compiledOf } from "./internal/call/call.js"
import type { Request, Response } from "./internal/handler/request.js"
import * as route from "./internal/handler/route.js"
import { type AnyErrorClass, type Family, pairs } from "./LoginRadiusError.js"

export { fromParts, isDeep, maxDepth, type Place, type Request, type Response } from "./internal/handler/request.js"

/**
 * A declared error of an endpoint, as its handler answers it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Refusal<out E> {
  readonly _tag: "Refusal"
  /** Never present: keeps the error's type. */
  readonly Error?: E
  readonly code: number
  readonly status: number
  readonly message: string
  readonly description: string
  /** Members of the body beside the usual ones. */
  readonly extra: { readonly [member: string]: unknown }
}

/**
 * What can be said about a refusal beside its class.
 *
 * @since 0.1.0
 * @category models
 */
export interface RefusalOptions {
  /** Which of the class's codes; its first unless said otherwise. */
  readonly code?: number | undefined
  /** The documented HTTP status unless said otherwise. */
  readonly status?: number | undefined
  readonly description?: string | undefined
  readonly extra?: { readonly [member: string]: unknown } | undefined
}

/**
 * Answers with a documented error. An error that the endpoint does not declare does not compile.
 *
 * @since 0.1.0
 * @category constructors
 */
export const refuse = <C extends AnyErrorClass>(
  errorClass: C,
  options?: RefusalOptions
): Effect.Effect<never, Refusal<C["prototype"]>> => {
  const known = pairs(errorClass)
  const [family, code] = known.find(([, code]) => code === options?.code) ?? (known[0] as readonly [Family, number])
  return Effect.fail(refusal(family, code, options))
}

/**
 * A refusal by family and code, documented or not.
 *
 * @since 0.1.0
 * @category constructors
 */
export const refusal = (family: Family, code: number, options?: RefusalOptions): Refusal<never> => {
  const entry = ErrorTable.lookup(family, code)
  const message = entry === undefined ? `Error ${code}` : ErrorTable.message(entry)
  return {
    _tag: "Refusal",
    code,
    status: options?.status ?? entry?.status ?? 403,
    message,
    description: options?.description ?? message,
    extra: options?.extra ?? {}
  }
}

/**
 * The input as a handler reads it: secrets are always `Redacted`, and every member is known to be well-formed.
 *
 * @since 0.1.0
 * @category types
 */
export type Received<Input> = [Exclude<Input, void>] extends [never]
  ? Record<never, never>
  : ReceivedMembers<Exclude<Input, void>>

type ReceivedMembers<Input> = Input extends unknown
  ? {
      readonly [K in keyof Input]: Extract<Input[K], Redacted.Redacted<string>> extends never
        ? Input[K]
        : Exclude<Input[K], string>
    }
  : never

/**
 * @since 0.1.0
 * @category models
 */
export interface Handler<out R = never> {
  readonly endpoint: Endpoint.Any
  readonly run: (input: unknown, request: Request) => Effect.Effect<unknown, Refusal<unknown>, R>
}

/**
 * Handles an endpoint: from its input to its wire document, or to one of its declared errors.
 *
 * @since 0.1.0
 * @category constructors
 */
export const handle = <I, A, E, W, R = never>(
  endpoint: Endpoint.Endpoint<I, A, E, W>,
  run: (input: Received<I>, request: Request) => Effect.Effect<NoInfer<W>, Refusal<NoInfer<E>>, R>
): Handler<R> => ({ endpoint, run: run as Handler<R>["run"] })

/**
 * What a request was found to be.
 *
 * @since 0.1.0
 * @category models
 */
export type Match<R> = route.Match<Handler<R>>

/**
 * Finds handlers by method and path. Static text is compared without regard to case and wins over parameters; operations
 * that share method and path are told apart by the member that they are declared with, and by the members that they know.
 *
 * @since 0.1.0
 * @category routing
 */
export const router: <R>(handlers: ReadonlyArray<Handler<R>>) => (request: Request) => Match<R> = route.router

/**
 * A request that is not an endpoint's input: `member` names what is wrong, in the caller's spelling.
 *
 * @since 0.1.0
 * @category models
 */
export type { Unreadable } from "./internal/handler/read.js"

/**
 * Reads a request as the input of the handler's endpoint. Names are compared without regard to case, blank query values
 * count as not given.
 *
 * @since 0.1.0
 * @category routing
 */
export const read = <R>(
  handler: Handler<R>,
  request: Request,
  parameters: { readonly [name: string]: string }
): Either.Either<unknown, Unreadable> => readInput(compiledOf(handler.endpoint)(), request, parameters)

/**
 * The response of a refusal, in LoginRadius' error envelope.
 *
 * @since 0.1.0
 * @category responses
 */
export const refused = (refusal: Refusal<unknown>): Response =>
  json(refusal.status, {
    Description: refusal.description,
    ErrorCode: refusal.code,
    Message: refusal.message,
    IsProviderError: false,
    ProviderErrorResponse: null,
    ...refusal.extra
  })

/**
 * @since 0.1.0
 * @category responses
 */
export const json = (status: number, body: unknown): Response => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(body)
})

/**
 * An HTTP client that is answered by a function in the same process, without a socket.
 *
 * @since 0.1.0
 * @category clients
 */
export const client: (
  serve: (request: Request) => Effect.Effect<Response, "ConnectionReset" | "ConnectionRefused">
) => HttpClient.HttpClient = inProcess.client
