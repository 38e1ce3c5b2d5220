/**
 * The credentials that endpoints are called with: where each goes in a request, and which errors the service answers to it.
 * The application's API key goes along with all of them, except with `none`.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { AccessTokenExpired, AccessTokenInvalid, AccessTokenMissing, SottInvalid, SottRequired } from "./ErrorCode.js"
import * as codec from "./internal/codec.js"
import type { Draft, Prepared } from "./internal/request.js"
import * as tokens from "./internal/sott.js"
import type { Service } from "./LoginRadiusConfig.js"
import type { AnyErrorClass } from "./LoginRadiusError.js"

/**
 * @since 0.1.0
 * @category models
 */
export type Kind = "none" | "apiKey" | "accessToken" | "secret" | "sott"

/**
 * @since 0.1.0
 * @category models
 */
export interface Credential<out K extends Kind> {
  readonly kind: K
  /** What the service answers to a credential that it does not accept. */
  readonly errors: ReadonlyArray<AnyErrorClass>
  /** Puts the credential on a request. */
  readonly attach: (draft: Draft, config: Service) => void
  /** Makes headers anew for each attempt. */
  readonly renew: (config: Service, request: Prepared) => Effect.Effect<Headers> | undefined
}

type Headers = { readonly [name: string]: string }

/**
 * Any credential.
 *
 * @since 0.1.0
 * @category models
 */
export type Any = Credential<Kind>

const nothing = (): undefined => undefined

/**
 * No credential, not even the API key.
 *
 * @since 0.1.0
 * @category credentials
 */
export const none: Credential<"none"> = { kind: "none", errors: [], attach: nothing, renew: nothing }

/**
 * The API key alone.
 *
 * @since 0.1.0
 * @category credentials
 */
export const apiKey: Credential<"apiKey"> = { kind: "apiKey", errors: [], attach: nothing, renew: nothing }

/**
 * A user's access token, which is the input member `accessToken`.
 *
 * @since 0.1.0
 * @category credentials
 */
export const accessToken: Credential<"accessToken"> = {
  kind: "accessToken",
  errors: [AccessTokenInvalid, AccessTokenExpired, AccessTokenMissing],
  attach: ({ setHeader, text }) =>
    setHeader("authorization", "accessToken", text("accessToken", codec.secret), "Bearer "),
  renew: nothing
}

/**
 * The application's API secret: sent, or used to sign where the configuration says so.
 *
 * @since 0.1.0
 * @category credentials
 */
export const secret: Credential<"secret"> = {
  kind: "secret",
  errors: [],
  attach: (draft, { apiSecret, sign }) => {
    const secret = draft.secretOf(apiSecret)
    if (sign === undefined) draft.headers["x-loginradius-apisecret"] = secret
  },
  renew: ({ sign }, { body, url }) => sign?.(url, body)
}

/**
 * A secure one-time token, which is the input member `sott`. Where it is left out, one is made from the API secret.
 *
 * @since 0.1.0
 * @category credentials
 */
export const sott: Credential<"sott"> = {
  kind: "sott",
  errors: [SottInvalid, SottRequired],
  attach: (draft, { apiSecret }) => {
    if (draft.input["sott"] === undefined) draft.secretOf(apiSecret)
    else draft.setHeader("x-loginradius-sott", "sott", draft.text("sott", codec.secret))
  },
  renew: ({ apiKey, apiSecret }, { headers, secrets }) =>
    apiSecret === undefined || "x-loginradius-sott" in headers
      ? undefined
      : Effect.flatMap(Clock.currentTimeMillis, (now) =>
          Effect.map(tokens.fromPeriod(apiKey, apiSecret, now, now + tokens.defaultLifetime), (made) => {
            secrets.push(Redacted.value(made))
            return { "x-loginradius-sott": Redacted.value(made) }
          })
        )
}
