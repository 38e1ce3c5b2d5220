/** How users who are logged in set up their second factors. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Request } from "@loginradius-effect/core/Handler"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { caller, modify } from "../../context.js"
import * as profile from "../../documents/profile.js"
import { handle, refuse } from "../../handle.js"
import * as duo from "../../rules/duo.js"
import * as factor from "../../rules/factors.js"
import { isSamePhone } from "../../rules/identifiers.js"
import * as lockout from "../../rules/lockout.js"
import * as secondFactor from "../../rules/secondFactor.js"
import * as SecondFactors from "../../state/SecondFactors.js"

/** Whoever calls, where there is a second factor. */
export const enabled = Effect.gen(function* () {
  const context = yield* caller
  yield* secondFactor.checkEnabled
  return { ...context, factors: context.store.read(SecondFactors.ofAccount(context.account.uid)) }
})

/** What is answered once a factor is set up. */
export const done = Effect.gen(function* () {
  const { account, now, session } = yield* caller
  const modified = yield* modify(lockout.succeed(account))
  return profile.document(modified, now, session.profileId)
})

export const read = handle(MultiFactorAuthentication.validateAccessToken, (input, request) =>
  Effect.gen(function* () {
    const { account } = yield* enabled
    return yield* secondFactor.settingsOf(account, yield* duo.wayTo(input.duoRedirectUri, request))
  })
)

const setUpApp = (code: string | Redacted.Redacted<string>, request: Request) =>
  Effect.gen(function* () {
    const { account, factors } = yield* enabled
    yield* factor.checkApp
    yield* secondFactor.checkLock(account, request)
    yield* factor.proveApp(account, factors, code)
    return yield* done
  })

export const authenticator = handle(MultiFactorAuthentication.verifyAuthenticatorCode, (input, request) =>
  setUpApp(input.authenticatorCode, request)
)

export const googleAuthenticator = handle(MultiFactorAuthentication.updateMfaByAccessToken, (input, request) =>
  setUpApp(input.googleAuthenticatorCode, request)
)

export const setPhone = handle(MultiFactorAuthentication.updatePhoneNumberByAccessToken, (input) =>
  Effect.gen(function* () {
    const { account, factors } = yield* enabled
    yield* factor.checkSms
    if (isSamePhone(factors.phone, input.phoneNo2FA)) return yield* refuse(ErrorCode.MfaPhoneAlreadyRegistered)
    return yield* factor.sendToNext(account, factors, input)
  })
)

export const sms = handle(MultiFactorAuthentication.updateMfaSetting, (input, request) =>
  Effect.gen(function* () {
    const { account, factors } = yield* enabled
    yield* factor.checkSms
    yield* secondFactor.checkLock(account, request, input.securityAnswer)
    const phone = factors.nextPhone ?? factors.phone
    if (phone === undefined) return yield* refuse(ErrorCode.MfaNotConfiguredForProfile)
    yield* factor.proveSms(account, factors, input.otp, phone)
    return yield* done
  })
)

export const sendMail = handle(MultiFactorAuthentication.emailOtpByAccessToken, (input) =>
  Effect.gen(function* () {
    const { account } = yield* enabled
    yield* factor.checkEmail
    const address = yield* secondFactor.addressOf(account, input.emailId)
    yield* secondFactor.sendMail(account, address, input.emailTemplate2FA)
    return { IsPosted: true }
  })
)

export const email = handle(MultiFactorAuthentication.validateEmailOtpByAccessToken, (input, request) =>
  Effect.gen(function* () {
    const { account, factors } = yield* enabled
    yield* factor.checkEmail
    yield* secondFactor.checkLock(account, request)
    const address = input.emailId === undefined ? undefined : yield* secondFactor.addressOf(account, input.emailId)
    yield* factor.proveEmail(account, factors, input.otp, address)
    return yield* done
  })
)

export const handlers = [read, authenticator, googleAuthenticator, setPhone, sms, sendMail, email]
