/** The end of every way to sign in: a login becomes a signed-in session, one that waits for a second step, or a refusal. */
import { Authentication, type Login, Profile } from "@loginradius-effect/core"
import { Effect, Redacted } from "effect"
import type { Outcome, Step, User } from "../../api/Outcome.js"
import { NotAvailable } from "../../api/Refusals.js"
import { BrowserSessions } from "./BrowserSessions.js"

/** Keeps the token of a login in the session of the browser. It never reaches the page. */
export const complete = (login: Login.State, email: string) =>
  Effect.gen(function* () {
    const sessions = yield* BrowserSessions
    switch (login._tag) {
      case "Authenticated": {
        const user = userOf(login.profile)
        // The session token lets a PIN sign in here again: it is worth nothing to a user without one.
        const sessionToken = hasPin(login.profile) ? login.answer.session_token : undefined
        yield* sessions.signIn({ user, accessToken: login.accessToken }, sessionToken)
        return { _tag: "SignedIn", user } satisfies Outcome
      }
      case "SecondFactorRequired": {
        const steps = login.nextSteps.flatMap(stepOf)
        yield* sessions.await({ secondFactor: { token: login.secondFactorAuthenticationToken, email, steps } })
        return { _tag: "SecondFactorNeeded", steps } satisfies Outcome
      }
      case "PinRequired":
        yield* sessions.await({ pin: { token: login.pinAuthToken } })
        return { _tag: "PinNeeded" } satisfies Outcome
      case "ConsentRequired": {
        const { consentToken: token, events, givenConsents } = login
        const agreed = (givenConsents?.options ?? []).map(({ consentOptionId }) => consentOptionId)
        yield* sessions.await({ consent: { token, events, agreed } })
        return { _tag: "ConsentNeeded" } satisfies Outcome
      }
      default:
        return yield* new NotAvailable({ message: unfinished[login._tag] })
    }
  })

/** What is said of logins that no page here goes on with. */
const unfinished: { readonly [Tag in Exclude<Login.Pending["_tag"], "PinRequired" | "ConsentRequired">]: string } = {
  PolicyRequired: "You have to accept the privacy policy first, and there is no page for that here.",
  RiskQuestion: "This sign-in looks unusual: LoginRadius asks for the answer to your security question.",
  RiskMail: "This sign-in looks unusual: follow the link in the mail that was sent to you.",
  RiskSms: "This sign-in looks unusual: a code was sent to your phone."
}

/** Ends a login that nobody in this browser goes on with. */
export const discard = (login: { readonly accessToken: Redacted.Redacted<string> } | Login.State) =>
  "accessToken" in login
    ? Authentication.invalidateAccessToken({ accessToken: login.accessToken, preventRefresh: true }).pipe(Effect.asVoid)
    : Effect.void

export const userOf = (profile: Profile.Profile): User => {
  const email = Profile.primaryEmail(profile) ?? ""
  const name = [profile.FirstName, profile.LastName].filter((part) => Boolean(part)).join(" ")
  return { uid: profile.Uid, email, name: name === "" ? email || (profile.PhoneId ?? "") : name }
}

export const hasPin = ({ PIN }: Profile.Profile): boolean => Boolean(PIN?.PIN)

/** The text of a secret that only its owner is shown; null if it is missing. */
export const reveal = (secret: Redacted.Redacted<string> | null | undefined) => (secret ? Redacted.value(secret) : null)

/** The step, if the page has a form for it. */
const stepOf = (step: Login.NextStep): ReadonlyArray<Step> => {
  switch (step._tag) {
    case "VerifyAuthenticator":
    case "EnrolSms":
    case "UseBackupCode":
      return [{ _tag: step._tag }]
    case "EnrolAuthenticator":
      return [{ _tag: step._tag, qrCode: reveal(step.qrCode), key: reveal(step.manualEntryCode) }]
    case "VerifySms":
      return [{ _tag: step._tag, phone: step.phone ?? null, isSent: step.isSent }]
    case "VerifyEmailOtp":
      return [{ _tag: step._tag, emails: step.emails, sentTo: step.sentTo ?? null }]
    case "EnrolEmailOtp":
      return [{ _tag: step._tag, emails: step.emails }]
    default:
      return []
  }
}
