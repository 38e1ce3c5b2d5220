/** Registration and the verification of addresses. */
import { HttpApiBuilder } from "@effect/platform"
import { Authentication, Profile } from "@loginradius-effect/core"
import { Effect, type Redacted } from "effect"
import { Api } from "../../api/Api.js"
import { InvalidField } from "../../api/Refusals.js"
import type { Register } from "../../api/Registration.js"
import { Site } from "../host/Site.js"
import { orRefuse, untold } from "../loginradius/Refusals.js"
import { BrowserSessions } from "../session/BrowserSessions.js"
import { complete, discard } from "../session/Login.js"
import { countAttempt } from "../session/RateLimit.js"

export const register = ({ email, name, password }: typeof Register.Type) =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    yield* countAttempt(email)
    const [first = name, ...others] = name.split(/\s+/)
    // The SDK makes the one-time token that registration needs, from key and secret.
    yield* Authentication.userRegistrationByEmail({
      verificationUrl: `${origin}/verify`,
      profile: {
        Email: [{ Type: "Primary", Value: email }],
        Password: password,
        FirstName: first,
        ...(others.length === 0 ? {} : { LastName: others.join(" ") })
      }
    })
    yield* Effect.flatMap(BrowserSessions, (sessions) => sessions.await({ registration: email.toLowerCase() }))
    return { to: email }
  }).pipe(
    orRefuse,
    // The field of this form is called `password`.
    Effect.catchTag("InvalidField", ({ field, message }) =>
      Effect.fail(new InvalidField({ field: field === "newPassword" ? "password" : field, message }))
    )
  )

export const verify = (verificationToken: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const verified = yield* Authentication.verifyEmail({ verificationToken })
    // The settings of the LoginRadius application decide whether verification signs in.
    if (verified._tag === "Posted") return { email: verified.answer.Data?.Email ?? null, user: null }
    const { login } = verified
    const email = (login._tag === "Authenticated" ? Profile.primaryEmail(login.profile) : undefined) ?? null
    const { pending, signedIn } = yield* Effect.flatMap(BrowserSessions, (sessions) => sessions.current)
    const { registration } = pending
    const isOwn = registration !== undefined && (email === null || email.toLowerCase() === registration)
    if (signedIn !== undefined || !isOwn) {
      // A link of somebody else, followed by mistake, must not sign in to an account of theirs.
      yield* discard(login)
      return { email, user: null }
    }
    const outcome = yield* complete(login, email ?? "")
    return { email, user: outcome._tag === "SignedIn" ? outcome.user : null }
  }).pipe(orRefuse)

export const resend = (email: string) =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    yield* countAttempt(email)
    yield* untold(Authentication.resendEmailVerification({ email, verificationUrl: `${origin}/verify` }))
    return { to: email }
  }).pipe(orRefuse)

export const layer = HttpApiBuilder.group(Api, "registration", (handlers) =>
  handlers
    .handle("register", ({ payload }) => register(payload))
    .handle("verify", ({ payload: { token } }) => verify(token))
    .handle("resend", ({ payload: { email } }) => resend(email))
)
