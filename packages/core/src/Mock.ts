/**
 * An HTTP client made of typed stubs, for tests of code that calls endpoints: no network, no emulator and no configuration.
 *
 * @since 0.1.0
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Handler from "./Handler.js"
import * as LoginRadiusConfig from "./LoginRadiusConfig.js"

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
 * A configuration with a made-up key and secret comes along. Yours wins where it is merged after this layer, as in
 * `Layer.merge(Mock.layer(stubs), LoginRadiusConfig.layer(options))`, or provided to it.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  stubs: ReadonlyArray<Handler.Handler>
): Layer.Layer<HttpClient.HttpClient | LoginRadiusConfig.LoginRadiusConfig> => {
  const route = Handler.router(stubs)
  const client = Layer.succeed(
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
  return Layer.merge(client, Layer.effect(LoginRadiusConfig.LoginRadiusConfig, configuration))
}

/** The configuration that is there already, or else one with GUIDs that everybody can see are made up. */
const configuration: Effect.Effect<LoginRadiusConfig.Service> = /* @__PURE__ */ Effect.flatMap(
  /* @__PURE__ */ Effect.serviceOption(LoginRadiusConfig.LoginRadiusConfig),
  /* @__PURE__ */ Option.match({
    onNone: () =>
      Effect.orDie(
        LoginRadiusConfig.make({
          apiKey: "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa",
          apiSecret: "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"
        })
      ),
    onSome: (config) => Effect.succeed(config)
  })
)

const unhandled = (request: Handler.Request, what: string): Handler.Response =>
  Handler.json(501, { message: `Mock: ${what} ${request.method} ${request.path}` })
