/** What can be set. */
import type * as Duration from "effect/Duration"
import type * as Redacted from "effect/Redacted"

/**
 * Whether a message carries a link or a one-time passcode.
 *
 * @since 0.1.0
 * @category models
 */
export type VerificationType = "OTP" | "MAGICLINK"

/**
 * @since 0.1.0
 * @category models
 */
export interface SecurityQuestion {
  /** 32 hexadecimal digits. */
  readonly id: string
  readonly text: string
}

/**
 * @since 0.1.0
 * @category models
 */
export interface PrivacyPolicy {
  readonly version: string
  /** From when on it holds: ISO 8601. */
  readonly start: string
}

/**
 * What follows too many failed logins.
 *
 * @since 0.1.0
 * @category models
 */
export interface Lockout {
  readonly type: "None" | "Suspend" | "Captcha" | "SecurityQuestion" | "Block"
  /** Failed logins until the account is locked; 0 for no limit. */
  readonly threshold: number
  /** How long a suspension lasts: 15 minutes. */
  readonly suspension: Duration.Duration
  /** Wrong security answers in resets until the account is blocked: 3. */
  readonly securityAnswerLimit: number
}

/**
 * Rules that the service itself enforces for new passwords. By default there are none, as in a new application.
 *
 * @since 0.1.0
 * @category models
 */
export interface PasswordRules {
  /** Fewest characters; 0 for no limit. */
  readonly minLength: number
  /** Most characters; 0 for no limit. */
  readonly maxLength: number
  readonly requiresDigit: boolean
  readonly requiresSymbol: boolean
  readonly requiresUpperCase: boolean
  readonly requiresLowerCase: boolean
  /** Passwords that are refused as too common, compared without regard to case. */
  readonly common: ReadonlyArray<string>
  /** Refuses passwords that hold the user's name, user name or address. */
  readonly refusesProfileWords: boolean
  /** Passwords that count as known from breaches. */
  readonly breached: ReadonlyArray<string>
  /** How many earlier passwords must not be used again; 0 for none. */
  readonly history: number
  /** How long a password is good for; infinite unless said otherwise. */
  readonly expiresAfter: Duration.Duration
}

/**
 * The second factor.
 *
 * @since 0.1.0
 * @category models
 */
export interface SecondFactor {
  readonly mode: "off" | "optional" | "required"
  readonly authenticator: boolean
  readonly smsOtp: boolean
  readonly emailOtp: boolean
  /** Answers to security questions, where `securityQuestionsEnabled` and `securityQuestions` have some to ask: `false`. */
  readonly securityQuestion: boolean
  /** Approval on a device that is registered, for which `Emulator.pair`, `approve` and `deny` stand: `false`. */
  readonly push: boolean
  /** Duo, in whose place a page of the emulator asks: `false`. */
  readonly duo: boolean
  /**
   * Whether a login by password that has to go on to a second factor is answered as `auth/login/2fa` answers it, and not refused
   * with 1176, as newer applications have it: `false`.
   */
  readonly inLogin: boolean
  /** How long a login waits for its second factor: 15 minutes. */
  readonly tokenLifetime: Duration.Duration
}

/**
 * Step-up: a user who is logged in proves once more who they are, by a password, a PIN, a mailed passcode or a second factor.
 *
 * @since 0.1.0
 * @category models
 */
export interface StepUp {
  /** Whether second factors prove it, where `secondFactor` has some: `false`. All else does without. */
  readonly secondFactor: boolean
  /** Whether a token is good for one validation only: `false`. LoginRadius does not say. */
  readonly singleUse: boolean
  /** How long a token is good for: 15 minutes. */
  readonly tokenLifetime: Duration.Duration
  /** How long what a step-up has asked can be answered: its SMS, and Duo's page: 5 minutes. */
  readonly challengeLifetime: Duration.Duration
}

/**
 * PINs. By default there are none, as in a new application: users are not asked for one, and none logs in.
 *
 * @since 0.1.0
 * @category models
 */
export interface Pin {
  /** Whether the application has PINs: `false`. The settings below count where it has. */
  readonly enabled: boolean
  /** Whether logins answer a session token, by which a PIN logs in: `false`. */
  readonly pinLogin: boolean
  /** Whether whoever is asked for a PIN has to set one: `false`. */
  readonly required: boolean
  /** Whether users are asked for a PIN when they register: `false`. */
  readonly askOnRegistration: boolean
  /** Whether users without a PIN are asked for one at each login: `false`. */
  readonly askOnLogin: boolean
  /** Whether they are at their first login: `false`. */
  readonly askOnlyOnFirstLogin: boolean
  /** How long a login waits for its user's first PIN: 10 minutes. */
  readonly tokenLifetime: Duration.Duration
  /** How long session tokens are good for: 7 days. */
  readonly sessionTokenLifetime: Duration.Duration
}

/**
 * Something that a consent form asks users to agree to.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentOption {
  /** What submissions name it by. The same option can be in several forms. */
  readonly id: string
  readonly title: string
  readonly description?: string | undefined
  /** Whether the form is accepted only with this one: `false`. */
  readonly isRequired?: boolean | undefined
}

/**
 * A part of a consent form: a single option, or a group of them.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentSection {
  /** Makes the part a group, which has this id. */
  readonly groupId?: string | undefined
  /** That of its option unless said otherwise. */
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** Whether the form is accepted only with at least one option of the group: `false`. */
  readonly requiresOne?: boolean | undefined
  readonly options: ReadonlyArray<ConsentOption>
}

/**
 * A version of a consent form. Of each event's forms, the newest version that has started is in force.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentForm {
  /** `Register`, `FirstLogin` and `Login`, the last of which needs a form for `FirstLogin` too. */
  readonly events?: ReadonlyArray<"Register" | "FirstLogin" | "Login"> | undefined
  /** Names of events of the application's own. */
  readonly customEvents?: ReadonlyArray<string> | undefined
  readonly version: number
  /** From when on it holds: ISO 8601. From the beginning unless said otherwise. */
  readonly start?: string | undefined
  readonly sections: ReadonlyArray<ConsentSection>
  readonly termsOfService?: string | undefined
  readonly privacyPolicy?: string | undefined
}

/**
 * Consents. By default there are none, as in a new application.
 *
 * @since 0.1.0
 * @category models
 */
export interface Consent {
  /** Whether the application asks for consents: `false`. The settings below count where it does. */
  readonly enabled: boolean
  readonly forms: ReadonlyArray<ConsentForm>
  /** Whether a login asks for consents before it asks for a PIN: `true`. */
  readonly beforePin: boolean
  /** How long a login waits for its user's consents: 15 minutes. */
  readonly tokenLifetime: Duration.Duration
}

/**
 * By what logins are judged, and what follows something new.
 *
 * @since 0.1.0
 * @category models
 */
export interface RiskFactor {
  /** `Device` and `Browser` are told by the user agent, `City` and `Country` by `places`. */
  readonly factor: "Device" | "Browser" | "City" | "Country" | "IP"
  /**
   * `None` (the default): the login goes on. `MFA`: it goes on once the user has proven themselves otherwise. `Block`: the account is
   * blocked.
   */
  readonly action?: "None" | "MFA" | "Block" | undefined
  /** For how many days a value is known: 30. */
  readonly days?: number | undefined
  /** How many values are known, in place of `days`: the latest. */
  readonly count?: number | undefined
  /** Who is told of something new, and by what: nobody. */
  readonly tells?: ReadonlyArray<"UserByMail" | "UserBySms" | "AdministratorByMail" | "AdministratorBySms"> | undefined
}

/**
 * How users prove themselves whose login looks risky.
 *
 * @since 0.1.0
 * @category models
 */
export type RiskWay = "SecurityQuestion" | "Mail" | "Sms"

/**
 * Where an address is.
 *
 * @since 0.1.0
 * @category models
 */
export interface RiskPlace {
  /** An IP address, or the beginning of some, with a dot or a colon at its end. */
  readonly ip: string
  readonly city: string
  readonly country: string
}

/**
 * Risk-based authentication: logins by password are compared with where the account has logged in from. By default there is none, as in
 * a new application.
 *
 * @since 0.1.0
 * @category models
 */
export interface Risk {
  /** Whether logins are judged: `false`. */
  readonly enabled: boolean
  /** By what they are judged: nothing. While users can have second factors, only by factors with the action `None`. */
  readonly factors: ReadonlyArray<RiskFactor>
  /** How users prove themselves, the first way that an account has: all three, in the order of `RiskWay`. */
  readonly ways: ReadonlyArray<RiskWay>
  /** The places of addresses. A request can say its own: `X-Emulator-Geo: Lisbon, Portugal`. */
  readonly places: ReadonlyArray<RiskPlace>
  /** Where mails to an administrator go; nowhere if it is empty. */
  readonly administratorEmail: string
  /** Where SMS to an administrator go; nowhere if it is empty. */
  readonly administratorPhone: string
}

/**
 * @since 0.1.0
 * @category models
 */
export interface PrivacyPolicyRules {
  readonly enabled: boolean
  /** `Strict` refuses registrations and logins without acceptance, `Moderated` never does. */
  readonly mode: "Moderated" | "Strict"
  readonly policies: ReadonlyArray<PrivacyPolicy>
}

/**
 * How long tokens in mails are good for: 72 hours each.
 *
 * @since 0.1.0
 * @category models
 */
export interface TokenLifetimes {
  readonly emailVerification: Duration.Duration
  readonly addEmail: Duration.Duration
  readonly forgotPassword: Duration.Duration
  readonly forgotPin: Duration.Duration
  readonly deleteAccount: Duration.Duration
  readonly passwordlessLogin: Duration.Duration
  /** Smart Login, and One Touch Login by mail. */
  readonly autoLogin: Duration.Duration
}

/**
 * Whether messages carry a link (`MAGICLINK`, the default of each) or a one-time passcode (`OTP`). `OTP` is refused where the
 * emulator has no operation that takes the passcode: for all but `addEmail`, `forgotPassword`, `forgotPin`, `oneClickSignin` (the mails of
 * passwordless logins) and `registration`.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerificationTypes {
  readonly addEmail: VerificationType
  readonly autoLogin: VerificationType
  readonly deleteAccount: VerificationType
  readonly forgotPin: VerificationType
  readonly forgotPassword: VerificationType
  readonly passwordlessRegistration: VerificationType
  readonly oneClickSignin: VerificationType
  readonly registration: VerificationType
}

/**
 * How many messages of one kind an account gets.
 *
 * @since 0.1.0
 * @category models
 */
export interface MessageLimit {
  /** Messages per period; 0 for no limit, which is the default. */
  readonly count: number
  /** An hour unless said otherwise. */
  readonly period: Duration.Duration
}

/**
 * @since 0.1.0
 * @category models
 */
export interface Captcha {
  /** The answer that counts as a solved captcha: `solved` unless said otherwise. */
  readonly solution: string
  readonly v2: boolean
  readonly invisible: boolean
  /** The public key of reCAPTCHA. */
  readonly siteKey: string
  /** The public key of Tencent's captcha. */
  readonly qqKey: string
}

/**
 * @since 0.1.0
 * @category models
 */
export interface CustomObjects {
  /** Whether the application has custom objects: `true`. */
  readonly enabled: boolean
  /** What its objects are called. Any name will do if there are none. */
  readonly names: ReadonlyArray<string>
  /** Most records of an account under one name; 0 for no limit. */
  readonly recordLimit: number
  /** Whether a list with nothing in it is refused as not found (1057): `false`. */
  readonly emptyIsNotFound: boolean
}

/**
 * How phones are reached.
 *
 * @since 0.1.0
 * @category models
 */
export interface Sms {
  /** Whether the application can send SMS: `true`. */
  readonly enabled: boolean
  /** Whether it can have a passcode read out by a call, as `isVoiceOtp` asks for: `false`. */
  readonly voice: boolean
}

/**
 * @since 0.1.0
 * @category models
 */
export interface Webhooks {
  /** Whether the application has webhooks: `true`. */
  readonly enabled: boolean
  /** Most subscriptions; the first API of webhooks refuses more: 5. */
  readonly limit: number
  /** Whether deliveries go to other machines than this one: `false`. */
  readonly remoteTargets: boolean
}

/**
 * How long sessions, codes, tokens and logins that have ended are remembered: used and expired ones are refused as such, until
 * they are unknown.
 *
 * @since 0.1.0
 * @category models
 */
export interface Retention {
  /** How long after its end each of them is remembered: 30 days. */
  readonly period: Duration.Duration
  /** How many of a kind are remembered: 10,000. Those that ended first go first. */
  readonly count: number
}

/**
 * A passcode for tests.
 *
 * @since 0.1.0
 * @category models
 */
export interface TestPasscode {
  /** An address or a phone number. */
  readonly recipient: string
  /** 4 to 10 digits. */
  readonly passcode: string
}

/**
 * A provider whose users log in by JWTs.
 *
 * @since 0.1.0
 * @category models
 */
export interface JwtProvider {
  /**
   * The name that `TokenManagement.accessTokenViaCustomJwt` takes, in any letter case; `google`, `apple` or `facebook` for the ID tokens
   * of these.
   */
  readonly name: string
  readonly algorithm: "HS256" | "RS256" | "ES256"
  /** The secret of HS256, else the public key in PEM (`BEGIN PUBLIC KEY`). */
  readonly key: Redacted.Redacted<string>
  /** The claim that tells users apart: `sub` unless said otherwise. */
  readonly idClaim?: string | undefined
}

/**
 * A step by which pages ask users for more of their profile.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProfilingStep {
  /** What pages call it by. */
  readonly step: string
  /** Names of profile members. */
  readonly fields: ReadonlyArray<string>
  /** What social providers are asked for in place of the fields. */
  readonly scopes?: ReadonlyArray<{ readonly provider: string; readonly scopes: string }> | undefined
}

/**
 * How many requests are answered in any second.
 *
 * @since 0.1.0
 * @category models
 */
export interface RequestLimits {
  /** Of all endpoints but those of the cloud API. */
  readonly core: number
  /** Of endpoints of the cloud API, where LoginRadius has its searches. The emulator has none of them so far. */
  readonly search: number
}

/**
 * The settings of the emulated application.
 *
 * @since 0.1.0
 * @category models
 */
export interface Settings {
  /** A GUID that starts with `e0e0e0e0-` unless said otherwise. */
  readonly apiKey: string
  /** A GUID that starts with `e0e0e0e0-` unless said otherwise. */
  readonly apiSecret: Redacted.Redacted<string>
  /** `emulator` unless said otherwise. */
  readonly appName: string
  /** Shown as the server's name and place by `Infrastructure.getServerTime`. */
  readonly serverName: string
  readonly serverLocation: string

  /**
   * `required` (the default): no login before the address is verified. `optional`: a mail, but login works at once.
   * `disabled`: no mail.
   */
  readonly emailVerificationFlow: "required" | "optional" | "disabled"
  readonly verificationTypes: VerificationTypes
  /** Whether verifying an address logs the user in: `false`. */
  readonly loginOnEmailVerification: boolean
  /** Whether verifying an address ends the user's sessions: `false`. */
  readonly logoutOnEmailVerification: boolean
  /** Whether a password reset logs the user in: `false`. */
  readonly loginOnPasswordReset: boolean
  readonly tokenLifetimes: TokenLifetimes
  /** How long one-time passcodes are good for: 5 minutes. */
  readonly otpLifetime: Duration.Duration
  /** Digits of a one-time passcode: 6. */
  readonly otpLength: number
  /** Recipients who get the same passcode each time, of whatever length it is. None unless said otherwise. */
  readonly testPasscodes: ReadonlyArray<TestPasscode>
  readonly messageLimit: MessageLimit

  /** Whether users can register: `true`. */
  readonly registration: boolean
  /** Whether users can log in with a password: `true`. */
  readonly passwordLogin: boolean
  /** Whether a phone number is an identifier: `true`. */
  readonly phoneLogin: boolean
  /** Whether a phone number is the only identifier, so that addresses are refused: `false`. Needs `phoneLogin`. */
  readonly phoneLoginOnly: boolean
  /** Whether a user name is an identifier: `true`. */
  readonly userNameLogin: boolean
  /** Whether user names are kept, and compared, in the letter case they were given in: `false`. */
  readonly caseSensitiveUserNames: boolean
  /** Whether accounts may share an address and are told apart by user name: `false`. Needs `userNameLogin`. */
  readonly duplicateEmailWithUniqueUserName: boolean
  /**
   * Whether nobody learns by an identifier if there is an account: `false`. A login by password then answers 966, also where the
   * account may not log in, unless the password is right; what sends a mail or an SMS (forgotten passwords, verification,
   * passwordless, Smart and One Touch Login, passcodes) answers as if it had sent it, also where the account may not log in or has
   * had too many; a passcode or a security answer is a wrong one. Registrations and checks of availability still tell.
   */
  readonly hidesUnknownAccounts: boolean
  /** Domains of addresses that may register, all if there are none. */
  readonly allowedEmailDomains: ReadonlyArray<string>
  /** Domains of addresses that may not register. */
  readonly blockedEmailDomains: ReadonlyArray<string>

  /** How long access tokens live: 15 minutes; 1 to 129 600 minutes. */
  readonly accessTokenLifetime: Duration.Duration
  /** Whether each use of an access token extends its life: `false`. */
  readonly slidingAccessTokens: boolean
  /** Whether logins answer a refresh token: `true`. */
  readonly refreshTokens: boolean
  /**
   * How long refresh tokens live: 60 days; 1 to 525 600 minutes. Setting the lifetime of access tokens, and not this,
   * sets this to one and a half of it, as LoginRadius does.
   */
  readonly refreshTokenLifetime: Duration.Duration
  /**
   * How many sessions of an account are open at a time; another login is refused (1338), and what logs in by the way, such as the
   * verification of an address, is done without a login. 0 for no limit, which is the default.
   */
  readonly sessionLimit: number
  /** Whether a new password ends the account's other sessions, and its session tokens for logins by PIN: `false`. */
  readonly forceLogout: boolean
  /** Whether pages offer to remember a login, which is theirs to do: `true`. Told by `Configuration.getConfigurations`. */
  readonly rememberMe: boolean

  readonly lockout: Lockout
  readonly passwordRules: PasswordRules
  readonly secondFactor: SecondFactor
  readonly stepUp: StepUp
  readonly pin: Pin
  readonly captcha: Captcha
  /** Whether security questions are in use: `true`. */
  readonly securityQuestionsEnabled: boolean
  readonly securityQuestions: ReadonlyArray<SecurityQuestion>
  /** How many questions a user answers: 1. */
  readonly securityQuestionCount: number
  readonly privacyPolicy: PrivacyPolicyRules
  readonly consent: Consent
  readonly risk: Risk

  /** The steps by which pages ask for more. Told by `Configuration.getProgressiveProfilingSchema`. None unless said otherwise. */
  readonly profilingSteps: ReadonlyArray<ProfilingStep>

  /** Lower-case names of the social providers, as in `google`. None unless said otherwise. */
  readonly socialProviders: ReadonlyArray<string>
  /**
   * Hosts that logins by a social provider may lead back to, as in `app.shop.com`, or `*.shop.com` for all below it; a callback
   * elsewhere is refused. `loopback` stands for this machine: its addresses, `localhost` and `*.localhost`. Unless said otherwise,
   * `loopback` and the names that belong to nobody: `*.test`, `*.example`, `example.com`, `example.org` and those below them.
   */
  readonly redirectHosts: ReadonlyArray<string>
  /** Whether users can register by a social provider: `true`. */
  readonly socialRegistration: boolean
  /**
   * Whether a login by a social provider can lead back to no page (`nocallback`), so that a device asks for its result by client
   * GUID: `true`.
   */
  readonly noCallbackLogin: boolean
  /** Whether social identities can be linked to accounts: `true`. */
  readonly accountLinking: boolean
  /**
   * Whose tokens social providers know in native exchanges: `any` (the default) makes up a person for each token, the
   * same one each time; with `known`, the provider refuses all but those of people whom `Seed.person` put there.
   */
  readonly providerTokens: "any" | "known"
  /**
   * The providers whose JWTs log in: none of your own unless said otherwise. The ID tokens of `google`, `apple` and `facebook` are signed
   * by the emulator's own key (`Settings.jwtKey`, HS256) unless they are in the list; `Seed.idToken` makes one.
   */
  readonly jwtProviders: ReadonlyArray<JwtProvider>
  /** The lists of registration data that there are, any if there are none. */
  readonly registrationDataTypes: ReadonlyArray<string>
  /** Whether users can log in by a link in a mail: `true`. */
  readonly passwordlessEmail: boolean
  /** Whether users can log in by a one-time passcode in an SMS: `true`. */
  readonly passwordlessSms: boolean
  /** Whether users can log in on one device by a link that they follow on another one: `true`. */
  readonly smartLogin: boolean
  /** Whether a mail or an SMS logs in, and makes an account where there is none: `true`. */
  readonly oneTouchLogin: boolean
  readonly sms: Sms

  /** Names of the roles that users get when they register, as far as there are such roles. None unless said otherwise. */
  readonly defaultRoles: ReadonlyArray<string>
  /** Whether role contexts that have ended are as good as deleted: `false`. */
  readonly hidesExpiredRoleContexts: boolean
  readonly customObjects: CustomObjects

  readonly webhooks: Webhooks

  /**
   * Whether management calls may be signed in place of sending the secret (`preferred`), must be (`strict`), or cannot
   * be (`off`, the default).
   */
  readonly requestSigning: "off" | "preferred" | "strict"
  /**
   * How many requests are answered in any second of the emulator's clock, 429 to those beyond: `off` for no limit (the default),
   * `documented` for those of a production environment (50, and 10 searches), or numbers of your own.
   */
  readonly limits: RequestLimits | "documented" | "off"
  /**
   * Whether errors come as from LoginRadius' gateway, where its newer documentation shows that: an unknown access token in the header is
   * refused with 1409, and errors of it and of `/api/v2/access_token` have the names `errorCode`, `message` and `description`: `false`.
   */
  readonly gatewayErrors: boolean
  /**
   * Whether errors are answered with the HTTP status 200 to requests with the header `X-Requested-With: XMLHttpRequest`, as
   * LoginRadius' own scripts for browsers send it: `false`.
   */
  readonly errorsAsOkForXhr: boolean
  /** How long what has ended is remembered. */
  readonly retention: Retention
  /** How many messages the outbox keeps: 10,000. The oldest go first. */
  readonly outboxSize: number

  /**
   * Whether the call that adds an e-mail address, `POST auth/email`, takes its access token in the query alone: `false`. A service
   * in use was seen to.
   */
  readonly tokenInQueryOnly: boolean

  /** How far a SOTT may start in the future, for clocks that differ: 5 minutes. */
  readonly sottSkew: Duration.Duration
  /**
   * Whether a SOTT that ends before it starts is read as one across the end of a month, as LoginRadius' Node SDK
   * writes it by mistake: `false`.
   */
  readonly lenientNodeMonth: boolean
}

type Loose<A> = A extends Duration.Duration
  ? Duration.DurationInput
  : A extends Redacted.Redacted<string>
    ? string | Redacted.Redacted<string>
    : A extends RequestLimits
      ? { readonly [M in keyof A]?: A[M] | undefined }
      : A extends ReadonlyArray<JwtProvider>
        ? ReadonlyArray<{ readonly [M in keyof JwtProvider]: Loose<JwtProvider[M]> }>
        : A

type IsGroup<A> = A extends Duration.Duration | Redacted.Redacted<string> | ReadonlyArray<unknown>
  ? false
  : A extends object
    ? true
    : false

/**
 * Settings to be changed: members that are left out, also inside of groups, stay as they are.
 *
 * @since 0.1.0
 * @category models
 */
export type Options = {
  readonly [K in keyof Settings]?:
    | (IsGroup<Settings[K]> extends true
        ? { readonly [M in keyof Settings[K]]?: Loose<Settings[K][M]> | undefined }
        : Loose<Settings[K]>)
    | undefined
}
