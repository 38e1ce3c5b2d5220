/** Step-up: what begins one, and the token that whoever has proven once more who they are gets for it. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import type { SecondFactorSettingsEncoded } from "@loginradius-effect/core/Login"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { caller, current, save } from "../context.js"
import { guid } from "../internal/ids.js"
import { iso } from "../internal/time.js"
import { unredact } from "../internal/unredact.js"
import * as mail from "../messages/mail.js"
import * as sms from "../messages/sms.js"
import type { Account } from "../state/Accounts.js"
import type { MailPurpose } from "../state/Codes.js"
import * as SecondFactors from "../state/SecondFactors.js"
import * as StepUps from "../state/StepUps.js"
import * as challenges from "./challenges.js"
import type * as duo from "./duo.js"
import * as lockout from "./lockout.js"
import * as lookup from "./lookup.js"
import * as secondFactor from "./secondFactor.js"
import { verified } from "./ways.js"

/** Whoever calls, where second factors prove who that is. */
export const bySecondFactor = Effect.gen(function* () {
  const context = yield* caller
  const { account, settings, store } = context
  if (!settings.stepUp.secondFactor) return yield* refuse(ErrorCode.StepUpMfaNotEnabled)
  yield* secondFactor.checkEnabled
  const factors = store.read(SecondFactors.ofAccount(account.uid))
  return { ...context, factors, ways: verified(account, factors, settings) }
})

/** What a step-up by a second factor begins with: the factors that there are, and what is asked of them. Nothing can be set up here. */
export const begin = (wishes: sms.Wishes, way: duo.Way | undefined) =>
  Effect.gen(function* () {
    const { account, factors, now, settings, ways } = yield* bySecondFactor
    if (ways.length === 0) return yield* refuse(ErrorCode.MfaNotConfigured)
    const { phone } = factors
    const otpStatus =
      ways.includes("sms") && phone !== undefined ? yield* sms.send(account, "stepUpByPhone", phone, wishes) : null
    const asked = yield* challenges.askForStepUp(account, ways, way)
    const answer: SecondFactorSettingsEncoded = {
      ...secondFactor.documentOf(account, factors, settings, false, asked),
      OTPStatus: otpStatus,
      ExpireIn: iso(now + Duration.toMillis(settings.stepUp.challengeLifetime))
    }
    return answer
  })

/** Mails a passcode. */
export const sendMail = (
  account: Account,
  purpose: MailPurpose & `stepUp${string}`,
  address: string,
  template: string | undefined
) =>
  Effect.gen(function* () {
    yield* mail.check(account, purpose)
    yield* mail.send(account, purpose, address, { template })
    return { IsPosted: true }
  })

/** Answers the token of what has been proven, which ends the count of failures, and leaves the session as it is. */
export const proven = (account: Account, kind: StepUps.Kind) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    yield* save(lockout.succeed(account))
    const stepUp: StepUps.StepUp = {
      token: yield* guid,
      uid: account.uid,
      kind,
      createdAt: now,
      expiresAt: now + Duration.toMillis(settings.stepUp.tokenLifetime)
    }
    store.change(StepUps.put(stepUp))
    return { SecondFactorValidationToken: stepUp.token, ExpireIn: iso(stepUp.expiresAt) }
  })

/** Refuses a token that is not good for an account, or not for this. */
export const validate = (uid: string, token: string | Redacted.Redacted<string>, kind: StepUps.Kind) =>
  Effect.gen(function* () {
    const { account, now, settings, store } = yield* lookup.userByUid(uid)
    yield* lookup.found(account)
    const given = unredact(token).trim()
    if (!store.read(StepUps.isGood(given, account.uid, kind, now)))
      return yield* refuse(ErrorCode.MfaValidationTokenInvalid)
    if (settings.stepUp.singleUse) store.change(StepUps.remove(given))
    return { IsValid: true }
  })
