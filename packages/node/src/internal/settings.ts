/** Options and environment variables of the client, checked before anything is opened. */
import { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import { X509Certificate } from "node:crypto"
import type { Settings } from "./connections.js"
import { attempt, type ConfigError, toEffect, variable } from "./effect.js"
import { canDispatch } from "./place.js"
import type { Proxies } from "./proxies.js"

/**
 * What can be set of the HTTP client.
 *
 * @since 0.1.0
 * @category models
 */
export interface ClientOptions {
  /** Connections to each host, at most: further calls are queued, and their deadline runs. 64 unless said otherwise. */
  readonly connections?: number | undefined
  /**
   * The URL of an HTTP proxy that all calls go through in a tunnel, such as `http://user:password@proxy.example.com:3128`.
   * Without a scheme it is `http`. Without a proxy, calls go straight to their host.
   */
  readonly proxy?: string | Redacted.Redacted<string> | undefined
  /**
   * Certificate authorities in PEM, one in each text, which are trusted in place of Node's own. To add to Node's own, set
   * `NODE_EXTRA_CA_CERTS`, or list `rootCertificates` of `node:tls` too.
   */
  readonly ca?: string | ReadonlyArray<string> | undefined
}

export const defaults: Settings = {
  connections: 64,
  ca: undefined,
  proxies: undefined
}

const invalid = (option: string, reason: string): InvalidConfig =>
  new InvalidConfig({ option, reason, message: `${option}: ${reason}` })

/** Checks that undici is there, and not what Bun has in its place: a call would end in a defect. */
export const checkRuntime = (): Either.Either<void, InvalidConfig> =>
  canDispatch()
    ? Either.void
    : Either.left(
        invalid(
          "runtime",
          "its undici cannot send requests (Bun's cannot): use FetchHttpClient.layer of @effect/platform with LoginRadiusConfig.layerFromEnv"
        )
      )

/** Checks options: answers settings, or the first option that is wrong. */
export const fromOptions = (options: ClientOptions): Either.Either<Settings, InvalidConfig> =>
  Either.gen(function* () {
    const { ca, connections = defaults.connections, proxy } = options
    yield* checkCount("connections", connections, 65_536)
    const authorities = ca === undefined ? undefined : typeof ca === "string" ? [ca] : ca
    if (authorities !== undefined) yield* checkAuthorities(authorities)
    const url = proxy === undefined ? undefined : yield* proxyUrl("proxy", secretOf(proxy))
    const proxies = url === undefined ? undefined : { http: url, https: url, none: "" }
    return { connections, ca: authorities, proxies }
  })

const secretOf = (text: string | Redacted.Redacted<string>): string =>
  Redacted.isRedacted(text) ? Redacted.value(text) : text

const checkCount = (option: string, count: number, most: number): Either.Either<void, InvalidConfig> =>
  Number.isInteger(count) && count >= 1 && count <= most
    ? Either.void
    : Either.left(invalid(option, `must be a whole number from 1 to ${most}`))

/** Node ignores a text without a certificate, and would then trust nobody and not say why. */
const checkAuthorities = (authorities: ReadonlyArray<string>): Either.Either<void, InvalidConfig> =>
  authorities.length > 0 && authorities.every(isCertificate)
    ? Either.void
    : Either.left(invalid("ca", "must be certificates in PEM"))

const isCertificate = (pem: string): boolean =>
  attempt(
    () => new X509Certificate(pem) instanceof X509Certificate,
    () => false
  )

/** The URL of a proxy, checked. The reason never shows it: it may hold a password. */
const proxyUrl = (option: string, text: string): Either.Either<string, InvalidConfig> => {
  const url = attempt(
    () => new URL(withScheme(text.trim())),
    () => undefined
  )
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    return Either.left(invalid(option, "must be an http(s) URL, or the host and port of a proxy"))
  }
  return isEncoded(url.username) && isEncoded(url.password)
    ? Either.right(url.href)
    : Either.left(invalid(option, "user and password must be percent-encoded, and `%` itself is `%25`"))
}

/** `proxy.example.com:3128` is a URL too, with the scheme `proxy.example.com`: nobody means that. */
const withScheme = (text: string): string =>
  /^(https?:(?!\d+\/?$)|[a-z][a-z\d+.-]*:\/\/)/i.test(text) ? text : `http://${text}`

const isEncoded = (text: string): boolean =>
  attempt(
    () => decodeURIComponent(text) !== undefined,
    () => false
  )

/** Names of this machine, which is called without a proxy. */
const thisMachine = "localhost,127.0.0.1,[::1]"

/** A variable in either case, as curl reads it: the lower one first. Blank counts as not set. */
const eitherCase = (name: string): Config.Config<string> =>
  Config.map(Config.all([variable(name.toLowerCase()), variable(name)]), ([lower, upper]) =>
    (lower ?? upper ?? "").trim()
  )

/** The defaults, and the proxies that the environment names. */
export const fromEnv = (): Effect.Effect<Settings, InvalidConfig | ConfigError> =>
  Effect.flatMap(
    Config.all({ http: eitherCase("HTTP_PROXY"), https: eitherCase("HTTPS_PROXY"), none: eitherCase("NO_PROXY") }),
    ({ http, https, none }) =>
      Effect.map(
        toEffect(Either.all({ http: variableUrl("HTTP_PROXY", http), https: variableUrl("HTTPS_PROXY", https) })),
        (urls) => ({ ...defaults, proxies: proxiesOf({ ...urls, none }) })
      )
  )

const variableUrl = (name: string, text: string): Either.Either<string, InvalidConfig> =>
  text === "" ? Either.right("") : proxyUrl(name, text)

const proxiesOf = ({ http, https, none }: Proxies): Proxies | undefined =>
  (http === "" && https === "") || none.split(/[,\s]+/).includes("*")
    ? undefined
    : { http, https, none: none === "" ? thisMachine : `${none},${thisMachine}` }
