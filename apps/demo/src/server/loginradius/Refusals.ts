/**
 * Turns the SDK's errors into the few refusals of this application: by tag if the tag matters, otherwise by category. Texts
 * are our own, because LoginRadius' can hold personal data.
 */
import { LoginRadiusError } from "@loginradius-effect/core"
import { Duration, Effect } from "effect"
import * as Api from "../../api/Refusals.js"

/** Turns every error of the SDK into a refusal. Other errors, such as refusals of a handler, stay what they are. */
export const orRefuse = <A, E, R>(
  self: Effect.Effect<A, E, R>
): Effect.Effect<A, Exclude<E, LoginRadiusError.LoginRadiusError> | Api.Refusal, R> =>
  LoginRadiusError.catchAny(self, (error) => Effect.fail(refusal(error)))

type Texts = { readonly [tag: string]: string }

/** The form field that a tag is about. */
const fields: Texts = {
  InvalidCredentials: "password",
  CurrentPasswordInvalid: "oldPassword",
  WeakPassword: "newPassword",
  NewPasswordInvalid: "newPassword",
  NewPasswordBreached: "newPassword",
  FieldValidationFailed: "newPassword",
  PasswordInvalid: "password",
  EmailAddressInvalid: "email",
  EmailIdInvalid: "email",
  EmailNotVerified: "email",
  EmailAlreadyRegistered: "email",
  EmailNotFound: "email",
  PinInvalid: "pin",
  PinNotSet: "pin",
  CurrentPinInvalid: "oldPin",
  PinMissing: "newPin",
  PhoneNumberInvalid: "phone",
  PhoneNotVerified: "phone",
  PhoneNumberNotFound: "phone",
  PhoneAlreadyRegistered: "phone",
  MfaPhoneAlreadyRegistered: "phone",
  BackupCodeNotConfigured: "code",
  RoleNameInvalidOrExists: "name",
  CustomObjectNameInvalid: "kind"
}

const wrong = "The e-mail address or the password is wrong."

/** The same refusal for an unknown address as for a wrong password, so that nobody learns who has an account. */
export const wrongCredentials = () => Effect.fail(new Api.WrongCredentials({ field: "password", message: wrong }))

/** What is said of an account, where a message to it is asked for: that there is none, or that it gets none. */
const ofAnAccount: ReadonlyArray<string> = [
  "UserNotFound",
  "PhoneNumberNotFound",
  "EmailNotVerified",
  "PhoneNotVerified",
  "EmailAlreadyVerified",
  "PhoneAlreadyVerified",
  "EmailSendLimitReached",
  "SmsSendLimitReached"
]

/** Whether an error tells that there is an account, or none. A lock does: only accounts are locked. */
const isOfAnAccount = (error: unknown): boolean =>
  LoginRadiusError.isLoginRadiusError(error) && (error.category === "lockout" || ofAnAccount.includes(error._tag))

/** Asks for a message, and succeeds whether one is sent or not, so that nobody learns who has an account. */
export const untold = <A, E, R>(ask: Effect.Effect<A, E, R>): Effect.Effect<void, E, R> =>
  Effect.catchIf(Effect.asVoid(ask), isOfAnAccount, () => Effect.void)

/** The same refusal for a number without an account, or with one that may not sign in, as for a wrong code. */
export const untoldCode = <A, E, R>(self: Effect.Effect<A, E, R>): Effect.Effect<A, E | Api.CodeRefused, R> =>
  Effect.catchIf(self, isOfAnAccount, () =>
    Effect.fail(new Api.CodeRefused({ reason: "wrong", field: "code", message: "This code is wrong." }))
  )

const texts: Texts = {
  InvalidCredentials: wrong,
  CurrentPasswordInvalid: "This is not your current password.",
  WeakPassword: "This password is too easy to guess.",
  NewPasswordInvalid: "You have, or had, this password already. Choose another one.",
  NewPasswordBreached: "This password is known from a breach. Choose another one.",
  PasswordBreached: "Your password is known from a breach. A mail to set a new one is on its way.",
  PasswordResetRequired: "Your password is known from a breach. Follow the mail that was sent to you to set a new one.",
  PinInvalid: "This is not your PIN.",
  CurrentPinInvalid: "This is not your current PIN.",
  PinNotSet: "You have no PIN yet.",
  PinMissing: "Enter a PIN.",
  PinAuthenticationNotConfigured: "The LoginRadius application has no PINs.",
  PinLoginNotEnabled: "In this LoginRadius application a PIN does not sign in.",
  ConsentFormInvalid: "Something that is needed is missing, or cannot be withdrawn.",
  ConsentFormNotAvailable: "There is no such form any more.",
  ConsentManagementNotEnabled: "The LoginRadius application asks for no consents.",
  EmailNotVerified: "This address is not verified yet. Follow the link in the mail that was sent to it.",
  PhoneNotVerified: "This number is not verified yet.",
  EmailAlreadyRegistered: "There is an account with this address already.",
  PhoneAlreadyRegistered: "There is an account with this number already.",
  MfaNotEnabled: "The LoginRadius application has no second factor.",
  MfaNotConfigured: "The LoginRadius application offers no second factor.",
  MfaRemovalRequestInvalid: "A second factor is required, and this is the last one.",
  MfaPhoneAlreadyRegistered: "Your codes go to this number already.",
  AuthenticatorCodeIncorrect: "This code is wrong, or it has been used before. Wait for the next one.",
  StepUpMfaNotEnabled: "In this LoginRadius application no code can prove it. Use your password.",
  BackupCodeInvalidOrUsed: "This code is wrong, or it has been used before.",
  BackupCodeNotConfigured: "This account has no backup codes.",
  BackupCodeAlreadyGenerated: "Backup codes were made before, and they are shown only once.",
  AccountLockedReauthenticationRequired: "This account is locked after too many wrong codes.",
  RoleNameInvalidOrExists: "There is a role of this name already, or the name cannot be used.",
  AccountAlreadyLinked: "This account is linked already: to yours, or to somebody else's.",
  AccountCannotBeLinked: "This account cannot be linked: somebody else has its address.",
  AccountCannotUnlinkItself: "You are signed in by this account. Sign in by another way to unlink it.",
  AccountNotLinked: "This account is not linked any more.",
  ProviderIdNotLinked: "This account is not linked any more.",
  SocialEmailUsedByAnotherAccount: "There is an account with this address already. Sign in to it, and link the two.",
  SocialLoginEmailNotVerified:
    "The provider has not verified this address. Follow the link in the mail that was sent to it.",
  SocialRegistrationNotAllowed: "Nobody can register by this provider.",
  RoleNotFound: "There is no such role any more.",
  CustomObjectNameInvalid: "The LoginRadius application has no custom objects of this name.",
  CustomObjectNotConfigured: "The LoginRadius application has no custom objects.",
  CustomObjectNotFound: "This record is not there any more.",
  CustomObjectLimitReached: "There can be no more records of this name.",
  AccountLinkingDisabled: "Linking accounts is switched off."
}

const told = (error: LoginRadiusError.LoginRadiusError, otherwise: string) => {
  const field = fields[error._tag]
  return { message: texts[error._tag] ?? otherwise, ...(field === undefined ? {} : { field }) }
}

/** The refusal for an error. */
export const refusal = (error: LoginRadiusError.LoginRadiusError): Api.Refusal => {
  switch (error.category) {
    case "credentials":
      return new Api.WrongCredentials(told(error, "This is wrong."))
    case "lockout":
      return locked(error)
    case "verification":
      return /NotVerified|VerifiedEmailRequired/.test(error._tag) && error._tag !== "SmartLoginLinkNotVerified"
        ? new Api.NotVerified(told(error, "This is not verified yet."))
        : code(error)
    case "mfa":
      return /Incorrect|Invalid|Failed/.test(error._tag)
        ? code(error)
        : new Api.NotAvailable(told(error, "This second factor is not set up."))
    case "token":
      return new Api.SignInRequired(told(error, "Your session has ended. Sign in again."))
    case "conflict":
      return new Api.AlreadyTaken(told(error, "That conflicts with what is there already."))
    case "notFound":
      return new Api.NotFound(told(error, "There is no such thing."))
    case "validation":
      return invalid(error)
    case "rateLimit":
      return tooMany(error)
    case "server":
    case "transport":
    case "apiCredentials":
      return unavailable(error)
    case "risk":
      if (error._tag === "NewPasswordBreached") return invalid(error)
      return new Api.NotAvailable(told(error, "This sign-in looks unusual: LoginRadius refuses it."))
    default:
      return new Api.NotAvailable(told(error, "This is not available here."))
  }
}

const locked = (error: LoginRadiusError.LoginRadiusError) => {
  const told = "loginLockedTimeout" in error ? error.loginLockedTimeout : undefined
  // The SDK redacts the secrets of a call in its errors. If the password is `2030`, the time has lost its year.
  const until = typeof told === "string" && !Number.isNaN(Date.parse(told)) ? told : undefined
  return new Api.AccountLocked({
    message:
      until === undefined
        ? (texts[error._tag] ?? "This account is locked.")
        : "This account is locked after too many failed attempts.",
    ...(until === undefined ? {} : { until })
  })
}

const code = (error: LoginRadiusError.LoginRadiusError) => {
  const reason = error._tag.includes("Expired")
    ? "expired"
    : /Already(Used|Verified)/.test(error._tag)
      ? "used"
      : "wrong"
  const said = { wrong: "is wrong", expired: "has expired", used: "has been used already" }[reason]
  const isLink = error._tag.includes("Link") || error._tag.includes("Token")
  return new Api.CodeRefused({
    reason,
    message: texts[error._tag] ?? `${isLink ? "This link" : "This code"} ${said}.`,
    ...(isLink ? {} : { field: "code" })
  })
}

const invalid = (error: LoginRadiusError.LoginRadiusError) => {
  const named = "field" in error && typeof error.field === "string" ? error.field.split(".").at(-1) : undefined
  const { field = named ?? "form", message } = told(error, "This cannot be used.")
  return new Api.InvalidField({ field, message })
}

const tooMany = (error: LoginRadiusError.LoginRadiusError) => {
  const asked = "retryAfter" in error && Duration.isDuration(error.retryAfter) ? error.retryAfter : Duration.minutes(1)
  const retryAfter = Math.ceil(Duration.toSeconds(asked))
  return new Api.TooManyAttempts({ retryAfter, message: "Too many messages or calls. Try again later." })
}

const unavailable = (error: LoginRadiusError.LoginRadiusError) => {
  const mayHaveHappened = error._tag === "OutcomeUnknown"
  return new Api.Unavailable({
    mayHaveHappened,
    message: mayHaveHappened
      ? "The answer was lost. It may have worked all the same: look before you try again."
      : "That did not work. Try again later."
  })
}
