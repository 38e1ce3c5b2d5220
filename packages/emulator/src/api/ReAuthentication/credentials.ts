/** A step-up by the password, the PIN, or a passcode by mail. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as ReAuthentication from "@loginradius-effect/core/ReAuthentication"
import * as Effect from "effect/Effect"
import { caller } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import { mainAddress } from "../../rules/emails.js"
import * as factor from "../../rules/factors.js"
import * as lockout from "../../rules/lockout.js"
import * as passwords from "../../rules/password.js"
import * as pins from "../../rules/pin.js"
import * as secondFactor from "../../rules/secondFactor.js"
import * as stepUp from "../../rules/stepUp.js"

export const password = handle(ReAuthentication.byPassword, (input, request) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    yield* lockout.checkLock(account, input, request)
    if (!(yield* passwords.verify(unredact(input.password), account.passwordHash ?? passwords.ofNobody))) {
      yield* lockout.count(account)
      return yield* refuse(ErrorCode.CurrentPasswordInvalid)
    }
    return yield* stepUp.proven(account, "password")
  })
)

export const pin = handle(ReAuthentication.byPin, (input, request) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    yield* pins.checkEnabled
    yield* lockout.checkLock(account, {}, request)
    yield* pins.check(account, input.pin, refuse(ErrorCode.PinInvalid))
    return yield* stepUp.proven(account, "pin")
  })
)

export const sendMail = handle(ReAuthentication.sendEmailOtpWithoutMfa, (input) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    const address = yield* secondFactor.addressOf(account, input.emailId ?? mainAddress(account) ?? "")
    return yield* stepUp.sendMail(account, "stepUpByEmail", address, input.emailTemplate)
  })
)

export const email = handle(ReAuthentication.byEmailOtpWithoutMfa, (input, request) =>
  Effect.gen(function* () {
    const { account } = yield* caller
    yield* lockout.checkLock(account, {}, request)
    const address = input.emailId === undefined ? undefined : yield* secondFactor.addressOf(account, input.emailId)
    yield* factor.takeMailed(account, "stepUpByEmail", input.otp, address)
    return yield* stepUp.proven(account, "mfa")
  })
)

export const handlers = [password, pin, sendMail, email]
