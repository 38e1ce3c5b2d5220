/** What failed attempts do to an account. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse, type Request } from "@loginradius-effect/core/Handler"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { current, keep, save } from "../context.js"
import { iso } from "../internal/time.js"
import type { Settings } from "../Settings.js"
import { type Account, isLocked } from "../state/Accounts.js"
import * as captcha from "./captcha.js"
import * as securityQuestions from "./securityQuestions.js"

/** The account after a wrong password or code; the last one that is allowed locks it. */
export const fail = (account: Account, settings: Settings, now: number): Account => {
  const { suspension, threshold, type } = settings.lockout
  // A suspension that is over has been served: counting starts again.
  const isServed = account.lock !== undefined && !isLocked(account, now)
  const failedLogins = (isServed ? 0 : account.failedLogins) + 1
  const counted: Account = { ...account, failedLogins, lock: isServed ? undefined : account.lock }
  if (type === "None" || threshold === 0 || failedLogins < threshold) return counted
  return {
    ...counted,
    isActive: type === "Block" ? false : account.isActive,
    lock: { type, until: type === "Suspend" ? now + Duration.toMillis(suspension) : undefined }
  }
}

/** The account after a right one. */
export const succeed = (account: Account): Account => ({ ...account, failedLogins: 0, lock: undefined })

/** Refuses while the account is suspended. */
export const checkSuspension = (account: Account, now: number) =>
  account.lock?.type === "Suspend" && account.lock.until !== undefined && isLocked(account, now)
    ? refuse(ErrorCode.AccountTemporarilyLocked, { extra: { Data: { LoginLockedTimeout: iso(account.lock.until) } } })
    : Effect.void

/** The account after a wrong answer to a security question; the last one that is allowed blocks it. */
export const failAnswer = (account: Account, settings: Settings): Account => {
  const failedSecurityAnswers = account.failedSecurityAnswers + 1
  return {
    ...account,
    failedSecurityAnswers,
    isActive: failedSecurityAnswers >= settings.lockout.securityAnswerLimit ? false : account.isActive
  }
}

/** Refuses while a lock holds that the attempt does not lift. */
export const checkLock = (
  account: Account,
  attempt: { readonly securityAnswer?: securityQuestions.Answers | undefined },
  request: Request
) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    yield* checkSuspension(account, now)
    if (!isLocked(account, now)) return
    if (account.lock?.type === "Captcha") {
      const solution = captcha.judge(request, settings)
      if (solution === "missing") return yield* refuse(ErrorCode.AccountLockedCaptchaRequired)
      if (solution === "wrong") return yield* refuse(ErrorCode.CaptchaInvalid)
    }
    if (account.lock?.type === "SecurityQuestion") {
      const answers = attempt.securityAnswer ?? {}
      if (Object.keys(answers).length === 0) return yield* refuse(ErrorCode.AccountLockedSecurityAnswerRequired)
      if ((yield* securityQuestions.judge(account, answers)) !== "right") {
        return yield* refuse(ErrorCode.SecurityQuestionOrAnswerIncorrect)
      }
    }
  })

/** Refuses a new password while a lock holds that only a login lifts. */
export const checkReset = (account: Account, now: number) =>
  Effect.gen(function* () {
    if (!isLocked(account, now)) return
    if (account.lock?.type === "Captcha") return yield* refuse(ErrorCode.AccountLockedCaptchaRequired)
    if (account.lock?.type === "SecurityQuestion") return yield* refuse(ErrorCode.AccountLockedSecurityAnswerRequired)
  })

/** Refuses what does not lift the lock of an account; time and management alone lift some. */
export const checkUnlock = (account: Account, answers: securityQuestions.Answers, request: Request) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    if (!isLocked(account, now)) return yield* refuse(ErrorCode.AccountAlreadyUnlocked)
    switch (account.lock?.type) {
      case "Captcha":
        return captcha.judge(request, settings) === "solved" ? undefined : yield* refuse(ErrorCode.CaptchaInvalid)
      case "SecurityQuestion":
        return (yield* securityQuestions.judge(account, answers)) === "right"
          ? undefined
          : yield* refuse(ErrorCode.SecurityQuestionOrAnswerIncorrect)
      default:
        return yield* refuse(ErrorCode.OnlyEmailInProfile)
    }
  })

/** Counts a failed attempt, which is then refused. */
export const count = (account: Account) =>
  Effect.flatMap(current, ({ now, settings }) => keep(save(fail(account, settings, now))))
