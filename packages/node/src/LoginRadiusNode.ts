/**
 * LoginRadius in a Node application: an HTTP client and a configuration in one layer.
 *
 * @since 0.1.0
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import * as Client from "./internal/client.js"
import * as Connections from "./internal/connections.js"
import { type ConfigError, toEffect } from "./internal/effect.js"
import * as Settings from "./internal/settings.js"

export type { ClientOptions } from "./internal/settings.js"

const fromSettings = (
  settings: Connections.Settings
): Effect.Effect<HttpClient.HttpClient, LoginRadiusConfig.InvalidConfig, Scope.Scope> =>
  Effect.flatMap(toEffect(Settings.checkRuntime()), () => Effect.map(Connections.make(settings), Client.make))

/**
 * The HTTP client that calls go through: undici, with a pool of connections that is closed with the layer. Made for calls of
 * this SDK: it reads each answer as a whole, makes no spans, and has no time limit but the caller's. Give programs that load
 * large files or trace their other calls a client of `@effect/platform-node` for those.
 *
 * Fails with `InvalidConfig` on runtimes whose undici cannot send requests, such as Bun: `FetchHttpClient` takes its place there.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerClient: Layer.Layer<HttpClient.HttpClient, LoginRadiusConfig.InvalidConfig> =
  /* @__PURE__ */ Layer.scoped(
    HttpClient.HttpClient,
    /* @__PURE__ */ Effect.suspend(() => fromSettings(Settings.defaults))
  )

/**
 * The same client with options.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerClientOptions = (
  options: Settings.ClientOptions
): Layer.Layer<HttpClient.HttpClient, LoginRadiusConfig.InvalidConfig> =>
  Layer.scoped(
    HttpClient.HttpClient,
    Effect.flatMap(
      Effect.suspend(() => toEffect(Settings.fromOptions(options))),
      fromSettings
    )
  )

/**
 * The same client behind the proxies that the environment names: `HTTPS_PROXY` (or else `HTTP_PROXY`) for https, `HTTP_PROXY`
 * for http, in either case of letters. Hosts in `NO_PROXY` and this machine are called without a proxy. A proxy without a scheme,
 * such as `proxy.example.com:3128`, is called over http.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerClientFromEnv: Layer.Layer<HttpClient.HttpClient, ConfigError | LoginRadiusConfig.InvalidConfig> =
  /* @__PURE__ */ Layer.scoped(
    HttpClient.HttpClient,
    /* @__PURE__ */ Effect.suspend(() => Effect.flatMap(Settings.fromEnv(), fromSettings))
  )

/**
 * Everything that endpoints need, from the environment: the HTTP client behind its proxies, and the configuration in its
 * `LOGINRADIUS_*` variables: LoginRadius, or the emulator of `LOGINRADIUS_EMULATOR_URL`.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<
  LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient,
  ConfigError | LoginRadiusConfig.InvalidConfig
> = /* @__PURE__ */ Layer.merge(layerClientFromEnv, LoginRadiusConfig.layerFromEnv)

/**
 * The same with options in place of the environment: those of the configuration, and those of the client.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerOptions = (
  options: LoginRadiusConfig.Options,
  client: Settings.ClientOptions = {}
): Layer.Layer<LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient, LoginRadiusConfig.InvalidConfig> =>
  Layer.merge(layerClientOptions(client), LoginRadiusConfig.layer(options))
