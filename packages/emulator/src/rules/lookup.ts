/** Accounts as they are found, and whether they may be used. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import { refuse } from "../handle.js"
import { checkAllowed } from "../pipeline/allowed.js"
import * as Accounts from "../state/Accounts.js"
import type { Account } from "../state/Accounts.js"

/** The account with an id, if there is one. */
export const known = (uid: string) =>
  Effect.map(
    current,
    ({ store }) => store.read(Accounts.byUid(uid.trim().toLowerCase())) ?? store.read(Accounts.byUid(uid.trim()))
  )

/** The account with an id. */
export const byUid = (uid: string) =>
  Effect.gen(function* () {
    const context = yield* current
    const account = yield* known(uid)
    return account === undefined ? yield* refuse(ErrorCode.AccountIdInvalid) : { ...context, account }
  })

/** The account with an id, for operations to which an unknown id is an unknown user. */
export const userByUid = (uid: string) => byUid(uid).pipe(Effect.catchAll(() => refuse(ErrorCode.UserNotFound)))

/** The account that was found by something else than its id. */
export const found = (account: Account | undefined) =>
  account === undefined || account.isDeleted ? refuse(ErrorCode.UserNotFound) : Effect.succeed(account)

/** The same, if it may do something and be sent something. */
export const allowed = (account: Account | undefined) => Effect.tap(found(account), checkAllowed)

/** The account with an id, if it may do something and be sent something. */
export const allowedByUid = (uid: string) => Effect.tap(byUid(uid), ({ account }) => allowed(account))
