/** The mail that welcomes a user. */
import * as Effect from "effect/Effect"
import type { Account } from "../state/Accounts.js"
import { mainAddress } from "../state/emailAddresses.js"
import { notify } from "./mail.js"

export const template = "welcome-default"

/** Welcomes a user who has not been welcomed yet; answers the account to be saved. */
export const once = (account: Account, wish: string | undefined) =>
  Effect.gen(function* () {
    const address = mainAddress(account)
    if (account.wasWelcomed || address === undefined) return account
    yield* notify(account, address, wish ?? template)
    return { ...account, wasWelcomed: true }
  })
