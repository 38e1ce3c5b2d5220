/** PINs: logins by a PIN on a device that knows its user, and how a PIN is set, changed and reset. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import * as Effect from "effect/Effect"
import { caller, current } from "../context.js"
import { handle, refuse } from "../handle.js"
import { checkAllowed } from "../pipeline/allowed.js"
import * as consent from "../rules/consent.js"
import * as lockout from "../rules/lockout.js"
import * as pin from "../rules/pin.js"
import * as policy from "../rules/policy.js"
import * as sessions from "../rules/sessions.js"
import * as signIn from "../rules/signIn.js"
import * as Pins from "../state/Pins.js"
import * as resets from "./PinAuthentication/resets.js"

/** Whether there is a second factor to prove is unconfirmed: none is asked for. */
export const login = handle(PinAuthentication.login, (input, request) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    yield* pin.checkEnabled
    if (!settings.pin.pinLogin) return yield* refuse(ErrorCode.PinLoginNotEnabled)
    yield* pin.given(input.pin)
    const { account, session } = yield* pin.session(input.sessionToken)
    yield* checkAllowed(account)
    yield* lockout.checkLock(account, {}, request)
    yield* pin.check(account, input.pin, refuse(ErrorCode.PinInvalid))
    const consenting = yield* policy.checkPolicy(account, request)
    yield* consent.checkGiven(consenting, session.profileId)
    yield* sessions.checkLimit(consenting)
    const { answer } = yield* sessions.enter(consenting, session.profileId)
    return answer
  })
)

export const set = handle(PinAuthentication.setPinByPinAuthToken, (input) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    yield* pin.checkEnabled
    const plain = yield* pin.given(input.pin)
    const { account, login } = yield* pin.resume(input.pinAuthToken)
    yield* checkAllowed(account)
    yield* lockout.checkSuspension(account, now)
    store.change(Pins.closeLogin(login.token))
    return (yield* signIn.finishWithPin(yield* pin.withPin(account, plain), login.profileId)).answer
  })
)

export const change = handle(PinAuthentication.changePinByAccessToken, (input) =>
  Effect.gen(function* () {
    const { account, now } = yield* caller
    yield* pin.checkEnabled
    const plain = yield* pin.given(input.newPin)
    yield* lockout.checkSuspension(account, now)
    yield* lockout.checkReset(account, now)
    yield* pin.check(account, input.oldPin, refuse(ErrorCode.CurrentPinInvalid))
    return yield* pin.reset(account, plain)
  })
)

export const invalidate = handle(PinAuthentication.invalidateSessionToken, ({ sessionToken }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const { session } = yield* pin.session(sessionToken)
    store.change(Pins.closeSession(session.token))
    return { IsPosted: true }
  })
)

export const handlers = [login, set, change, invalidate, ...resets.handlers]
