/** New passwords by a passcode from an SMS. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import { current, save } from "../../internal/context.js"
import * as lockout from "../../internal/lockout.js"
import { isLocked, isSocialOnly } from "../../internal/profile.js"
import { text } from "../../internal/reveal.js"
import * as sms from "../../internal/sms.js"
import { finish, withNewPassword } from "../Authentication/passwords.js"

/** The account whose password can be reset by its phone. */
const resettable = (phone: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* sms.checkNumber(phone)
    const account = store.byPhone(phone)
    if (account?.phoneId === undefined || account.isDeleted) return yield* refuse(ErrorCode.UserNotFound)
    if (!account.isActive) return yield* refuse(ErrorCode.AccountBlocked)
    return { account, phoneId: account.phoneId }
  })

export const forgot = handle(PhoneAuthentication.forgotPasswordByOtp, (input) =>
  Effect.gen(function* () {
    const { account, phoneId } = yield* resettable(input.phone)
    return { IsPosted: true, Data: yield* sms.send(account, "resetPasswordByPhone", phoneId, input) }
  })
)

export const reset = handle(PhoneAuthentication.resetPasswordByOtp, (input) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const { account, phoneId } = yield* resettable(input.phone)
    if (isSocialOnly(account)) return yield* refuse(ErrorCode.EmailProfileNotFound)
    yield* lockout.checkSuspension(account, now)
    if (isLocked(account, now)) {
      if (account.lock?.type === "Captcha") return yield* refuse(ErrorCode.AccountLockedCaptchaRequired)
      if (account.lock?.type === "SecurityQuestion") return yield* refuse(ErrorCode.AccountLockedSecurityAnswerRequired)
    }
    const code = yield* sms
      .checkOtp(account, "resetPasswordByPhone", text(input.otp), [phoneId])
      .pipe(Effect.tapError(() => save(lockout.fail(account, settings, now))))
    const renewed = yield* withNewPassword(account, input)
    store.spend(code)
    const answer = yield* finish(renewed, input.resetPasswordEmailTemplate)
    if (input.smsTemplate !== undefined) yield* sms.notify(phoneId, input.smsTemplate)
    return answer
  })
)

export const handlers = [forgot, reset]
