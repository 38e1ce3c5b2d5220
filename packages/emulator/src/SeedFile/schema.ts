/** What a seed file can say. The published schema, the check of a file and the type of what it holds are all made of this. */
import { eventNames } from "@loginradius-effect/core/Webhooks"
import * as Schema from "effect/Schema"
import { keyOf } from "../internal/authenticator.js"
import { isName } from "../internal/names.js"
import { parseIso } from "../internal/time.js"
import { isAddress } from "../rules/emails.js"
import { isPhone, isUserName } from "../rules/identifiers.js"
import { isHash } from "../rules/password.js"
import { targetOf } from "../rules/webhooks.js"
import type * as Settings from "../Settings.js"

/** A text that is what its title says. */
const textThat = (title: string, is: (text: string) => boolean) =>
  Schema.String.pipe(Schema.filter(is, { title, jsonSchema: {} }))

const textOf = (title: string, form: RegExp) => Schema.String.pipe(Schema.pattern(form, { title }))

const integer = (least: number, most?: number) => {
  const title = most === undefined ? `a whole number of at least ${least}` : `a whole number from ${least} to ${most}`
  const jsonSchema = { type: "integer", minimum: least, ...(most === undefined ? {} : { maximum: most }) }
  const is = (value: number): boolean => Number.isSafeInteger(value) && value >= least && value <= (most ?? Infinity)
  return Schema.Number.pipe(Schema.filter(is, { title, jsonSchema }))
}

/** A member that may be left out. */
const member = <A, I>(schema: Schema.Schema<A, I>, description: string) =>
  Schema.optionalWith(schema, { exact: true }).annotations({ description })

/** One that may not. */
const needed = <A, I>(schema: Schema.Schema<A, I>, description: string) =>
  Schema.propertySignature(schema).annotations({ description })

/** A setting: `pnpm generate` takes what it means from its docstring. */
const option = <A, I>(schema: Schema.Schema<A, I>) => Schema.optionalWith(schema, { exact: true })

const texts = Schema.Array(Schema.String)
const given = textOf("text that is not blank", /\S/)
const name = textThat("a name that can be part of a path", isName)
const address = textThat("an e-mail address", isAddress)
const phone = textThat("a phone number of 6 to 15 digits", isPhone)
const recordId = textOf("24 hexadecimal digits", /^[0-9a-fA-F]{24}$/)
const date = textThat("a date in ISO 8601, such as 2031-01-01T00:00:00Z", (text) => parseIso(text) !== undefined)
const json = Schema.Record({ key: Schema.String, value: Schema.Unknown.annotations({ jsonSchema: {} }) })
const textsByName = Schema.Record({ key: Schema.String, value: Schema.String })

const duration = textOf(
  'a duration such as "15 minutes"',
  /^\d+(\.\d+)? (millis?|seconds?|minutes?|hours?|days?|weeks?)$/
)

type Group<A> = { readonly [K in keyof Required<A>]: Schema.PropertySignature.All }

const verificationType = option(Schema.Literal("MAGICLINK", "OTP"))

const consentForm = Schema.Struct({
  events: member(Schema.Array(Schema.Literal("Register", "FirstLogin", "Login")), "The events that it is shown at."),
  customEvents: member(Schema.Array(given), "Names of events of the application's own."),
  version: needed(integer(1), "The newest version that has started is in force."),
  start: member(date, "From when on it holds: from the beginning unless said otherwise."),
  sections: needed(
    Schema.Array(
      Schema.Struct({
        groupId: member(given, "Makes the section a group, which has this id."),
        title: member(Schema.String, "That of its option unless said otherwise."),
        description: member(Schema.String, "What else is said of the section."),
        requiresOne: member(Schema.Boolean, "Whether one option of the group has to be accepted."),
        options: needed(
          Schema.Array(
            Schema.Struct({
              id: needed(given, "What submissions name the option by."),
              title: needed(given, "What users agree to."),
              description: member(Schema.String, "What else is said of it."),
              isRequired: member(Schema.Boolean, "Whether it has to be accepted.")
            } satisfies Group<Settings.ConsentOption>)
          ),
          "What users can agree to: one option, unless the section is a group."
        )
      } satisfies Group<Settings.ConsentSection>)
    ),
    "The parts of the form."
  ),
  termsOfService: member(Schema.String, "The terms of service, or where they are."),
  privacyPolicy: member(Schema.String, "The privacy policy, or where it is.")
} satisfies Group<Settings.ConsentForm>)

/** All settings, with their kinds: what else one has to be, the settings themselves check. */
const settings = Schema.Struct({
  apiKey: option(given),
  apiSecret: option(given),
  appName: option(given),
  serverName: option(given),
  serverLocation: option(given),
  emailVerificationFlow: option(Schema.Literal("required", "optional", "disabled")),
  verificationTypes: option(
    Schema.Struct({
      addEmail: verificationType,
      autoLogin: verificationType,
      deleteAccount: verificationType,
      forgotPin: verificationType,
      forgotPassword: verificationType,
      passwordlessRegistration: verificationType,
      oneClickSignin: verificationType,
      registration: verificationType
    } satisfies Group<Settings.VerificationTypes>)
  ),
  loginOnEmailVerification: option(Schema.Boolean),
  logoutOnEmailVerification: option(Schema.Boolean),
  loginOnPasswordReset: option(Schema.Boolean),
  tokenLifetimes: option(
    Schema.Struct({
      emailVerification: option(duration),
      addEmail: option(duration),
      forgotPassword: option(duration),
      forgotPin: option(duration),
      deleteAccount: option(duration),
      passwordlessLogin: option(duration),
      autoLogin: option(duration)
    } satisfies Group<Settings.TokenLifetimes>)
  ),
  otpLifetime: option(duration),
  otpLength: option(integer(4, 10)),
  testPasscodes: option(
    Schema.Array(
      Schema.Struct({
        recipient: needed(given, "An address or a phone number."),
        passcode: needed(textOf("4 to 10 digits", /^\d{4,10}$/), "4 to 10 digits, in quotes.")
      } satisfies Group<Settings.TestPasscode>)
    )
  ),
  messageLimit: option(
    Schema.Struct({ count: option(integer(0)), period: option(duration) } satisfies Group<Settings.MessageLimit>)
  ),
  registration: option(Schema.Boolean),
  passwordLogin: option(Schema.Boolean),
  phoneLogin: option(Schema.Boolean),
  phoneLoginOnly: option(Schema.Boolean),
  userNameLogin: option(Schema.Boolean),
  caseSensitiveUserNames: option(Schema.Boolean),
  duplicateEmailWithUniqueUserName: option(Schema.Boolean),
  hidesUnknownAccounts: option(Schema.Boolean),
  allowedEmailDomains: option(texts),
  blockedEmailDomains: option(texts),
  accessTokenLifetime: option(duration),
  slidingAccessTokens: option(Schema.Boolean),
  refreshTokens: option(Schema.Boolean),
  refreshTokenLifetime: option(duration),
  sessionLimit: option(integer(0)),
  forceLogout: option(Schema.Boolean),
  rememberMe: option(Schema.Boolean),
  lockout: option(
    Schema.Struct({
      type: option(Schema.Literal("None", "Suspend", "Captcha", "SecurityQuestion", "Block")),
      threshold: option(integer(0)),
      suspension: option(duration),
      securityAnswerLimit: option(integer(1))
    } satisfies Group<Settings.Lockout>)
  ),
  passwordRules: option(
    Schema.Struct({
      minLength: option(integer(0)),
      maxLength: option(integer(0)),
      requiresDigit: option(Schema.Boolean),
      requiresSymbol: option(Schema.Boolean),
      requiresUpperCase: option(Schema.Boolean),
      requiresLowerCase: option(Schema.Boolean),
      common: option(texts),
      refusesProfileWords: option(Schema.Boolean),
      breached: option(texts),
      history: option(integer(0)),
      expiresAfter: option(
        textOf(
          'a duration such as "90 days", or infinite',
          /^(infinite|\d+(\.\d+)? (millis?|seconds?|minutes?|hours?|days?|weeks?))$/
        )
      )
    } satisfies Group<Settings.PasswordRules>)
  ),
  secondFactor: option(
    Schema.Struct({
      mode: option(Schema.Literal("off", "optional", "required")),
      authenticator: option(Schema.Boolean),
      smsOtp: option(Schema.Boolean),
      emailOtp: option(Schema.Boolean),
      securityQuestion: option(Schema.Boolean),
      push: option(Schema.Boolean),
      duo: option(Schema.Boolean),
      inLogin: option(Schema.Boolean),
      tokenLifetime: option(duration)
    } satisfies Group<Settings.SecondFactor>)
  ),
  stepUp: option(
    Schema.Struct({
      secondFactor: option(Schema.Boolean),
      singleUse: option(Schema.Boolean),
      tokenLifetime: option(duration),
      challengeLifetime: option(duration)
    } satisfies Group<Settings.StepUp>)
  ),
  pin: option(
    Schema.Struct({
      enabled: option(Schema.Boolean),
      pinLogin: option(Schema.Boolean),
      required: option(Schema.Boolean),
      askOnRegistration: option(Schema.Boolean),
      askOnLogin: option(Schema.Boolean),
      askOnlyOnFirstLogin: option(Schema.Boolean),
      tokenLifetime: option(duration),
      sessionTokenLifetime: option(duration)
    } satisfies Group<Settings.Pin>)
  ),
  captcha: option(
    Schema.Struct({
      solution: option(given),
      v2: option(Schema.Boolean),
      invisible: option(Schema.Boolean),
      siteKey: option(Schema.String),
      qqKey: option(Schema.String)
    } satisfies Group<Settings.Captcha>)
  ),
  securityQuestionsEnabled: option(Schema.Boolean),
  securityQuestions: option(
    Schema.Array(
      Schema.Struct({
        id: needed(textOf("32 hexadecimal digits", /^[0-9a-fA-F]{32}$/), "32 hexadecimal digits."),
        text: needed(Schema.String, "The question.")
      } satisfies Group<Settings.SecurityQuestion>)
    )
  ),
  securityQuestionCount: option(integer(1)),
  consent: option(
    Schema.Struct({
      enabled: option(Schema.Boolean),
      forms: option(Schema.Array(consentForm)),
      beforePin: option(Schema.Boolean),
      tokenLifetime: option(duration)
    } satisfies Group<Settings.Consent>)
  ),
  risk: option(
    Schema.Struct({
      enabled: option(Schema.Boolean),
      factors: option(
        Schema.Array(
          Schema.Struct({
            factor: needed(Schema.Literal("Device", "Browser", "City", "Country", "IP"), "By what logins are judged."),
            action: member(Schema.Literal("None", "MFA", "Block"), "What follows something new: None."),
            days: member(integer(1), "For how many days a value is known: 30."),
            count: member(integer(1), "How many values are known, in place of days."),
            tells: member(
              Schema.Array(Schema.Literal("UserByMail", "UserBySms", "AdministratorByMail", "AdministratorBySms")),
              "Who is told of something new, and by what."
            )
          } satisfies Group<Settings.RiskFactor>)
        )
      ),
      ways: option(Schema.Array(Schema.Literal("SecurityQuestion", "Mail", "Sms"))),
      places: option(
        Schema.Array(
          Schema.Struct({
            ip: needed(given, "An IP address, or the beginning of some, with a dot or a colon at its end."),
            city: needed(given, "The city."),
            country: needed(given, "The country.")
          } satisfies Group<Settings.RiskPlace>)
        )
      ),
      administratorEmail: option(Schema.String),
      administratorPhone: option(Schema.String)
    } satisfies Group<Settings.Risk>)
  ),
  privacyPolicy: option(
    Schema.Struct({
      enabled: option(Schema.Boolean),
      mode: option(Schema.Literal("Moderated", "Strict")),
      policies: option(
        Schema.Array(
          Schema.Struct({
            version: needed(given, "What the version is called."),
            start: needed(date, "From when on it holds.")
          } satisfies Group<Settings.PrivacyPolicy>)
        )
      )
    } satisfies Group<Settings.PrivacyPolicyRules>)
  ),
  profilingSteps: option(
    Schema.Array(
      Schema.Struct({
        step: needed(given, "What pages call it by."),
        fields: needed(Schema.Array(given), "Names of profile members."),
        scopes: member(
          Schema.Array(
            Schema.Struct({
              provider: needed(given, "The name of the provider."),
              scopes: needed(given, "What the provider is asked for, in its own words.")
            })
          ),
          "What social providers are asked for in place of the fields."
        )
      } satisfies Group<Settings.ProfilingStep>)
    )
  ),
  socialProviders: option(texts),
  redirectHosts: option(texts),
  socialRegistration: option(Schema.Boolean),
  noCallbackLogin: option(Schema.Boolean),
  accountLinking: option(Schema.Boolean),
  providerTokens: option(Schema.Literal("any", "known")),
  jwtProviders: option(
    Schema.Array(
      Schema.Struct({
        name: needed(given, "As `TokenManagement.accessTokenViaCustomJwt` takes it; or google, apple or facebook."),
        algorithm: needed(Schema.Literal("HS256", "RS256", "ES256"), "How its tokens are signed."),
        key: needed(given, "The secret of HS256, else the public key in PEM."),
        idClaim: member(given, "The claim that tells users apart: sub unless said otherwise.")
      } satisfies Group<Settings.JwtProvider>)
    )
  ),
  registrationDataTypes: option(texts),
  passwordlessEmail: option(Schema.Boolean),
  passwordlessSms: option(Schema.Boolean),
  smartLogin: option(Schema.Boolean),
  oneTouchLogin: option(Schema.Boolean),
  sms: option(
    Schema.Struct({
      enabled: option(Schema.Boolean),
      voice: option(Schema.Boolean)
    } satisfies Group<Settings.Sms>)
  ),
  defaultRoles: option(texts),
  hidesExpiredRoleContexts: option(Schema.Boolean),
  customObjects: option(
    Schema.Struct({
      enabled: option(Schema.Boolean),
      names: option(texts),
      recordLimit: option(integer(0)),
      emptyIsNotFound: option(Schema.Boolean)
    } satisfies Group<Settings.CustomObjects>)
  ),
  webhooks: option(
    Schema.Struct({
      enabled: option(Schema.Boolean),
      limit: option(integer(0)),
      remoteTargets: option(Schema.Boolean)
    } satisfies Group<Settings.Webhooks>)
  ),
  requestSigning: option(Schema.Literal("off", "preferred", "strict")),
  limits: option(
    Schema.Union(
      Schema.Literal("off", "documented"),
      Schema.Struct({
        core: option(integer(1)),
        search: option(integer(1))
      } satisfies Group<Settings.RequestLimits>)
    )
  ),
  gatewayErrors: option(Schema.Boolean),
  errorsAsOkForXhr: option(Schema.Boolean),
  retention: option(
    Schema.Struct({ period: option(duration), count: option(integer(0)) } satisfies Group<Settings.Retention>)
  ),
  outboxSize: option(integer(0)),
  tokenInQueryOnly: option(Schema.Boolean),
  sottSkew: option(duration),
  lenientNodeMonth: option(Schema.Boolean)
} satisfies Group<Settings.Settings>).annotations({ identifier: "Settings" })

const role = Schema.Struct({
  name: needed(name, "What the role is called."),
  permissions: member(texts, "What the role permits.")
})

const contact = Schema.Struct({
  id: needed(given, "The provider's own id of the contact: a message goes to it."),
  name: member(Schema.String, "Its id unless said otherwise."),
  email: member(address, "An address that the provider tells."),
  profile: member(json, "What else the provider tells, by LoginRadius' member names, as in PhoneNumber.")
})

const socialMembers = {
  provider: needed(textOf("a lower-case name", /^[a-z0-9_]+$/), "As in google."),
  id: needed(given, "The provider's own id of the person."),
  email: member(address, "An address that the provider tells."),
  emailVerified: member(Schema.Boolean, "Whether the provider has verified the address: true unless said otherwise."),
  profile: member(json, "What the provider tells, by LoginRadius' member names."),
  contacts: member(Schema.Array(contact), "Those whom the person knows there, and messages go to; made up if left out.")
}

const social = Schema.Struct(socialMembers)

const person = Schema.Struct({
  ...socialMembers,
  token: member(given, "A token of the provider's own, by which the person can log in without its page.")
})

const secondFactor = Schema.Struct({
  authenticator: member(
    Schema.Union(
      Schema.Boolean,
      Schema.Struct({
        secret: needed(
          textThat("a key in base32", (text) => keyOf(text) !== undefined),
          "The key in base32, as users type it into their app."
        )
      })
    ),
    "An authenticator app: true makes up its key."
  ),
  phone: member(phone, "The number that passcodes go to."),
  email: member(Schema.Boolean, "Whether passcodes can go to the addresses of the account."),
  securityQuestions: member(Schema.Boolean, "Whether the securityAnswers of the account are a factor."),
  push: member(Schema.Boolean, "Whether a device is registered that approves logins."),
  duo: member(Schema.Boolean, "Whether Duo is set up.")
})

const consents = Schema.Struct({
  versions: member(
    Schema.Array(
      Schema.Struct({
        event: needed(given, "Register, FirstLogin, Login, or the name of one of the application's own."),
        isCustom: member(
          Schema.Boolean,
          "Whether the event is one of the application's own: false unless said otherwise."
        ),
        version: needed(integer(1), "The version of its form that was accepted.")
      })
    ),
    "The versions of forms that the user has accepted, of each event the newest."
  ),
  options: member(Schema.Array(given), "Ids of options that the user agrees to.")
})

const riskValue = Schema.Struct({
  factor: needed(Schema.Literal("Device", "Browser", "City", "Country", "IP"), "What the value is of."),
  value: needed(given, "As in Firefox, iPhone, Lisbon or 203.0.113.7.")
})

const roleContext = Schema.Struct({
  context: needed(name, "The name of the context, which is unique in the account."),
  roles: member(texts, "Names of roles of this file."),
  additionalPermissions: member(texts, "What is permitted beside what the roles permit."),
  expiresAt: member(date, "When the context ends; never unless said otherwise.")
})

const customObject = Schema.Struct({
  id: member(recordId, "Made up if there is none."),
  name: needed(given, "What the application calls its objects of this kind."),
  content: needed(json, "The object.")
})

const account = Schema.Struct({
  uid: member(name, "The account's id; made up if there is none."),
  email: member(address, "The primary address."),
  otherEmails: member(Schema.Record({ key: Schema.String, value: address }), "Further addresses by type."),
  emailVerified: member(Schema.Boolean, "true unless said otherwise."),
  password: member(
    Schema.String.pipe(Schema.minLength(1, { title: "text that is not empty" })),
    "The password in clear, which takes a millisecond or two to hash."
  ),
  passwordHash: member(
    textThat("a hash, Rfc2898DeriveBytes$<rounds>$<salt>$<hash>", isHash),
    "The hash of the password, in place of the password: PBKDF2 with SHA-1 and 32 bytes, salt and hash in base64."
  ),
  userName: member(textThat("a user name: 1 to 255 characters without blanks", isUserName), "The user name."),
  phoneId: member(phone, "The phone number that the user logs in by."),
  phoneIdVerified: member(Schema.Boolean, "true unless said otherwise."),
  profile: member(json, "Members of the profile, by LoginRadius' names."),
  pin: member(
    Schema.String.pipe(Schema.minLength(1, { title: "text that is not empty" })),
    "The PIN in clear, in quotes, which takes a millisecond or two to hash."
  ),
  securityAnswers: member(textsByName, "Answers to security questions, by the id of the question."),
  secondFactor: member(
    Schema.Union(Schema.Boolean, secondFactor),
    "Second factors that are set up: none. true stands for an authenticator app."
  ),
  consents: member(
    consents,
    "What the user has agreed to by consent forms; they were never asked unless said otherwise."
  ),
  riskValues: member(
    Schema.Array(riskValue),
    "Where the user has logged in from, which risky logins are compared with."
  ),
  social: member(Schema.Array(social), "Profiles at social providers."),
  roles: member(texts, "Names of roles of this file."),
  roleContexts: member(Schema.Array(roleContext), "Contexts in which the account has roles."),
  customObjects: member(Schema.Array(customObject), "Records that the application keeps with the account.")
}).annotations({ identifier: "Account" })

export interface RegistrationEntry {
  readonly id?: string
  readonly type: string
  readonly key: string
  readonly value: string
  readonly code?: string
  readonly isActive?: boolean
  readonly children?: ReadonlyArray<RegistrationEntry>
}

const registrationEntry: Schema.Schema<RegistrationEntry> = Schema.Struct({
  id: member(recordId, "Made up if there is none."),
  type: needed(name, "The list that the entry belongs to."),
  key: needed(given, "What the entry stands for."),
  value: needed(given, "What users read."),
  code: member(given, "What whoever chooses the entry has to know."),
  isActive: member(Schema.Boolean, "true unless said otherwise."),
  children: member(
    Schema.Array(Schema.suspend((): Schema.Schema<RegistrationEntry> => registrationEntry)),
    "The entries below this one."
  )
}).annotations({ identifier: "RegistrationEntry" })

const authentication = Schema.Union(
  Schema.Struct({
    type: needed(Schema.Literal("Basic"), "By user name and password."),
    username: needed(given, "The user name."),
    password: needed(Schema.String, "The password.")
  }),
  Schema.Struct({
    type: needed(Schema.Literal("Bearer"), "By a token."),
    token: needed(given, "The token.")
  })
)

const webhook = Schema.Struct({
  event: needed(Schema.Literal(...eventNames), "The event that is told."),
  targetUrl: needed(
    textThat("a URL of http or https", (text) => targetOf(text) !== undefined),
    "Where it is told."
  ),
  name: member(Schema.String, "What the webhook is called."),
  headers: member(textsByName, "Headers of each delivery."),
  queryParams: member(textsByName, "What is added to the query of the URL."),
  authentication: member(authentication, "How deliveries authenticate.")
})

export const document = Schema.Struct({
  $schema: member(Schema.String, "Where the schema of this file is, for editors."),
  settings: member(settings, "Settings of the application; those that are left out stay as they are."),
  roles: member(Schema.Array(role), "The roles of the application."),
  accounts: member(Schema.Array(account), "People who have an account."),
  registrationData: member(Schema.Array(registrationEntry), "Lists that users choose from when they register."),
  webhooks: member(Schema.Array(webhook), "What is told of which event."),
  people: member(Schema.Array(person), "People whom social providers know, who have no account here by that.")
}).annotations({ title: "A seed of the emulator", identifier: "Seed" })

export type Document = typeof document.Type
