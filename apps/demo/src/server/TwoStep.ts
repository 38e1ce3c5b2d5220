/** Sign in with a second factor. The token that ties the two steps together stays in the session of the browser. */
import { HttpApiBuilder } from "@effect/platform"
import { MultiFactorAuthentication } from "@loginradius-effect/core"
import { Effect, type Redacted } from "effect"
import { Api } from "../api/Api.js"
import { CodeRefused, NotAvailable } from "../api/Refusals.js"
import type { Password } from "../api/SignIn.js"
import type { Proof, Send } from "../api/TwoStep.js"
import { countAttempt } from "./Attempts.js"
import { BrowserSessions } from "./BrowserSessions.js"
import { complete } from "./Login.js"
import { orRefuse, wrongCredentials } from "./Refusals.js"
import { Site } from "./Site.js"
import { Surroundings } from "./Surroundings.js"

export const firstStep = ({ email, password }: typeof Password.Type) =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    yield* countAttempt(email)
    const login = yield* MultiFactorAuthentication.loginByEmail({
      email,
      password,
      verificationUrl: `${origin}/verify`
    })
    // Signed in at once, or a second factor is needed: a value either way.
    return yield* complete(login, email)
  }).pipe(Effect.catchTag("UserNotFound", wrongCredentials), orRefuse)

/** A passcode by SMS or mail. A number of the user's own sets the SMS factor up. */
export const sendPasscode = (send: typeof Send.Type) =>
  Effect.gen(function* () {
    const { email, steps, token: secondFactorAuthenticationToken } = yield* waitingLogin
    yield* countAttempt(`messages to ${email}`)
    if (send.by === "email") {
      yield* MultiFactorAuthentication.emailOtp({ secondFactorAuthenticationToken, emailId: send.email })
      return { to: send.email }
    }
    if (send.phone === undefined) {
      yield* MultiFactorAuthentication.resendOtp({ secondFactorAuthenticationToken })
      return { to: steps.find((step) => step._tag === "VerifySms")?.phone ?? "your phone" }
    }
    yield* MultiFactorAuthentication.updatePhoneNumber({ secondFactorAuthenticationToken, phoneNo2FA: send.phone })
    return { to: send.phone }
  }).pipe(Effect.catchTags({ MfaTokenExpired: startAgain, MfaTokenInvalid: startAgain }), orRefuse)

export const secondStep = (proof: typeof Proof.Type) =>
  Effect.gen(function* () {
    const { email, token } = yield* waitingLogin
    yield* countAttempt(`codes of ${email}`)
    return yield* complete(yield* validate(token, proof), email)
  }).pipe(Effect.catchTags({ MfaTokenExpired: startAgain, MfaTokenInvalid: startAgain }), orRefuse)

const validate = (secondFactorAuthenticationToken: Redacted.Redacted<string>, proof: typeof Proof.Type) => {
  const token = { secondFactorAuthenticationToken }
  switch (proof.by) {
    case "authenticator":
      return MultiFactorAuthentication.validateAuthenticatorCode({ ...token, authenticatorCode: proof.code })
    case "sms":
      return MultiFactorAuthentication.validateOtp({ ...token, otp: proof.code })
    case "email":
      return MultiFactorAuthentication.validateEmailOtp({ ...token, emailId: proof.email, otp: proof.code })
    case "backupCode":
      return MultiFactorAuthentication.validateBackupCode({ ...token, backupCode: proof.code })
  }
}

const over = () => new CodeRefused({ reason: "expired", message: "This sign-in has ended. Start again." })

/** The login that this browser has begun. */
const waitingLogin = Effect.gen(function* () {
  const sessions = yield* BrowserSessions
  const { pending } = yield* sessions.current
  return pending.secondFactor ?? (yield* over())
})

const cancel = Effect.gen(function* () {
  const sessions = yield* BrowserSessions
  yield* sessions.await({})
  return { done: true } as const
})

/** A login waits for some minutes; then its token is worth nothing. Whoever is signed in stays so. */
const startAgain = () => Effect.zipRight(cancel, Effect.fail(over()))

const waiting = Effect.gen(function* () {
  const { requiresSecondFactor } = yield* Surroundings
  const sessions = yield* BrowserSessions
  const { pending } = yield* sessions.current
  const steps = pending.secondFactor?.steps
  return {
    needed: steps === undefined ? null : ({ _tag: "SecondFactorNeeded", steps } as const),
    isRequired: requiresSecondFactor === undefined ? null : yield* requiresSecondFactor.get
  }
})

const require = (isRequired: boolean) =>
  Effect.gen(function* () {
    const { requiresSecondFactor } = yield* Surroundings
    if (requiresSecondFactor === undefined) {
      return yield* new NotAvailable({ message: "This is set in the console of LoginRadius." })
    }
    yield* requiresSecondFactor.set(isRequired)
    return yield* waiting
  })

export const layer = HttpApiBuilder.group(Api, "twoStep", (handlers) =>
  handlers
    .handle("password", ({ payload }) => firstStep(payload))
    .handle("waiting", () => waiting)
    .handle("send", ({ payload }) => sendPasscode(payload))
    .handle("prove", ({ payload }) => secondStep(payload))
    .handle("cancel", () => cancel)
    .handle("require", ({ payload: { isRequired } }) => require(isRequired))
)
