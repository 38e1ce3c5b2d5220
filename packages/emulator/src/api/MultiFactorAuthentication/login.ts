/** Logins that go on to a second factor. Up to the password they are as others. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Refusal, Request } from "@loginradius-effect/core/Handler"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { checkForm } from "../../rules/emails.js"
import * as duo from "../../rules/duo.js"
import * as passwordLogin from "../../rules/passwordLogin.js"
import * as phones from "../../rules/phones.js"
import * as secondFactor from "../../rules/secondFactor.js"
import * as signIn from "../../rules/signIn.js"
import * as Accounts from "../../state/Accounts.js"
import type { Account } from "../../state/Accounts.js"

interface Attempt extends passwordLogin.Attempt {
  readonly smsTemplate2FA?: string | undefined
  readonly emailTemplate2FA?: string | undefined
  readonly isVoiceOtp?: boolean | undefined
  readonly duoRedirectUri?: string | undefined
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
    const way = yield* duo.wayTo(attempt.duoRedirectUri, request)
    const proven = yield* passwordLogin.checkPassword(found, attempt, request)
    const isAskedFor = yield* secondFactor.isAskedFor(proven)
    const checked = yield* passwordLogin.checkTerms(proven, attempt, request, checkVerified, isAskedFor)
    if (!isAskedFor) {
      const { answer } = yield* signIn.finish(checked)
      return { ...answer, SecondFactorAuthentication: null }
    }
    return yield* secondFactor.begin(checked, {
      smsTemplate: attempt.smsTemplate2FA,
      emailTemplate: attempt.emailTemplate2FA,
      isVoiceOtp: attempt.isVoiceOtp,
      duo: way
    })
  })

export const byEmail = handle(MultiFactorAuthentication.loginByEmail, (input, request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* checkForm(input.email)
    yield* checkAvailable
    if (settings.duplicateEmailWithUniqueUserName) return yield* refuse(ErrorCode.UsernameLoginRequired)
    if (settings.phoneLoginOnly) return yield* refuse(ErrorCode.PhoneLoginRequired)
    return yield* withPassword(
      store.read(Accounts.byEmail(input.email)),
      input,
      request,
      passwordLogin.checkEmailVerified
    )
  })
)

export const byUsername = handle(MultiFactorAuthentication.loginByUsername, (input, request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* checkAvailable
    if (!settings.userNameLogin) return yield* refuse(ErrorCode.UsernameLoginNotEnabled)
    const account = store.read(Accounts.byUserName(input.username.trim(), settings.caseSensitiveUserNames))
    return yield* withPassword(account, input, request, passwordLogin.checkEmailVerified)
  })
)

export const byPhone = handle(MultiFactorAuthentication.loginByPhone, (input, request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* checkAvailable
    if (settings.duplicateEmailWithUniqueUserName) return yield* refuse(ErrorCode.UsernameLoginRequired)
    yield* phones.checkNumber(input.phone)
    return yield* withPassword(
      store.read(Accounts.byPhone(input.phone)),
      input,
      request,
      passwordLogin.checkPhoneVerified
    )
  })
)

export const handlers = [byEmail, byUsername, byPhone]
