import { assert, describe, it } from "@effect/vitest"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { Emulator, Settings } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Duration, Effect, Either, Redacted } from "effect"
import { readdirSync, readFileSync } from "node:fs"

/** An either is an effect in Effect 3 only. */
const toEffect = <A, E>(either: Either.Either<A, E>): Effect.Effect<A, E> =>
  Either.match(either, { onLeft: (error) => Effect.fail(error), onRight: (value) => Effect.succeed(value) })

const settingsOf = (options: Settings.Options) => Either.getOrThrow(Settings.make(options))

const wiped = Redacted.make(Redacted.value(Emulator.apiSecret))
Redacted.unsafeWipe(wiped)

const passcode = { recipient: "+15550100", passcode: "1234" }
const question = { id: "6fc48739c6754040a72033c8d0921969", text: "?" }
const policy = { version: "1", start: "2020-01-01" }
const section = { options: [{ id: "1", title: "One" }] }
const form = (members: object) => ({ events: ["Register"], version: 1, sections: [section], ...members })
const lisbon = { ip: "192.0.2.7", city: "Lisbon", country: "Portugal" }
const shop = { name: "shop", algorithm: "HS256", key: "secret" }

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
  ["testPasscodes", { testPasscodes: [{ recipient: " ", passcode: "1234" }] }],
  ["testPasscodes", { testPasscodes: [{ recipient: "+15550100", passcode: "123" }] }],
  ["testPasscodes", { testPasscodes: [{ recipient: "+15550100", passcode: 1234 }] }],
  ["testPasscodes", { testPasscodes: [{ ...passcode, code: "1234" }] }],
  ["testPasscodes", { testPasscodes: [passcode, { ...passcode, passcode: "4321" }] }],
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
  ["securityQuestions", { securityQuestions: [{ ...question, title: "?" }] }],
  ["securityQuestions", { securityQuestions: [question, { ...question, id: question.id.toUpperCase() }] }],
  ["privacyPolicy.policies", { privacyPolicy: { policies: [{ version: "1", start: "soon" }] } }],
  ["privacyPolicy.policies", { privacyPolicy: { policies: [{ ...policy, from: "2020-01-01" }] } }],
  ["privacyPolicy.policies", { privacyPolicy: { policies: [policy, { ...policy, start: "2021-01-01" }] } }],
  ["privacyPolicy.policies", { privacyPolicy: { policies: [{ version: " ", start: "2020-01-01" }] } }],
  ...[
    form({ events: [] }),
    form({ events: ["Logout"] }),
    form({ events: ["Login"] }),
    form({ events: ["Register", "Register"] }),
    form({ customEvents: ["Checkout", "Checkout "] }),
    form({ version: 0 }),
    form({ start: "soon" }),
    form({ sections: [] }),
    form({ sections: [{ options: [] }] }),
    form({ sections: [section, section] }),
    form({
      sections: [
        { ...section, groupId: "1" },
        { groupId: "1", options: [{ id: "2", title: "Two" }] }
      ]
    }),
    form({ sections: [{ ...section, groupID: "1" }] }),
    form({ sections: [{ options: [{ id: "1", title: "One", isrequired: true }] }] }),
    form({ from: "2026-01-01" })
  ].map((one) => ["consent.forms", { consent: { forms: [one] } }] as const),
  ["consent.forms", { consent: { forms: [form({}), form({})] } }],
  ["risk.factors", { risk: { factors: [{ factor: "Town" }] } }],
  ["risk.factors", { risk: { factors: [{ factor: "IP", days: 1, count: 1 }] } }],
  ["risk.factors", { risk: { factors: [{ factor: "IP" }, { factor: "IP" }] } }],
  ["risk.factors", { risk: { factors: [{ factor: "IP", tells: ["UserByMail", "UserByMail"] }] } }],
  ["risk.factors", { risk: { factors: [{ factor: "IP", actions: "MFA" }] } }],
  [
    "risk.factors",
    { risk: { enabled: true, factors: [{ factor: "IP", action: "MFA" }] }, secondFactor: { mode: "optional" } }
  ],
  ["risk.places", { risk: { places: [{ ip: "192.0.2.7", city: " ", country: "Portugal" }] } }],
  ["risk.places", { risk: { places: [{ ...lisbon, region: "Estremadura" }] } }],
  ["risk.places", { risk: { places: [lisbon, { ...lisbon, city: "Porto" }] } }],
  ["risk.ways", { risk: { ways: ["Mail", "Mail"] } }],
  ["risk.administratorEmail", { risk: { administratorEmail: "zzz" } }],
  ["socialProviders", { socialProviders: ["Google"] }],
  ["noCallbackLogin", { noCallbackLogin: "yes" }],
  ["tokenInQueryOnly", { tokenInQueryOnly: 1 }],
  ["profilingSteps", { profilingSteps: [{ step: " ", fields: [] }] }],
  ["profilingSteps", { profilingSteps: [{ step: "1", fields: [""] }] }],
  ["profilingSteps", { profilingSteps: [{ step: "1" }] }],
  ["profilingSteps", { profilingSteps: [{ step: "1", fields: [], scopes: [{ provider: "google" }] }] }],
  ["profilingSteps", { profilingSteps: [{ step: "1", fields: [], scopes: [null] }] }],
  ["profilingSteps", { profilingSteps: [{ step: "1", fields: [], scope: [] }] }],
  [
    "profilingSteps",
    { profilingSteps: [{ step: "1", fields: [], scopes: [{ provider: "google", scopes: "email", scope: "" }] }] }
  ],
  ["providerTokens", { providerTokens: "all" }],
  ...[
    "",
    "*",
    "*.",
    "a b",
    "a.example.",
    "a.example:80",
    "http://a.example",
    "a.example/",
    "u@a.example",
    "127.1",
    {}
  ].map((host) => ["redirectHosts", { redirectHosts: [host] }] as const),
  ...[
    {},
    { name: " ", algorithm: "HS256", key: "secret" },
    { name: "shop", algorithm: "none", key: "secret" },
    { name: "shop", algorithm: "HS256", key: " " },
    { name: "shop", algorithm: "HS256", key: 1 },
    { name: "shop", algorithm: "HS256", key: wiped },
    { name: "shop", algorithm: "HS256", key: "secret", idClaim: "" },
    { name: "shop", algorithm: "RS256", key: "secret" },
    { name: "shop", algorithm: "ES256", key: Redacted.make("-----BEGIN PUBLIC KEY-----\n#\n-----END PUBLIC KEY-----") },
    { ...shop, keys: [] }
  ].map((provider) => ["jwtProviders", { jwtProviders: [provider] }] as const),
  ["jwtProviders", { jwtProviders: [shop, { ...shop, name: "Shop" }] }],
  ["sessionLimit", { sessionLimit: -1 }],
  ["forceLogout", { forceLogout: "yes" }],
  ["gatewayErrors", { gatewayErrors: 1 }],
  ["errorsAsOkForXhr", { errorsAsOkForXhr: "no" }],
  ["registrationDataTypes", { registrationDataTypes: [""] }],
  ["registrationDataTypes", { registrationDataTypes: ["Country", ".."] }],
  ["registrationDataTypes", { registrationDataTypes: [{}] }],
  ["defaultRoles", { defaultRoles: [" "] }],
  ["defaultRoles", { defaultRoles: [{}] }],
  ["hidesExpiredRoleContexts", { hidesExpiredRoleContexts: "no" }],
  ["customObjects", { customObjects: true }],
  ["customObjects.names", { customObjects: { names: [""] } }],
  ["customObjects.names", { customObjects: { names: [{}] } }],
  ["customObjects.recordLimit", { customObjects: { recordLimit: -1 } }],
  ["requestSigning", { requestSigning: true }],
  ["sottSkew", { sottSkew: "a while" }],
  ["sottSkew", { sottSkew: Number.NaN }],
  ["sottSkew", { sottSkew: -1 }],
  ["sottSkew", { sottSkew: "-1 second" }],
  ["sottSkew", { sottSkew: [0, Number.NEGATIVE_INFINITY] }],
  ["retention.period", { retention: { period: Number.NaN } }],
  ["emailVerification", { emailVerification: "required" }],
  // What ends beyond all dates.
  ["tokenLifetimes.forgotPassword", { tokenLifetimes: { forgotPassword: "36526 days" } }],
  ["lockout.suspension", { lockout: { suspension: Number.MAX_SAFE_INTEGER } }],
  ["passwordRules.expiresAfter", { passwordRules: { expiresAfter: "36526 days" } }],
  ["secondFactor.securityQuestion", { secondFactor: { securityQuestion: "yes" } }],
  ["secondFactor.push", { secondFactor: { push: 1 } }],
  ["secondFactor.duo", { secondFactor: { duo: {} } }],
  ["secondFactor.inLogin", { secondFactor: { inLogin: null } }],
  ["secondFactor.tokenLifetime", { secondFactor: { tokenLifetime: "9007199254740991 weeks" } }]
]

/** What leads nowhere: there is no operation for it, or nobody could log in. */
const leadingNowhere: ReadonlyArray<readonly [option: string, options: Settings.Options]> = [
  ["verificationTypes.autoLogin", { verificationTypes: { autoLogin: "OTP" } }],
  ["verificationTypes.deleteAccount", { verificationTypes: { deleteAccount: "OTP" } }],
  ["verificationTypes.passwordlessRegistration", { verificationTypes: { passwordlessRegistration: "OTP" } }],
  ["phoneLoginOnly", { phoneLoginOnly: true, phoneLogin: false }],
  ["duplicateEmailWithUniqueUserName", { duplicateEmailWithUniqueUserName: true, userNameLogin: false }]
]

/** Only told by the configuration of the application, where clients read it. */
const told = ["rememberMe", "profilingSteps"]

/** Options by their paths, those of groups included, with their defaults. */
const walk = (group: object, path = ""): ReadonlyArray<readonly [option: string, value: unknown]> =>
  Object.entries(group).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !Duration.isDuration(value) &&
    !Redacted.isRedacted(value)
      ? walk(value, `${path}${name}.`)
      : [[`${path}${name}`, value] as const]
  )

const allOptions = walk(Settings.defaults)

/** The one option, as options have it. */
const only = (option: string, value: unknown): Settings.Options =>
  option.split(".").reduceRight((inner: unknown, name) => ({ [name]: inner }), value) as Settings.Options

/** Other values that an option takes, or would take. */
const valuesOf = (option: string, usual: unknown): ReadonlyArray<unknown> => {
  if (typeof usual === "boolean") return [true, false]
  const choices: ReadonlyArray<readonly [option: RegExp, values: ReadonlyArray<string>]> = [
    [/^verificationTypes\./, ["OTP", "MAGICLINK"]],
    [/^emailVerificationFlow$/, ["required", "optional", "disabled"]],
    [/^lockout\.type$/, ["None", "Suspend", "Captcha", "SecurityQuestion", "Block"]],
    [/^secondFactor\.mode$/, ["off", "optional", "required"]],
    [/^privacyPolicy\.mode$/, ["Moderated", "Strict"]],
    [/^providerTokens$/, ["any", "known"]],
    [/^requestSigning$/, ["off", "preferred", "strict"]]
  ]
  return choices.find(([form]) => form.test(option))?.[1] ?? [usual]
}

const source = new URL("../../packages/emulator/src/", import.meta.url)

/** The emulator's code apart from the settings themselves and the document that tells them. */
const code = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/^Settings\b|^documents.configuration/.test(file))
  .map((file) => readFileSync(new URL(file, source), "utf8"))

const isRead = (option: string): boolean =>
  code.some((text) => option.split(".").every((name) => new RegExp(`\\b${name}\\b`).test(text)))

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

describe("an option", () => {
  const refused = (option: string, value: unknown) =>
    leadingNowhere.some(
      ([name, options]) => name === option && JSON.stringify(options) === JSON.stringify(only(option, value))
    )

  for (const [option, usual] of allOptions) {
    it.effect(`${option} does something, or is refused`, () =>
      Effect.gen(function* () {
        const values = valuesOf(option, usual)
        const working = values.filter((value) => !refused(option, value))
        // With one value left, there is nothing that it could change.
        assert.isTrue(working.length < values.length || isRead(option) || told.includes(option))
        const emulator = yield* Emulator.Emulator
        for (const value of values) {
          const options = only(option, value)
          const expected = refused(option, value) ? option : undefined
          const made = yield* Effect.either(Effect.provide(Emulator.settings, Emulator.layer(options)))
          const changed = yield* Effect.either(emulator.configure(options))
          assert.strictEqual(Either.isLeft(made) ? made.left.option : undefined, expected, String(value))
          assert.strictEqual(Either.isLeft(changed) ? changed.left.option : undefined, expected, String(value))
          yield* Emulator.reset
        }
      }).pipe(Effect.provide(Emulator.layer()))
    )
  }

  for (const [option, options] of leadingNowhere) {
    it.scopedLive(`is refused where it leads nowhere: ${JSON.stringify(options)}`, () =>
      Effect.gen(function* () {
        const optionOf = <A>(made: Effect.Effect<A, unknown>) =>
          Effect.match(made, {
            // Settings are not shown: to print them takes minutes.
            onSuccess: () => "none",
            onFailure: (error) => (error instanceof Settings.InvalidSettings ? error.option : "another error")
          })
        assert.strictEqual(yield* optionOf(toEffect(Settings.make(options))), option)
        assert.strictEqual(yield* optionOf(Effect.scoped(Effect.provide(serve(), Emulator.layer(options)))), option)
        const base = yield* serve()
        const emulator = yield* Emulator.Emulator
        const before = yield* Emulator.settings
        assert.strictEqual(yield* optionOf(emulator.configure(options)), option)
        // Nothing of it holds.
        assert.isTrue((yield* Emulator.settings) === before)
        assert.include(base, "http://127.0.0.1")
      }).pipe(Effect.provide(Emulator.layer()))
    )
  }

  it("that other ones need cannot be taken from them", () => {
    for (const [option, options, change] of [
      ["phoneLoginOnly", { phoneLoginOnly: true }, { phoneLogin: false }],
      ["duplicateEmailWithUniqueUserName", { duplicateEmailWithUniqueUserName: true }, { userNameLogin: false }]
    ] as const) {
      const problem = Either.getOrThrow(Either.flip(Settings.make(change, settingsOf(options))))
      assert.strictEqual(problem.option, option)
    }
  })
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
