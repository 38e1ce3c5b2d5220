/**
 * Turns the SDK's errors into the few of this application: by tag where it matters, by category otherwise. Texts are our
 * own, because the service's can hold personal data.
 */
import { LoginRadiusError } from "@loginradius-effect/core"
import { Duration, Effect } from "effect"
import * as Api from "../api/Refusals.js"

/** Handles whatever the SDK can fail with. Errors that a handler has treated before stay what they are. */
export const orRefuse = <A, E, R>(
  self: Effect.Effect<A, E, R>
): Effect.Effect<A, Exclude<E, LoginRadiusError.LoginRadiusError> | Api.Refusal, R> =>
  Effect.mapError(self, (error) =>
    LoginRadiusError.isLoginRadiusError(error)
      ? refusal(error)
      : (error as Exclude<E, LoginRadiusError.LoginRadiusError>)
  )

type Texts = { readonly [tag: string]: string }

/** The form field that a tag is about. */
const fields: Texts = {
  InvalidCredentials: "password",
  CurrentPasswordInvalid: "oldPassword",
  WeakPassword: "newPassword",
  NewPasswordInvalid: "newPassword",
  PasswordInvalid: "password",
  EmailAddressInvalid: "email",
  EmailIdInvalid: "email",
  EmailNotVerified: "email",
  EmailAlreadyRegistered: "email",
  EmailNotFound: "email",
  PhoneNumberInvalid: "phone",
  PhoneNotVerified: "phone",
  PhoneNumberNotFound: "phone",
  PhoneAlreadyRegistered: "phone",
  RoleNameInvalidOrExists: "name"
}

const texts: Texts = {
  InvalidCredentials: "The e-mail address or the password is wrong.",
  CurrentPasswordInvalid: "This is not your current password.",
  WeakPassword: "This password is too easy to guess.",
  EmailNotVerified: "This address is not verified yet. Follow the link in the mail that was sent to it.",
  PhoneNotVerified: "This number is not verified yet.",
  EmailAlreadyRegistered: "There is an account with this address already.",
  PhoneAlreadyRegistered: "There is an account with this number already.",
  RoleNameInvalidOrExists: "There is a role of this name already, or the name cannot be used.",
  AccountLinkingDisabled: "Linking accounts is switched off."
}

const told = (error: LoginRadiusError.LoginRadiusError, otherwise: string) => {
  const field = fields[error._tag]
  return { message: texts[error._tag] ?? otherwise, ...(field === undefined ? {} : { field }) }
}

/** The refusal that an error comes to. */
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
    default:
      return new Api.NotAvailable(told(error, "This is not available here."))
  }
}

const locked = (error: LoginRadiusError.LoginRadiusError) => {
  const until =
    "loginLockedTimeout" in error && typeof error.loginLockedTimeout === "string" ? error.loginLockedTimeout : undefined
  return new Api.AccountLocked({
    message: until === undefined ? "This account is locked." : "This account is locked after too many wrong passwords.",
    ...(until === undefined ? {} : { until })
  })
}

const code = (error: LoginRadiusError.LoginRadiusError) => {
  const reason = error._tag.includes("Expired") ? "expired" : error._tag.includes("AlreadyUsed") ? "used" : "wrong"
  const said = { wrong: "is wrong", expired: "has expired", used: "has been used already" }[reason]
  const isLink = error._tag.includes("Link") || error._tag.includes("Token")
  return new Api.CodeRefused({
    reason,
    message: `${isLink ? "This link" : "This code"} ${said}.`,
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
