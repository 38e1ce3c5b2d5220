import { assert, describe, it } from "@effect/vitest"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Retry from "@loginradius-effect/core/Retry"
import * as Wire from "@loginradius-effect/core/Wire"
import * as Emulator from "@loginradius-effect/emulator/Emulator"
import {
  Cause,
  Config,
  ConfigError,
  ConfigProvider,
  Duration,
  Effect,
  Exit,
  Layer,
  Option,
  Redacted,
  Schedule
} from "effect"
import { readFileSync } from "node:fs"
import { inspect } from "node:util"
import { signature } from "../../packages/core/src/internal/auth/signature.js"
import { apiKey, apiSecret, config, scriptedClient } from "../support/client.js"

const Empty = Wire.document("Empty", () => ({}))
const withKey = Endpoint.make("Test.open", () => ({
  route: "GET /identity/v2/open",
  auth: Credential.apiKey,
  success: Empty,
  safety: "read"
}))
const withSecret = Endpoint.make("Test.managed", () => ({
  route: "POST /identity/v2/manage/thing",
  auth: Credential.secret,
  body: { Email: Wire.unknown },
  success: Empty,
  safety: "creates"
}))
const onConfigHost = Endpoint.make("Test.configured", () => ({
  route: "GET /ciam/appinfo",
  host: "config",
  auth: Credential.apiKey,
  success: Empty,
  safety: "read"
}))

const wiped = () => {
  const secret = Redacted.make(apiSecret)
  Redacted.unsafeWipe(secret)
  return secret
}

/** The requests that an effect makes under a configuration. */
const requests = <A, E>(
  effect: Effect.Effect<A, E, Effect.Effect.Context<ReturnType<typeof withKey>>>,
  options?: Partial<LoginRadiusConfig.Options>
) => {
  const { layer, sent } = scriptedClient({ body: {} })
  return Effect.as(Effect.provide(effect, Layer.merge(layer, config(options))), sent)
}

describe("options", () => {
  for (const [option, options] of [
    ["apiKey", { apiKey: "not-a-guid-hunter2" }],
    ["apiKey", { apiKey: "" }],
    ["apiSecret", { apiKey, apiSecret: "hunter2" }],
    ["apiSecret", { apiKey, apiSecret: Redacted.make(`${apiSecret} hunter2`) }],
    ["apiSecret", { apiKey, apiSecret: apiKey }],
    ["requestSigning", { apiKey, requestSigning: true }],
    ["appName", { apiKey, appName: "my.app hunter2" }],
    ["apiDomain", { apiKey, apiDomain: "https://hunter2" }],
    ["apiDomain", { apiKey, apiDomain: "hunter2.example.com:99999" }],
    ["baseUrls.api", { apiKey, baseUrls: { api: "hunter2" } }],
    ["baseUrls.api", { apiKey, baseUrls: { api: "ftp://hunter2" } }],
    ["baseUrls.hub", { apiKey, baseUrls: { hub: "http://example.com/hunter2" } }],
    ["baseUrls.cloud", { apiKey, baseUrls: { cloud: "https://example.com/?hunter2" } }],
    ["baseUrls.config", { apiKey, baseUrls: { config: "https://hunter2@example.com" } }],
    ["deadline", { apiKey, deadline: "0 seconds" }],
    ["deadline", { apiKey, deadline: "hunter2" as "1 seconds" }],
    ["originIp", { apiKey, originIp: "1.2.3.4\r\nx: hunter2" }],
    ["userAgent", { apiKey, userAgent: " hunter2" }],
    ["region", { apiKey, region: "" }],
    ["apiKey", { apiKey: "e0e0e0e0-0000-4000-8000-000000000001" }],
    ["apiSecret", { apiKey, apiSecret: null }],
    ["apiSecret", { apiKey, apiSecret: 0 }],
    ["apiSecret", { apiKey, apiSecret: {} }],
    ["apiSecret", { apiKey, apiSecret: [apiSecret] }],
    ["apiSecret", { apiKey, apiSecret: Option.some(apiSecret) }],
    ["apiSecret", { apiKey, apiSecret: Redacted.make({ hunter2: 1 }) }],
    ["apiSecret", { apiKey, apiSecret: Redacted.make(Redacted.make(apiSecret)) }],
    ["options", { apiKey, apiSecret: wiped() }],
    ["options", null],
    ["deadline", { apiKey, deadline: Number.NaN }],
    ["deadline", { apiKey, deadline: -1 }],
    ["deadline", { apiKey, deadline: "-30 seconds" }],
    ["deadline", { apiKey, deadline: [Number.NaN, 5] }],
    ["deadline", { apiKey, deadline: {} }],
    ["retry", { apiKey, retry: "hunter2" }],
    ["retry.schedule", { apiKey, retry: {} }],
    ["retry.maxRetryAfter", { apiKey, retry: { ...Retry.none, maxRetryAfter: "hunter2" } }],
    ["retry.maxRetryAfter", { apiKey, retry: Retry.bySafety({ maxRetryAfter: "hunter2" as "1 second" }) }],
    ["retry.maxRetryAfter", { apiKey, retry: Retry.make({ schedule: Schedule.stop, maxRetryAfter: -1 }) }],
    ["retry.times", { apiKey, retry: Retry.bySafety({ times: Number.NaN }) }],
    ["retry.times", { apiKey, retry: Retry.bySafety({ times: -1 }) }],
    ["retry.times", { apiKey, retry: Retry.bySafety({ times: 1.5 }) }],
    ["retry.times", { apiKey, retry: Retry.bySafety({ times: "3" as never }) }],
    ["retry.base", { apiKey, retry: Retry.bySafety({ base: Number.NaN }) }],
    ["retry.base", { apiKey, retry: Retry.bySafety({ base: Duration.infinity }) }],
    ["retry.cap", { apiKey, retry: Retry.bySafety({ cap: "-5 seconds" as "5 seconds" }) }],
    ["maxAnswerBytes", { apiKey, maxAnswerBytes: Number.NaN }],
    ["maxAnswerBytes", { apiKey, maxAnswerBytes: -1 }],
    ["maxAnswerBytes", { apiKey, maxAnswerBytes: "16" }],
    ["originIp", { apiKey, originIp: 2130706433 }],
    ["originIp", { apiKey, originIp: { hunter2: 1 } }],
    ["userAgent", { apiKey, userAgent: 5 }],
    ["region", { apiKey, region: ["eu"] }],
    ["preventWebhook", { apiKey, preventWebhook: "false" }],
    ["requestSigning", { apiKey, apiSecret, requestSigning: "true" }],
    ["transformClient", { apiKey, transformClient: "hunter2" }],
    ["appName", { apiKey, appName: 5 }],
    ["apiDomain", { apiKey, apiDomain: { hunter2: 1 } }],
    ["baseUrls", { apiKey, baseUrls: "https://hunter2.example.com" }],
    ["baseUrls.api", { apiKey, baseUrls: { api: 5 } }],
    ["baseUrls.api", { apiKey, apiSecret, requestSigning: true, baseUrls: { api: "https://example.com/%zz" } }],
    ["baseUrls.cloud", { apiKey, baseUrls: { cloud: "https://example.com/a%" } }],
    ["baseUrls.hub", { apiKey, baseUrls: { hub: "https://example.com/%ff" } }]
  ] as ReadonlyArray<readonly [string, object | null]>) {
    it.effect(`names ${option} and shows no value: ${inspect(options, { breakLength: Infinity })}`, () =>
      Effect.gen(function* () {
        const exit = yield* Effect.exit(LoginRadiusConfig.make(options as LoginRadiusConfig.Options))
        assert(Exit.isFailure(exit) && Cause.isFailType(exit.cause))
        assert.strictEqual(exit.cause.error.option, option)
        assert.include(exit.cause.error.message, option)
        assert.notMatch(Cause.pretty(exit.cause) + inspect(exit.cause.error), /hunter2/)
      })
    )
  }

  it.effect("takes emulator keys where every host is this machine", () =>
    LoginRadiusConfig.make({
      apiKey: "e0e0e0e0-0000-4000-8000-000000000001",
      baseUrls: {
        api: "http://127.0.0.1:4000/",
        config: "http://localhost:1",
        cloud: "http://[::1]:1",
        hub: "http://x.localhost"
      }
    })
  )

  it.effect("fills in hosts, deadline and policy", () =>
    Effect.gen(function* () {
      const made = yield* LoginRadiusConfig.make({ apiKey, appName: "acme" })
      assert.deepStrictEqual(made.hosts, {
        api: "https://api.loginradius.com",
        config: "https://config.lrcontent.com",
        cloud: "https://cloud-api.loginradius.com",
        hub: "https://acme.hub.loginradius.com"
      })
      assert.strictEqual(Duration.toSeconds(made.deadline), 30)
      assert.isUndefined(made.apiSecret)
    })
  )

  it.effect("does not print the secret", () =>
    Effect.gen(function* () {
      const made = yield* LoginRadiusConfig.make({ apiKey, apiSecret })
      assert.notInclude(inspect(made, { depth: 9 }) + JSON.stringify(made), apiSecret)
    })
  )
})

describe("the environment", () => {
  const from = (variables: { readonly [name: string]: string }) =>
    LoginRadiusConfig.LoginRadiusConfig.pipe(
      Effect.provide(LoginRadiusConfig.layerFromEnv),
      Effect.withConfigProvider(ConfigProvider.fromMap(new Map(Object.entries(variables))))
    )

  it.effect("is read by its documented variables", () =>
    Effect.gen(function* () {
      const made = yield* from({
        LOGINRADIUS_API_KEY: apiKey,
        LOGINRADIUS_API_SECRET: apiSecret,
        LOGINRADIUS_APP_NAME: "acme",
        LOGINRADIUS_API_DOMAIN: "id.acme.test",
        LOGINRADIUS_CONFIG_URL: "https://config.acme.test",
        LOGINRADIUS_CLOUD_URL: "https://cloud.acme.test",
        LOGINRADIUS_REGION: "eu",
        LOGINRADIUS_ORIGIN_IP: "203.0.113.9",
        LOGINRADIUS_PREVENT_WEBHOOK: "true",
        LOGINRADIUS_DEADLINE: "3 seconds",
        LOGINRADIUS_RETRY_TIMES: "0",
        LOGINRADIUS_USER_AGENT: "acme/1",
        LOGINRADIUS_REQUEST_SIGNING: "true"
      })
      assert.deepStrictEqual(made.hosts, {
        api: "https://id.acme.test",
        config: "https://config.acme.test",
        cloud: "https://cloud.acme.test",
        hub: "https://acme.hub.loginradius.com"
      })
      assert.strictEqual(made.region, "eu")
      assert.strictEqual(made.originIp, "203.0.113.9")
      assert.isTrue(made.preventWebhook)
      assert.strictEqual(Duration.toSeconds(made.deadline), 3)
      assert.strictEqual(made.userAgent, "acme/1")
      assert.isFunction(made.sign)
      assert.strictEqual(Redacted.value(made.apiSecret as Redacted.Redacted<string>), apiSecret)
    })
  )

  it.effect("names the version of the package in the user agent", () =>
    Effect.gen(function* () {
      const manifest = readFileSync(new URL("../../packages/core/package.json", import.meta.url), "utf8")
      const { version } = JSON.parse(manifest) as { readonly version: string }
      assert.strictEqual((yield* from({ LOGINRADIUS_API_KEY: apiKey })).userAgent, `loginradius-effect/${version}`)
    })
  )

  it.effect("treats a blank variable as missing", () =>
    Effect.gen(function* () {
      const made = yield* from({ LOGINRADIUS_API_KEY: apiKey, LOGINRADIUS_API_SECRET: "", LOGINRADIUS_REGION: "" })
      assert.isUndefined(made.apiSecret)
      assert.isUndefined(made.region)
    })
  )

  it.effect("names a missing variable", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(from({}))
      assert(ConfigError.isConfigError(error) && ConfigError.isMissingDataOnly(error))
      assert.include(String(error), "LOGINRADIUS_API_KEY")
    })
  )

  it.effect("names the variable of a wrong value and does not show the value", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(from({ LOGINRADIUS_API_KEY: apiKey, LOGINRADIUS_API_SECRET: "hunter2" }))
      assert.include(String(error), "LOGINRADIUS_API_SECRET")
      assert.notInclude(inspect(error), "hunter2")
    })
  )

  for (const name of ["DEADLINE", "RETRY_TIMES", "PREVENT_WEBHOOK", "REQUEST_SIGNING"]) {
    it.effect(`names LOGINRADIUS_${name} where its value is invalid, and does not show the value`, () =>
      Effect.gen(function* () {
        const variable = `LOGINRADIUS_${name}`
        const error = yield* Effect.flip(from({ LOGINRADIUS_API_KEY: apiKey, [variable]: "hunter2" }))
        assert.include(String(error), variable)
        assert.notInclude(String(error) + inspect(error), "hunter2")
      })
    )
  }

  const emulatorUrl = "http://emulator:4080"

  it.effect("can name an emulator in place of keys and hosts", () =>
    Effect.gen(function* () {
      const made = yield* from({
        LOGINRADIUS_EMULATOR_URL: emulatorUrl,
        LOGINRADIUS_API_KEY: "",
        LOGINRADIUS_HUB_URL: "",
        LOGINRADIUS_REGION: "eu",
        LOGINRADIUS_RETRY_TIMES: "0"
      })
      assert.deepStrictEqual(made.hosts, {
        api: emulatorUrl,
        config: emulatorUrl,
        cloud: emulatorUrl,
        hub: emulatorUrl
      })
      assert.strictEqual(made.apiKey, Emulator.apiKey)
      assert.strictEqual(made.region, "eu")
      const blank = yield* from({ LOGINRADIUS_EMULATOR_URL: "", LOGINRADIUS_API_KEY: apiKey })
      assert.strictEqual(blank.hosts.api, "https://api.loginradius.com")
    })
  )

  for (const name of ["API_KEY", "API_SECRET", "API_DOMAIN", "API_URL", "CONFIG_URL", "CLOUD_URL", "HUB_URL"]) {
    it.effect(`refuses an emulator beside LOGINRADIUS_${name}, and names both`, () =>
      Effect.gen(function* () {
        const variable = `LOGINRADIUS_${name}`
        const error = yield* Effect.flip(from({ LOGINRADIUS_EMULATOR_URL: emulatorUrl, [variable]: "hunter2" }))
        assert(error._tag === "InvalidConfig")
        assert.strictEqual(error.option, "emulatorUrl")
        assert.include(error.message, "LOGINRADIUS_EMULATOR_URL")
        assert.match(error.message, new RegExp(`beside ${variable}$`))
        assert.notInclude(inspect(error), "hunter2")
      })
    )
  }

  it.effect("names the variable of an emulator's wrong URL, and does not show the value", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(from({ LOGINRADIUS_EMULATOR_URL: "hunter2:4080" }))
      assert.include(String(error), "LOGINRADIUS_EMULATOR_URL")
      assert.notInclude(String(error) + inspect(error), "hunter2")
    })
  )

  it.effect("can be replaced by any other Config", () =>
    Effect.gen(function* () {
      const layer = LoginRadiusConfig.layerConfig({ apiKey: Config.succeed(apiKey), region: Config.string("REGION") })
      const made = yield* LoginRadiusConfig.LoginRadiusConfig.pipe(
        Effect.provide(layer),
        Effect.withConfigProvider(ConfigProvider.fromMap(new Map([["REGION", "us"]])))
      )
      assert.strictEqual(made.region, "us")
    })
  )
})

describe("an emulator elsewhere", () => {
  const made = (url: string, options?: LoginRadiusConfig.EmulatorOptions) =>
    Effect.provide(LoginRadiusConfig.LoginRadiusConfig, LoginRadiusConfig.layerEmulator(url, options))

  for (const [url, base] of [
    ["http://emulator:4080", "http://emulator:4080"],
    ["http://127.0.0.1:4080/", "http://127.0.0.1:4080"],
    ["https://auth.example.test/emulator/", "https://auth.example.test/emulator"]
  ] as const) {
    it.effect(`is at ${url} with all its hosts, and has the emulator's keys`, () =>
      Effect.gen(function* () {
        const { apiKey, apiSecret, deadline, hosts } = yield* made(url, { deadline: "2 seconds" })
        assert.deepStrictEqual(hosts, { api: base, config: base, cloud: base, hub: base })
        assert.strictEqual(apiKey, Emulator.apiKey)
        assert.strictEqual(apiSecret && Redacted.value(apiSecret), Redacted.value(Emulator.apiSecret))
        assert.strictEqual(Duration.toSeconds(deadline), 2)
      })
    )
  }

  for (const url of [
    "hunter2",
    "ftp://hunter2",
    "http://hunter2@emulator:4080",
    "http://emulator/?hunter2",
    "",
    null
  ]) {
    it.effect(`is not at ${String(url)}, and the error does not show that`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(made(url as string))
        assert.strictEqual(error.option, "emulatorUrl")
        assert.notInclude(inspect(error), "hunter2")
      })
    )
  }

  it.effect("has no keys but the emulator's, whatever else is given", () =>
    Effect.gen(function* () {
      const given = { apiKey, apiSecret, baseUrls: { api: "https://api.loginradius.com" } }
      const { apiKey: used, hosts } = yield* made("http://emulator:4080", given as object)
      assert.strictEqual(used, Emulator.apiKey)
      assert.strictEqual(hosts.api, "http://emulator:4080")
    })
  )

  it.effect("checks the other options", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(made("http://emulator:4080", { deadline: "0 seconds" }))
      assert.strictEqual(error.option, "deadline")
    })
  )
})

describe("a call", () => {
  it.effect("goes to the endpoint's host, with key, region and headers of the configuration", () =>
    Effect.gen(function* () {
      const sent = yield* requests(withKey(), {
        apiDomain: "id.acme.test",
        region: "eu",
        originIp: "203.0.113.9",
        preventWebhook: true
      })
      assert.strictEqual(sent[0]?.url.href, `https://id.acme.test/identity/v2/open?apikey=${apiKey}&region=eu`)
      assert.strictEqual(sent[0]?.headers["x-origin-ip"], "203.0.113.9")
      assert.strictEqual(sent[0]?.headers["x-preventwebhook"], "true")
      const other = yield* requests(onConfigHost(), { apiDomain: "id.acme.test" })
      assert.strictEqual(other[0]?.url.host, "config.lrcontent.com")
      assert.isUndefined(other[0]?.headers["x-preventwebhook"])
    })
  )

  it.effect("can be overridden for an effect, the innermost winning option by option", () =>
    Effect.gen(function* () {
      const sent = yield* requests(
        Effect.zipRight(
          withKey().pipe(LoginRadiusConfig.override({ originIp: "203.0.113.1" })),
          LoginRadiusConfig.override(withKey(), { preventWebhook: false })
        ).pipe(LoginRadiusConfig.override({ originIp: "203.0.113.2", preventWebhook: true }))
      )
      assert.deepStrictEqual(
        sent.map(({ headers }) => [headers["x-origin-ip"], headers["x-preventwebhook"]]),
        [
          ["203.0.113.1", "true"],
          ["203.0.113.2", undefined]
        ]
      )
    })
  )

  const throwing = Retry.make({ schedule: "hunter2" as never })
  for (const [field, options] of [
    ["deadline", { deadline: "hunter2" }],
    ["deadline", { deadline: 0 }],
    ["deadline", { deadline: "0 seconds" }],
    ["deadline", { deadline: Duration.zero }],
    ["deadline", { deadline: Number.NaN }],
    ["deadline", { deadline: -1 }],
    ["deadline", { deadline: -1n }],
    ["deadline", { deadline: Number.NEGATIVE_INFINITY }],
    ["deadline", { deadline: "-2 seconds" }],
    ["deadline", { deadline: {} }],
    ["deadline", { deadline: new Date(0) }],
    ["deadline", { deadline: false }],
    ["deadline", { deadline: "" }],
    ["originIp", { originIp: 2130706433 }],
    ["originIp", { originIp: 0 }],
    ["originIp", { originIp: { hunter2: 1 } }],
    ["originIp", { originIp: ["203.0.113.1"] }],
    ["originIp", { originIp: Symbol("s") }],
    ["originIp", { originIp: "203.0.113.1\r\nx: hunter2" }],
    ["preventWebhook", { preventWebhook: "false" }],
    ["retry", { retry: "hunter2" }],
    ["retry", { retry: 0 }],
    ["retry.schedule", { retry: {} }],
    ["retry.schedule", { retry: throwing }],
    ["retry.times", { retry: Retry.bySafety({ times: Number.NaN }) }],
    ["retry.base", { retry: Retry.bySafety({ base: -1 }) }],
    ["retry.maxRetryAfter", { retry: Retry.bySafety({ maxRetryAfter: Number.NaN }) }]
  ] as ReadonlyArray<readonly [string, object]>) {
    it.effect(`is not sent with ${inspect(options, { breakLength: Infinity })}: it names ${field}`, () =>
      Effect.gen(function* () {
        const { layer, sent } = scriptedClient({ body: {} })
        const given = options as LoginRadiusConfig.CallOptions
        const inEffect = Effect.suspend(() => withKey()).pipe(LoginRadiusConfig.override(given))
        for (const call of [LoginRadiusConfig.override(withKey(), given), inEffect]) {
          const error = yield* Effect.flip(Effect.provide(call, Layer.merge(layer, config())))
          assert(error._tag === "InvalidInput")
          assert.strictEqual(error.field, field)
          assert.notInclude(inspect(error), "hunter2")
          assert.lengthOf(sent, 0)
        }
      })
    )
  }

  it.effect("takes the innermost of several options, whatever the others are", () =>
    Effect.gen(function* () {
      const sent = yield* requests(
        withKey().pipe(
          LoginRadiusConfig.override({ deadline: "2 seconds", originIp: "203.0.113.1", retry: Retry.none }),
          LoginRadiusConfig.override({ deadline: "x" as "1 second", originIp: 5 as never, retry: {} as never })
        )
      )
      assert.lengthOf(sent, 1)
    })
  )

  it.effect("takes null for an option that is not set", () =>
    Effect.gen(function* () {
      const none = { deadline: null, originIp: null, preventWebhook: null, retry: null } as never
      const sent = yield* requests(withKey().pipe(LoginRadiusConfig.override(none)))
      assert.isUndefined(sent[0]?.headers["x-origin-ip"])
      assert.lengthOf(yield* requests(withKey().pipe(LoginRadiusConfig.override(null as never))), 1)
    })
  )

  it.effect("leaves an outer option alone where its own is not set", () =>
    Effect.gen(function* () {
      const outer = LoginRadiusConfig.override({ originIp: "192.0.2.1" })
      const inner = LoginRadiusConfig.override({ originIp: undefined, preventWebhook: true })
      const [sent] = yield* requests(withKey().pipe(inner, outer))
      assert.strictEqual(sent?.headers["x-origin-ip"], "192.0.2.1")
      assert.strictEqual(sent?.headers["x-preventwebhook"], "true")
      const [nested] = yield* requests(Effect.asVoid(withKey()).pipe(inner, outer))
      assert.strictEqual(nested?.headers["x-origin-ip"], "192.0.2.1")
    })
  )

  it.effect("can do without a deadline, and with a policy that never waits", () =>
    Effect.gen(function* () {
      const retry = Retry.bySafety({ base: 0, cap: Duration.zero, maxRetryAfter: "0 seconds", times: Infinity })
      const deadline = Duration.infinity
      const sent = yield* requests(withKey().pipe(LoginRadiusConfig.override({ deadline, retry })), { deadline, retry })
      assert.lengthOf(sent, 1)
    })
  )

  it.effect("that needs the secret fails without it, and nothing is sent", () =>
    Effect.gen(function* () {
      const { layer, sent } = scriptedClient({ body: {} })
      const error = yield* Effect.flip(withSecret({ Email: [] })).pipe(
        Effect.provide(Layer.merge(layer, config({ apiSecret: undefined })))
      )
      assert(error._tag === "CredentialsMissing")
      assert.include(error.message, "LOGINRADIUS_API_SECRET")
      assert.strictEqual(sent.length, 0)
    })
  )

  it.effect("goes through the transformed client", () =>
    Effect.gen(function* () {
      let calls = 0
      yield* requests(withKey(), {
        retry: Retry.none,
        transformClient: (client) => {
          calls++
          return client
        }
      })
      assert.strictEqual(calls, 1)
    })
  )
})

describe("request signing", () => {
  const vectorKeys = {
    apiKey: "00000000-0000-0000-0000-000000000000",
    apiSecret: "11111111-2222-3333-4444-555555555555"
  }
  const url = `https://api.loginradius.com/identity/v2/manage/account?apikey=${vectorKeys.apiKey}`
  const expires = "2021-03-09 03:08:09"

  it.effect("matches the test vectors", () =>
    Effect.gen(function* () {
      const secret = Redacted.make(vectorKeys.apiSecret)
      assert.strictEqual(
        yield* signature(secret, url, undefined, expires),
        "yJy3EXQBT4nvE2ae3kO3y6Ln0GnIXiJGxQjQ7VTpACg="
      )
      const body = JSON.stringify({ Email: [{ Type: "Primary", Value: "a@example.com" }] })
      assert.strictEqual(yield* signature(secret, url, body, expires), "cwV0KXEb+FNTrRZx99o84GTUiU1CN9kyD2SB2M0daYE=")
    })
  )

  it.effect("covers a path that is percent-encoded", () =>
    Effect.gen(function* () {
      const baseUrls = { api: "https://example.com/caf%C3%A9/%2F" }
      const sent = yield* requests(withSecret({ Email: [] }), { requestSigning: true, baseUrls })
      const { body, headers, url } = sent[0] as (typeof sent)[number]
      assert.include(url.href, "/caf%C3%A9/%2F/identity/v2/")
      const expected = yield* signature(Redacted.make(apiSecret), url.href, body, "1970-01-01 00:15:00")
      assert.strictEqual(headers["digest"], `SHA-256=${expected}`)
    })
  )

  it.effect("takes the place of the secret, and covers the body that is sent", () =>
    Effect.gen(function* () {
      const sent = yield* requests(withSecret({ Email: [{ Type: "Primary", Value: "a@example.com" }] }), {
        requestSigning: true
      })
      const { body, headers, url } = sent[0] as (typeof sent)[number]
      assert.notInclude(JSON.stringify(sent), apiSecret)
      // The test clock is at the epoch; a signature is valid for 15 minutes.
      assert.strictEqual(headers["x-request-expires"], "1970-01-01 00:15:00")
      const expected = yield* signature(Redacted.make(apiSecret), url.href, body, "1970-01-01 00:15:00")
      assert.strictEqual(headers["digest"], `SHA-256=${expected}`)
      assert.isUndefined(headers["x-loginradius-apisecret"])
    })
  )
})
