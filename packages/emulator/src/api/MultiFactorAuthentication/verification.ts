/** The second factor in a login that waits for it. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Request } from "@loginradius-effect/core/Handler"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { handle, refuse } from "../../handle.js"
import * as factor from "../../rules/factors.js"
import { isSamePhone } from "../../rules/identifiers.js"
import * as secondFactor from "../../rules/secondFactor.js"
import * as signIn from "../../rules/signIn.js"

type Secret = string | Redacted.Redacted<string>

const byApp = (token: Secret, code: Secret, request: Request) =>
  Effect.gen(function* () {
    const { account, factors, login, ways } = yield* secondFactor.resume(token)
    yield* secondFactor.checkLock(account, request)
    yield* factor.checkApp
    // Only who has no factor at all can set one up on the way.
    if (ways.length > 0 && !ways.includes("authenticator")) return yield* refuse(ErrorCode.MfaNotConfiguredForProfile)
    yield* factor.proveApp(account, factors, code)
    return yield* signIn.afterSecondFactor(account, login.token, request)
  })

export const authenticator = handle(MultiFactorAuthentication.validateAuthenticatorCode, (input, request) =>
  byApp(input.secondFactorAuthenticationToken, input.authenticatorCode, request)
)

export const googleAuthenticator = handle(MultiFactorAuthentication.validateGoogleAuthCode, (input, request) =>
  byApp(input.secondFactorAuthenticationToken, input.googleAuthenticatorCode, request)
)

export const setPhone = handle(MultiFactorAuthentication.updatePhoneNumber, (input, request) =>
  Effect.gen(function* () {
    const { account, factors, ways } = yield* secondFactor.resume(input.secondFactorAuthenticationToken)
    yield* secondFactor.checkLock(account, request)
    yield* factor.checkSms
    if (isSamePhone(factors.phone, input.phoneNo2FA)) return yield* refuse(ErrorCode.MfaPhoneAlreadyRegistered)
    if (ways.length > 0) return yield* refuse(ErrorCode.MfaPhoneUpdateNotAllowed)
    return yield* factor.sendToNext(account, factors, input)
  })
)

export const resend = handle(MultiFactorAuthentication.resendOtp, (input, request) =>
  Effect.gen(function* () {
    const { account, factors, ways } = yield* secondFactor.resume(input.secondFactorAuthenticationToken)
    yield* secondFactor.checkLock(account, request)
    yield* factor.checkSms
    const phone = ways.length === 0 ? factors.nextPhone : factors.phone
    if (phone === undefined) return yield* refuse(ErrorCode.MfaNotConfiguredForProfile)
    return yield* secondFactor.sendSms(account, phone, {
      smsTemplate: input.smsTemplate2FA,
      isVoiceOtp: input.isVoiceOtp
    })
  })
)

export const sms = handle(MultiFactorAuthentication.validateOtp, (input, request) =>
  Effect.gen(function* () {
    const { account, factors, login, ways } = yield* secondFactor.resume(input.secondFactorAuthenticationToken)
    yield* secondFactor.checkLock(account, request, input.securityAnswer)
    yield* factor.checkSms
    const phone = ways.length === 0 ? factors.nextPhone : ways.includes("sms") ? factors.phone : undefined
    if (phone === undefined) return yield* refuse(ErrorCode.MfaNotConfiguredForProfile)
    yield* factor.proveSms(account, factors, input.otp, phone)
    return yield* signIn.afterSecondFactor(account, login.token, request)
  })
)

export const sendMail = handle(MultiFactorAuthentication.emailOtp, (input, request) =>
  Effect.gen(function* () {
    const { account, ways } = yield* secondFactor.resume(input.secondFactorAuthenticationToken)
    yield* secondFactor.checkLock(account, request)
    yield* factor.checkEmail
    if (ways.length > 0 && !ways.includes("email")) return yield* refuse(ErrorCode.MfaNotConfiguredForProfile)
    const address = yield* secondFactor.addressOf(account, input.emailId)
    yield* secondFactor.sendMail(account, address, input.emailTemplate2FA)
    return { IsPosted: true }
  })
)

export const email = handle(MultiFactorAuthentication.validateEmailOtp, (input, request) =>
  Effect.gen(function* () {
    const { account, factors, login, ways } = yield* secondFactor.resume(input.secondFactorAuthenticationToken)
    yield* secondFactor.checkLock(account, request)
    yield* factor.checkEmail
    if (ways.length > 0 && !ways.includes("email")) return yield* refuse(ErrorCode.MfaNotConfiguredForProfile)
    yield* factor.proveEmail(account, factors, input.otp, yield* secondFactor.addressOf(account, input.emailId))
    return yield* signIn.afterSecondFactor(account, login.token, request)
  })
)

export const backupCode = handle(MultiFactorAuthentication.validateBackupCode, (input, request) =>
  Effect.gen(function* () {
    const { account, factors, login } = yield* secondFactor.resume(input.secondFactorAuthenticationToken)
    yield* secondFactor.checkLock(account, request)
    yield* factor.takeBackupCode(account, factors, input.backupCode)
    return yield* signIn.afterSecondFactor(account, login.token, request)
  })
)

export const handlers = [authenticator, googleAuthenticator, setPhone, resend, sms, sendMail, email, backupCode]
