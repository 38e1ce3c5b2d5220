/** What failed attempts do to an account. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Settings } from "../Settings.js"
import type { Account } from "../Store/Account.js"
import { isLocked } from "./profile.js"
import { iso } from "./time.js"

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
