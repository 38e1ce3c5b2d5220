/**
 * A verifier of JWTs, which needs no request for each of them: it checks their signatures itself, by keys that it keeps.
 *
 * @since 0.1.0
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { toEffect } from "./internal/effect.js"
import { type KeySet, type OneKey, type Options, settingsOf } from "./internal/jwt/settings.js"
import * as Verifier from "./internal/jwt/verifier.js"
import { TokenVerifier } from "./TokenVerifier.js"

export type { Algorithm, KeySet, OneKey, Options } from "./internal/jwt/settings.js"

/**
 * The verifier of JWTs. They have to have `exp`, `sub` and `iat`: `sub` is the account. With one key it needs no HTTP client. Fails with
 * `InvalidConfig`, which names the option, where one cannot be used; not where the keys cannot be read.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: {
  (options: Options<KeySet>): Layer.Layer<TokenVerifier, InvalidConfig, HttpClient.HttpClient>
  (options: Options<OneKey>): Layer.Layer<TokenVerifier, InvalidConfig>
} = (options: Options): Layer.Layer<TokenVerifier, InvalidConfig> =>
  Layer.scoped(
    TokenVerifier,
    Effect.suspend(() => Effect.flatMap(toEffect(settingsOf(options)), Verifier.make))
  ) as Layer.Layer<TokenVerifier, InvalidConfig>
