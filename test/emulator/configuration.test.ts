import { assert, describe, it } from "@effect/vitest"
import * as Configuration from "@loginradius-effect/core/Configuration"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import { Emulator, type Settings } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { at, emulator, key, refusal, secret, send } from "./support.js"

/** Every documented key of the public configuration of an application. */
const keys = [
  "SocialSchema",
  "RegistrationFormSchema",
  "SecurityQuestions",
  "IsHttps",
  "AppName",
  "IsCustomerRegistration",
  "ApiVersion",
  "EmailVerificationFlow",
  "IsPhoneLogin",
  "IsUserNameLogin",
  "IsDisabledSocialRegistration",
  "IsDisabledAccountLinking",
  "IsAgeRestriction",
  "IsSecurityQuestion",
  "AskRequiredFieldsOnTraditionalLogin",
  "IsLogoutOnEmailVerification",
  "IsNoCallbackForSocialLogin",
  "AskPasswordOnSocialLogin",
  "AskEmailIdForUnverifiedUserLogin",
  "IsInvisibleRecaptcha",
  "IsV2Recaptcha",
  "V2RecaptchaSiteKey",
  "QQTencentCaptchaKey",
  "CheckPhoneNoAvailabilityOnRegistration",
  "DuplicateEmailWithUniqueUsername",
  "OTPEmailVerification",
  "LoginLockedConfiguration",
  "IsInstantSignin",
  "IsLoginOnEmailVerification",
  "LoginOnPasswordReset",
  "TwoFactorAuthentication",
  "IsRememberMe",
  "NoRegistration",
  "CustomDomain",
  "PrivacyPolicyConfiguration",
  "OptionalRecaptchaConfiguration",
  "ApiRequestSigningConfig",
  "TemplateVerificationTypes",
  "PassKeysConfig"
]

const raw = Effect.map(send({ path: `/ciam/appinfo?apikey=${key}` }), ({ body }) => body)

const settingByKey: ReadonlyArray<
  readonly [path: string, usual: unknown, options: Settings.Options, changed: unknown]
> = [
  ["AppName", "emulator", { appName: "shop" }, "shop"],
  ["EmailVerificationFlow", "required", { emailVerificationFlow: "disabled" }, "disabled"],
  ["OTPEmailVerification", false, { verificationTypes: { registration: "OTP" } }, true],
  ["TemplateVerificationTypes.Registration", "MAGICLINK", { verificationTypes: { registration: "OTP" } }, "OTP"],
  ["TemplateVerificationTypes.ForgotPassword", "MAGICLINK", { verificationTypes: { forgotPassword: "OTP" } }, "OTP"],
  ["IsLoginOnEmailVerification", false, { loginOnEmailVerification: true }, true],
  ["IsLogoutOnEmailVerification", false, { logoutOnEmailVerification: true }, true],
  ["LoginOnPasswordReset", false, { loginOnPasswordReset: true }, true],
  ["IsCustomerRegistration", true, { registration: false }, false],
  ["IsPhoneLogin", true, { phoneLogin: false }, false],
  ["IsUserNameLogin", true, { userNameLogin: false }, false],
  ["DuplicateEmailWithUniqueUsername", false, { duplicateEmailWithUniqueUserName: true }, true],
  ["IsDisabledAccountLinking", false, { accountLinking: false }, true],
  ["IsNoCallbackForSocialLogin", true, { noCallbackLogin: false }, false],
  ["IsDisabledSocialRegistration", false, { socialRegistration: false }, true],
  ["IsInstantSignin.EmailLink", true, { passwordlessEmail: false }, false],
  ["IsInstantSignin.SmsOtp", true, { passwordlessSms: false }, false],
  ["IsRememberMe", true, { rememberMe: false }, false],
  ["LoginLockedConfiguration.LoginLockedType", "None", { lockout: { type: "Captcha" } }, "Captcha"],
  ["LoginLockedConfiguration.MaximumFailedLoginAttempts", 0, { lockout: { threshold: 4 } }, 4],
  [
    "LoginLockedConfiguration.SuspendConfiguration.EffectivePeriodInSeconds",
    900,
    { lockout: { suspension: "1 minute" } },
    60
  ],
  ["TwoFactorAuthentication.IsEnabled", false, { secondFactor: { mode: "optional" } }, true],
  ["TwoFactorAuthentication.IsRequired", false, { secondFactor: { mode: "required" } }, true],
  ["TwoFactorAuthentication.IsAuthenticator", false, { secondFactor: { authenticator: true } }, true],
  ["PINAuthentication.IsEnabled", false, { pin: { enabled: true } }, true],
  ["PINAuthentication.Configuration.PINLogin", false, { pin: { pinLogin: true } }, true],
  ["PINAuthentication.Configuration.IsRequired", false, { pin: { required: true } }, true],
  ["PINAuthentication.Configuration.AskOnRegistration", false, { pin: { askOnRegistration: true } }, true],
  ["PINAuthentication.Configuration.AskOnLogin", false, { pin: { askOnLogin: true } }, true],
  ["PINAuthentication.Configuration.AskOnlyOnFirstLogin", false, { pin: { askOnlyOnFirstLogin: true } }, true],
  [
    "TwoFactorAuthentication.IsSecurityQuestionAuthenticator",
    false,
    { secondFactor: { securityQuestion: true } },
    true
  ],
  ["TwoFactorAuthentication.IsPushAuthenticator", false, { secondFactor: { push: true } }, true],
  ["TwoFactorAuthentication.IsDuoSecurityAuthenticator", false, { secondFactor: { duo: true } }, true],
  ["IsSecurityQuestion", true, { securityQuestionsEnabled: false }, false],
  ["SecurityQuestions.SecurityQuestionCount", 1, { securityQuestionCount: 2 }, 2],
  [
    "SecurityQuestions.Questions.0.QuestionId",
    "6fc48739c6754040a72033c8d0921969",
    { securityQuestions: [] },
    undefined
  ],
  ["PrivacyPolicyConfiguration.IsEnabled", false, { privacyPolicy: { enabled: true } }, true],
  ["PrivacyPolicyConfiguration.Mode", "Moderated", { privacyPolicy: { mode: "Strict" } }, "Strict"],
  [
    "PrivacyPolicyConfiguration.PrivacyPolicies.0.StartDateTime",
    undefined,
    { privacyPolicy: { policies: [{ version: "1", start: "2021-03-09T00:00:00Z" }] } },
    "2021-03-09T00:00:00.000Z"
  ],
  ["IsV2Recaptcha", false, { captcha: { v2: true } }, true],
  ["IsInvisibleRecaptcha", false, { captcha: { invisible: true } }, true],
  ["V2RecaptchaSiteKey", "", { captcha: { siteKey: "site" } }, "site"],
  ["ApiRequestSigningConfig.IsEnabled", undefined, { requestSigning: "strict" }, true],
  [
    "RegistrationFormSchema.1.rules",
    "required",
    { passwordRules: { minLength: 8, maxLength: 32 } },
    "required|min_length[8]|max_length[32]"
  ],
  ["SocialSchema.Providers.0.Name", undefined, { socialProviders: ["google"] }, "Google"],
  [
    "SocialSchema.Providers.0.Endpoint",
    undefined,
    { socialProviders: ["google"] },
    `${Emulator.origin}/RequestHandler.aspx?apikey=${key}&provider=google`
  ]
]

describe("Configuration", () => {
  it.effect("has every key", () =>
    Effect.gen(function* () {
      assert.containsAllKeys(yield* raw, keys)
      const read = yield* Configuration.getConfigurations()
      assert.deepStrictEqual(read.ApiVersion, { v1: false, v2: true })
    }).pipe(Effect.provide(emulator()))
  )

  for (const [path, usual, options, changed] of settingByKey) {
    it.effect(`has ${path} from the settings`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(at(yield* raw, path), usual)
        yield* Emulator.configure(options)
        assert.deepStrictEqual(at(yield* raw, path), changed)
      }).pipe(Effect.provide(emulator()))
    )
  }
})

describe("Infrastructure", () => {
  it.effect("getServerTime answers time, location and a period for a SOTT", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.parse("2021-12-31T23:55:05.999Z"))
      assert.deepStrictEqual(yield* Infrastructure.getServerTime(), {
        ServerLocation: "Moon",
        ServerName: "emulator",
        CurrentTime: "2021-12-31 23:55:05",
        Sott: { StartTime: "2021-12-31 23:55:05", EndTime: "2022-01-01 00:05:05", TimeDifference: "10 Minutes" }
      })
      const longer = yield* Infrastructure.getServerTime({ timeDifference: 30 })
      assert.strictEqual(longer.Sott?.EndTime, "2022-01-01 00:25:05")
      assert.strictEqual(longer.Sott?.TimeDifference, "30 Minutes")
      const none = yield* Infrastructure.getServerTime({ timeDifference: 0 })
      assert.strictEqual(none.Sott?.TimeDifference, "10 Minutes")
    }).pipe(Effect.provide(emulator({ serverLocation: "Moon" })))
  )

  const serverInfo = `/identity/v2/serverinfo?apikey=${key}`
  const sott = `/identity/v2/manage/account/sott?apikey=${key}&apisecret=${secret}`

  for (const path of [serverInfo, sott]) {
    it.effect(`refuses a period beyond dates: ${path.split("?")[0]}`, () =>
      Effect.gen(function* () {
        const status = (timedifference: string | number) =>
          refusal({ path: `${path}&timedifference=${timedifference}` })
        yield* TestClock.setTime(Date.UTC(2021, 2, 9))
        // The year 9999 ends this many minutes later.
        const most = Math.floor((Date.UTC(9999, 11, 31, 23, 59, 59) - Date.UTC(2021, 2, 9)) / 60_000)
        assert.strictEqual((yield* status(most))[1], 200)
        const beyond = [
          most + 1,
          143_999_999_999,
          1e12,
          Number.MAX_SAFE_INTEGER,
          "9".repeat(30),
          "9".repeat(400),
          "1e30"
        ]
        for (const timedifference of beyond) {
          assert.deepStrictEqual(yield* status(timedifference), [908, 400], String(timedifference))
        }
        for (const nonsense of [0, -1, -Number.MAX_SAFE_INTEGER]) assert.strictEqual((yield* status(nonsense))[1], 200)
      }).pipe(Effect.provide(emulator()))
    )
  }

  it.effect("refuses a period beyond dates with a declared error", () =>
    Effect.gen(function* () {
      const timeDifference = Number.MAX_SAFE_INTEGER
      const time = yield* Effect.flip(Infrastructure.getServerTime({ timeDifference }))
      const made = yield* Effect.flip(Infrastructure.generateSott({ timeDifference }))
      assert.deepStrictEqual([time._tag, made._tag], ["ParameterMalformed", "ParameterMalformed"])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("clockOffset of the emulator is within a second", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_600_000_000_000)
      assert.strictEqual(yield* Infrastructure.clockOffset, 0)
    }).pipe(Effect.provide(emulator()))
  )
})
