/** Sign in with a second factor. The token of the first step stays in the session of the browser. */
import { HttpApiBuilder } from "@effect/platform"
import { Login, MultiFactorAuthentication } from "@loginradius-effect/core"
import { Effect, type Redacted } from "effect"
import { Api } from "../../api/Api.js"
import type { Proof, Send } from "../../api/TwoStep.js"
import { Backend, requireOfAll } from "../loginradius/Backend.js"
import { orRefuse } from "../loginradius/Refusals.js"
import { BrowserSessions } from "../session/BrowserSessions.js"
import { complete } from "../session/Login.js"
import { signInByPassword } from "../session/PasswordLogin.js"
import { cancel, over, startAgain } from "../session/PendingLogin.js"
import { countAttempt } from "../session/RateLimit.js"

/** Sends a passcode by SMS or mail. With a phone number, sets the SMS factor up for it. */
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
    return yield* complete(yield* Login.settle(validate(token, proof)), email)
  }).pipe(Effect.catchTags({ MfaTokenExpired: startAgain, MfaTokenInvalid: startAgain }), orRefuse)

const validate = (secondFactorAuthenticationToken: Redacted.Redacted<string>, proof: typeof Proof.Type) =>
  Effect.gen(function* () {
    const token = { secondFactorAuthenticationToken }
    switch (proof.by) {
      case "authenticator":
        return yield* MultiFactorAuthentication.validateAuthenticatorCode({ ...token, authenticatorCode: proof.code })
      case "sms":
        return yield* MultiFactorAuthentication.validateOtp({ ...token, otp: proof.code })
      case "email":
        return yield* MultiFactorAuthentication.validateEmailOtp({ ...token, emailId: proof.email, otp: proof.code })
      case "backupCode":
        return yield* MultiFactorAuthentication.validateBackupCode({ ...token, backupCode: proof.code })
    }
  })

/** The pending login of this browser. */
const waitingLogin = Effect.gen(function* () {
  const sessions = yield* BrowserSessions
  const { pending } = yield* sessions.current
  return pending.secondFactor ?? (yield* over())
})

const waiting = Effect.gen(function* () {
  const { requiresSecondFactor } = yield* Backend
  const sessions = yield* BrowserSessions
  const { pending } = yield* sessions.current
  const steps = pending.secondFactor?.steps
  return {
    needed: steps === undefined ? null : ({ _tag: "SecondFactorNeeded", steps } as const),
    isRequired: requiresSecondFactor === undefined ? null : yield* requiresSecondFactor.get
  }
})

const require = (isRequired: boolean) => Effect.zipRight(requireOfAll("requiresSecondFactor", isRequired), waiting)

export const layer = HttpApiBuilder.group(Api, "twoStep", (handlers) =>
  handlers
    .handle("password", ({ payload }) => signInByPassword(payload))
    .handle("waiting", () => waiting)
    .handle("send", ({ payload }) => sendPasscode(payload))
    .handle("prove", ({ payload }) => secondStep(payload))
    .handle("cancel", () => cancel)
    .handle("require", ({ payload: { isRequired } }) => require(isRequired))
)
