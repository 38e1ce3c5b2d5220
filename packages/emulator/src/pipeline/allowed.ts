/** Accounts that may do nothing, and for which nothing is done: no session, no message. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type { Account } from "../state/Accounts.js"

/** What such an account is refused with. One that is locked for a while, or not verified, still gets its mails. */
export const bar = ({ isActive, isLoginDisabled }: Account) =>
  isActive ? (isLoginDisabled ? ErrorCode.LoginDisabled : undefined) : ErrorCode.AccountBlocked

export const checkAllowed = (account: Account) => {
  const barred = bar(account)
  return barred === undefined ? Effect.void : refuse(barred)
}
