/** New passwords by a passcode from an SMS. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import * as sms from "../../messages/sms.js"
import { hiding } from "../../rules/hiding.js"
import * as lockout from "../../rules/lockout.js"
import * as newPassword from "../../rules/newPassword.js"
import * as phones from "../../rules/phones.js"
import * as lookup from "../../rules/lookup.js"
import * as Accounts from "../../state/Accounts.js"
import { isSocialOnly } from "../../state/Accounts.js"
import * as Codes from "../../state/Codes.js"

/** The account whose password can be reset by its phone. */
const resettable = (phone: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* phones.checkNumber(phone)
    const account = store.read(Accounts.byPhone(phone))
    if (account?.phoneId === undefined) return yield* refuse(ErrorCode.UserNotFound)
    return { account: yield* lookup.allowed(account), phoneId: account.phoneId }
  })

export const forgot = handle(PhoneAuthentication.forgotPasswordByOtp, (input) =>
  Effect.gen(function* () {
    const { account, phoneId } = yield* resettable(input.phone)
    return { IsPosted: true, Data: yield* sms.send(account, "resetPasswordByPhone", phoneId, input) }
  }).pipe(hiding(sms.pretend))
)

export const reset = handle(PhoneAuthentication.resetPasswordByOtp, (input) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const { account, phoneId } = yield* resettable(input.phone)
    if (isSocialOnly(account)) return yield* refuse(ErrorCode.EmailProfileNotFound)
    yield* lockout.checkSuspension(account, now)
    yield* lockout.checkReset(account, now)
    const code = yield* phones
      .checkOtp(account, "resetPasswordByPhone", unredact(input.otp), [phoneId])
      .pipe(Effect.tapError(() => lockout.count(account)))
    const renewed = yield* newPassword.withNewPassword(account, input)
    store.change(Codes.spend(code, now))
    const answer = yield* newPassword.complete(renewed, input.resetPasswordEmailTemplate)
    if (input.smsTemplate !== undefined) yield* sms.notify(phoneId, input.smsTemplate)
    return answer
  }).pipe(hiding(refuse(ErrorCode.OtpInvalid)))
)

export const handlers = [forgot, reset]
