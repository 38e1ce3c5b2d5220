/** The end of every way to sign in: what a login came to becomes a session, or a second factor that is waited for. */
import { type Login, Profile } from "@loginradius-effect/core"
import { Effect, Redacted } from "effect"
import type { Outcome, Step, User } from "../api/Outcome.js"
import { BrowserSessions } from "./BrowserSessions.js"

/** Takes the token of a login into the session of the browser; it never reaches the page. */
export const complete = (login: Login.Login, email: string) =>
  Effect.gen(function* () {
    const sessions = yield* BrowserSessions
    if (login._tag === "SecondFactorRequired") {
      const steps = login.nextSteps.flatMap(stepOf)
      yield* sessions.await({ secondFactor: { token: login.secondFactorAuthenticationToken, email, steps } })
      return { _tag: "SecondFactorNeeded", steps } satisfies Outcome
    }
    const user = userOf(login.profile)
    yield* sessions.signIn({ user, accessToken: login.accessToken })
    return { _tag: "SignedIn", user } satisfies Outcome
  })

export const userOf = (profile: Profile.Profile): User => {
  const email = Profile.primaryEmail(profile) ?? ""
  const name = [profile.FirstName, profile.LastName].filter((part) => Boolean(part)).join(" ")
  return { uid: profile.Uid, email, name: name === "" ? email || (profile.PhoneId ?? "") : name }
}

/** For what only its owner is shown, as JSON has it. */
export const reveal = (secret: Redacted.Redacted<string> | null | undefined) => (secret ? Redacted.value(secret) : null)

/** The steps that the page knows how to take. */
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
