/** Logins that go on to a second factor. Up to the password they are as others. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Refusal, Request } from "@loginradius-effect/core/Handler"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import { current } from "../../internal/context.js"
import { checkForm } from "../../internal/emails.js"
import * as secondFactor from "../../internal/secondFactor.js"
import * as sessions from "../../internal/sessions.js"
import * as sms from "../../internal/sms.js"
import type { Account } from "../../Store/Account.js"
import * as login from "../Authentication/login.js"
import * as phone from "../PhoneAuthentication/login.js"

interface Attempt extends login.Attempt {
  readonly smsTemplate2FA?: string | undefined
  readonly emailTemplate2FA?: string | undefined
  readonly isVoiceOtp?: boolean | undefined
}

/** Refuses where there is no second factor to go on to. */
const checkAvailable = Effect.gen(function* () {
  const { settings } = yield* current
  yield* secondFactor.checkEnabled
  yield* secondFactor.checkOffered
  if (!settings.passwordLogin) return yield* refuse(ErrorCode.PasswordLoginDisabled)
})

const withPassword = <A extends Attempt, F extends Refusal<unknown>, R>(
  found: Account | undefined,
  attempt: A,
  request: Request,
  checkVerified: (account: Account, attempt: A) => Effect.Effect<void, F, R>
) =>
  Effect.gen(function* () {
    const proven = yield* login.checkPassword(found, attempt, request)
    const checked = yield* login.checkTerms(proven, attempt, request, checkVerified)
    if (!(yield* secondFactor.isAskedFor(checked))) {
      const { answer } = yield* sessions.logIn(checked)
      return { ...answer, SecondFactorAuthentication: null }
    }
    return yield* secondFactor.begin(checked, {
      smsTemplate: attempt.smsTemplate2FA,
      emailTemplate: attempt.emailTemplate2FA,
      isVoiceOtp: attempt.isVoiceOtp
    })
  })

export const byEmail = handle(MultiFactorAuthentication.loginByEmail, (input, request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* checkForm(input.email)
    yield* checkAvailable
    if (settings.duplicateEmailWithUniqueUserName) return yield* refuse(ErrorCode.UsernameLoginRequired)
    if (settings.phoneLoginOnly) return yield* refuse(ErrorCode.PhoneLoginRequired)
    return yield* withPassword(store.byEmail(input.email), input, request, login.checkVerified)
  })
)

export const byUsername = handle(MultiFactorAuthentication.loginByUsername, (input, request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* checkAvailable
    if (!settings.userNameLogin) return yield* refuse(ErrorCode.UsernameLoginNotEnabled)
    const account = store.byUserName(input.username.trim(), settings.caseSensitiveUserNames)
    return yield* withPassword(account, input, request, login.checkVerified)
  })
)

export const byPhone = handle(MultiFactorAuthentication.loginByPhone, (input, request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* checkAvailable
    if (settings.duplicateEmailWithUniqueUserName) return yield* refuse(ErrorCode.UsernameLoginRequired)
    yield* sms.checkNumber(input.phone)
    return yield* withPassword(store.byPhone(input.phone), input, request, phone.checkVerified)
  })
)

export const handlers = [byEmail, byUsername, byPhone]
