/** What differs between Effect 3 and 4. */
import * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import type * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as UrlParams from "@effect/platform/UrlParams"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"

export type { ConfigError } from "effect/ConfigError"
export type { HttpClientError, ResponseError as BodyError } from "@effect/platform/HttpClientError"

export const requestError = (
  request: HttpClientRequest.HttpClientRequest,
  reason: "Transport" | "Encode" | "InvalidUrl",
  cause: unknown,
  description?: string
): HttpClientError.HttpClientError =>
  new HttpClientError.RequestError({ request, reason, cause, ...(description === undefined ? {} : { description }) })

/** An answer whose body cannot be used. */
export const undecodable = (
  response: HttpClientResponse.HttpClientResponse,
  cause: unknown,
  description?: string
): HttpClientError.ResponseError =>
  new HttpClientError.ResponseError({
    request: response.request,
    response,
    reason: "Decode",
    cause,
    ...(description === undefined ? {} : { description })
  })

/** The result of `run`, or of `caught` on what `run` throws. */
export const attempt = <A, B>(run: () => A, caught: (error: unknown) => B): A | B =>
  Either.match(Either.try(run), { onLeft: caught, onRight: (value): A | B => value })

/** A result as an effect. */
export const toEffect = <A, E>(result: Either.Either<A, E>): Effect.Effect<A, E> =>
  Either.match(result, { onLeft: (error) => Effect.fail(error), onRight: (value) => Effect.succeed(value) })

/** The URL of a request with its parameters, or why it is malformed. */
export const urlOf = ({ hash, url, urlParams }: HttpClientRequest.HttpClientRequest): Either.Either<URL, unknown> =>
  UrlParams.makeUrl(url, urlParams, hash)

const FetchOptions = Context.GenericTag<never, { readonly maxAnswerBytes?: number | undefined }>(
  "@effect/platform/FetchHttpClient/FetchOptions"
)

/** Reads the limit of an answer's body, which core puts where `fetch` looks for its options. */
export const withLimit = <A, E>(
  run: (maxAnswerBytes: number | undefined) => Effect.Effect<A, E>
): Effect.Effect<A, E> =>
  Effect.contextWithEffect((context) => run(Context.getOrElse(context, FetchOptions, () => undefined)?.maxAnswerBytes))

/** A variable of the environment; undefined where it is not set. */
export const variable = (name: string): Config.Config<string | undefined> =>
  Config.map(Config.option(Config.string(name)), Option.getOrUndefined)
