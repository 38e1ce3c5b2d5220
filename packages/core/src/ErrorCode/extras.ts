/**
 * Readers of what a documented error's body carries beyond the usual members. They take any parsed body and never
 * fail: what is absent or of another type is left out.
 *
 * @since 0.1.0
 */
import * as Redacted from "effect/Redacted"
import { isObject } from "../internal/wire/codec.js"

// Parts of the service write the envelope in camelCase, so names are compared without regard to case; the documented
// spelling wins where both are present.
const member = (of: unknown, name: string): unknown => {
  if (!isObject(of)) return undefined
  if (Object.hasOwn(of, name)) return of[name]
  const key = Object.keys(of).find((other) => other.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : of[key]
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined)

// Only some bodies are documented by a sample. Those nest the payload in `Data`; for the others the top level counts.
const dataMember = (body: unknown, name: string): unknown => member(member(body, "Data"), name) ?? member(body, name)

const dataText = (body: unknown, name: string): string | undefined =>
  text(member(member(body, "Data"), name)) ?? text(member(body, name))

const dataSecret = (body: unknown, name: string): Redacted.Redacted<string> | undefined => {
  const value = dataText(body, name)
  return value === undefined ? undefined : Redacted.make(value)
}

/** Takes the secrets of the call out of a text. */
type Redact = (text: string) => string

const shown = (text: string | undefined, redact: Redact): string | undefined =>
  text === undefined ? undefined : redact(text)

// Spelled out, not named: a user's own declarations could not refer to a name of this private module.
/** The fields of 1134; none when the body lists none. */
export const fieldErrors = (
  body: unknown,
  redact: Redact
): { readonly errors: ReadonlyArray<{ readonly fieldName: string; readonly errorMessage: string }> } => {
  const errors = member(body, "Errors")
  return {
    errors: (Array.isArray(errors) ? errors : []).flatMap((error: unknown) => {
      const fieldName = shown(text(member(error, "FieldName")), redact)
      const errorMessage = shown(text(member(error, "ErrorMessage")), redact)
      return fieldName === undefined && errorMessage === undefined
        ? []
        : [{ fieldName: fieldName ?? "", errorMessage: errorMessage ?? "" }]
    })
  }
}

/** The end of the lock of 1198, an ISO date and time. */
export const lockedTimeout = (body: unknown, redact: Redact): { readonly loginLockedTimeout: string | undefined } => ({
  loginLockedTimeout: shown(dataText(body, "LoginLockedTimeout"), redact)
})

/** The access token of 1194, which is good for accepting the policy. Older services have a `Data` in the `Data`. */
export const privacyPolicyTokens = (
  body: unknown,
  redact: Redact
): { readonly accessToken: Redacted.Redacted<string> | undefined; readonly expiresIn: string | undefined } => ({
  accessToken: dataSecret(body, "access_token") ?? dataSecret(member(body, "Data"), "access_token"),
  expiresIn: shown(dataText(body, "expires_in") ?? dataText(member(body, "Data"), "expires_in"), redact)
})

const items = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])

// The service writes some flags as texts.
const flag = (value: unknown): boolean => value === true || value === "true"

const numeric = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined)

/** What the user has agreed to so far; undefined where the user was never asked. */
const givenConsents = (profile: unknown, redact: Redact) =>
  isObject(profile)
    ? {
        acceptedVersions: items(member(profile, "AcceptedConsentVersions")).flatMap((one) => {
          const event = shown(text(member(one, "Event")), redact)
          if (event === undefined) return []
          return [{ event, version: numeric(member(one, "Version")), isCustom: flag(member(one, "IsCustom")) }]
        }),
        options: items(member(profile, "Consents")).flatMap((one) => {
          const consentOptionId = shown(text(member(one, "ConsentOptionId")), redact)
          if (consentOptionId === undefined) return []
          return [{ consentOptionId, acceptOnDate: shown(text(member(one, "AcceptOnDate")), redact) }]
        })
      }
    : undefined

/** The token of 1226, which is good for submitting consents, the events whose forms are due, and what was agreed to before. */
export const consentDue = (
  body: unknown,
  redact: Redact
): {
  readonly consentToken: Redacted.Redacted<string> | undefined
  readonly events: ReadonlyArray<{ readonly name: string; readonly isCustom: boolean }>
  readonly givenConsents:
    | {
        readonly acceptedVersions: ReadonlyArray<{
          readonly event: string
          readonly version: number | undefined
          readonly isCustom: boolean
        }>
        readonly options: ReadonlyArray<{
          readonly consentOptionId: string
          readonly acceptOnDate: string | undefined
        }>
      }
    | undefined
} => ({
  consentToken: dataSecret(body, "ConsentToken"),
  events: items(dataMember(body, "Events")).flatMap((event) => {
    const name = shown(text(member(event, "Name")), redact)
    return name === undefined ? [] : [{ name, isCustom: flag(member(event, "IsCustom")) }]
  }),
  givenConsents: givenConsents(dataMember(body, "ConsentProfile"), redact)
})

/** The number that the passcode of 1167 was sent to. */
export const phoneOfPasscode = (body: unknown, redact: Redact): { readonly phoneId: string | undefined } => ({
  phoneId: shown(dataText(body, "PhoneId"), redact)
})

/** The token of 1243, which is good for setting a PIN. */
export const pinAuthToken = (body: unknown): { readonly pinAuthToken: Redacted.Redacted<string> | undefined } => ({
  pinAuthToken: dataSecret(body, "PINAuthToken")
})

/** The social provider's own answer in 1000. */
export const providerErrorResponse = (
  body: unknown,
  redact: Redact
): { readonly providerErrorResponse: string | undefined } => ({
  providerErrorResponse: shown(text(member(body, "ProviderErrorResponse")), redact)
})
