/** An HTTP client that a function answers in the same process. */
import * as HttpClient from "@effect/platform/HttpClient"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Stream from "effect/Stream"
import { type Failure, inMemory, type Received } from "../call/send.js"
import { runWithin } from "../effect/fiber.js"
import { type HttpClientError, requestError, urlOf } from "../effect/http.js"
import { TextResponse } from "../effect/response.js"
import { fromParts, type Request, type Response } from "./request.js"

/** For the SDK's own calls it goes a short way: `HttpClient.make` makes an abort controller, a finalizer and a span for each request. */
export const client = (
  serve: (request: Request) => Effect.Effect<Response, "ConnectionReset" | "ConnectionRefused">
): HttpClient.HttpClient => {
  const answer = (
    request: HttpClientRequest.HttpClientRequest,
    url: URL
  ): Effect.Effect<TextResponse, HttpClientError> =>
    Effect.flatMap(textOf(request), (text) =>
      Effect.mapBoth(serve(fromParts(request.method, url, request.headers, text)), {
        onFailure: (fault) =>
          requestError(request, "Transport", { code: fault === "ConnectionReset" ? "ECONNRESET" : "ECONNREFUSED" }),
        onSuccess: ({ body, headers, status }) => new TextResponse(request, status, headers, body)
      })
    )
  const made = HttpClient.make(answer)
  inMemory.set(made, (request, millis, maxBytes): Effect.Effect<Received, Failure> =>
    Effect.map(
      runWithin(
        Effect.suspend(() =>
          Either.match(urlOf(request), {
            onLeft: (cause) => Effect.fail(requestError(request, "InvalidUrl", cause)),
            onRight: (url) => answer(request, url)
          })
        ),
        millis
      ),
      (response) => response.within(maxBytes)
    )
  )
  return made
}

const utf8 = /* @__PURE__ */ new TextDecoder()

/** The text of a body, whatever it was made from. */
const textOf = (request: HttpClientRequest.HttpClientRequest): Effect.Effect<string, HttpClientError> => {
  const { body } = request
  const unreadable = (cause: unknown) => requestError(request, "Encode", cause)
  const read = (body: BodyInit): Effect.Effect<string, HttpClientError> =>
    Effect.tryPromise({ try: () => new globalThis.Response(body).text(), catch: unreadable })
  switch (body._tag) {
    case "Empty":
      return Effect.succeed("")
    case "Uint8Array":
      return Effect.succeed(utf8.decode(body.body))
    case "Stream":
      return Effect.mapError(Stream.mkString(Stream.decodeText(body.stream)), unreadable)
    case "FormData":
      return read(body.formData)
    case "Raw":
      return read(body.body as BodyInit)
  }
}
