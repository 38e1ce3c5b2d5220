/** The rate budget of this process: calls wait for their turn, sign-ins before what is done with the API secret. */
import type { LoginRadiusConfig } from "@loginradius-effect/core"
import { RateBudget } from "@loginradius-effect/server"
import { Config, type ConfigError, Layer } from "effect"

/**
 * What LoginRadius allows in a second, by the plan in `LOGINRADIUS_PLAN`: that of a production environment unless said otherwise. One
 * process is a budget of its own: several of them would share one in Redis.
 */
export const layer: Layer.Layer<never, ConfigError.ConfigError | LoginRadiusConfig.InvalidConfig> = Layer.unwrapEffect(
  Config.map(
    Config.withDefault(Config.literal("development", "standard", "large")("LOGINRADIUS_PLAN"), "standard"),
    (plan) => RateBudget.layer({ plan })
  )
)
