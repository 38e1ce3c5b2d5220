/** Approval on a device as the second factor. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Request } from "@loginradius-effect/core/Handler"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { unredact } from "../../internal/unredact.js"
import * as challenges from "../../rules/challenges.js"
import * as factor from "../../rules/factors.js"
import * as lookup from "../../rules/lookup.js"
import * as secondFactor from "../../rules/secondFactor.js"
import * as signIn from "../../rules/signIn.js"
import * as Challenges from "../../state/Challenges.js"
import * as SecondFactors from "../../state/SecondFactors.js"
import type { Factors } from "../../state/SecondFactors.js"
import { type Removal, removeOf, removeOwn } from "./removal.js"
import { enabled } from "./settings.js"

type Token = string | Redacted.Redacted<string>

/** A login of an account with a device that can be asked. */
const resume = (token: Token, request: Request) =>
  Effect.gen(function* () {
    const resumed = yield* secondFactor.resumeByPush(token)
    yield* secondFactor.checkLock(resumed.account, request)
    yield* factor.checkPush
    // A device is registered on the way by an image, and is a factor from then on.
    if (!resumed.ways.includes("push")) return yield* refuse(ErrorCode.PushMfaNotConfiguredForProfile)
    return resumed
  })

export const ping = handle(MultiFactorAuthentication.pushLoginPing, (input, request) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const asked = store.read(Challenges.pushOf(unredact(input.secondFactorAuthenticationToken)))
    if (asked?.state === "done") return yield* refuse(ErrorCode.PushVerificationAlreadyDone)
    const { account, login } = yield* resume(input.secondFactorAuthenticationToken, request)
    if (asked?.state === "denied") return yield* refuse(ErrorCode.PushVerificationDenied)
    if (asked?.state !== "approved") return yield* refuse(ErrorCode.PushVerificationPending)
    store.change(Challenges.put({ ...asked, state: "done" }))
    return yield* signIn.afterSecondFactor(account, login.token, request)
  })
)

export const resend = handle(MultiFactorAuthentication.resendPushNotification, (input, request) =>
  Effect.gen(function* () {
    const { login } = yield* resume(input.secondFactorAuthenticationToken, request)
    yield* challenges.push(login)
    return { IsPosted: true }
  })
)

export const isRegistered = handle(MultiFactorAuthentication.pushPingByAccessToken, () =>
  Effect.gen(function* () {
    const { factors } = yield* enabled
    yield* factor.checkPush
    yield* checkOn(factors)
    return { IsRegistered: true }
  })
)

const removal: Removal = (factors) => ({ ...factors, device: undefined })

const checkOn = ({ device }: Factors) =>
  device === undefined ? refuse(ErrorCode.PushMfaNotConfiguredForProfile) : Effect.void

export const removeOwnDevice = handle(MultiFactorAuthentication.resetPushByAccessToken, () =>
  Effect.gen(function* () {
    const { factors } = yield* enabled
    yield* checkOn(factors)
    return yield* removeOwn([removal])
  })
)

export const removeDeviceOf = handle(MultiFactorAuthentication.resetPushByUid, ({ uid }) =>
  Effect.gen(function* () {
    const { account, store } = yield* lookup.byUid(uid)
    yield* checkOn(store.read(SecondFactors.ofAccount(account.uid)))
    return yield* removeOf(uid, [removal])
  })
)

export const handlers = [ping, resend, isRegistered, removeOwnDevice, removeDeviceOf]
