/**
 * An HTTP client for small answers: one undici dispatch per request, and the whole body before the fiber goes on. It makes no
 * spans, sends no trace headers and needs no scope.
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import type * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { identity } from "effect/Function"
import * as Stream from "effect/Stream"
import { Readable } from "node:stream"
import type { Dispatcher } from "undici"
import { Exchange, type Limits } from "./exchange.js"
import type { BufferedResponse } from "./response.js"
import { type Target, targetOf } from "./target.js"

/**
 * Where core finds that this client keeps a deadline by itself, makes no spans and sends no trace headers: then a call needs
 * no fibers for its time limit and no settings of its own.
 */
const SendWithin: unique symbol = Symbol.for("@loginradius-effect/core/SendWithin")

type Sending<A> = Effect.Effect<A, HttpClientError.HttpClientError | Cause.TimeoutException>

/** `makeWith`, because `HttpClient.make` makes an abort controller, a finalizer and a span for each request. */
export const make = (dispatcher: Dispatcher, maxBodyBytes: number): HttpClient.HttpClient => {
  const sending =
    <A>(read: (response: BufferedResponse) => A) =>
    (request: HttpClientRequest.HttpClientRequest, millis: number): Sending<A> => {
      const target = targetOf(request)
      return Either.isLeft(target)
        ? Effect.fail(new HttpClientError.RequestError({ request, reason: "InvalidUrl", cause: target.left }))
        : send(dispatcher, request, target.right, { maxBodyBytes, millis }, read)
    }
  const execute = sending(identity)
  const client = HttpClient.makeWith<never, never, HttpClientError.HttpClientError, never>(
    // Without a limit, nothing is late.
    Effect.flatMap(
      (request) => execute(request, Infinity) as Effect.Effect<BufferedResponse, HttpClientError.HttpClientError>
    ),
    Effect.succeed
  )
  return Object.assign(client, { [SendWithin]: sending((response) => ({ response, text: response.readText() })) })
}

const send = <A>(
  dispatcher: Dispatcher,
  request: HttpClientRequest.HttpClientRequest,
  { origin, path }: Target,
  limits: Limits,
  read: (response: BufferedResponse) => A
): Sending<A> => {
  const dispatch = (body: Dispatcher.DispatchOptions["body"], contentType?: string): Sending<A> => {
    const headers = headersOf(request)
    if (contentType !== undefined) headers.push("content-type", contentType)
    const method = request.method as Dispatcher.HttpMethod
    const options = { origin, path, method, headers, body: body ?? null }
    return exchanged(dispatcher, options, new Exchange(request, limits), read)
  }
  const { body } = request
  switch (body._tag) {
    case "Empty":
      return dispatch(null)
    case "Uint8Array":
      return dispatch(body.body)
    case "Raw":
      return body.body instanceof FormData ? sendForm(body.body, dispatch) : dispatch(body.body as Readable)
    case "FormData":
      return sendForm(body.formData, dispatch)
    case "Stream":
      return Effect.flatMap(Stream.toAsyncIterableEffect(body.stream), (chunks) => dispatch(Readable.from(chunks)))
  }
}

/** Encoded here, because undici's own encoder knows only the `FormData` of its own copy and not Node's. */
const sendForm = <A>(form: FormData, dispatch: (body: Uint8Array, contentType: string) => Sending<A>): Sending<A> => {
  const encoded = new Response(form)
  return Effect.flatMap(
    Effect.promise(() => encoded.arrayBuffer()),
    (bytes) => dispatch(new Uint8Array(bytes), encoded.headers.get("content-type") ?? "multipart/form-data")
  )
}

/** A flat list, which undici reads without a look at prototypes, and which its proxy agent does not write to. */
const headersOf = ({ headers }: HttpClientRequest.HttpClientRequest): Array<string> => {
  const list: Array<string> = []
  for (const name in headers) list.push(name, headers[name] ?? "")
  return list
}

/**
 * Waits for the exchange, and abandons it when the fiber is interrupted. By hand and not with the canceler of `Effect.async`,
 * which allocates more for each call and costs about a tenth of it.
 */
const exchanged = <A>(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  exchange: Exchange,
  read: (response: BufferedResponse) => A
): Sending<A> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.matchCauseEffect(
      restore(
        Effect.async<BufferedResponse, HttpClientError.HttpClientError | Cause.TimeoutException>((resume) =>
          exchange.start(dispatcher, options, resume)
        )
      ),
      {
        onSuccess: (response) => Effect.succeed(read(response)),
        onFailure: (cause) => {
          exchange.abandon()
          return Effect.failCause(cause)
        }
      }
    )
  )
