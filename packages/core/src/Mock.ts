/**
 * An HTTP client made of typed stubs, for tests of code that calls endpoints: no network and no emulator.
 *
 * @since 0.1.0
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Layer from "effect/Layer"
import * as Handler from "./Handler.js"

export {
  /**
   * Stubs an endpoint.
   *
   * @since 0.1.0
   * @category constructors
   */
  handle,
  /**
   * Answers with a documented error.
   *
   * @since 0.1.0
   * @category constructors
   */
  refuse
} from "./Handler.js"

/**
 * The stubs as an HTTP client. A call that no stub handles is answered with 501 and fails with `ServerFailed`, which names
 * the endpoint.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (stubs: ReadonlyArray<Handler.Handler>): Layer.Layer<HttpClient.HttpClient> => {
  const route = Handler.router(stubs)
  return Layer.succeed(
    HttpClient.HttpClient,
    Handler.client((request) => {
      const match = route(request)
      if (match._tag !== "Found") return Effect.succeed(unhandled(request, "no stub handles"))
      return Either.match(Handler.read(match.handler, request, match.parameters), {
        onLeft: ({ expected, member }) =>
          Effect.succeed(unhandled(request, `the stub expects ${member} to be ${expected}:`)),
        onRight: (input) =>
          Effect.match(match.handler.run(input, request), {
            onFailure: Handler.refused,
            onSuccess: (document) => Handler.json(200, document)
          })
      })
    })
  )
}

const unhandled = (request: Handler.Request, what: string): Handler.Response =>
  Handler.json(501, { message: `Mock: ${what} ${request.method} ${request.path}` })
