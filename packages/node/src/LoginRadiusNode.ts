/**
 * LoginRadius in a Node application: an HTTP client and a configuration in one layer.
 *
 * @since 0.1.0
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import type * as ConfigError from "effect/ConfigError"
import * as Layer from "effect/Layer"

/**
 * The HTTP client that calls go through: undici, with a pool of connections that is closed with the layer.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerClient: Layer.Layer<HttpClient.HttpClient> = NodeHttpClient.layerUndici

/**
 * Everything that endpoints need: the HTTP client, and the configuration in the environment's `LOGINRADIUS_*` variables.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<
  LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient,
  ConfigError.ConfigError | LoginRadiusConfig.InvalidConfig
> = /* @__PURE__ */ Layer.merge(layerClient, LoginRadiusConfig.layerFromEnv)

/**
 * The same with options in place of the environment.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerOptions = (
  options: LoginRadiusConfig.Options
): Layer.Layer<LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient, LoginRadiusConfig.InvalidConfig> =>
  Layer.merge(layerClient, LoginRadiusConfig.layer(options))
