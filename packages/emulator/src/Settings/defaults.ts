/** What holds unless an option says otherwise. */
import * as Duration from "effect/Duration"
import * as Redacted from "effect/Redacted"
import type { Options, RequestLimits, Settings } from "./models.js"

/**
 * The emulator's own API key. `LoginRadiusConfig` refuses it for hosts that are not this machine, but by
 * `layerEmulator`.
 *
 * @since 0.1.0
 * @category constants
 */
export const apiKey = "e0e0e0e0-0000-4000-8000-000000000001"

/**
 * The emulator's own API secret.
 *
 * @since 0.1.0
 * @category constants
 */
export const apiSecret: Redacted.Redacted<string> = /* @__PURE__ */ Redacted.make(
  "e0e0e0e0-0000-4000-8000-00000000005e"
)

/**
 * The secret (HS256) by which the emulator's own social providers sign their ID tokens.
 *
 * @since 0.1.0
 * @category constants
 */
export const jwtKey = "e0e0e0e0-the-key-of-the-emulated-providers"

/** What LoginRadius documents for production environments of up to ten million users. */
export const documentedLimits: RequestLimits = { core: 50, search: 10 }

/**
 * What holds unless an option says otherwise.
 *
 * @since 0.1.0
 * @category constants
 */
export const defaults: Settings = /* @__PURE__ */ (() => ({
  apiKey,
  apiSecret,
  appName: "emulator",
  serverName: "emulator",
  serverLocation: "Local",
  emailVerificationFlow: "required",
  verificationTypes: {
    addEmail: "MAGICLINK",
    autoLogin: "MAGICLINK",
    deleteAccount: "MAGICLINK",
    forgotPin: "MAGICLINK",
    forgotPassword: "MAGICLINK",
    passwordlessRegistration: "MAGICLINK",
    oneClickSignin: "MAGICLINK",
    registration: "MAGICLINK"
  },
  loginOnEmailVerification: false,
  logoutOnEmailVerification: false,
  loginOnPasswordReset: false,
  tokenLifetimes: {
    emailVerification: Duration.hours(72),
    addEmail: Duration.hours(72),
    forgotPassword: Duration.hours(72),
    forgotPin: Duration.hours(72),
    deleteAccount: Duration.hours(72),
    passwordlessLogin: Duration.hours(72),
    autoLogin: Duration.hours(72)
  },
  otpLifetime: Duration.minutes(5),
  otpLength: 6,
  testPasscodes: [],
  messageLimit: { count: 0, period: Duration.hours(1) },
  registration: true,
  passwordLogin: true,
  phoneLogin: true,
  phoneLoginOnly: false,
  userNameLogin: true,
  caseSensitiveUserNames: false,
  duplicateEmailWithUniqueUserName: false,
  hidesUnknownAccounts: false,
  allowedEmailDomains: [],
  blockedEmailDomains: [],
  accessTokenLifetime: Duration.minutes(15),
  slidingAccessTokens: false,
  refreshTokens: true,
  refreshTokenLifetime: Duration.days(60),
  sessionLimit: 0,
  forceLogout: false,
  rememberMe: true,
  lockout: { type: "None", threshold: 0, suspension: Duration.minutes(15), securityAnswerLimit: 3 },
  passwordRules: {
    minLength: 0,
    maxLength: 0,
    requiresDigit: false,
    requiresSymbol: false,
    requiresUpperCase: false,
    requiresLowerCase: false,
    common: [],
    refusesProfileWords: false,
    breached: [],
    history: 0,
    expiresAfter: Duration.infinity
  },
  secondFactor: {
    mode: "off",
    authenticator: false,
    smsOtp: false,
    emailOtp: false,
    securityQuestion: false,
    push: false,
    duo: false,
    inLogin: false,
    tokenLifetime: Duration.minutes(15)
  },
  stepUp: {
    secondFactor: false,
    singleUse: false,
    tokenLifetime: Duration.minutes(15),
    challengeLifetime: Duration.minutes(5)
  },
  pin: {
    enabled: false,
    pinLogin: false,
    required: false,
    askOnRegistration: false,
    askOnLogin: false,
    askOnlyOnFirstLogin: false,
    tokenLifetime: Duration.minutes(10),
    sessionTokenLifetime: Duration.days(7)
  },
  captcha: { solution: "solved", v2: false, invisible: false, siteKey: "", qqKey: "" },
  securityQuestionsEnabled: true,
  securityQuestions: [{ id: "6fc48739c6754040a72033c8d0921969", text: "What is your mother's maiden name?" }],
  securityQuestionCount: 1,
  consent: { enabled: false, forms: [], beforePin: true, tokenLifetime: Duration.minutes(15) },
  risk: {
    enabled: false,
    factors: [],
    ways: ["SecurityQuestion", "Mail", "Sms"],
    places: [],
    administratorEmail: "",
    administratorPhone: ""
  },
  privacyPolicy: { enabled: false, mode: "Moderated", policies: [] },
  profilingSteps: [],
  socialProviders: [],
  redirectHosts: ["loopback", "*.test", "*.example", "example.com", "*.example.com", "example.org", "*.example.org"],
  socialRegistration: true,
  noCallbackLogin: true,
  accountLinking: true,
  providerTokens: "any",
  jwtProviders: [],
  registrationDataTypes: [],
  passwordlessEmail: true,
  passwordlessSms: true,
  smartLogin: true,
  oneTouchLogin: true,
  sms: { enabled: true, voice: false },
  defaultRoles: [],
  hidesExpiredRoleContexts: false,
  customObjects: { enabled: true, names: [], recordLimit: 0, emptyIsNotFound: false },
  webhooks: { enabled: true, limit: 5, remoteTargets: false },
  requestSigning: "off",
  limits: "off",
  gatewayErrors: false,
  errorsAsOkForXhr: false,
  retention: { period: Duration.days(30), count: 10_000 },
  outboxSize: 10_000,
  tokenInQueryOnly: false,
  sottSkew: Duration.minutes(5),
  lenientNodeMonth: false
}))()

/**
 * Rules that the service enforces, where a new application has none: passwords of 8 characters that are not the last one
 * again, and 15 minutes of rest after 5 failed logins. To be spread: `Emulator.layer({ ...Settings.strict })`.
 *
 * @since 0.1.0
 * @category constants
 */
export const strict: Required<Pick<Options, "lockout" | "passwordRules">> = {
  passwordRules: { minLength: 8, history: 1 },
  lockout: { type: "Suspend", threshold: 5, suspension: "15 minutes" }
}
