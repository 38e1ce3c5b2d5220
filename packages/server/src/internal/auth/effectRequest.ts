/** Requests as `@effect/platform` has them. */
import * as HttpApp from "@effect/platform/HttpApp"
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import type { Verdict } from "../../TokenVerifier.js"
import { documentOf, headersOf, statusOf } from "./answer.js"
import type { Check, Failure } from "./check.js"
import type { Source } from "./presented.js"

const textsIn = (value: unknown): ReadonlyArray<string> | undefined =>
  Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined

const sourceOf = ({ headers, method, source }: HttpServerRequest.HttpServerRequest): Source => ({
  method,
  header: (name) => headers[name],
  rawHeaders: textsIn((source as { readonly rawHeaders?: unknown }).rawHeaders)
})

/** Who has sent the request at hand. */
export const asked = (
  check: Check
): Effect.Effect<Option.Option<Verdict>, Failure, HttpServerRequest.HttpServerRequest> =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) => check(request.source as object, sourceOf(request)))

/** The same; headers of the answer say what a refusal means to the client. */
export const withHeaders = <A, R>(user: Effect.Effect<A, Failure, R>): Effect.Effect<A, Failure, R> =>
  Effect.tapError(user, (failure) =>
    HttpApp.appendPreResponseHandler((_, response) =>
      Effect.succeed(HttpServerResponse.setHeaders(response, headersOf(failure)))
    )
  )

/** The answer to a request that is refused. */
export const answerOf = (failure: Failure): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.unsafeJson(documentOf(failure), { status: statusOf(failure), headers: headersOf(failure) })
