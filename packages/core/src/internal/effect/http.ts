/** HTTP clients: their errors, their options, and the bodies of their answers. */
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import type * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as UrlParams from "@effect/platform/UrlParams"
import type * as Cause from "effect/Cause"
import * as Chunk from "effect/Chunk"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"

export type { HttpClientError, ResponseError as BodyError } from "@effect/platform/HttpClientError"

export const requestError = (
  request: HttpClientRequest.HttpClientRequest,
  reason: "Transport" | "Encode" | "InvalidUrl",
  cause: unknown
): HttpClientError.HttpClientError => new HttpClientError.RequestError({ request, reason, cause })

/** An answer whose body cannot be used. */
export const bodyError = (
  response: HttpClientResponse.HttpClientResponse,
  reason: "Decode" | "EmptyBody",
  cause?: unknown
): HttpClientError.ResponseError =>
  new HttpClientError.ResponseError({ request: response.request, response, reason, cause })

/** The URL of a request with its parameters, or why it is malformed. */
export const urlOf = ({ hash, url, urlParams }: HttpClientRequest.HttpClientRequest): Either.Either<URL, unknown> =>
  UrlParams.makeUrl(url, urlParams, hash)

/** Why a request got no answer: `Transport`, `Encode` or `InvalidUrl`. Undefined for errors of an answer, and for timeouts. */
export const reasonOf = (error: HttpClientError.HttpClientError | Cause.TimeoutException): string | undefined =>
  error._tag === "RequestError" ? error.reason : undefined

/** The answer that an error came with. */
export const answerOf = (
  error: HttpClientError.HttpClientError | Cause.TimeoutException
): HttpClientResponse.HttpClientResponse | undefined => (error._tag === "ResponseError" ? error.response : undefined)

interface FetchOptions extends RequestInit {
  readonly maxAnswerBytes: number
}

/**
 * A client without spans of its own, with options where `fetch` looks for them. The tag is made by name: importing it would
 * add `fetch`'s module to every bundle.
 */
export const withOptions = (client: HttpClient.HttpClient, options: FetchOptions): HttpClient.HttpClient =>
  HttpClient.transformResponse(
    HttpClient.withTracerDisabledWhen(client, () => true),
    Effect.provideService(
      Context.GenericTag<never, FetchOptions>("@effect/platform/FetchHttpClient/FetchOptions"),
      options
    )
  )

/** Hands the bytes of an answer to `add`, until it answers `false`. */
export const readBody = (
  { stream }: HttpClientResponse.HttpClientResponse,
  add: (bytes: Uint8Array) => boolean
): Effect.Effect<void, HttpClientError.HttpClientError> => {
  // By hand, because each operator on a stream costs as much as a call.
  const rest = (pull: Pull): Effect.Effect<void, PullEnd> =>
    Effect.flatMap(pull, (chunk) => (Chunk.toReadonlyArray(chunk).every(add) ? rest(pull) : Effect.void))
  return Effect.catchAll(Effect.scoped(Effect.flatMap(Stream.toPull(stream), rest)), (end) =>
    Option.isNone(end) || end.value.reason === "EmptyBody" ? Effect.void : Effect.fail(end.value)
  )
}

/** `None` at the end of the body. */
type PullEnd = Option.Option<HttpClientError.ResponseError>

/** The next bytes of a body. */
type Pull = Effect.Effect<Chunk.Chunk<Uint8Array>, PullEnd>
