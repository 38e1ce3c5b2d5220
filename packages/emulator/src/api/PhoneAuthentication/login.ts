/** Logins by phone number: with a password, or with a passcode from an SMS. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import { current, save } from "../../internal/context.js"
import * as lockout from "../../internal/lockout.js"
import { text } from "../../internal/reveal.js"
import * as signIn from "../../internal/signIn.js"
import * as sms from "../../internal/sms.js"
import type { Account } from "../../Store/Account.js"
import { type Attempt, withPassword } from "../Authentication/login.js"

interface PhoneAttempt extends Attempt {
  readonly smsTemplate?: string | undefined
}

export const withPasswordOf = handle(PhoneAuthentication.login, (input, request) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    if (!settings.passwordLogin) return yield* refuse(ErrorCode.PasswordLoginDisabled)
    if (settings.duplicateEmailWithUniqueUserName) return yield* refuse(ErrorCode.UsernameLoginRequired)
    yield* sms.checkNumber(input.phone)
    return yield* withPassword(store.byPhone(input.phone), input, request, checkVerified)
  })
)

/** Refuses a number that is not verified, and sends the passcode for it once more. */
export const checkVerified = (account: Account, attempt: PhoneAttempt) =>
  Effect.gen(function* () {
    if (account.phoneIdVerified) return
    if (account.phoneId !== undefined && attempt.options?.toLowerCase() !== "preventverificationsms") {
      yield* sms.send(account, "verifyPhone", account.phoneId, { smsTemplate: attempt.smsTemplate })
    }
    return yield* refuse(ErrorCode.PhoneNotVerified)
  })

/** The account of a verified number that may log in without a password. */
const passwordless = (phone: string) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* sms.checkNumber(phone)
    if (!settings.passwordlessSms) return yield* refuse(ErrorCode.PasswordlessLoginNotEnabled)
    const account = store.byPhone(phone)
    if (account?.phoneId === undefined || account.isDeleted) return yield* refuse(ErrorCode.UserNotFound)
    if (!account.phoneIdVerified) return yield* refuse(ErrorCode.PhoneNotVerified)
    yield* signIn.checkAllowed(account)
    return { account, phoneId: account.phoneId }
  })

export const sendPasscode = handle(PhoneAuthentication.sendOneTimePasscode, (input) =>
  Effect.gen(function* () {
    const { account, phoneId } = yield* passwordless(input.phone)
    return { IsPosted: true, Data: yield* sms.send(account, "loginByPhone", phoneId, input) }
  })
)

export const withPasscode = handle(PhoneAuthentication.loginUsingOneTimePasscode, (input, request) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const { account, phoneId } = yield* passwordless(input.phone)
    yield* signIn.checkLogin(account, input, request)
    // A wrong passcode counts like a wrong password.
    const code = yield* sms
      .checkOtp(account, "loginByPhone", text(input.otp), [phoneId])
      .pipe(Effect.tapError(() => save(lockout.fail(account, settings, now))))
    store.spend(code)
    return yield* signIn.signIn(account, request)
  })
)

export const handlers = [withPasswordOf, sendPasscode, withPasscode]
