/**
 * The credentials that endpoints are called with: where each goes in a request, and which errors the service answers to it.
 * The application's API key goes along with all of them, except with `none`.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import {
  AccessTokenExpired,
  AccessTokenInvalid,
  AccessTokenMissing,
  AccountBlocked,
  AuthenticationFailed,
  LoginDisabled,
  SottInvalid,
  SottRequired
} from "./ErrorCode.js"
import * as codec from "./internal/wire/codec.js"
import {
  type Draft,
  headersOf,
  noteSecret,
  type Prepared,
  secretOf,
  setHeader,
  setQuery,
  textOf
} from "./internal/call/draft.js"
import * as tokens from "./internal/auth/sott.js"
import type { Service } from "./LoginRadiusConfig.js"
import type { AnyErrorClass, LoginRadiusError } from "./LoginRadiusError.js"

/**
 * @since 0.1.0
 * @category models
 */
export type Kind = "none" | "apiKey" | "accessToken" | "secret" | "secretAndToken" | "sott"

/**
 * @since 0.1.0
 * @category models
 */
export interface Credential<out K extends Kind> {
  readonly kind: K
  /** The name of the API key in the query; undefined if it is not sent. */
  readonly apiKey: string | undefined
  /** The names of the credentials in the query, for endpoints that take them nowhere else. */
  readonly places?: Places
  /** The errors that the service answers to a credential that it refuses. */
  readonly errors: ReadonlyArray<AnyErrorClass>
  /** Puts the credential on a request. */
  readonly attach?: (draft: Draft, config: Service) => void
  /** Makes headers anew for each attempt. */
  readonly renew?: (config: Service, request: Prepared) => Effect.Effect<Headers> | undefined
  /** The name of the access token in the query, where it goes if the service has not seen it in its header. */
  readonly fallback?: string
  /** The same request with the credential in another place, once the service has answered that it has seen none. */
  readonly elsewhere?: (error: LoginRadiusError, request: Prepared) => Prepared | undefined
}

type Headers = { readonly [name: string]: string }

/**
 * Any credential.
 *
 * @since 0.1.0
 * @category models
 */
export type Any = Credential<Kind>

/**
 * No credential, not even the API key.
 *
 * @since 0.1.0
 * @category credentials
 */
export const none: Credential<"none"> = {
  kind: "none",
  apiKey: undefined,
  errors: []
}

/**
 * The API key alone.
 *
 * @since 0.1.0
 * @category credentials
 */
export const apiKey: Credential<"apiKey"> = {
  kind: "apiKey",
  apiKey: "apikey",
  errors: []
}

const tokenOf = (draft: Draft) => textOf(draft, "accessToken", codec.secret)

/**
 * A user's access token, which is the input member `accessToken`.
 *
 * @since 0.1.0
 * @category credentials
 */
export const accessToken: Credential<"accessToken"> = {
  kind: "accessToken",
  apiKey: "apikey",
  errors: [
    AccessTokenInvalid,
    AccessTokenExpired,
    AccessTokenMissing,
    AuthenticationFailed,
    AccountBlocked,
    LoginDisabled
  ],
  attach: (draft) => setHeader(draft, "authorization", "accessToken", tokenOf(draft), "Bearer ")
}

/**
 * A user's access token in its header, for an operation that was seen to read it in the query alone. A call that is refused because
 * there is no access token (1060) has done nothing: it is sent once more with the token in the query, where proxies and servers log
 * it.
 *
 * @since 0.1.0
 * @category credentials
 */
export const accessTokenOrInQuery = (name: string): Credential<"accessToken"> => ({
  ...accessToken,
  fallback: name,
  elsewhere: (error, request) => {
    const { authorization, ...headers } = request.headers
    if (!(error instanceof AccessTokenMissing) || authorization === undefined) return undefined
    const token = encodeURIComponent(authorization.slice("Bearer ".length))
    return { ...request, headers: headersOf(headers), url: `${request.url}&${name}=${token}` }
  }
})

/**
 * The application's API secret: sent, or used to sign where the configuration says so.
 *
 * @since 0.1.0
 * @category credentials
 */
export const secret: Credential<"secret"> = {
  kind: "secret",
  apiKey: "apikey",
  errors: [],
  attach: (draft, config) => {
    const secret = secretOf(draft, config)
    if (config.sign === undefined) draft.headers["x-loginradius-apisecret"] = secret
  },
  renew: ({ sign }, { body, url }) => sign?.(url, body)
}

/**
 * Where a legacy family of endpoints wants its credentials: all of them in the query, under these names.
 *
 * @since 0.1.0
 * @category models
 */
export interface Places {
  readonly apiKey?: string
  readonly apiSecret?: string
  readonly accessToken?: string
}

type KindOf<P> = P extends { readonly apiSecret: string }
  ? P extends { readonly accessToken: string }
    ? "secretAndToken"
    : "secret"
  : P extends { readonly accessToken: string }
    ? "accessToken"
    : "apiKey"

/**
 * Credentials in the query, for the legacy endpoints that accept them nowhere else. Proxies and servers log queries: use
 * their successors where there are any.
 *
 * @since 0.1.0
 * @category credentials
 */
export const inQuery = <const P extends Places>(places: P): Credential<KindOf<P>> => {
  const { accessToken: token, apiKey, apiSecret: secret } = places as Places
  const kind =
    secret === undefined
      ? token === undefined
        ? "apiKey"
        : "accessToken"
      : token === undefined
        ? "secret"
        : "secretAndToken"
  return {
    kind: kind as KindOf<P>,
    apiKey,
    places,
    errors: token === undefined ? [] : accessToken.errors,
    attach: (draft, config) => {
      if (secret !== undefined) setQuery(draft, secret, secretOf(draft, config))
      if (token !== undefined) setQuery(draft, token, tokenOf(draft))
    }
  }
}

/**
 * A secure one-time token, which is the input member `sott`. Where it is left out, one is made from the API secret.
 *
 * @since 0.1.0
 * @category credentials
 */
export const sott: Credential<"sott"> = {
  kind: "sott",
  apiKey: "apikey",
  errors: [SottInvalid, SottRequired],
  attach: (draft, config) => {
    if (draft.input["sott"] === undefined) secretOf(draft, config)
    else setHeader(draft, "x-loginradius-sott", "sott", textOf(draft, "sott", codec.secret))
  },
  renew: ({ apiKey, apiSecret }, { headers, secrets }) =>
    apiSecret === undefined || "x-loginradius-sott" in headers
      ? undefined
      : Effect.flatMap(Clock.currentTimeMillis, (now) =>
          Effect.map(tokens.fromPeriod(apiKey, apiSecret, now, now + tokens.defaultLifetime), (made) => {
            noteSecret({ secrets }, Redacted.value(made))
            return { "x-loginradius-sott": Redacted.value(made) }
          })
        )
}
