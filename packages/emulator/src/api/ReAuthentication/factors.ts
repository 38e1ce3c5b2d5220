/** A step-up by a second factor that the user has: none can be set up by it. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Request } from "@loginradius-effect/core/Handler"
import * as ReAuthentication from "@loginradius-effect/core/ReAuthentication"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { handle, refuse } from "../../handle.js"
import * as duos from "../../rules/duo.js"
import * as factor from "../../rules/factors.js"
import * as secondFactor from "../../rules/secondFactor.js"
import * as stepUp from "../../rules/stepUp.js"

export const trigger = handle(ReAuthentication.trigger, (input, request) =>
  Effect.gen(function* () {
    const wishes = { smsTemplate: input.smsTemplate2FA, isVoiceOtp: input.isVoiceOtp }
    return yield* stepUp.begin(wishes, yield* duos.wayTo(input.duoRedirectUri, request))
  })
)

export const sms = handle(ReAuthentication.byOtp, (input, request) =>
  Effect.gen(function* () {
    const { account, factors, ways } = yield* stepUp.bySecondFactor
    yield* factor.checkSms
    yield* secondFactor.checkLock(account, request, input.securityAnswer)
    if (!ways.includes("sms") || factors.phone === undefined) return yield* refuse(ErrorCode.MfaNotConfiguredForProfile)
    yield* factor.takeTexted(account, "stepUpByPhone", input.otp, factors.phone)
    return yield* stepUp.proven(account, "mfa")
  })
)

export const backupCode = handle(ReAuthentication.byBackupCode, (input, request) =>
  Effect.gen(function* () {
    const { account, factors } = yield* stepUp.bySecondFactor
    yield* secondFactor.checkLock(account, request)
    yield* factor.takeBackupCode(account, factors, input.backupCode)
    return yield* stepUp.proven(account, "mfa")
  })
)

const byApp = (code: string | Redacted.Redacted<string>, request: Request) =>
  Effect.gen(function* () {
    const { account, factors, ways } = yield* stepUp.bySecondFactor
    yield* factor.checkApp
    yield* secondFactor.checkLock(account, request)
    if (!ways.includes("authenticator")) return yield* refuse(ErrorCode.MfaNotConfiguredForProfile)
    yield* factor.proveApp(account, factors, code)
    return yield* stepUp.proven(account, "mfa")
  })

export const authenticator = handle(ReAuthentication.byAuthenticatorCode, (input, request) =>
  byApp(input.authenticatorCode, request)
)

export const googleAuthenticator = handle(ReAuthentication.byGoogleAuthenticatorCode, (input, request) =>
  byApp(input.googleAuthenticatorCode, request)
)

export const sendMail = handle(ReAuthentication.sendEmailOtp, (input) =>
  Effect.gen(function* () {
    const { account, ways } = yield* stepUp.bySecondFactor
    yield* factor.checkEmail
    if (!ways.includes("email")) return yield* refuse(ErrorCode.MfaNotConfiguredForProfile)
    const address = yield* secondFactor.addressOf(account, input.emailId)
    return yield* stepUp.sendMail(account, "stepUpByEmailFactor", address, input.emailTemplate2FA)
  })
)

export const email = handle(ReAuthentication.byEmailOtp, (input, request) =>
  Effect.gen(function* () {
    const { account, ways } = yield* stepUp.bySecondFactor
    yield* factor.checkEmail
    yield* secondFactor.checkLock(account, request)
    if (!ways.includes("email")) return yield* refuse(ErrorCode.MfaNotConfiguredForProfile)
    const address = input.emailId === undefined ? undefined : yield* secondFactor.addressOf(account, input.emailId)
    yield* factor.takeMailed(account, "stepUpByEmailFactor", input.otp, address)
    return yield* stepUp.proven(account, "mfa")
  })
)

export const answers = handle(ReAuthentication.bySecurityQuestion, (input, request) =>
  Effect.gen(function* () {
    const { account, ways } = yield* stepUp.bySecondFactor
    yield* factor.checkAnswers
    yield* secondFactor.checkLock(account, request)
    if (!ways.includes("answers")) return yield* refuse(ErrorCode.SecurityQuestionMfaNotVerified)
    yield* factor.checkEnough(account, input.securityQuestionAnswer)
    yield* factor.proveAnswers(account, input.securityQuestionAnswer)
    return yield* stepUp.proven(account, "mfa")
  })
)

export const duo = handle(ReAuthentication.byDuo, (input, request) =>
  Effect.gen(function* () {
    const { account, factors, ways } = yield* stepUp.bySecondFactor
    yield* duos.check
    yield* secondFactor.checkLock(account, request)
    if (!ways.includes("duo")) return yield* refuse(ErrorCode.DuoMfaNotConfiguredForProfile)
    yield* duos.prove(account, factors, input, "stepUp")
    return yield* stepUp.proven(account, "mfa")
  })
)

export const handlers = [trigger, sms, backupCode, authenticator, googleAuthenticator, sendMail, email, answers, duo]
