/**
 * An HTTP client for small answers: one undici dispatch per request, and the whole body before the fiber goes on. It makes no
 * spans, sends no trace headers and needs no scope.
 */
import * as HttpBody from "@effect/platform/HttpBody"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Stream from "effect/Stream"
import { Readable } from "node:stream"
import type { Connections } from "./connections.js"
import { type HttpClientError, requestError, withLimit } from "./effect.js"
import { Exchange } from "./exchange.js"
import type { BufferedResponse } from "./response.js"
import { canonicalTarget, targetOf } from "./target.js"

/**
 * The method by which core sends a request: the exchange keeps the deadline itself, makes no spans and sends no trace headers, so
 * that a call needs no fibers for its time limit and no second canceler.
 */
const OpenExchange: unique symbol = Symbol.for("@loginradius-effect/core/OpenExchange")

/** The limit for programs that use the client without core. */
const defaultMaxBytes = 16 * 1024 * 1024

/** `makeWith`, because `HttpClient.make` makes an abort controller, a finalizer and a span for each request. */
export const make = (connections: Connections): HttpClient.HttpClient => {
  const open = (request: HttpClientRequest.HttpClientRequest, millis: number, maxBytes: number) =>
    new Exchange(connections, request, canonicalTarget(request.url), maxBytes, millis, true)
  const execute = (request: HttpClientRequest.HttpClientRequest): Answer => {
    return Either.match(targetOf(request), {
      onLeft: (cause): Answer => Effect.fail(requestError(request, "InvalidUrl", cause)),
      onRight: (target): Answer =>
        withLimit((maxBytes = defaultMaxBytes) =>
          Effect.flatMap(plain(request), (request) =>
            answered(new Exchange(connections, request, target, maxBytes, Infinity, false))
          )
        )
    })
  }
  const client = HttpClient.makeWith<never, never, HttpClientError, never>(Effect.flatMap(execute), Effect.succeed)
  return Object.assign(client, { [OpenExchange]: open })
}

type Answer = Effect.Effect<BufferedResponse, HttpClientError>

/** The answer of an exchange, which is abandoned when the fiber is interrupted. */
const answered = (exchange: Exchange): Answer =>
  Effect.async((resume) => {
    // There is no deadline, and an answer that is too large is an error.
    exchange.start((result) => resume(result as Answer))
    return Effect.sync(() => exchange.abandon())
  })

/** The request with its body as undici takes it. */
const plain = (request: HttpClientRequest.HttpClientRequest): Effect.Effect<HttpClientRequest.HttpClientRequest> => {
  const { body } = request
  const form =
    body._tag === "FormData"
      ? body.formData
      : body._tag === "Raw" && body.body instanceof FormData
        ? body.body
        : undefined
  if (form !== undefined) {
    // Encoded here, because undici's own encoder knows only the `FormData` of its own copy and not Node's.
    const encoded = new Response(form)
    return Effect.map(
      Effect.promise(() => encoded.arrayBuffer()),
      (bytes) =>
        HttpClientRequest.bodyUint8Array(
          request,
          new Uint8Array(bytes),
          encoded.headers.get("content-type") ?? "multipart/form-data"
        )
    )
  }
  return body._tag === "Stream"
    ? Effect.map(Stream.toAsyncIterableEffect(body.stream), (chunks) =>
        HttpClientRequest.setBody(request, HttpBody.raw(Readable.from(chunks), body))
      )
    : Effect.succeed(request)
}
