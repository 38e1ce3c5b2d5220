/** What an application does about an error: by category, and for codes of which the category does not say enough. */
import type { Entry } from "@loginradius-effect/core/ErrorTable"
import type * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"

const team = "Alert your team"

/** The usual advice of each category. */
const byCategory: { readonly [C in LoginRadiusError.Category]: string } = {
  apiCredentials: `${team}: the key, the secret or the network of your application is refused. Show "try later".`,
  configuration: `${team}: set it up in the LoginRadius app, or do not offer it.`,
  conflict: "Tell the user what is in the way, and let them choose something else.",
  consent: "Show what has to be accepted, send the acceptance, and call again.",
  credentials: "Say that it is wrong, and ask again. Do not repeat by program: attempts can count toward a lock.",
  lockout: "Tell the user that the account is locked, and how it is opened.",
  mfa: "Ask the user for a second factor that they have, or let them set one up.",
  notFound: "Treat it as absent: tell the user, or create it.",
  oauth: "Begin the sign-in anew. If it recurs, correct the client's settings.",
  permission: "Tell the user that it is not allowed here.",
  provider: "Let the user try again later, or sign in another way. Log `description`.",
  rateLimit: "Tell the user to wait. Do not repeat by program.",
  risk: "Show the user what is asked of them: `description` says it.",
  server: "Try later. If it recurs, log `requestId` and ask LoginRadius.",
  token: "Begin the step anew that hands out the token.",
  transport: "Try later. If it recurs, look at the network.",
  validation: "A form's field: show the message beside it. Any other input: correct the call.",
  verification: "Send a new mail or passcode, and ask again."
}

type Documented = keyof typeof ErrorCode

const logIn = "Have the user log in again."
const caller = "Correct the call: it is a mistake of the program."
const done = "Nothing to do: it is as it should be."
const link = "Send a new link: this one is used up."
const captcha = "Show the captcha, and send its answer with the next call."
const nextSteps = "Log in with `Login.byEmail`, `byUsername` or `byPhone`, which answer the steps to choose from."
const wait = "Wait for the user, and ask again."
const register =
  "Say that there is no such account; offer registration. Where this may not be told, answer as for an account."
const verifyFirst = "Ask the user to follow the mail; offer to send it again."
const loginInstead = "Offer to log in, or a new password."
const another = "Ask for another one."
const password = "Ask for another password, and say why."
const allow = `${team}: the LoginRadius app has to allow this URL.`
const plan = `${team}: this is a matter of the contract with LoginRadius.`

/** Where the category does not say enough. */
const byTag: { readonly [T in Documented]?: string } = {
  // conflict
  AccountAlreadyExistsForEmail: loginInstead,
  AccountAlreadyUnlocked: done,
  AccountIdAlreadyRegistered: "Choose another `Uid`, or read the account that has it.",
  AccountNotLinked: done,
  BackupCodeAlreadyGenerated: "Reset the backup codes to get new ones.",
  ClientGuidAlreadyUsed: "Make a new GUID for each login.",
  EmailAlreadyRegistered: loginInstead,
  EmailAlreadyUnverified: done,
  EmailAlreadyVerified: done,
  EmailRegisteredWithSocialAccount: "Offer the social login that the account was made with.",
  NoEmailToInvalidate: done,
  NoPhoneToInvalidate: done,
  PhoneAlreadyRegistered: loginInstead,
  PhoneAlreadyUnverified: done,
  PhoneAlreadyVerified: done,
  PrivacyPolicyAlreadyAccepted: done,
  PushVerificationAlreadyDone: "Go on with the answer that there is, or begin the login anew.",
  RestHookLimitExceeded: "Delete a subscription first.",
  RoleNameInvalidOrExists: "Use the role that there is, or choose another name.",
  UsernameAlreadyTaken: another,
  WebhookAlreadySubscribed: done,
  WebhookConfigurationAlreadyExists: done,
  WebhookLimitExceeded: "Delete a webhook first.",
  // configuration
  DuoRedirectUriNotWhitelisted: allow,
  PhoneLoginRequired: "Use the operation for phone numbers.",
  UsernameLoginRequired: "Ask for the user name.",
  UsernameRequiredForSecurityQuestions: "Ask for the user name, and use the operation for user names.",
  // consent
  ConsentRequired: "Show the consent form, and submit it with `consentToken`.",
  PrivacyPolicyNotAccepted: "Show the privacy policy, and have it accepted with `accessToken` of the error.",
  PrivacyPolicyRequiredForRegistration: "Show the privacy policy, and register with its version.",
  // credentials
  AuthenticationFailed: "Of an access token, have the user log in again; of a passkey, offer another way to log in.",
  // lockout
  AccountBlocked: "Say that the account is blocked, and whom to ask: an administrator opens it.",
  AccountBlockedSuspiciousActivity: "Say that the account is blocked, and whom to ask: an administrator opens it.",
  AccountLockedCaptchaRequired: captcha,
  AccountLockedReauthenticationRequired: logIn,
  AccountLockedSecurityAnswerRequired:
    "Ask for the answers to the security questions, and send them with the next call.",
  AccountTemporarilyLocked: "Tell the user to wait until `loginLockedTimeout`.",
  LoginDisabled: "Say that the account may not log in, and whom to ask.",
  // mfa
  AuthenticatorCodeIncorrect: "Ask for the code that the app shows now.",
  BackupCodeInvalidOrUsed: "Ask for another backup code, or for another factor.",
  MfaPhoneNotRegistered: "Ask for another factor, or let the user set up this number.",
  MfaRequired: nextSteps,
  PushVerificationDenied: "End the login: the user refused it.",
  PushVerificationPending: wait,
  // notFound
  ConsentLogsNotAvailable: "Show that there is none.",
  CustomerServerUserNotFound: register,
  EmailNotFound: "Say that there is no such address.",
  NoMoreRecords: "This is the end of the list.",
  NoRecordFound: "Show that there is none.",
  PhoneNumberNotFound: register,
  SamlRequestNotFound: "Begin the sign-in anew.",
  SiteNotFound: `${team}: the application is not known.`,
  UsernameNotFound: register,
  UserNotFound: register,
  // permission
  AccessUnauthorized: `${team}: the secret in use does not reach this operation.`,
  AccountNotAllowedToLogin: "Say that the account may not log in, and whom to ask.",
  ActiveSessionLimitExceeded: "Have the user log out elsewhere.",
  EmailDomainNotAllowed: "Ask for an address of another domain.",
  EmailNotAllowedToRegister: "Ask for another address.",
  PasskeyLoginUnavailable: "Ask for another way to log in.",
  ResourceDisabledForSite: `${team}: the LoginRadius app does not have it.`,
  TrialPlanExpired: plan,
  // provider
  EndpointNotSupportedByProvider: "Do not offer it for this provider.",
  // rateLimit
  DefaultSmsLimitExceeded: `${team}: set up an SMS gateway of your own.`,
  // risk
  NewPasswordBreached: password,
  PasswordBreached: "Ask the user to follow the mail that was sent, and choose a new password.",
  PasswordResetRequired: "Ask the user to follow the mail that was sent earlier, or send another.",
  RiskEmailCodeSent: "Ask for the code that was mailed.",
  RiskPhoneCodeSent: "Ask for the code that was sent by SMS.",
  RiskSecurityQuestionRequired: "Ask for the answers to the security questions, and send them with the next call.",
  // token
  AccessTokenExpired: logIn,
  AccessTokenExpiredOrInvalid: logIn,
  AccessTokenInvalid: logIn,
  AccessTokenInvalidOrPhoneVerified:
    "Read the profile: if the number is verified, nothing is to do; else have the user log in again.",
  AccessTokenMissing: logIn,
  ClientGuidInvalid: "Begin the login anew.",
  ConsentTokenExpired: logIn,
  ConsentTokenInvalid: logIn,
  MfaTokenExpired: logIn,
  MfaTokenInvalid: logIn,
  RefreshTokenInvalid: logIn,
  SessionExpired: logIn,
  SottInvalid: "Make a new SOTT and call again; if it recurs, compare the clocks (`Infrastructure.getServerTime`).",
  SottRequired: "Configure the API secret, from which a SOTT is made, or give `sott`.",
  // validation
  CaptchaInvalid: captcha,
  ContentTypeNotSupported: caller,
  DangerousRequest: "Ask for a text without markup and code.",
  DuoRedirectUriInvalid: caller,
  DuoStateInvalid: "Begin the login anew.",
  FieldValidationFailed: "Show each of `errors` beside its field.",
  FormDeleteBodyInvalid: caller,
  FormPostBodyInvalid: caller,
  FormPutBodyInvalid: caller,
  InvalidRequest: caller,
  JsonBodyNotSupported: caller,
  JsonDeleteBodyInvalid: caller,
  JsonPostBodyInvalid: caller,
  JsonPutBodyInvalid: caller,
  MfaCodeRequired: "Ask for the code of the second factor.",
  NextCursorExpired: "Begin the search anew.",
  QueryMalformed: caller,
  ResetPasskeyUrlInvalid: allow,
  ResetPinUrlInvalid: allow,
  VerificationUrlInvalid: allow,
  WeakPassword: password,
  // verification
  EmailNotVerified: verifyFirst,
  EmailOrPhoneNotVerified: verifyFirst,
  OneTouchLinkAlreadyUsed: link,
  OtpInvalid: "Ask for the code again, or send a new one.",
  EmailOtpInvalid: "Ask for the code again, or send a new one.",
  PasswordlessLinkAlreadyUsed: link,
  PhoneNotVerified: "Send a passcode to the number, and have the user verify it.",
  PinSetupRequired: "Ask for a new PIN, and set it with `pinAuthToken`.",
  SmartLoginLinkAlreadyUsed: link,
  SmartLoginLinkAlreadyVerified: done,
  SmartLoginLinkNotVerified: wait,
  SocialLoginEmailNotVerified: verifyFirst,
  VerificationDenied: "End the login: the user refused it.",
  VerificationLinkAlreadyUsed: link,
  VerifiedEmailRequired: "Have the user verify an address first."
}

/** What is done about errors that stand for no code. */
export const withoutCode: ReadonlyArray<readonly [tag: keyof typeof LoginRadiusError, advice: string]> = [
  ["InvalidInput", "Show `reason` beside the field, or correct the call."],
  ["CredentialsMissing", `${team}: the configuration needs \`apiSecret\`.`],
  [
    "TransportFailed",
    "Try later where it is `retryable`. Else correct the proxy, the certificates or the configuration."
  ],
  ["OutcomeUnknown", "Look whether the call has taken effect, then decide. Do not repeat it before."],
  ["RateLimited", "Wait as long as `retryAfter` says, and call less often."],
  ["ServerFailed", "Try later. If it recurs, log `requestId` and ask LoginRadius."],
  ["MalformedResponse", "Log `path` and `expected`: the service answers what this version of the SDK does not know."],
  [
    "Unrecognized",
    "Log `code` and `description`. `catchCode` handles a documented code that the operation does not declare."
  ]
]

/** What to do about a documented error. */
export const adviceOn = ({ category, tag }: Pick<Entry, "category" | "tag">): string =>
  (byTag as { readonly [tag: string]: string | undefined })[tag] ?? byCategory[category]
