/** Logins by phone number: with a password, or with a passcode from an SMS. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import * as sms from "../../messages/sms.js"
import { hiding } from "../../rules/hiding.js"
import * as lockout from "../../rules/lockout.js"
import * as passwordLogin from "../../rules/passwordLogin.js"
import * as phones from "../../rules/phones.js"
import * as lookup from "../../rules/lookup.js"
import * as signIn from "../../rules/signIn.js"
import * as Accounts from "../../state/Accounts.js"
import * as Codes from "../../state/Codes.js"

export const withPasswordOf = handle(PhoneAuthentication.login, passwordLogin.byPhone)

/** The account of a verified number that may log in without a password. */
const passwordless = (phone: string) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* phones.checkNumber(phone)
    if (!settings.passwordlessSms) return yield* refuse(ErrorCode.PasswordlessLoginNotEnabled)
    const account = store.read(Accounts.byPhone(phone))
    if (account?.phoneId === undefined) return yield* refuse(ErrorCode.UserNotFound)
    yield* lookup.allowed(account)
    if (!account.phoneIdVerified) return yield* refuse(ErrorCode.PhoneNotVerified)
    return { account, phoneId: account.phoneId }
  })

export const sendPasscode = handle(PhoneAuthentication.sendOneTimePasscode, (input) =>
  Effect.gen(function* () {
    const { account, phoneId } = yield* passwordless(input.phone)
    return { IsPosted: true, Data: yield* sms.send(account, "loginByPhone", phoneId, input) }
  }).pipe(hiding(sms.pretend))
)

export const withPasscode = handle(PhoneAuthentication.loginUsingOneTimePasscode, (input, request) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const { account, phoneId } = yield* passwordless(input.phone).pipe(hiding(refuse(ErrorCode.OtpInvalid)))
    yield* signIn.checkLogin(account, input, request)
    // A wrong passcode counts like a wrong password.
    const code = yield* phones
      .checkOtp(account, "loginByPhone", unredact(input.otp), [phoneId])
      .pipe(Effect.tapError(() => lockout.count(account)))
    store.change(Codes.spend(code, now))
    return yield* signIn.signIn(account, request)
  })
)

export const handlers = [withPasswordOf, sendPasscode, withPasscode]
