/**
 * What the endpoints need to know of a LoginRadius application: key, secret, hosts, and how calls behave.
 *
 * @since 0.1.0
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { dual } from "effect/Function"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { type SignatureHeaders, signing } from "./internal/auth/signature.js"
import { WithOptions } from "./internal/call/symbols.js"
import { parseDuration } from "./internal/duration.js"
import { type ConfigError, optional, parsed, required } from "./internal/effect/config.js"
import { type Reference, reference } from "./internal/effect/context.js"
import { attempt, parseUrl } from "./internal/effect/result.js"
import { version } from "./internal/version.js"
import { isObject, isText, Mismatch } from "./internal/wire/codec.js"
import * as Retry from "./Retry.js"

/**
 * The four hosts of LoginRadius.
 *
 * @since 0.1.0
 * @category models
 */
export type Host = "api" | "config" | "cloud" | "hub"

/**
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** The application's API key: a GUID. Not a secret: it is part of every URL. */
  readonly apiKey: string
  /**
   * The application's API secret: a GUID. Management calls (`Account`) and local SOTTs need it; without it they fail with
   * `CredentialsMissing`.
   */
  readonly apiSecret?: string | Redacted.Redacted<string> | undefined
  /** The application's name: the first label of its hosted pages, `<appName>.hub.loginradius.com`. */
  readonly appName?: string | undefined
  /** A custom API domain, such as `identity.example.com`, in place of `api.loginradius.com`. */
  readonly apiDomain?: string | undefined
  /** Base URLs, for proxies and the emulator. They win over `apiDomain` and `appName`. */
  readonly baseUrls?: { readonly [H in Host]?: string | undefined } | undefined
  /** The server region, sent as `region` with each call. */
  readonly region?: string | undefined
  /** The end user's IP address, sent as `X-Origin-IP`. Mostly set for one call: see `override`. */
  readonly originIp?: string | undefined
  /** Sends `X-PreventWebhook`, so that no webhook fires. */
  readonly preventWebhook?: boolean | undefined
  /** How long one attempt may take, body included. 30 seconds unless said otherwise; `Duration.infinity` for no limit. */
  readonly deadline?: Duration.DurationInput | undefined
  /** `Retry.bySafety()` unless said otherwise. */
  readonly retry?: Retry.Policy | undefined
  /**
   * The longest body of an answer in bytes, decompressed. The rest of a longer one is not read, and the call fails with
   * `MalformedResponse`. 16 MiB unless said otherwise.
   */
  readonly maxAnswerBytes?: number | undefined
  /** `loginradius-effect/` and the version of this package, unless said otherwise. */
  readonly userAgent?: string | undefined
  /**
   * Signs management calls with the secret in place of sending it. Legacy endpoints take the secret in the query alone: those
   * still send it. A call with a body but without fields sends `{}` and signs it. LoginRadius' own SDKs differ in what they sign
   * there, and which form the service wants is unconfirmed.
   */
  readonly requestSigning?: boolean | undefined
  /** The escape hatch: changes the HTTP client that all calls go through. It sees secrets. */
  readonly transformClient?: ((client: HttpClient.HttpClient) => HttpClient.HttpClient) | undefined
}

/**
 * What can be set for one effect or one call.
 *
 * @since 0.1.0
 * @category models
 */
export interface CallOptions {
  readonly originIp?: string | undefined
  readonly preventWebhook?: boolean | undefined
  readonly deadline?: Duration.DurationInput | undefined
  readonly retry?: Retry.Policy | undefined
  /** @internal */
  readonly lane?: string | undefined
}

/**
 * A checked configuration.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  readonly apiKey: string
  readonly apiSecret: Redacted.Redacted<string> | undefined
  /** Base URLs without a slash at the end. */
  readonly hosts: { readonly [H in Host]: string }
  readonly region: string | undefined
  readonly originIp: string | undefined
  readonly preventWebhook: boolean
  readonly deadline: Duration.Duration
  readonly retry: Retry.Policy
  readonly maxAnswerBytes: number
  readonly userAgent: string
  /** Makes the headers that carry a signature, where management calls are signed. */
  readonly sign: ((url: string, body: string | undefined) => Effect.Effect<SignatureHeaders>) | undefined
  readonly transformClient: ((client: HttpClient.HttpClient) => HttpClient.HttpClient) | undefined
  /** HTTP clients as calls use them, once transformed. */
  readonly clients: WeakMap<HttpClient.HttpClient, HttpClient.HttpClient>
}

/**
 * The configuration that every endpoint needs.
 *
 * @since 0.1.0
 * @category tags
 */
export class LoginRadiusConfig extends Context.Tag("@loginradius-effect/core/LoginRadiusConfig")<
  LoginRadiusConfig,
  Service
>() {}

/**
 * An option cannot be used. Names the option and what is expected; never shows the value.
 *
 * @since 0.1.0
 * @category errors
 */
export class InvalidConfig
  extends /* @__PURE__ */ Data.TaggedError("InvalidConfig")<{
    readonly option: string
    readonly reason: string
    readonly message: string
  }> {}

const invalid = (option: string, reason: string) =>
  new InvalidConfig({
    option,
    reason,
    message: `${option}${option in variables ? ` (${variables[option as keyof typeof variables]})` : ""}: ${reason}`
  })

/**
 * The environment variables that `layerFromEnv` reads, by option.
 *
 * @since 0.1.0
 * @category constants
 */
export const variables = {
  apiKey: "LOGINRADIUS_API_KEY",
  apiSecret: "LOGINRADIUS_API_SECRET",
  appName: "LOGINRADIUS_APP_NAME",
  apiDomain: "LOGINRADIUS_API_DOMAIN",
  "baseUrls.api": "LOGINRADIUS_API_URL",
  "baseUrls.config": "LOGINRADIUS_CONFIG_URL",
  "baseUrls.cloud": "LOGINRADIUS_CLOUD_URL",
  "baseUrls.hub": "LOGINRADIUS_HUB_URL",
  emulatorUrl: "LOGINRADIUS_EMULATOR_URL",
  region: "LOGINRADIUS_REGION",
  originIp: "LOGINRADIUS_ORIGIN_IP",
  preventWebhook: "LOGINRADIUS_PREVENT_WEBHOOK",
  deadline: "LOGINRADIUS_DEADLINE",
  "retry.times": "LOGINRADIUS_RETRY_TIMES",
  maxAnswerBytes: "LOGINRADIUS_MAX_ANSWER_BYTES",
  userAgent: "LOGINRADIUS_USER_AGENT",
  requestSigning: "LOGINRADIUS_REQUEST_SIGNING"
} as const

/**
 * Checks options and fills in what they leave out.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options): Effect.Effect<Service, InvalidConfig> => checked(() => serviceOf(options))

const checked = (serviceOf: () => Service | InvalidConfig): Effect.Effect<Service, InvalidConfig> =>
  Effect.suspend(() => {
    const service = attempt(
      serviceOf,
      // No record, a getter that throws, or a secret that was wiped.
      () => invalid("options", "must be a record that can be read")
    )
    return service instanceof InvalidConfig ? Effect.fail(service) : Effect.succeed(service)
  })

/** `emulator` has the hosts of an emulator, which were checked before; without it, the hosts are those of the options. */
const serviceOf = (options: Options, emulator?: Service["hosts"]): Service | InvalidConfig => {
  const apiSecret =
    options.apiSecret === undefined || Redacted.isRedacted(options.apiSecret)
      ? options.apiSecret
      : Redacted.make(options.apiSecret)
  const deadline = deadlineOf(options.deadline ?? "30 seconds")
  const retry = options.retry ?? Retry.bySafety()
  const hosts = emulator ?? {
    api: hostOf(options, "api", options.apiDomain ?? "api.loginradius.com"),
    config: hostOf(options, "config", "config.lrcontent.com"),
    cloud: hostOf(options, "cloud", "cloud-api.loginradius.com"),
    hub: hostOf(options, "hub", `${options.appName ?? "unnamed"}.hub.loginradius.com`)
  }
  const problem =
    firstProblem(options, apiSecret) ??
    wrongKind(options, retry) ??
    (deadline ? undefined : invalid("deadline", `must be ${aDeadline}`)) ??
    Object.values(hosts).find((host) => host instanceof InvalidConfig) ??
    (emulator ? undefined : guardEmulatorKey(options.apiKey, hosts as Service["hosts"]))
  if (problem !== undefined) return problem as InvalidConfig
  return {
    apiKey: options.apiKey,
    apiSecret,
    hosts: hosts as Service["hosts"],
    region: options.region,
    originIp: options.originIp,
    preventWebhook: options.preventWebhook ?? false,
    deadline: deadline as Duration.Duration,
    retry,
    maxAnswerBytes: options.maxAnswerBytes ?? 16 * 1024 * 1024,
    userAgent: options.userAgent ?? `loginradius-effect/${version}`,
    sign: options.requestSigning === true && apiSecret !== undefined ? signing(apiSecret) : undefined,
    transformClient: options.transformClient,
    clients: new WeakMap()
  }
}

const aDeadline = 'a duration longer than zero, such as "30 seconds"'

/** A deadline of zero is none: no call could meet it, and what it sent would have an unknown outcome. */
const deadlineOf = (input: unknown): Duration.Duration | undefined => {
  const duration = parseDuration(input)
  return duration && Duration.toMillis(duration) > 0 ? duration : undefined
}

/** The longest text that every runtime can hold. */
const longestText = 536_870_888

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A host name, with a port or without. Only `URL` can tell that a port is out of range. */
const isDomain = (text: string): boolean =>
  /^[a-z0-9.-]+(:\d+)?$/i.test(text) && parseUrl(`https://${text}`) !== undefined

const firstProblem = (
  options: Options,
  apiSecret: Redacted.Redacted<string> | undefined
): InvalidConfig | undefined => {
  const isGuid = (text: unknown) => isText(text) && guid.test(text)
  if (!isGuid(options.apiKey)) return invalid("apiKey", "must be a GUID, as the LoginRadius console shows it")
  if (apiSecret !== undefined && !isGuid(Redacted.value(apiSecret))) {
    return invalid("apiSecret", "must be a GUID, as the LoginRadius console shows it")
  }
  if (apiSecret !== undefined && Redacted.value(apiSecret).toLowerCase() === options.apiKey.toLowerCase()) {
    return invalid("apiSecret", "is the API key")
  }
  if (options.requestSigning === true && apiSecret === undefined) {
    return invalid("requestSigning", "needs apiSecret")
  }
  const { apiDomain, appName } = options
  if (isGiven(appName) && !(isText(appName) && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(appName))) {
    return invalid("appName", "must be one label of a host name: letters, digits and dashes")
  }
  if (isGiven(apiDomain) && !(isText(apiDomain) && isDomain(apiDomain))) {
    return invalid("apiDomain", "must be a host name without a scheme, such as identity.example.com")
  }
  const { maxAnswerBytes = 1 } = options
  if (!Number.isInteger(maxAnswerBytes) || maxAnswerBytes < 1 || maxAnswerBytes > longestText) {
    return invalid("maxAnswerBytes", `must be a whole number from 1 to ${longestText}`)
  }
  for (const option of ["originIp", "userAgent", "region"] as const) {
    const text = options[option] ?? "default"
    if (!isText(text) || !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text)) {
      return invalid(option, "must be printable ASCII text that is not blank")
    }
  }
  return undefined
}

/** What JavaScript would take for something else: "false" for true, and a text for a record without URLs. */
const wrongKind = (
  { baseUrls, preventWebhook, requestSigning, transformClient }: Options,
  retry: Retry.Policy
): InvalidConfig | undefined => {
  for (const [option, flag] of Object.entries({ preventWebhook, requestSigning })) {
    if (isGiven(flag) && typeof flag !== "boolean") return invalid(option, "must be true or false")
  }
  if (isGiven(transformClient) && typeof transformClient !== "function") {
    return invalid("transformClient", "must be a function")
  }
  if (isGiven(baseUrls) && !isObject(baseUrls)) return invalid("baseUrls", "must be a record of URLs")
  const policy = Retry.problemOf(retry)
  return policy && invalid(policy.option, `must be ${policy.expected}`)
}

const isGiven = (option: unknown): boolean => option !== undefined && option !== null

const hostOf = (options: Options, host: Host, domain: string): string | InvalidConfig => {
  const text = options.baseUrls?.[host]
  if (text === undefined) return `https://${domain}`
  return baseUrlOf(`baseUrls.${host}`, text, isLocal)
}

/** A base URL without a slash at the end. `mayBeHttp` tells whether a host may be called over http. */
const baseUrlOf = (option: string, text: string, mayBeHttp: (hostname: string) => boolean): string | InvalidConfig => {
  const url = parseUrl(text)
  if (url === undefined || !/^https?:$/.test(url.protocol)) return invalid(option, "must be an absolute http(s) URL")
  if (url.search !== "" || url.hash !== "" || url.username + url.password !== "") {
    return invalid(option, "must not have a query, a fragment or a user")
  }
  if (url.protocol === "http:" && !mayBeHttp(url.hostname)) {
    return invalid(option, "must be https: http is for this machine only")
  }
  const decoded = attempt(
    () => decodeURIComponent(url.pathname),
    () => undefined
  )
  // A signature is over the decoded URL.
  if (decoded === undefined) return invalid(option, "must be percent-encoded UTF-8")
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "")
}

/** Whether a host name stands for this machine. */
const isLocal = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "[::1]" ||
  /^127(\.\d{1,3}){3}$/.test(hostname)

/** All API keys of emulators begin with this. */
const emulatorKeyPrefix = "e0e0e0e0-"

const guardEmulatorKey = (apiKey: string, hosts: Service["hosts"]): InvalidConfig | undefined => {
  if (!apiKey.toLowerCase().startsWith(emulatorKeyPrefix)) return undefined
  const remote = (Object.keys(hosts) as ReadonlyArray<Host>).find((host) => !isLocal(new URL(hosts[host]).hostname))
  return remote === undefined
    ? undefined
    : invalid("apiKey", `is a key of the emulator, and baseUrls.${remote} is not on this machine`)
}

/**
 * @since 0.1.0
 * @category layers
 */
export const layer = (options: Options): Layer.Layer<LoginRadiusConfig, InvalidConfig> =>
  Layer.effect(LoginRadiusConfig, make(options))

/**
 * The same, from `Config` values.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfig = (
  options: Config.Config.Wrap<Options>
): Layer.Layer<LoginRadiusConfig, ConfigError | InvalidConfig> =>
  Layer.effect(LoginRadiusConfig, Effect.flatMap(Config.unwrap(options), make))

/**
 * What `layerEmulator` takes: keys and hosts are those of the emulator.
 *
 * @since 0.1.0
 * @category models
 */
export type EmulatorOptions = Omit<Options, "apiKey" | "apiSecret" | "appName" | "apiDomain" | "baseUrls">

/**
 * The configuration for an emulator that is served elsewhere: one base URL for all hosts, and the emulator's own keys. Any host will
 * do, also over http, such as `http://emulator:4080`: these keys open nothing at LoginRadius.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerEmulator = (url: string, options?: EmulatorOptions): Layer.Layer<LoginRadiusConfig, InvalidConfig> =>
  Layer.effect(LoginRadiusConfig, makeEmulator(url, options))

const makeEmulator = (url: string, options?: EmulatorOptions): Effect.Effect<Service, InvalidConfig> =>
  checked(() => {
    const base = baseUrlOf("emulatorUrl", url, () => true)
    if (base instanceof InvalidConfig) return base
    const hosts = { api: base, config: base, cloud: base, hub: base }
    return serviceOf({ ...options, ...emulatorKeys }, hosts)
  })

/** Those of the package for the emulator. */
const emulatorKeys = {
  apiKey: "e0e0e0e0-0000-4000-8000-000000000001",
  apiSecret: "e0e0e0e0-0000-4000-8000-00000000005e"
}

const text = (option: keyof typeof variables) => optional(variables[option])

const count = (option: keyof typeof variables, form: RegExp) =>
  parsed(variables[option], "a whole number", (text) => (form.test(text) ? Number(text) : undefined))

const flag = (option: keyof typeof variables) =>
  parsed(variables[option], "true or false", (text) =>
    /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : undefined
  )

/** How calls behave, by the variables that hold for LoginRadius and for an emulator. Blank counts as not set. */
const behaviour = (): Config.Config<EmulatorOptions> =>
  Config.map(
    Config.all({
      region: text("region"),
      originIp: text("originIp"),
      preventWebhook: flag("preventWebhook"),
      deadline: parsed(variables.deadline, "a duration, such as 30 seconds", (text) =>
        Option.getOrUndefined(Duration.decodeUnknown(text as Duration.DurationInput))
      ),
      retries: count("retry.times", /^\d{1,3}$/),
      maxAnswerBytes: count("maxAnswerBytes", /^\d{1,9}$/),
      userAgent: text("userAgent"),
      requestSigning: flag("requestSigning")
    }),
    ({ retries, ...options }) => ({
      ...options,
      retry: retries === undefined ? undefined : Retry.bySafety({ times: retries })
    })
  )

/** The variables of LoginRadius' keys and hosts, beside which there is no emulator. */
const ofLoginRadius = () => ({
  apiSecret: text("apiSecret"),
  apiDomain: text("apiDomain"),
  "baseUrls.api": text("baseUrls.api"),
  "baseUrls.config": text("baseUrls.config"),
  "baseUrls.cloud": text("baseUrls.cloud"),
  "baseUrls.hub": text("baseUrls.hub")
})

const forLoginRadius: Effect.Effect<Service, ConfigError | InvalidConfig> = /* @__PURE__ */ Effect.suspend(() =>
  Effect.flatMap(
    Config.all([
      Config.all({ apiKey: required(variables.apiKey), appName: text("appName"), ...ofLoginRadius() }),
      behaviour()
    ]),
    ([{ apiKey, apiSecret, appName, apiDomain, ...urls }, options]) =>
      make({
        ...options,
        apiKey,
        apiSecret: apiSecret === undefined ? undefined : Redacted.make(apiSecret),
        appName,
        apiDomain,
        baseUrls: {
          api: urls["baseUrls.api"],
          config: urls["baseUrls.config"],
          cloud: urls["baseUrls.cloud"],
          hub: urls["baseUrls.hub"]
        }
      })
  )
)

/** A production with a forgotten variable must not let people sign in at an emulator. */
const forEmulator = (url: string): Effect.Effect<Service, ConfigError | InvalidConfig> =>
  Effect.flatMap(
    Config.all([Config.all({ apiKey: text("apiKey"), ...ofLoginRadius() }), behaviour()]),
    ([given, options]) => {
      const others = (Object.keys(given) as ReadonlyArray<keyof typeof given>)
        .filter((option) => given[option] !== undefined)
        .map((option) => variables[option])
      return others.length > 0
        ? Effect.fail(invalid("emulatorUrl", `must not be set beside ${others.join(", ")}`))
        : makeEmulator(url, options)
    }
  )

/**
 * The configuration in the environment: `LOGINRADIUS_API_KEY`, `LOGINRADIUS_API_SECRET` and the others of `variables`. Where
 * `LOGINRADIUS_EMULATOR_URL` is set it is that of `layerEmulator`, and none of the keys and hosts may be set beside it.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerFromEnv: Layer.Layer<LoginRadiusConfig, ConfigError | InvalidConfig> = /* @__PURE__ */ Layer.effect(
  LoginRadiusConfig,
  /* @__PURE__ */ Effect.suspend(() =>
    Effect.flatMap(text("emulatorUrl"), (url) => (url === undefined ? forLoginRadius : forEmulator(url)))
  )
)

/** @internal */
export const CurrentCallOptions: Reference<CallOptions> = /* @__PURE__ */ reference(
  "@loginradius-effect/core/CallOptions",
  { defaultValue: () => ({}) }
)

/**
 * Sets options for every call in an effect: `effect.pipe(LoginRadiusConfig.override({ retry: Retry.none }))`. The innermost
 * wins, option by option. A call with an option that it cannot use, such as a deadline of zero, fails with `InvalidInput`.
 *
 * @since 0.1.0
 * @category combinators
 */
export const override: {
  (options: CallOptions): <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  <A, E, R>(self: Effect.Effect<A, E, R>, options: CallOptions): Effect.Effect<A, E, R>
} = /* @__PURE__ */ dual(2, <A, E, R>(self: Effect.Effect<A, E, R>, options: CallOptions): Effect.Effect<A, E, R> =>
  // A call takes options directly: a changed context would cost as much as half of the call.
  WithOptions in self
    ? (self[WithOptions] as (options: CallOptions) => typeof self)(checkedOptions(options))
    : Effect.updateService(self, CurrentCallOptions, (current) => ({ ...current, ...checkedOptions(options) }))
)

/** In place of an option that no call can use stands what is wrong with it: calls refuse it, unless another value wins. */
const checkedOptions = (options: CallOptions): CallOptions => {
  const checked: { -readonly [K in keyof CallOptions]: unknown } = { ...options }
  for (const option of Object.keys(checked) as ReadonlyArray<keyof CallOptions>) {
    if (!isGiven(checked[option])) delete checked[option]
  }
  const { deadline, lane, originIp, preventWebhook, retry } = checked
  if (isGiven(deadline)) checked.deadline = deadlineOf(deadline) ?? new Mismatch("deadline", aDeadline)
  if (isGiven(originIp) && !isText(originIp)) checked.originIp = new Mismatch("originIp", "printable ASCII")
  if (isGiven(lane) && !isText(lane)) checked.lane = new Mismatch("lane", "a text")
  if (isGiven(preventWebhook) && typeof preventWebhook !== "boolean") {
    checked.preventWebhook = new Mismatch("preventWebhook", "true or false")
  }
  const policy = isGiven(retry) ? Retry.problemOf(retry as Retry.Policy) : undefined
  if (policy) checked.retry = new Mismatch(policy.option, policy.expected)
  return checked as CallOptions
}
