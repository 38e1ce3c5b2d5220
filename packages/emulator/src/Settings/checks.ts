/** What each setting has to be, by itself and beside the others. */
import * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import { parseIso } from "../internal/time.js"
import * as check from "../internal/check.js"
import { parseUrl } from "../internal/effect.js"
import { algorithms, spkiOf } from "../internal/jwt.js"
import { isObject } from "../internal/json.js"
import { isName } from "../internal/names.js"
import { consent } from "./consentForms.js"
import { documentedLimits } from "./defaults.js"
import { risk } from "./risk.js"
import type {
  Captcha,
  CustomObjects,
  JwtProvider,
  Lockout,
  MessageLimit,
  Options,
  PasswordRules,
  Pin,
  PrivacyPolicy,
  PrivacyPolicyRules,
  ProfilingStep,
  RequestLimits,
  Retention,
  SecondFactor,
  SecurityQuestion,
  Settings,
  Sms,
  StepUp,
  TestPasscode,
  TokenLifetimes,
  VerificationType,
  VerificationTypes,
  Webhooks
} from "./models.js"

const verificationType = check.oneOf("OTP", "MAGICLINK")

/** For messages whose passcode no operation of the emulator takes. */
const linkOnly: check.Check<VerificationType> = check.only<VerificationType>(
  "MAGICLINK",
  "the emulator has no operation that takes a passcode in its place"
)

const tokenLifetime = check.duration("1 second")

const domains = check.list<string>("a domain such as example.com", (item) => /^[^\s@]+\.[^\s@.]+$/.test(item))

/** As `URL` writes it, but for letter case. */
const isHost = (text: string): boolean =>
  /[^.*]$/.test(text) && !text.includes("*") && parseUrl(`http://${text}`)?.hostname === text.toLowerCase()

const isGiven = (value: unknown): boolean => typeof value === "string" && value.trim() !== ""

const texts = check.list<string>("text that is not blank", isGiven)

const limit = check.integer(1)

const limitNumbers = check.group<RequestLimits>({ core: limit, search: limit })

const limits: check.Check<Settings["limits"]> = (given, option, base) =>
  given === undefined
    ? Either.right(base)
    : given === "off" || given === "documented"
      ? Either.right(given)
      : isObject(given)
        ? limitNumbers(given, option, documentedLimits)
        : Either.left({ option, expected: "off, documented, or a record of core and search" })

/** A provider as it is given: its key may be a text. */
interface GivenProvider extends Omit<JwtProvider, "key"> {
  readonly key: unknown
}

const isKey = (algorithm: JwtProvider["algorithm"], key: unknown): boolean =>
  typeof key === "string" && isGiven(key) && (algorithm === "HS256" || spkiOf(key) !== undefined)

const isJwtProvider = ({ algorithm, idClaim, key, name }: GivenProvider): boolean =>
  isGiven(name) &&
  algorithms.includes(algorithm) &&
  isKey(algorithm, check.revealed(key)) &&
  (idClaim === undefined || isGiven(idClaim))

const jwtProviderList = check.each(
  check.records<GivenProvider>(
    "a provider { name, algorithm: HS256, RS256 or ES256, key: a secret, or a public key in PEM, idClaim }",
    ["name", "algorithm", "key", "idClaim"],
    isJwtProvider
  ),
  "name",
  ({ name }) => name.toLowerCase()
)

const profilingScopes = (asked: { readonly provider?: unknown; readonly scopes?: unknown } | null): boolean =>
  isObject(asked) && check.hasOnly(asked, ["provider", "scopes"]) && isGiven(asked.provider) && isGiven(asked.scopes)

const jwtProviders: check.Check<Settings["jwtProviders"]> = (given, option, base) =>
  Either.map(jwtProviderList(given, option, base), (providers) =>
    providers.map((provider) => ({
      ...provider,
      key: Redacted.isRedacted(provider.key)
        ? (provider.key as Redacted.Redacted<string>)
        : Redacted.make(String(provider.key))
    }))
  )

const members: { readonly [K in keyof Settings]: check.Check<Settings[K]> } = {
  apiKey: check.guid,
  apiSecret: check.secretGuid,
  appName: check.pattern(
    "one label of a host name: letters, digits and dashes",
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i
  ),
  serverName: check.text,
  serverLocation: check.text,
  emailVerificationFlow: check.oneOf("required", "optional", "disabled"),
  verificationTypes: check.group<VerificationTypes>({
    addEmail: verificationType,
    autoLogin: linkOnly,
    deleteAccount: linkOnly,
    forgotPin: verificationType,
    forgotPassword: verificationType,
    passwordlessRegistration: linkOnly,
    oneClickSignin: verificationType,
    registration: verificationType
  }),
  loginOnEmailVerification: check.boolean,
  logoutOnEmailVerification: check.boolean,
  loginOnPasswordReset: check.boolean,
  tokenLifetimes: check.group<TokenLifetimes>({
    emailVerification: tokenLifetime,
    addEmail: tokenLifetime,
    forgotPassword: tokenLifetime,
    forgotPin: tokenLifetime,
    deleteAccount: tokenLifetime,
    passwordlessLogin: tokenLifetime,
    autoLogin: tokenLifetime
  }),
  otpLifetime: check.duration("1 second"),
  otpLength: check.integer(4, 10),
  testPasscodes: check.each(
    check.records<TestPasscode>(
      "a passcode { recipient, passcode: 4 to 10 digits }",
      ["recipient", "passcode"],
      (item) => isGiven(item.recipient) && typeof item.passcode === "string" && /^\d{4,10}$/.test(item.passcode)
    ),
    "recipient",
    ({ recipient }) => recipient.trim().toLowerCase()
  ),
  messageLimit: check.group<MessageLimit>({ count: check.integer(0), period: check.duration("1 second") }),
  registration: check.boolean,
  passwordLogin: check.boolean,
  phoneLogin: check.boolean,
  phoneLoginOnly: check.boolean,
  userNameLogin: check.boolean,
  caseSensitiveUserNames: check.boolean,
  duplicateEmailWithUniqueUserName: check.boolean,
  hidesUnknownAccounts: check.boolean,
  allowedEmailDomains: domains,
  blockedEmailDomains: domains,
  accessTokenLifetime: check.duration("1 minute", "129600 minutes"),
  slidingAccessTokens: check.boolean,
  refreshTokens: check.boolean,
  refreshTokenLifetime: check.duration("1 minute", "525600 minutes"),
  sessionLimit: check.integer(0),
  forceLogout: check.boolean,
  rememberMe: check.boolean,
  lockout: check.group<Lockout>({
    type: check.oneOf("None", "Suspend", "Captcha", "SecurityQuestion", "Block"),
    threshold: check.integer(0),
    suspension: check.duration("1 second"),
    securityAnswerLimit: check.integer(1)
  }),
  passwordRules: check.group<PasswordRules>({
    minLength: check.integer(0),
    maxLength: check.integer(0),
    requiresDigit: check.boolean,
    requiresSymbol: check.boolean,
    requiresUpperCase: check.boolean,
    requiresLowerCase: check.boolean,
    common: texts,
    refusesProfileWords: check.boolean,
    breached: texts,
    history: check.integer(0),
    expiresAfter: check.endless("1 second")
  }),
  secondFactor: check.group<SecondFactor>({
    mode: check.oneOf("off", "optional", "required"),
    authenticator: check.boolean,
    smsOtp: check.boolean,
    emailOtp: check.boolean,
    securityQuestion: check.boolean,
    push: check.boolean,
    duo: check.boolean,
    inLogin: check.boolean,
    tokenLifetime: check.duration("1 second")
  }),
  stepUp: check.group<StepUp>({
    secondFactor: check.boolean,
    singleUse: check.boolean,
    tokenLifetime: check.duration("1 second"),
    challengeLifetime: check.duration("1 second")
  }),
  pin: check.group<Pin>({
    enabled: check.boolean,
    pinLogin: check.boolean,
    required: check.boolean,
    askOnRegistration: check.boolean,
    askOnLogin: check.boolean,
    askOnlyOnFirstLogin: check.boolean,
    tokenLifetime: check.duration("1 second"),
    sessionTokenLifetime: check.duration("1 second")
  }),
  captcha: check.group<Captcha>({
    solution: check.text,
    v2: check.boolean,
    invisible: check.boolean,
    siteKey: check.anyText,
    qqKey: check.anyText
  }),
  securityQuestionsEnabled: check.boolean,
  securityQuestions: check.each(
    check.records<SecurityQuestion>(
      "a question { id: 32 hexadecimal digits, text }",
      ["id", "text"],
      ({ id, text }) => /^[0-9a-f]{32}$/i.test(String(id)) && typeof text === "string"
    ),
    "id",
    ({ id }) => id.toLowerCase()
  ),
  securityQuestionCount: check.integer(1),
  consent,
  risk,
  privacyPolicy: check.group<PrivacyPolicyRules>({
    enabled: check.boolean,
    mode: check.oneOf("Moderated", "Strict"),
    policies: check.each(
      check.records<PrivacyPolicy>(
        "a policy { version, start: ISO 8601 }",
        ["version", "start"],
        ({ start, version }) => isGiven(version) && parseIso(String(start)) !== undefined
      ),
      "version",
      ({ version }) => version
    )
  }),
  profilingSteps: check.records<ProfilingStep>(
    "a step { step, fields: names, scopes: [{ provider, scopes }] }",
    ["step", "fields", "scopes"],
    ({ fields, scopes = [], step }) =>
      isGiven(step) &&
      Array.isArray(fields) &&
      fields.every(isGiven) &&
      Array.isArray(scopes) &&
      scopes.every(profilingScopes)
  ),
  socialProviders: check.list<string>("a lower-case name", (item) => /^[a-z0-9_]+$/.test(item)),
  redirectHosts: check.list<string>(
    "loopback, a host name or an address without a port, or *. and a host name",
    (item) => typeof item === "string" && isHost(item.replace(/^\*\./, ""))
  ),
  socialRegistration: check.boolean,
  noCallbackLogin: check.boolean,
  accountLinking: check.boolean,
  providerTokens: check.oneOf("any", "known"),
  jwtProviders,
  registrationDataTypes: check.list("a name that can be part of a path", isName),
  passwordlessEmail: check.boolean,
  passwordlessSms: check.boolean,
  smartLogin: check.boolean,
  oneTouchLogin: check.boolean,
  sms: check.group<Sms>({ enabled: check.boolean, voice: check.boolean }),
  defaultRoles: check.list<string>("a name that is not blank", isGiven),
  hidesExpiredRoleContexts: check.boolean,
  customObjects: check.group<CustomObjects>({
    enabled: check.boolean,
    names: check.list<string>("a name that is not blank", isGiven),
    recordLimit: check.integer(0),
    emptyIsNotFound: check.boolean
  }),
  webhooks: check.group<Webhooks>({
    enabled: check.boolean,
    limit: check.integer(0),
    remoteTargets: check.boolean
  }),
  limits,
  requestSigning: check.oneOf("off", "preferred", "strict"),
  gatewayErrors: check.boolean,
  errorsAsOkForXhr: check.boolean,
  retention: check.group<Retention>({ period: check.duration("0 seconds"), count: check.integer(0) }),
  outboxSize: check.integer(0),
  tokenInQueryOnly: check.boolean,
  sottSkew: check.duration("0 seconds"),
  lenientNodeMonth: check.boolean
}

/** The settings that options make of others, or what is wrong with an option. */
export const checked = (options: Options, base: Settings): Either.Either<Settings, check.Problem> => {
  const given = options as { readonly [option: string]: unknown }
  const derived =
    options.accessTokenLifetime === undefined || options.refreshTokenLifetime !== undefined
      ? {}
      : derivedLifetime(given)
  return Either.flatMap(check.group(members)({ ...given, ...derived }, "", base), consistent)
}

/** LoginRadius sets refresh tokens to one and a half of the lifetime of access tokens, when that is changed. */
const derivedLifetime = (given: { readonly [option: string]: unknown }) => {
  const lifetime = Duration.decodeUnknown(given["accessTokenLifetime"] as Duration.DurationInput)
  return lifetime._tag === "None" || !Duration.isFinite(lifetime.value)
    ? {}
    : { refreshTokenLifetime: Duration.times(lifetime.value, 1.5) }
}

const consistent = (settings: Settings): Either.Either<Settings, check.Problem> => {
  const { apiKey, apiSecret, passwordRules } = settings
  if (Redacted.value(apiSecret).toLowerCase() === apiKey.toLowerCase()) {
    return Either.left({ option: "apiSecret", expected: "another GUID than apiKey" })
  }
  if (passwordRules.maxLength !== 0 && passwordRules.maxLength < passwordRules.minLength) {
    return Either.left({ option: "passwordRules.maxLength", expected: "0 or at least passwordRules.minLength" })
  }
  if (settings.phoneLoginOnly && !settings.phoneLogin) {
    return Either.left({ option: "phoneLoginOnly", expected: "false where phoneLogin is false: nobody could log in" })
  }
  if (settings.duplicateEmailWithUniqueUserName && !settings.userNameLogin) {
    return Either.left({
      option: "duplicateEmailWithUniqueUserName",
      expected: "false where userNameLogin is false: nobody could log in"
    })
  }
  const { risk, secondFactor } = settings
  const asks = risk.factors.some(({ action = "None" }) => action !== "None")
  return risk.enabled && secondFactor.mode !== "off" && asks
    ? Either.left({ option: "risk.factors", expected: "without actions where secondFactor.mode is not off" })
    : Either.right(settings)
}
