import { assert, describe, it } from "@effect/vitest"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { Emulator, Settings } from "@loginradius-effect/emulator"
import { Duration, Effect, Either, Redacted } from "effect"

const settingsOf = (options: Settings.Options) => Either.getOrThrow(Settings.make(options))

const wiped = Redacted.make(Redacted.value(Emulator.apiSecret))
Redacted.unsafeWipe(wiped)

const invalidOptions: ReadonlyArray<readonly [option: string, options: object]> = [
  ["apiKey", { apiKey: "key" }],
  ["apiSecret", { apiSecret: "secret" }],
  ["apiSecret", { apiSecret: Redacted.make("secret") }],
  ["apiSecret", { apiSecret: Settings.apiKey }],
  ["apiSecret", { apiSecret: null }],
  ["apiSecret", { apiSecret: 0 }],
  ["apiSecret", { apiSecret: {} }],
  ["apiSecret", { apiSecret: [Redacted.value(Emulator.apiSecret)] }],
  ["apiSecret", { apiSecret: Redacted.make({}) }],
  ["apiSecret", { apiSecret: Redacted.make(Emulator.apiSecret) }],
  ["apiSecret", { apiSecret: wiped }],
  ["appName", { appName: "two words" }],
  ["serverName", { serverName: " " }],
  ["emailVerificationFlow", { emailVerificationFlow: "sometimes" }],
  ["verificationTypes.registration", { verificationTypes: { registration: "SMS" } }],
  ["loginOnEmailVerification", { loginOnEmailVerification: "yes" }],
  ["tokenLifetimes.addEmail", { tokenLifetimes: { addEmail: 0 } }],
  ["otpLifetime", { otpLifetime: Duration.infinity }],
  ["otpLength", { otpLength: 3 }],
  ["otpLength", { otpLength: 6.5 }],
  ["messageLimit.count", { messageLimit: { count: -1 } }],
  ["allowedEmailDomains", { allowedEmailDomains: ["@example.com"] }],
  ["accessTokenLifetime", { accessTokenLifetime: "59 seconds" }],
  ["accessTokenLifetime", { accessTokenLifetime: "129601 minutes" }],
  ["accessTokenLifetime", { accessTokenLifetime: "soon" }],
  ["refreshTokenLifetime", { refreshTokenLifetime: "525601 minutes" }],
  ["lockout", { lockout: "Suspend" }],
  ["lockout.type", { lockout: { type: "suspend" } }],
  ["lockout.limit", { lockout: { limit: 3 } }],
  ["passwordRules.maxLength", { passwordRules: { minLength: 8, maxLength: 7 } }],
  ["passwordRules.common", { passwordRules: { common: [1] } }],
  ["securityQuestions", { securityQuestions: [{ id: "first", text: "?" }] }],
  ["privacyPolicy.policies", { privacyPolicy: { policies: [{ version: "1", start: "soon" }] } }],
  ["socialProviders", { socialProviders: ["Google"] }],
  ["providerTokens", { providerTokens: "all" }],
  ["registrationDataTypes", { registrationDataTypes: [""] }],
  ["registrationDataTypes", { registrationDataTypes: ["Country", ".."] }],
  ["defaultRoles", { defaultRoles: [" "] }],
  ["hidesExpiredRoleContexts", { hidesExpiredRoleContexts: "no" }],
  ["customObjects", { customObjects: true }],
  ["customObjects.names", { customObjects: { names: [""] } }],
  ["customObjects.recordLimit", { customObjects: { recordLimit: -1 } }],
  ["requestSigning", { requestSigning: true }],
  ["sottSkew", { sottSkew: "a while" }],
  ["sottSkew", { sottSkew: Number.NaN }],
  ["sottSkew", { sottSkew: -1 }],
  ["sottSkew", { sottSkew: "-1 second" }],
  ["sottSkew", { sottSkew: [0, Number.NEGATIVE_INFINITY] }],
  ["retention.period", { retention: { period: Number.NaN } }],
  ["emailVerification", { emailVerification: "required" }]
]

describe("Settings", () => {
  it("have the documented defaults", () => {
    const settings = settingsOf({})
    assert.deepStrictEqual(settings, Settings.defaults)
    assert.strictEqual(settings.emailVerificationFlow, "required")
    assert.strictEqual(Duration.toMinutes(settings.accessTokenLifetime), 15)
    assert.strictEqual(Duration.toMinutes(settings.refreshTokenLifetime), 86_400)
    assert.strictEqual(Duration.toMinutes(settings.tokenLifetimes.forgotPassword), 4_320)
    assert.strictEqual(Duration.toSeconds(settings.otpLifetime), 300)
    assert.strictEqual(Duration.toSeconds(settings.lockout.suspension), 900)
    assert.strictEqual(settings.lockout.threshold, 0)
    assert.strictEqual(settings.securityQuestions[0]?.id, "6fc48739c6754040a72033c8d0921969")
  })

  it("of a group that are missing stay as they are", () => {
    const settings = settingsOf({ lockout: { threshold: 5 } })
    assert.deepStrictEqual(settings.lockout, { ...Settings.defaults.lockout, threshold: 5 })
  })

  it("change from their previous values", () => {
    const base = settingsOf({ lockout: { threshold: 5 }, appName: "shop" })
    const changed = Either.getOrThrow(Settings.make({ lockout: { type: "Suspend" } }, base))
    assert.strictEqual(changed.appName, "shop")
    assert.strictEqual(changed.lockout.threshold, 5)
    assert.strictEqual(changed.lockout.type, "Suspend")
  })

  it("give refresh tokens one and a half times the lifetime of access tokens", () => {
    assert.strictEqual(Duration.toMinutes(settingsOf({ accessTokenLifetime: "1 hour" }).refreshTokenLifetime), 90)
    const both = settingsOf({ accessTokenLifetime: "1 hour", refreshTokenLifetime: "1 day" })
    assert.strictEqual(Duration.toHours(both.refreshTokenLifetime), 24)
  })

  for (const [option, options] of invalidOptions) {
    it(`names ${option} in ${JSON.stringify(options)} and shows no value`, () => {
      const problem = Either.getOrThrow(Either.flip(Settings.make(options as Settings.Options)))
      assert.strictEqual(problem._tag, "InvalidSettings")
      assert.strictEqual(problem.option, option)
      assert.include(problem.message, option)
      assert.notInclude(problem.message, 'secret"')
    })
  }
})

describe("the emulator's key", () => {
  const config = (baseUrls: LoginRadiusConfig.Options["baseUrls"]) =>
    LoginRadiusConfig.make({ apiKey: Emulator.apiKey, apiSecret: Emulator.apiSecret, baseUrls })
  const here = "http://127.0.0.1:8080"

  it.effect("is refused for LoginRadius' hosts", () =>
    Effect.gen(function* () {
      for (const baseUrls of [undefined, { api: here }, { api: here, config: here, cloud: here }]) {
        const problem = yield* Effect.flip(config(baseUrls))
        assert.strictEqual(problem.option, "apiKey")
      }
    })
  )

  it.effect("is accepted for this machine", () =>
    Effect.gen(function* () {
      const service = yield* config({ api: here, config: here, cloud: here, hub: here })
      assert.strictEqual(service.apiKey, Settings.apiKey)
    })
  )
})
