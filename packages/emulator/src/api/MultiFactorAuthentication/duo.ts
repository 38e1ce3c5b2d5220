/** Duo as the second factor. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import * as duo from "../../rules/duo.js"
import * as lookup from "../../rules/lookup.js"
import * as secondFactor from "../../rules/secondFactor.js"
import * as signIn from "../../rules/signIn.js"
import * as SecondFactors from "../../state/SecondFactors.js"
import type { Factors } from "../../state/SecondFactors.js"
import { type Removal, removeOf, removeOwn } from "./removal.js"
import { done, enabled } from "./settings.js"

export const verify = handle(MultiFactorAuthentication.verifyDuoByMfaToken, (input, request) =>
  Effect.gen(function* () {
    const { account, factors, login, ways } = yield* secondFactor.resume(input.secondFactorAuthenticationToken)
    yield* secondFactor.checkLock(account, request)
    yield* duo.check
    // Only who has no factor at all can set one up on the way.
    if (ways.length > 0 && !ways.includes("duo")) return yield* refuse(ErrorCode.DuoMfaNotConfiguredForProfile)
    yield* duo.prove(account, factors, input, { login: login.token })
    return yield* signIn.afterSecondFactor(account, login.token, request)
  })
)

export const setUp = handle(MultiFactorAuthentication.verifyDuoByAccessToken, (input, request) =>
  Effect.gen(function* () {
    const { account, factors } = yield* enabled
    yield* duo.check
    yield* secondFactor.checkLock(account, request)
    yield* duo.prove(account, factors, input, "setUp")
    return yield* done
  })
)

const removal: Removal = (factors) => ({ ...factors, isDuoOn: undefined })

const checkOn = ({ isDuoOn }: Factors) =>
  isDuoOn === true ? Effect.void : refuse(ErrorCode.DuoMfaNotConfiguredForProfile)

export const removeOwnDuo = handle(MultiFactorAuthentication.resetDuoByAccessToken, () =>
  Effect.gen(function* () {
    const { factors } = yield* enabled
    yield* checkOn(factors)
    return yield* removeOwn([removal])
  })
)

export const removeDuoOf = handle(MultiFactorAuthentication.resetDuoByUid, ({ uid }) =>
  Effect.gen(function* () {
    const { account, store } = yield* lookup.byUid(uid)
    yield* checkOn(store.read(SecondFactors.ofAccount(account.uid)))
    return yield* removeOf(uid, [removal])
  })
)

export const handlers = [verify, setUp, removeOwnDuo, removeDuoOf]
