/** Security questions as the second factor. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as Effect from "effect/Effect"
import { modify } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import * as factor from "../../rules/factors.js"
import * as lockout from "../../rules/lockout.js"
import * as lookup from "../../rules/lookup.js"
import * as secondFactor from "../../rules/secondFactor.js"
import * as signIn from "../../rules/signIn.js"
import { configured } from "../../rules/securityQuestions.js"
import * as SecondFactors from "../../state/SecondFactors.js"
import type { Factors } from "../../state/SecondFactors.js"
import { type Removal, removeOf, removeOwn } from "./removal.js"
import { enabled } from "./settings.js"

export const own = handle(MultiFactorAuthentication.securityQuestionAnswerByAccessToken, (input, request) =>
  Effect.gen(function* () {
    const { account, factors, settings } = yield* enabled
    yield* factor.checkAnswers
    yield* secondFactor.checkLock(account, request)
    const given = input.securityQuestionAnswer
    if (input.replaceSecurityQuestionAnswer || configured(account, settings).length === 0) {
      yield* modify(lockout.succeed(yield* factor.saveAnswers(account, factors, given)))
    } else {
      yield* factor.takeAnswers(account, factors, given)
      yield* modify(lockout.succeed(account))
    }
    return { IsPosted: true }
  })
)

export const enrol = handle(MultiFactorAuthentication.securityQuestionAnswer, (input, request) =>
  Effect.gen(function* () {
    const { account, factors, login, ways } = yield* secondFactor.resume(input.secondFactorAuthenticationToken)
    yield* secondFactor.checkLock(account, request)
    yield* factor.checkAnswers
    if (ways.length > 0) return yield* refuse(ErrorCode.MfaMethodAlreadyEnabled)
    const changed = yield* factor.saveAnswers(account, factors, input.securityQuestionAnswer)
    return yield* signIn.afterSecondFactor(changed, login.token, request)
  })
)

export const verify = handle(MultiFactorAuthentication.securityQuestionAnswerVerification, (input, request) =>
  Effect.gen(function* () {
    const { account, login, ways } = yield* secondFactor.resume(input.secondFactorAuthenticationToken)
    yield* secondFactor.checkLock(account, request)
    yield* factor.checkAnswers
    if (!ways.includes("answers")) return yield* refuse(ErrorCode.SecurityQuestionMfaNotVerified)
    yield* factor.proveAnswers(account, input.securityQuestionAnswer)
    return yield* signIn.afterSecondFactor(account, login.token, request)
  })
)

const removal: Removal = (factors) => ({ ...factors, areAnswersOn: undefined })

/** Refuses where the answers are no factor. They themselves stay: passwords are reset by them too. */
const checkOn = ({ areAnswersOn }: Factors) =>
  areAnswersOn === true ? Effect.void : refuse(ErrorCode.SecurityQuestionMfaNotVerified)

export const removeOwnAnswers = handle(MultiFactorAuthentication.resetSecurityQuestionAuthenticatorByAccessToken, () =>
  Effect.gen(function* () {
    const { factors } = yield* enabled
    yield* checkOn(factors)
    return yield* removeOwn([removal])
  })
)

export const removeAnswersOf = handle(MultiFactorAuthentication.resetSecurityQuestionAuthenticatorByUid, ({ uid }) =>
  Effect.gen(function* () {
    const { account, store } = yield* lookup.byUid(uid)
    yield* checkOn(store.read(SecondFactors.ofAccount(account.uid)))
    return yield* removeOf(uid, [removal])
  })
)

export const handlers = [own, enrol, verify, removeOwnAnswers, removeAnswersOf]
